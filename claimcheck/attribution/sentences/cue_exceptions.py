"""Forms of cue verbs that say nothing where they stand, told by the words beside them."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import (
    AUXILIARIES,
    CUE_VERBS,
    NOUN_LIKE,
    PARTICLE_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    CueVerb,
    Frame,
)
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, OUTLET_WORDS
from claimcheck.text.word_lists import words

_NOT_BEFORE = {
    "apologise": words("to"),
    "apologize": words("to"),
    "argue": words("with over about"),
    "back": words("off away down out up into"),
    "blast": words("out off away"),
    "brief": words("on about"),
    "compare": words("with to"),
    "chant": words("against for at in on outside inside"),
    "decide": words("whether if who between"),
    "find": words("himself herself themselves itself myself ourselves"),
    "joke": words("with"),
    "laugh": words("with at"),
    "maintain": words("a an its their"),
    "read": words("this these my his her their about it them"),
    "reason": words("for to why is was not"),
    "scream": words("at"),
    "shout": words("at against"),
    "yell": words("at"),
    "write": words("to"),
    "plead": words("guilty not no innocent"),
}
"""Words behind a verb with which it tells of a deed: "is arguing with her dog"."""
_PRESS = OUTLET_WORDS | {"newspaper", "paper"}
"""Last words of an outlet's name, which "understands" what nobody is named for."""


def says_nothing(lemma: str, behind: str) -> bool:
    """Tell a verb of saying that the word behind it makes a deed, or that lacks the word which it needs to say."""
    particles = PARTICLE_VERBS.get(lemma)
    return behind in _NOT_BEFORE.get(lemma, ()) or (particles is not None and behind not in particles)


def is_no_cue(tokens: Sequence[Token], i: int) -> bool:
    """Tell what is told of a source or is a noun: "asked that his name not be used", "information requests show"."""
    if (tokens[i].low.endswith("s") and low_at(tokens, i + 1) in _PLURAL_VERBS) or finds_somebody(tokens, i):
        return True
    if (
        tokens[i].low == "described"
        and low_at(tokens, i - 1) in DOCUMENT_NOUNS
        and low_at(tokens, i + 1) in {"to", "by"}
    ):
        # "A report described to the Courier by two officials found"
        return any(low_at(tokens, j) == "by" for j in range(i + 1, i + 12))
    if tokens[i].low in _POSTED and low_at(tokens, i - 1) in _SHOWN and low_at(tokens, i + 1) in _WHERE:
        return True  # "A video posted on Relay by an account that backs the army shows"
    if tokens[i].low in _ASKS and low_at(tokens, i + 1) in {"on", "anonymity"}:
        asked = [low_at(tokens, j) for j in range(i + 1, i + 4)]  # "who insisted on anonymity", "on not being named"
        return "anonymity" in asked[:2] or asked[1:] == ["not", "being"]
    if tokens[i].low in {"calls", "called"} and low_at(tokens, i + 1) in {"himself", "herself"}:
        return i + 2 < len(tokens) and tokens[i + 2].is_capital  # "a man who calls himself Yusuf"
    if tokens[i].low == "called" and _is_named_there(tokens, i):
        return True
    if tokens[i].low == "forecast" and low_at(tokens, i - 1) in {"is", "are", "was", "were", "be", "been"}:
        return True  # "Temperatures are forecast to reach 37C"
    k = i + 1 + (low_at(tokens, i + 1) == "that")
    k += low_at(tokens, k) == "only"
    named = [low_at(tokens, j) for j in range(k + 1, k + 4)]
    asks = tokens[i].low in _ASKS and low_at(tokens, k) in {"his", "her", "their"}
    return asks and any(word in _NAMES and low_at(tokens, k + 2 + at) in {"be", "not"} for at, word in enumerate(named))


def _is_named_there(tokens: Sequence[Token], i: int) -> bool:
    """Tell a name from what a thing is called: "a user called Night Boat said", not "a critic called Ruiz a liar"."""
    k = i + 1
    while k + 1 < len(tokens) and not tokens[k].is_quoted and (tokens[k].is_capital or _is_joint(tokens, k, i + 1)):
        k += 1
    before = [tokens[j] for j in range(i - 1, max(-1, i - 5), -1)]  # "an account holder called Ana Ruiz said"
    article = next((j for j, token in enumerate(before) if token.low in {"a", "an", "one", "another"}), 0)
    is_name = k > i + 1 and article > 0 and all(token.is_word for token in before[:article])
    return is_name and (low_at(tokens, k) in AUXILIARIES or low_at(tokens, k) in CUE_VERBS)


def _is_joint(tokens: Sequence[Token], k: int, start: int) -> bool:
    """Tell a small word inside a name: "Save [the] Hill", "Friends [of the] Harbour"."""
    if k == start or tokens[k].low not in {"the", "of", "for", "our", "and"}:
        return False
    return tokens[k + 1].is_capital or (low_at(tokens, k + 1) in {"the", "our"} and k + 2 < len(tokens))


_POSTED = words("posted shared published")
_SHOWN = words("video videos photo photos photograph photographs footage clip clips image images picture pictures")
_WHERE = words("on by to in online at")
_PLURAL_VERBS = words("show suggest reveal indicate")
_ASKS = words("asked asking asks requested requesting requests insisted insisting insists demanded demanding")
_NAMES = words("name names surname surnames identity identities")


def finds_somebody(tokens: Sequence[Token], i: int) -> bool:
    """Tell whom somebody comes upon: "when the morning aide [found] her, her hip shattered", "found him in a ditch"."""
    if tokens[i].low not in {"found", "finds", "find"} or low_at(tokens, i + 1) not in _SOMEBODY:
        return False
    behind = tokens[i + 2] if i + 2 < len(tokens) else None
    return behind is None or not behind.is_word or behind.low in PREPOSITIONS | _FOUND_SO


_SOMEBODY = words("him her them me us")
_FOUND_SO = words("dead unconscious alive asleep slumped collapsed lying sitting standing unresponsive")


def is_warning_noun(tokens: Sequence[Token], i: int) -> bool:
    """Tell the noun of "its third profit warning in a year" from the verb of "a letter warning that"."""
    behind = tokens[i + 1].low if i + 1 < len(tokens) else ""
    return tokens[i].low == "warning" and i > 0 and tokens[i - 1].is_word and behind != "that"


def is_subject(tokens: Sequence[Token], end: int) -> bool:
    """Tell the noun of "[reading], by contrast, was praised" by the verb behind it."""
    set_off = range(end + 1, min(end + 6, len(tokens)))
    comma = next((k for k in set_off if tokens[k].text == ","), end) if tokens[end : end + 1] else end
    start = comma + 1 if low_at(tokens, end) == "," and comma > end else end
    return low_at(tokens, start) in _FINITE


_FINITE = words("was were is are has had will would could can")


def is_other_word(tokens: Sequence[Token], i: int, *, is_headline: bool) -> bool:
    """Tell "state Sen. Luis Farrow", "housing advocates warned" and a headline's "Halts State" from verbs."""
    token, before = tokens[i], tokens[i - 1].low if i else ""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if token.low in _NOUNS:
        return True
    if token.low == "state":
        is_adjective = behind is not None and behind.is_capital and before not in PRONOUNS
        return is_adjective or (is_headline and (behind is None or not behind.is_word))
    if token.low in {"advocates", "advocate"} and behind is not None and before not in PRONOUNS:
        return behind.low in CUE_VERBS or behind.low in AUXILIARIES
    is_bare = token.low in NOUN_LIKE and not token.low.endswith(("s", "ed"))
    return is_headline and is_bare and token.is_capital and (behind is None or behind.text == ".")


_NOUNS = words("term terms rubbish trash scotch intimate")
"""Verbs that another form shows, and these nearly never: "in his first [term] the council closed"."""


def is_learned(tokens: Sequence[Token], lemma: str, group: int, verb: int) -> bool:
    """Tell "The Post has learned", "can reveal" and "the Post understands", which name nobody behind the content.

    Also "our correspondent learnt that".

    `group` and `verb` are the places of the verb group and of its verb.
    """
    is_own = low_at(tokens, group - 1) in _REPORTERS and low_at(tokens, group - 2) == "our"
    is_press = group > 0 and (tokens[group - 1].low in _PRESS or is_own)
    if lemma == "reveal":
        return is_press and tokens[group].low == "can"
    if lemma == "understand":
        return is_press and tokens[verb].low == "understands"
    is_told = any(t.low in {"has", "have"} for t in tokens[group:verb]) or low_at(tokens, verb + 1) == "that"
    return is_press and lemma in {"learn", "gather"} and is_told


def has_reached_paper(tokens: Sequence[Token], source: tuple[int, int]) -> bool:
    """Tell "information reaching the Sentinel indicates that", of which nobody is named as the source."""
    start, end = source
    if end - start < MIN_REACHING or tokens[start].low not in _TIDINGS:
        return False
    is_papers = tokens[end - 1].low in _PRESS | _REPORTERS
    return tokens[start + 1].low == "reaching" or (tokens[start + 1].low in _HAD and is_papers)


MIN_REACHING = 3
_TIDINGS = words("information report reports news word")
_HAD = words("available obtained gathered received sourced")
_REPORTERS = words("correspondent correspondents reporter reporters")


def is_compared(tokens: Sequence[Token], source: tuple[int, int]) -> bool:
    """Tell who gave a figure that another is held against: "9,400 came, fewer than the 20,000 the campaign claimed"."""
    start, end = source
    for k in range(start, min(end - 2, start + 4)):
        figure = k + 2 + (tokens[k + 2].text in _CURRENCIES)
        is_than = tokens[k].low == "than" and tokens[k + 1].low == "the"
        if is_than and figure < end - 1 and tokens[figure].text[0].isdigit():
            return True
    return False


_CURRENCIES = frozenset("$£€")


def says_otherwise(tokens: Sequence[Token], source: tuple[int, int], content: tuple[int, int]) -> bool:
    """Tell who says the contrary of what is told, whoever that be: "those [who] say otherwise were not there"."""
    is_who = source[1] - source[0] == 1 and tokens[source[0]].low == "who"
    return is_who and low_at(tokens, content[0]) == "otherwise"


def is_timed(tokens: Sequence[Token], source: tuple[int, int], verb: CueVerb) -> bool:
    """Tell a deed that gives a time: "by the time [Ana Ruiz] described it on television, the caveat had gone"."""
    before = tuple(low_at(tokens, k) for k in range(source[0] - 3, source[0]))
    return before == ("by", "the", "time") and verb.frame is Frame.OBJECT
