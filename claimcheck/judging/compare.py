"""Tell what a passage says of a claim, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.judging.amounts import Agreement
from claimcheck.judging.figures import compare_amount
from claimcheck.judging.lexicon import STRONG_QUANTIFIERS, WEAK_QUANTIFIERS
from claimcheck.judging.modality import Mode
from claimcheck.judging.particulars import Particulars
from claimcheck.judging.roles import is_about_another, is_turned_round, names_others
from claimcheck.judging.scene import Scene
from claimcheck.judging.terms import Term
from claimcheck.judging.times import Timing, compare_times, has_other_date
from claimcheck.types import Stance

# Tuned on the tuning half of tests/judging/pairs.jsonl.
MIN_RELATED = 0.34
MIN_CONTRADICTED = 0.6
MIN_CONTRADICTED_NAMELESS = 0.8
MIN_SUPPORTED = 0.7
MIN_PARTICULARS = 3
"""A claim of fewer names, words, numbers and dates than this could be about anything."""
ACTION_REACH = 4
_ORDER = tuple(Stance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one sentence of a passage says of a claim, and how much of the claim's wording it has."""

    stance: Stance
    sentence: int
    score: float


def compare(claim: Particulars, sentences: Sequence[Particulars]) -> Comparison:
    """Tell what a passage says of a claim.

    A sentence that states the claim outweighs one that contradicts it: the same passage then holds both values, and
    a wrong contradiction costs an editor more than a missed one.

    Args:
        claim: the claim's particulars.
        sentences: the passage's sentences in order, at least one.
    """
    found = [compare_one(claim, sentences, place) for place in range(len(sentences))]
    return min(found, key=lambda comparison: (_ORDER.index(comparison.stance), -comparison.score, comparison.sentence))


def compare_one(claim: Particulars, sentences: Sequence[Particulars], place: int) -> Comparison:
    """Tell what the sentence at `place` says of a claim."""
    return compare_scene(scene_at(claim, sentences, place), place)


def scene_at(claim: Particulars, sentences: Sequence[Particulars], place: int) -> Scene:
    """Put a claim beside the sentence at `place`."""
    return Scene(
        claim=claim,
        here=sentences[place],
        before=tuple(sentences[max(0, place - 2) : place]),
        near=tuple(sentences[max(0, place - 2) : place + 2]),
    )


def compare_scene(scene: Scene, place: int) -> Comparison:
    """Tell what a scene's sentence, which is at `place` of its passage, says of its claim."""
    if not _is_same_event(scene):
        return Comparison(stance=Stance.UNRELATED, sentence=place, score=scene.own_share + _named_here(scene))
    return Comparison(stance=_stance(scene), sentence=place, score=scene.share + scene.named_share)


def _named_here(scene: Scene) -> float:
    """Give the share of the claim's names whose last word the sentence has: enough to choose what to quote."""
    names = scene.claim.sure_names
    return sum(name.parts[-1] in scene.here.vocabulary for name in names) / len(names) if names else 0.0


def _is_same_event(scene: Scene) -> bool:
    """Tell whether the sentence is about what the claim is about: its subject, most of its names, its main action.

    Words come first: they are read once for each sentence, and most sentences share too few.
    """
    claim = scene.claim
    has_name = bool(claim.sure_names)
    said = len(claim.keys) + len(claim.amounts) + len(claim.dates)
    if not claim.keys or said + len(claim.sure_names) < MIN_PARTICULARS:
        return False
    main = claim.main_action
    if scene.own_share < (MIN_RELATED if has_name or main else MIN_SUPPORTED):
        return False
    if main is not None and main.key not in scene.here.known_keys:
        return False
    if has_name and not (scene.are_named[0] and scene.named_share >= 0.5):
        return False
    return not is_about_another(scene) and not is_turned_round(scene)


def _stance(scene: Scene) -> Stance:
    """Decide by what differs, for a sentence that is about the claim's event."""
    ours, theirs = mode_of(scene.claim, scene), mode_of(scene.here, scene)
    if theirs in {Mode.DENIED, Mode.QUESTION} or (theirs is Mode.CONDITIONAL and ours is not Mode.CONDITIONAL):
        return Stance.UNRELATED
    agreements = [compare_amount(scene, amount) for amount in scene.claim.amounts]
    is_redated = has_other_date(scene)
    opposed = is_opposed(scene)
    differs = Agreement.OTHER in agreements or is_redated or opposed
    timing = Timing.SAME if is_redated else compare_times(scene, differs=differs)
    if timing is Timing.OTHER and scene.share < MIN_CONTRADICTED:
        return Stance.UNRELATED
    if differs:
        if timing is not Timing.SAME:
            return Stance.NARROWS
        if ours is not theirs or not _is_pinned(scene, is_opposed=opposed):
            return Stance.UNRELATED
        return Stance.NARROWS if scene.claim.is_denial and not gives_all(scene) else Stance.CONTRADICTS
    is_whole = (
        scene.named_share == 1
        and scene.share >= MIN_SUPPORTED
        and all(agreement is Agreement.SAME for agreement in agreements)
        and timing is Timing.SAME
        and ours is theirs
        and not says_less(scene)
    )
    return Stance.SUPPORTS if is_whole else Stance.NARROWS


def gives_all(scene: Scene) -> bool:
    """Tell whether a sentence gives whom, how many and when as the claim does: only then it contradicts a denial.

    That Venn was fined 900 is no word against "it is not true that Venn was fined 300".
    """
    numbers = (compare_amount(scene, amount) for amount in scene.claim.amounts)
    is_dated = not has_other_date(scene) and compare_times(scene, differs=True) is Timing.SAME
    return is_dated and scene.named_share == 1 and all(agreement is Agreement.SAME for agreement in numbers)


def _is_pinned(scene: Scene, *, is_opposed: bool) -> bool:
    """Tell whether a sentence that differs surely speaks of the claim's own particular.

    A bare number ("Venn is up 15 points") needs a verb or a second word; what is denied outright does not.
    """
    least = MIN_CONTRADICTED if scene.claim.sure_names else MIN_CONTRADICTED_NAMELESS
    says_enough = is_opposed or scene.claim.main_action is not None or len(scene.claim.keys) > 1
    return says_enough and scene.named_share == 1 and scene.own_share >= least and not names_others(scene)


def mode_of(side: Particulars, scene: Scene) -> Mode:
    """Give the mode of the shared action, or of most shared words."""
    shared = scene.claim.keys & scene.here.keys
    terms = [term for term in side.terms if term.key in shared]
    main = scene.claim.main_action
    if main is not None:
        terms = [term for term in terms if term.key == main.key] or terms
    modes = [side.modes[term.place] for term in terms]
    return max(modes, key=modes.count) if modes else side.modes[0]


def is_opposed(scene: Scene) -> bool:
    """Tell whether the sentence says the opposite of the claim's main action or direction."""
    heads = {term.key for term in (*scene.claim.terms, *scene.here.terms) if term.is_negation_head}
    main = scene.claim.main_action
    return any(
        is_term_opposed(term, scene.here)
        for term in scene.claim.terms
        if term is main or term.is_opposable or (term.key in heads and _is_beside_action(term, main, scene.here))
    )


def _is_beside_action(term: Term, main: Term | None, here: Particulars) -> bool:
    """Tell whether a negated word belongs to the main action ("found no evidence"), there being one."""
    if main is None:
        return True
    if abs(term.place - main.place) > ACTION_REACH:
        return False
    places = [other.place for other in here.terms if other.key == main.key]
    return any(
        other.key == term.key and abs(other.place - place) <= ACTION_REACH for other in here.terms for place in places
    )


def is_term_opposed(term: Term, here: Particulars) -> bool:
    """Tell whether a sentence has a claim's word, and only in the opposite direction."""
    directions = {other.direction for other in here.terms if other.key == term.key}
    return bool(directions) and term.direction not in directions


def says_less(scene: Scene) -> bool:
    """Tell whether the sentence leaves out the second of two things that the claim joins, or says "some" for "all"."""
    words = scene.claim.words
    for place, word in enumerate(words[:-1]):
        joined = next((term for term in scene.claim.terms if place < term.place <= place + 3), None)
        if word.lower == "and" and joined is not None and joined.key not in scene.known_near:
            return True
    has_all = bool(scene.claim.vocabulary & STRONG_QUANTIFIERS)
    return has_all and bool(scene.here.vocabulary & WEAK_QUANTIFIERS)
