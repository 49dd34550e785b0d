"""Sentences know their paragraph, and with the gaps between them rebuild the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text.segment import segment
from claimcheck.types import Article, Document, Furniture, Span


def _segment(text: str, headline: Span | None = None) -> Article:
    return segment(Document(text=text, sha256=Document.hash_text(text), headline=headline))


def _sentences(text: str, headline: Span | None = None) -> list[str]:
    return [sentence.span.of(text) for sentence in _segment(text, headline).sentences]


def _assert_rebuilds(article: Article) -> None:
    text = article.document.text
    place = 0
    paragraph = 0
    for sentence in article.sentences:
        assert sentence.span.start >= place
        assert not text[place : sentence.span.start].strip()
        words = sentence.span.of(text)
        assert words
        assert words == words.strip()
        assert sentence.paragraph in {paragraph, paragraph + 1}
        place, paragraph = sentence.span.end, sentence.paragraph
    assert not text[place:].strip()


_PIECES = st.sampled_from(
    [
        *" \n\t\xa0.!?…\"'“”‘’()[]-—:;,*•1é市\u200b",
        *(
            "\n\n",
            "\n\n\n",
            "He left.",
            "Gov. ",
            "U.S. ",
            "she said",
            "Roe asked.",
            "By Ada Roe",
            "“Why?” ",
            "''",
            "Q: ",
        ),
        *("A: ", "1. ", "- ", "Related:", "The end", "no", "a.m. ", "J. K. Roe", "3.5"),
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_sentences_and_gaps_rebuild_news_like_text(text: str) -> None:
    _assert_rebuilds(_segment(text))


@given(st.text(max_size=200), st.data())
def test_sentences_and_gaps_rebuild_any_text(text: str, data: st.DataObject) -> None:
    headline = None
    if text and data.draw(st.booleans()):
        start = data.draw(st.integers(0, len(text) - 1))
        headline = Span(start, data.draw(st.integers(start + 1, len(text) + 5)))
    _assert_rebuilds(_segment(text, headline))


def test_paragraphs_are_counted_from_blank_lines() -> None:
    article = _segment("One stays. Two goes.\n\n \n\nThree stays.")
    assert [sentence.paragraph for sentence in article.sentences] == [0, 0, 1]


def test_headline_is_marked_and_not_joined_to_the_body() -> None:
    text = "U.S. And Orley Sign Pact\nThe mayor signs it on Friday. She left."
    article = _segment(text, Span(0, 24))
    assert [(s.span.of(text), s.is_headline) for s in article.sentences] == [
        ("U.S. And Orley Sign Pact", True),
        ("The mayor signs it on Friday.", False),
        ("She left.", False),
    ]


def test_headline_without_a_full_stop_is_a_sentence_also_where_it_is_unmarked() -> None:
    assert _sentences("Mayor To Sign Order\nThe mayor signs it on Friday, after a vote by the council.") == [
        "Mayor To Sign Order",
        "The mayor signs it on Friday, after a vote by the council.",
    ]


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "The mayor of Orley said on Friday that she would sign the order that bans\n"
        "old pumps from the harbor of the city, after talks with Gov.\n"
        "Bo Lee and the council. She did not say when the order would take effect,\n"
        "or whether the council agreed."
    )
    assert [words.replace("\n", " ") for words in _sentences(text)] == [
        "The mayor of Orley said on Friday that she would sign the order that bans old pumps from the harbor of the "
        "city, after talks with Gov. Bo Lee and the council.",
        "She did not say when the order would take effect, or whether the council agreed.",
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("- the pumps\n- the harbor\n- the dam", 3, id="dashes"),
        pytest.param("• The pumps\n• The harbor", 2, id="bullets"),
        pytest.param("1. The pumps fail.\n2. The harbor floods.", 2, id="numbers"),
        pytest.param("1) The pumps fail\n2) The harbor floods", 2, id="brackets"),
    ],
)
def test_list_items_are_parted_and_marked(text: str, items: int) -> None:
    sentences = _segment(text).sentences
    assert [sentence.is_list_item for sentence in sentences] == [True] * items
    assert [sentence.paragraph for sentence in sentences] == list(range(items))


def test_a_list_after_a_colon_is_parted_from_its_lead() -> None:
    text = "The council agreed on this:\n- close the pumps\n- open the dam"
    assert [(s.span.of(text), s.is_list_item) for s in _segment(text).sentences] == [
        ("The council agreed on this:", False),
        ("- close the pumps", True),
        ("- open the dam", True),
    ]


def test_wrapped_list_items_stay_whole() -> None:
    text = "- close the old pumps of the harbor, which the council has wanted for\n  many years now\n- open the dam"
    assert len(_sentences(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ROE: Will you sign?\nLEE: I will.\nROE: When?", id="names"),
        pytest.param("Q: Will you sign?\nA: I will.\nQ: When?", id="question-and-answer"),
        pytest.param("The river runs\nAnd the pumps stand\nBy the old dam", id="verse"),
        pytest.param(
            "The mayor left on Friday.\nThe council met on Monday, and voted.\nThe pumps are shut.", id="lines"
        ),
    ],
)
def test_lines_that_stand_alone_are_parted(text: str) -> None:
    assert _sentences(text) == text.split("\n")


def test_each_paragraph_has_its_language() -> None:
    text = (
        "The council will vote on the plan next week, the mayor said.\n\nOrley, Friday\n\n"
        "Der Rat wird nächste Woche über den Plan abstimmen, sagte die Sprecherin des Rates."
    )
    assert [sentence.language for sentence in _segment(text).sentences] == ["en", "en", "de"]


def test_a_short_paragraph_takes_the_language_of_its_document() -> None:
    german = "Der Rat wird nächste Woche über den Plan abstimmen, sagte die Sprecherin des Rates."
    assert {sentence.language for sentence in _segment(f"{german}\n\nOrley, Freitag").sentences} == {"de"}


@pytest.mark.parametrize("text", ["", " \n\n\t"], ids=["empty", "blank"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert _segment(text).sentences == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("“She left. " * 10_000, 10_000, id="unclosed-quotation-marks"),
        pytest.param("She left.\n" + "\n" * 200_000 + "He stayed.", 2, id="line-breaks"),
        pytest.param("word " * 200_000, 1, id="one-line"),
        pytest.param("a" * 1_000_000, 1, id="one-word"),
        pytest.param(". " * 100_000, 1, id="full-stops"),
        pytest.param("A. " * 20_000, None, id="initials"),
    ],
)
def test_hostile_text_is_cut_whole(text: str, count: int | None) -> None:
    article = _segment(text)
    assert count is None or len(article.sentences) == count
    assert not text[article.sentences[-1].span.end :].strip()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SHANTIGARH: The court on Thursday pulled up the police.", "SHANTIGARH:"),
        ("Court raps police\n\nShantigarh: The court on Thursday pulled up the police.", "Shantigarh:"),
        ("The fire\n\nRUIZ: The roof fell on Monday night.\n\nHALE: And then?", None),
        ("RUIZ: I left the hall on Monday night.", None),
        ("Ana Ruiz spoke.\n\nRuiz: The roof fell on Monday night, Ana Ruiz wrote.", None),
        ("Police: The man died in the hall on Monday.", None),
        ("Harn: Fire guts hall on Monday night, police say.", None),
    ],
)
def test_a_place_before_a_colon_is_a_dateline(text: str, place: str | None) -> None:
    article = segment(Document(text=text, sha256=Document.hash_text(text)))
    marked = [s.span.of(text) for s in article.sentences if s.furniture is Furniture.DATELINE]
    assert marked == ([place] if place else [])
