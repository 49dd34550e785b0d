"""The gold sources of a reviewed run: its ledger with the kinds that were decided, and what reviewers named too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.evaluation.cases import GoldAttribution, GoldSource
from claimcheck.evaluation.decisions import DecidedChain, DecidedLink
from claimcheck.types import Claim, Report, Source, SourceKind, Span

_ADDED = "r"


class DecidedSources:
    """Looks sources up by name and kind, and adds those that the ledger lacks."""

    def __init__(self, report: Report, kinds: Mapping[str, SourceKind]) -> None:
        """Start from the ledger of a run; `kinds` are the decided ones by the source's id."""
        self._text = report.document.text
        self.by_key = {each.id: self._gold(each, kinds.get(each.id, each.kind)) for each in report.sources}

    def found(self, claim: Claim) -> tuple[GoldAttribution, ...]:
        """Give the attributions of a claim as the machine found them."""
        return tuple(
            GoldAttribution(
                chain=each.chain,
                act=each.act,
                source=words_at(each.source, self._text),
                cue=words_at(each.cue, self._text),
                is_denial=each.is_denial,
            )
            for each in claim.attributions
        )

    def decided(self, claim: Claim, chains: Sequence[DecidedChain]) -> tuple[GoldAttribution, ...]:
        """Give the attributions that a reviewer decided; one that the machine found too keeps its words."""
        found = list(self.found(claim))
        made = []
        for each in chains:
            chain = tuple(self._key(link) for link in each.chain)
            # The same act first; where the act alone was corrected, source and cue still are the words for it.
            same = sorted((one for one in found if one.chain == chain), key=lambda one: one.act is not each.act)
            if same:
                found.remove(same[0])
                made.append(replace(same[0], act=each.act))
            else:
                made.append(GoldAttribution(chain=chain, act=each.act, source=self._mention(each.chain[-1])))
        return tuple(made)

    def _key(self, link: DecidedLink) -> str:
        mention = self._mention(link)
        named = [each for each in self.by_key.values() if each.name.casefold() == link.name.casefold()]
        fitting = [each for each in named if each.kind is link.kind]
        if fitting:
            return next((each for each in fitting if mention in each.mentions), fitting[0]).key
        key = f"{_ADDED}{sum(each.startswith(_ADDED) for each in self.by_key) + 1}"
        if named:
            made = replace(named[0], key=key, kind=link.kind)
        else:
            made = GoldSource(key=key, name=link.name, kind=link.kind, mentions=(mention,) if mention else ())
        self.by_key[key] = made
        return key

    def _mention(self, link: DecidedLink) -> str | None:
        """Give the words that name a link, if the article has them."""
        return link.mention if link.mention and link.mention in self._text else None

    def _gold(self, source: Source, kind: SourceKind) -> GoldSource:
        return GoldSource(
            key=source.id,
            name=source.name,
            kind=kind,
            mentions=tuple(dict.fromkeys(span.of(self._text) for span in source.mentions)),
            reason=words_at(source.reason_for_anonymity, self._text),
            basis=words_at(source.basis_of_knowledge, self._text),
            stated_count=source.stated_count,
        )


def words_at(span: Span | None, text: str) -> str | None:
    """Give the words of a span, if there is one."""
    return span.of(text) if span is not None else None
