"""What a rule looks at, and how it says that something breaks it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.policy.settings import Parameter, RuleSetting
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import (
    Act,
    Article,
    Claim,
    ClaimKind,
    Document,
    Label,
    LinkedAttribution,
    Passage,
    Source,
    SourceKind,
    Span,
)

_SAYS_SO = lazy_re(
    r"\baccording to\b|, (?:[\w’'-]+ ){1,8}(?:says?|said|shows?|showed|found|wrote|reported)\b(?=[.,;]|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One checked article: its sentences, claims with labels, and source ledger.

    `passages` are those of the archive that were held against it, each with the id of the first such claim. `approved`
    are the ids of the anonymous sources whose use an editor approved.
    """

    article: Article
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    passages: Mapping[Passage, str] = field(default_factory=dict)
    approved: frozenset[str] = frozenset()
    by_id: dict[str, Source] = field(init=False)
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {source.id: source for source in self.sources})
        object.__setattr__(self, "starts", tuple(each.span.start for each in self.article.sentences))

    @property
    def document(self) -> Document:
        """Give the article's document."""
        return self.article.document

    @property
    def text(self) -> str:
        """Give the article's text, which every span indexes."""
        return self.article.document.text

    def statements(self, claim: Claim) -> list[LinkedAttribution]:
        """Give the attributions that give a claim ground."""
        return [each for each in claim.attributions if each.act is Act.STATEMENT]

    def chain(self, attribution: LinkedAttribution) -> list[Source]:
        """Give the sources of an attribution, from the article inward."""
        return [self.by_id[source] for source in attribution.chain]

    def anonymous(self, claim: Claim) -> list[Source]:
        """Give the anonymous sources that a claim stands on, each once."""
        found = {
            source.id: source
            for each in self.statements(claim)
            for source in self.chain(each)
            if not source.kind.is_named
        }
        return list(found.values())

    def sentences(self) -> list[Span]:
        """Give the sentences of the article's own text that are in a language we read."""
        return [each.span for each in self.article.sentences if each.furniture is None and each.language == "en"]

    def sentence_at(self, place: int) -> int:
        """Give the number of the sentence that holds a place of the text, from 0."""
        return max(bisect_right(self.starts, place) - 1, 0)

    def own_facts(self) -> Iterator[Claim]:
        """Give the facts that the article states on its own word alone, seen by nobody it names."""
        for claim in self.claims:
            is_own = claim.label is Label.UNVERIFIED and claim.kind is ClaimKind.FACT and claim.witnessed is None
            if is_own and not claim.attributions:
                yield claim

    def is_sourced_in_its_sentence(self, claim: Claim) -> bool:
        """Tell whether the sentence of a claim goes on to say who says or shows it: ", its filing shows"."""
        start = claim.spans[0].start
        sentence = self.article.sentences[self.sentence_at(start)].span
        return _SAYS_SO.search(self.text, start, sentence.end) is not None

    def unnamed_people(self) -> Iterator[Source]:
        """Give the unnamed people whose word the article uses."""
        used = {source for claim in self.claims for each in self.statements(claim) for source in each.chain}
        return (each for each in self.sources if each.kind is SourceKind.UNNAMED_PERSON and each.id in used)


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """Something that breaks a rule: what is wrong, where, and what to do."""

    message: str
    spans: tuple[Span, ...]
    claim_id: str | None = None
    source_id: str | None = None


def the_claim_of(claims: Sequence[Claim]) -> str | None:
    """Give the id of the claim that a breach is of; None where it gathers several, so that it outlives each of them."""
    ids = {each.id for each in claims}
    return ids.pop() if len(ids) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule by its function: why it is kept, and the parameters with their values where a policy sets none."""

    check: Callable[[Case, RuleSetting], Iterator[Breach]]
    explanation: str
    defaults: dict[str, Parameter] = field(default_factory=dict)
