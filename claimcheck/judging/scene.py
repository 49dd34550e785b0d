"""A claim beside one sentence of a passage, and how much of the claim is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claimcheck.judging.names import is_named
from claimcheck.judging.particulars import Particulars


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A claim beside one sentence of a passage; each side knows the day of its document.

    `near` is up to two sentences before it, itself and the next one, for names; dates carry on only from `before`.
    """

    claim: Particulars
    here: Particulars
    before: tuple[Particulars, ...]
    near: tuple[Particulars, ...]

    @property
    def claim_day(self) -> date:
        """Give the day of the article."""
        return self.claim.day

    @property
    def passage_day(self) -> date:
        """Give the day of the prior document."""
        return self.here.day

    @cached_property
    def known_near(self) -> frozenset[str]:
        """Give what the words of the sentence and of those around it say."""
        return frozenset().union(*(sentence.known_keys for sentence in self.near))

    @cached_property
    def own_share(self) -> float:
        """Give the share of the claim's content words that the sentence itself has; 1 for a claim without any."""
        keys = self.claim.keys
        return len(keys & self.here.known_keys) / len(keys) if keys else 1.0

    @cached_property
    def share(self) -> float:
        """Give the same share with the words of the sentences around it counted half."""
        keys = self.claim.keys
        return (self.own_share + len(keys & self.known_near) / len(keys)) / 2 if keys else 1.0

    @cached_property
    def are_named(self) -> tuple[bool, ...]:
        """Tell for each sure name of the claim whether the sentence or those around it name it."""
        vocabulary = frozenset().union(*(sentence.vocabulary for sentence in self.near))
        names = [name for sentence in self.near for name in sentence.names]
        return tuple(is_named(name, names, vocabulary) for name in self.claim.sure_names)

    @property
    def named_share(self) -> float:
        """Give the share of the claim's names that are named; 1 for a claim without names."""
        return sum(self.are_named) / len(self.are_named) if self.are_named else 1.0
