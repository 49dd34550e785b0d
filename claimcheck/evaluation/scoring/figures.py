"""The figures that counts give, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claimcheck.evaluation.scoring.tally import MILLION, Tally, class_f1, confusion, f1, macro_f1, share
from claimcheck.types import Label, SourceKind, Stance

LABELS = (Label.SOURCED.value, Label.ANONYMOUS.value, Label.UNVERIFIED.value)
STANCES = tuple(stance.value for stance in Stance)
SOURCE_KINDS = tuple(kind.value for kind in SourceKind)

Measure = Callable[[Tally], float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure: name, what it says, how it is worked out (None of nothing), and whether more of it is better.

    `is_gated` tells whether a fall against the baseline fails the gate.
    """

    name: str
    meaning: str
    measure: Measure
    is_higher_better: bool = True
    is_gated: bool = True
    is_share: bool = True


def _f1_of(name: str) -> Measure:
    return lambda t: f1(t.get(f"{name}.tp", 0), t.get(f"{name}.fp", 0), t.get(f"{name}.fn", 0))


def _phrase_f1(name: str) -> Measure:
    """Give the F1 of phrases, where another phrase found is both too much and too little."""

    def measure(t: Tally) -> float | None:
        wrong = t.get(f"{name}.wrong", 0)
        return f1(t.get(f"{name}.tp", 0), t.get(f"{name}.fp", 0) + wrong, t.get(f"{name}.fn", 0) + wrong)

    return measure


def _share_of(part: str, whole: str) -> Measure:
    return lambda t: share(t.get(part, 0), t.get(whole, 0))


def _precision(t: Tally) -> float | None:
    return share(t.get("claim.tp", 0), t.get("claim.tp", 0) + t.get("claim.fp", 0))


def _recall(t: Tally) -> float | None:
    return share(t.get("claim.tp", 0), t.get("claim.tp", 0) + t.get("claim.fn", 0))


def _label_accuracy(t: Tally) -> float | None:
    table = confusion(t, "label")
    told = {pair: count for pair, count in table.items() if pair[1] in LABELS}
    return share(sum(told.get((label, label), 0) for label in LABELS), sum(told.values()))


def _class(table: str, label: str) -> Measure:
    return lambda t: class_f1(confusion(t, table), label)


def _bcubed(name: str) -> Measure:
    def measure(t: Tally) -> float | None:
        links = t.get(f"{name}.all", 0) * MILLION
        precision, recall = (share(t.get(f"{name}.{each}_e6", 0), links) for each in ("precision", "recall"))
        return 2 * precision * recall / (precision + recall) if precision and recall else None

    return measure


def _mean(part: str, whole: str, unit: int = 1) -> Measure:
    return lambda t: t.get(part, 0) / unit / t[whole] if t.get(whole) else None


def _gated(name: str, meaning: str, measure: Measure, *, is_higher_better: bool = True) -> Figure:
    return Figure(name=name, meaning=meaning, measure=measure, is_higher_better=is_higher_better)


def _told(
    name: str, meaning: str, measure: Measure, *, is_higher_better: bool = False, is_share: bool = False
) -> Figure:
    """Make a figure that is shown and never fails the gate."""
    return Figure(
        name=name,
        meaning=meaning,
        measure=measure,
        is_higher_better=is_higher_better,
        is_gated=False,
        is_share=is_share,
    )


def _macro(table: str, labels: tuple[str, ...]) -> Measure:
    return lambda t: macro_f1(confusion(t, table), labels)


FIGURES: tuple[Figure, ...] = (
    _gated("claim_precision", "claims that are gold claims, by overlap of spans", _precision),
    _gated("claim_recall", "gold claims that were found", _recall),
    _gated("claim_f1", "both of these", _f1_of("claim")),
    _gated("claim_exact", "found claims with the very span", _share_of("exact.right", "exact.all")),
    _gated("label_accuracy", "found claims with the right label", _label_accuracy),
    _gated("label_macro_f1", "mean F1 of the labels, a missed claim being wrong", _macro("label", LABELS)),
    *(_gated(f"label_f1.{each}", f"F1 of {each}", _class("label", each)) for each in LABELS),
    _gated("label_basis", "found claims with the right basis", _share_of("basis_of_label.right", "basis_of_label.all")),
    _gated("verdict_accuracy", "gold claims that `decide` labels right", _share_of("verdict.right", "verdict.all")),
    _gated("kind_accuracy", "found claims of the right kind", _share_of("kind.right", "kind.all")),
    _gated("attribution_f1", "attributions of found claims", _f1_of("attribution")),
    _gated("act_accuracy", "attributions with the right act", _share_of("act.right", "act.all")),
    _gated("chain_accuracy", "attributions with the right number of links", _share_of("chain.right", "act.all")),
    _gated("source_f1", "entries of the source ledger", _f1_of("sources")),
    _gated(
        "source_kind_macro_f1", "mean F1 of the source kinds, a missed one being wrong", _macro("source", SOURCE_KINDS)
    ),
    *(_gated(f"source_f1.{each}", f"F1 of {each}", _class("source", each)) for each in SOURCE_KINDS),
    _gated("ledger_bcubed_f1", "mentions merged right", _bcubed("ledger")),
    _gated("gold_ledger_bcubed_f1", "gold mentions merged right", _bcubed("gold_ledger")),
    _gated("reason_f1", "reasons given for anonymity", _phrase_f1("reason")),
    _gated("basis_f1", "stated bases of knowledge", _phrase_f1("basis")),
    _gated("count_accuracy", "stated numbers of sources", _share_of("count.right", "count.all")),
    _gated("stance_macro_f1", "mean F1 of the four stances", _macro("stance", STANCES)),
    *(_gated(f"stance_f1.{each}", f"F1 of {each}", _class("stance", each)) for each in STANCES),
    _gated(
        "retrieval_mrr",
        "mean reciprocal rank of the documents of gold pairs",
        _mean("retrieval.rank_e6", "retrieval.all", MILLION),
    ),
    _gated("retrieval_first_5", "these documents that are among five", _share_of("retrieval.first_5", "retrieval.all")),
    _gated(
        "coverage",
        "sentences that are classified, of those in English",
        _share_of("sentences.classified", "sentences.all"),
    ),
    _gated(
        "not_classified",
        "claims that are not",
        _share_of("classified.failed", "classified.all"),
        is_higher_better=False,
    ),
    _gated(
        "grounding", "spans that stand in their text and cut no word", _share_of("grounding.sound", "grounding.all")
    ),
    _gated("totals_right", "reports whose counts add up", _share_of("totals.right", "totals.all")),
    _told(
        "review_catch",
        "wrong labels that ask for review",
        _share_of("review.caught", "review.errors"),
        is_higher_better=True,
        is_share=True,
    ),
    _told("review_share", "claims that ask for review", _share_of("review.flagged", "review.claims"), is_share=True),
    _told("invented", "things quoted that are not there, an article", _mean("grounding.invented", "articles")),
    _told("calls", "requests to a model, an article", _mean("cost.calls", "articles")),
    _told("prompt_tokens", "tokens sent, an article", _mean("cost.prompt_tokens", "articles")),
    _told("completion_tokens", "tokens answered, an article", _mean("cost.completion_tokens", "articles")),
    _told("cost_usd", "what an article costs", _mean("cost.cost_e6", "articles", MILLION)),
)


def figure(name: str) -> Figure:
    """Give a figure by its name.

    Raises:
        KeyError: there is none.
    """
    for each in FIGURES:
        if each.name == name:
            return each
    raise KeyError(name)
