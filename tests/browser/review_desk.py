"""A home with checked articles, served, and what the tests of its pages do on them by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from browser_visit import Visit
from review_server import ROOT, TOKEN, Server
from sample_report import sample_report

from claimcheck.adapters.home import prepare_home
from claimcheck.adapters.runs import SqliteDecisions, SqliteStore
from claimcheck.config import Flags, load_settings
from claimcheck.text.load import load_file
from claimcheck.wiring import open_workbench

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RUN = "0abcdefgh1234"
ARTICLE = ROOT / "data" / "samples" / "articles" / "flood-gates.txt"


class Desk:
    """A home with a checked article and the sample report, served."""

    def __init__(self, home: Path) -> None:
        self.home = home
        prepare_home(home)
        with open_workbench(load_settings(Flags(home=str(home), model="rules", archive=""), {})) as workbench:
            report = workbench.check(load_file(ARTICLE), "flood-gates.txt")
        self.run = report.run.id
        store = SqliteStore(home / "runs.sqlite")
        store.save(report)
        store.save(sample_report(RUN))
        store.close()
        self.server = Server(home)

    def decisions(self) -> list[tuple[str, str]]:
        """Give what the store holds, as who decided what."""
        store = SqliteStore(self.home / "runs.sqlite")
        kept = [(each.reviewer, each.change.field) for each in SqliteDecisions(store).of_run(self.run)]
        store.close()
        return kept


def enter(browser: Browser, server: Server, path: str, *, width: int = 1280, scheme: str = "light") -> Visit:
    """Open a page as somebody who has the link."""
    context = browser.new_context(
        viewport={"width": width, "height": 900 if width > 600 else 740}, color_scheme=scheme, reduced_motion="reduce"
    )
    opened = Visit(page=context.new_page())
    opened.page.goto(f"{server.url}/open?token={TOKEN}")
    opened.watch()
    opened.page.goto(server.url + path)
    return opened


def named(browser: Browser, desk: Desk, name: str) -> Visit:
    opened = enter(browser, desk.server, f"/runs/{desk.run}/review")
    opened.page.fill("#reviewer", name)
    opened.page.press("#reviewer", "Escape")
    return opened


def current(page: Page) -> str:
    return str(page.locator("#claim > .one").get_attribute("data-id"))


def press(page: Page, key: str) -> None:
    """Press a key, and wait until what it asked for is on the page."""
    before = current(page)
    page.keyboard.press(key)
    page.wait_for_function("(id) => document.querySelector('#claim > .one')?.dataset.id !== id", arg=before)


def saved(page: Page) -> None:
    page.wait_for_function("() => document.getElementById('saved').textContent === 'Saved'")
