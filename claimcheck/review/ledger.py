"""The source ledger with the sources that reviewers name beside it."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.review.places import Places
from claimcheck.types import DecidedAttribution, DecidedSource, LinkedAttribution, Quotation, Report, Source, Span

_ADDED = "r"


class DecidedLedger:
    """Looks up sources by name, and adds those that a decision names and the ledger lacks."""

    def __init__(self, report: Report, places: Places) -> None:
        """Start from the ledger of a run."""
        self._places = places
        self._sources = {source.id: source for source in report.sources}

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give all sources, the machine's first."""
        return tuple(self._sources.values())

    @property
    def by_id(self) -> dict[str, Source]:
        """Give all sources by id."""
        return self._sources

    def named(self, name: str, mention: Quotation | None) -> Source | None:
        """Find a source by its name; where several have it, the one with this mention."""
        fitting = [source for source in self._sources.values() if source.name.casefold() == name.casefold()]
        place = self._places.find(mention) if mention else None
        return next((each for each in fitting if place in each.mentions), fitting[0] if fitting else None)

    def link(self, decided: DecidedAttribution, content: tuple[Span, ...]) -> LinkedAttribution | None:
        """Give an attribution to sources of the ledger; None if a mention is not in the article."""
        chain = [self._source(each) for each in decided.chain]
        if None in chain:
            return None
        found = [source for source in chain if source is not None]
        last = decided.chain[-1].mention
        span = self._places.find(last) if last else None
        return LinkedAttribution(
            chain=tuple(source.id for source in found),
            act=decided.act,
            source=span or _nearest(found[-1].mentions, content[0]),
            cue=None,
            content=content,
        )

    def _source(self, decided: DecidedSource) -> Source | None:
        """Find a source by name and kind, or add it."""
        span = None
        if decided.mention is not None:
            span = self._places.find(decided.mention)
            if span is None:
                return None
        same_name = [source for source in self._sources.values() if source.name.casefold() == decided.name.casefold()]
        same = [source for source in same_name if source.kind is decided.kind]
        if found := next((source for source in same if span in source.mentions), same[0] if same else None):
            return found
        new_id = f"{_ADDED}{sum(each.startswith(_ADDED) for each in self._sources) + 1}"
        if same_name:
            made = replace(same_name[0], id=new_id, kind=decided.kind, claim_ids=())
        else:
            made = Source(id=new_id, name=decided.name, kind=decided.kind, mentions=(span,) if span else ())
        self._sources[new_id] = made
        return made


def _nearest(mentions: tuple[Span, ...], content: Span) -> Span | None:
    return min(mentions, key=lambda span: abs(span.start - content.start), default=None)
