"""Whose "her lawyer", "his report", "her campaign" and "his account" are: of whom "his" and "her" mean."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.attribution.phrases.common_kinds import FOR_WHOM, LAWYERS, POSSESSIVES, acting_for
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import OFFICE_NOUNS
from claimcheck.reading.people.memory import Memory, Resolved, meaning
from claimcheck.reading.people.openers import opening_unnamed
from claimcheck.reading.people.pronouns import resolve_pronoun
from claimcheck.reading.people.told_documents import DOCUMENTS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Link, SourceKind, Span


def speaks_for_nobody(memory: Memory, kind: PhraseKind, mention: Span) -> bool:
    """Tell "her lawyer" and "a lawyer for her" where whoever is meant is not plainly somebody named."""
    if kind.kind is not SourceKind.SPOKESPERSON or kind.head not in LAWYERS:
        return False
    phrase = mention.of(memory.text)
    owner = phrase.split(maxsplit=1)[0]
    client = FOR_WHOM.search(acting_for(phrase))
    if owner.lower() in POSSESSIVES:
        return not _owner_is_named(memory, owner.lower(), Span(mention.start, mention.start + len(owner)))
    if client is None:
        return False
    return not _owner_is_named(memory, _WHOSE[client["client"]], Span(mention.start, mention.start + 1))


_WHOSE = {"him": "his", "her": "her", "them": "their", "it": "its"}


def _owner_is_named(memory: Memory, possessive: str, at: Span) -> bool:
    """Tell whether "her" in "her lawyer" plainly means somebody named: a guess, or somebody unnamed, does not count."""
    if opening_unnamed(memory, at, is_plural=possessive == "their", needs_speech=False) is not None:
        return False
    owner = _owner(memory, possessive, at)
    if owner.is_sure:
        return owner.link.kind.is_named
    alone = _told_of_alone(memory, at, "m" if possessive == "his" else "f") if possessive in {"his", "her"} else None
    return alone is not None and (owner.link.antecedent is None or owner.link.name == alone)


def _told_of_alone(memory: Memory, at: Span, gender: str) -> str | None:
    """Name whom a sentence opens with, where nobody else is named before: "[Ana Ruiz] was ill, her lawyer said"."""
    named = list(memory.cast.places_before(at.start, at.start + 1))
    if not named or len({person.name for _, person in named}) > 1 or named[0][1].gender not in {None, gender}:
        return None
    opens = _OPENS.search(memory.text, max(0, at.start - SENTENCE), at.start)
    return named[0][1].name if opens is not None and named[0][0] in range(*opens.span("who")) else None


SENTENCE = 300
"""Characters of a sentence before "her lawyer" at most."""
_OPENS = lazy_re(r"(?:^|[.!?\n][”\"’]?\s{1,3})(?P<who>(?:[A-Z][\w’'-]{1,30}\.? ){1,4})[^.!?;“”\"\n]{1,250}, $")


def owner_is_unnamed(memory: Memory, possessive: str, at: Span) -> bool:
    """Tell whether "his" in "his report" means somebody who spoke before and is not named."""
    owner = _owner(memory, possessive, at)
    return owner.link.kind is SourceKind.UNNAMED_PERSON and owner.link.antecedent is not None


def owned_body(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Name "her campaign" by the named person who "she" surely is, so that two people's campaigns are two sources."""
    possessive, _, body = mention.of(memory.text).partition(" ")
    if kind.kind is not SourceKind.NAMED_ORGANIZATION or possessive.lower() not in {"his", "her"} or body != kind.head:
        return None
    owner = _holder_before(memory, body, possessive.lower(), mention) or _owner(
        memory, possessive.lower(), Span(mention.start, mention.start + len(possessive))
    )
    if owner.link.kind is not SourceKind.NAMED_PERSON or not owner.is_sure or owner.second is not None:
        return None
    link = Link(kind=kind.kind, name=f"{owner.link.name}’s {body}", mention=mention)
    return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False)


def _holder_before(memory: Memory, body: str, possessive: str, mention: Span) -> Resolved | None:
    """Give who holds the office that the sentence before ends up with: "wrote to the Minister. [Her] office said".

    Where that sentence names somebody who may be "her" too, either may be meant.
    """
    told = _OFFICE_BEFORE.search(memory.text, max(0, mention.start - REACH), mention.start)
    if body != "office" or told is None:
        return None
    wanted = "m" if possessive == "his" else "f"
    named = memory.cast.mentioned_before(mention.start, mention.start - told.start() + 1)
    if any(memory.gender_of(person) in {None, wanted} for person in named):
        return None
    offices = [each["office"].lower() for each in _THE_OFFICE.finditer(told.group())]
    holders = memory.cast.holders_of(offices[-1], mention.start) if offices and offices[-1] in OFFICE_NOUNS else []
    is_one = len(holders) == 1 and memory.gender_of(holders[0]) == wanted
    return meaning(holders[0], mention, "office", gender=wanted) if is_one else None


REACH = 260
"""Characters before "her office" in which the sentence before begins."""
_OFFICE_BEFORE = lazy_re(r"(?:^|(?<=[.!?] ))[A-Z][^.!?\n“”\"]{10,240}[.!?] $")
_THE_OFFICE = lazy_re(
    r"\b(?:to|with|by|from|for|that|asked|urged|told|called on|warned) the (?P<office>[A-Za-z]{4,20})\b"
)


def owned_words(memory: Memory, mention: Span) -> Resolved | None:
    """Give whose "his account" or "her version" is, who speaks in it."""
    match = _OWNED_WORDS.fullmatch(mention.of(memory.text))
    if match is None:
        return None
    owner = _owner(memory, match["whose"].lower(), Span(mention.start, mention.start + len(match["whose"])))
    link = replace(owner.link, mention=mention)
    return replace(owner, link=link, at=mention.start) if owner.link.kind.is_named else None


_OWNED_WORDS = lazy_re(
    r"(?P<whose>his|her) (?:own )?(?:account|version|claims?|assertions?|recollection)", re.IGNORECASE
)


def _owner(memory: Memory, possessive: str, at: Span) -> Resolved:
    kind = PhraseKind(kind=SourceKind.UNNAMED_PERSON, reference=Reference.PRONOUN, head=possessive)
    return resolve_pronoun(memory, kind, at, at.start)


def whose_document(memory: Memory, mention: Span) -> Resolved | None:
    """Give the document of whom "whose" stands for: "by the Audit Forum, [whose report in August] put the loss at"."""
    start = mention.start - len("whose ") if memory.text.endswith(" whose ", 0, mention.start) else mention.start
    whose = Span(start, mention.end)
    owner = _BEFORE_WHOSE.search(memory.text, max(0, start - 100), start)
    if owner is None or not whose.of(memory.text).startswith("whose "):
        return None
    kind = classify(whose.of(memory.text).removeprefix("whose "))
    who = classify(owner["who"])
    if kind.kind not in DOCUMENTS or who.kind not in {SourceKind.NAMED_ORGANIZATION, SourceKind.NAMED_PERSON}:
        return None
    called = owner["who"].removeprefix("the ").removeprefix("The ")
    mark = "’" if called.endswith("s") and who.kind is SourceKind.NAMED_ORGANIZATION else "’s"
    at = Span(*owner.span("who"))
    link = Link(kind=SourceKind.DOCUMENT, name=f"{called}{mark} {kind.head}", mention=whose, antecedent=at)
    return Resolved(link=link, at=whose.start, head=kind.head, is_plural=False)


_BEFORE_WHOSE = lazy_re(
    capitals(
        r"(?<![\w’'&-])(?P<who>(?:[Tt]he )?[A-Z][\w’'&.-]*(?: (?:(?:of|for|and) (?:the )?)?[A-Z][\w’'&.-]*){0,6}),? $"
    )
)
