"""Quotations are found whatever their typography, and only where their words stand whole and in order."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimcheck.errors import SpanNotFound
from claimcheck.text.align import FoldedText, fold
from claimcheck.types import Span

_TYPOGRAPHY = st.text(alphabet="abAB1. ,  '\"‘’“”«»--–—\n\t\xa0\u200b\xad…ßﬁİé", min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        pytest.param("She said: “We’re done.”", '"We\'re done."', "“We’re done.”", id="curly-quotes"),
        pytest.param("She said: ''We go.'' He left.", "“We go.”", "''We go.''", id="doubled-apostrophes"),
        pytest.param(
            "a plan — a bold one — failed", "plan - a bold one-failed", "plan — a bold one — failed", id="dash"
        ),
        pytest.param("a plan -- a bold one", "plan—a", "plan -- a", id="double-hyphen"),
        pytest.param("the\xa0city \n council met", "the city council", "the\xa0city \n council", id="spaces"),
        pytest.param("THE MAYOR Resigned", "The mayor resigned", "THE MAYOR Resigned", id="case"),
        pytest.param(
            "a con\xadfi\xaddent of\ufb01ce\u200b clerk", "confident office clerk", None, id="hidden-ligature"
        ),
        pytest.param("in der Straße dort", "STRASSE", "Straße", id="sharp-s"),
        pytest.param("we waited… and left", "waited... and", "waited… and", id="ellipsis"),
        pytest.param("a cafe\u0301 opened".replace("e\u0301", "é"), "cafe\u0301", "café", id="decomposed-quote"),
        pytest.param("the plan, he said", "“the plan.”", "the plan", id="outer-quotes-and-stop"),
        pytest.param("Say us. The US said", "US", "US", id="exact-case-first"),
    ],
)
def test_locate_ignores_typography(text: str, quote: str, found: str | None) -> None:
    span = FoldedText(text).locate(quote)
    if found is None:
        assert fold(span.of(text)) == fold(quote)
    else:
        assert span.of(text) == found


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        pytest.param("We will not go there", "We will go", id="missing-word"),
        pytest.param("go we will", "we will go", id="other-order"),
        pytest.param("the other man", "he", id="inside-a-word"),
        pytest.param("about 3.5 percent", "5 percent", id="inside-a-decimal"),
        pytest.param("about 3,500 people", "about 3", id="before-a-comma-of-thousands"),
        pytest.param("some words", "  ", id="only-spaces"),
        pytest.param("some “words”", "“”", id="only-marks"),
        pytest.param("", "word", id="empty-text"),
    ],
)
def test_locate_never_guesses(text: str, quote: str) -> None:
    with pytest.raises(SpanNotFound) as caught:
        FoldedText(text).locate(quote)
    assert caught.value.quote == quote


@pytest.mark.parametrize(
    ("near", "start"),
    [
        pytest.param(None, 0, id="first"),
        pytest.param(Span(9, 20), 9, id="inside"),
        pytest.param(Span(21, 26), 27, id="nearest-after"),
        pytest.param(Span(12, 15), 9, id="nearest-before"),
    ],
)
def test_locate_prefers_an_occurrence_near_a_region(near: Span | None, start: int) -> None:
    text = "No deal. No deal here now, no deal."
    assert FoldedText(text).locate("no deal." if start == 27 else "No deal", near=near).start == start


def test_locate_near_counts_in_the_original_text() -> None:
    text = "“ No ”  —  …\u200b\u200b  He left.  He left."
    second = text.rindex("He left")
    assert FoldedText(text).locate("he  left", near=Span(second, len(text))).start == second


@given(_TYPOGRAPHY, st.data())
def test_every_slice_on_word_boundaries_is_found(raw: str, data: st.DataObject) -> None:
    text = unicodedata.normalize("NFC", raw)
    edges = [i for i in range(len(text) + 1) if i in {0, len(text)} or text[i - 1].isspace() or text[i].isspace()]
    start, end = sorted((data.draw(st.sampled_from(edges)), data.draw(st.sampled_from(edges))))
    quote = text[start:end]
    assume(any(character.isalnum() for character in quote))
    span = FoldedText(text).locate(quote)
    assert fold(span.of(text)) == fold(quote)


@given(_TYPOGRAPHY, _TYPOGRAPHY)
def test_what_is_found_has_the_same_words(text: str, quote: str) -> None:
    text, quote = unicodedata.normalize("NFC", text), unicodedata.normalize("NFC", quote)
    try:
        span = FoldedText(text).locate(quote)
    except SpanNotFound:
        return
    assert fold(span.of(text)).strip(" '-.,…") == fold(quote).strip(" '-.,…")


@given(_TYPOGRAPHY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_hostile_repetition_ends() -> None:
    text = "ab " * 60_000
    with pytest.raises(SpanNotFound):
        FoldedText(text).locate("ab " * 20_000 + "a")
    with pytest.raises(SpanNotFound):
        FoldedText("a" * 500_000).locate("a" * 1000)
