"""Where an article's words and a passage of the archive give different particulars: numbers, times, names, negation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimcheck.judging.amounts import Agreement, compare_amounts
from claimcheck.judging.lexicon import NEGATORS
from claimcheck.judging.names import is_named
from claimcheck.judging.particulars import Particulars, read_sentence
from claimcheck.types import PublicationTime, Span

_MAX_CHARS = 2000
_UNKNOWN_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """The words that differ, as spans into each of the two texts, in order."""

    article: tuple[Span, ...]
    passage: tuple[Span, ...]


def differences(article: str, article_date: str | None, passage: str, passage_date: str | None) -> Differences:
    """Compare two quotations, particular by particular, as the judge without a model reads them (English).

    Args:
        article: words of the article; texts of more than 2,000 characters are not compared.
        article_date: ISO 8601, from which "Tuesday" is counted; without one, times are not compared.
        passage: words of the archive.
        passage_date: its date, likewise.
    """
    if max(len(article), len(passage)) > _MAX_CHARS:
        return Differences(article=(), passage=())
    has_days = bool(article_date and passage_date)
    ours = read_sentence(article, _day(article_date))
    theirs = read_sentence(passage, _day(passage_date))
    pairs = [*_amounts(ours, theirs), *(_times(ours, theirs) if has_days else ()), *_names(ours, theirs)]
    pairs += _negations(ours, theirs)
    return Differences(
        article=_spans(ours, [one for one, _ in pairs]), passage=_spans(theirs, [other for _, other in pairs])
    )


_Range = tuple[int, int] | None
_Pair = tuple[_Range, _Range]


def _amounts(ours: Particulars, theirs: Particulars) -> list[_Pair]:
    """Pair each number that could be the same particular and has another value, unless it is given elsewhere."""
    pairs: list[_Pair] = []
    for amount in ours.amounts:
        others = [other for other in theirs.amounts if amount.is_comparable(other)]
        if any(compare_amounts(amount, other) is Agreement.SAME for other in others):
            continue
        pairs += [((amount.first, amount.last), (other.first, other.last)) for other in others]
    return pairs


def _times(ours: Particulars, theirs: Particulars) -> list[_Pair]:
    """Pair each time with those of the passage, where none can be the same."""
    return [
        ((when.first, when.last), (other.first, other.last))
        for when in ours.dates
        if not any(when.overlaps(other) for other in theirs.dates)
        for other in theirs.dates
    ]


def _names(ours: Particulars, theirs: Particulars) -> list[_Pair]:
    """Give each name that the passage does not have, and those of the passage that the article has not."""
    missing = [name for name in ours.sure_names if not is_named(name, theirs.names, theirs.vocabulary)]
    if not missing:
        return []
    others = [name for name in theirs.sure_names if not is_named(name, ours.names, ours.vocabulary)]
    return [
        *(((name.first, name.last), None) for name in missing),
        *((None, (name.first, name.last)) for name in others),
    ]


def _negations(ours: Particulars, theirs: Particulars) -> list[_Pair]:
    """Give the negating words of the one text, where the other has none."""
    mine = [place for place, word in enumerate(ours.words) if word.lower in NEGATORS]
    others = [place for place, word in enumerate(theirs.words) if word.lower in NEGATORS]
    if bool(mine) == bool(others):
        return []
    return [*(((place, place), None) for place in mine), *((None, (place, place)) for place in others)]


def _spans(side: Particulars, ranges: list[_Range]) -> tuple[Span, ...]:
    """Turn ranges of words into spans of characters, each once, none that lies in another."""
    spans = sorted({Span(side.words[one[0]].start, side.words[one[1]].end) for one in ranges if one is not None})
    kept: list[Span] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)


def _day(text: str | None) -> date:
    """Read the day of an ISO 8601 date; one that cannot be read is some day."""
    try:
        return PublicationTime.parse(text).day if text else _UNKNOWN_DAY
    except ValueError:
        return _UNKNOWN_DAY
