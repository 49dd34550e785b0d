"""Documents that state something with no verb of saying: "In a survey of 800, 57 percent ...", "Under the law, ...".

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.behind_cues import head_of, phrase_after
from claimcheck.attribution.sentences.contents import content_end
from claimcheck.attribution.sentences.figures_given import is_figure, states_share
from claimcheck.attribution.sentences.parts import Parts
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import DETERMINERS
from claimcheck.attribution.vocabulary.nouns import POLL_WORDS, RESPONDENT_NOUNS
from claimcheck.text.word_lists import words

MAX_OPENING = 22
"""Tokens of the phrase that opens a sentence at most."""
LAW_WORDS = words(
    """law laws act statute statutes rules regulations constitution treaty charter code bylaw bylaws manual handbook
    rulebook"""
)
_DEEDS = words("act code charter rules")
_EVENTS = words("trial trials experiment experiments test tests count counts")
_STUDIES = POLL_WORDS | words("study studies")
_FIGURE_REACH = 6


def place_opening(tokens: Sequence[Token]) -> Parts | None:
    """Place a sentence that opens with the document it stands on: a poll with a figure behind it, or a law."""
    colon = next((k for k in range(min(MAX_OPENING, len(tokens))) if tokens[k].text == ":"), None)
    is_after = colon is not None and colon + 1 < len(tokens) and tokens[colon + 1].low == "in"
    start = colon + 1 if colon is not None and is_after else 1 if tokens and tokens[0].low in {"but", "and"} else 0
    if len(tokens) < start + 5 or tokens[start].is_quoted:
        return None
    opener = tokens[start].low
    if opener == "under":
        end = phrase_after(tokens, start + 1, inverted=False)
        last = end - 1 - is_year(tokens, end - 1)
        is_document = last > start and tokens[last].low in LAW_WORDS and tokens[start + 1].low != "martial"
    elif opener == "in" and (view := _view_end(tokens, start + 1)):
        content = view + 1 if low_at(tokens, view) == "," else view
        stop = content_end(tokens, content)
        return Parts((start + 1, view - 1), (start, view), ((content, stop),), start) if stop > content + 2 else None
    elif opener == "in":
        comma = _first_comma(tokens, start)
        end = comma if comma is not None else start
        is_document = end > start + 1 and _gives_results(tokens, head_of(tokens, start + 1, end), end + 1)
    else:
        return _place_same_poll(tokens)
    if not is_document:
        return None
    content = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    stop = content_end(tokens, content)
    if stop <= content + 2:
        return None
    shares = _further_share(tokens, stop) if opener == "in" else ()
    return Parts((start + 1, end), (start, start + 1), ((content, stop), *shares), start)


def place_polled(tokens: Sequence[Token], speakers: Sequence[tuple[int, int] | None]) -> Parts | None:
    """Place a sentence that counts some of those whom a poll asked: "Of the 14 analysts polled by DataQuay, nine".

    None where anybody else speaks in it; `speakers` are the sources of its other cues.
    """
    if not all(each is not None and _is_some(tokens, each[0]) for each in speakers):
        return None
    comma = _first_comma(tokens, 0)
    if comma is None or low_at(tokens, 0) != "of" or not _is_some(tokens, comma + 1):
        return None
    asked = next((k for k in range(2, comma - 1) if tokens[k].low in _ASKED), None)
    is_by = asked is not None and low_at(tokens, asked + 1) in {"by", "for"}
    is_by = is_by and asked is not None and any(t.is_capital for t in tokens[asked + 2 : min(asked + 4, comma)])
    end = len(tokens) - (tokens[-1].text in {".", "!"})
    return Parts((1, comma), (0, 1), ((0, end),), 0) if is_by else None


def _is_some(tokens: Sequence[Token], start: int) -> bool:
    return is_figure(tokens, start) or low_at(tokens, start) in {"most", "half", "none", "all", "few"}


_ASKED = words("polled surveyed questioned")


def _place_same_poll(tokens: Sequence[Token]) -> Parts | None:
    """Place a figure that stands on a poll told of before: "She led by two points [in the same poll] in May"."""
    at = next((k for k in range(4, len(tokens) - 3) if [t.low for t in tokens[k : k + 3]] == _SAME), None)
    if at is None or tokens[at].is_quoted or tokens[at + 3].low not in _STUDIES:
        return None
    if not any(is_figure(tokens, k) for k in range(at)):
        return None
    end = content_end(tokens, at + 4) if low_at(tokens, at + 4) in {"in", "on", "from", "last"} else at + 4
    behind = ((at + 4, end),) if end > at + 5 else ()
    return Parts((at + 1, at + 4), (at, at + 1), ((0, at), *behind), 0)


_SAME = ["in", "the", "same"]


def is_lawful(tokens: Sequence[Token], group: tuple[int, int], parts: Parts) -> bool:
    """Tell what a law demands or allows: "under state law, districts must notify families of a change".

    `group` is the verb with the words before it that belong to it.
    """
    if tokens[0].low != "under" or low_at(tokens, parts.content[0][0]) == "that":
        return False
    return any(t.low in _DUTIES for t in tokens[max(0, group[0] - 1) : group[1]])


_DUTIES = words("must may shall can cannot should need needs have has required obliged allowed")


def _view_end(tokens: Sequence[Token], start: int) -> int:
    """Give the index behind "her view" or "Dr Ruiz's opinion"; 0 where there is none."""
    for i in range(start + 1, min(start + 6, len(tokens))):
        if tokens[i].low in _VIEWS:
            is_owned = tokens[i - 1].is_possessive or (i == start + 1 and tokens[start].low in {"his", "her", "their"})
            return i + 1 if is_owned else 0
    return 0


_VIEWS = words("view opinion telling words judgment judgement estimation")


def is_law(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the phrase of these tokens is a law or other rules; "an act" may be a deed, and needs a name."""
    head = head_of(tokens, start, end - is_year(tokens, end - 1))
    is_named = any(t.is_capital and t.low not in DETERMINERS for t in tokens[start:end])
    return head in LAW_WORDS and (is_named or head not in _DEEDS)


def is_year(tokens: Sequence[Token], i: int) -> bool:
    """Tell the year of "the Pensions Act 2016"."""
    return i > 1 and tokens[i].low.isdigit() and len(tokens[i].low) == 4 and tokens[i - 1].low in LAW_WORDS


def _first_comma(tokens: Sequence[Token], start: int) -> int | None:
    for i in range(start, min(start + MAX_OPENING, len(tokens))):
        if tokens[i].text == "," and not tokens[i].is_quoted:
            return i
    return None


def _gives_results(tokens: Sequence[Token], head: str, start: int) -> bool:
    """Tell whether a figure of the study follows: of a trial or test, which may be an event, a share alone."""
    reach = range(start, min(start + _FIGURE_REACH, len(tokens)))
    if head in _EVENTS:
        return any(states_share(tokens, i) or _counts_among(tokens, i) for i in reach)
    return head in _STUDIES and any(is_figure(tokens, i) for i in reach)


def _further_share(tokens: Sequence[Token], stop: int) -> tuple[tuple[int, int], ...]:
    """Give what else a poll found behind a semicolon: "; among those under 30, more than half did"."""
    k = stop + 1 + (low_at(tokens, stop + 1) in {"and", "but"})
    if low_at(tokens, stop) != ";" or low_at(tokens, k) not in {"among", "of"}:
        return ()
    end = content_end(tokens, k)
    is_share = any(is_figure(tokens, i) or tokens[i].low in RESPONDENT_NOUNS for i in range(k + 1, end))
    return ((k, end),) if is_share else ()


def _counts_among(tokens: Sequence[Token], i: int) -> bool:
    """Tell "9 of 200 levers"."""
    return i + 2 < len(tokens) and tokens[i + 1].low == "of" and is_figure(tokens, i) and is_figure(tokens, i + 2)
