"""Attributions of one sentence side by side: where each ends because the next one begins.

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribution.sentences.cues import Cue, CueKind
from claimcheck.attribution.sentences.parts import Parts, Placed
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PRONOUNS, RELATIVES
from claimcheck.types import Act

_BESIDE = frozenset({"and", "but", "while", "although", "though", "as"})
"""What a comma stands before, where the next one begins."""
_JOINING = _BESIDE | {"whereas"}
NEAR = 6
"""Attributions before one and behind it that it is set beside."""
LEAST = 4
"""Words of a clause of its own at least, with the word that joins it."""


def settle(tokens: Sequence[Token], placed: list[Placed]) -> list[Placed]:
    """End a content where the next attribution begins beside it, behind "and", "but" or a comma, not inside it."""
    settled = []
    placed = _parted(tokens, placed)
    for at, (cue, parts) in enumerate(placed):
        content = []
        for at_piece, (first, b) in enumerate(parts.content):
            if at_piece and _has_speaker(tokens, first, parts, [other for _, other in placed[at + 1 : at + 1 + NEAR]]):
                continue
            a, end = _behind_earlier(tokens, parts, first, placed[max(0, at - NEAR) : at]), b
            for _, other in placed[at + 1 :]:
                start = other.clause
                if a < start < end and parts.clause <= a and _is_beside(tokens, a, start):
                    end = start - 1
                    while end > a and (tokens[end - 1].text in {",", "—"} or tokens[end - 1].low in {"and", "but"}):
                        end -= 1
            end = _before_speaker(tokens, cue, (a, end), placed[:at])
            if end > a and not _is_anothers(tokens, parts, a, placed[max(0, at - NEAR) : at + 1 + NEAR]):
                content.append((a, end))
        # "But, as Ruiz noted, the pier is closed": the conjunction is the article's.
        content = [(a, b) for a, b in content if b > a + 1 or tokens[a].low not in CONJUNCTIONS] or content
        if content:
            source = _behind_cues(tokens, parts.source, [other.cue for _, other in placed[:at]])
            settled.append((cue, replace(parts, content=tuple(content), source=source)))
    return settled


def _parted(tokens: Sequence[Token], placed: Sequence[Placed]) -> list[Placed]:
    """Part what one says today from what another tells: "His team says it has 12, and [he will open 5, an aide said]".

    Whoever tells of what another said would put both in the past.
    """
    parted = list(placed)
    for at, (cue, parts) in enumerate(placed):
        for near in range(max(0, at - NEAR), at):
            earlier, other = parted[near]
            joint = _joint(tokens, earlier, other, parts) if cue.verb.act is Act.STATEMENT else 0
            if joint:
                first = (other.content[0][0], joint)
                parted[near] = (earlier, replace(other, content=(first,)))
                content = ((joint + 2, parts.content[0][1]), *parts.content[1:])
                parted[at] = (cue, replace(parts, content=content))
    return parted


def _joint(tokens: Sequence[Token], earlier: Cue, one: Parts, other: Parts) -> int:
    """Give the comma before the "and" of a clause of its own that whoever is set off behind both tells; 0 if none."""
    is_said = tokens[earlier.end - 1].low in {"says", "say"} and len(one.content) == 1 and not _is_set_off(one)
    start = other.content[0][0]
    is_told = _is_set_off(other) and start == one.clause and start < earlier.first < other.clause
    if not (is_said and is_told):
        return 0
    commas = (k for k in range(earlier.end, other.clause - LEAST) if tokens[k].text == "," and not tokens[k].is_quoted)
    for k in commas:
        is_subject = tokens[k + 2].is_capital or tokens[k + 2].low in DETERMINERS | PRONOUNS
        is_clause = any(token.low in AUXILIARIES for token in tokens[k + 3 : k + 3 + NEAR])
        if low_at(tokens, k + 1) in {"and", "but"} and is_subject and is_clause:
            return k
    return 0


def _has_speaker(tokens: Sequence[Token], start: int, parts: Parts, others: Sequence[Parts]) -> bool:
    """Tell what is set off behind a cue and has a speaker of its own: "..., Roe said; the report says 17 per cent"."""
    if start <= parts.cue[0]:
        return False
    first = start + (tokens[start].low in {"and", "but", "while"})
    is_set_off = tokens[start - 1].text == ";" or first > start
    return is_set_off and any(
        other.source is not None
        and other.source[0] == first
        and other.source != parts.source
        and not _tells_speaker(tokens, other)
        for other in others
    )


def _tells_speaker(tokens: Sequence[Token], other: Parts) -> bool:
    """Tell who tells whoever speaks: "He fell, she says, and [the doctor told him] that", which is hers to say."""
    return low_at(tokens, other.cue[1]) in {"him", "her"}


def _is_anothers(tokens: Sequence[Token], parts: Parts, a: int, placed: Sequence[Placed]) -> bool:
    """Tell what follows ", Ruiz said" and is another attribution: ", while Hale said that", ", adding" or the like."""
    if a <= parts.cue[1] or not _is_set_off(parts) or tokens[a - 1].text != ",":
        return False
    for cue, other in placed:
        if other is parts or cue.verb.act is not Act.STATEMENT or _tells_speaker(tokens, other):
            continue
        is_joined = tokens[a].low in _JOINING and other.clause == a + 1
        first = a + (tokens[a].low in {"while", "but"})
        is_added = cue.kind in {CueKind.GERUND, CueKind.ACCORDING} and other.cue[0] == first
        if is_joined or is_added or _second_clause(tokens, parts, other) == a + 1:
            return True
    return False


def _before_speaker(tokens: Sequence[Token], cue: Cue, piece: tuple[int, int], earlier: Sequence[Placed]) -> int:
    """End what two people tell of where its speaker begins: "[Fees will rise], Ruiz told aides, according to two"."""
    if cue.kind is not CueKind.ACCORDING:
        return piece[1]
    for other, parts in earlier:
        first, end = parts.content[0]
        is_same = first == piece[0] and end <= parts.clause < piece[1] <= cue.first
        told = range(max(parts.cue[1], parts.source[1] if parts.source else 0), piece[1])
        if is_same and other.verb.act is Act.STATEMENT and not any(tokens[k].text == "," for k in told):
            return end
    return piece[1]


def _behind_earlier(tokens: Sequence[Token], parts: Parts, a: int, earlier: Sequence[Placed]) -> int:
    """Begin what stands before a cue behind an earlier one: "X, Ruiz said, and [the price will fall], Hale said"."""
    clauses = (_second_clause(tokens, other, parts) for cue, other in earlier if cue.verb.act is Act.STATEMENT)
    return max([a, *clauses]) if a == parts.content[0][0] else a


def _second_clause(tokens: Sequence[Token], one: Parts, other: Parts) -> int:
    """Give where what `other` states begins, behind the ", and" or ", while" that follows `one`; 0 if nowhere."""
    is_before = other.content[0][0] <= one.content[0][0] and one.clause < other.clause
    if not (is_before and _is_set_off(one) and _is_set_off(other)):
        return 0
    first = max(one.cue[1], one.source[1] if one.source else 0)
    commas = (k for k in range(first, other.clause - LEAST) if tokens[k].text == "," and not tokens[k].is_quoted)
    return next((k + 2 for k in commas if low_at(tokens, k + 1) in _JOINING), 0)


def _is_set_off(parts: Parts) -> bool:
    """Tell whether a cue stands behind what it gives, or its first part: "X, Ruiz said"."""
    return parts.content[0][1] <= parts.clause


def _behind_cues(
    tokens: Sequence[Token], source: tuple[int, int] | None, cues: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Begin a source behind the cues that its phrase runs over: "voters believe [the regulator] knew"."""
    if source is None:
        return None
    inside = [(a, b) for a, b in cues if source[0] <= a < b < source[1]]
    ends = [b for a, b in inside if not any(t.low in RELATIVES for t in tokens[source[0] : a])]
    return (max([source[0], *ends]), source[1])


def _is_beside(tokens: Sequence[Token], start: int, clause: int) -> bool:
    before = tokens[clause - 1]
    if before.is_quoted:
        return True
    two = tokens[clause - 2] if clause - 2 > start else None
    if before.low in _BESIDE:
        return (two is not None and two.text in {",", "—"}) or (two is not None and two.is_quoted)
    return before.text in {";", "—"}
