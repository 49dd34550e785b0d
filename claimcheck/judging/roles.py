"""Who does what to whom, as far as the order of words tells it."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.judging.lexicon import TITLES
from claimcheck.judging.names import Name, is_named
from claimcheck.judging.particulars import Particulars
from claimcheck.judging.scene import Scene
from claimcheck.text.word_lists import words

_BE = words("is are was were be been being get got gets")
_ARTICLES = words("the a an")
_REACH = 4


class Role(StrEnum):
    """What a name is to a verb."""

    AGENT = "agent"
    PATIENT = "patient"
    OTHER = "other"


def is_about_another(scene: Scene) -> bool:
    """Tell whether the sentence has a subject of its own, so that the claim's, named nearby, is not who acts in it."""
    if not scene.claim.sure_names or _find(scene.claim.sure_names[0], scene.here) is not None:
        return False
    verb = _verb_place(scene, scene.here)
    ours = scene.claim.sure_names
    return any(
        name.last < verb and not any(is_named(own, [name], frozenset(name.parts)) for own in ours)
        for name in scene.here.sure_names
    )


def is_turned_round(scene: Scene) -> bool:
    """Tell whether the sentence has the claim's names do the same thing the other way round ("B sued A")."""
    main = scene.claim.main_action
    verb = _verb_place(scene, scene.here)
    # "Was awarded" and "won" say the same with their roles turned round: only the same verb is compared.
    if (
        main is None
        or verb == len(scene.here.words)
        or scene.here.words[verb].stem != scene.claim.words[main.place].stem
    ):
        return False
    for name in scene.claim.sure_names:
        found = _find(name, scene.here)
        if found is None:
            continue
        ours, theirs = _role(name, scene.claim, main.place), _role(found, scene.here, verb)
        if {ours, theirs} == {Role.AGENT, Role.PATIENT}:
            return True
    return False


def names_others(scene: Scene) -> bool:
    """Tell whether the sentence lacks a name of the claim and has others instead."""
    if all(_find(name, scene.here) is not None for name in scene.claim.sure_names):
        return False
    ours = scene.claim.sure_names
    return any(not any(is_named(own, [name], frozenset(name.parts)) for own in ours) for name in scene.here.sure_names)


def _find(name: Name, side: Particulars) -> Name | None:
    """Give the first name of a sentence that is the claim's."""
    return next((other for other in side.sure_names if is_named(name, [other], frozenset(other.parts))), None)


def _verb_place(scene: Scene, side: Particulars) -> int:
    """Give the place of the claim's main action in a sentence; its end where the sentence lacks it."""
    main = scene.claim.main_action
    places = (term.place for term in side.actions if main is not None and term.key == main.key)
    return next(places, len(side.words))


def _role(name: Name, side: Particulars, verb: int) -> Role:
    """Tell what a name is to the verb at `verb`; another where a preposition or distance leaves it open."""
    words = side.words
    if verb >= len(words):
        return Role.OTHER
    is_passive = any(word.lower in _BE for word in words[max(0, verb - 2) : verb]) and not words[verb].lower.endswith(
        "ing"
    )
    if name.last < verb:
        if any(word.is_mark for word in words[name.last + 1 : verb]) or verb - name.last > _REACH:
            return Role.OTHER
        return Role.PATIENT if is_passive else Role.AGENT
    between = [word.lower for word in words[verb + 1 : name.first] if word.lower not in _ARTICLES | TITLES]
    if is_passive:
        return Role.AGENT if between == ["by"] else Role.OTHER
    return Role.PATIENT if not between else Role.OTHER
