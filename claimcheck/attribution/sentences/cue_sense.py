"""What the words of a tagged cue say: which verb it is, and whether it states, wishes or acts."""

from __future__ import annotations

import re
from itertools import pairwise

from claimcheck.attribution.sentences.asides import ASIDE
from claimcheck.attribution.vocabulary.lexicon import (
    BE_FORMS,
    CUE_ADVERBS,
    CUE_NOUNS,
    CUE_VERBS,
    DETERMINERS,
    NOUN_LIKE,
    PARTICLE_VERBS,
    PASSIVE_VERBS,
    PREPOSITIONS,
)
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Span

_ASKED = lazy_re(
    r"(?:when |if )?(?:asked|pressed|questioned|quizzed) (?:about|by|whether|why|how|what|if|for|on|over)\b",
    re.IGNORECASE,
)


_TOPICS = frozenset({"of", "over", "amid", "after", "during", "despite"})


def sense_of(text: str, cue: Span | None) -> tuple[str, Act]:
    """Read lemma and act off the words of a cue; what the lexicon does not know as saying is an act.

    A label stands on statements alone, so a cue that may be anything must not make one.
    """
    if cue is None:
        return "", Act.STATEMENT
    words = [word.strip(",.:;") for word in cue.of(text).lower().replace("’", "'").split()]
    behind = text[cue.end : cue.end + 20].split()[:1]
    if words in (["put", "it"], ["puts", "it"]) and behind not in (["at"], ["to"]):
        return ASIDE, Act.STATEMENT
    verbs = [CUE_VERBS[w] for b, w in pairwise(["", *words]) if w in CUE_VERBS and not _is_noun(b, w)]
    verbs = [v for v in verbs if v.lemma not in PARTICLE_VERBS or {*words, *behind} & PARTICLE_VERBS[v.lemma]]
    said = next((verb for verb in verbs if verb.act is Act.STATEMENT), None)
    if said is not None and said.lemma == "plead":
        return said.lemma, Act.ACT
    if said is not None:
        return said.lemma, said.act
    if verbs:
        return verbs[0].lemma, verbs[0].act
    if words and words[0] in _TOPICS and "that" not in behind:
        return " ".join(words), Act.ACT  # "ending months of argument over": nobody's words
    spoken = any(word in CUE_NOUNS or word in CUE_ADVERBS or word == "according" for word in words)
    return " ".join(words), Act.STATEMENT if spoken or not "".join(words).isalpha() else Act.ACT


def is_asked(text: str, cue: Span | None) -> bool:
    """Tell who was asked, and asks nothing: "Asked about the fire, Ruiz said", "Ruiz, asked by a caller why"."""
    if cue is None or not _ASKED.match(text, cue.start):
        return False
    before = text[max(0, cue.start - 6) : cue.start].rstrip(" ")
    if before.endswith((" when", " if", " once")):
        return True  # "said when asked if he would resign"
    return not before or before[-1] in ',;.!?\n”"’'


def is_held_back(text: str, content: Span) -> bool:
    """Tell what somebody did not say: "stopped short of calling for [a recall]"."""
    return _HELD_BACK.search(text, max(0, content.start - 60), content.start) is not None


_HELD_BACK = lazy_re(r"\bst(?:op|ops|opped|opping) short of (?:[\w’'-]+ ){0,4}$")


def leaves_unsaid(text: str, cue: Span | None) -> bool:
    """Tell whether a cue says that somebody says so without saying who: "reportedly", "is said to"."""
    words = cue.of(text).lower().split() if cue is not None else []
    return any(w in CUE_ADVERBS for w in words) or (
        any(w in PASSIVE_VERBS for w in words) and any(w in BE_FORMS for w in words)
    )


def _is_noun(before: str, word: str) -> bool:
    """Tell the noun of "of charges against" from the verb of "she charges that", by the word before."""
    return word in NOUN_LIKE and (before in PREPOSITIONS - {"to"} or before in DETERMINERS)
