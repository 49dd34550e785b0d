"""The ledger from claims: every link of every chain in the order of the text, merged, numbered and linked to groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.ledger.counting import link_to_groups
from claimcheck.ledger.entries import Entries, Entry
from claimcheck.types import Attribution, Document, Link, LinkedAttribution, ReadClaim, Source, SourceKind, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The distinct sources in order of first mention, and the attributions of each claim, in the order of the claims.

    An attribution that is not grounded in the article has no place in either.
    """

    sources: tuple[Source, ...]
    attributions: tuple[tuple[LinkedAttribution, ...], ...]


@dataclass(frozen=True, slots=True)
class _Key:
    """What makes a link the same link in the attributions of several claims; a passive is known by its cue."""

    kind: SourceKind
    name: str
    place: Span


def build_ledger(claims: Sequence[ReadClaim], document: Document) -> Ledger:
    """Merge the sources of all claims; which mentions are one source, `docs/labels.md` says."""
    links = _links(claims)
    entries = Entries(text=document.text)
    for link in links.values():
        entries.foresee(link)
    found = {key: entries.find(link, key.place.start) for key, link in links.items()}
    numbered = {id(entry): f"s{number}" for number, entry in enumerate(entries.all, start=1)}
    ids = {key: numbered[id(entry)] for key, entry in found.items()}
    attributions = tuple(
        tuple(_linked(each, ids) for each in claim.attributions if each.is_grounded) for claim in claims
    )
    claim_ids: dict[str, dict[str, None]] = {source: {} for source in numbered.values()}
    for claim, linked in zip(claims, attributions, strict=True):
        for source in (source for each in linked for source in each.chain):
            claim_ids[source][claim.id] = None
    sources = [_source(entry, numbered[id(entry)], tuple(claim_ids[numbered[id(entry)]])) for entry in entries.all]
    return Ledger(sources=link_to_groups(sources), attributions=attributions)


def _links(claims: Sequence[ReadClaim]) -> dict[_Key, Link]:
    """Gather the links by place: of two at one place the one further out in its chain comes first."""
    found = {
        _key(link, attribution): link
        for claim in claims
        for attribution in claim.attributions
        if attribution.is_grounded
        for link in attribution.chain
    }
    return dict(sorted(found.items(), key=lambda item: item[0].place))


def _key(link: Link, attribution: Attribution) -> _Key:
    return _Key(link.kind, link.name, link.mention or attribution.cue or attribution.content[0])


def _linked(attribution: Attribution, ids: dict[_Key, str]) -> LinkedAttribution:
    return LinkedAttribution(
        chain=tuple(ids[_key(link, attribution)] for link in attribution.chain),
        act=attribution.act,
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        is_denial=attribution.is_denial,
    )


def _source(entry: Entry, source_id: str, claim_ids: tuple[str, ...]) -> Source:
    return Source(
        id=source_id,
        name=entry.name,
        kind=entry.kind,
        mentions=_outer(entry.spans),
        reason_for_anonymity=entry.reason,
        basis_of_knowledge=entry.basis,
        stated_count=entry.stated_count,
        claim_ids=claim_ids,
    )


def _outer(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give the spans that lie inside no other one, in order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)
