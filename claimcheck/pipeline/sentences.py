"""The state of every sentence: the first that fits, in the order of `docs/labels.md`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.types import (
    Article,
    Cause,
    CheckedSentence,
    Furniture,
    ReadClaim,
    SectionReading,
    Sentence,
    SentenceState,
    SentenceVerdict,
    Span,
)

FRAGMENT_WORDS = 4
"""A sentence of so few words that belongs to no claim and no quotation is a bare fragment."""
_MAX_REASONS = 5
_QUOTATION_MARKS = "\"“”„«»‘’'"


def is_readable(claim: ReadClaim, article: Article) -> bool:
    """Tell whether a claim begins in a sentence that is read: no furniture, in English, not too long."""
    sentence = _sentence_at(article, claim.spans[0].start)
    return sentence is not None and sentence.is_own


UNREAD_NOTE = "some sentences could not be read"
"""How the note on sentences that failed begins."""


def unread_notes(sections: Iterable[SectionReading]) -> tuple[str, ...]:
    """Say why sentences could not be read, each reason once; of very many only the first."""
    reasons = dict.fromkeys(note for section in sections for note in section.notes)
    return tuple(f"{UNREAD_NOTE}: {reason}" for reason in list(reasons)[:_MAX_REASONS])


def sentence_states(
    article: Article, claims: Sequence[ReadClaim], verdicts: Sequence[SentenceVerdict]
) -> tuple[CheckedSentence, ...]:
    """Give every sentence its state, and its reason where it was skipped or not classified."""
    failures: dict[Sentence, Cause] = {}
    opinions: set[Sentence] = set()
    starts: set[Sentence] = set()
    touched: set[Sentence] = set()
    for verdict in verdicts:
        for sentence in _sentences_in(article, verdict.span):
            if verdict.failure is not None:
                failures.setdefault(sentence, verdict.failure)
            if verdict.is_opinion:
                opinions.add(sentence)
    for claim in claims:
        sentences = [list(_sentences_in(article, span)) for span in claim.spans]
        touched.update(each for several in sentences for each in several)
        if claim.failure is not None:
            failures.update({each: claim.failure for several in sentences for each in several if each not in failures})
        # A claim that headline and body state begins in both.
        firsts = [several[0] for several in sentences if several]
        starts.update(firsts[:1])
        if firsts and firsts[0].is_headline:
            starts.update([each for each in firsts if not each.is_headline][:1])
    states = (_state(each, article, failures, starts, opinions, touched) for each in article.sentences)
    return tuple(states)


def _state(
    sentence: Sentence,
    article: Article,
    failures: dict[Sentence, Cause],
    starts: set[Sentence],
    opinions: set[Sentence],
    touched: set[Sentence],
) -> CheckedSentence:
    reason: str | None = None
    if sentence.furniture is not None:
        state, reason = SentenceState.SKIPPED, sentence.furniture.value
    elif sentence.language != "en":
        state, reason = SentenceState.NOT_CLASSIFIED, Cause.LANGUAGE.value
    elif sentence.is_too_long:
        state, reason = SentenceState.NOT_CLASSIFIED, Cause.TOO_LONG.value
    elif sentence in failures:
        state, reason = SentenceState.NOT_CLASSIFIED, failures[sentence].value
    elif sentence in starts:
        state = SentenceState.CLAIMS
    elif sentence in opinions:
        state = SentenceState.OPINION
    elif sentence not in touched and _is_fragment(sentence, article.document.text):
        state, reason = SentenceState.SKIPPED, Furniture.FRAGMENT.value
    else:
        state = SentenceState.CONTINUATION
    start, end = sentence.span.start, sentence.span.end
    return CheckedSentence(start=start, end=end, paragraph=sentence.paragraph, state=state, reason=reason)


def _is_fragment(sentence: Sentence, text: str) -> bool:
    words = sentence.span.of(text)
    is_short = len(words.split()) <= FRAGMENT_WORDS and not any(mark in words for mark in _QUOTATION_MARKS)
    return is_short and not sentence.is_headline


def _sentence_at(article: Article, at: int) -> Sentence | None:
    i = bisect_right(article.sentences, at, key=lambda s: s.span.start) - 1
    return article.sentences[i] if i >= 0 else None


def _sentences_in(article: Article, span: Span) -> Iterator[Sentence]:
    """Give the sentences that share a character with a span, in order."""
    i = max(bisect_right(article.sentences, span.start, key=lambda s: s.span.start) - 1, 0)
    while i < len(article.sentences) and article.sentences[i].span.start < span.end:
        if article.sentences[i].span.overlaps(span):
            yield article.sentences[i]
        i += 1
