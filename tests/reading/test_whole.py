"""Contents that a tagger bounded, widened to whole phrases."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.attribution.found import FoundAttribution
from claimcheck.reading.cutting.whole import with_whole_phrases
from claimcheck.text.segment import segment
from claimcheck.types import Act, Article, Document, Span

TEXT = "Mara Oldenkott said on Monday that the old lock leaks. The gates, she said, were built in 1931."


def article() -> Article:
    return segment(Document(text=TEXT, sha256=Document.hash_text(TEXT)))


def found(words: str, *, is_tagged: bool = True, source: str = "Mara Oldenkott") -> FoundAttribution:
    start, at = TEXT.index(words), TEXT.index(source)
    return FoundAttribution(
        source=Span(at, at + len(source)),
        cue=Span(TEXT.index("said"), TEXT.index("said") + 4),
        content=(Span(start, start + len(words)),),
        act=Act.STATEMENT,
        lemma="say",
        is_tagged=is_tagged,
    )


def test_a_tagged_content_that_ends_inside_a_phrase_is_widened() -> None:
    (whole,) = with_whole_phrases(article(), [found("that the old")])
    assert whole.content[0].of(TEXT) == "that the old lock leaks"


def test_bounds_of_the_rules_stay() -> None:
    (whole,) = with_whole_phrases(article(), [found("that the old", is_tagged=False)])
    assert whole.content[0].of(TEXT) == "that the old"


def test_it_never_runs_into_its_own_source_or_cue() -> None:
    (whole,) = with_whole_phrases(article(), [found("on Monday that the old lock leaks")])
    assert whole.content[0].of(TEXT) == "on Monday that the old lock leaks"


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 60))
def test_a_widened_content_holds_the_tagged_one_and_stays_in_its_sentences(start: int, size: int) -> None:
    span = Span(start, min(start + size, len(TEXT)))
    tagged = FoundAttribution(
        source=None, cue=None, content=(span,), act=Act.STATEMENT, lemma="", is_passive=True, is_tagged=True
    )
    (whole,) = with_whole_phrases(article(), [tagged])
    (content,) = whole.content
    assert content.start <= span.start < span.end <= content.end
    touched = [s.span for s in article().sentences if s.span.overlaps(span)] or [span]
    assert min(span.start, touched[0].start) <= content.start
    assert content.end <= max(span.end, touched[-1].end)
