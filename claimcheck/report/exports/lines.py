"""What every export says of a claim in the same words."""

from __future__ import annotations

from claimcheck.types import Act, Claim, LinkedAttribution, Report, Source


class Lookup:
    """The sources and words of a report, by id and by span."""

    def __init__(self, report: Report) -> None:
        """Index the ledger of a report."""
        self._sources = {source.id: source for source in report.sources}
        self.text = report.document.text

    def quotations(self, claim: Claim) -> list[str]:
        """Give the verbatim words of each span of a claim."""
        return [span.of(self.text) for span in claim.spans]

    def chain(self, attribution: LinkedAttribution) -> list[Source]:
        """Give the sources of an attribution, from the article inward."""
        return [self._sources[one] for one in attribution.chain if one in self._sources]

    def grounds(self, claim: Claim) -> list[list[Source]]:
        """Give the chains that a claim is stated by, each once; what somebody wants or does is no ground."""
        chains = (self.chain(one) for one in claim.attributions if one.act is Act.STATEMENT)
        return list({tuple(source.id for source in chain): chain for chain in chains if chain}.values())

    def chain_words(self, chain: list[Source]) -> str:
        """Name a chain: `the Post, citing two officials`."""
        return ", citing ".join(source.name for source in chain)
