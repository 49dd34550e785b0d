"""Background: identifications set off by commas ("who leads ...", "formerly known as ..."), claims of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.types import Span

_APPOSITION = re.compile(
    r"(?:(?<=[\w)’'])), (?P<body>(?:who (?:also )?(?:leads?|led|heads?|headed|chairs?|chaired|runs|ran|"
    r"owns?|owned|founded|directs|directed|oversees|oversaw|"
    r"represents|represented|represent|teaches|coaches|manages|managed|edits|edited|has (?:led|headed|"
    r"chaired|run|served)|served|serves|works|worked|lives|is|was)\b|"
    r"formerly (?:known as)?|which (?:owns|operates|runs|employs|represents|oversees|regulates|"
    r"takes place|is based|makes|was founded))(?:[^,.;“”\"\n]|\.(?=\s[a-z0-9]|[^\s])){4,160})(?=[,.;—–]|$)"
)
_REQUEST = re.compile(
    r"\banonym|\bnot to be (?:named|identified)|\bnot author|\bfamiliar with|\bbriefed", re.IGNORECASE
)


_SUBJECT = re.compile(r"(?:[A-Z][\w’'.&-]*(?: (?:of|the|and|for|de|van|von) (?=[A-Z])| |(?=$)))+$|\b[\w’'-]+ [\w’'-]+$")


def backgrounds_in(text: str, sentence: Span) -> Iterator[Span]:
    """Find the identifying appositions of a sentence."""
    for match in _APPOSITION.finditer(text, sentence.start, sentence.end):
        if not _REQUEST.search(match.group("body")):
            yield Span(match.start("body"), match.end("body"))


def identified_by(text: str, apposition: Span, sentence: Span) -> str | None:
    """Give the words before an apposition that it identifies, or None where none can be told."""
    before = text[max(sentence.start, apposition.start - 120) : apposition.start].rstrip(" ,")
    match = _SUBJECT.search(before)
    return match.group().strip() if match else None
