"""Which body "the agency" or "the company" means: the one that its sentence is about, or that spoke right before."""

from __future__ import annotations

from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.phrase_kind import PhraseKind
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import DAYS
from claimcheck.attribution.vocabulary.nouns import ORGANIZATION_NOUNS, ORGANIZATION_WORDS, PLACE_GOVERNMENTS
from claimcheck.attribution.vocabulary.phrase_words import is_acronym
from claimcheck.reading.people.bodies import is_body, speaks_of_itself
from claimcheck.reading.people.memory import Memory, Resolved
from claimcheck.reading.people.paired_bodies import is_one_of_two
from claimcheck.reading.people.subject_bodies import answers, as_source, subject_before
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Link, SourceKind, Span

_PUBLIC = words(
    "agency department ministry bureau board commission regulator watchdog authority administration inspectorate office"
)
"""Bodies of a state: each may be called an agency, and otherwise by its own noun alone."""
_FIRMS = words("company firm")
_TRADES = words(
    """maker manufacturer retailer airline insurer lender supermarket grocer broadcaster publisher brewer builder
    housebuilder homebuilder carmaker drugmaker chipmaker"""
)
"""What only a company is called: "the frozen-food maker"."""
_FIRM_WORDS = words(
    """inc corp co company ltd llc plc bank group airlines airways motors bros brothers partners holdings industries
    systems technologies laboratories shipping logistics lines line energy power water rail transport labs studios
    chemicals foods pharma pharmaceuticals railways ferries steel mining telecom networks software electric brewery
    breweries supermarkets freight foundry bakery hotels entertainment ventures enterprises securities insurance
    assurance"""
)
"""Words of bodies' names that are a company's."""
_NO_FIRMS = (ORGANIZATION_NOUNS - _FIRM_WORDS) - words(
    """firm manufacturer operator airline publisher broadcaster outlet studio laboratory lab clinic network newspaper
    magazine carrier retailer supermarket cooperative co-op railway shipyard refinery insurer lender supplier maker
    corporation chain startup subsidiary conglomerate consultancy brokerage"""
)
"""Last words of a name that is no company's: "the National Labor Tribunal"."""
REACH = 400
"""Characters between a body that spoke and "the company" at most."""
_NAME = lazy_re(
    capitals(r"(?:The )?[A-Z][\w’'&.-]*(?: (?:and |(?:of|for|on) (?:the )?)?[A-Z][\w’'&.-]*){0,6}(?=,? [a-z])")
)
_CAPITAL = lazy_re(capitals(r"(?<![.!?:“\"] )\b[A-Z][\w-]*"))
_NO_PLACE = lazy_re(capitals(r"(?<![.!?:“\"] )(?<!\bin )(?<!\bat )(?<!\bnear )\b[A-Z][\w-]*"))
_COMMON = lazy_re(r"The [a-z]")
_CALLED = (
    r"(?<![\w’'&-])[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){{0,3}}"
    r"(?=, (?:the|an?) (?:[\w’'-]+ ){{0,4}}{0}[,.;])"
)
_ITS_WORDS = lazy_re(
    r" (?:said|says|announced|added) (?:in (?:a|its) (?:[a-z-]+ ){0,2}(?:statement|filing|release|e-?mail|letter)\b|"
    rf"(?:that )?its? )[^.!?“”\"\n]{{0,240}}\. The (?:{'|'.join(sorted(_FIRMS))}) "
    r"(?:said|says|also|added|did|has|had|declined|confirmed)\b"
)


def told_body(memory: Memory, kind: PhraseKind, mention: Span, sentence: Span) -> Resolved | None:
    """Find the body that "the agency" is: "The Safety Board is sending a team, the agency said"."""
    said = mention.of(memory.text).lower().split()
    if kind.kind is not SourceKind.NAMED_ORGANIZATION or said[0] != "the":
        return None
    if len(said) in {2, 3} and said[-1] in _TRADES and memory.first_of(said[-1]) == mention.end - len(said[-1]):
        found = _spoke(memory, said[-1], mention, sentence) or _opened(memory, said[-1], mention, sentence)
        return found if found is not None and _is_firm(memory, found.link.name) else None
    if len(said) != 2:
        return None
    if said[1] not in _PUBLIC | _FIRMS:
        return None
    accused = _accused(memory, said[1], mention, sentence)
    if accused is not None:
        return accused
    found = _subject(memory, said[1], mention, sentence) or _spoke(memory, said[1], mention, sentence)
    return found or _opened(memory, said[1], mention, sentence) or _apposed(memory, said[1], mention)


def _accused(memory: Memory, noun: str, mention: Span, sentence: Span) -> Resolved | None:
    """Give who is accused of what "the company" rejects: "accused Quillo of fraud, a charge the company has"."""
    charged = _CHARGED.search(memory.text, sentence.start, mention.start) if noun in _FIRMS else None
    if charged is None or not _fits(charged["who"], noun):
        return None
    who = Span(*charged.span("who"))
    found = as_source(memory, who, mention, noun, is_sure=True)
    is_known = found.link.antecedent != who or _is_firm(memory, charged["who"])
    return found if is_known else None


_CHARGED = lazy_re(
    capitals(
        r"\b(?:[Aa]ccus(?:es?|ed|ing)|[Cc]harg(?:es?|ed|ing)) (?P<who>[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,4}) "
        r"(?:of|with) [^.;:“”\"\n]{2,200}, (?:an? (?:charge|claim|allegation|accusation)|charges|claims|allegations|"
        r"accusations|something|which) (?:that |which )?$"
    )
)


def _is_firm(memory: Memory, name: str) -> bool:
    return is_body(memory, name) or not _FIRM_WORDS.isdisjoint(word.lower().rstrip(".") for word in name.split())


def _opened(memory: Memory, noun: str, mention: Span, sentence: Span) -> Resolved | None:
    """Give the body that the sentence before is about: "Ostry Motors idled its plant on Friday. The company said"."""
    body = subject_before(memory, sentence.start)
    if body is None or answers(memory, body) or not _fits(body.of(memory.text), noun):
        return None
    name = body.of(memory.text)
    if _COMMON.match(name) or (noun in _FIRMS | _TRADES and name.rsplit(maxsplit=1)[-1].lower() in _NO_FIRMS):
        return None
    names = _NO_PLACE if noun in _FIRMS else _CAPITAL
    others = (word.lower() for word in names.findall(memory.text, body.end, mention.start))
    is_alone = all(word in DAYS | MONTHS for word in others)
    if noun not in _FIRMS and not is_alone:
        return None  # "The Health Ministry counted 19 cases in Talvik. The agency said"
    return as_source(memory, body, mention, noun, is_sure=is_alone)


def _apposed(memory: Memory, noun: str, mention: Span) -> Resolved | None:
    """Give the one body that the article calls so behind its name: "Lumenary, the social media company,"."""
    called = memory.sole(_CALLED.format(noun))
    if called is None or called.end > mention.start or noun not in _FIRMS:
        return None
    return as_source(memory, called, mention, noun, is_sure=False)


def means_company(memory: Memory, name: str, mention: Span) -> bool:
    """Tell whether a name that no person of the article has is called a company right behind what it said.

    Also where it speaks of itself, "Tarvia says it is holding four soldiers", or is one of two countries.
    """
    text = memory.text
    if _ITS_WORDS.match(text, mention.end, min(len(text), mention.end + REACH)) is not None:
        return True
    is_alone = " " not in name and mention.of(text) == name
    return is_alone and (speaks_of_itself(text, mention) or is_one_of_two(memory, name))


def _subject(memory: Memory, noun: str, mention: Span, sentence: Span) -> Resolved | None:
    """Give the body whose name opens the words that are said."""
    found = _NAME.match(memory.text, sentence.start, mention.start)
    if found is None or not memory.text.endswith(", ", 0, mention.start):
        return None
    named = classify(found.group())
    is_named = named.kind is SourceKind.NAMED_ORGANIZATION or is_body(memory, found.group())
    others = _CAPITAL.findall(memory.text, found.end(), mention.start)
    is_one = not any(is_acronym(word) or word.lower() in _PUBLIC for word in others)
    if not is_named or not is_one or not _fits(found.group(), noun):
        return None
    link = Link(
        kind=SourceKind.NAMED_ORGANIZATION,
        name=named.name or found.group(),
        mention=mention,
        antecedent=Span(*found.span()),
    )
    return Resolved(link=link, at=mention.start, head=noun, is_plural=False)


def _spoke(memory: Memory, noun: str, mention: Span, sentence: Span) -> Resolved | None:
    """Give the body that spoke last, where "the company" opens the next sentence and nobody else is named between."""
    last = memory.history[-1] if memory.history else None
    if last is None or last.link.mention is None or mention.start != sentence.start:
        return None
    if last.link.kind is not SourceKind.NAMED_ORGANIZATION or not _fits(last.link.name, noun):
        return None
    between = memory.text[last.link.mention.end : mention.start]
    others = (word.lower() for word in _CAPITAL.findall(between))
    is_next = len(between) <= REACH and "\n" not in between
    own = DAYS | MONTHS | set(last.link.name.lower().split())
    return memory.again(last, mention) if is_next and all(word in own for word in others) else None


def _fits(name: str, noun: str) -> bool:
    """Tell whether a noun may call a body of this name: the Justice Department is no company."""
    name = name.removeprefix("The ").removeprefix("the ")
    words_in = [word.lower().rstrip(".") for word in name.split()]
    if name.islower() or words_in[-1] in PLACE_GOVERNMENTS:
        return False
    if noun in _PUBLIC:
        return noun in words_in or (noun == "agency" and (not _PUBLIC.isdisjoint(words_in) or is_acronym(name)))
    return (ORGANIZATION_WORDS - _FIRM_WORDS).isdisjoint(words_in) and not is_acronym(name)
