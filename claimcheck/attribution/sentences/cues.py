"""Cues of one sentence: the verbs, nouns, adverbs and marks that say that somebody says something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from claimcheck.attribution.phrases.before_cues import is_told_of_document, verb_group_start
from claimcheck.attribution.phrases.behind_cues import phrase_after
from claimcheck.attribution.sentences.agents import agent_of, teller_of
from claimcheck.attribution.sentences.cue_exceptions import is_no_cue, is_other_word, is_warning_noun, says_nothing
from claimcheck.attribution.sentences.figures_given import states_share
from claimcheck.attribution.sentences.rare_cues import (
    follows_quotation,
    has_it_at,
    is_heard_by,
    is_prosecution,
    is_said_worth,
    is_told,
    is_told_there,
    rumoured_there,
    seems_to_show,
    told_aside,
    utters_beside,
)
from claimcheck.attribution.sentences.set_phrases import accordance, phrasal
from claimcheck.attribution.sentences.verb_or_noun import is_noun_here, is_verb_like
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import (
    BE_FORMS,
    CUE_ADVERBS,
    CUE_NOUNS,
    CUE_VERBS,
    DETERMINERS,
    LAW_VERBS,
    NEGATIONS,
    NOUN_LIKE,
    PASSIVE_VERBS,
    PREPOSITIONS,
    REFUSAL_LEMMAS,
    CueVerb,
    Frame,
)
from claimcheck.text.word_lists import words
from claimcheck.types import Act


class CueKind(Enum):
    """What sort of cue: each has its own way to source and content."""

    VERB = "verb"
    GERUND = "gerund"
    PASSIVE = "passive"
    ACCORDING = "according"
    NOUN = "noun"
    ADVERB = "adverb"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue as a range of tokens; `group` is where its verb group begins, `first` the cue word itself.

    `is_by_agent` is set where who says it stands behind "by".
    """

    kind: CueKind
    verb: CueVerb
    group: int
    first: int
    end: int
    is_negated: bool = False
    is_by_agent: bool = False


_ACCORDING = CueVerb("according to", Frame.CLAUSE, Act.STATEMENT)
_NOUN = CueVerb("statement", Frame.CLAUSE, Act.STATEMENT)
_ADVERB = CueVerb("reportedly", Frame.CLAUSE, Act.STATEMENT)
_PASSIVE = CueVerb("rumor", Frame.STRICT, Act.STATEMENT)
DOCUMENT = CueVerb("state", Frame.CLAUSE, Act.STATEMENT)
"""What a document does that a sentence opens with."""
_PROVIDE = CueVerb("provide", Frame.OBJECT, Act.STATEMENT)
_HAVE = CueVerb("have", Frame.OBJECT, Act.STATEMENT)
_HEAR = CueVerb("hear", Frame.CLAUSE, Act.STATEMENT)
_EMERGE = CueVerb("emerge", Frame.CLAUSE, Act.STATEMENT)
_TAKEN = words("read interpreted perceived")
"""Participles for how people take a thing: "was widely read as a warning"."""
IM = words("i'm i’m we're we’re")
_GATHER = CueVerb("gather", Frame.STRICT, Act.STATE_OF_MIND)
_GATHERED = words("learned learnt gathered")
"""What a paper does of which it names no source: "it was gathered that", "our correspondent learnt that"."""
_DOCUMENTED = CueVerb("record", Frame.OBJECT, Act.STATEMENT)
_LOGGED = CueVerb("list", Frame.OBJECT, Act.STATEMENT)
_DOCUMENTING = {**dict.fromkeys(("documented", "catalogued", "cataloged"), _DOCUMENTED), "logged": _LOGGED}
"""Forms that are verbs alone, where "documents" and "logs" are papers."""
_EMERGED = frozenset({"emerged", "emerges", "transpired"})
_HEARD = frozenset({"heard", "hears"})
_HYPOTHETICAL = words("could might may should if to would")
_ADJECTIVE = r"(?:ly|al|ic|ive|ous|ful|less|able|ible|ent|ant|ary|ory|key|weak|strong|safe|unsafe|fair|unfair)$"


def find_cues(tokens: Sequence[Token], *, is_headline: bool = False) -> Iterator[Cue]:
    """Find the cues of a sentence outside its quotations, from left to right; verbs in capitals only in a headline."""
    free = 0
    for i, token in enumerate(tokens):
        if i < free or token.is_quoted or not token.is_word:
            continue
        cue = _set_phrase(tokens, i) or _word_cue(tokens, i, is_headline=is_headline)
        if cue is not None:
            if cue.end - i == 1 and cue.kind is CueKind.ACCORDING:  # "by one widely cited estimate"
                free = phrase_after(tokens, cue.end, inverted=False)
            yield cue


def _set_phrase(tokens: Sequence[Token], i: int) -> Cue | None:
    """Find "according to" and the like, and verbs of several words."""
    according, several, there = accordance(tokens, i), phrasal(tokens, i), rumoured_there(tokens, i)
    if there is not None:
        return Cue(CueKind.PASSIVE, _PASSIVE, there, i, i + 1)
    if according:
        return Cue(CueKind.ACCORDING, _ACCORDING, i, i, i + according)
    cue = _verb_cue(tokens, i, CueVerb("point out", Frame.STRICT, Act.STATEMENT)) if several else None
    return replace(cue, end=i + several) if cue is not None and cue.kind is CueKind.VERB else None


def _word_cue(tokens: Sequence[Token], i: int, *, is_headline: bool) -> Cue | None:
    token = tokens[i]
    if token.low in CUE_ADVERBS or is_said_worth(tokens, i):
        return Cue(CueKind.ADVERB, _ADVERB, i, i, i + (1 if token.low in CUE_ADVERBS else len(("said", "to", "be"))))
    if token.low in CUE_NOUNS and low_at(tokens, i + 1) == "that" and i > 0 and not tokens[i + 1].is_quoted:
        return Cue(CueKind.NOUN, _NOUN, i, i, i + 1)
    if token.low == "case" and is_prosecution(tokens, i):
        return Cue(CueKind.NOUN, _NOUN, i, i, i + 1)
    if token.low in _EMERGED and low_at(tokens, verb_group_start(tokens, i) - 1) == "it":
        return Cue(CueKind.PASSIVE, _EMERGE, verb_group_start(tokens, i), i, i + 1)
    if (token.low in _HEARD or is_told_there(tokens, i)) and is_heard_by(tokens, verb_group_start(tokens, i)):
        return Cue(CueKind.PASSIVE, _HEAR, verb_group_start(tokens, i), i, i + 1)
    if token.is_possessive or (token.is_capital and i > 0 and not is_headline):
        return None
    uttered = utters_beside(tokens, i)
    if uttered is not None:
        return Cue(CueKind.VERB, uttered, verb_group_start(tokens, i), i, i + 1)
    if is_other_word(tokens, i, is_headline=is_headline):
        return None
    verb = CUE_VERBS.get(token.low) or _unlisted(tokens, i)
    if verb is not None:
        return _verb_cue(tokens, i, verb)
    if token.low in LAW_VERBS and i > 0:
        return Cue(CueKind.VERB, _PROVIDE, verb_group_start(tokens, i), i, i + 1)
    if token.low in {"has", "had", "have"} and (states_share(tokens, i + 1) or has_it_at(tokens, i + 1)):
        return Cue(CueKind.VERB, _HAVE, i, i, i + 1)
    return None


def _unlisted(tokens: Sequence[Token], i: int) -> CueVerb | None:
    """Give a verb that says something in one form or one place alone."""
    low, nxt = tokens[i].low, low_at(tokens, i + 1)
    is_least = (nxt, low_at(tokens, i + 2)) == ("at", "least")
    if low in _DOCUMENTING and i > 0 and (nxt not in PREPOSITIONS or is_least):
        return _DOCUMENTING[low]
    if low == "gathered":
        return _GATHER if nxt == "that" else _PASSIVE
    return _PASSIVE if low in PASSIVE_VERBS or low in _TAKEN else None


def _verb_cue(tokens: Sequence[Token], i: int, verb: CueVerb) -> Cue | None:
    token = tokens[i]
    group = verb_group_start(tokens, i)
    lows = [t.low for t in tokens[group:i]]
    negated = any(low in NEGATIONS or low.endswith(("n't", "n’t")) for low in lows) or verb.lemma in REFUSAL_LEMMAS
    be = any(low in BE_FORMS or low.endswith(("'s", "’s")) for low in lows)
    is_ing = token.low.endswith("ing")
    if token.low == "told" and low_at(tokens, i - 1) in IM and low_at(tokens, i + 1) != "to":
        return Cue(CueKind.PASSIVE, verb, i, i, i + 1)
    if low_at(tokens, group - 1) == "to" and not is_ing:
        return _behind_to(tokens, i, verb, group)
    is_wish_to_say = verb.lemma == "wish" and low_at(tokens, i + 1) == "to" and _is_spoken(tokens, i + 2)
    is_written = verb.lemma == "write" and follows_quotation(tokens, i)
    is_unsaid = says_nothing(verb.lemma, low_at(tokens, i + 1)) and not is_written
    if is_wish_to_say or is_unsaid or is_no_cue(tokens, i):
        return None
    if is_ing and not be:
        if is_warning_noun(tokens, i) or _follows_noun_place(tokens, i):
            return None
        return Cue(CueKind.GERUND, verb, group, i, i + 1, negated)
    if be and token.low == "quoted":
        return _quoted_as_saying(tokens, i, group)
    if be and not is_ing and (_is_participle(token.low) or token.low in _TAKEN):
        if agent_of(tokens, group, i) is not None or (teller_of(tokens, i) is not None and not negated):
            verb = _PASSIVE if token.low in _GATHERED else verb
            return Cue(CueKind.PASSIVE, verb, group, i, i + 1, negated, is_by_agent=True)
        end = _passive_end(tokens, i, group) if "by" not in lows else 0
        return Cue(CueKind.PASSIVE, verb, group, i, end, negated) if end else None
    if verb is _PASSIVE:
        return None
    is_noun = token.low in NOUN_LIKE and is_noun_here(tokens, i) and not is_told_of_document(tokens, i)
    if not lows and (is_noun or not is_verb_like(tokens, i, verb)):
        return None
    is_only = "only" in {*lows, low_at(tokens, i + 1)}  # "would say only that they would study it"
    if verb.frame is Frame.CLAUSE and lows and lows[0] in _HYPOTHETICAL and "have" not in lows and not is_only:
        return None
    return Cue(CueKind.VERB, verb, group, i, i + 1, negated)


def _quoted_as_saying(tokens: Sequence[Token], i: int, group: int) -> Cue | None:
    """Find "was quoted by the agency as saying" at its "quoted"."""
    saying = next((k for k in range(i + 1, min(i + 9, len(tokens) - 1)) if tokens[k].low == "saying"), None)
    is_speech = saying is not None and tokens[saying - 1].low == "as" and saying > i + 1
    return Cue(CueKind.VERB, CUE_VERBS["said"], group, i, saying + 1) if saying and is_speech else None


def _behind_to(tokens: Sequence[Token], i: int, verb: CueVerb, group: int) -> Cue | None:
    """Find the cue that ends in "to" and the verb at `i`: "goes on to warn", "likes to call it cheap"."""
    is_named = verb.lemma == "call" and low_at(tokens, group - 2) in _LIKES
    opener = _speech_opener(tokens, group - 1) if is_named or _is_spoken(tokens, i) else None
    opener = group - 2 if seems_to_show(tokens, group - 2, verb.lemma) else opener
    return None if opener is None else Cue(CueKind.VERB, verb, verb_group_start(tokens, opener), i, i + 1)


def _is_spoken(tokens: Sequence[Token], i: int) -> bool:
    """Tell a verb of saying with its content behind, or set off: "to stress that", but not "to claim the title"."""
    verb = CUE_VERBS.get(low_at(tokens, i))
    if verb is None or verb.act is not Act.STATEMENT or verb.frame not in _SPOKEN:
        return False
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    return behind is None or behind.is_quoted or behind.low == "that" or not behind.is_word


def _speech_opener(tokens: Sequence[Token], to: int) -> int | None:
    """Give where the verb is behind whose "to" only somebody who speaks goes on: "goes on to warn", "rang to say"."""
    if to >= 3 and low_at(tokens, to - 1) == "on" and low_at(tokens, to - 2) in _GOES:
        return to - 2
    return to - 1 if to >= 2 and low_at(tokens, to - 1) in _OPENERS | _LIKES and not tokens[to - 1].is_capital else None


_GOES = words("go goes went gone")
_OPENERS = words("wishes wished hastens hastened rang phoned telephoned")
_LIKES = words("likes liked loves loved")
_SPOKEN = frozenset({Frame.CLAUSE, Frame.STRICT, Frame.RECIPIENT})


def _passive_end(tokens: Sequence[Token], i: int, group: int) -> int:
    """Give the end of a passive cue at the participle `i`, or 0: "is said to", "it is feared in Ghent that"."""
    low, nxt = tokens[i].low, low_at(tokens, i + 1)
    if low in _TAKEN:
        return i + 2 if nxt == "as" and "by" not in (low_at(tokens, k) for k in range(i + 2, i + 12)) else 0
    is_it = low_at(tokens, group - 1) == "it"
    if low not in PASSIVE_VERBS and not (is_it and low in _GATHERED):
        return 0
    if low == "told":
        # "Because it loses money, we are told.", but not "we are told to wait".
        is_set_off = i + 1 == len(tokens) or not tokens[i + 1].is_word
        if told_aside(tokens, i, group):
            return told_aside(tokens, i, group)
        return i + 1 if low_at(tokens, group - 1) in {"we", "one"} and (nxt == "that" or is_set_off) else 0
    if low == "seen":
        # "Is seen as unlikely", but not "was seen as he left" or "seen as far off as Ghent".
        return i + 2 if nxt == "as" and _is_predicate(tokens, i + 2) else 0
    if low == "supposed":
        return i + 1 if (nxt, low_at(tokens, i + 2)) == ("to", "have") else 0
    if low == "put":
        return i + 2 if nxt == "about" and is_it else 0
    if nxt in {"to", "of", "that"} or (is_it and (i + 1 == len(tokens) or tokens[i + 1].text in {",", "."})):
        return i + 1
    if is_it and is_told(tokens, i):
        return i + 1
    if is_it and nxt in {"in", "at", "among", "around", "within"}:
        that = next((k for k in range(i + 2, min(i + 9, len(tokens))) if tokens[k].low == "that"), None)
        return that if that is not None and all(t.is_word for t in tokens[i:that]) else 0
    return 0


def _is_predicate(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a word opens what somebody is seen as: an article, or an adjective by its ending."""
    low, nxt = low_at(tokens, i), low_at(tokens, i + 1)
    if low == "the":
        return nxt in {"only", "main", "best", "worst", "most", "next", "key", "likely"}
    return low in {"a", "an", "too"} or (nxt != "as" and re.search(_ADJECTIVE, low) is not None)


def _is_participle(low: str) -> bool:
    return low.endswith("ed") or low in {
        "said",
        "told",
        "learnt",
        "known",
        "seen",
        "shown",
        "found",
        "thought",
        "understood",
        "held",
        "put",
    }


def _follows_noun_place(tokens: Sequence[Token], i: int) -> bool:
    before = low_at(tokens, i - 1)
    if before == "before" and low_at(tokens, i + 1) == "that" and tokens[i].low in {"adding", "saying"}:
        return False
    return i > 0 and (tokens[i - 1].is_possessive or before in DETERMINERS | PREPOSITIONS)


def orders(tokens: Sequence[Token], cue: Cue, start: int) -> bool:
    """Tell an order, by which nothing is stated: "told his crew to copy the readings", "a text telling him to hide"."""
    return cue.verb.frame is Frame.RECIPIENT and low_at(tokens, start) == "to"
