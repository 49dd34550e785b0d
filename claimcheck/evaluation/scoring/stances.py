"""Scores of what the archive says of the claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from claimcheck.evaluation.cases import GoldClaim, GoldEvidence
from claimcheck.types import Claim, Document, Evidence, Stance

_STRENGTH = (Stance.CONTRADICTS, Stance.SUPPORTS, Stance.NARROWS, Stance.UNRELATED)
"""Of a document's passages one that contradicts counts first: an editor is shown it. Within a passage support does."""
_TOUCHING = {Stance.SUPPORTS, Stance.CONTRADICTS}


def score_stances(gold: GoldClaim, found: Claim | None, ids: Mapping[str, str]) -> Counter[str]:
    """Count the stances of one claim towards prior documents, whose ids are given by file name.

    A document that the claim was not compared with counts as `unrelated`, as does one that gold is silent about where
    the report gives it a stance that touches label or flags.
    """
    tally: Counter[str] = Counter()
    by_document: dict[str, list[Evidence]] = {}
    for evidence in found.evidence if found else ():
        by_document.setdefault(evidence.document_id, []).append(evidence)
    for pair in gold.evidence:
        stance = _stance_of(by_document.pop(ids[pair.document], []), pair)
        tally[f"stance.{pair.stance}>{stance}"] += 1
    for several in by_document.values():
        stance = _strongest(each.stance for each in several)
        if stance in _TOUCHING:
            tally[f"stance.{Stance.UNRELATED}>{stance}"] += 1
    return tally


def document_ids(archive: Iterable[tuple[str, Document]]) -> dict[str, str]:
    """Give the ids that a report uses for the documents of an archive, by file name."""
    return {name: document.id for name, document in archive}


def _stance_of(several: list[Evidence], pair: GoldEvidence) -> Stance:
    """Give the stance of the passage that holds the gold quotation, else the strongest of the document."""
    at_quote = [each.stance for each in several if each.quote in pair.quote or pair.quote in each.quote]
    return _strongest(at_quote or (each.stance for each in several))


def _strongest(stances: Iterable[Stance]) -> Stance:
    given = set(stances)
    return next((stance for stance in _STRENGTH if stance in given), Stance.UNRELATED)
