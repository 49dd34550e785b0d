"""Turns of a dialogue: quoted paragraphs that follow each other with nothing beside them to say whose each is.

"“Nobody asked us,” Moretti says. / “You don’t own a house.” / “That’s not the point.”": they may all be Moretti's, or
every other one, so each is a guess.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.quotations import find_quotations
from claimcheck.types import Article, Span


def with_turns(article: Article, found: Sequence[FoundAttribution]) -> Iterator[FoundAttribution]:
    """Give attributions with what they have of such turns apart from the rest, and unclear."""
    turns = _turns(article)
    starts = [turn.start for turn in turns]
    for each in found:
        guessed = [p for p in each.content if _is_in(turns, starts, p) and not _is_here(turns, starts, each, p)]
        if each.is_unclear or each.is_mention or not guessed:
            yield each
            continue
        if kept := tuple(piece for piece in each.content if piece not in guessed):
            yield replace(each, content=kept)
        yield replace(each, content=tuple(guessed), is_unclear=True)


def _turns(article: Article) -> list[Span]:
    """Find the paragraphs that are one closed quotation, where two or more follow each other and no colon leads up."""
    text = article.document.text
    turns: list[Span] = []
    run: list[Span] = []
    before = ""
    for _, group in groupby(article.sentences, key=lambda s: s.paragraph):
        sentences = tuple(group)
        paragraph = Span(sentences[0].span.start, sentences[-1].span.end)
        quotations = find_quotations(text, paragraph)
        is_whole = len(quotations) == 1 and quotations[0].span == paragraph
        if is_whole and not quotations[0].is_open and (run or before not in {":", "open"}):
            run.append(paragraph)
        else:
            turns.extend(run if len(run) > 1 else ())
            run = []
        is_open = bool(quotations) and quotations[-1].is_open
        before = "open" if is_open else text[paragraph.end - 1]
    return [*turns, *(run if len(run) > 1 else ())]


def _at(turns: Sequence[Span], starts: Sequence[int], span: Span) -> int | None:
    at = bisect_left(starts, span.start + 1) - 1
    return at if at >= 0 and turns[at].contains(span) else None


def _is_in(turns: Sequence[Span], starts: Sequence[int], piece: Span) -> bool:
    return _at(turns, starts, piece) is not None


def _is_here(turns: Sequence[Span], starts: Sequence[int], found: FoundAttribution, piece: Span) -> bool:
    """Tell whether a piece stands in the same turn as its cue."""
    return found.cue is not None and _at(turns, starts, found.cue) == _at(turns, starts, piece)
