"""What a rule looks at, and how it says that something breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from claimcheck.policy.settings import Parameter, RuleSetting
from claimcheck.types import Act, Article, Claim, Document, LinkedAttribution, Passage, Source, SourceKind, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One checked article: its sentences, claims with labels, and source ledger.

    `passages` are those of the archive that were held against it, each with the id of the first such claim.
    """

    article: Article
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    passages: Mapping[Passage, str] = field(default_factory=dict)
    by_id: dict[str, Source] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {source.id: source for source in self.sources})

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule by its function, with the parameters that a policy may set and what they are where it does not."""

    check: Callable[[Case, RuleSetting], Iterator[Breach]]
    defaults: dict[str, Parameter] = field(default_factory=dict)
