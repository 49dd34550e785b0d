"""A reviewed run as a case: the article, the archive's words that were quoted, and gold as the reviewer left it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.errors import CaseError
from claimcheck.evaluation.case_text import Draft, write_gold
from claimcheck.evaluation.cases import GoldAttribution, GoldClaim, GoldEvidence, GoldSource, Group, load_case
from claimcheck.evaluation.cases.derive import derive
from claimcheck.evaluation.decisions import About, Decision, Decisions
from claimcheck.types import (
    Claim,
    ClaimKind,
    Document,
    Evidence,
    Label,
    PublicationTime,
    Report,
    Source,
    SourceKind,
    Span,
    Stance,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promoted:
    """The folder of the new case, how many claims are disputed, and the decisions that fit no claim any more."""

    folder: Path
    claims: int
    disputed: int
    orphaned: tuple[Decision, ...]


def promote(report: Report, decisions: Decisions, folder: Path, *, case_id: str, desk: str) -> Promoted:
    """Write a case from a run and what a reviewer decided about it.

    A claim that is `not_classified` becomes gold only with a label of the reviewer's. A label that the rules do not
    give is kept as disputed. Prior documents hold the sentences that were quoted from them.

    Raises:
        CaseError: the decisions are of another article, it has no date, the folder is there, or the case is not right.
    """
    target = folder / case_id
    if decisions.document_sha256 != report.document.sha256:
        raise CaseError("the decisions are of another article than the run", path=str(target))
    if report.document.date is None:
        raise CaseError("the article has no date; check it again with --date", path=str(target))
    if target.exists():
        raise CaseError(f"{target}: there is such a case; give another --id", path=str(target))
    made = _Promotion(report, decisions)
    draft = Draft(
        id=case_id,
        desk=desk,
        day=report.document.date,
        group=Group.OPEN,
        text=report.document.text,
        sources=made.sources,
        claims=made.claims,
    )
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
        raise
    disputed = sum(claim.is_disputed for claim in case.claims)
    return Promoted(folder=target, claims=len(case.claims), disputed=disputed, orphaned=tuple(made.orphaned))


class _Promotion:
    """Works out the gold of one run."""

    def __init__(self, report: Report, decisions: Decisions) -> None:
        self._report = report
        self._text = report.document.text
        self.orphaned: list[Decision] = []
        self._decided: dict[tuple[str, About, str | None], str] = {}
        for decision in decisions.by_time():
            target = self._target(decision)
            if target is None:
                self.orphaned.append(decision)
            else:
                self._decided[target, decision.field, decision.document] = decision.new
        self._used = {each.document_id: each for claim in report.claims for each in claim.evidence}
        used_sources = {key for claim in report.claims for each in claim.attributions for key in each.chain}
        self.sources = tuple(self._source(each) for each in report.sources if each.id in used_sources)
        self.claims = tuple(self._claims())

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

    def _source(self, source: Source) -> GoldSource:
        kind = self._decided.get((source.id, About.SOURCE_KIND, None), source.kind)
        return GoldSource(
            key=source.id,
            name=source.name,
            kind=SourceKind(kind),
            mentions=tuple(dict.fromkeys(span.of(self._text) for span in source.mentions)),
            reason=_words(source.reason_for_anonymity, self._text),
            basis=_words(source.basis_of_knowledge, self._text),
            stated_count=source.stated_count,
        )

    def _claims(self) -> Iterator[GoldClaim]:
        sources = {source.key: source for source in self.sources}
        for claim in self._report.claims:
            label = self._decided.get((claim.id, About.LABEL, None))
            is_rejected = self._decided.get((claim.id, About.CLAIM, None)) == "rejected"
            if is_rejected or (claim.label is Label.NOT_CLASSIFIED and label is None):
                continue
            gold = self._claim(claim)
            verdict = derive(gold, sources, {pair.document: self._prior(pair.document) for pair in gold.evidence})
            gold = replace(gold, label=verdict.label, basis=verdict.basis)
            if label is not None and label != verdict.label:
                gold = replace(gold, label=Label(label), is_disputed=True)
            yield gold

    def _claim(self, claim: Claim) -> GoldClaim:
        kind = ClaimKind(self._decided.get((claim.id, About.KIND, None), claim.kind))
        return GoldClaim(
            quotations=tuple(span.of(self._text) for span in claim.spans),
            spans=claim.spans,
            kind=kind,
            label=Label.UNVERIFIED,
            basis=claim.basis,
            attributions=tuple(
                GoldAttribution(
                    chain=each.chain,
                    act=each.act,
                    source=_words(each.source, self._text),
                    cue=_words(each.cue, self._text),
                    is_denial=each.is_denial,
                )
                for each in claim.attributions
            ),
            evidence=() if kind is ClaimKind.PROCESS else tuple(self._evidence(claim)),
            witnessed=_words(claim.witnessed, self._text),
        )

    def _evidence(self, claim: Claim) -> Iterator[GoldEvidence]:
        """Give the pairs of a claim that say something, or that a reviewer gave a stance."""
        for each in claim.evidence:
            decided = self._decided.get((claim.id, About.STANCE, each.document_id))
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


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span is not None else None
