"""The review pages in a real browser: ten claims by keyboard, undo, reload; two reviewers; axe on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from review_desk import RUN, Desk, current, enter, named, press, saved
from review_server import ROOT, TOKEN
from sample_report import TEXT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


def test_ten_claims_are_reviewed_by_keyboard_and_found_in_store_and_export(browser: Browser, desk: Desk) -> None:
    opened = named(browser, desk, "Ada Lindqvist")
    page = opened.page
    first = current(page)
    for key in "aaxaaaxa":
        press(page, key)
    ninth = current(page)
    page.keyboard.press("c")
    page.keyboard.type("opinion")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    saved(page)
    page.wait_for_function("() => document.querySelector('.one .line').textContent.includes('opinion')")
    page.keyboard.press("s")
    page.keyboard.press("Home")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.one .line').textContent.includes('Unverified')")
    press(page, "j")
    press(page, "a")
    page.keyboard.press("n")
    page.keyboard.type("call the harbour office")
    page.wait_for_function("() => document.getElementById('saved').textContent === 'Saved'")
    page.keyboard.press("Escape")
    fields = [field for _, field in desk.decisions()]
    assert fields[:8] == [{"a": "accept", "x": "not_a_claim"}[key] for key in "aaxaaaxa"]
    assert fields[8:] == ["kind", "source", "accept", "note"]
    page.keyboard.press("u")
    page.wait_for_function("() => document.getElementById('saved').textContent === 'Undone'")
    assert [field for _, field in desk.decisions()][-1] == "undo"
    page.reload()
    assert page.locator("#done").text_content().startswith("10 of ")
    assert page.input_value("#reviewer") == "Ada Lindqvist"
    assert page.locator(f"#queue li[data-id='{first}']").get_attribute("data-status") == "accepted"
    assert page.locator(f"#queue li[data-id='{ninth}']").get_attribute("data-status") == "changed"
    exported = desk.server.get(f"/api/v1/runs/{desk.run}/decisions").json["decisions"]
    assert [row["field"] for row in exported] == [field for _, field in desk.decisions()]
    assert exported[-2]["state"] == "undone"
    assert opened.trouble == []
    assert all(address.startswith(desk.server.url) for address in opened.requests)


def test_a_label_without_a_reason_is_not_sent_and_words_that_are_not_there_are_refused(
    browser: Browser, desk: Desk
) -> None:
    page = named(browser, desk, "Ada").page
    page.keyboard.press("l")
    page.click("details[data-key=l] button")
    page.keyboard.press("Escape")
    page.click("#claim > .one h2")
    page.keyboard.press("w")
    page.fill("details[data-key=w] textarea", "the minister resigned")
    page.click("details[data-key=w] button")
    page.wait_for_function("() => document.getElementById('saved').textContent.includes('not in the article')")
    assert desk.decisions() == []


def test_without_a_name_nothing_is_decided(browser: Browser, desk: Desk) -> None:
    page = enter(browser, desk.server, f"/runs/{desk.run}/review").page
    page.keyboard.press("a")
    page.wait_for_function("() => document.activeElement.id === 'reviewer'")
    assert desk.decisions() == []


def test_a_note_written_before_the_name_is_kept(browser: Browser, desk: Desk) -> None:
    page = enter(browser, desk.server, f"/runs/{desk.run}/review").page
    claim = current(page)
    page.keyboard.press("n")
    page.keyboard.type("call the harbour office")
    page.wait_for_function("() => document.getElementById('saved').textContent.includes('give your name')")
    assert page.evaluate("document.activeElement.name") == "text"  # typing is not interrupted
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.wait_for_function("() => document.activeElement.id === 'reviewer'")
    assert (current(page), desk.decisions()) == (claim, [])
    page.keyboard.type("Ada")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('saved').textContent === 'Saved'")
    assert desk.decisions() == [("Ada", "note")]
    press(page, "j")


def test_the_queue_says_in_words_what_needs_review_and_lists_its_keys(browser: Browser, desk: Desk) -> None:
    page = named(browser, desk, "Ada").page
    flags = "#queue .flag.review:visible"
    left = page.locator(flags).count()
    assert left == page.locator("#queue li[data-review]").count() > 0
    assert page.locator("#left").text_content() == f" · {left} left to review"
    press(page, "a")
    assert page.locator(flags).count() == left - 1
    assert page.locator("#left").text_content() == (f" · {left - 1} left to review" if left > 1 else "")
    at = page.evaluate("scrollY")
    page.keyboard.press("?")
    assert page.locator(".keys", has_text="approve a source").is_visible()
    assert page.evaluate("scrollY") == at
    page.keyboard.press("Escape")
    assert not page.locator(".keys").is_visible()


def test_a_key_without_a_form_says_so_and_what_was_said_goes_away(browser: Browser, desk: Desk) -> None:
    page = named(browser, desk, "Ada").page
    while page.locator("[data-key=p]").count():
        press(page, "j")
    page.keyboard.press("p")
    page.wait_for_function("() => document.getElementById('saved').textContent.includes('no unnamed source')")
    page.wait_for_function("() => document.getElementById('saved').textContent === ''", timeout=8000)


def test_single_keys_can_be_switched_off(browser: Browser, desk: Desk) -> None:
    page = named(browser, desk, "Ada").page
    before = current(page)
    page.uncheck("#keys")
    page.click("#claim > .one h2")
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert (current(page), desk.decisions()) == (before, [])


def test_two_reviewers_see_each_other_and_where_they_differ(browser: Browser, desk: Desk) -> None:
    ada, ben = named(browser, desk, "Ada").page, named(browser, desk, "Ben").page
    claim = current(ben)
    press(ada, "a")
    ben.wait_for_selector(f"#queue li[data-id='{claim}'][data-status=accepted]")
    assert current(ben) == claim
    ben.keyboard.press("c")
    ben.select_option("select[name=kind]", "opinion")
    ben.click("details[data-key=c] button")
    ben.wait_for_selector(".one .warn")
    assert "Ada" in ben.locator(".one .warn").text_content()
    ada.wait_for_selector(f"#queue li[data-id='{claim}'][data-conflict]")
    assert desk.decisions() == [("Ada", "accept"), ("Ben", "kind")]


def test_an_article_is_checked_from_the_page_with_progress(browser: Browser, desk: Desk) -> None:
    page = enter(browser, desk.server, "/").page
    page.click("#start button")
    page.wait_for_function("() => document.getElementById('progress').textContent.startsWith('Give the text')")
    page.fill("#text", TEXT)
    page.fill("[name=date]", "2031-04-01")
    page.click("#start button")
    page.wait_for_url("**/review")
    assert "Quay Nine" in page.locator("h1").text_content()
    page.goto(desk.server.url)
    page.set_input_files("[name=file]", str(ROOT / "data" / "samples" / "articles" / "stadium-vote.docx"))
    page.click("#start button")
    page.wait_for_url("**/review")
    assert "Stadium" in page.locator("h1").text_content()


def test_no_field_asks_who_an_anonymous_source_is(browser: Browser, still: Desk) -> None:
    page = enter(browser, still.server, f"/runs/{RUN}/review").page
    page.evaluate(OPEN_ALL)
    hint = page.locator("#note-hint").text_content()
    assert hint.startswith("Never write here who an anonymous source is.")
    assert page.locator("form[data-field=note] textarea").get_attribute("aria-describedby") == "note-hint"
    labels = " ".join(page.locator("label").all_text_contents()).lower()
    assert not [word for word in ("identity", "real name", "who is", "phone", "e-mail") if word in labels]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "light"), (1280, "dark"), (360, "dark")])
def test_axe_finds_nothing_on_any_page_and_none_is_too_wide(
    width: int, scheme: str, browser: Browser, still: Desk
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    own = [f"/runs/{RUN}/{name}" for name in ("review", "decisions", "report", "drafts")]
    for path in ("/", *own, f"/runs/{RUN}/diff/{still.run}", f"/runs/{still.run}/review"):
        page = enter(browser, still.server, path, width=width, scheme=scheme).page
        page.evaluate(OPEN_ALL)
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, path + found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.context.close()


def test_axe_finds_nothing_where_the_token_is_asked_for(browser: Browser, still: Desk) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_context().new_page()
    page.goto(still.server.url)
    assert Axe().run(page, options=RULES).violations_count == 0
    page.fill("#token", TOKEN)
    page.click("button")
    page.wait_for_selector(".runs")
