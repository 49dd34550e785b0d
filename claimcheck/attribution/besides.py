"""What somebody does besides saying something, where a content runs on into it: "said it was late and sat down"."""

from __future__ import annotations

import re

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.vocabulary.lexicon import BEARING_OUT, CUE_VERBS, DENIAL_LEMMAS, Frame
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, ORGANIZATION_NOUNS, PERSON_NOUNS, singular
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Span

_DENIED = lazy_re(r",? (?:and|but) (?:has|have|had|is|are|was|were|will|would) ")
_NOT_SAYING = lazy_re(
    r",? but (?:(?:would|did|could|does|will|has)(?: not|n[’']t) (?:say|said|comment|discuss|elaborate|disclose|name|"
    r"identify)|(?:declined|refused) to)\b"
)
"""What whoever confirms a thing keeps to himself: "confirmed receipt of the letter [but would not say whether]"."""
_TELLS_OF_SAYING = lazy_re(
    r", (?=(?:thereby |thus |[a-z]+ly )?(?:"
    r"breaking (?:[a-z]+ly )?with|contradicting|defying|"
    r"reversing (?:himself|herself|itself|themselves|his|her|its|their|an?|course|months|weeks|years)\b|"
    r"escalating (?:an?|the|his|her|its|their)\b|"
    r"(?:igniting|drawing|prompting|provoking|sparking|triggering|setting off|touching off|stirring|earning) "
    r"(?:[\w’'-]+ ){0,4}?(?:responses?|reactions?|criticism|rebukes?|backlash|outcry|outrage|uproar|fury|anger|gasps|"
    r"laughter|applause|jeers|boos|cheers|condemnation|denials?|speculation|furor|furore|scorn|derision|praise)\b|"
    r"(?:stunning|surprising|angering|infuriating|alarming|startling|dismaying|enraging|astonishing) [a-z]))"
)
"""What is told of the saying itself: "said the war was over, breaking with his own generals"."""
_SAYING = (
    r"(?:claims?|statements?|reports?|accounts?|denials?|positions?|stances?|assertions?|assurances?|accusations?|"
    r"allegations?|rumou?rs|stor(?:y|ies)|promises?|pledges?|insistence|reporting)\b"
)
ON_SAYING = lazy_re(
    r"(?:(?:contradicting|echoing|disputing|rebutting|refuting|defying|backtracking|rowing back|"
    r"(?:backing|walking) (?:away|back|off|down)|breaking (?:[a-z]+ly )?with)\b|"
    r"(?:reversing|confirming|reiterating|repeating|correcting|revising|retracting|withdrawing|changing|softening|"
    rf"abandoning|dropping) (?:[\w’'-]+ ){{1,3}}?{_SAYING})",
    re.IGNORECASE,
)
"""How what is said stands to other words: "contradicting its engineers", but not "reversing a fall of 2 per cent"."""
TAKEN_BACK = lazy_re(
    r"(?:reversing|retracting|withdrawing|abandoning|dropping|(?:backing|walking) (?:away|back|off|down)) |"
    r"(?:traded|exchanged|swapped|hurled) ",
    re.IGNORECASE,
)
"""What a cue opens with behind which nothing is stated: "reversing a claim that", "traded accusations over"."""
TRADED = lazy_re(
    r"(?:even )?as (?:[\w’'-]+ ){1,6}?(?:traded|exchanged|swapped|hurled) (?:[\w’'-]+ ){0,3}?"
    r"(?:barbs?|accusations?|blame|insults?|threats|words|recriminations|jibes|blows|fire)\b",
    re.IGNORECASE,
)
"""What others call each other meanwhile: "as the two sides traded accusations"."""
_MEANWHILE = lazy_re(rf", (?={TRADED.pattern})")
_ORDERING = lazy_re(
    r", (?=(?:telling|urging|asking|ordering|advising|instructing|directing|begging|imploring|inviting) "
    r"(?:[\w’'-]+ ){1,6}?(?:not )?to [a-z])"
)
"""What a speaker asks for behind what is said: "said the road was shut, telling drivers to stay at home"."""
_LEAVES = lazy_re(
    r",? (?:and|but) (?:then |later |abruptly )?(?:sat (?:back )?down|stood up|hung up|turned away|"
    r"(?:walked|stormed) (?:out|off|away))\b"
)
_UNPROVEN = lazy_re(
    r", (?:but )?without (?:immediately |publicly )?(?:elaborating|(?:giving|offering|providing|citing|presenting|"
    r"producing|supplying|naming|specifying) (?:any |further |more |an? |the )?(?:[a-z]+ )?"
    r"(?:proof|evidence|details?|specifics|examples?|sources?|names?|reasons?|explanations?|basis))\b"
)
"""What tells how somebody spoke, and is no part of what was said: "said he took bribes, without offering proof"."""
_SURE = lazy_re(
    r"(?:with )?[“\"]?(?:very )?(?:high|moderate|low|great|full|reasonable|medium|some) (?:confidence|certainty)[”\"]? "
    r"that (?=\w)"
)
"""How sure somebody is, before what is concluded: "concluded with “moderate confidence” that"."""
_GAVE_NONE = lazy_re(
    r",? (?:and|but) (?:then )?(?:provided|offered|gave|presented|cited|produced|supplied) no (?:further |other )?"
    r"(?:evidence|proof|details?|documents?|documentation|specifics|examples?|sources?)\b"
)
"""What only who speaks can have done, and no thing told of: "said the vote was stolen and provided no evidence"."""
_OF_THING = lazy_re(
    r"(?:that )?(?:the|this|that|these|those|his|her|their) (?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]{3,20}) "
    r"(?:was|is|were|are|had|has|would|will|could|did|[a-z]{2,15}ed)\b"
)
_SHORT_OF = lazy_re(r",? (?:but|and) stopped short of ")
_BY_SPEAKER = lazy_re(r",? and (?:also |then |later )?(?:[a-z]{2,20}ed|cut|led|put|took|gave) (?:his|her) ")
"""What only who speaks can have done, where nobody else is told of: "the margins were wide and raised his target"."""
_DEADLINE = lazy_re(r",? and (?:then )?(?:gave|has given|have given|had given) (?:[\w’'-]+ ){1,6}?(?:until|till) ")
"""What whoever rules does: "concluded that neglect played a part [and gave the trust until 11 January]"."""
_PERFECT = lazy_re(r"\b(?:had|has|have)\b|[’']d\b")
_IS = lazy_re(r"\b(?:is|are|was|were|would|will|could|did|does|do)\b|n[’']t\b")
_ANYBODY = lazy_re(r"\b(?:he|she|him|her|his|hers|who|I|we|you|they|them|their)\b", re.IGNORECASE)
_WORD = lazy_re(r"[\w’'-]+")


def before_deed(text: str, one: FoundAttribution, piece: Span) -> Span:
    """End what somebody says or denies where the words tell what that person does, or what the saying does."""
    if one.is_quoted or one.act is not Act.STATEMENT:
        return piece
    if one.lemma in DENIAL_LEMMAS:
        is_clause = text.startswith("that ", piece.start)
        return piece if is_clause else _before(piece, _DENIED.search(text, piece.start, piece.end))
    if one.lemma in BEARING_OUT and not text.startswith("that ", piece.start):
        piece = _before(piece, _NOT_SAYING.search(text, piece.start, piece.end))
    verb = CUE_VERBS.get(one.lemma)
    is_said = verb is not None and verb.frame is not Frame.OBJECT
    if not is_said or one.source is None or one.cue is None or not one.source.end <= one.cue.start < piece.start:
        return piece
    sure = _SURE.match(text, piece.start, piece.end)
    piece = piece if sure is None else Span(sure.end(), piece.end)
    telling = _TELLS_OF_SAYING.search(text, piece.start, piece.end)
    for told in (_UNPROVEN.search(text, piece.start, piece.end), _SHORT_OF.search(text, piece.start, piece.end)):
        piece = piece if told is None or _is_open(text, piece.start, told.start()) else _before(piece, told)
    is_open = telling is not None and re.search(r"[“\"]", text[piece.start : telling.start()]) is not None
    piece = piece if is_open else _before(piece, telling)
    piece = _before(piece, _MEANWHILE.search(text, piece.start, piece.end))
    deed = _LEAVES.search(text, piece.start, piece.end)
    if deed is not None and _is_own_deed(text[piece.start : deed.start()]):
        return _before(piece, deed)
    deed = _GAVE_NONE.search(text, piece.start, piece.end)
    if deed is not None and _is_of_thing(text[piece.start : deed.start()]):
        return _before(piece, deed)
    deed = _DEADLINE.search(text, piece.start, piece.end)
    if deed is not None and not _tells_of_anybody(text[piece.start : deed.start()]):
        return _before(piece, deed)
    deed = _BY_SPEAKER.search(text, piece.start, piece.end)
    if deed is not None and _is_own_deed(said := text[piece.start : deed.start()]) and not _tells_of_anybody(said):
        return _before(piece, deed)
    return piece


def telling_of_saying(text: str, start: int, end: int) -> int | None:
    """Give where words begin that stand at `start`, behind what is said, and tell of the saying itself."""
    found = _TELLS_OF_SAYING.match(text, start, end) or _ORDERING.match(text, start, end)
    return None if found is None else found.end()


def _is_open(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation is still open at `end`."""
    return len(re.findall(r"[“”\"]", text[start:end])) % 2 == 1


def _before(piece: Span, found: re.Match[str] | None) -> Span:
    return Span(piece.start, found.start()) if found is not None and found.start() > piece.start else piece


def _is_own_deed(said: str) -> bool:
    """Tell "said she was tired and sat down" from "said he had shouted and walked out"."""
    return _PERFECT.search(said) is None and _IS.search(said) is not None


def _is_of_thing(said: str) -> bool:
    """Tell what is said of a thing, which gives no evidence itself, as a report or a body might."""
    told = _OF_THING.match(said)
    noun = "" if told is None else singular(told["noun"])
    return told is not None and noun not in PERSON_NOUNS | ORGANIZATION_NOUNS | DOCUMENT_NOUNS


def is_chanted(text: str, piece: Span) -> bool:
    """Tell what a crowd calls out while somebody speaks: "Ruiz said to chants of [“Four more years”]"."""
    return _CHANTS.search(text, max(0, piece.start - 40), piece.start + 1) is not None


CHANTS = r"(?:chants|shouts|cries|cheers|jeers|calls|boos) "
"""What a crowd calls out, before "of"."""
_CHANTS = lazy_re(rf"\b{CHANTS}(?:and [a-z]+ )?of [“\"]?$")


def _tells_of_anybody(said: str) -> bool:
    """Tell whether words speak of people, one of whom may have acted."""
    names = _WORD.findall(said)
    return _ANYBODY.search(said) is not None or any(
        name[0].isupper() or singular(name.lower()) in PERSON_NOUNS for name in names
    )
