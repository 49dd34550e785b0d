"""A case as the text of its files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.evaluation.cases import GoldClaim, GoldSource, Group
from claimcheck.types import Footing, Span

_MOST_AROUND = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What becomes a case; `text` is the article's."""

    id: str
    desk: str
    day: str
    group: Group
    text: str
    sources: tuple[GoldSource, ...]
    claims: tuple[GoldClaim, ...]


def write_gold(draft: Draft) -> str:
    """Give the text of `case.toml`."""
    lines = ["format = 1", *_pairs(id=draft.id, desk=draft.desk, date=draft.day, group=draft.group.value)]
    for source in draft.sources:
        lines += ["", "[[sources]]", *_pairs(key=source.key, name=source.name, kind=source.kind.value)]
        lines += _pairs(mentions=source.mentions, reason=source.reason, basis=source.basis)
        lines += [f"stated_count = {source.stated_count}"] if source.stated_count is not None else []
    for claim in draft.claims:
        lines += ["", "[[claims]]", *_claim_lines(claim, draft.text)]
    return "\n".join(lines) + "\n"


def _claim_lines(claim: GoldClaim, text: str) -> Iterator[str]:
    words = [span.of(text) for span in claim.spans]
    yield from _pairs(quotation=words[0]) if len(words) == 1 else _pairs(quotations=words)
    around = [context(span, text) for span in claim.spans]
    within = [each for each, own in zip(around, words, strict=True) if each != own]
    yield from _pairs(within=within or None)
    yield from _pairs(kind=claim.kind.value, label=claim.label.value, basis=claim.basis.value)
    yield from ["disputed = true"] if claim.is_disputed else []
    yield from ["undecided = true"] if claim.is_undecided else []
    yield from _pairs(witnessed=claim.witnessed)
    for attribution in claim.attributions:
        yield "[[claims.attributions]]"
        yield from _pairs(chain=attribution.chain, act=attribution.act.value)
        yield from _pairs(source=attribution.source, cue=attribution.cue)
        yield from ["denial = true"] if attribution.is_denial else []
    for pair in claim.evidence:
        yield "[[claims.evidence]]"
        yield from _pairs(document=pair.document, quote=pair.quote, stance=pair.stance.value)
        yield from _pairs(footing=None if pair.footing is Footing.OWN else pair.footing.value, note=pair.note)


def context(span: Span, text: str) -> str:
    """Give the words of a span, or with as many around them as make them stand in the text once."""
    words = span.of(text)
    for around in range(0, _MOST_AROUND, 10):
        if text.count(words) == 1:
            break
        words = text[max(0, span.start - around) : span.end + around]
    return words


def _pairs(**values: str | Sequence[str] | None) -> list[str]:
    return [f"{name} = {_toml(value)}" for name, value in values.items() if value is not None and value != ()]


def _toml(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        # The escapes of JSON are those of TOML, which also wants the one control character that JSON leaves.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"[{', '.join(_toml(each) for each in value)}]"
