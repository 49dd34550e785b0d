"""Elements made from text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.html.markup import Html, join, link, tag, text


def test_text_is_escaped_and_html_is_not_escaped_again() -> None:
    assert tag("p", "<b>", tag("i", "&")) == "<p>&lt;b&gt;<i>&amp;</i></p>"
    assert join(["<", Html("<br>")], "&") == "&lt;&amp;<br>"


def test_attributes_are_escaped_and_left_out_where_they_say_nothing() -> None:
    made = tag("a", class_="x", data_n=3, hidden=True, title='"><script>', id=None, lang=False)
    assert made == '<a class="x" data-n="3" hidden title="&quot;&gt;&lt;script&gt;"></a>'


@pytest.mark.parametrize(
    "odd", ["\u202e", "\u2066", "\x00", "\x1b", "\x85", "\u200b", "\ud800", "\U000e0041"], ids=ascii
)
def test_what_hides_or_turns_text_is_shown_by_number(odd: str) -> None:
    number = f"U+{ord(odd):04X}"
    assert text(f"a{odd}b") == f'a<span class="odd">{number}</span>b'
    assert tag("i", title=f"a{odd}b") == f'<i title="a{number}b"></i>'


@pytest.mark.parametrize("kept", ["\u200d", "\u200f", "\u061c", "\u00ad", "\n", "é", "א"], ids=ascii)
def test_what_honest_text_needs_is_kept(kept: str) -> None:
    assert text(kept) == kept


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        " https://a.example",
        "https://a.example\nx",
        "https://a.example/\u202e",
        "file:///etc/passwd",
    ],
)
def test_only_a_web_address_becomes_a_link(address: str) -> None:
    assert "href" not in link(address)


def test_a_web_address_tells_its_target_nothing() -> None:
    assert link("https://a.example/?a=1&b=2").startswith(
        '<a href="https://a.example/?a=1&amp;b=2" rel="noopener noreferrer"'
    )


@given(st.text())
def test_no_text_opens_a_tag_or_fails_to_be_encoded(words: str) -> None:
    made = tag("p", words, title=words)
    made.encode()
    rest = made.removeprefix("<p").removesuffix("</p>").replace('<span class="odd">', "").replace("</span>", "")
    assert rest.count("<") == 0
    assert rest.count(">") == 1
