"""An article written mention by mention, for tests of the ledger."""

from __future__ import annotations

from itertools import count

from claimcheck.ledger import Ledger, build_ledger
from claimcheck.types import Act, Attribution, ClaimKind, Document, Link, ReadClaim, SourceKind, Span

PERSON, BODY, AIDE = SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANIZATION, SourceKind.UNNAMED_PERSON


class Draft:
    """An article written mention by mention; each call to `says` is one claim with one attribution."""

    def __init__(self) -> None:
        self.text = ""
        self.claims: list[ReadClaim] = []
        self._number = count(1)

    def place(self, words: str) -> Span:
        """Write some words and give their place."""
        start = len(self.text)
        self.text += words + " said so. "
        return Span(start, start + len(words))

    def says(
        self,
        words: str,
        kind: SourceKind = AIDE,
        name: str | None = None,
        *,
        antecedent: Span | None = None,
        stated_count: int | None = None,
        reason: Span | None = None,
        basis: Span | None = None,
        is_grounded: bool = True,
    ) -> Span:
        """Add a claim that stands on the words; give their place."""
        mention = self.place(words)
        link = Link(
            kind=kind,
            name=name or words,
            mention=mention,
            antecedent=antecedent,
            stated_count=stated_count,
            reason_for_anonymity=reason,
            basis_of_knowledge=basis,
        )
        self.add((link,), is_grounded=is_grounded)
        return mention

    def add(self, chain: tuple[Link, ...], *, is_grounded: bool = True) -> None:
        content = Span(len(self.text) - 3, len(self.text) - 1)
        attribution = Attribution(
            chain=chain,
            act=Act.STATEMENT,
            source=chain[-1].mention,
            cue=content,
            content=(content,),
            is_grounded=is_grounded,
        )
        self.claims.append(
            ReadClaim(
                id=f"c{next(self._number)}",
                text="It is so.",
                kind=ClaimKind.FACT,
                spans=(content,),
                attributions=(attribution,),
                confidence=1.0,
            )
        )

    def ledger(self) -> Ledger:
        return build_ledger(self.claims, Document(text=self.text, sha256=Document.hash_text(self.text)))

    def grouped(self) -> list[list[str]]:
        """Give the wordings of the mentions, entry by entry."""
        return [[span.of(self.text) for span in source.mentions] for source in self.ledger().sources]


def draft_of(*words: str, kind: SourceKind = AIDE) -> Draft:
    draft = Draft()
    for each in words:
        draft.says(each, kind)
    return draft
