"""What keeps a sentence that differs from a claim from contradicting it: a wish, a part, a count that goes on."""

from __future__ import annotations

from itertools import pairwise

from claimcheck.judging.lexicon import NEGATORS
from claimcheck.judging.modality import Mode
from claimcheck.judging.particulars import Particulars
from claimcheck.judging.scene import Scene
from claimcheck.judging.terms import key_at
from claimcheck.judging.words import Word, stem
from claimcheck.text.word_lists import words

_WISH_WORDS = words("ask demand urge beg implore insist plead appeal should ought want wish hope propose recommend")
_WISHES = frozenset(map(stem, _WISH_WORDS))
"""What is asked for or ought to be is no other account of what is."""
_STILL = words("already still yet")
_SO_FAR = {("so", "far"), ("by", "now"), ("to", "date"), ("until", "now"), ("at", "first")}
_WHOLE = words("all every everyone everybody everything always much many far likely necessarily quite only")
_HAVE = words("has have had")


def leaves_open(scene: Scene, sentence: Particulars) -> bool:
    """Tell whether the scene's sentence, which differs from a claim out of `sentence`, may hold beside it."""
    here = scene.here
    return (
        _is_supposed(scene)
        or _is_wished(scene, sentence)
        or (_is_of_that_day(here) and not _is_of_that_day(sentence))
        or _counts_on(scene)
        or _denies_the_whole_alone(scene)
        or _is_cut_from_a_denial(scene.claim, sentence)
    )


def _is_supposed(scene: Scene) -> bool:
    """Tell whether only the sentence speaks of what could be."""
    return Mode.CONDITIONAL in scene.here.modes and Mode.CONDITIONAL not in scene.claim.modes


def _is_wished(scene: Scene, sentence: Particulars) -> bool:
    """Tell whether words of the claim stand behind a wish, an order or a duty that the article does not speak of."""
    here = scene.here.words
    wish = next((place for place, word in enumerate(here) if word.stem in _WISHES), len(here))
    if wish == len(here) or any(word.stem in _WISHES for word in sentence.words):
        return False
    known = scene.claim.known_keys
    return any(here[place].is_content and key_at(here, place) in known for place in range(wish + 1, len(here)))


def _is_of_that_day(side: Particulars) -> bool:
    """Tell whether a text says how things stood on its day: "so far", "still"."""
    lower = [word.lower for word in side.words]
    return not _STILL.isdisjoint(lower) or any(pair in _SO_FAR for pair in pairwise(lower))


def _counts_on(scene: Scene) -> bool:
    """Tell whether a smaller number "has been" reached, which may have grown by the article's day."""
    if any(word.is_negated for word in scene.here.words):
        return False
    lower = [word.lower for word in scene.here.words]
    has_been = any(word in _HAVE and "been" in lower[place + 1 : place + 3] for place, word in enumerate(lower))
    return has_been and any(
        amount.unit is other.unit and other.value < amount.value
        for amount in scene.claim.amounts
        for other in scene.here.amounts
    )


def _denies_the_whole_alone(scene: Scene) -> bool:
    """Tell whether a sentence denies no more than that it is all, or much, of which the claim does not speak."""
    whole = _WHOLE - scene.claim.vocabulary
    return any(_is_negator(first) and second.lower in whole for first, second in pairwise(scene.here.words))


def _is_negator(word: Word) -> bool:
    return word.lower in NEGATORS or word.lower.endswith("n't")


def _is_cut_from_a_denial(claim: Particulars, sentence: Particulars) -> bool:
    """Tell whether a claim's first word is negated by what stands before the claim in its sentence."""
    ours = [word.text for word in claim.words]
    texts = [word.text for word in sentence.words]
    at = next((place for place in range(len(texts)) if texts[place : place + len(ours)] == ours), None)
    return at is not None and sentence.words[at].is_negated and not claim.words[0].is_negated
