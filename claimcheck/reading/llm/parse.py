"""A reply's text as sentences with claims: the good part of it, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimcheck.llm.salvage import is_whole, raw_items, valid_item, valid_items
from claimcheck.reading.llm.replies import NoClaim, ReplyClaim, ReplySaid, ReplySentence, ReplySource

MAX_CLAIMS = 40
"""Claims of one sentence; what comes after them is noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedReply:
    """What a reply says of each sentence that it was asked about, by number.

    `problems` says of a sentence what is wrong with a part of it, or with all; one that the reply leaves out is in
    neither. `problem` is what is wrong with the reply as a whole.
    """

    sources: Mapping[int, ReplySource]
    sentences: Mapping[int, ReplySentence]
    problems: Mapping[int, str]
    problem: str | None


def parse_reply(text: str, numbers: Sequence[int]) -> ParsedReply:
    """Read a reply; total on any text.

    Args:
        text: what the model wrote.
        numbers: of the sentences that were asked about; others that it names do not exist for it.
    """
    items = raw_items(text, "sentences")
    sources = {each.i: each for each in reversed(valid_items(ReplySource, raw_items(text, "sources")))}
    sentences: dict[int, ReplySentence] = {}
    problems: dict[int, str] = {}
    for item in items or ():
        number = item.get("n") if isinstance(item, dict) else None
        if not isinstance(number, int) or isinstance(number, bool) or number not in numbers:
            continue
        found = _sentence(item, number)
        if isinstance(found, str):
            problems.setdefault(number, found)
            continue
        if (bad := _bad_part(item)) is not None:
            problems.setdefault(number, bad)
        known = sentences.get(number)
        sentences[number] = _joined(known, found) if known else found
    return ParsedReply(sources=sources, sentences=sentences, problems=problems, problem=_problem(text, items))


def _problem(text: str, items: list[Any] | None) -> str | None:
    if not text.strip():
        return "it is empty"
    if items is None:
        return "it has no list of sentences" if is_whole(text) else "it is no JSON"
    return None if is_whole(text) else "its JSON is cut off or broken"


def _sentence(item: dict[str, Any], number: int) -> ReplySentence | str:
    """Read a sentence with those of its attributions and claims that are valid."""
    said, claims = item.get("said"), item.get("claims")
    if not isinstance(said, list) or not isinstance(claims, list):
        return f"sentence {number} lacks its lists said and claims"
    none = item.get("none")
    if none is not None and none not in list(NoClaim):
        return f"sentence {number}, none: it is no reason that the prompt names"
    found = ReplySentence(
        n=number,
        said=valid_items(ReplySaid, said[:MAX_CLAIMS]),
        claims=valid_items(ReplyClaim, claims[:MAX_CLAIMS]),
        none=None if none is None else NoClaim(none),
    )
    if not found.claims and found.none is None:
        return _bad_part(item) or f"sentence {number} has neither a claim nor a reason for none"
    return found


def _bad_part(item: dict[str, Any]) -> str | None:
    """Say what is wrong with the first attribution or claim that is not valid, or None."""
    for name, model in (("said", ReplySaid), ("claims", ReplyClaim)):
        for place, each in enumerate(item[name][:MAX_CLAIMS], start=1):
            found = valid_item(model, each)
            if isinstance(found, str):
                return f"sentence {item['n']}, {name} {place}, {found}"
    return None


def _joined(first: ReplySentence, second: ReplySentence) -> ReplySentence:
    return ReplySentence(
        n=first.n,
        said=[*first.said, *second.said],
        claims=[*first.claims, *second.claims],
        none=first.none or second.none,
    )
