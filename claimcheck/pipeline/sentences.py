"""The state of every sentence: the first that fits, in the order of `docs/labels.md`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.types import Article, Cause, CheckedSentence, ReadClaim, Sentence, SentenceState, SentenceVerdict


def is_readable(claim: ReadClaim, article: Article) -> bool:
    """Tell whether a claim begins in English text of the article itself, and not in furniture."""
    sentence = _sentence_at(article, claim.spans[0].start)
    return sentence is not None and sentence.furniture is None and sentence.language == "en"


def sentence_states(
    article: Article, claims: Sequence[ReadClaim], verdicts: Sequence[SentenceVerdict]
) -> tuple[CheckedSentence, ...]:
    """Give every sentence its state, and its reason where it was skipped or not classified."""
    starts: set[int] = set()
    failures: dict[int, Cause] = {v.span.start: v.failure for v in verdicts if v.failure is not None}
    opinions = {v.span.start for v in verdicts if v.is_opinion}
    for claim in claims:
        for span in claim.spans:
            sentence = _sentence_at(article, span.start)
            if sentence is not None:
                starts.add(sentence.span.start)
                if claim.failure is not None:
                    failures.setdefault(sentence.span.start, claim.failure)
    return tuple(_state(each, starts, failures, opinions) for each in article.sentences)


def _state(sentence: Sentence, starts: set[int], failures: dict[int, Cause], opinions: set[int]) -> CheckedSentence:
    at = sentence.span.start
    reason: str | None = None
    if sentence.furniture is not None:
        state, reason = SentenceState.SKIPPED, sentence.furniture.value
    elif sentence.language != "en":
        state, reason = SentenceState.NOT_CLASSIFIED, Cause.LANGUAGE.value
    elif at in failures:
        state, reason = SentenceState.NOT_CLASSIFIED, failures[at].value
    elif at in starts:
        state = SentenceState.CLAIMS
    elif at in opinions:
        state = SentenceState.OPINION
    else:
        state = SentenceState.CONTINUATION
    return CheckedSentence(start=at, end=sentence.span.end, paragraph=sentence.paragraph, state=state, reason=reason)


def _sentence_at(article: Article, at: int) -> Sentence | None:
    i = bisect_right(article.sentences, at, key=lambda s: s.span.start) - 1
    return article.sentences[i] if i >= 0 else None
