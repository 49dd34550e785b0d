"""Find where sentences begin within one paragraph: nupunkt proposes, rules for news prose correct it.

nupunkt errs in ways that matter here: it cuts a quotation that ends in `?` or `!` from its attribution
("Who is it?" Roe asked.), cuts after some titles and numbered points, holds plain words ("win.", "Iowa.") for
abbreviations of the law, and misses ends where a scraped text lost its space: 1.2 % of the ends in 840 news articles.
It is imported on first use: 0.07 s with its model, none for a text without a candidate.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from claimcheck.text import abbreviations as known
from claimcheck.text.fullstops import ends_sentence, is_abbreviation
from claimcheck.text.lazy_re import lazy_re

_CLOSE = "\"'”’»›)\\]}"
# Bounded repeats keep matching linear on a megabyte of full stops.
_END = lazy_re(
    rf"(?P<stop>[.!?…]{{1,8}})(?P<close>(?:[{_CLOSE}]|[ \xa0\u2009\u202f][”»]){{0,4}}(?:\[\d{{1,3}}\]){{0,3}})\s+(?=\S)"
)
_LOST_SPACE = lazy_re(
    r"(?<=[a-z]{2})[.!?][)”’\]]{0,2}(?=(?:The|He|She|It|They|We|But|And|In|A|An|This|That|I)\s)"
    r"|[.!?][”»](?=[“«])|(?<=[a-z]{2})[.!?](?=“\w)"
)
_QUOTED = lazy_re(r"[\"'”’»›]")
_NO_OPENERS = tuple(")]},;:")
_OPEN = "\"'“‘«‹([{`"
_TOKEN = lazy_re(r"\S{1,40}\Z")
_ATTRIBUTION = lazy_re(
    rf"(?P<who>{known.NAME})(?:,\s[^.!?“”\"]{{1,80}},)?\s(?P<verb>{known.SPEECH_VERBS})\b(?P<rest>[^.!?“”\"]{{0,80}})"
)
_PLAIN_TAIL = lazy_re(
    r"\s*(?:[,;:—–-]|$)|\s+(?:in|on|at|during|after|as|when|while|before|with|from|of|through|via|again|later|back|aloud|"
    r"rhetorically|to\sreporters|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\w+ly)\b"
)
_OBJECT_TAIL = lazy_re(r"\s+(?:the|a|his|her|their|him|them|me|us|reporters|[A-Z]\w+)\b(?!.*\s(?:to|whether|if|for)\s)")
_SHOUT = lazy_re(r"[a-z] [“\"][^“”\".]{1,36}[!?]$")
_SHOUTS_ON = lazy_re(r"[^“”\".]{1,60}[!?][”\"] [a-z]")
"""A cry of several parts between quotation marks, set into a clause that goes on behind it."""
_BEFORE_CHARS, _AFTER_CHARS = 40, 240


def sentence_starts(text: str, *, is_headline: bool = False) -> list[int]:
    """Give the offsets where the sentences of a paragraph begin, in order, the first of them 0.

    Args:
        text: one paragraph, stripped; a line feed in it counts as a space.
        is_headline: capital letters begin most words, so that an abbreviation never ends a sentence.
    """
    text = text.replace("\n", " ")
    ends = list(_END.finditer(text))
    lost = [match.end() for match in _LOST_SPACE.finditer(text)]
    proposed = _propose(text, ends)
    places = {match.end(): match for match in ends}
    starts = [0]
    for place in sorted(proposed | places.keys() | set(lost)):
        match = places.get(place)
        is_start = place in proposed if match is None else _begins(text, match, starts[-1], place in proposed)
        if is_headline and match and _is_abbreviation(text, match):
            continue
        if place > starts[-1] and (is_start or place in lost):
            starts.append(place)
    return _without_bare_marks(text, starts)


def _propose(text: str, ends: Sequence[re.Match[str]]) -> set[int]:
    """Ask nupunkt, moving what it proposes inside an end mark to the mark's end: it parts "failed." from "[12]"."""
    if not ends:
        return set()
    begins = [end.start() for end in ends]
    proposed = set()
    for start, _ in _load_nupunkt()(text):
        place = bisect_left(begins, start) - 1
        at = max(start, ends[place].end()) if place >= 0 and start <= ends[place].end() else start
        if text[at : at + 1] not in _NO_OPENERS:  # it cuts "(D-Calif.), who" before the bracket
            proposed.add(at)
    return proposed


@cache
def _load_nupunkt() -> Callable[[str], list[tuple[int, int]]]:
    from nupunkt import sent_spans  # noqa: PLC0415

    return sent_spans


def _begins(text: str, end: re.Match[str], start: int, is_proposed: bool) -> bool:
    """Tell whether a sentence begins after this end mark."""
    following = text[end.end() : end.end() + _AFTER_CHARS]
    bare = following.lstrip(_OPEN)
    is_quoted = bool(_QUOTED.search(end["close"]))
    if _continues(following, end["stop"], is_quoted):
        return False
    if is_quoted and _is_attribution(following, is_full_stop=end["stop"] == "."):
        return False
    token = _TOKEN.search(text, max(start, end.start() - _BEFORE_CHARS), end.end("stop"))
    shout = _SHOUT.search(text, max(start, end.start() - _BEFORE_CHARS), end.end("stop"))
    if shout is not None and _SHOUTS_ON.match(following) is not None:
        return False  # "The hall was a roar of “Roll call! [Roll call!” from one side]"
    if end["stop"] != "." or not token:
        return is_proposed
    if following[0].islower() and end["close"]:
        return False  # an abbreviation may end a bracket, (R-Ariz.), and the sentence go on
    before = text[max(start, token.start() - _BEFORE_CHARS) : token.start()]
    word = token[0].lstrip(_OPEN)
    return ends_sentence(word, before=before, following=bare, is_proposed=is_proposed)


def _is_abbreviation(text: str, end: re.Match[str]) -> bool:
    token = _TOKEN.search(text, max(0, end.start() - _BEFORE_CHARS), end.end("stop"))
    return token is not None and is_abbreviation(token[0].lstrip(_OPEN))


def _continues(following: str, stop: str, is_quoted: bool) -> bool:
    """Tell whether the words after an end mark carry the same sentence on."""
    if following[0] in ",;:":
        return True
    if following[0] in "—–-" and following[1:].lstrip()[:1].islower():
        return True
    is_pause = stop != "." or is_quoted
    return is_pause and following[0].islower() and not following[1:2].isupper()


def _is_attribution(following: str, *, is_full_stop: bool) -> bool:
    match = _ATTRIBUTION.match(following)
    if not match:
        return False
    rest = match["rest"]
    if not rest.strip():
        return True
    if is_full_stop or match["who"] in known.PRONOUNS:
        return False  # "We won." Roe said on Friday that ... is a sentence of its own
    if match["verb"] in known.ASKING and _OBJECT_TAIL.match(rest):
        return True
    return bool(_PLAIN_TAIL.match(rest))


def _without_bare_marks(text: str, starts: list[int]) -> list[int]:
    """Join a piece without a letter or digit, such as a lone closing mark, to the piece before it."""
    kept = [0]
    has_words = False
    for start, end in pairwise([*starts, len(text)]):
        is_bare = not any(map(str.isalnum, text[start:end]))
        if start and has_words and not is_bare:
            kept.append(start)
        has_words = has_words or not is_bare
    return kept
