"""What stands behind ", Ruiz said," and is no part of what she said: how or when she said it, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.attribution.besides import ON_SAYING, TAKEN_BACK, TRADED
from claimcheck.attribution.sentences.contents import TELLING, could_be_verb
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CUE_VERBS,
    DETERMINERS,
    DISPUTED,
    DISPUTING,
    PRONOUNS,
    RELATIVES,
)
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Span

_TIME_BESIDE = lazy_re(
    r"(?P<long>(?:(?:an?|two|three|several|just|soon|shortly|long|minutes?|hours?|days?|weeks?|months?|years?) ){0,3})"
    r"(?P<when>after|before) (?P<what>[^.;:\n]{0,200})",
    re.IGNORECASE,
)
"""How what the article adds behind a speaker begins: "hours after", "a week before"."""
_TALKED = words("meeting meetings talks hearing session summit call visit vote match game conference ceremony briefing")
"""After which somebody speaks: "Ruiz said, after talks with the union"."""
_OUTCOME = lazy_re(
    r"(?:easing|raising|dashing|fuelling|fueling|stoking|sparking|prompting|triggering|allaying|calming|drawing|"
    r"reviving|heightening|dampening|boosting) (?:[\w’'-]+ ){0,3}?"
    r"(?:fears?|hopes?|concerns?|worries|doubts?|speculation|questions|calls|outrage|criticism|anger|protests?|alarm|"
    r"tensions?|expectations|condemnation|applause|laughter|jeers|cheers|boos)\b|"
    r"sending (?:the |its |their )?(?:[\w’'-]+ ){0,3}?"
    r"(?:shares?|stocks?|prices|markets?|yields|futures|bonds|dollar|euro|pound|currency|index)\b",
    re.IGNORECASE,
)
"""What came of it that somebody said so: "easing fears of a trade war", "sending shares lower"."""
_OF_WORDS = lazy_re(
    r"an? (?:[a-z-]{2,20} ){0,2}?(?:remark|comment|claim|assertion|statement|description|allegation|accusation|account|"
    r"suggestion|contention|phrase|charge|conclusion|assessment|characteri[sz]ation|argument|admission|denial|boast) "
    r"(?:(?:that|which) )?(?:[\w’'.-]{1,30} ){1,6}?"
    r"(?:(?:call(?:s|ed)|describe[sd]?|brand(?:s|ed)|dismiss(?:es|ed)|label+ed|call)(?! (?:for|on|off)\b) |"
    r"(?:disput(?:e|es|ed)|den(?:y|ies|ied)|reject(?:s|ed)?|contest(?:s|ed)?|challenge[sd]?|contradict(?:s|ed)?|"
    r"refute[sd]?|disown(?:s|ed)?|withdraws|withdrew|withdrawn|retract(?:s|ed)?|recanted|regret(?:s|ted)?|"
    r"(?:walk(?:s|ed)|took|takes|rowed) back|(?:backed|walked) away from|apologi[sz]ed for)"
    r"(?: ?[.,;]| (?:in|on|at|as|after|before|during|last|later|when|this|days?|hours?|weeks?|months?|two|three|"
    r"an? (?:few )?(?:day|hour|week|month|year)s?|the (?:next|following))\b|$))",
    re.IGNORECASE,
)
"""What became of the words behind a speaker: "..., Ruiz said, a claim that engineers dispute", "she later withdrew"."""
_WHEN = frozenset({"when", "as", "while", "once", "before", "after", "with"})


_NO_CLAUSE = PRONOUNS | {"a", "an", "part", "if", "though"}
"""Behind "as", what is still said: "as a precaution", "as if nothing had happened"."""


def stands_beside(tokens: Sequence[Token], before: tuple[int, int], cue_end: int, i: int) -> bool:
    """Tell what the article adds behind a speaker: ", hours after they met", "quietly, when nobody is near".

    `before` is what is said before the speaker, in part or all of it.
    """
    if i >= len(tokens):
        return False
    if tokens[i].low == "as" and tokens[-1].is_word and low_at(tokens, i + 1) not in _NO_CLAUSE:
        return True  # in a headline: "Lock was inspected twice, Ruiz says, as strike looms"
    asking = i + (tokens[i].low in {"both", "all", "each"})
    if low_at(tokens, asking) in {"asking", "requesting", "speaking"}:
        return True
    is_manner = low_at(tokens, cue_end).endswith("ly") and low_at(tokens, cue_end) not in ADVERBS - _MANNERS
    if is_manner and tokens[i].low in _WHEN:
        return True
    said = " ".join(token.text for token in tokens[slice(*before)])
    return is_beside(" ".join(token.text for token in tokens[i:]), said)


def concedes(tokens: Sequence[Token], i: int) -> bool:
    """Tell what others say or think behind a speaker set off: "..., the ministry says, [though doctors believe that]".

    But not what the speaker goes on with ("..., the bank said, while exports rose"), nor an aside inside it: "The
    mayor, Ruiz said, though many doubted him, was right".
    """
    is_even = low_at(tokens, i) == "even" and low_at(tokens, i + 1) == "as"
    i += is_even
    if not (is_even or low_at(tokens, i) in _CONCEDES) or low_at(tokens, i + 1) in PRONOUNS:
        return False
    reach = range(i + 1, min(i + MAX_SUBJECT, len(tokens)))
    verb = next((k for k in reach if could_be_verb(tokens[k]) or not tokens[k].is_word), i + 1)
    if verb == i + 1 or tokens[verb].low not in CUE_VERBS or tokens[verb].low.endswith("ing"):
        return False
    return all(t.text not in {",", ";"} for t in tokens[verb:])


_CONCEDES = frozenset({"though", "although", "while", "whereas"})
MAX_SUBJECT = 8
"""Words in which the verb of such a clause is looked for."""
_MANNERS = words("angrily quietly loudly jokingly briefly")


def is_beside(tail: str, said: str) -> bool:
    """Tell by its words what stands behind a speaker and is no part of what is said; `said` stands before."""
    first, _, rest = tail.lower().partition(" ")
    if first == "without" and rest.split(" ", 1)[0].rstrip(".,") in TELLING:
        return True
    if any(beside.match(tail) for beside in (_OUTCOME, ON_SAYING, TRADED, _OF_WORDS)):
        return True
    time = _TIME_BESIDE.match(tail)
    if time is None or (not time["long"] and _is_told_on(said, time["what"])):
        return False
    return bool(time["long"]) or time["when"].lower() == "before" or _is_clause(time["what"])


def is_taken_back(text: str, cue: Span, content: Span) -> bool:
    """Tell what nobody states by it: "reversing a claim [that]", ", echoing [a report]", "traded accusations on [it]".

    "Reiterating a claim [that]" states it.
    """
    disputing = _DISPUTING.search(text, cue.start, min(content.end, max(cue.end, content.start) + MAX_NAMED))
    is_disputed = disputing is not None and cue.start < content.start <= disputing.end()
    if is_disputed or TAKEN_BACK.match(text, cue.start, cue.end):
        return True
    if cue.end > content.start:
        return False
    comma = text.rfind(", ", cue.start - len(", "), content.start)
    return comma >= 0 and _is_on(text[comma + len(", ") : content.end])


_DISPUTING = lazy_re(
    r"\b(?:wrote|writes|written|said|says|argued|ruled|held|testified) (?:in|at|during) (?:[\w’'-]{1,30} ){2,6}?"
    rf"(?:{'|'.join(sorted(DISPUTING))}) (?:(?:an?|the|any|all|those|these) )?(?:[a-z]{{2,20}} )?"
    rf"(?:{'|'.join(sorted(DISPUTED))}) (?=that )"
)
"""In what somebody wrote against a claim: "wrote in a brief [disputing a claim] that the tape had been edited"."""
MAX_NAMED = 40
"""Characters of a content in which such a claim is named."""


def is_on_saying(tokens: Sequence[Token], i: int) -> bool:
    """Tell a verb, set off, for how what is said stands to other words: "..., confirming a report by the trust"."""
    if not low_at(tokens, i).endswith("ing") or low_at(tokens, i - 1) != ",":
        return False
    return _is_on(" ".join(token.text for token in tokens[i:]))


def _is_on(words: str) -> bool:
    return ON_SAYING.match(words) is not None and _STATES.search(words) is None


_STATES = lazy_re(r"\b(?:that|to)\b")


def _is_told_on(said: str, what: str) -> bool:
    """Tell when what happened did so: "He had walked away, a banker said, [after its accountants found a hole]".

    Not when somebody spoke of what is so: "The bridge is shut, Roe said, after the court ruled on it".
    """
    told, lows = said.lower().split(), what.lower().rstrip('.!?”"’ ').split()
    is_past = any(low in _BEEN or low in _LEFT or (low.endswith("ed") and len(low) > 4) for low in told)
    if not is_past or not _AS_IT_IS.isdisjoint(told) or not lows or lows[0] not in DETERMINERS:
        return False
    if not (_TALKED | CUE_VERBS.keys() - _SEEN).isdisjoint(lows):
        return False
    return any(low in _BEEN or low in _LEFT | _SEEN or (low.endswith("ed") and len(low) > 4) for low in lows[2:])


_BEEN = words("was were had wasn't weren't hadn't wasn’t weren’t hadn’t")
_AS_IT_IS = words("is are has have will would can could may might should must does do")
_LEFT = words("left fell rose began broke ran came went struck sank hit lost won took made got gave sold bought shut")
_SEEN = words("found discovered showed")


def _is_clause(what: str) -> bool:
    """Tell what a speaker has been through, or a clause of somebody's: no "after putting a sticker on her door"."""
    lows = what.lower().split()
    if not lows or lows[0].endswith("ing"):
        return False
    is_verb = any(low in AUXILIARIES or low in CUE_VERBS or (low.endswith("ed") and len(low) > 4) for low in lows)
    return lows[0] in PRONOUNS or is_verb or not _TALKED.isdisjoint(lows)


def is_of_subject(tokens: Sequence[Token], verb: int) -> bool:
    """Tell a verb whose subject stands before what is told of it: "Ruritania, which denied it, recalled its envoy".

    Also "The document, compiled by Peverel Health, says staff were moved".
    """
    commas = [k for k in range(verb) if tokens[k].text == "," and not tokens[k].is_quoted]
    if len(commas) != 2 or commas[1] != verb - 1:
        return False
    opener = tokens[commas[0] + 1].low
    is_made = opener.endswith("ed") and any(t.low == "by" for t in tokens[commas[0] + 2 : verb])
    if opener not in RELATIVES and not is_made:
        return False
    return not any(could_be_verb(token) for token in tokens[: commas[0]])


def is_in_aside(tokens: Sequence[Token], who: int) -> bool:
    """Tell the "who" of a phrase set off behind a subject: "a report, obtained by a lawyer [who] said it was late,"."""
    if tokens[who].low != "who":
        return False
    comma = next((k for k in range(who - 1, max(0, who - MAX_ASIDE), -1) if tokens[k].text == ","), None)
    opener = tokens[comma + 1].low if comma is not None else ""
    is_done = opener.endswith("ed") or opener in _SENT
    return is_done and any(token.low == "by" for token in tokens[max(0, who - MAX_ASIDE) : who])


MAX_ASIDE = 16
"""Tokens from the comma of such a phrase to its "who" at most."""
_SENT = words("given sent seen shown written")
