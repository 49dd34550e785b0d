"""Every change of a claim by keyboard alone, found in store and export; a server that is killed in the middle."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from review_desk import RUN, Desk, current, enter, named, press
from review_server import TOKEN, Server
from sample_report import sample_report

from claimcheck.adapters.runs import SqliteStore
from claimcheck.types import Act

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

MARKED = "document.querySelector('.context mark').textContent"


def said(page: Page) -> str:
    return str(page.locator("#saved").text_content())


def send(page: Page) -> None:
    """Press the button of the form whose last field has the focus, and wait until the claim is shown anew."""
    page.evaluate("document.querySelector('#claim > .one').dataset.old = 'yes'")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('#claim > .one').dataset.old === undefined")
    assert said(page) == "Saved"


def type_over(page: Page, *lines: str) -> None:
    page.keyboard.press("Control+a")
    page.keyboard.type("\n".join(lines))


def keys(page: Page, *pressed: str) -> None:
    for one in pressed:
        page.keyboard.press(one)


def undo(page: Page) -> None:
    page.evaluate("document.getElementById('saved').textContent = ''")
    page.keyboard.press("u")
    page.wait_for_function("() => document.getElementById('saved').textContent === 'Undone'")


def next_with(page: Page, key: str) -> None:
    """Go on to a claim that has the form of a key."""
    while not page.locator(f"[data-key={key}]").count():
        press(page, "j")


def change_everything(page: Page) -> None:
    """Change source, label and words of three claims, divide one, merge a part with another, approve a source."""
    keyboard = page.keyboard
    keys(page, "s", "End", "Tab")
    keyboard.type("Emeric Talvane")
    keyboard.press("Tab")
    keyboard.type("named person")
    keyboard.press("Tab")
    send(page)
    assert "Sourced" in page.locator(".one > .line").text_content()

    press(page, "j")
    keyboard.press("l")
    keyboard.type("Sourced")
    keys(page, "Tab", "Enter")
    assert page.evaluate("document.activeElement.name") == "reason", "a label needs a reason"
    keyboard.type("the minutes are on our desk")
    send(page)
    assert "label set by a reviewer" in page.locator(".one > .line").text_content()

    press(page, "j")
    words = page.evaluate(MARKED).split()
    keyboard.press("w")
    type_over(page, " ".join(words[:-1]))
    send(page)
    assert page.evaluate(MARKED).split() == words[:-1]

    press(page, "j")
    words = page.evaluate(MARKED).split()
    keyboard.press("d")
    type_over(page, " ".join(words[:2]), " ".join(words[2:]))
    send(page)
    assert page.locator("#queue .no", has_text="↳").count() == 2

    press(page, "j")
    keys(page, "m", "Tab", "Enter")
    page.wait_for_selector("#queue li[data-status=merged]")

    next_with(page, "p")
    keyboard.press("p")
    send(page)
    assert "use approved by Ada Lindqvist" in page.locator("#claim").text_content()


def test_every_change_is_made_and_undone_by_keyboard(browser: Browser, desk: Desk) -> None:
    opened = named(browser, desk, "Ada Lindqvist")
    page = opened.page
    before = desk.server.get(f"/api/v1/runs/{desk.run}/review").json["claims"]
    change_everything(page)
    made = ["source", "label", "spans", "split", "merge", "approval"]
    assert desk.decisions() == [("Ada Lindqvist", field) for field in made]
    exported = desk.server.get(f"/api/v1/runs/{desk.run}/decisions").json["decisions"]
    assert [(row["field"], row["state"]) for row in exported] == [(field, "live") for field in made]
    assert exported[1]["reason"] == "the minutes are on our desk"

    for _ in made:
        undo(page)
    page.reload()
    assert page.locator("#done").text_content().startswith("0 of ")
    assert desk.server.get(f"/api/v1/runs/{desk.run}/review").json["claims"] == before
    exported = desk.server.get(f"/api/v1/runs/{desk.run}/decisions").json["decisions"]
    assert [row["state"] for row in exported[: len(made)]] == ["undone"] * len(made)
    assert opened.trouble == []


def test_what_a_passage_says_is_changed_by_keyboard_and_the_label_follows(browser: Browser, desk: Desk) -> None:
    opened = enter(browser, desk.server, f"/runs/{RUN}/review")
    page, keyboard = opened.page, opened.page.keyboard
    page.fill("#reviewer", "Ada")
    page.press("#reviewer", "Escape")
    next_with(page, "e")
    claim = current(page)
    keyboard.press("e")
    keyboard.press("Tab")
    wanted = "supports" if "contradicts" in page.evaluate("document.activeElement.value") else "contradicts"
    keyboard.type(wanted)
    send(page)
    kept = desk.server.get(f"/api/v1/runs/{RUN}?reviewed=true").json["claims"]
    stances = {one["stance"] for each in kept if each["id"] == claim for one in each["evidence"]}
    assert wanted in stances


def open_chain(browser: Browser, desk: Desk) -> Page:
    """Open a claim that the mayor's aide did and that Ilse Brandt cites three officials for, by name."""
    report = sample_report("0chain0000001")
    first = report.claims[0]
    one = first.attributions[0]
    done = replace(one, chain=("s3",), act=Act.ACT)
    claim = replace(first, attributions=(done, replace(one, chain=("s2", "s1"))))
    store = SqliteStore(desk.home / "runs.sqlite")
    store.save(replace(report, claims=(claim, *report.claims[1:])))
    store.close()
    page = enter(browser, desk.server, f"/runs/{report.run.id}/review?claim={first.id}").page
    page.fill("#reviewer", "Ada")
    page.press("#reviewer", "Escape")
    page.keyboard.press("s")
    return page


def test_a_source_that_is_saved_unchanged_is_no_decision(browser: Browser, desk: Desk) -> None:
    page = open_chain(browser, desk)
    page.click("form[data-field=source] button")
    page.wait_for_function("() => document.getElementById('saved').textContent.includes('nothing was changed')")
    page.select_option("select[name=link]", "0.0")
    shown = page.evaluate("Object.fromEntries(new FormData(document.querySelector('form[data-field=source]')))")
    assert (shown["source"], shown["act"]) == ("s3", "act"), "the form shows what the link is"
    page.click("form[data-field=source] button")
    page.wait_for_function("() => document.getElementById('saved').textContent.includes('nothing was changed')")
    assert desk.server.get("/api/v1/runs/0chain0000001/decisions").json["decisions"] == []


def test_the_form_of_the_source_changes_one_link_alone(browser: Browser, desk: Desk) -> None:
    page = open_chain(browser, desk)

    def chains() -> list[list[str]]:
        (decision,) = desk.server.get("/api/v1/runs/0chain0000001/decisions").json["decisions"][-1:]
        return [[one["name"] for one in each["chain"]] for each in decision["new"]]

    page.select_option("form[data-field=source] select[name=source]", "s3")
    page.click("form[data-field=source] button")
    page.wait_for_function("() => document.getElementById('saved').textContent === 'Saved'")
    assert chains() == [["an aide to the mayor"], ["Ilse Brandt", "an aide to the mayor"]]
    page.keyboard.press("s")
    page.select_option("select[name=link]", "1.0")
    page.select_option("form[data-field=source] select[name=source]", "-")
    page.click("form[data-field=source] button")
    page.wait_for_function("() => !document.querySelector('[name=link]').textContent.includes('Brandt')")
    assert chains() == [["an aide to the mayor"], ["an aide to the mayor"]]


@pytest.mark.parametrize("width", [1280, 360])
def test_what_became_of_a_decision_is_seen_wherever_the_page_is_scrolled_to(
    width: int, browser: Browser, desk: Desk
) -> None:
    page = enter(browser, desk.server, f"/runs/{desk.run}/review", width=width).page
    page.fill("#reviewer", "Ada")
    page.press("#reviewer", "Escape")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.select_option("select[name=kind]", "prediction")
    page.click("details[data-key=c] button")
    page.wait_for_function("() => document.getElementById('saved').textContent === 'Saved'")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert page.evaluate("scrollY") > 100
    box = page.locator("#saved").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= page.viewport_size["height"] - box["height"]


def test_a_server_killed_in_the_middle_loses_no_decision_and_makes_none_twice(browser: Browser, desk: Desk) -> None:
    page = named(browser, desk, "Ada").page
    press(page, "a")
    press(page, "a")
    third, port = current(page), desk.server.port
    desk.server.kill()
    page.keyboard.press("a")
    page.wait_for_function("() => document.getElementById('saved').textContent.includes('trying again')")
    assert current(page) == third
    desk.server = Server(desk.home, "--port", str(port))
    page.wait_for_function("() => document.getElementById('saved').textContent.includes('Open the address')")
    assert len(desk.decisions()) == 2, "a new server does not know the old one's cookie"
    other = page.context.new_page()
    other.goto(f"{desk.server.url}/open?token={TOKEN}")
    other.close()
    press(page, "a")
    assert desk.decisions() == [("Ada", "accept")] * 3
    page.reload()
    assert page.locator("#done").text_content().startswith("3 of ")
    rows = desk.server.get(f"/api/v1/runs/{desk.run}/decisions").json["decisions"]
    assert len({json.dumps(row["spans"]) for row in rows}) == 3


def test_the_claim_that_was_gone_to_last_is_the_one_that_keys_decide(browser: Browser, desk: Desk) -> None:
    page = named(browser, desk, "Ada Lindqvist").page
    ids = page.evaluate("() => Array.from(document.querySelectorAll('#queue > li'), (row) => row.dataset.id)")
    slow: list[Route] = []
    page.route(f"**/claims/{ids[1]}", lambda route, _: slow.append(route))
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.wait_for_function("(id) => document.querySelector('#claim > .one')?.dataset.id === id", arg=ids[2])
    for route in slow:
        route.continue_()
    page.unroute(f"**/claims/{ids[1]}")
    page.keyboard.press("a")
    page.wait_for_function("() => document.getElementById('saved').textContent === 'Saved'")
    assert current(page) != ids[1]
    exported = desk.server.get(f"/api/v1/runs/{desk.run}/decisions").json["decisions"]
    assert [row["field"] for row in exported] == ["accept"]
    assert page.locator(f"#queue li[data-id='{ids[2]}']").get_attribute("data-status") == "accepted"
