"""Hostile text in every field of a report: the browser shows it as text, and nothing runs."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from browser_visit import Open, Visit
from hostile_report import PAYLOADS, hostile_report

from claimcheck.cli.rendering import load_assets
from claimcheck.report.html import to_html

SIGNAL = "window.hits = 0; window.hit = () => { window.hits += 1; };"
EVERYTHING = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  for (const link of document.querySelectorAll("a.m, a.to-claim")) link.click();
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["mouseover", "focus", "pointerover"]) element.dispatchEvent(new Event(name, { bubbles: true }));
  }
  return [...document.querySelectorAll("body *")].map((element) => element.localName);
}"""
ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


class Elements(HTMLParser):
    """The elements of a page, apart from those that set off an odd character or quote."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: Counter[str] = Counter()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if (tag, ("class", "odd")) != ("span", next(iter(attrs), None)):
            self.names[tag] += 1


def page_of(words: str) -> str:
    return to_html(hostile_report(words), load_assets())


def as_shown(words: str) -> str:
    """Give text as the page shows it, without white space."""
    return "".join(ODD.sub(lambda match: f"U+{ord(match[0]):04X}", words).split())


def shown_text(visit: Visit, selector: str) -> str:
    return "".join(visit.page.locator(selector).first.text_content().split())


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_is_shown_and_does_nothing(words: str, visit: Open) -> None:
    opened = visit(page_of(words), setup=SIGNAL)
    opened.page.evaluate(EVERYTHING)
    opened.page.fill("#find", words[:200])
    opened.page.wait_for_timeout(30)
    assert opened.page.evaluate("window.hits") == 0
    assert opened.trouble == []
    assert len(opened.requests) == 1
    for selector in ("h1", "article p", ".card .claim", "table.ledger tbody th[scope=row]", ".finding p", "cite"):
        assert as_shown(words) in shown_text(opened, selector), selector


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_adds_no_element(words: str) -> None:
    allowed = {"a", "q", "mark", "bdi"}  # an address that is one, and what differs between two quotations
    found, plain = Elements(page_of(words)).names, Elements(page_of("plain words")).names
    assert {name: count for name, count in found.items() if name not in allowed} == {
        name: count for name, count in plain.items() if name not in allowed
    }


def test_the_signal_would_be_seen(visit: Open) -> None:
    opened = visit(
        "<img src=x onerror=hit()><script>alert(1); console.log(2); fetch('//evil.example')</script>", setup=SIGNAL
    )
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate("window.hits") == 1
    assert {line.split(":")[0] for line in opened.trouble} >= {"dialog", "console"}
    assert len(opened.requests) > 1
