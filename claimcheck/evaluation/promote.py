"""A reviewed run as a case: the article, the archive's words that were quoted, and gold as the reviewer left it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from claimcheck.errors import CaseError, ConfigError
from claimcheck.evaluation.case_text import Draft, write_gold
from claimcheck.evaluation.cases import GoldClaim, GoldEvidence, Group, load_case
from claimcheck.evaluation.cases.derive import derive
from claimcheck.evaluation.cases.form import DESKS
from claimcheck.evaluation.decided_sources import DecidedSources, words_at
from claimcheck.evaluation.decisions import About, Decision, Decisions
from claimcheck.types import (
    Claim,
    ClaimKind,
    Document,
    Evidence,
    Label,
    PublicationTime,
    Report,
    SourceKind,
    Span,
    Stance,
)

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_ON_CLAIMS = frozenset({About.CLAIM, About.LABEL, About.KIND, About.STANCE, About.SOURCE})


class Undecided(StrEnum):
    """What becomes of the claims that nobody decided: kept outside the scores, or taken for right as they are."""

    UNSCORED = "unscored"
    GOLD = "gold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promoted:
    """The folder of the new case, its claims with those that are not scored, and the decisions that fit no claim."""

    folder: Path
    claims: int
    disputed: int
    undecided: int
    orphaned: tuple[Decision, ...]


def promote(
    report: Report,
    decisions: Decisions,
    folder: Path,
    *,
    case_id: str,
    desk: str,
    undecided: Undecided | None = None,
) -> Promoted:
    """Write a case from a run and what a reviewer decided about it.

    A claim that is `not_classified` becomes gold only with a label or a source of the reviewer's. A label that the
    rules do not give is kept as disputed. Prior documents hold the sentences that were quoted from them.

    Raises:
        ConfigError: the id or the desk cannot be, or claims are undecided and `undecided` does not say what then.
        CaseError: the decisions are of another article, it has no date, the folder is there, or the case is not right.
    """
    _check_names(case_id, desk)
    target = folder / case_id
    if decisions.document_sha256 != report.document.sha256:
        raise CaseError("the decisions are of another article than the run", path=str(target))
    if report.document.date is None:
        raise CaseError("the article has no date; check it again with --date", path=str(target))
    if target.exists():
        raise CaseError(f"{target}: there is such a case; give another --id", path=str(target))
    made = _Promotion(report, decisions, is_scored=undecided is Undecided.GOLD)
    if made.undecided and undecided is None:
        raise ConfigError(_undecided_words(made.undecided, len(made.claims)), setting="--undecided")
    draft = Draft(
        id=case_id,
        desk=desk,
        day=report.document.date,
        group=Group.OPEN,
        text=report.document.text,
        sources=made.sources,
        claims=made.claims,
    )
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    target.mkdir(parents=True)
    try:
        (target / "archive").mkdir()
        (target / "article.txt").write_text(report.document.text + "\n", encoding="utf-8")
        (target / "case.toml").write_text(write_gold(draft), encoding="utf-8")
        for name, text in made.documents().items():
            (target / "archive" / name).write_text(text, encoding="utf-8")
        case = load_case(target)
    except BaseException:
        # Made above; half a case would stand in the way of the next try.
        shutil.rmtree(target, ignore_errors=True)
        with suppress(OSError):  # another one put something there meanwhile
            for each in missing:
                each.rmdir()
        raise
    return Promoted(
        folder=target,
        claims=len(case.claims),
        disputed=sum(claim.is_disputed for claim in case.claims),
        undecided=made.undecided,
        orphaned=tuple(made.orphaned),
    )


def _check_names(case_id: str, desk: str) -> None:
    if _ID.fullmatch(case_id) is None:
        message = f"--id {case_id!r}: give small letters, digits, - and _ alone, 80 at most, such as school-board-2"
        raise ConfigError(message, setting="--id")
    if desk not in DESKS:
        raise ConfigError(f"--desk {desk!r}: there is no such desk; give one of {', '.join(DESKS)}", setting="--desk")


def _undecided_words(undecided: int, claims: int) -> str:
    return (
        f"{undecided} of {claims} claims were decided by nobody: as gold they would be the engine's own word; decide "
        f"them, or give --undecided {Undecided.UNSCORED} (kept outside the scores) or {Undecided.GOLD} (taken as right)"
    )


class _Promotion:
    """Works out the gold of one run; claims that nobody decided are kept outside the scores unless `is_scored`."""

    def __init__(self, report: Report, decisions: Decisions, *, is_scored: bool) -> None:
        self._report = report
        self._is_scored = is_scored
        self._text = report.document.text
        self.orphaned: list[Decision] = []
        self._decided: dict[tuple[str, About, str | None], Decision] = {}
        for decision in decisions.by_time():
            target = self._target(decision)
            if target is None:
                self.orphaned.append(decision)
            else:
                self._decided[target, decision.field, decision.document] = decision
        self._used = {each.document_id: each for claim in report.claims for each in claim.evidence}
        kinds = {each.id: SourceKind(new) for each in report.sources if (new := self._new(each.id, About.SOURCE_KIND))}
        self._sources = DecidedSources(report, kinds)
        self._seen = {target for target, field, _ in self._decided if field in _ON_CLAIMS}
        self.undecided = 0
        self.claims = tuple(self._claims())
        used = {key for claim in self.claims for each in claim.attributions for key in each.chain}
        self.sources = tuple(each for each in self._sources.by_key.values() if each.key in used)

    def _new(self, target: str, field: About, document: str | None = None) -> str | None:
        """Give what was decided last of a claim or source."""
        decision = self._decided.get((target, field, document))
        return decision.new if decision else None

    def documents(self) -> Mapping[str, str]:
        """Give the prior documents that gold names, as Markdown with front matter."""
        wanted = {pair.document for claim in self.claims for pair in claim.evidence}
        quotes: dict[str, dict[str, None]] = {}
        for claim in self._report.claims:
            for each in claim.evidence:
                quotes.setdefault(_file(each), {})[each.quote] = None
        return {
            _file(each): _markdown(each, list(quotes[_file(each)]))
            for each in self._used.values()
            if _file(each) in wanted
        }

    def _target(self, decision: Decision) -> str | None:
        """Give the id of the claim or source that a decision is about; of equal quotations the one at `start`."""
        places: list[tuple[str, tuple[Span, ...]]] = [(each.id, each.spans[:1]) for each in self._report.claims]
        if decision.field is About.SOURCE_KIND:
            places = [(each.id, each.mentions) for each in self._report.sources]
        fits = [
            (abs(span.start - (decision.start if decision.start is not None else span.start)), number)
            for number, (_, spans) in enumerate(places)
            for span in spans
            if span.of(self._text) == decision.quotation
        ]
        return places[min(fits)[1]][0] if fits else None

    def _claims(self) -> Iterator[GoldClaim]:
        for claim in self._report.claims:
            label = self._new(claim.id, About.LABEL)
            is_rejected = self._new(claim.id, About.CLAIM) == "rejected"
            has_label = label is not None or (claim.id, About.SOURCE, None) in self._decided
            if is_rejected or (claim.label is Label.NOT_CLASSIFIED and not has_label):
                continue
            gold = self._claim(claim)
            verdict = derive(
                gold, self._sources.by_key, {pair.document: self._prior(pair.document) for pair in gold.evidence}
            )
            gold = replace(gold, label=verdict.label, basis=verdict.basis)
            if label is not None and label != verdict.label:
                gold = replace(gold, label=Label(label), is_disputed=True)
            if claim.id not in self._seen:
                self.undecided += 1
                gold = replace(gold, is_undecided=not self._is_scored)
            yield gold

    def _claim(self, claim: Claim) -> GoldClaim:
        kind = ClaimKind(self._new(claim.id, About.KIND) or claim.kind)
        decided = self._decided.get((claim.id, About.SOURCE, None))
        chains = decided.attributions if decided else None
        return GoldClaim(
            quotations=tuple(span.of(self._text) for span in claim.spans),
            spans=claim.spans,
            kind=kind,
            label=Label.UNVERIFIED,
            basis=claim.basis,
            attributions=self._sources.found(claim) if chains is None else self._sources.decided(claim, chains),
            evidence=() if kind is ClaimKind.PROCESS else tuple(self._evidence(claim)),
            witnessed=words_at(claim.witnessed, self._text),
        )

    def _evidence(self, claim: Claim) -> Iterator[GoldEvidence]:
        """Give the pairs of a claim that say something, or that a reviewer gave a stance."""
        for each in claim.evidence:
            decided = self._new(claim.id, About.STANCE, each.document_id)
            stance = Stance(decided or each.stance)
            if each.date is not None and (decided or stance is not Stance.UNRELATED):
                yield GoldEvidence(document=_file(each), quote=each.quote, stance=stance, footing=each.footing)

    def _prior(self, name: str) -> Document:
        evidence = next(each for each in self._used.values() if _file(each) == name)
        day = PublicationTime.parse(evidence.date) if evidence.date else None
        return Document(text=evidence.quote, sha256=evidence.document_id, date=day)


def _file(evidence: Evidence) -> str:
    return f"{(evidence.date or 'undated')[:10]}-{evidence.document_id}.md"


def _markdown(evidence: Evidence, quotes: list[str]) -> str:
    known = {"title": evidence.title, "date": evidence.date, "publisher": evidence.publisher, "url": evidence.url}
    head = [f"{name}: {' '.join(value.split())}" for name, value in known.items() if value]
    return "\n".join(["---", *head, "---", "", *(f"{quote}\n" for quote in quotes)])
