"""Two drafts compared as a page, in a real browser."""

from __future__ import annotations

from dataclasses import replace

import pytest
from browser_visit import Open
from hostile_report import PAYLOADS, hostile_report
from sample_report import sample_report

from claimcheck.cli.rendering import load_assets
from claimcheck.report.diff import compare_reports
from claimcheck.report.html import diff_to_html
from claimcheck.types import Label, Report

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
SIGNAL = "window.hits = 0; window.hit = () => { window.hits += 1; };"


def page_of(before: Report, after: Report) -> str:
    return diff_to_html(compare_reports(before, after), load_assets())


def drafts() -> tuple[Report, Report]:
    before = sample_report()
    claims = list(before.claims)
    claims[1] = replace(claims[1], attributions=(), label=Label.UNVERIFIED)
    text = before.document.text.replace("found 14 cracked pilings", "found 19 cracked pilings")
    after = replace(before, document=replace(before.document, text=text, sha256="0"), claims=tuple(claims[:-1]))
    return before, replace(after, findings=before.findings[1:])


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light")])
def test_it_says_what_changed_and_axe_finds_nothing(width: int, scheme: str, visit: Open) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened = visit(page_of(*drafts()), width=width, scheme=scheme)
    said = opened.page.inner_text("body")
    for words in (
        "Lost their source (1)",
        "Reworded (1)",
        "Claims gone (1)",
        "Findings gone (1)",
        "Ilse Brandt → no source",
    ):
        assert words in said
    assert opened.page.locator(".claim del", has_text="14").count() == 2
    assert opened.page.locator(".claim ins", has_text="19").count() == 2
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.trouble == []
    found = Axe().run(opened.page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def test_hostile_drafts_show_their_text_and_do_nothing(visit: Open) -> None:
    for words in PAYLOADS.values():
        opened = visit(page_of(sample_report(), hostile_report(words)), setup=SIGNAL)
        assert opened.page.evaluate("window.hits") == 0
        assert opened.trouble == []
        assert len(opened.requests) == 1
        opened.page.context.close()
