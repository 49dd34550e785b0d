"""Cues of one sentence: the verbs, nouns, adverbs and marks that say that somebody says something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from claimcheck.attribution.lexicon import (
    AUXILIARIES,
    BE_FORMS,
    CUE_ADVERBS,
    CUE_NOUNS,
    CUE_VERBS,
    DETERMINERS,
    NEGATIONS,
    NOUN_LIKE,
    PARTICLE_VERBS,
    PASSIVE_VERBS,
    PREPOSITIONS,
    REFUSAL_LEMMAS,
    CueVerb,
    Frame,
)
from claimcheck.attribution.nouns import is_source_noun
from claimcheck.attribution.phrases import verb_group_start
from claimcheck.attribution.tokens import Token
from claimcheck.attribution.words import words
from claimcheck.types import Act


class CueKind(Enum):
    """What sort of cue: each has its own way to source and content."""

    VERB = "verb"
    GERUND = "gerund"
    PASSIVE = "passive"
    ACCORDING = "according"
    NOUN = "noun"
    ADVERB = "adverb"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue as a range of tokens; `group` is where its verb group begins, `first` the cue word itself."""

    kind: CueKind
    verb: CueVerb
    group: int
    first: int
    end: int
    is_negated: bool = False


_ACCORDING = CueVerb("according to", Frame.CLAUSE, Act.STATEMENT)
_NOUN = CueVerb("statement", Frame.CLAUSE, Act.STATEMENT)
_ADVERB = CueVerb("reportedly", Frame.CLAUSE, Act.STATEMENT)
_EMERGE = CueVerb("emerge", Frame.CLAUSE, Act.STATEMENT)
_EMERGED = frozenset({"emerged", "emerges", "transpired"})
_LEARN = CueVerb("learn", Frame.STRICT, Act.STATEMENT)
_PARTICLES = words("out up off down in on for to about of with against that as")
_HYPOTHETICAL = words("could might may should if to would")
_NOT_SUBJECTS = PREPOSITIONS | DETERMINERS


def find_cues(tokens: Sequence[Token], *, is_headline: bool = False) -> Iterator[Cue]:
    """Find the cues of a sentence outside its quotations, from left to right; verbs in capitals only in a headline."""
    for i, token in enumerate(tokens):
        if token.is_quoted or not token.is_word:
            continue
        if token.low == "according" and _low(tokens, i + 1) == "to":
            yield Cue(CueKind.ACCORDING, _ACCORDING, i, i, i + 2)
        elif token.low in CUE_ADVERBS:
            yield Cue(CueKind.ADVERB, _ADVERB, i, i, i + 1)
        elif token.low in CUE_NOUNS and _low(tokens, i + 1) == "that" and i > 0 and not tokens[i + 1].is_quoted:
            yield Cue(CueKind.NOUN, _NOUN, i, i, i + 1)
        elif token.low in _EMERGED and _low(tokens, verb_group_start(tokens, i) - 1) == "it":
            yield Cue(CueKind.PASSIVE, _EMERGE, verb_group_start(tokens, i), i, i + 1)
        elif token.low in CUE_VERBS and not token.is_possessive and (is_headline or i == 0 or not token.is_capital):
            cue = _verb_cue(tokens, i, CUE_VERBS[token.low])
            if cue is not None:
                yield cue


def _low(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def _verb_cue(tokens: Sequence[Token], i: int, verb: CueVerb) -> Cue | None:
    token = tokens[i]
    group = verb_group_start(tokens, i)
    lows = [t.low for t in tokens[group:i]]
    negated = any(low in NEGATIONS or low.endswith(("n't", "n’t")) for low in lows) or verb.lemma in REFUSAL_LEMMAS
    be = any(low in BE_FORMS or low.endswith(("'s", "’s")) for low in lows)
    is_ing = token.low.endswith("ing")
    if _low(tokens, group - 1) == "to" and not is_ing:
        if verb.lemma != "say" or _low(tokens, group - 2) != "on" or group < 3:
            return None
        group = verb_group_start(tokens, group - 3)
    particles = PARTICLE_VERBS.get(verb.lemma)
    if particles is not None and _low(tokens, i + 1) not in particles:
        return None
    if is_ing and not be:
        if _follows_noun_place(tokens, i):
            return None
        return Cue(CueKind.GERUND, verb, group, i, i + 1, negated)
    if be and not is_ing and _is_participle(token.low):
        if token.low in PASSIVE_VERBS and _low(tokens, i + 1) in {"to", "of", "that"} and "by" not in lows:
            return Cue(CueKind.PASSIVE, verb, group, i, i + 1, negated)
        return None
    if not lows and not _verb_like(tokens, i, verb):
        return None
    if not lows and token.low in NOUN_LIKE and _noun_here(tokens, i):
        return None
    if verb.frame is Frame.CLAUSE and lows and lows[0] in _HYPOTHETICAL and "have" not in lows:
        return None
    return Cue(CueKind.VERB, verb, group, i, i + 1, negated)


def _is_participle(low: str) -> bool:
    return low.endswith("ed") or low in {
        "said",
        "told",
        "known",
        "seen",
        "shown",
        "found",
        "thought",
        "understood",
        "held",
    }


def _follows_noun_place(tokens: Sequence[Token], i: int) -> bool:
    before = _low(tokens, i - 1)
    return (
        before in DETERMINERS
        or (before in PREPOSITIONS and before not in {"in", "by", "after", "before", "while"})
        or before
        in {
            "in",
            "by",
            "after",
            "before",
            "for",
        }
    )


def _verb_like(tokens: Sequence[Token], i: int, verb: CueVerb) -> bool:
    """Tell whether a bare form is a verb here and no noun or participle."""
    if i == 0:
        return False
    before = tokens[i - 1]
    low = tokens[i].low
    if before.text in {",", "”", '"', "''", "’", "—", "–", "--", ")"}:
        return verb.frame is not Frame.OBJECT or tokens[i].low not in {"known", "seen", "shown", "understood"}
    if before.is_possessive or before.low in _NOT_SUBJECTS - {
        "one",
        "two",
        "three",
        "several",
        "some",
        "many",
        "few",
        "all",
        "both",
        "others",
    }:
        return before.low in {"that", "this"} and low.endswith(("ed", "s"))
    if low.endswith("ed") or low in {
        "said",
        "told",
        "wrote",
        "found",
        "saw",
        "knew",
        "thought",
        "felt",
        "sought",
        "held",
    }:
        return True
    if low in {"seen", "known", "shown", "given", "written"}:
        return False
    if low == verb.lemma and (_low(tokens, i + 1) == "that" or (verb.frame is Frame.CLAUSE and low not in NOUN_LIKE)):
        return True
    if low == verb.lemma:
        return before.low in {"they", "we", "i", "you", "who", "people", "police"} or before.low.endswith("s")
    return (
        before.is_capital or before.low in {"he", "she", "it", "who", "which", "that"} or not before.low.endswith("s")
    )


def _noun_here(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a form that may be a noun is one: "harsh attacks on", "new questions into"."""
    before, after = tokens[i - 1], _low(tokens, i + 1)
    if after == "that" or (i + 1 < len(tokens) and (tokens[i + 1].is_quoted or tokens[i + 1].text in {":", ","})):
        return False
    if (
        after in PREPOSITIONS
        and not (tokens[i].low.startswith("call") and after in {"for", "on"})
        and after not in {"to"}
    ):
        return True
    if before.is_capital or before.low in {"he", "she", "it", "who", "which", "they", "we", "i", "you", "that"}:
        return after in AUXILIARIES
    return before.is_word and not is_source_noun(before.low)


def is_learned_by_outlet(tokens: Sequence[Token], cue: Cue) -> bool:
    """Tell whether this is "The Post has learned", which names nobody behind the content."""
    return cue.verb.lemma == "learn" and any(t.low in {"has", "have"} for t in tokens[cue.group : cue.first])


def has_auxiliary(tokens: Sequence[Token], cue: Cue) -> bool:
    """Tell whether the cue's verb group has an auxiliary."""
    return any(t.low in AUXILIARIES for t in tokens[cue.group : cue.first])
