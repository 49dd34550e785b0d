"""What we expect of a report on a sample article, written by hand from the labels page before any engine ran."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.text.load import Given, load_file
from claimcheck.types import Act, Basis, ClaimKind, Document, Label, PublicationTime, SentenceState, SourceKind, Stance

ROOT = Path(__file__).parents[2]
ARCHIVE = ROOT / "data" / "samples" / "archive"

_CLAIM_KEYS = {
    "quote", "must", "label", "basis", "kind", "act", "source_kind", "source", "denial", "flag", "archive", "prior",
    "reason", "basis_of_knowledge", "stated_count",
}  # fmt: skip
_FILE_KEYS = {"article", "date", "claims", "sentences", "findings", "absent"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedClaim:
    """One claim that the article makes at `quote`; a field that is None or empty is not looked at.

    `must` is true where any careful engine gets it right. `source_kind` lists the kinds that are as good as another;
    `source` is the ledger's name of the link nearest to the content. `prior` lists files of the sample archive of which
    one must be evidence with the stance `archive`.
    """

    quote: str
    must: bool
    label: Label | None = None
    basis: Basis | None = None
    kind: ClaimKind | None = None
    act: Act | None = None
    source_kind: tuple[SourceKind, ...] = ()
    source: str | None = None
    denial: bool = False
    flag: str | None = None
    archive: Stance | None = None
    prior: tuple[str, ...] = ()
    reason: str | None = None
    basis_of_knowledge: str | None = None
    stated_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedSentence:
    """The state of the sentence at `quote`; `reason` None means that any reason is right."""

    quote: str
    must: bool
    state: SentenceState
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedFinding:
    """A finding that touches `quote`."""

    quote: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectations:
    """Everything expected of one article; `absent` are words of the file that must not get into its text."""

    article: Path
    date: PublicationTime
    claims: tuple[ExpectedClaim, ...]
    sentences: tuple[ExpectedSentence, ...]
    findings: tuple[ExpectedFinding, ...]
    absent: tuple[str, ...]

    def load_article(self) -> Document:
        """Load the article as of its date, which a DOCX draft does not carry itself."""
        return load_file(self.article, Given(date=self.date))


def load_expectations(path: Path) -> Expectations:
    """Read an expectation file.

    Raises:
        ValueError: a key or value in it is unknown.
        KeyError: a key is missing.
    """
    raw = json.loads(path.read_text(encoding="utf-8"))
    _require_known(raw, _FILE_KEYS, path)
    return Expectations(
        article=ROOT / raw["article"],
        date=PublicationTime.parse(raw["date"]),
        claims=tuple(_parse_claim(row, path) for row in raw["claims"]),
        sentences=tuple(
            ExpectedSentence(
                quote=row["quote"], must=row["must"], state=SentenceState(row["state"]), reason=row.get("reason")
            )
            for row in raw["sentences"]
        ),
        findings=tuple(ExpectedFinding(quote=row["quote"], rule=row["rule"]) for row in raw["findings"]),
        absent=tuple(raw["absent"]),
    )


def _parse_claim(row: dict[str, Any], path: Path) -> ExpectedClaim:
    _require_known(row, _CLAIM_KEYS, path)
    enums = {"label": Label, "basis": Basis, "kind": ClaimKind, "act": Act, "archive": Stance}
    fields: dict[str, Any] = {key: enums[key](value) if key in enums else value for key, value in row.items()}
    kinds = row.get("source_kind", [])
    fields["source_kind"] = tuple(SourceKind(kind) for kind in ([kinds] if isinstance(kinds, str) else kinds))
    fields["prior"] = tuple(row.get("prior", ()))
    return ExpectedClaim(**fields)


def _require_known(row: dict[str, Any], known: set[str], path: Path) -> None:
    if unknown := row.keys() - known:
        raise ValueError(f"{path.name} has the unknown key {sorted(unknown)[0]!r} at {str(row.get('quote', ''))!r}")
