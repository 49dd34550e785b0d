"""On whose word a claim stands, in one line for people: the same for a conflict, the log and what a change replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.types import Act, SourceKind

OWN_VOICE = "the article's own voice"
ACTS = {Act.STATEMENT: "states it", Act.STATE_OF_MIND: "wants, hopes or believes it", Act.ACT: "did it"}


def standing_words(attributions: Iterable[tuple[Act, Sequence[tuple[str, SourceKind]]]]) -> str:
    """Name each chain's links from the article inward, each with its kind, and the act."""
    chains = (f"{', citing '.join(_link(*link) for link in links)} {ACTS[act]}" for act, links in attributions)
    return "; ".join(chains) or OWN_VOICE


def _link(name: str, kind: SourceKind) -> str:
    return f"{name} ({str(kind).replace('_', ' ')})"
