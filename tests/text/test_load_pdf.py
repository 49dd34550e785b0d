from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from load_samples import PARAGRAPHS, Drawn, make_pdf

from claimcheck.errors import DocumentError
from claimcheck.text.load import load_bytes
from claimcheck.types import Document

TITLE = "Harbour vote delayed after protest"


def load(data: bytes) -> Document:
    return load_bytes(data, name="article.pdf")


def draw(paragraphs: tuple[str, ...], *, top: float = 780, gap: float = 8, width: int = 60) -> list[Drawn]:
    """Draw paragraphs as a word processor does: wrapped lines, some space between two paragraphs."""
    lines = []
    for text in paragraphs:
        for line in textwrap.wrap(text, width):
            lines.append(Drawn(text=line, y=top))
            top -= 14
        top -= gap
    return lines


def test_wrapped_lines_are_joined_to_paragraphs() -> None:
    assert load(make_pdf([draw(PARAGRAPHS)])).text == "\n\n".join(PARAGRAPHS)


def test_paragraphs_without_space_between_them_are_parted() -> None:
    assert load(make_pdf([draw(PARAGRAPHS, gap=0, width=70)])).text == "\n\n".join(PARAGRAPHS)


def test_indented_paragraphs_are_parted() -> None:
    lines = [
        Drawn(text=line, x=50 if number else 66, y=0)
        for text in PARAGRAPHS
        for number, line in enumerate(textwrap.wrap(text, 55))
    ]
    lines = [Drawn(text=line.text, x=line.x, y=780 - 14 * number) for number, line in enumerate(lines)]
    assert load(make_pdf([lines])).text == "\n\n".join(PARAGRAPHS)


def test_a_paragraph_goes_on_over_a_page_without_running_heads_and_numbers() -> None:
    words = textwrap.wrap(PARAGRAPHS[0], 60)
    head = Drawn(text="The Quay - Monday edition", y=820, size=8)
    first = [head, *draw((words[0],)), Drawn(text="Page 1 of 2", y=30, size=8)]
    second = [head, *draw((" ".join(words[1:]), PARAGRAPHS[1])), Drawn(text="2", y=30, size=8)]
    assert load(make_pdf([first, second])).text == "\n\n".join(PARAGRAPHS[:2])


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("They began to nego-", "tiate with the owners."), "They began to negotiate with the owners."),
        (
            ("A long-term plan and a long-", "term loan were signed."),
            "A long-term plan and a long-term loan were signed.",
        ),
        (
            ("They met the minister of Marrow-", "Upon-Sea on that day."),
            "They met the minister of Marrow-Upon-Sea on that day.",
        ),
    ],
    ids=["parted word", "hyphened elsewhere", "name"],
)
def test_hyphens_at_line_ends(lines: tuple[str, str], text: str) -> None:
    drawn = [Drawn(text=line, y=780 - 14 * number) for number, line in enumerate(lines)]
    assert load(make_pdf([drawn])).text == text


class TestTitle:
    def test_large_words_at_the_top_are_the_headline(self) -> None:
        drawn = [Drawn(text="Harbour vote delayed", y=820, size=20), Drawn(text="after protest", y=796, size=20)]
        document = load(make_pdf([[*drawn, *draw(PARAGRAPHS, top=760)]]))
        assert document.title == TITLE
        assert document.headline is not None
        assert document.headline.of(document.text) == TITLE

    def test_a_stated_title_counts_where_the_page_shows_it(self) -> None:
        shown = make_pdf([[Drawn(text=TITLE, y=820), *draw(PARAGRAPHS)]], title=TITLE)
        assert load(shown).title == TITLE
        assert load(make_pdf([draw(PARAGRAPHS)], title="draft_v3 final.indd")).title is None

    def test_the_date_of_the_file_is_not_the_article_s(self) -> None:
        assert load(make_pdf([draw(PARAGRAPHS)])).date is None


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(make_pdf([[]]), "looks like a scan", id="no text"),
        pytest.param(make_pdf([draw(PARAGRAPHS)])[:300], "damaged PDF", id="cut"),
        pytest.param(b"%PDF-1.7\n" + b"1 0 obj\n<<" * 5000, "damaged PDF", id="junk"),
        pytest.param(make_pdf([[]] * 201), "over the limit of 200", id="pages"),
        pytest.param(make_pdf([[Drawn(text="word", y=1)] * 80_000]), "draws more than is read", id="operators"),
        pytest.param(
            make_pdf(
                [draw(PARAGRAPHS)],
                encrypt=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/Length 40/O<"
                + b"11" * 32
                + b">/U<"
                + b"22" * 32
                + b">>>",
            ),
            "encrypted PDF; save it without a password",
            id="encrypted",
        ),
    ],
)
def test_pdfs_that_cannot_be_read_are_refused(data: bytes, found: str) -> None:
    with pytest.raises(DocumentError, match=found):
        load(data)


@settings(max_examples=60)
@given(place=st.integers(0, 900), junk=st.binary(min_size=1, max_size=12))
def test_damage_gives_a_text_or_a_refusal(place: int, junk: bytes) -> None:
    whole = make_pdf([draw(PARAGRAPHS)], title=TITLE)
    try:
        text = load(whole[:place] + junk + whole[place + len(junk) :]).text
    except DocumentError as error:
        text = str(error)
    assert text
