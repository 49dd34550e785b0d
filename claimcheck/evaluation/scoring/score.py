"""The score of one case: counts for the figures, and how each gold claim fared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.evaluation.cases import Case, GoldClaim
from claimcheck.evaluation.cases.derive import derive
from claimcheck.evaluation.scoring.edges import bare, grounding
from claimcheck.evaluation.scoring.gold_ledger import score_gold_ledger
from claimcheck.evaluation.scoring.links import LinkPair, pair_attributions, pair_links
from claimcheck.evaluation.scoring.matching import MIN_OVERLAP, covered, match
from claimcheck.evaluation.scoring.sources import score_sources
from claimcheck.evaluation.scoring.stances import document_ids, score_stances
from claimcheck.evaluation.scoring.tally import MILLION, Tally
from claimcheck.types import Cause, CheckedSentence, Claim, ClaimKind, Label, Report, SentenceState

MISSED = "missed"
# Written out: what is scored must not follow the code that it scores.
COUNTED = frozenset({ClaimKind.FACT, ClaimKind.PREDICTION, ClaimKind.OPINION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one gold claim fared; `got` is a label, or `missed`, and `start` its place in the article."""

    quotation: str
    start: int
    sentence: str
    expected: str
    got: str
    kind: str
    phenomena: tuple[str, ...]
    needs_review: bool

    @property
    def is_right(self) -> bool:
        """Tell whether the label is right."""
        return self.got == self.expected


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseScore:
    """The counts of one case and the outcome of each of its claims, in the order of the text."""

    case: str
    group: str
    tally: Tally
    outcomes: tuple[Outcome, ...]


def score_case(case: Case, report: Report, ranks: tuple[int | None, ...] = ()) -> CaseScore:
    """Score a report on a case.

    Args:
        case: the gold.
        report: what was found in the case's article.
        ranks: of each gold pair with a stance, the place of its document among those found, from 1; None if not found.
    """
    text = report.document.text
    gold = case.scored_claims
    found = _comparable(case, report)
    matching = match([each.spans for each in gold], [each.spans for each in found])
    tally = Counter[str]()
    tally["claim.tp"] = len(matching.same)
    tally["claim.fn"], tally["claim.fp"] = len(gold) - len(matching.same), len(found) - len(matching.same)
    for i, j in matching.same.items():
        ours, theirs = ({bare(span, text) for span in each.spans} for each in (gold[i], found[j]))
        tally["exact.all"] += 1
        tally["exact.right"] += bool(ours & theirs)
    ids = document_ids((prior.name, prior.document) for prior in case.archive)
    pairs: list[LinkPair] = []
    outcomes: list[Outcome] = []
    for i, claim in enumerate(gold):
        other = found[matching.nearest[i]] if i in matching.nearest else None
        outcomes.append(_outcome(case, claim, other, report))
        tally += _score_claim(claim, other, outcomes[-1])
        tally += score_stances(claim, other, ids)
        if other is not None:
            pairs += pair_links(claim, other, text)
            tally += _score_attributions(claim, other, text)
    tally += score_sources(case, report, pairs)
    tally += _score_verdicts(case)
    tally += score_gold_ledger(case)
    tally += _score_report(case, report)
    for rank in ranks:
        tally["retrieval.all"] += 1
        tally["retrieval.rank_e6"] += MILLION // rank if rank else 0
        tally["retrieval.first_5"] += rank is not None and rank <= 5
    return CaseScore(case=case.id, group=case.group.value, tally=dict(sorted(tally.items())), outcomes=tuple(outcomes))


def _comparable(case: Case, report: Report) -> list[Claim]:
    """Leave out what was found where gold is not scored: a claim's own spans, and other cuts of an undecided one."""
    unscored = [claim.spans for claim in case.claims if not claim.is_scored]
    found = [each for each in report.claims if each.spans not in unscored]
    undecided = tuple(span for claim in case.claims if claim.is_undecided for span in claim.spans)
    if not undecided:
        return found
    matching = match([each.spans for each in case.scored_claims], [each.spans for each in found])
    told = {*matching.same.values(), *matching.nearest.values()}
    return [each for j, each in enumerate(found) if j in told or covered(each.spans, undecided) < MIN_OVERLAP]


def _outcome(case: Case, gold: GoldClaim, found: Claim | None, report: Report) -> Outcome:
    start = gold.spans[-1].start
    sentence = next((each for each in report.sentences if each.start <= start < each.end), None)
    return Outcome(
        quotation=gold.quotations[-1],
        start=start,
        sentence=report.document.text[sentence.start : sentence.end] if sentence else gold.quotations[-1],
        expected=gold.label.value,
        got=found.label.value if found else MISSED,
        kind=gold.kind.value,
        phenomena=(*dict.fromkeys((*gold.phenomena, *_of_all_claims(case))),),
        needs_review=bool(found and found.needs_review),
    )


def _of_all_claims(case: Case) -> list[str]:
    """Name what is hard about a case as a whole: what some of its claims are marked with is theirs alone."""
    marked = {name for claim in case.claims for name in claim.phenomena}
    return [name for name in case.phenomena if name not in marked]


def _score_claim(gold: GoldClaim, found: Claim | None, outcome: Outcome) -> Counter[str]:
    """Count kind, label and review of one gold claim; claims outside the label counts have a kind alone."""
    tally: Counter[str] = Counter()
    if found is not None:
        tally["kind.all"] += 1
        tally["kind.right"] += found.kind is gold.kind
    if gold.kind not in COUNTED:
        return tally
    tally[f"label.{gold.label}>{outcome.got}"] += 1
    for name in outcome.phenomena:
        tally[f"phenomenon.{name}.all"] += 1
        tally[f"phenomenon.{name}.right"] += outcome.is_right
    if found is not None and found.label is not Label.NOT_CLASSIFIED:
        tally["basis_of_label.all"] += 1
        tally["basis_of_label.right"] += found.basis is gold.basis
        tally["review.claims"] += 1
        tally["review.flagged"] += bool(found.needs_review)
        if not outcome.is_right:
            tally["review.errors"] += 1
            tally["review.caught"] += bool(found.needs_review)
    return tally


def _score_attributions(gold: GoldClaim, found: Claim, text: str) -> Counter[str]:
    tally: Counter[str] = Counter()
    paired = pair_attributions(gold, found, text)
    tally["attribution.tp"] = len(paired)
    tally["attribution.fn"] = len(gold.attributions) - len(paired)
    tally["attribution.fp"] = len(found.attributions) - len(paired)
    for one, other in paired:
        tally["act.right"] += one.act is other.act
        tally["chain.right"] += len(one.chain) == len(other.chain)
        tally["act.all"] += 1
    return tally


def _score_verdicts(case: Case) -> Counter[str]:
    """Count the gold claims to which `decide` gives their label and basis from gold attributions and stances."""
    sources = {source.key: source for source in case.sources}
    archive = {prior.name: prior.document for prior in case.archive}
    verdicts = [(claim, derive(claim, sources, archive)) for claim in case.scored_claims]
    right = sum((claim.label, claim.basis) == (verdict.label, verdict.basis) for claim, verdict in verdicts)
    return Counter({"verdict.right": right, "verdict.all": len(verdicts)})


def _score_report(case: Case, report: Report) -> Counter[str]:
    """Count what concerns the report as a whole: sentences, failures, soundness, cost."""
    tally: Counter[str] = Counter(grounding(report, {each.document.id: each.document for each in case.archive}))
    tally["articles"] = 1
    read = [each for each in report.sentences if not _is_rightly_foreign(each, case)]
    tally["sentences.all"] = len(read)
    tally["sentences.classified"] = sum(each.state is not SentenceState.NOT_CLASSIFIED for each in read)
    tally["classified.all"] = len(report.claims)
    tally["classified.failed"] = sum(each.label is Label.NOT_CLASSIFIED for each in report.claims)
    tally["totals.all"] = 1
    tally["totals.right"] = _adds_up(report)
    usage: Mapping[str, int] = {
        "calls": report.usage.calls,
        "prompt_tokens": report.usage.prompt_tokens,
        "completion_tokens": report.usage.completion_tokens,
        "cost_e6": round((report.usage.cost_usd or 0.0) * MILLION),
    }
    tally.update({f"cost.{name}": count for name, count in usage.items()})
    return tally


def _is_rightly_foreign(sentence: CheckedSentence, case: Case) -> bool:
    """Tell a sentence that is not classified for its language, and that no gold claim touches."""
    spans = [span for claim in case.claims for span in claim.spans]
    return sentence.reason == Cause.LANGUAGE.value and not any(
        span.start < sentence.end and sentence.start < span.end for span in spans
    )


def _adds_up(report: Report) -> bool:
    """Tell whether the totals are the claims of the counted kinds, and the coverage all sentences."""
    counted = Counter(each.label.value for each in report.claims if each.kind in COUNTED)
    totals = {label.value: report.totals.get(label.value, 0) for label in Label}
    is_whole = sum(report.coverage.values()) == len(report.sentences)
    return is_whole and totals == {label.value: counted[label.value] for label in Label}
