"""Background: who or what a name in a sentence is ("who leads ...", "chief executive Ida Roe", "Roe, 54,")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import AUXILIARIES
from claimcheck.attribution.vocabulary.nouns import ORGANIZATION_NOUNS, TITLE_WORDS
from claimcheck.reading.cutting.clauses import is_clause
from claimcheck.reading.cutting.title_starts import title_start
from claimcheck.reading.cutting.told_of import AGE_END, NAME, NAME_END, identified_by, is_role_noun
from claimcheck.text.calendar_words import MONTH_NAMES, WEEKDAYS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """An identification in a sentence.

    `span` is what the claim stands on, `subject` the words before it that it identifies, where they can be told and do
    not stand in it. `inset` is what can be left out of the sentence, with its commas, and the rest still reads.
    `is_identification` is unset for a relative clause that tells what its subject did.
    """

    span: Span
    subject: str | None = None
    inset: Span | None = None
    is_identification: bool = True


_DOT = (
    r"(?:(?<![\w’'-])(?:Sens?|Govs?|Reps?|Drs?|Mr|Mrs|Ms|Prof|Gen|Col|Capt|Lt|Sgt|Maj|Adm|Rev|Hon|Supt|Insp|St|[A-Z])"
    r"\.(?= [A-Z]))"
)
"""The full stop of a title or an initial, which ends no clause: "who managed Sen. Carl Redding’s campaign"."""
_SHORT = rf"(?:{_DOT}|[^,.;:—–“”\"\n]|,(?=\d{{3}}\b)|\.(?=\s[a-z0-9]|[^\s])){{2,110}}"
_LISTED = (
    r"(?:(?:, [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?){1,3},? and (?:[A-Z][\w’'-]* ){0,4}"
    r"(?i:union|association|federation|council|society|guild|alliance|institute|trust))"
)
"""How a body's name goes on behind a comma: "the head of the Bakers, Food and Allied Workers Union"."""
# What is told of a relative by name identifies nobody: "whose brother Steve was among the dead".
_CLAUSE = lazy_re(
    r"(?<=[\w)’'])(?P<inset>, (?P<body>(?:who (?:also )?(?:leads?|led|heads?|headed|chairs?|chaired|runs|ran|"
    r"owns?|owned|founded|follows|directs|directed|oversees|oversaw|started|joined|left|lost|sits|sat|compiles|compiled|"
    r"builds|built|farms|farmed|holds|held|took over|studies|studied|writes|covers|plays|played|posts under|"
    r"represents|represented|represent|teaches|coaches|manages|managed|edits|edited|has (?:led|headed|"
    r"chaired|run|served|held|owned|been)|served|serves|works|worked|lives|lived|"
    r"is(?! (?:(?:[a-z]+ly|now|still|also) )?(?:expected|likely|due|set|to)\b)|was)\b"
    r"(?! (?:thought|said|believed|understood|reported|alleged|rumou?red|feared) to\b)|"
    r"whose (?:father|mother|brother|sister|son|daughter|husband|wife|family|parents|members(?= include))\b"
    r"(?! [A-Z][\w’'-]* (?!(?:is|was) (?:an?|the) ))|"
    r"(?:both|all|some|most|none) of (?:whom|them(?! (?:from|about|in|by|for|at|on|to)\b))\b|no relation\b|"
    r"formerly (?:known as)?|which (?:owns|operates|runs|employs|represents|oversees|regulates|belongs to|"
    r"takes place|meets|is (?:[a-z]+ly )?owned by|is based|makes|made|was founded|carries no)\b)"
    rf"(?:{_DOT}|[^,.:;“”\"\n]|:(?=\d)|,(?=\d{{3}}\b)|\.(?=\s[a-z0-9]|[^\s])){{0,160}}))(?=[,.:;—–]|$)"
)
_RELATIVE = lazy_re(
    r"(?<=[\w)’'])(?<!, it turns out)(?<!, it turned out)(?<!, it seems)(?<!, it emerged)"
    r"(?P<inset>, (?P<body>(?:who|whom(?! (?:I|we|this)\b)|which|whose) "
    rf"(?:{_DOT}|[^,.:;—–“”‘\"\n]|,(?=\d{{3}}\b)|\.(?=\s[a-z0-9]|[^\s])){{8,120}}"
    r"(?:, (?:up|down) (?:\d\S{0,8} )?from (?:[^,.:;—–“”‘\"\n]|,(?=\d{3}\b)){2,60})?))"
    r"(?=,|\.?$)"
)
_WHO_DID = lazy_re(
    r"(?:who (?:(?:still|also|now|once|never|later|always|often|[a-z]{2,20}ly) )?"
    r"(?:[a-z]{2,20}(?:ed|(?P<now>[^s]s|sses))|came|went|made|took|gave|won|ran|rose|fell|shot|rode|swam)|"
    r"which (?:[a-z]{2,20}ed|[a-z]{1,20}[^\Ws]s(?= (?:the|an?|its|their|his|her|all|most|some|more|about|\d+)\b))) "
    r"(?!(?:say|said|says|told|believe|allege|claim|think|thought|hope|fear|want|are|were|have|had|do|did|will|would)\b)"
    r"[\w(“\"]"
)
"""A short relative clause, or one whose verb no list knows: "who tested negative", "who still attends Mass"."""
_WHOSE = lazy_re(
    rf"(?<=[\w)’'])(?P<inset>, (?P<body>(?P<role>whose (?:[a-z’'-]{{2,30}} ){{0,3}}[a-z-]{{2,30}}, {NAME}(?:, \d\d)?), "
    rf"[a-z](?:{_DOT}|[^,.:;—–“”‘\"\n]|,(?=\d{{3}}\b)|\.(?=\s[a-z0-9]|[^\s])){{8,120}}))(?=,|\.?$)"
)
"""A relative clause whose subject is named between: "whose owner, Pete Brandt, has given 38,500 to it"."""
_AGE = lazy_re(rf"(?P<who>(?:{NAME}|[Tt]he [a-z]+))(?P<inset>, (?:[1-9]\d|1[01]\d))(?=,|\.?$| and )")
_PARTICIPLE = lazy_re(
    r"(?<=[\w)’'])(?P<inset>, (?P<body>(?:founded|formed|established|set up|appointed|elected|incorporated|born|"
    r"created) (?:in|by|on|at)\b[^,.;:“”\"\n]{2,90}))(?=,|\.$)"
)
_NAMED_ROLE = lazy_re(
    capitals(
        rf"(?<=[\w)’'])(?P<inset>, (?P<body>(?:(?:a|an|the|its|his|her|their|[A-Z][\w-]*[’']s?) )?{_SHORT}{_LISTED}?))"
        r"(?=,|\.$)"
    )
)
_ROLE_NAME = lazy_re(
    rf"(?:^|(?<=\s))(?P<role>(?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|An?|a|an)|"
    rf"(?:{NAME})[’']s?|[Tt]he [a-z]+[’']s?) (?:[\w-]+ ){{0,5}}?[\w-]+(?: (?:of|for|at) (?:the )?[\w’' -]{{2,40}})?), "
    rf"(?P<name>(?:(?:Dr|Prof|Capt|Sir|Col|Gen)\.? )?{NAME})(?=,)"
)
_TITLE_NAME = lazy_re(
    rf"(?:^|(?<=[\s(“\"]))(?P<role>(?:(?:{NAME}[’']s )?[\w-]+ ){{0,2}}?(?P<noun>[A-Za-z-]*[a-z])) (?P<name>{NAME}"
    rf"(?: of (?:the )?{NAME})?)"
)
_LEADING = lazy_re(rf"(?P<role>An? {_SHORT}), (?=(?:he|she) [a-z]+ [^,])")
"""Who somebody is, before the pronoun: "[A hepatologist at Ash College], she says the drug is unsafe"."""
_REQUEST = lazy_re(
    r"\banonym|\b(?:not|(?:declin|refus)(?:ed|es|ing)) to be (?:named|identified|quoted)|\bnot (?:wish|want)|"
    r"\bauthori[sz]ed|\bfamiliar with|\bbriefed|"
    r"\b(?:asked|requested) (?:that|not|to)|\bspoke\b|\bsaid\b|\btold\b|\bknowledge of|\bpermitted",
    re.IGNORECASE,
)
_MONTHS = frozenset(name.capitalize() for name in MONTH_NAMES)
_DATES = _MONTHS | {day.capitalize() for day in WEEKDAYS}
_NO_ROLE_FIRST = words(
    "who which whose whom through via by with without like unlike and but or including according to from because be"
)
_TELLS = (AUXILIARIES - {"being", "be", "been"}) | words(
    "said says wrote writes told tells added adds found argued warned"
)
_BEFORE_ROLE = lazy_re(
    r"(?:.*\b(?:that|as|after|before|when|since|because|while|"
    r"(?:[a-z]{2,20}ed|written|sent|given|made|drawn up)(?: by)?|said|told|tells|heard|found)|"
    r"an? [a-z]{2,20}(?= (?:its|his|her|their) )) "
    r"(?=(?:the|an?|its|his|her|their|our) )"
)
_WHO = lazy_re(r" who (?:also |has |had |had also |has also )?")
_STANDING = lazy_re(
    r"(?:(?:was|is|were|are) (?:not |also )?(?:involved|part of|affiliated|among|a member)|did not (?:take part|work)|"
    r"reviewed|read|analy[sz]ed|advised|advises|leads?|led|heads?|headed|chairs?|chaired|runs|ran|directs?|directed|"
    r"oversees|oversaw|studies|studied|specialises|specializes|teaches|taught|covers|writes|served|serves|"
    r"works|worked|lives|lived|represents|represented|wrote|co-wrote|edits|edited|manages|managed|founded|co-founded)\b"
)
"""What tells who somebody is to the matter: "a professor at Ash College who reviewed the e-mails"."""


@lru_cache(maxsize=64)
def backgrounds_in(text: str, sentence: Span) -> tuple[Background, ...]:
    """Find the identifications in a sentence, in order, none inside another.

    What was found is kept: every statement that is cut from a sentence asks for them.
    """
    found = sorted(_candidates(text, sentence), key=lambda b: (b.span.start, -b.span.end))
    kept: list[Background] = []
    for each in found:
        if not kept or each.span.start >= kept[-1].span.end:
            kept.append(each)
    return tuple(kept)


def relatives_in(text: str, sentence: Span, backgrounds: Sequence[Background]) -> list[Background]:
    """Find the relative clauses set off by commas that identify nobody: "which carried 3m passengers last year"."""
    named = [
        replace(_inset(text, match, sentence), is_identification=False)
        for match in _WHOSE.finditer(text, sentence.start, sentence.end)
        if is_clause(match["body"]) and not _REQUEST.search(match["body"])
    ]
    return named + [
        _before_request(replace(_inset(text, match, sentence), is_identification=False), match["body"])
        for match in _RELATIVE.finditer(text, sentence.start, sentence.end)
        if (is_clause(match["body"]) or _tells_of_deed(text, match))
        and (
            not _REQUEST.search(match["body"])
            or _HANDED.match(match["body"]) is not None
            or _THEN_ASKED.match(match["body"]) is not None
        )
        and not any(b.span.overlaps(Span(match.start("body"), match.end("body"))) for b in backgrounds)
    ]


def _before_request(relative: Background, body: str) -> Background:
    """End a clause before how its source asked not to be named: "who [signed a form] and asked not to be named"."""
    asked = _THEN_ASKED.match(body)
    if asked is None:
        return relative
    return replace(relative, span=Span(relative.span.start, relative.span.start + asked.end("first")), inset=None)


_THEN_ASKED = lazy_re(
    r"(?P<first>who [a-z]{2,20}ed (?:(?!and\b)[\w’'-]{1,30} ){1,12}?(?!and\b)[\w’'-]{1,30}) and "
    r"(?:asked not to be (?:named|identified|quoted)|spoke on (?:the )?condition)\b"
)


def _tells_of_deed(text: str, relative: re.Match[str]) -> bool:
    """Tell a deed by the verb's ending; in the present only inside a sentence, which ends with what it is about."""
    told = _WHO_DID.match(relative["body"])
    return told is not None and (told["now"] is None or text.startswith(",", relative.end()))


_HANDED = lazy_re(
    r"which (?:was|were|(?:has|have|had) been) (?:provided|given|shown|leaked|sent|handed|passed|shared) "
)
"""How the paper came by a thing, with the terms on which it did: "which were given to the Post on condition of ..."."""


def _candidates(text: str, sentence: Span) -> Iterator[Background]:
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if not _REQUEST.search(match.group("body")) and len(match.group("body").split()) > 1:
            yield _inset(text, match, sentence)
    for match in _WHOSE.finditer(text, sentence.start, sentence.end):
        if is_clause(match["body"]):
            role = Span(*match.span("role"))
            yield Background(span=role, subject=identified_by(text, role, sentence))
    for match in _PARTICIPLE.finditer(text, sentence.start, sentence.end):
        yield _inset(text, match, sentence)
    for match in _AGE.finditer(text, sentence.start, sentence.end):
        if not _MONTHS.isdisjoint(match.group("who").split()):
            continue
        yield Background(span=Span(match.start(), match.end()), inset=Span(*match.span("inset")))
    yield from _named_roles(text, sentence)
    leading = _LEADING.match(text, sentence.start, sentence.end)
    if leading is not None and _is_role(leading["role"]):
        yield Background(span=Span(*leading.span("role")), inset=Span(*leading.span()))
    for match in _ROLE_NAME.finditer(text, sentence.start, sentence.end):
        if _is_role(match.group("role")):
            told = _BEFORE_ROLE.match(match.group("role"))  # "The inquiry heard that [its superintendent, Ida Roe]"
            start = match.start("role") + (told.end() if told is not None else 0)
            yield Background(span=Span(start, match.end("name")))
    yield from _titled(text, sentence)


def _named_roles(text: str, sentence: Span) -> Iterator[Background]:
    """Find who somebody is behind the name: "Ida Roe, a chemist at Ash College"."""
    for match in _NAMED_ROLE.finditer(text, sentence.start, sentence.end):
        before = AGE_END.sub("", text[max(sentence.start, match.start() - 60) : match.start()])
        name = NAME_END.search(before)
        is_named = name is not None and name["name"].rsplit(maxsplit=1)[-1] not in _DATES
        # "three members, two of them Liberals, hired a lawyer"
        is_named = is_named and name is not None and not before.endswith((" of them ", " of whom "), 0, name.start())
        if is_named and _is_role(match.group("body")) and not _REQUEST.search(match.group("body")):
            who = _WHO.search(match.group("body"))
            is_known = who is None or _STANDING.match(match.group("body"), who.end()) is not None
            if not is_known and name is not None and who is not None and " has " in who.group():
                yield from _role_and_deed(match, name["name"], match.start("body") + who.start())
            else:
                yield replace(_inset(text, match, sentence), is_identification=is_known)
        elif is_named and _is_body(match.group("body")) and not text.startswith((", and ", ", or "), match.end()):
            yield replace(_inset(text, match, sentence), inset=None)


def _is_body(phrase: str) -> bool:
    """Tell what a body is, with an article and a word that tells of what kind: "a rating agency"."""
    found = _HEAD.match(phrase)
    return found is not None and found["noun"] in _BODIES


_HEAD = lazy_re(
    r"(?:an?|the|its) (?:[\w’'-]+ ){1,5}?(?P<noun>[a-z-]{3,20})"
    r"(?:$| (?:in|of|at|for|from|with|based|that|which|behind|to|on|owned|run)\b)"
)
_BODIES = (ORGANIZATION_NOUNS - words("city county state nation country port region district camp house")) | words(
    "processor provider developer builder contractor start-up platform producer"
)


def _role_and_deed(match: re.Match[str], name: str, who: int) -> Iterator[Background]:
    """Part who somebody is from what they did: "a former envoy [who has flown there seven times]" begins at `who`."""
    start, end = match.span("inset")
    yield Background(span=Span(match.start("body"), who), subject=name, inset=Span(start, who))
    deed = Span(who + 1, match.end("body"))
    yield Background(span=deed, subject=name, inset=Span(who, end), is_identification=False)


_PLACE_BEHIND = lazy_re(r", where [^,.;:—–“”\"\n]{3,80}(?=,)")
"""What is told of a place that ends a clause: "who is at Shap Green, [where he visits her]," is one inset."""


def _inset(text: str, match: re.Match[str], sentence: Span) -> Background:
    place = _PLACE_BEHIND.match(text, match.end("body"), sentence.end)
    span = Span(match.start("body"), place.end() if place is not None else match.end("body"))
    return Background(
        span=span, subject=identified_by(text, span, sentence), inset=Span(match.start("inset"), span.end)
    )


def _is_role(phrase: str) -> bool:
    """Tell whether a phrase says what one person is: its head, before any "of", "at" or "who", is a role."""
    lead = phrase.split(" who ", maxsplit=1)[0]
    if re.search(r"\b(?:and|or)\b", lead) and not re.match(
        r"(?:his|her|its|the|an?|[\w-]+[’']s) ", lead, re.IGNORECASE
    ):
        return False
    core = re.split(r" (?:of|for|at|in|on|from|with|who|there|since|under|to|and|behind) |(?: there)?$", phrase)[0]
    found = core.split()
    if not found or len(found) > 7 or found[0] in _NO_ROLE_FIRST or found[0].endswith("ing"):
        return False
    if _DOES.match(phrase):  # "in a statement signed by his aide", "rang the chief executive"
        return False
    if not _TELLS.isdisjoint(lead.split()):  # "dated 14 November, an engineer there wrote that"
        return False
    return is_role_noun(found[-1].lower()) and not any(w.isdigit() for w in found)


_DOES = lazy_re(
    r"(?!(?:then|now|once|formerly|still|also|currently|both|later|previously|perhaps|probably|arguably|half)\b)"
    r"[a-z]{2,20} (?:an?|the|his|her|its|their) "
)
"""A verb or a preposition before another phrase."""


def _titled(text: str, sentence: Span) -> Iterator[Background]:
    """Find titles in lower case before a name: "chief executive Ida Roe", "Hydrologist Ida Roe" at the beginning."""
    for match in _TITLE_NAME.finditer(text, sentence.start, sentence.end):
        noun = match.group("noun")
        at_start = match.start("noun") == sentence.start
        # "President Roe" is a form of address; "Hydrologist Ida Roe" at the beginning tells who she is.
        if not is_role_noun(noun.lower()) or (noun[0].isupper() and (not at_start or noun.lower() in TITLE_WORDS)):
            continue
        name = match.group("name")
        if len(name.split(" of ", maxsplit=1)[0].split()) < 2:
            continue
        start = title_start(
            text, match.start("role"), match.start("noun"), is_first=match.start("role") == sentence.start
        )
        once = _ONCE.search(text, max(sentence.start, start - 80), start)
        start = once.start() if once is not None else start
        end = match.end("name") - (2 if name.endswith(("’s", "'s")) else 0)
        yield Background(span=Span(start, end))


_ONCE = lazy_re(capitals(r"\b(?:[Ff]ormer|[Aa]cting|[Vv]eteran) (?:[A-Z][\w’'&-]{1,30} ){1,3}$"))
"""Before a title, with whose it was: of "former Rovers striker Glen Pashley" nothing may be left out."""

_IDENTITY = lazy_re(
    rf"(?:{NAME}(?:, \d\d,)?|[Hh]e|[Ss]he) (?:(?:is|was) (?:now |then |also )?|has been )"
    rf"(?P<what>(?:(?:a|an|the|its|his|her|their|{NAME}[’']s?|the [a-z]+[’']s) )?(?P<role>[^\d\s]{_SHORT})|\d\d)\.?$"
)


def is_identification(stated: str) -> bool:
    """Tell whether a statement only says who somebody is: "She was the mill's last watchman", "Roe is 71"."""
    match = _IDENTITY.match(stated)
    return match is not None and (match.group("role") is None or _is_role(match.group("what")))
