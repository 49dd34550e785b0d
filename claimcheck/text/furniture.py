"""Recognise page furniture, sentence by sentence, with the reason why it is skipped.

Precision first: a real sentence must never be lost. So a pattern must fit the whole line, and a bare name or a few bare
words are furniture only after the last sentence of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from claimcheck.text.furniture_patterns import DATED, HOUR, LINES, ORPHANS, SECTIONS, WRITERS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.time_stamps import is_time_stamp
from claimcheck.text.word_lists import words
from claimcheck.types import Document, Furniture, Sentence

_MAX_LINE = 400
_LINK_WORDS = 25
_TAIL_SENTENCES = 4
_HEAD_SENTENCES = 6
_HEADINGS = frozenset([Furniture.RELATED, Furniture.COMMENT_BOX])
_FORM_LABELS = frozenset(
    ["name", "email", "e-mail", "website", "url", "comment", "message", "submit", "subject", "phone"]
)
_VERBS = words(
    "is are was were be been am will would can could may might must shall should has have had do does did go goes went "
    "say says said tell told win wins won lose loses lost make makes made take takes took get gets got give gives gave "
    "want wants sign signs vote votes quit quits resign resigns resigned die dies died kill kills killed"
)
_TAIL_WORDS = 5
_TITLE_WORDS = 6
_TITLE_OPENING = lazy_re(r"(?:A|An|The|What|Why|How|Who|Where|When|Behind|Inside|Beyond) ")
_WORD = lazy_re(r"[^\W_][\w'’.&-]*")
_SECTION_BREAK = lazy_re(r" ?[/|>»›·•&,] ?| and ")
_END = lazy_re(r"[.!?…:][\"'”’»)\]]*\Z")
_QUOTE = lazy_re(r"[\"“”‘«»]|''")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_MONTH_DAY = rf"(?:, ?(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?))?"
_WIRE = r"(?:\([A-Z][\w .&/-]{1,30}\)|/[A-Z][\w .-]{1,30}/)"
_NO_NOTE = r"(?!(?i:corrections?|clarifications?|updated?|amended|published|posted|note|editor)\b)"
_DASH = r" ?(?:—|–|--|-(?= )|―)\s{0,3}"
_DATELINE = lazy_re(
    r"[A-Z][A-Z.'’-]+(?:[ ,/-]{1,3}[A-Z][A-Z.'’-]+){0,4}"
    r"(?:, ?[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,2}){0,2}"
    rf"{_MONTH_DAY}(?: ?{_WIRE})?{_DASH}"
    rf"|[A-Z][\w.'’-]{{1,20}}(?:[ ,]{{1,2}}[A-Z][\w.'’-]{{1,20}}){{0,4}}{_MONTH_DAY} ?{_WIRE}{_DASH}"
    rf"|(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?: ?{_WIRE})? (?:—|–|--|-(?= )|―)\s{{0,3}}"
    rf"|{HOUR}"
    rf"|{_NO_NOTE}[A-Z][\w.'’-]{{1,20}}(?:[ ,]{{1,2}}[A-Z][\w.'’-]{{1,20}}){{0,4}}"
    rf"{_MONTH_DAY.removesuffix('?')} ?:\s{{1,3}}"
)

_TIMED = lazy_re(HOUR)
"""The time of a post on a live page."""


def furniture_of(line: str) -> Furniture | None:
    """Give the kind of furniture that a line or sentence is by its wording alone, or None for a real sentence."""
    line = " ".join(line[: _MAX_LINE + 1].split())
    if not line or len(line) > _MAX_LINE:
        return None
    if not any(map(str.isalnum, line)):
        return Furniture.FRAGMENT
    kind = next((kind for kind, pattern in LINES if pattern.fullmatch(line)), None)
    if kind and not (kind is Furniture.BYLINE and DATED.search(line)):
        return kind
    if not _END.search(line) and _is_section(line):
        return Furniture.SECTION_LABEL
    if is_time_stamp(line):
        return Furniture.TIME_STAMP
    return Furniture.DATELINE if _DATELINE.fullmatch(line) else None


def _is_section(line: str) -> bool:
    parts = _SECTION_BREAK.split(line.lower())
    return len(parts) <= 6 and all(part.strip().replace(" ", "-") in SECTIONS for part in parts)


def dateline_of(text: str) -> int:
    """Give the length of the dateline that opens a sentence, with its dash and space, or 0.

    "ORLEY, Feb. 3 (Wire) — The mayor ..." and "Orley, Feb. 3: The mayor ..." have one; what follows is the sentence's.
    """
    match = _DATELINE.match(text)
    if not match or match.end() >= len(text.rstrip()):
        return 0
    following = text[match.end() :].lstrip("\"'“‘")
    return match.end() if following[:1].isupper() or following[:1].isdigit() else 0


def mark_furniture(document: Document, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Give the sentences again, those that are page furniture with the reason."""
    reasons: list[Furniture | None] = []
    text = document.text
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        members = list(group)
        whole = furniture_of(text[members[0].span.start : members[-1].span.end])
        reasons.extend(
            None if sentence.is_headline else whole or furniture_of(sentence.span.of(text)) for sentence in members
        )
    _mark_lists(text, sentences, reasons)
    _mark_edges(document, sentences, reasons)
    _mark_crossheads(text, sentences, reasons)
    return tuple(
        replace(sentence, furniture=reason) if reason else sentence
        for sentence, reason in zip(sentences, reasons, strict=True)
    )


def _mark_lists(text: str, sentences: Sequence[Sentence], reasons: list[Furniture | None]) -> None:
    """Carry the heading of a list of links, or of a comment form, on over the bare lines below it."""
    carried: Furniture | None = None
    for index, sentence in enumerate(sentences):
        words = sentence.span.of(text)
        if reasons[index] in _HEADINGS:
            carried = reasons[index] if not _END.search(words.rstrip(":…")) else None
        elif reasons[index] is None and carried:
            is_link = not _END.search(words) and not sentence.is_headline and len(_WORD.findall(words)) <= _LINK_WORDS
            goes_on = is_link if carried is Furniture.RELATED else words.casefold() in _FORM_LABELS
            reasons[index] = carried = carried if goes_on else None


def _mark_edges(document: Document, sentences: Sequence[Sentence], reasons: list[Furniture | None]) -> None:
    """Mark names and bare words before and after the body, which are nothing inside it."""
    text = document.text
    body = [index for index, sentence in enumerate(sentences) if reasons[index] is None and _is_prose(sentence, text)]
    if not body:
        return
    names = _names_of(document)
    for index, sentence in enumerate(sentences):
        words = sentence.span.of(text)
        if reasons[index] or sentence.is_headline:
            continue
        if words.strip(" .").casefold() in names and not _is_between(index, body):
            reasons[index] = Furniture.PUBLISHER_NAME
        elif index > body[0] and body[-1] - index < _TAIL_SENTENCES and ORPHANS.fullmatch(words):
            reasons[index] = Furniture.BYLINE
        elif index > body[-1] and not sentence.is_list_item and _is_bare(words):
            is_name = len(words.split()) == 1 and _occurs(words, text[: sentence.span.start])
            reasons[index] = Furniture.PUBLISHER_NAME if is_name else Furniture.FRAGMENT
        elif index < min(body[0], _HEAD_SENTENCES) and _is_writer(
            text, sentence, reasons[max(0, index - 1) : index + 2]
        ):
            reasons[index] = Furniture.BYLINE


def _is_writer(text: str, sentence: Sentence, beside: Sequence[Furniture | None]) -> bool:
    """Tell a name on a line of its own beside the time; who is named again below is somebody of the story."""
    words = sentence.span.of(text)
    if Furniture.TIME_STAMP not in beside or not WRITERS.fullmatch(words):
        return False
    names = _WORD.findall(words.partition(" in ")[0])
    return not any(name.lower() in _VERBS or _occurs(name, text[sentence.span.end :]) for name in names)


def _mark_crossheads(text: str, sentences: Sequence[Sentence], reasons: list[Furniture | None]) -> None:
    """Mark a short line between two paragraphs of prose that opens like a title, or with a time, and has no verb.

    "A long road", "What comes next"; on a live page "16.15 More on the talks".
    """
    for index in range(1, len(sentences) - 1):
        before, line, after = sentences[index - 1 : index + 2]
        words = line.span.of(text)
        is_alone = before.paragraph < line.paragraph < after.paragraph and not line.is_list_item
        if reasons[index] or not is_alone or line.is_headline or before.span.of(text).endswith(":"):
            continue
        timed = _TIMED.match(words)
        is_heading = _is_title(words) if timed is None else _is_bare(words[timed.end() :])
        if _is_prose(before, text) and _is_prose(after, text) and is_heading:
            reasons[index] = Furniture.SECTION_LABEL


def _is_title(words: str) -> bool:
    if _END.search(words) or _QUOTE.search(words) or not _TITLE_OPENING.match(words):
        return False
    tokens = [token.lower() for token in _WORD.findall(words)]
    # "The mayor resigns" may be a statement, "A mayor who resigned" is none.
    states = tokens[0] == "the" and any(token in _VERBS or token.endswith(("s", "ed")) for token in tokens)
    return len(tokens) <= _TITLE_WORDS and not states and not any(token.isdigit() for token in tokens)


def _is_between(index: int, body: list[int]) -> bool:
    return body[0] < index < body[-1]


def _is_prose(sentence: Sentence, text: str) -> bool:
    words = sentence.span.of(text)
    return not sentence.is_headline and bool(_END.search(words)) and len(_WORD.findall(words)) >= 4


def _is_bare(words: str) -> bool:
    tokens = _WORD.findall(words)
    if _END.search(words) or _QUOTE.search(words) or len(tokens) > _TAIL_WORDS:
        return False
    return not any(token.lower() in _VERBS or token.isdigit() for token in tokens)


def _occurs(word: str, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE))


def _names_of(document: Document) -> frozenset[str]:
    names = {(document.publisher or "").casefold().strip()}
    host = re.match(r"https?://(?:www\.)?([^/:]{3,100})", document.url or "")
    if host:
        names |= {host[1].casefold(), host[1].casefold().split(".")[0]}
    return frozenset(names - {""})
