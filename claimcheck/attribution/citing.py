"""Whom a source names in turn: "the Courier, citing two officials"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribution.cues import CueKind
from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.parts import Placed
from claimcheck.attribution.phrases_behind import phrase_after
from claimcheck.attribution.tokens import Token
from claimcheck.types import Span

_CITES = frozenset({"cite", "quote"})


def with_cited(
    tokens: Sequence[Token], placed: Sequence[Placed], found: Sequence[FoundAttribution]
) -> list[FoundAttribution]:
    """Fold "citing two officials" and "quoting a pilot" into the attribution of whoever cites them."""
    found = list(found)
    kept = [i for i, (cue, _) in enumerate(placed) if not (cue.verb.lemma in _CITES and cue.kind is CueKind.GERUND)]
    for i, (cue, _) in enumerate(placed):
        if i in kept or not kept:
            continue
        end = phrase_after(tokens, cue.end, inverted=False)
        if end > cue.end:
            near = min(kept, key=lambda k: abs(k - i))
            found[near] = replace(found[near], cited=Span(tokens[cue.end].start, tokens[end - 1].end))
    return [found[i] for i in kept] if kept else found
