"""The comparison of two reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from claimcheck.report.diff.changes import (
    Change,
    ClaimChange,
    ClaimSide,
    DraftFacts,
    FindingChange,
    ReportDiff,
    SentenceChange,
    SourceChange,
)
from claimcheck.report.diff.matching import Wording, match, plain
from claimcheck.report.places import Places
from claimcheck.types import Act, Claim, Finding, Report, Source


def compare_reports(before: Report, after: Report) -> ReportDiff:
    """Tell what became of every claim, sentence and finding from one report to another."""
    changes, kept = _sentences(before, after)
    return ReportDiff(
        before=_facts(before),
        after=_facts(after),
        claims=_claims(before, after),
        sentences=changes,
        kept_sentences=kept,
        findings=_findings(before, after),
        notes=_notes(before, after),
    )


def _facts(report: Report) -> DraftFacts:
    return DraftFacts(
        run_id=report.run.id,
        started_at=report.run.started_at,
        title=report.document.title,
        date=report.document.date,
        sha256=report.document.sha256,
        model=report.run.model,
        policy=report.run.policy.name,
    )


def _notes(before: Report, after: Report) -> tuple[str, ...]:
    """Say what differs beside the article, since that alone can change a label or a finding."""
    notes = []
    if before.document.sha256 == after.document.sha256:
        notes.append("the article is the same, word for word")
    if (before.run.model, before.run.engine_version) != (after.run.model, after.run.engine_version):
        engines = [f"{one.run.model} {one.run.engine_version}" for one in (before, after)]
        notes.append(f"read by {engines[0]}, then by {engines[1]}: a change may be the engine's")
    if before.run.policy.sha256 != after.run.policy.sha256:
        notes.append("held against two different policies: a finding may be the policy's")
    if before.run.archive != after.run.archive:
        notes.append("searched in two different archives: a change of evidence may be the archive's")
    return tuple(notes)


def _claims(before: Report, after: Report) -> tuple[ClaimChange, ...]:
    old = sorted(before.claims, key=lambda claim: min(claim.spans))
    new = sorted(after.claims, key=lambda claim: min(claim.spans))
    pairs = match([_wording(claim, before) for claim in old], [_wording(claim, after) for claim in new])
    of_new = {pair.after: pair for pair in pairs}
    left, right = _Sides(before), _Sides(after)
    changes = []
    for number, claim in enumerate(new):
        pair = of_new.get(number)
        if pair is None:
            changes.append(_change(Change.NEW, None, right.of(claim)))
        else:
            kind = Change.KEPT if pair.is_same else Change.REWORDED
            changes.append(_change(kind, left.of(old[pair.before]), right.of(claim)))
    paired = {pair.before for pair in pairs}
    gone = [claim for number, claim in enumerate(old) if number not in paired]
    return (*changes, *(_change(Change.GONE, left.of(claim), None) for claim in gone))


def _wording(claim: Claim, report: Report) -> Wording:
    """Give the verbatim words of a claim, where it is made first."""
    words = " ".join(span.of(report.document.text) for span in sorted(claim.spans))
    return Wording(text=words, place=min(claim.spans).start / max(len(report.document.text), 1))


def _change(kind: Change, before: ClaimSide | None, after: ClaimSide | None) -> ClaimChange:
    is_pair = before is not None and after is not None
    return ClaimChange(
        change=kind,
        before=before,
        after=after,
        has_new_label=before is not None and after is not None and before.label is not after.label,
        source=_source_change(before, after) if is_pair else None,
    )


def _source_change(before: ClaimSide | None, after: ClaimSide | None) -> SourceChange | None:
    if before is None or after is None or set(before.sources) == set(after.sources):
        return None
    grounds = _ground(before), _ground(after)
    if grounds[0] == grounds[1]:
        return SourceChange.OTHER
    return SourceChange.LOST if grounds[0] > grounds[1] else SourceChange.GAINED


def _ground(side: ClaimSide) -> int:
    """Rank what a claim is stated by: nobody, sources that nobody can ask, a named one."""
    return 2 if side.has_named_source else int(bool(side.sources))


class _Sides:
    """Claims of one report as a comparison shows them."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._places = Places(report)

    def of(self, claim: Claim) -> ClaimSide:
        text = self._report.document.text
        chains = [self._chain(one.chain) for one in claim.attributions if one.act is Act.STATEMENT]
        return ClaimSide(
            id=claim.id,
            text=claim.text,
            quotation=" … ".join(span.of(text) for span in claim.spans),
            paragraph=self._places.paragraph(min(claim.spans)) + 1,
            label=claim.label,
            is_counted=claim.kind.is_counted,
            is_contradicted=bool(claim.contradicted_by),
            sources=tuple(
                dict.fromkeys(", citing ".join(source.name for source in chain) for chain in chains if chain)
            ),
            has_named_source=any(chain and all(source.kind.is_named for source in chain) for chain in chains),
        )

    def _chain(self, ids: Sequence[str]) -> list[Source]:
        return [source for one in ids if (source := self._places.source(one)) is not None]


def _sentences(before: Report, after: Report) -> tuple[tuple[SentenceChange, ...], int]:
    """Compare the articles sentence by sentence; give what changed, and how many stayed."""
    old, new = _sentence_texts(before), _sentence_texts(after)
    matcher = SequenceMatcher(None, [plain(one) for one in old], [plain(one) for one in new], autojunk=False)
    changes: list[SentenceChange] = []
    kept = 0
    for step, old_first, old_last, new_first, new_last in matcher.get_opcodes():
        if step == "equal":
            kept += old_last - old_first
        else:
            changes += _block(old[old_first:old_last], new[new_first:new_last])
    return tuple(changes), kept


def _block(old: Sequence[str], new: Sequence[str]) -> list[SentenceChange]:
    """Pair the sentences of a changed part; those without a partner are gone or new."""
    pairs = match(
        [Wording(text=text, place=number / len(old)) for number, text in enumerate(old)],
        [Wording(text=text, place=number / len(new)) for number, text in enumerate(new)],
    )
    of_new = {pair.after: pair.before for pair in pairs}
    paired = set(of_new.values())
    changes = [
        SentenceChange(change=Change.GONE, before=text, after=None)
        for number, text in enumerate(old)
        if number not in paired
    ]
    for number, text in enumerate(new):
        if number in of_new:
            changes.append(SentenceChange(change=Change.REWORDED, before=old[of_new[number]], after=text))
        else:
            changes.append(SentenceChange(change=Change.NEW, before=None, after=text))
    return changes


def _sentence_texts(report: Report) -> list[str]:
    return [report.document.text[one.start : one.end] for one in report.sentences]


def _findings(before: Report, after: Report) -> tuple[FindingChange, ...]:
    """Give the findings that one report has and the other has not: by rule and by the words that they point at."""
    old, new = (
        Counter(_key(one, before) for one in before.findings),
        Counter(_key(one, after) for one in after.findings),
    )
    return (
        *_only(Change.NEW, after, new - old),
        *_only(Change.GONE, before, old - new),
    )


def _only(change: Change, report: Report, left: Counter[tuple[str, str]]) -> list[FindingChange]:
    found = []
    for finding in report.findings:
        key = _key(finding, report)
        if left[key] > 0:
            left[key] -= 1
            quotation = finding.spans[0].of(report.document.text) if finding.spans else None
            found.append(
                FindingChange(
                    change=change,
                    rule=finding.rule,
                    severity=finding.severity,
                    message=finding.message,
                    quotation=quotation,
                )
            )
    return found


def _key(finding: Finding, report: Report) -> tuple[str, str]:
    words = finding.spans[0].of(report.document.text) if finding.spans else finding.message
    return finding.rule, plain(words)
