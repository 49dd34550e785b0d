from __future__ import annotations

from datetime import date

import pytest

from claimcheck.errors import DocumentError
from claimcheck.text import limits
from claimcheck.text.load import load_bytes
from claimcheck.types import Document, PublicationTime


def load(text: str) -> Document:
    return load_bytes(text.encode(), name="article.md")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("A *big* **push**, `now` ~ and snake_case_words.", "A big push, now ~ and snake_case_words."),
        (
            "[Three officials](https://example.org 'x') said <https://example.org>.",
            "Three officials said https://example.org.",
        ),
        ("One ![A ship](ship.jpg) two.", "One A ship two."),
        ("A wrapped\nline  \nand a break.", "A wrapped line\nand a break."),
        ("> “Never,”\n> she said.\n\nThe end.", "“Never,” she said.\n\nThe end."),
        ("- One\n- Two\n\n  More\n\n3. Three\n4. Four", "- One\n\n- Two\n\nMore\n\n3. Three\n\n4. Four"),
        ("| Year | Boats |\n|---|--:|\n| 2018 | *14* |", "Year | Boats\n\n2018 | 14"),
        ("```python\nx = '*a*'\ny\n```", "x = '*a*'\ny"),
        ("One\n\n---\n\nTwo", "One\n\nTwo"),
        ("5 &lt; 6 \\*star\\*", "5 < 6 *star*"),
        ("One <b>two</b> <span hidden>no</span><!-- no -->three.", "One two three."),
        ("<div>One <b>two</b></div>\n\nThree", "One two\n\nThree"),
    ],
    ids=[
        "emphasis",
        "links",
        "image",
        "wrap",
        "quote",
        "lists",
        "table",
        "code",
        "rule",
        "escapes",
        "inline HTML",
        "HTML",
    ],
)
def test_markdown_becomes_clean_text(markdown: str, text: str) -> None:
    assert load(markdown).text == text


@pytest.mark.parametrize(
    "markdown", ["# Vote *Delayed*\n\nBody here.", "Vote Delayed\n===\n\nBody here.", "## Vote Delayed\n\nBody"]
)
def test_a_heading_is_the_headline(markdown: str) -> None:
    document = load(markdown)
    assert document.title == "Vote Delayed"
    assert document.headline is not None
    assert document.headline.of(document.text) == "Vote Delayed"


def test_without_a_heading_the_first_short_paragraph_is_the_headline() -> None:
    assert load("Vote Delayed\n\nThe council voted on it.").title == "Vote Delayed"
    assert load("The council voted on it.\n\n## What next\n\nMore.").title is None


def test_front_matter_becomes_metadata() -> None:
    document = load(
        '---\ntitle: "Vote: Delayed"\npublishDate: 2019-02-08\nsite_name: The Quay\n'
        "url: https://example.org/vote\ntags:\n  - harbour\n---\n\nThe council voted."
    )
    assert document.text == "Vote: Delayed\n\nThe council voted."
    assert document.date == PublicationTime(day=date(2019, 2, 8))
    assert (document.title, document.publisher, document.url) == (
        "Vote: Delayed",
        "The Quay",
        "https://example.org/vote",
    )
    assert document.headline is not None
    assert document.headline.start == 0


def test_a_heading_wins_over_the_title_of_the_front_matter() -> None:
    document = load("---\ntitle: vote-draft-3\n---\n# Vote Delayed\n\nThe council voted.")
    assert document.title == "Vote Delayed"
    assert document.text == "Vote Delayed\n\nThe council voted."


@pytest.mark.parametrize(
    "markdown",
    ["---\ndate: !!python/object:os.system x\n---\n\nBody here.", "---\ndate: &a [*a]\ntitle:\n---\n\nBody here."],
    ids=["tag", "alias"],
)
def test_front_matter_is_read_as_plain_lines(markdown: str) -> None:
    document = load(markdown)
    assert document.text == "Body here."
    assert document.date is None


@pytest.mark.parametrize(
    "markdown", ["---\n\nOne two.\n\n---\n\nThree.", "---\ntitle: x"], ids=["rules", "never closed"]
)
def test_what_is_no_front_matter_stays(markdown: str) -> None:
    assert ("One two." in load(markdown).text) or ("title: x" in load(markdown).text)


@pytest.mark.parametrize("mark", ["> ", "- "], ids=["quotations", "lists"])
def test_nesting_is_read_whole_or_refused(mark: str) -> None:
    assert load(mark * 25 + "deep words").text.endswith("deep words")
    with pytest.raises(DocumentError, match="nests its Markdown too deep"):
        load(mark * 5000 + "deep words")


def test_a_long_file_is_refused() -> None:
    with pytest.raises(DocumentError, match="characters of Markdown, over the limit"):
        load("word " * (limits.MAX_MARKDOWN_CHARS // 5 + 1))
