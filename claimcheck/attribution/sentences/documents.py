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
from claimcheck.attribution.vocabulary.nouns import POLL_WORDS
from claimcheck.text.word_lists import words

MAX_OPENING = 22
"""Tokens of the phrase that opens a sentence at most."""
LAW_WORDS = words(
    """law laws act statute statutes rules regulations constitution treaty charter code bylaws manual handbook
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
        is_document = end > start + 1 and tokens[end - 1].low in LAW_WORDS and tokens[start + 1].low != "martial"
    elif opener == "in" and (view := _view_end(tokens, start + 1)):
        content = view + 1 if low_at(tokens, view) == "," else view
        stop = content_end(tokens, content)
        return Parts((start + 1, view - 1), (start, view), ((content, stop),), start) if stop > content + 2 else None
    elif opener == "in":
        comma = _first_comma(tokens, start)
        end = comma if comma is not None else start
        is_document = end > start + 1 and _gives_results(tokens, head_of(tokens, start + 1, end), end + 1)
    else:
        return None
    if not is_document:
        return None
    content = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    stop = content_end(tokens, content)
    return Parts((start + 1, end), (start, start + 1), ((content, stop),), start) if stop > content + 2 else None


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
    head = head_of(tokens, start, end)
    is_named = any(t.is_capital and t.low not in DETERMINERS for t in tokens[start:end])
    return head in LAW_WORDS and (is_named or head not in _DEEDS)


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


def _counts_among(tokens: Sequence[Token], i: int) -> bool:
    """Tell "9 of 200 levers"."""
    return i + 2 < len(tokens) and tokens[i + 1].low == "of" and is_figure(tokens, i) and is_figure(tokens, i + 2)
