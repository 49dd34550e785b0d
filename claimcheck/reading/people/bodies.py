"""Which names mean a company, a country or another body: "Tallis, which ...", "shares in Tallis"."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import OFFICE_NOUNS, ORGANIZATION_WORDS, PERSON_NOUNS
from claimcheck.reading.people.memory import Memory
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span

_HELD = (
    r"(?:shares?|stock|stake|customers?|clients?|users|staff|employees?|workers|stores?|shops|factory|factories|plants?|"
    r"boards?|management|shareholders?|investors?|headquarters|profits?|revenues?|sales|spokes\w+|lawyers|executives?|"
    r"(?:chief|managing|finance) \w+|chairman|founder|owner|parent|website|app|platform|members)"
)
_STATE = (
    r"(?:government|army|military|forces|parliament|president|prime minister|foreign minister(?:y)?|"
    r"(?:defen[cs]e|interior|finance) minist(?:er|ry)|capital|border|economy|embassy|central bank)"
)
_MAKERS = r"(?:car|chip|drug|auto|plane|toy|steel|truck|tyre|phone|boat)maker"
_FIRMS = rf"(?:company|firm|charity|bank|retailer|airline|insurer|lender|broadcaster|supermarket|{_MAKERS})"
_PLACED = (
    r"(?:shares? (?:in|of)|stake in|staff (?:at|of)|employees? (?:at|of)|workers (?:at|for)|customers? of|owners? of|"
    r"owned by|founded|made by|run by|"
    r"(?:executive|chairman|chairwoman|director|head|founder|boss|president|spokes\w+|lawyers?) (?:of|for|at)|"
    rf"(?:{_FIRMS}|supplier|operator|contractor|maker|union|startup|start-up|brokerage|think[- ]tank|news agency|"
    r"carrier|pressure group|campaign group|football club),?)"
)
_RESULT = "(?:loss|profit|gain|surplus|deficit|revenue|sales|dividend|forecast|guidance|income|earnings|turnover)"
_ENDED = "|".join(sorted(each.capitalize() for each in ORGANIZATION_WORDS))
_WORD = lazy_re(capitals(r"(?<![\w’'-])[A-Z][\w&-]*(?:[’'](?!s\b)[\w&-]+)*"))
_BEHIND = lazy_re(
    capitals(
        rf", which\b|[’']s? (?:{_HELD}|{_STATE})\b| {_HELD}\b| (?:[A-Z]\w+ )?(?:{_ENDED})\b| and its\b| itself\b|"
        r" (?:is|was) (?:registered (?:abroad|offshore)|(?:incorporated|headquartered) (?:abroad|in|at))\b|"
        rf" (?:reported|posted|raised|lowered|trimmed|swung to|cut) (?:its\b|an? (?:[\w.’-]+ ){{0,5}}?{_RESULT}\b)|"
        rf", (?:the|an?) (?:[\w’'-]+ ){{0,4}}{_FIRMS}(?=[,.;]| (?:in|of|that|based|with|from)\b)"
    )
)
"""What stands behind a body's name."""
_BEFORE = lazy_re(rf"\b(?:(?i:{_PLACED})|[Ii]n its [\w ’'-]{{1,50}},) $")
_PERSONS_BEFORE = lazy_re(r"\b(?:M[rs]s?|Miss|Dr|Sir|Dame|Lord|Lady|Judge|Cllr|Sen|Gov|Rep)\.? $")
_PERSONS_BEHIND = lazy_re(r", (?:who|\d\d),? ")
_AS_BODY = lazy_re(
    r" (?:said|says|added|announced|confirmed|insisted|denied|told [\w ]{1,30}?)"
    r"(?: (?:on|in|last|yesterday|today)\b[^,.;“”\"\n]{0,30}?)?(?: that)? "
    r"(?:its\b|it (?:would|will|had|has|plans|planned|expects|expected|intends|intended|hopes|hoped|"
    r"(?:is|was) (?!raining|snowing)[a-z]+ing)\b(?! (?:not )?(?:be|been|take|mean|cost|seem|help|rain|snow)\b))"
)
"""Behind a firm that speaks of itself: "said it would not sell", but not "said it would be wrong"."""
LEAD = 70
"""Characters before a name that are looked at."""


def is_body(memory: Memory, name: str) -> bool:
    """Tell whether the article speaks of a capitalised name as of a body, and never as of a person."""
    if memory.bodies is None:
        memory.bodies = _bodies_in(memory.text)
    return name in memory.bodies


def means_firm(memory: Memory, name: str, mention: Span) -> bool:
    """Tell where a surname means its owner's firm: "Hartwell said it would not sell", of Hartwell Foods."""
    if " " in name:
        return False
    if memory.text.startswith(", which ", mention.end):
        # But “...,” said Hartwell, which was odd.
        return not memory.text[max(0, mention.start - 2) : mention.start].strip().isalpha()
    if _AS_BODY.match(memory.text, mention.end) is None:
        return False
    firm = memory.first(rf"\b{re.escape(name)}(?:, which\b| (?:& [A-Z]|(?:[A-Z]\w+ )?(?:{_ENDED})\b))")
    return firm is not None or is_body(memory, name)


def speaks_of_itself(text: str, mention: Span) -> bool:
    """Tell a name behind which "it" can be nothing else: "Tarvia says it is holding four soldiers"."""
    return _IT_ACTS.match(text, mention.end) is not None


_IT_ACTS = lazy_re(
    r" (?:said|says|announced|insisted|insists)(?: (?:on|in|last|yesterday|today)\b[^,.;“”\"\n]{0,30}?)?(?: that)? "
    r"(?:its (?:[a-z]+ )?(?:soldiers|troops|forces|army|navy|police|government|citizens|employees|customers)\b|"
    r"it (?:is|was|has been|had been) (?:holding(?! up| out| on| together)|sending|selling|buying|preparing|"
    r"considering|investigating|withdrawing|hiring|planning|reviewing|working with|negotiating|talking|committed to)\b|"
    r"it (?:will|would) (?:not )?(?:appeal|sell|buy|send|withdraw|pull back|hire|retaliate|respond|reopen|release|"
    r"recall|comply|investigate|resume|suspend)\b)"
)


def tells_of_itself(memory: Memory, name: str, mention: Span) -> bool:
    """Tell a body by what "it" knows or did where no role and no sex is told: "Open Ledger said it had not seen it"."""
    is_bare = all(not person.roles and person.gender is None for person in memory.cast.full_mentions(name))
    return is_bare and _IT_KNOWS.match(memory.text, mention.end) is not None


_IT_KNOWS = lazy_re(
    r" (?:said|says|announced|insisted|insists|added)(?: (?:in (?:an?|its)|on|last) [^,.;“”\"\n]{2,40}?)?(?: that)? it "
    r"(?:knew|owned|operated|regretted|stood by|"
    r"(?:had|has) (?:(?:not|never|already|since) )?(?:seen|received|reviewed|paid|sold|hired|fired|lobbied|complied|"
    r"cooperated|apologi[sz]ed|suspended|appealed)|(?:had|has) no (?:knowledge|record|records|plans|employees)|"
    r"(?:did|does) not (?:know|own|employ|comment|lobby))\b"
)


def _bodies_in(text: str) -> frozenset[str]:
    """Find the names of bodies, of one word or two; each place is looked at once."""
    bodies: set[str] = set()
    people: set[str] = set()
    before: re.Match[str] | None = None
    for word in _WORD.finditer(text):
        is_next = before is not None and text[before.end() : word.start()] == " "
        names = [word.group(), *([f"{before.group()} {word.group()}"] if before is not None and is_next else [])]
        if _BEHIND.match(text, word.end()) or _is_plural(text, before if is_next and before else word, word.end()):
            bodies.update(names)
        if _PERSONS_BEHIND.match(text, word.end()):
            people.update(names)
        if not is_next:
            behind = _WORD.match(text, word.end() + 1) if text[word.end() : word.end() + 1] == " " else None
            lead = text[max(0, word.start() - LEAD) : word.start()]
            if _PERSONS_BEFORE.search(lead):
                people.update([word.group(), *([f"{word.group()} {behind.group()}"] if behind else [])])
            elif _BEFORE.search(lead) and not _is_for_body(lead) and not _says_it(text, lead, (behind or word).end()):
                name = f"{word.group()} {behind.group()}" if behind else word.group()
                if not (_TRADE.search(lead) and gender_of_name(name)):
                    bodies.add(name)
        before = word
    return frozenset(bodies - people)


def _says_it(text: str, lead: str, end: int) -> bool:
    """Tell who says what ends in a body: "The rules were set by the firm, Ana Ruiz said", which names no firm."""
    return _ENDS_IN_FIRM.search(lead) is not None and _SAID.match(text, end) is not None


_ENDS_IN_FIRM = lazy_re(r", $")
_SAID = lazy_re(r" (?:said|says|added|told|wrote|argued|claimed|insisted|explained|recalled|warned|noted)\b")
_TRADE = lazy_re(r"\b(?:supplier|operator|contractor|maker|carrier),? $")
"""What a person may be too, told by a given name: "the contractor, Tom Hale"."""


def _is_for_body(lead: str) -> bool:
    """Tell who is set off behind the body that they speak or work for: "A lawyer for the union, Denise Okoro"."""
    person = _OF_BODY.search(lead)
    return person is not None and (person["noun"].lower() in PERSON_NOUNS | OFFICE_NOUNS or "spokes" in person["noun"])


_OF_BODY = lazy_re(r"\b(?P<noun>[\w-]+) (?:for|of|to|at|with|from) (?:the|its|their|an?) (?:[\w’'-]+ ){0,3}[\w-]+, $")


def _is_plural(text: str, first: re.Match[str], end: int) -> bool:
    """Tell one name with a verb for several: "Calvera have denied it", but not "Ana Ruiz and Tom Hale have"."""
    if _SEVERAL.match(text, end) is None or _PEOPLE.search(text[first.start() : end]) is not None:
        return False
    lead = text[max(0, first.start() - LEAD) : first.start()]
    return _ALONE.search(lead) is not None


_PEOPLE = lazy_re(r"(?:s|ese|ish|men|people)$|^(?:There|They|Both|Many|Most|Few|We|You|I|Police|Staff)$", re.IGNORECASE)
"""Who is told of as several without a name: "Mourners have", "Police are", "There are"."""
_SEVERAL = lazy_re(r" (?:have|are|were|deny|insist|say) (?!I\b)[a-z]")
_ALONE = lazy_re(r"(?:^|[.!?”\"’\n] ?|\b(?:that|because|but|while|although|when|as|before|after)(?: the)? )$")
"""What stands before a subject of one name, where nothing joins it to another and no "would" governs the verb."""
