"""Hold a report against what is expected of it; claims are matched by the overlap of their spans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sample_expectations import (
    ARCHIVE,
    Expectations,
    ExpectedClaim,
    ExpectedFinding,
    ExpectedSentence,
)

from claimcheck.text.load import load_file
from claimcheck.types import CheckedSentence, Claim, LinkedAttribution, Report, Source, Span

SOFT = ("reason", "basis_of_knowledge", "stated_count")
"""Fields that are scored but that no row must get right."""

_MIN_COVER = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one expectation fared: `wrong` names each field that differs with what was got, empty if all is right."""

    quote: str
    must: bool
    wrong: tuple[str, ...]

    @property
    def is_broken(self) -> bool:
        """Tell whether something is wrong that any careful engine gets right."""
        return self.must and any(not item.startswith(SOFT) for item in self.wrong)


def score(report: Report, expected: Expectations) -> list[Outcome]:
    """Give the outcome of each expected claim, sentence and finding, in the order of the file."""
    text = report.document.text
    return [
        *(_score_claim(row, report, _find(row.quote, text)) for row in expected.claims),
        *(_score_sentence(row, report.sentences, _find(row.quote, text)) for row in expected.sentences),
        *(_score_finding(row, report, _find(row.quote, text)) for row in expected.findings),
    ]


def summarize(outcomes: Iterable[Outcome]) -> str:
    """Give the shares of right rows in one line, then one line for each wrong row, those that must be right first."""
    outcomes = sorted(outcomes, key=lambda outcome: (not outcome.is_broken, not outcome.must))
    must = [outcome for outcome in outcomes if outcome.must]
    others = [outcome for outcome in outcomes if not outcome.must]
    right = (sum(not outcome.is_broken for outcome in must), sum(not outcome.wrong for outcome in others))
    lines = [f"must {right[0]} of {len(must)}, others {right[1]} of {len(others)}"]
    for outcome in outcomes:
        if outcome.wrong:
            mark = "BROKEN" if outcome.is_broken else "soft" if outcome.must else "hard"
            lines.append(f"{mark}: {outcome.quote!r}: {'; '.join(outcome.wrong)}")
    return "\n".join(lines)


def _find(quote: str, text: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def _score_claim(row: ExpectedClaim, report: Report, span: Span) -> Outcome:
    claim = match_claim(span, report.claims)
    if claim is None:
        return Outcome(quote=row.quote, must=row.must, wrong=("no claim found",))
    wrong = [
        f"{name}: {got}, not {want}"
        for name, got, want in (
            ("label", claim.label, row.label),
            ("basis", claim.basis, row.basis),
            ("kind", claim.kind, row.kind),
        )
        if want is not None and got != want
    ]
    if row.flag and not {"witnessed": claim.witnessed is not None, "own": claim.own_report}[row.flag]:
        wrong.append(f"flag: not {row.flag}")
    wrong += _compare_evidence(row, claim)
    sources = {source.id: source for source in report.sources}
    compared = [_compare(row, found, sources[found.chain[-1]], report.document.text) for found in claim.attributions]
    if compared:
        nearest: list[str] = min(compared, key=len)
        wrong += nearest
    elif row.source_kind or row.source or row.act or row.denial:
        wrong.append("attribution: none")
    return Outcome(quote=row.quote, must=row.must, wrong=tuple(wrong))


def match_claim(span: Span, claims: Iterable[Claim]) -> Claim | None:
    """Give the claim that covers at least half of `span` and has least beside it, or None."""
    best: tuple[float, Claim] | None = None
    for claim in claims:
        shared = sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in claim.spans)
        # The nearest span alone counts: a claim told twice, as in a headline, is not further off for it.
        own = min((part.end - part.start for part in claim.spans if part.overlaps(span)), default=0)
        length = span.end - span.start
        if shared >= _MIN_COVER * length and (best is None or 2 * shared / (own + length) > best[0]):
            best = (2 * shared / (own + length), claim)
    return best[1] if best else None


def _compare(row: ExpectedClaim, attribution: LinkedAttribution, source: Source, text: str) -> list[str]:
    """Name the fields in which an attribution, or the source nearest to its content, differs from the row."""
    reason, knowledge = source.reason_for_anonymity, source.basis_of_knowledge
    checks = (
        ("act", attribution.act, row.act, attribution.act == row.act),
        ("denial", attribution.is_denial, row.denial or None, attribution.is_denial),
        ("source_kind", source.kind, row.source_kind or None, source.kind in row.source_kind),
        ("source", source.name, row.source, _is_name(source.name, row.source)),
        ("stated_count", source.stated_count, row.stated_count, source.stated_count == row.stated_count),
        ("reason", _words(reason, text), row.reason, _overlaps(reason, row.reason, text)),
        (
            "basis_of_knowledge",
            _words(knowledge, text),
            row.basis_of_knowledge,
            _overlaps(knowledge, row.basis_of_knowledge, text),
        ),
    )
    return [f"{name}: {got}, not {want}" for name, got, want, holds in checks if want is not None and not holds]


def _compare_evidence(row: ExpectedClaim, claim: Claim) -> list[str]:
    if row.archive is None:
        return []
    wanted = {_document_id(name) for name in row.prior}
    if any(evidence.stance == row.archive and evidence.document_id in wanted for evidence in claim.evidence):
        return []
    got = ", ".join(f"{evidence.stance} by {evidence.title!r}" for evidence in claim.evidence) or "no evidence"
    return [f"archive: {got}, not {row.archive} by {row.prior[0]}"]


@cache
def _document_id(name: str) -> str:
    return load_file(ARCHIVE / name).id


def _is_name(got: str, want: str | None) -> bool:
    """Tell whether two names are the same but for the article before them and a clause after one."""
    if want is None:
        return False
    got, want = (_plain(name) for name in (got, want))
    return got == want or got.startswith((f"{want} ", f"{want},")) or want.startswith(f"{got} ")


def _plain(name: str) -> str:
    words = name.casefold().replace("’", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def _overlaps(span: Span | None, quote: str | None, text: str) -> bool:
    return span is not None and quote is not None and span.overlaps(_find(quote, text))


def _score_sentence(row: ExpectedSentence, sentences: Iterable[CheckedSentence], span: Span) -> Outcome:
    touched = [s for s in sentences if s.start < span.end and span.start < s.end]
    wrong = [
        f"state: {s.state} ({s.reason}), not {row.state} ({row.reason or 'any reason'})"
        for s in touched
        if s.state != row.state or (row.reason is not None and s.reason != row.reason)
    ]
    return Outcome(quote=row.quote, must=row.must, wrong=tuple(wrong) if touched else ("no sentence found",))


def _score_finding(row: ExpectedFinding, report: Report, span: Span) -> Outcome:
    found = any(f.rule == row.rule and any(part.overlaps(span) for part in f.spans) for f in report.findings)
    return Outcome(quote=row.quote, must=False, wrong=() if found else (f"finding: no {row.rule}",))
