"""A real browser for tests of pages; where there is none, they are skipped with the reason."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_visit import Open, Visit
from review_desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium, or whichever Chromium is there; nothing is downloaded."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"there is no browser: none of {', '.join(BROWSERS)} is installed")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.skip("playwright is not installed")
    with sync_playwright() as playwright:
        # Chromium's own sandbox needs user namespaces, which root and containers often lack.
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open HTML text as a file, as a user would, in a window of its own."""
    contexts = []

    def open_page(
        html: str, *, width: int = 1280, scheme: str = "light", script: bool = True, fragment: str = "", setup: str = ""
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900 if width > 600 else 740},
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        contexts.append(context)
        path = tmp_path / "report.html"
        path.write_text(html, encoding="utf-8")
        opened = Visit(page=context.new_page())
        opened.watch()
        if setup:
            opened.page.add_init_script(setup)
        opened.page.goto(path.as_uri() + fragment)
        return opened

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "own")
    yield made
    made.server.stop()


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Serve a home that no test changes."""
    made = Desk(tmp_path_factory.mktemp("still") / "own")
    yield made
    made.server.stop()
