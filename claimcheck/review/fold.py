"""Apply decisions one after the other to a run; nothing of the machine's result is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from claimcheck.review.apply import Particular, Sheet, apply, words_of
from claimcheck.review.ledger import DecidedLedger
from claimcheck.review.places import Places, same_words
from claimcheck.review.state import Approval, Conflict, Position, Review, ReviewedClaim, Status
from claimcheck.types import (
    Accept,
    ApproveSource,
    ChangeKind,
    ChangeSource,
    ChangeSpans,
    ChangeStance,
    ClaimSubject,
    Decision,
    Merge,
    NotAClaim,
    Note,
    OverrideLabel,
    Report,
    SourceSubject,
    Split,
    Undo,
)

_TOUCHED: dict[type[Any], tuple[Particular, ...]] = {
    Accept: tuple(Particular),
    ChangeKind: (Particular.CLAIM, Particular.KIND),
    ChangeSource: (Particular.CLAIM, Particular.SOURCE, Particular.LABEL),
    ChangeSpans: (Particular.CLAIM, Particular.SPANS),
    ChangeStance: (Particular.CLAIM, Particular.STANCE, Particular.LABEL),
    OverrideLabel: (Particular.CLAIM, Particular.LABEL),
    NotAClaim: (Particular.CLAIM,),
    Split: (Particular.CLAIM,),
    Merge: (Particular.CLAIM, Particular.SPANS),
    Note: (),
}
"""On which particulars of a claim a decision takes a position."""


def review_of(report: Report, decisions: Sequence[Decision]) -> Review:
    """Give a run with its decisions, which are in the order in which they were made."""
    undone = frozenset(each.change.decision_id for each in decisions if isinstance(each.change, Undo))
    live = tuple(each for each in decisions if each.id not in undone and not isinstance(each.change, Undo))
    folding = _Folding(report)
    orphaned = tuple(each for each in live if not folding.take(each))
    return Review(
        report=report,
        claims=tuple(sheet.reviewed() for sheet in folding.in_order()),
        sources=folding.ledger.sources,
        approvals=tuple(folding.approvals.values()),
        orphaned=orphaned,
        live=live,
        undone=undone,
    )


class _Folding:
    """The sheets of all claims while decisions are being applied."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = report.document.text
        self.places = Places(self.text)
        self.ledger = DecidedLedger(report, self.places)
        self.approvals: dict[tuple[str, str], Approval] = {}
        self.sheets: dict[str, _Standing] = {}
        for claim in sorted(report.claims, key=lambda each: min(each.spans)):
            self.sheets.setdefault(claim.id, _Standing(Sheet(machine=claim, claim=claim, parent=None)))
        self._by_spans = {standing.sheet.claim.spans: key for key, standing in self.sheets.items()}

    def in_order(self) -> list[_Standing]:
        """Give the sheets, parts behind what they were cut from."""
        parts: dict[str | None, list[_Standing]] = {}
        for standing in self.sheets.values():
            parts.setdefault(standing.sheet.parent, []).append(standing)

        def with_parts(standing: _Standing) -> list[_Standing]:
            below = [one for part in parts.get(standing.sheet.id, []) for one in with_parts(part)]
            return [standing, *below]

        return [one for standing in parts.get(None, []) for one in with_parts(standing)]

    def take(self, decision: Decision) -> bool:
        """Apply one decision; tell whether there is still something that it is about."""
        if isinstance(decision.subject, SourceSubject):
            return self._approve(decision, decision.subject)
        standing = self._find(decision.subject)
        if standing is None:
            return False
        change = decision.change
        if isinstance(change, Merge):
            other = self._find(change.other)
            return other is not None and self._merge(decision, standing, other)
        parts = apply(change, standing.sheet, self.places, self.ledger, self.report.document.sha256)
        if parts is None:
            return False
        for part in parts:
            self.sheets.setdefault(part.id, _Standing(part))
            self._by_spans.setdefault(part.claim.spans, part.id)
        standing.take(decision, self._describe(standing))
        return True

    def _merge(self, decision: Decision, standing: _Standing, other: _Standing) -> bool:
        if standing is other or not (standing.sheet.status.is_standing and other.sheet.status.is_standing):
            return False
        standing.sheet.absorb(other.sheet, self.ledger)
        standing.take(decision, self._describe(standing))
        other.take(decision, self._describe(other))
        return True

    def _approve(self, decision: Decision, subject: SourceSubject) -> bool:
        source = self.ledger.named(subject.name, subject.mention)
        if source is None:
            return False
        if isinstance(decision.change, ApproveSource):
            self.approvals[source.id, decision.reviewer] = Approval(source_id=source.id, decision=decision)
        return True

    def _find(self, subject: ClaimSubject) -> _Standing | None:
        """Find the claim that a subject is, by its place where the words are still there, else by its words."""
        spans = self.places.find_all(subject.quotations)
        if spans is None:
            return None
        if (key := self._by_spans.get(spans)) is not None:
            return self.sheets[key]
        near = spans[0].start
        fitting = [
            standing
            for standing in self.sheets.values()
            if same_words(self.text, (standing.sheet.machine or standing.sheet.claim).spans, subject.quotations)
        ]
        return min(fitting, key=lambda each: abs(each.sheet.claim.spans[0].start - near), default=None)

    def _describe(self, standing: _Standing) -> Callable[[Particular], str]:
        return lambda particular: words_of(particular, standing.sheet, self.ledger, self.text)


class _Standing:
    """A sheet with the decisions on it and what each reviewer holds of it."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._decisions: list[Decision] = []
        self._positions: dict[Particular, dict[str, str]] = {}

    def take(self, decision: Decision, describe: Callable[[Particular], str]) -> None:
        """Note a decision that was applied: its reviewer now holds what the claim says in what it touches."""
        self._decisions.append(decision)
        for particular in _TOUCHED.get(type(decision.change), ()):
            self._positions.setdefault(particular, {})[decision.reviewer] = describe(particular)

    def reviewed(self) -> ReviewedClaim:
        """Give the claim as it stands."""
        sheet = self.sheet
        return ReviewedClaim(
            id=sheet.id,
            machine=sheet.machine,
            parent=sheet.parent,
            claim=sheet.claim,
            status=self._status(),
            is_overridden=sheet.override is not None,
            merged_into=sheet.merged_into,
            decisions=tuple(self._decisions),
            conflicts=tuple(
                Conflict(
                    particular=particular,
                    positions=tuple(Position(reviewer=name, words=words) for name, words in held.items()),
                )
                for particular, held in self._positions.items()
                if len(set(held.values())) > 1
            ),
        )

    def _status(self) -> Status:
        sheet = self.sheet
        if not sheet.status.is_standing:
            return sheet.status
        if sheet.machine is None or sheet.claim != sheet.machine:
            return Status.CHANGED
        is_decided = any(_TOUCHED.get(type(each.change)) for each in self._decisions)
        return Status.ACCEPTED if is_decided else Status.OPEN
