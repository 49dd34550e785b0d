"""Hostile text in every field that the review pages show, reviewers' own too: it is shown, and nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from browser_visit import Visit
from hostile_report import PAYLOADS, hostile_report
from review_server import TOKEN, Server

from claimcheck.adapters.home import prepare_home
from claimcheck.adapters.runs import SqliteDecisions, SqliteStore
from claimcheck.types import ApproveSource, ClaimSubject, Decision, Note, Quotation, SourceSubject

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIGNAL = "window.hits = 0; window.hit = () => { window.hits += 1; };"
EVERYTHING = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  for (const element of document.querySelectorAll("body *")) {
    for (const name of ["mouseover", "focus", "pointerover"]) element.dispatchEvent(new Event(name, { bubbles: true }));
  }
}"""
# A lone surrogate has no UTF-8: neither a file nor the API can hand one in (`test_review_api.py`).
NAMES = [name for name, words in PAYLOADS.items() if words.encode("utf-8", "ignore").decode() == words]


def run_of(name: str) -> str:
    return f"run{NAMES.index(name):03}"


def keep(store: SqliteStore, name: str) -> None:
    """Keep a run whose every text is hostile, and decisions on it by a hostile reviewer."""
    words = PAYLOADS[name]
    report = hostile_report(words)
    report = replace(report, run=replace(report.run, id=run_of(name)))
    store.save(report)
    text = report.document.text
    claim = ClaimSubject(quotations=tuple(Quotation.of(text, span) for span in report.claims[0].spans))
    changes = ((claim, Note(text=words)), (SourceSubject(name=report.sources[0].name), ApproveSource()))
    for number, (subject, change) in enumerate(changes):
        SqliteDecisions(store).add(
            Decision(
                id=f"{run_of(name)}-{number}",
                run_id=run_of(name),
                reviewer=words[:80],
                made_at="2031-04-02T10:00:00.000+00:00",
                subject=subject,
                change=change,
                old=words,
                reason=words,
            )
        )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("hostile") / "own"
    prepare_home(home)
    store = SqliteStore(home / "runs.sqlite")
    for name in NAMES:
        keep(store, name)
    store.close()
    started = Server(home)
    yield started
    started.stop()


@pytest.fixture(scope="module")
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(SIGNAL)
    opened = Visit(page=context.new_page())
    opened.page.goto(f"{server.url}/open?token={TOKEN}")
    opened.watch()
    yield opened
    context.close()


def look(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(EVERYTHING)
    assert page.evaluate("window.hits") == 0


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_is_shown_and_does_nothing(name: str, visit: Visit, server: Server) -> None:
    visit.trouble.clear()
    visit.requests.clear()
    elements = set()
    for path in ("review", "decisions"):
        look(visit.page, f"{server.url}/runs/{run_of(name)}/{path}")
        elements |= set(visit.page.evaluate("[...document.querySelectorAll('main *')].map((one) => one.localName)"))
    assert visit.trouble == []
    assert not elements & {"script", "img", "iframe", "svg", "object", "embed", "style", "link", "base", "meta"}
    assert all(address.startswith(f"{server.url}/") for address in visit.requests)


def test_the_list_of_hostile_runs_does_nothing(visit: Visit, server: Server) -> None:
    visit.trouble.clear()
    look(visit.page, f"{server.url}/")
    assert visit.page.locator(".runs > li").count() == len(NAMES) >= 40
    for before, after in zip(NAMES[::5], NAMES[1::5], strict=False):
        look(visit.page, f"{server.url}/runs/{run_of(after)}/diff/{run_of(before)}")
    look(visit.page, f"{server.url}/runs/{run_of(NAMES[0])}/drafts")
    assert visit.page.locator(".runs > li").count() == len(NAMES) - 1
    assert visit.trouble == []


@pytest.mark.parametrize("name", NAMES[::6])
def test_hostile_words_that_are_typed_are_sent_kept_and_shown(name: str, visit: Visit, server: Server) -> None:
    words = PAYLOADS[name].replace("\r", "").replace("\0", "")[:3000]
    page = visit.page
    visit.trouble.clear()
    look(page, f"{server.url}/runs/{run_of(name)}/review")
    page.fill("#reviewer", "Ada")
    page.fill("form[data-field=note] textarea", words)
    page.press("form[data-field=note] textarea", "Escape")
    page.wait_for_function("() => document.getElementById('saved').textContent === 'Saved'")
    assert page.evaluate("window.hits") == 0
    assert visit.trouble == []
    last = server.get(f"/api/v1/runs/{run_of(name)}/decisions").json["decisions"][-1]
    assert (last["field"], last["new"]) == ("note", words)
