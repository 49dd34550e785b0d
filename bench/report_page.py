"""Measure the HTML report in a real browser: size, first paint, one filter, one search, one scroll through the page.

The short page is a sample article with the sample archive; the long one holds the sample articles over and over, to
10,000 words. Needs Chromium and playwright.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.rendering import load_assets
from claimcheck.config import Flags, load_settings
from claimcheck.report.html import to_html
from claimcheck.text.load import load_file
from claimcheck.types import Claim, Report, Source, Span
from claimcheck.wiring import open_archive, open_workbench
from shared import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

SAMPLES = ROOT / "data" / "samples"
LONG_WORDS = 10_000
FIRST_PAINT_LIMIT_MS = 1000
FILTER_LIMIT_MS = 100
SIZE_LIMIT_KB = 400
_HEADS = (
    *("words", "claims", "KB", "made in ms"),
    *("first paint ms", "filter ms", "... painted", "search ms", "slowest frame ms"),
)

# Each waits until the frame with the change is painted: a frame is asked for, and a task after it.
_PRESS = """async (selector) => {
  const button = document.querySelector(selector);
  const start = performance.now();
  button.click();
  document.body.offsetHeight;
  const done = performance.now() - start;
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  return [done, performance.now() - start];
}"""
_FIND = """async (words) => {
  const field = document.querySelector("#find");
  const start = performance.now();
  field.value = words;
  field.dispatchEvent(new Event("input"));
  document.body.offsetHeight;
  const done = performance.now() - start;
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  return [done, performance.now() - start];
}"""
_SCROLL = """async () => {
  const frames = [];
  const height = document.documentElement.scrollHeight;
  let last = performance.now();
  for (let top = 0; top < height; top += Math.max(400, height / 120)) {
    scrollTo({ top, behavior: "instant" });
    await new Promise((next) => requestAnimationFrame(next));
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  return frames;
}"""
_PAINT = """() => new Promise((done) => {
  const seen = () => performance.getEntriesByName("first-contentful-paint")[0];
  const wait = () => (seen() ? done(seen().startTime) : setTimeout(wait, 10));
  wait();
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Milliseconds of one visit; a filter until its layout is done and until it is painted."""

    paint_ms: float
    filter_ms: float
    filter_painted_ms: float
    find_ms: float
    slowest_frame_ms: float


def sample_reports(home: Path) -> list[Report]:
    """Check the sample articles with the sample archive."""
    settings = load_settings(Flags(home=str(home), archive=str(home / "archive")), {})
    archive = open_archive(settings, lambda _: None, create=True)
    try:
        for _ in archive.add(load_file(path) for path in sorted((SAMPLES / "archive").glob("*.md"))):
            pass
    finally:
        archive.close()
    with open_workbench(settings) as workbench:
        return [workbench.check(load_file(path), path.name) for path in sorted((SAMPLES / "articles").iterdir())]


def joined(reports: list[Report], words: int) -> Report:
    """Put reports one after the other, over and over, until the article has so many words."""
    whole = reports[0]
    n = 0
    while len(whole.document.text.split()) < words:
        n += 1
        whole = _with(whole, reports[n % len(reports)], n)
    return whole


def _with(whole: Report, part: Report, n: int) -> Report:
    """Add the report of one more article at the end."""
    step = len(whole.document.text) + 2
    paragraphs = whole.sentences[-1].paragraph + 1
    sentences = (
        replace(one, start=one.start + step, end=one.end + step, paragraph=one.paragraph + paragraphs)
        for one in part.sentences
    )
    findings = (
        replace(
            one,
            spans=_moved(one.spans, step),
            claim_id=one.claim_id and f"{one.claim_id}-{n}",
            source_id=one.source_id and f"{one.source_id}-{n}",
        )
        for one in part.findings
    )
    return replace(
        whole,
        document=replace(whole.document, text=f"{whole.document.text}\n\n{part.document.text}"),
        sentences=(*whole.sentences, *sentences),
        claims=(*whole.claims, *(_claim(one, step, n) for one in part.claims)),
        sources=(*whole.sources, *(_source(one, step, n) for one in part.sources)),
        findings=(*whole.findings, *findings),
        totals={key: whole.totals[key] + part.totals[key] for key in whole.totals},
        coverage={key: whole.coverage[key] + part.coverage[key] for key in whole.coverage},
    )


def _claim(claim: Claim, step: int, n: int) -> Claim:
    attributions = (
        replace(
            one,
            chain=tuple(f"{name}-{n}" for name in one.chain),
            source=_moved_one(one.source, step),
            cue=_moved_one(one.cue, step),
            content=_moved(one.content, step),
        )
        for one in claim.attributions
    )
    return replace(
        claim,
        id=f"{claim.id}-{n}",
        spans=_moved(claim.spans, step),
        attributions=tuple(attributions),
        witnessed=_moved_one(claim.witnessed, step),
        resolved=_moved(claim.resolved, step),
    )


def _source(source: Source, step: int, n: int) -> Source:
    return replace(
        source,
        id=f"{source.id}-{n}",
        mentions=_moved(source.mentions, step),
        reason_for_anonymity=_moved_one(source.reason_for_anonymity, step),
        basis_of_knowledge=_moved_one(source.basis_of_knowledge, step),
        may_be_among=tuple(f"{name}-{n}" for name in source.may_be_among),
        claim_ids=tuple(f"{name}-{n}" for name in source.claim_ids),
    )


def _moved(spans: tuple[Span, ...], step: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + step, span.end + step) for span in spans)


def _moved_one(span: Span | None, step: int) -> Span | None:
    return Span(span.start + step, span.end + step) if span else None


def visits(path: Path, runs: int) -> Iterator[Figures]:
    """Open a page so many times in a fresh browser context, and measure each visit."""
    import shutil

    from playwright.sync_api import sync_playwright

    browser_path = shutil.which("chromium")
    if browser_path is None:
        raise SystemExit("bench/report_page.py: there is no chromium; install it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for _ in range(runs):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            yield _visit(context.new_page(), path)
            context.close()
        browser.close()


def _visit(page: Page, path: Path) -> Figures:
    page.goto(path.as_uri())
    paint = float(page.evaluate(_PAINT))
    frames = page.evaluate(_SCROLL)
    done, painted = page.evaluate(_PRESS, 'button[data-name="anonymous"]')
    page.evaluate(_PRESS, 'button[data-name="anonymous"]')
    find, _ = page.evaluate(_FIND, "council crowns")
    return Figures(
        paint_ms=paint, filter_ms=done, filter_painted_ms=painted, find_ms=find, slowest_frame_ms=max(frames[1:])
    )


def main() -> int:
    """Measure both pages and print a table; 1 if a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    is_over = False
    print(f"| page | {' | '.join(_HEADS)} |\n|---|{'--:|' * len(_HEADS)}")
    with tempfile.TemporaryDirectory() as folder:
        reports = sample_reports(Path(folder))
        for name, report in (("a sample article", reports[0]), ("10,000 words", joined(reports, LONG_WORDS))):
            start = time.perf_counter()
            page = to_html(report, load_assets())
            made_ms = 1000 * (time.perf_counter() - start)
            path = Path(folder) / "report.html"
            path.write_text(page, encoding="utf-8")
            found = list(visits(path, options.runs))
            middle = [
                statistics.median(getattr(one, key) for one in found)
                for key in ("paint_ms", "filter_ms", "filter_painted_ms", "find_ms", "slowest_frame_ms")
            ]
            words = len(report.document.text.split())
            size_kb = len(page.encode()) / 1000
            figures = [words, len(report.claims), size_kb, made_ms, *middle]
            print(f"| {name} | {' | '.join(f'{figure:,.0f}' for figure in figures)} |", flush=True)
            is_over |= middle[0] > FIRST_PAINT_LIMIT_MS or middle[1] > FILTER_LIMIT_MS
            is_over |= words <= 1000 and size_kb > SIZE_LIMIT_KB
    return int(is_over)


if __name__ == "__main__":
    raise SystemExit(main())
