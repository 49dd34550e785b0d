"""What a verb of saying does where nothing is said: "denied bail", "showed no emotion", "testified for days"."""

from __future__ import annotations

import re

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span

_BEHIND = (
    r"(?=[.,;:”\"\n]|$| (?:to|for|of|from|by|in|on|at|with|without|after|before|because|and|but|as|while|when|that|"
    r"which|until|over|under|against|last|this|earlier|again|outright|filed|made|brought|seeking|sought|\w{3,6}day)\b)"
)
_IS = r"(?:was|were|is|are|had|has|have|would|could|will)\b"
_DECIDED = lazy_re(
    r" (?:(?!(?:that|any|it|he|she|they|we|I|of|by|in|to|on|at|for|from|about|[a-z]+ing)\b)"
    r"[\w’'.-]+ ){0,4}?"
    r"(?:motions?|requests?|permits?|appeals?|applications?|petitions?|bids?|bail|parole|clemency|asylum|visas?|"
    r"licen[cs]es?|entry|access|permission|injunctions?|citizenship|variances?|tenure|an? stay|waivers?|extensions?|"
    r"new trial|retrial|relief|continuance|postponement|(?:his|her|their) release|(?:a|the) (?:re-?)?hearing|"
    rf"leave to appeal){_BEHIND}(?! (?:of|for|from|by|in|on|at) (?:(?!that\b|which\b|who\b)[\w’'-]+ ){{1,4}}{_IS})",
    re.IGNORECASE,
)
"""What is refused, and not said to be untrue: "denied [a motion to dismiss]", "denied [Roe bail]"."""
_DISMISSED = lazy_re(
    r" (?:(?:the|an?|his|her|their|its|all|both|two|three|four|most|some|several) )?(?:[\w’'-]+ ){0,3}?"
    rf"(?:appeals?|motions?|petitions?|charges?|counts?|cases?|suits?|lawsuits?|indictments?){_BEHIND}"
    r"(?! as\b| for (?:a|the)\b)",
    re.IGNORECASE,
)
_COURT = lazy_re(
    r"\b(?:courts?|judges?|tribunal|magistrates?|justices|panel|board|commission|committee)\b", re.IGNORECASE
)
_SHOWN = lazy_re(
    r" (?:[a-z]+ ){0,4}?(?:reaction|emotions?|remorse|regret|interest|mercy|courage|patience|respect|disrespect|"
    r"restraint|contempt|disdain|enthusiasm|sympathy|compassion|empathy|kindness|willingness|reluctance|affection|appetite|"
    rf"bravery|leadership){_BEHIND}"
)
"""What people show, and state nothing by it."""
_LASTING = lazy_re(
    r" for (?:(?:nearly|almost|about|around|over|more than|less than|just|some|at least|up to|only) )?"
    r"(?:an?|half an|the better part of an?|\d{1,3}|[a-z]+|several|(?:two|three|four) and a half) "
    r"(?:minute|hour|day|week|month|year)s?\b(?=[.,;:\n]|$)"
)
_NOT_ADMITTED = lazy_re(r" (?:no|neither) (?:wrong-?doing|liability|guilt|fault|responsibility|blame)\b")
_TO_DO = lazy_re(r" (?:by [^.,;“”\"\n]{1,60}? )?(?:not |never )?to (?!be\b|have\b)[a-z]+\b")
_ORDERED = frozenset({"tell", "warn", "advise", "urge", "ask", "instruct", "order", "encourage", "request", "remind"})
_REQUESTED = frozenset({"ask", "request", "beg"})


_WROTE_TO = lazy_re(
    r"(?:(?:has|have|had|also) )*(?:wrote|written|writes|writing) (?:back )?to "
    r"(?:(?!that\b|which\b|who\b)[\w’'.-]+ ){1,10}?to "
    r"(?!say\b|tell\b|warn\b|inform\b|confirm\b|explain\b|announce\b|be\b|have\b)[a-z]{2,20} "
    r"(?:for|about|of|on|against)?(?![^.;:“”\"\n]{0,80}? that\b)"
)
"""What somebody writes for, and says nothing of: "wrote to the minister to ask for a review"."""
_FILED = lazy_re(
    r"\b(?:petitions?|lawsuits?|suits?|motions?|appeals?) "
    r"(?:(?:asking|calling|pleading)(?! (?:it|him|her|them)\b)|seeking|demanding|urging)\b|"
    r"\b(?:wrote|written|writing) to (?:[\w’'-]+ ){1,8}?(?:demanding|calling for|asking(?: for)?|seeking)\b"
)
"""What somebody starts or files, which asks for something: "have started a petition asking for a ballot"."""
_CALLED_ON = lazy_re(r"\bcall(?:s|ed|ing)? (?:up)?on (?:[\w’'.-]+ ){1,10}?(?:not )?to [a-z]")
_ASKS_FOR = lazy_re(r" for |.{4} for ", re.DOTALL)
_WHOM = lazy_re(r"\bwhom [^.;:“”\"\n]{2,80} $")
_DO = lazy_re(r"(?: (?:up)?on)?(?: not| never)? to [a-z]")
"""What is asked of whoever was told of: "Ana Ruiz, whom the union has called [on to resign], said she would stay"."""
NEAR = 100
"""Characters before a cue in which its "whom" stands."""
_TO_WHOM = lazy_re(r" (?:[“\"'‘]?[a-z]{2,20}ly[”\"'’]? )?to [^,.;:“”\"\n]{1,80}")
"""To whom somebody apologises, where nothing tells for what."""


def _is_cleft(text: str, found: FoundAttribution) -> bool:
    """Tell what only says who spoke: "It was the pharmacist, Dorte Linnell, who told me about the clinic"."""
    source, piece = found.source, found.content[0]
    is_before = source is not None and piece.end <= source.start and source.of(text) in {"who", "that"}
    return is_before and _CLEFT.fullmatch(text, piece.start, piece.end) is not None


_CLEFT = lazy_re(r"It (?:is|was)(?:n[’']t| not)? [^.;:!?“”\"\n]{2,100}")


def is_deed_of_its_own(text: str, found: FoundAttribution) -> bool:
    """Tell what somebody does to a thing from what somebody says of it, by the words behind the cue.

    "The judge denied the request" decides, "Moncrief showed no emotion" is seen, "it admitted no wrongdoing" says
    nothing, "testified for three days" tells how long, "asked that he resign" and "were told to leave" give orders,
    papers that "told the same story" state nothing that could be checked.
    """
    if _is_cleft(text, found):
        return True
    cue = found.cue
    if found.lemma == "tell" and _STORY.match(text, found.content[0].start) is not None:
        return not DOCUMENT_NOUNS.isdisjoint(_words(text, found.source).lower().split())
    if cue is None or found.is_quoted:
        return False
    asked = _asks(text, found, cue)
    return asked if asked is not None else _decides(text, found, cue)


def _asks(text: str, found: FoundAttribution, cue: Span) -> bool | None:
    """Tell what is asked for or ordered; None where the cue does neither."""
    if found.lemma in _REQUESTED and text.startswith((" that ", " to be "), cue.end):
        return True
    if found.lemma == "ask" and cue.start < found.content[0].start and _ASKS_FOR.match(text, cue.end - 4) is not None:
        return DOCUMENT_NOUNS.isdisjoint(_words(text, found.source).lower().split())
    if found.is_passive and found.source is None and found.lemma in _ORDERED:
        return _TO_DO.match(text, cue.end) is not None
    if found.lemma == "write" and found.source is not None:
        asked = _WROTE_TO.match(text, cue.start, found.content[-1].end)
        return asked is not None and found.content[0].start <= asked.end() + 1
    filed = _FILED.search(text, max(0, cue.start - 60), cue.end)
    if filed is not None and filed.end() > cue.start:
        return True
    if found.lemma in _ORDERED | {"call"} and _WHOM.search(text, max(0, cue.start - NEAR), cue.start) is not None:
        return _DO.match(text, cue.end) is not None
    if found.lemma == "call":
        return _CALLED_ON.search(text, cue.start, cue.end + 120) is not None and " on " in text[cue.start : cue.end + 4]
    if found.lemma in {"apologise", "apologize"}:
        whom = _TO_WHOM.match(text, cue.end)
        return whom is not None and found.content[-1].end <= whom.end() and " for " not in whom.group()
    return None


def _decides(text: str, found: FoundAttribution, cue: Span) -> bool:
    """Tell what is decided, shown or not admitted, and how long somebody spoke."""
    if found.lemma == "deny":
        return _DECIDED.match(text, cue.end) is not None
    if found.lemma == "dismiss":
        return _COURT.search(_words(text, found.source)) is not None and _DISMISSED.match(text, cue.end) is not None
    if found.lemma == "show":
        shower = _words(text, found.source).lower().split()
        return shower[:1] != ["it"] and DOCUMENT_NOUNS.isdisjoint(shower) and _SHOWN.match(text, cue.end) is not None
    if found.lemma == "admit" and _NOT_ADMITTED.match(text, cue.end) is not None:
        return True
    lasting = _LASTING.match(text, cue.end)
    return lasting is not None and cue.end <= found.content[0].start and found.content[-1].end <= lasting.end()


_STORY = lazy_re(
    r"[“\"‘']?(?:an?|the) (?:(?:very|quite|rather|altogether) )?(?:same|different|similar) (?:story|tale)\b"
    r"(?! (?:that|which|about)\b|:)"
)
"""What two papers "tell" that agree: "told ‘the same story from two directions’"."""


def _words(text: str, span: Span | None) -> str:
    return span.of(text) if span is not None else ""


def denies_clause(words: str) -> bool:
    """Tell what is denied in a clause: "disputes [that the lock leaks]", no "rejects [that plan]"."""
    return _CLAUSE.match(words) is not None


_CLAUSE = lazy_re(
    r"that (?:the|an?|any|no|its|his|her|their|our|my|it|he|she|they|we|there|this|these|those|such|"
    r"(?:[\w’'-]+ ){1,5}?(?:is|was|are|were|has|had|have|will|would|can|could|did|does)) "
)
