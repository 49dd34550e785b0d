"""The signs that tell the stance of a sentence towards a claim, as numbers that weights are put on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.judging.amounts import Agreement, Amount, Unit, compare_amounts
from claimcheck.judging.compare import Comparison, is_opposed, is_term_opposed, mode_of, says_less
from claimcheck.judging.dates import YEAR
from claimcheck.judging.figures import compare_amount
from claimcheck.judging.lexicon import NEGATORS
from claimcheck.judging.modality import Mode
from claimcheck.judging.names import is_named
from claimcheck.judging.particulars import Particulars
from claimcheck.judging.scene import Scene
from claimcheck.judging.times import Timing, compare_times, has_other_date
from claimcheck.text.word_lists import words
from claimcheck.types import Stance

Signs = dict[str, float]

_DENIALS = words("deny denied denies denying denial disputed disputes dispute")
_NEGATIONS = NEGATORS | words("nothing wrong false fail")
_PARTIAL = words("some several part partly many most few nearly almost up so far half only initially first")
_TOTAL = words("all every both each nobody none no only")
_OPEN = {Mode.DENIED, Mode.QUESTION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where a claim stands: its sentence, and that with the two sentences before it and the headline."""

    sentence: Particulars
    wider: Particulars


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """A claim beside one sentence of a passage, with where the claim stands and what the rules say.

    `by_claim` and `by_sentence` are the rules' comparisons of the claim's words and of its whole sentence; `sentences`
    is how many the passage has.
    """

    scene: Scene
    around: Surroundings
    by_claim: Comparison
    by_sentence: Comparison
    sentences: int

    @cached_property
    def days_between(self) -> int:
        """Give the days from the passage's document to the article, at least 0."""
        return max(0, (self.scene.claim_day - self.scene.passage_day).days)


def read_signs(pairing: Pairing) -> Signs:
    """Give the signs by name; most are 0 or 1 or a share, and a weight is known for each."""
    signs: Signs = {}
    for read in (_wording, _names, _numbers, _negation, _modes, _times, _rules):
        signs |= read(pairing)
    return signs | _joined(signs)


def _share(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / max(1, len(some))


def _wording(pairing: Pairing) -> Signs:
    scene, around = pairing.scene, pairing.around
    claim = scene.claim.keys or scene.claim.known_keys
    mine = scene.here.known_keys
    theirs = scene.here.keys or mine
    context = around.wider.known_keys | around.sentence.known_keys
    main = scene.claim.main_action
    return {
        "shared_claim": _share(claim, mine),
        "shared_near": _share(claim, scene.known_near),
        "shared_sentence": _share(around.sentence.known_keys, mine),
        "shared_back": _share(theirs, scene.claim.known_keys),
        "shared_back_wider": _share(theirs, context),
        "shared_words": min(len(claim & mine), 6),
        "claim_words": min(len(claim), 10),
        "sentence_words": min(len(theirs), 20),
        "place": pairing.by_claim.sentence,
        "sentences": pairing.sentences,
        "is_short": _is(len(claim) + len(scene.claim.amounts) + len(scene.claim.sure_names) < 3),
        "has_action": _is(main is not None),
        "shared_action": _is(main is not None and main.key in mine),
        "leaves_out": _is(says_less(scene)),
        "partial": _has(scene.here, _PARTIAL),
        "claim_partial": _has(scene.claim, _PARTIAL),
        "total": _has(scene.here, _TOTAL),
        "claim_total": _has(scene.claim, _TOTAL),
    }


def _names(pairing: Pairing) -> Signs:
    scene, around = pairing.scene, pairing.around
    vocabulary = frozenset().union(*(sentence.vocabulary for sentence in scene.near))
    near = [name for sentence in scene.near for name in sentence.names]
    ours = [is_named(name, near, vocabulary) for name in around.sentence.sure_names]
    theirs = [is_named(name, around.wider.names, around.wider.vocabulary) for name in scene.here.sure_names]
    return {
        "claim_names_named": scene.named_share,
        "claim_has_names": _is(bool(scene.claim.sure_names)),
        "sentence_names_named": sum(ours) / len(ours) if ours else 0.5,
        "names_known": sum(theirs) / len(theirs) if theirs else 0.5,
        "names_foreign": min(3, len(theirs) - sum(theirs)),
    }


def _numbers(pairing: Pairing) -> Signs:
    scene = pairing.scene
    ours, theirs = scene.claim.amounts, scene.here.amounts
    agreements = [compare_amount(scene, amount) for amount in ours]
    same = [_has_same(amount, theirs) for amount in ours]
    equal = [_has_equal(amount, theirs) for amount in ours]
    alike = [any(_counts_alike(amount, other) for other in theirs) for amount in ours]
    near = [other for sentence in scene.near for other in sentence.amounts]
    return {
        "claim_numbers": min(len(ours), 3),
        "numbers": min(len(theirs), 3),
        "number_same": _is(any(same)),
        "numbers_all_same": _is(bool(ours) and all(same)),
        "number_equal": _is(any(equal)),
        "number_equal_near": _is(any(_has_equal(amount, near) for amount in ours)),
        "number_missing": _is(not all(equal)),
        "number_alike": _is(any(alike)),
        "number_other_alike": _is(any(like and not one for like, one in zip(alike, equal, strict=True))),
        "rule_number_same": _is(Agreement.SAME in agreements),
        "rule_number_looser": _is(Agreement.LOOSER in agreements),
        "rule_number_other": _is(Agreement.OTHER in agreements),
        "rule_number_none": _is(None in agreements),
        "numbers_all_given": _is(bool(ours) and all(same) and Agreement.OTHER not in agreements),
    }


def _has_same(amount: Amount, others: Sequence[Amount]) -> bool:
    return any(amount.is_comparable(one) and compare_amounts(amount, one) is Agreement.SAME for one in others)


def _has_equal(amount: Amount, others: Sequence[Amount]) -> bool:
    return any(math.isclose(amount.value, one.value) for one in others)


def _counts_alike(amount: Amount, other: Amount) -> bool:
    if amount.unit is not other.unit or amount.currency != other.currency:
        return False
    return amount.unit is not Unit.COUNT or bool(amount.nouns & other.nouns)


def _negation(pairing: Pairing) -> Signs:
    scene = pairing.scene
    claim = bool(_has(scene.claim, _NEGATIONS)) != scene.claim.is_denial
    here = bool(_has(scene.here, _NEGATIONS))
    return {
        "claim_negated": _is(claim),
        "negated": _is(here),
        "negation_differs": _is(claim != here),
        "both_negated": _is(claim and here),
        "word_opposed": _is(any(is_term_opposed(term, scene.here) for term in scene.claim.terms)),
        "rule_opposed": _is(is_opposed(scene)),
        "denial": _has(scene.here, _DENIALS),
        "claim_denial": _has(pairing.around.sentence, _DENIALS),
    }


def _modes(pairing: Pairing) -> Signs:
    scene = pairing.scene
    claim, here = frozenset(scene.claim.modes), frozenset(scene.here.modes)
    ours, theirs = mode_of(scene.claim, scene), mode_of(scene.here, scene)
    only_here = here - claim
    return {
        "denied": _is(Mode.DENIED in here),
        "question": _is(Mode.QUESTION in here),
        "claim_question": _is(Mode.QUESTION in claim),
        "condition": _is(Mode.CONDITIONAL in here),
        "claim_condition": _is(Mode.CONDITIONAL in claim),
        "condition_only_here": _is(Mode.CONDITIONAL in only_here),
        "forecast": _is(Mode.FORECAST in here),
        "claim_forecast": _is(Mode.FORECAST in claim),
        "forecast_only_here": _is(Mode.FORECAST in only_here),
        "action_open": _is(theirs in _OPEN),
        "action_conditional": _is(theirs is Mode.CONDITIONAL is not ours),
        "action_forecast": _is(theirs is Mode.FORECAST is not ours),
        "same_mode": _is(ours is theirs),
    }


def _times(pairing: Pairing) -> Signs:
    scene, days = pairing.scene, pairing.days_between
    ours, theirs = scene.claim.dates, scene.here.dates
    meets = any(when.overlaps(other) for when in ours for other in theirs)
    timing = compare_times(scene, differs=False)
    our_years, their_years = _years(scene.claim), _years(scene.here)
    return {
        "claim_dated": _is(bool(ours)),
        "dated": _is(bool(theirs)),
        "dates_meet": _is(meets),
        "dates_differ": _is(bool(ours) and bool(theirs) and not meets),
        "rule_redated": _is(has_other_date(scene)),
        "time_same": _is(timing is Timing.SAME),
        "time_unsure": _is(timing is Timing.UNSURE),
        "days_log": math.log1p(days),
        "within_weeks": _is(days <= 45),
        "within_year": _is(days <= 400),
        "beyond_three_years": _is(days > 1100),
        "year_same": _is(bool(our_years & their_years)),
        "year_missing": _is(bool(our_years - their_years)),
        "year_differs": _is(bool(our_years and their_years) and not our_years & their_years),
    }


def _years(side: Particulars) -> frozenset[str]:
    return frozenset(word.text for word in side.words if YEAR.fullmatch(word.text))


def _rules(pairing: Pairing) -> Signs:
    claim, sentence = pairing.by_claim.stance, pairing.by_sentence.stance
    signs = {f"rules_{stance}": _is(claim is stance) for stance in Stance if stance is not Stance.UNRELATED}
    signs |= {
        f"rules_sentence_{stance}": _is(sentence is stance) for stance in Stance if stance is not Stance.UNRELATED
    }
    return signs | {"rules_agree": _is(claim is sentence)}


def _joined(signs: Signs) -> Signs:
    """Give the products that count beyond their factors: what differs, by how surely the same thing is meant."""
    differs = max(signs["number_other_alike"], signs["rule_number_other"])
    opposed = max(signs["word_opposed"], signs["rule_opposed"])
    negated = signs["negation_differs"]
    is_plain = _is(not (differs or opposed or negated))
    own, sentence, back = signs["shared_claim"], signs["shared_sentence"], signs["shared_back_wider"]
    recent, old = signs["within_year"], signs["beyond_three_years"]
    is_open = signs["denial"] or signs["question"] or signs["condition_only_here"] or signs["forecast_only_here"]
    return {
        "differs": differs,
        "differs_x_claim": differs * own,
        "differs_x_back": differs * back,
        "differs_x_recent": differs * recent,
        "differs_x_weeks": differs * signs["within_weeks"],
        "differs_x_old": differs * old,
        "differs_x_dated": differs * max(signs["claim_dated"], signs["dated"]),
        "opposed_x_claim": opposed * own,
        "opposed_x_sentence": opposed * sentence,
        "opposed_x_recent": opposed * recent,
        "opposed_x_old": opposed * old,
        "negated_x_claim": negated * own,
        "negated_x_sentence": negated * sentence,
        "negated_x_back": negated * back,
        "negated_x_opposed": negated * opposed,
        "negated_x_old": negated * old,
        "plain": is_plain * _is(not is_open),
        "plain_x_claim": is_plain * own,
        "plain_x_back": is_plain * back,
        "denial_x_claim": signs["denial"] * own,
        "redated_x_claim": signs["dates_differ"] * own,
    }


def _is(truth: bool) -> float:
    return float(truth)


def _has(side: Particulars, words: frozenset[str]) -> float:
    """Tell whether a sentence has one of the words; "n't" counts as "not"."""
    return _is(any(word.lower in words or (word.lower.endswith("n't") and "not" in words) for word in side.words))
