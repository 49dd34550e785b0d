"""What of a case must agree with its article, its archive and the rules of the labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimcheck.evaluation.cases.derive import derive
from claimcheck.evaluation.cases.form import DESKS, CaseForm, ClaimForm
from claimcheck.evaluation.cases.gold import GoldAttribution, GoldClaim, GoldEvidence, GoldSource
from claimcheck.evaluation.cases.places import NotFoundError, locate, shown
from claimcheck.evaluation.cases.problems import Place
from claimcheck.retrieval.scope import is_prior
from claimcheck.types import Basis, ClaimKind, Document, PublicationTime, Span

_FOOTING_HINT = '; a passage on anonymous sources alone has `footing = "anonymous"` below its stance'


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A problem at a place of the form, before its line is looked up."""

    place: Place
    reason: str
    is_warning: bool = False


class CaseCheck:
    """Checks one form against its documents; `faults` are found while `sources` and `claims` are made."""

    def __init__(
        self, form: CaseForm, article: Document, archive: Mapping[str, Document], published: PublicationTime
    ) -> None:
        self._form = form
        self._text = article.text
        self._archive = archive
        self._published = published
        self.faults: list[Fault] = []
        self.sources = self._sources()
        self.claims = self._claims()
        self._look_over()

    def _fault(self, reason: str, *place: str | int) -> None:
        self.faults.append(Fault(place=place, reason=reason))

    def _must_occur(self, words: str | None, text: str, what: str, *place: str | int) -> None:
        if words is not None and words not in text:
            self._fault(f"{what} is not in the article, verbatim: {shown(words)}", *place)

    def _sources(self) -> tuple[GoldSource, ...]:
        seen: set[str] = set()
        made = []
        for at, form in enumerate(self._form.sources):
            if form.key in seen:
                self._fault(f"the source key {form.key!r} is given twice", "sources", at, "key")
            seen.add(form.key)
            for words in form.mentions:
                self._must_occur(words, self._text, "mention", "sources", at, "mentions")
            self._must_occur(form.reason, self._text, "reason", "sources", at, "reason")
            self._must_occur(form.basis, self._text, "basis", "sources", at, "basis")
            made.append(
                GoldSource(
                    key=form.key,
                    name=form.name,
                    kind=form.kind,
                    mentions=form.mentions,
                    reason=form.reason,
                    basis=form.basis,
                    stated_count=form.stated_count,
                )
            )
        return tuple(made)

    def _claims(self) -> tuple[GoldClaim, ...]:
        made: list[GoldClaim] = []
        for at, form in enumerate(self._form.claims):
            spans = tuple(self._spans(form, at))
            if len(spans) < len(form.all_quotations):
                continue
            for claim in made:
                if claim.spans == tuple(sorted(spans)):
                    reason = f"two claims have the same quotations: {shown(form.all_quotations[0])}"
                    self._fault(reason, "claims", at, *_quotation_key(form))
            claim = self._claim(form, at, tuple(sorted(spans)))
            made.append(claim)
        return tuple(made)

    def _spans(self, form: ClaimForm, at: int) -> Iterator[Span]:
        for quotation in form.all_quotations:
            try:
                yield locate(quotation, self._text, form.all_within)
            except NotFoundError as exc:
                key = ("within",) if str(exc).startswith("`within`") else _quotation_key(form)
                self._fault(f"quotation {exc}", "claims", at, *key)

    def _claim(self, form: ClaimForm, at: int, spans: tuple[Span, ...]) -> GoldClaim:
        known = {source.key for source in self.sources}
        faults = len(self.faults)
        for i, attribution in enumerate(form.attributions):
            place = ("claims", at, "attributions", i)
            for key in attribution.chain:
                if key not in known:
                    self._fault(f"the chain names the source {key!r}, which is none of `sources`", *place, "chain")
            self._must_occur(attribution.source, self._text, "source", *place, "source")
            self._must_occur(attribution.cue, self._text, "cue", *place, "cue")
        self._must_occur(form.witnessed, self._text, "witnessed", "claims", at, "witnessed")
        self._check_evidence(form, at)
        claim = GoldClaim(
            quotations=form.all_quotations,
            spans=spans,
            kind=form.kind,
            label=form.label,
            basis=form.basis,
            attributions=tuple(
                GoldAttribution(chain=each.chain, act=each.act, source=each.source, cue=each.cue, is_denial=each.denial)
                for each in form.attributions
            ),
            evidence=tuple(
                GoldEvidence(
                    document=each.document, quote=each.quote, stance=each.stance, footing=each.footing, note=each.note
                )
                for each in form.evidence
            ),
            phenomena=form.phenomena,
            witnessed=form.witnessed,
            is_disputed=form.disputed,
            is_undecided=form.undecided,
        )
        if len(self.faults) == faults and not form.disputed:
            self._check_label(claim, at)
        return claim

    def _check_evidence(self, form: ClaimForm, at: int) -> None:
        for i, evidence in enumerate(form.evidence):
            place = ("claims", at, "evidence", i)
            document = self._archive.get(evidence.document)
            if document is None:
                self._fault(f"there is no document {evidence.document!r} in archive/", *place, "document")
                continue
            if evidence.quote not in document.text:
                self._fault(f"quote not in {evidence.document}, verbatim: {shown(evidence.quote)}", *place, "quote")
            if not is_prior(document.date, self._published):
                when = document.date.isoformat() if document.date else "no date"
                reason = f"{evidence.document} ({when}) is not prior to the article, so it is no evidence: leave it out"
                self._fault(reason, *place, "document")
        if form.evidence and form.kind is ClaimKind.PROCESS:
            self._fault(
                "a claim of kind process is not searched for, so it has no evidence", "claims", at, "evidence", 0
            )

    def _check_label(self, claim: GoldClaim, at: int) -> None:
        verdict = derive(claim, {source.key: source for source in self.sources}, self._archive)
        if (verdict.label, verdict.basis) != (claim.label, claim.basis):
            given, derived = (f"{each.label} (basis {each.basis})" for each in (claim, verdict))
            hint = _FOOTING_HINT if claim.basis is verdict.basis is Basis.ARCHIVE else ""
            self._fault(f"attributions and stances give {derived}, not {given}{hint}", "claims", at, "label")

    def _look_over(self) -> None:
        """Check what concerns the whole case."""
        if self._form.desk not in DESKS:
            self._fault(f"{self._form.desk!r} is no desk; one of {', '.join(DESKS)}", "desk")
        used = Counter(key for claim in self.claims for each in claim.attributions for key in each.chain)
        for at, source in enumerate(self.sources):
            if not used[source.key] and len(self.claims) == len(self._form.claims):
                reason = f"no claim stands on the source {source.key!r}"
                self.faults.append(Fault(place=("sources", at, "key"), reason=reason, is_warning=True))


def _quotation_key(form: ClaimForm) -> tuple[str]:
    return ("quotation" if form.quotation is not None else "quotations",)
