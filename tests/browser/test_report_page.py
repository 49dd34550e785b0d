"""The HTML report in a real browser, with the sample articles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_visit import Open, Visit
from sample_report import sample_report

from claimcheck.cli.rendering import load_assets
from claimcheck.config import Flags, load_settings
from claimcheck.report.html import to_html
from claimcheck.text.load import load_file
from claimcheck.types import Label, Report
from claimcheck.wiring import open_archive, open_workbench

if TYPE_CHECKING:
    from playwright.sync_api import Page

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
ARTICLES = sorted(path.name for path in (SAMPLES / "articles").iterdir())


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """Check the sample articles with the sample archive."""
    home = tmp_path_factory.mktemp("pages")
    settings = load_settings(Flags(home=str(home), model="rules", archive=str(home / "archive")), {})
    archive = open_archive(settings, lambda _: None, create=True)
    for _ in archive.add(load_file(path) for path in sorted((SAMPLES / "archive").glob("*.md"))):
        pass
    archive.close()
    with open_workbench(settings) as workbench:
        return {name: workbench.check(load_file(SAMPLES / "articles" / name), name) for name in ARTICLES}


def page_of(report: Report) -> str:
    return to_html(report, load_assets())


def shown_cards(visit: Visit) -> list[str]:
    # The script brings the first cards up to date at once, those out of sight a moment later.
    visit.page.wait_for_timeout(300)
    return visit.page.eval_on_selector_all(".card:not([hidden])", "cards => cards.map(card => card.dataset.n)")


@pytest.mark.parametrize("name", ARTICLES)
def test_a_sample_article_opens_without_a_word_of_complaint(name: str, reports: dict[str, Report], visit: Open) -> None:
    report = reports[name]
    opened = visit(page_of(report))
    article = opened.page.inner_text("article")
    assert "".join(article.split()) == "".join(report.document.text.split())
    assert opened.page.locator(".card").count() == len(report.claims)
    assert opened.trouble == []
    assert len(opened.requests) == 1


RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def violations(page: Page) -> str:
    """Give axe's report on a page as it stands, or "" where it finds nothing."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=RULES)
    return found.generate_report() if found.violations_count else ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(width: int, scheme: str, visit: Open) -> None:
    opened = visit(page_of(sample_report()), width=width, scheme=scheme)
    assert violations(opened.page) == ""
    opened.page.evaluate(OPEN_ALL)
    opened.page.locator("a.m").first.click()
    assert violations(opened.page) == ""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_in_a_sample_article(
    width: int, scheme: str, reports: dict[str, Report], visit: Open
) -> None:
    opened = visit(page_of(reports["flood-gates.txt"]), width=width, scheme=scheme)
    opened.page.evaluate(OPEN_ALL)
    assert violations(opened.page) == ""


def test_axe_sees_a_violation(visit: Open) -> None:
    faint = page_of(sample_report()).replace("<h1", '<img src="data:,"><h1', 1)
    assert "image-alt" in violations(visit(faint).page)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_width_scrolls_sideways(width: int, reports: dict[str, Report], visit: Open) -> None:
    page = visit(page_of(reports["hospital-wards.md"]), width=width).page
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1280])
def test_the_words_of_a_button_stay_inside_it(width: int, visit: Open) -> None:
    page = visit(page_of(sample_report()), width=width).page
    assert page.locator(".chips button", has_text="With findings").count() == 1
    wide = "buttons => buttons.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"
    assert page.eval_on_selector_all(".chips button", wide) == []
    height = "buttons => new Set(buttons.map(one => getComputedStyle(one).display)).size"
    assert page.eval_on_selector_all(".chips button", height) == 1


def test_a_claim_is_reached_opened_and_left_by_keyboard(visit: Open) -> None:
    opened = visit(page_of(sample_report()))
    page = opened.page
    page.locator("a.m").first.focus()
    page.keyboard.press("Enter")
    assert opened.focused == "card 1 summary"
    assert page.locator(".card.is-current").inner_text().count("three officials")
    assert page.locator("a.m.is-current").count() > 0
    page.keyboard.press("j")
    assert opened.focused == "card 2 summary"
    page.keyboard.press("k")
    assert opened.focused == "card 1 summary"
    page.keyboard.press("Escape")
    assert opened.focused == "a"
    assert page.locator(".is-current").count() == 0


def test_tab_alone_reaches_every_claim_and_its_evidence(visit: Open) -> None:
    opened = visit(page_of(sample_report()))
    reached: set[str] = set()
    for _ in range(120):
        opened.page.keyboard.press("Tab")
        reached.add(opened.focused)
    assert {f"card {n} summary" for n in range(1, len(sample_report().claims) + 1)} <= reached
    assert {"input#find", "select#source", "button"} <= reached


def test_single_keys_do_nothing_outside_the_claims(visit: Open) -> None:
    opened = visit(page_of(sample_report()))
    opened.page.locator("#find").focus()
    opened.page.keyboard.press("j")
    assert opened.page.locator(".is-current").count() == 0
    assert opened.page.locator("#find").input_value() == "j"


def test_a_label_shows_its_claims_alone(visit: Open) -> None:
    report = sample_report()
    opened = visit(page_of(report))
    opened.page.click('button[data-name="anonymous"]')
    assert len(shown_cards(opened)) == report.totals[Label.ANONYMOUS]
    assert opened.page.inner_text("#shown") == "2 of 7 claims"
    assert opened.page.locator('button[data-name="anonymous"]').get_attribute("aria-pressed") == "true"
    assert opened.page.locator("a.m.sourced:not(.off)").count() == 0
    opened.page.click('button[data-name="sourced"]')
    assert len(shown_cards(opened)) == 3
    opened.page.click('button[data-name="review"]')
    assert len(shown_cards(opened)) == 1


def test_a_search_and_a_source_narrow_down(visit: Open) -> None:
    opened = visit(page_of(sample_report()))
    opened.page.fill("#find", "CROWNS budget")
    assert shown_cards(opened) == ["5"]
    opened.page.fill("#find", "")
    opened.page.select_option("#source", label="Ilse Brandt")
    assert shown_cards(opened) == ["2"]
    opened.page.fill("#find", "no such words anywhere")
    assert shown_cards(opened) == []
    assert opened.page.inner_text("#shown") == "0 of 7 claims"


def test_a_filtered_claim_is_shown_again_when_something_points_at_it(visit: Open) -> None:
    opened = visit(page_of(sample_report()))
    opened.page.click('button[data-name="sourced"]')
    opened.page.locator(".attention a.to-claim").first.click()
    assert opened.page.locator(".card.is-current").get_attribute("data-n") == "4"
    assert opened.page.locator(".card.is-current").is_visible()
    assert opened.page.inner_text("#shown") == "All 7 claims"


def test_on_a_small_screen_a_card_opens_over_the_article(visit: Open) -> None:
    opened = visit(page_of(sample_report()), width=360)
    opened.page.locator("a.m.contradicted").first.click()
    card = opened.page.locator(".card.is-sheet")
    box = card.bounding_box()
    assert box is not None
    assert abs(box["y"] + box["height"] - 740) < 2
    opened.page.get_by_role("button", name="Back to the article").click()
    assert card.count() == 0
    assert opened.focused == "a"


def test_hovering_shows_the_label_and_the_source(visit: Open) -> None:
    opened = visit(page_of(sample_report()))
    opened.page.locator("a.m.sourced").first.hover()
    peek = opened.page.get_by_role("tooltip")
    peek.wait_for(state="visible", timeout=3000)
    assert re.search(r"Sourced.*The pilings are rotten.*Ilse Brandt", peek.inner_text(), flags=re.DOTALL)
    opened.page.keyboard.press("Escape")
    assert not peek.is_visible()


def test_a_link_to_a_claim_opens_it(visit: Open) -> None:
    opened = visit(page_of(sample_report()), fragment="#c4")
    assert opened.page.locator(".card.is-current").get_attribute("data-n") == "4"


class TestWithoutScript:
    def test_everything_can_be_read(self, visit: Open) -> None:
        opened = visit(page_of(sample_report()), script=False)
        for summary in opened.page.locator(".card summary").all():
            summary.click()
        text = opened.page.inner_text("main")
        assert "inspectors counted 9 cracked pilings in March" in text
        assert "because the budget is not public" in text
        assert not opened.page.locator(".filters").is_visible()

    def test_a_claim_leads_to_its_card(self, visit: Open) -> None:
        opened = visit(page_of(sample_report()), script=False)
        opened.page.locator("a.m.contradicted").first.click()
        assert opened.page.url.endswith("#c4")
        assert opened.page.locator("#c4").is_visible()


def test_on_paper_every_card_lies_open_and_nothing_to_press_is_there(visit: Open) -> None:
    for script in (True, False):
        opened = visit(page_of(sample_report()), script=script)
        opened.page.emulate_media(media="print")
        assert not opened.page.locator(".filters").is_visible()
        assert not opened.page.locator("nav").is_visible()
        assert opened.page.pdf()[:5] == b"%PDF-"
        start = opened.page.locator("article p").first.bounding_box()
        outdent = "getComputedStyle(document.querySelector('article p'), '::before').insetInlineStart"
        assert start is not None
        assert start["x"] + float(opened.page.evaluate(outdent).removesuffix("px")) > -1  # its number is on the paper
        if not script:
            assert opened.page.locator("#c4").is_visible()


def test_claims_are_printed_in_two_columns_with_their_evidence(reports: dict[str, Report], visit: Open) -> None:
    page = visit(page_of(reports["dredging-trial.txt"])).page
    page.set_viewport_size({"width": 680, "height": 900})  # A4 less its margins
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    starts = {round(box["x"]) for card in page.locator(".card").all() if (box := card.bounding_box())}
    assert len(starts) == 2
    assert page.locator(".evidence blockquote").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 680


def test_a_right_to_left_article_runs_from_the_right(visit: Open) -> None:
    page = page_of(sample_report()).replace("The pilings are rotten", "العوارض متعفنة")
    opened = visit(page.replace("In March, inspectors", "في مارس، المفتشون"))
    direction = "node => getComputedStyle(node).direction"
    paragraph = opened.page.locator("article p", has_text="في مارس").first
    assert paragraph.evaluate(direction) == "rtl"
    assert opened.page.locator(".claim", has_text="العوارض").first.evaluate(direction) == "rtl"
