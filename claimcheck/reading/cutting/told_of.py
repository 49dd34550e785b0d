"""Whom or what an apposition or a relative clause tells of: the words before it, as far as its form tells."""

from __future__ import annotations

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, OFFICE_NOUNS, PERSON_NOUNS, SPOKES_NOUNS
from claimcheck.text.calendar_words import MONTH_NAMES
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Span

# Anchored at a word's beginning and of bounded length: a run of capitals must not be tried from each of its letters.
PART = r"(?<![\w’'-])[A-Z](?:[\w’'-]{0,40}\w)?(?:\.(?= [A-Z]))?"
NAME = (
    rf"(?!(?:And|But|Or|So|Yet|Then|When|While|As|If|For|After|Before)\b)(?:{PART})"
    rf"(?: (?:(?:de|van|von|der|den|la|le|al) ){{0,2}}{PART}){{0,5}}"
)
"""A name; what joins a sentence to the one before is none of it: "But Raymond Tull"."""
NAME_END = lazy_re(rf"(?P<name>{NAME})$")
AGE_END = lazy_re(r", (?:[1-9]\d|1[01]\d)$")
_MORE_ROLES = words(
    """boss co-author analyst immunologist hydrologist limnologist geologist biologist physicist chemist metallurgist
    engineer columnist masseur trapper skipper mate counsel modeller scorer master watchman secretary-general
    vice-president co-founder spokesman spokeswoman goalkeeper striker winger midfielder defender keeper manager lawyer
    solicitor postmaster farmer baker nurse teacher surgeon student economist historian seismologist epidemiologist
    reader specialist"""
)
_NO_ROLES = words("other others people someone somebody person man woman boy girl adult individual rival first sir")
ROLES = (PERSON_NOUNS | OFFICE_NOUNS | SPOKES_NOUNS | _MORE_ROLES) - _NO_ROLES
"""Singular nouns for what a person is or does."""
_LEARNED = lazy_re(r"[a-z-]{3,20}(?:ologist|iatrist|nomist|[st]ician|graphist|grapher|entist)")
"""Who has a science or an art for a trade: "neurologist", "biostatistician"."""


def is_role_noun(noun: str) -> bool:
    """Tell whether a singular noun says what a person is or does."""
    return noun in ROLES or _LEARNED.fullmatch(noun) is not None


_DETERMINER = r"(?i:the|an?|its|his|her|their|this|another)"
_NOUN_WORD = (
    r"(?!(?:the|an?|its|his|her|their|of|from|in|at|for|to|with|by|is|are|was|were|has|had|have|will|would|said|told|"
    r"as|met|sent)(?![\w.’'-])|[\w-]+ed\b)[\w’'.-]+"
)
_SUBJECT_FORMS = (
    r"\b(?i:one|two|three|both|some|another) of (?:the )?[\w’'-]+$|"
    r"(?:[A-Z][\w’'.&-]*(?: (?:of|the|and|&|for|de|van|von) (?=[A-Z])| |(?=$)))+$|"
    rf"\b{_DETERMINER} (?:{_NOUN_WORD} ){{0,4}}{_NOUN_WORD}$|\b[\w’'-]+ [\w’'-]+$"
)
_SUBJECT = lazy_re(_SUBJECT_FORMS)
_THING = lazy_re(
    capitals(
        rf"\b{_DETERMINER} (?:{_NOUN_WORD} ){{1,5}}(?:of|from|in|at|near|for|to|on|with) (?:the )?[A-Z][\w’'.&-]*"
        rf"(?: [A-Z][\w’'.&-]*){{0,4}}$|{_SUBJECT_FORMS}"
    )
)
"""What "which" tells of: "the boat from Eskholm", where "who" would tell of the name alone."""
_THAT_WHO = lazy_re(capitals(r"^(?:an?|the) [a-z]{2,20} (?:that|which) (?=[A-Z])"))
"""A thing before whoever tells of it: of "a charge that Anselm Dorrick, the minister, denied" he is the minister."""
_TELLING = lazy_re(
    capitals(
        r"^(?:And|But|So|Yet|Then|Citing|Quoting|says|said|adds|added|asks|asked|writes|wrote|recalls|recalled|"
        r"explains|explained) (?=[A-Z])"
    )
)
_PERSON_AT = lazy_re(
    rf"(?<![\w’'-])(?P<who>(?P<name>{PART}(?: {PART}){{1,3}})|(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother) (?:[a-z-]+ ){{0,3}}?"
    rf"(?P<noun>[a-z-]+)) (?:of|at|from|with|in|on) (?:the )?[A-Za-z][\w’'.&-]*(?: [\w’'.&-]+){{0,5}}$"
)
"""Whom "who" tells of behind a place: "Tomas Berg of the Institute for Flight", "a clerk at the store"."""
_STAFF_AT = lazy_re(
    capitals(
        r"(?P<noun>[A-Z][a-z]+)s (?:at|from|with) (?:the )?(?:[a-z-]+ ){0,3}[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,4}"
    )
)
"""Those at a firm, with whom a sentence opens: "Researchers at security firm Greyfin, who bought a sample"."""
_BARE = lazy_re(r"[a-z][\w’'-]* [\w’'-]+")
_WHOLE = lazy_re(rf"{_DETERMINER} (?:[a-z-]+ ){{1,2}}of [a-z-]+(?: [a-z-]+)?(?:,? and [a-z-]+(?: [a-z-]+)?)")
"""A subject that opens a sentence: "the maker of trams and signalling equipment"."""


def identified_by(text: str, apposition: Span, sentence: Span) -> str | None:
    """Give the words before an apposition that it identifies, or None where none can be told."""
    before = text[max(sentence.start, apposition.start - 120) : apposition.start].rstrip(" ,")
    before = AGE_END.sub("", before)  # "Maurice Tull, 81, a retired engineer"
    is_thing = text.startswith("which ", apposition.start)
    before = _DATED.sub("", before) if is_thing else before
    is_one = text.startswith("who ", apposition.start) and _SEVERAL_SAY.match(text, apposition.start) is None
    theirs = (_THEIRS.search(before) or _OF_FIRM.search(before)) if is_one else None
    if theirs is not None:
        return theirs["name"]
    person = _PERSON_AT.search(before) if text.startswith("who", apposition.start) else None
    if person is not None and (person["name"] or is_role_noun(person["noun"] or "")):
        named = NAME_END.search(before[: person.start()].rstrip(" ,"))  # "Ana Ruiz, a member of the council, who"
        return named["name"] if named is not None and before[: person.start()].endswith(", ") else person["who"]
    staff = _STAFF_AT.fullmatch(before) if text.startswith("who ", apposition.start) else None
    if staff is not None and is_role_noun(staff["noun"].lower()):
        return staff.group()
    apposed = _APPOSED.search(before) if text.startswith("who ", apposition.start) else None
    if apposed is not None and _BODY.search(before) is not None:
        return apposed["name"]
    several = (
        (_THINGS.search(before) or _SEVERAL_OF_ONE.search(before)) if _PLURAL.match(text, apposition.start) else None
    )
    if several is not None:
        return several.group()
    wanted = _DOING.search(before) if _WANTED.match(text, apposition.start) else None
    if wanted is not None:
        return wanted.group()
    if (
        is_thing
        and (thing := _told_of(before, is_handed=_HANDED.match(text, apposition.start) is not None)) is not None
    ):
        return thing
    if _OF_WHOM.match(text, apposition.start) and _SEVERAL.fullmatch(before):
        return before
    match = (_THING if is_thing else _SUBJECT).search(before)
    if is_thing and match is not None and _BARE.fullmatch(match.group()) and _WHOLE.fullmatch(before):
        return before
    return _THAT_WHO.sub("", _TELLING.sub("", match.group().strip().removeprefix("and "))) if match else None


_DATED = lazy_re(
    rf"(?<=[a-z]) (?:in|on|since|during|of) (?:(?:early|late|mid) )?(?:\d\d? )?(?:(?i:{'|'.join(MONTH_NAMES)})"
    r"(?: \d\d?)?,? ?)?(?:(?:1[5-9]|20)\d\d)$"
)
"""A date, of which "which" never tells: "a six-week war in 2019, which killed 2,300"."""


def _told_of(before: str, *, is_handed: bool) -> str | None:
    """Give what "which" tells of where its form would mislead; None where the form tells.

    With `is_handed` the clause tells what is done to papers and pictures: "which were posted on Monday".
    """
    paper = _PAPER.search(before)
    if paper is not None and paper["noun"].lower() in DOCUMENT_NOUNS:  # "an analysis by Ash College researchers, which"
        return paper.group()
    handed = (_PAPER_ON.search(before) or _PAPERS.fullmatch(before)) if is_handed else None
    if handed is not None and handed["noun"].lower() in DOCUMENT_NOUNS:
        return handed.group()  # "The letter to the board, which was seen by the Post"
    match = _OF_BODY.search(before)
    is_body = match is not None and (match["noun"] in _ABSTRACT or is_role_noun(match["noun"]))
    return match["body"] if match is not None and is_body else None


_THEIRS = lazy_re(
    r"\b(?i:(?:relatives|friends|parents|famil(?:y|ies)|supporters|colleagues|neighbou?rs|allies|children|opponents|"
    r"critics|backers|rivals|foes|detractors) of|(?:aides|advis[eo]rs) to) "
    rf"(?P<name>{PART}(?: {PART}){{1,3}})$"
)
"""Whom "who" tells of behind those around a person: "Relatives of Derek Vann, who died in March"."""
_SEVERAL_SAY = lazy_re(
    r"who (?:are|were|have|say|want|argue|fear|believe|call|see|point|accuse|include|oppose|complain)\b"
)
"""What several do: "critics of Ana Ruiz, who say"."""
_OF_FIRM = lazy_re(capitals(rf"(?P<name>{PART}(?: {PART}){{1,3}}), (?:of|from|at) (?:the )?{PART}(?: {PART}){{0,4}}$"))
"""Whom "who" tells of behind the firm: "Tom Garside, of Blaydes Law, who represents"."""
_APPOSED = lazy_re(rf"(?:^|[ ,])(?P<name>{PART}(?: {PART}){{1,3}}), (?:an?|the) [a-z][^,]{{2,90}}$")
_BODY = lazy_re(
    capitals(
        r"\b(?:University|School|College|Institute|Hospital|Bank|Group|Party|Cent(?:er|re)|Ministry|Department|Agency|Company|"
        r"Council|Board|Commission|Committee|Association|Union|Foundation|Society|Court|Service|Police|Project)"
        r"(?: of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)?$"
    )
)
"""The end of a body’s name: "who" tells of whoever belongs to it."""
_OF_WHOM = lazy_re(r"(?:both|all|some|most|many|none) of whom ")
_SEVERAL = lazy_re(capitals(r"(?:The )?[A-Z]?[a-z]+s of (?:the |an? )?[a-z]+(?: [a-z]+)?"))
"""People that a sentence opens with: "Families of the dead, some of whom"."""
_WANTED = lazy_re(
    r"which (?:[\w’'-]+ ){1,4}?(?:demand|seek|sought|urge|propose|oppose|want|support|back|approve|resist)(?:s|d|ed)?\b"
)
_DOING = lazy_re(
    r"\b(?:an?|the|any) (?:[a-z]+ )?(?:sale|closure|merger|takeover|purchase|expansion|review|ban|freeze|cut|sell-off|"
    r"break-up|demolition|[a-z]{4,}ation) of (?:(?:the|its|his|her) )?[\w-]+(?: [\w-]+)?$"
)
"""What is wanted, and not the thing that it is done to: "a sale of the pie business, which investors want"."""
_PLURAL = lazy_re(r"(?:which|who) (?:do|are|were|have)\b")
_THINGS = lazy_re(r"\b[a-z]+s of [a-z]+s(?: and [a-z]+s)?$")
"""What "which do" may tell of: "conversions of offices and warehouses"."""
_SEVERAL_OF_ONE = lazy_re(
    r"\b[A-Za-z][a-z]+s (?:of|from|for|about) (?:the|an?|its|his|her|their) (?:[a-z-]+ )?(?:[a-z-]*[a-rt-z]|[a-z-]+ss)$"
)
"""What "which were" tells of, and not of the one thing: "minutes of the meeting"."""
_PAPER = lazy_re(r"\b(?:[Aa]n?|[Tt]he) (?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+) by (?:[\w’'&-]+ ){0,5}[\w’'&-]+$")
_MORE = r"(?: [\w’'&-]+){1,7}$"
_ABOUT = r"(?:on|to|of|from|about|between|in|posted|shared|sent|taken|filmed|recorded|written)"
_PAPER_ON = lazy_re(rf"\b(?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree) (?:[a-z-]+ ){{0,2}}?(?P<noun>[a-z-]+) {_ABOUT}{_MORE}")
_PAPERS = lazy_re(rf"(?P<noun>[A-Z][a-z-]+) {_ABOUT}{_MORE}")
_HANDED = lazy_re(
    r"which (?:(?:was|were|is|are|(?:has|have|had) (?:not )?been|(?:can|could) (?:not )?be) "
    r"(?:[a-z]+ly |first |also |later |not ){0,2}"
    r"(?:published|released|written|sent|seen|obtained|reviewed|shared|posted|dated|signed|filed|leaked|prepared|verified|"
    r"commissioned|provided|circulated|drafted|filmed|recorded|taken|authenticated|confirmed|viewed|read|made public)|"
    r"(?:[\w’'-]+ ){1,4}?(?:has|have|had|was|were|could|did) (?:[a-z]+ly |also |not |unable to |able to |since ){0,3}"
    r"(?:seen|obtained|reviewed|verif(?:y|ied)|authenticated?|viewed|read|published|shared|posted))\b"
)
"""What is done to papers and pictures, and to nothing that they are about."""
_OF_BODY = lazy_re(
    capitals(
        rf"\b{_DETERMINER} (?:[\w-]+ ){{0,3}}?(?P<noun>[a-z-]+) (?:of|at|with|for|from|in) "
        r"(?P<body>(?:the )?[A-Z][\w’'.&-]*(?: (?:of |for |and )?[A-Z][\w’'.&-]*){0,5})$"
    )
)
_ABSTRACT = words(
    "role part conduct handling failure work behaviour behavior future reputation fate name offices board"
)
"""What "which" seldom tells of, behind the body whose it is: "the role of the Maritime Board, which"."""
