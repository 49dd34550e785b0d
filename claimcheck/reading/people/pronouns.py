"""Pronouns as sources: "he", "it", "they" resolved to who was named before."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.phrase_kind import PhraseKind
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import CUE_VERBS
from claimcheck.attribution.vocabulary.nouns import ORGANIZATION_NOUNS, PERSON_NOUNS, singular
from claimcheck.reading.people.bodies import is_body
from claimcheck.reading.people.brought_in import given_before, recalling, rules_on
from claimcheck.reading.people.cast import NamedPerson
from claimcheck.reading.people.document_pronouns import opening_body, told_document, told_documents, told_paper
from claimcheck.reading.people.epithets import opening_person
from claimcheck.reading.people.known import named_pair
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory, Resolved, meaning
from claimcheck.reading.people.not_meant import is_of_other_sex, speaks_of_him
from claimcheck.reading.people.openers import opening_alone, opening_unnamed
from claimcheck.reading.people.subject_bodies import as_source, subject_before, subject_of
from claimcheck.reading.people.told_documents import DOCUMENTS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Link, SourceKind, Span

_BODY = lazy_re(
    capitals(r"\b(?:[Tt]he (?:[a-z-]+[’']s )?(?:[A-Z][\w&-]+ ){0,4}[A-Z][\w&-]+|[A-Z]{2,6}|[Tt]he (?:")
    + "|".join(sorted(ORGANIZATION_NOUNS))
    + r")(?![’']s))\b"
)
_LOWER = lazy_re(r" [a-z]")
_ASKED = lazy_re(r" (?:(?:had|has|later|then|also|again|repeatedly|once) ){0,2}ask(?:ed|s) (?!that\b|not\b|for\b|to\b)")
_TELLS_ONE = lazy_re(
    r"[^.!?;:“”\"\n]{0,50} (?:warned|told|urged|reminded|assured|advised|informed) (?:her|him)\b"
    r"(?! (?:boss|lawyer|wife))"
)
_PLURAL = frozenset({"they", "them", "their", "theirs", "those", "these"})
_WITH_OTHERS = lazy_re(r"\band (?:his|her|their) (?:[a-z-]+ )?[a-z-]+s\b|\band (?:his|her) team\b")
"""Behind a name: "Oduya and her colleagues" are "they" later."""
_PLANS = lazy_re(r" (?:also |now )?(?:plan|want|hope|expect|intend|believe|fear|think|need|like|decline)s?(?:ed|d)?\b")
"""What a body does and no document."""
_THING = frozenset({"it", "its", "this", "that", "which"})


def resolve_pronoun(memory: Memory, kind: PhraseKind, mention: Span, sentence: int) -> Resolved:
    """Resolve the pronoun at `mention`, in the sentence that begins at `sentence`.

    It is who spoke last and agrees, else who was named last.
    """
    low = kind.head
    wanted = "m" if low in {"he", "him", "his"} else "f" if low in {"she", "her", "hers"} else None
    told = _one(memory, mention) if low == "one" else told_documents(memory, mention)
    told = told or (recalling(memory, mention, sentence) if wanted is not None else None)
    if told is not None:
        return told
    given = given_before(memory, mention, wanted) if wanted is not None else None
    if given is not None:
        return given
    opener = None
    if wanted is not None:
        opener = _interviewed(memory, mention, wanted) or _writer_of(memory, mention, wanted, sentence)
        opener = opener or _topic(memory, mention, wanted, sentence) or opening_person(memory, mention.start, wanted)
    if opener is not None and wanted is not None:
        memory.genders.setdefault(opener.name, wanted)
        return meaning(opener, mention, opener.surname, gender=wanted)
    is_they = low == "they"
    unnamed = opening_unnamed(memory, mention, is_plural=is_they, gender=wanted) if wanted or is_they else None
    unnamed = unnamed or (opening_alone(memory, mention) if is_they else None)
    if unnamed is not None:
        return replace(unnamed, gender=wanted)
    pair = _joined_before(memory, mention) if is_they else told_document(memory, mention)
    earlier = _subject_itself(memory, mention, low, sentence) or pair
    earlier = earlier or (_subject(memory, mention, sentence) if low == "it" else None)
    earlier = earlier or _said_before(memory, mention, low, wanted)
    if earlier is not None:
        return earlier
    if wanted or low == "who":
        near = list(memory.cast.mentioned_before(mention.start, PRONOUN_REACH))
        fitting = [person for person in near if wanted is None or memory.gender_of(person) in {None, wanted}]
        fitting = [person for person in fitting if not is_body(memory, person.name)]  # a firm called by two names
        # Where nobody else is told of, "The jet is Mr. Hale’s favourite, he said" is Hale.
        others = [person for person in fitting if person.name not in memory.barred]
        for person in others or [person for person in fitting if memory.gender_of(person) is not None]:
            return replace(meaning(person, mention, person.surname, is_sure=False), gender=wanted)
    body = _body_before(memory, mention, sentence) if low in _THING else None
    if body is not None:
        link = Link(kind=SourceKind.NAMED_ORGANIZATION, name=body.of(memory.text), mention=mention, antecedent=body)
        return Resolved(link=link, at=mention.start, head=low, is_plural=False, is_sure=False)
    meant = (told_paper(memory, mention) or named_pair(memory, low, mention)) if is_they else None
    meant = meant or (_one_person(memory, mention) if is_they else None)
    if meant is not None:
        return meant
    if low in _THING or low in _PLURAL:
        link = Link(kind=SourceKind.COLLECTIVE, name=mention.of(memory.text), mention=mention)
        return Resolved(link=link, at=mention.start, head=low, is_plural=low in _PLURAL, is_sure=False)
    link = Link(kind=SourceKind.UNNAMED_PERSON, name=mention.of(memory.text), mention=mention)
    return Resolved(link=link, at=mention.start, head=low, is_plural=False, gender=wanted, is_sure=False)


def _subject_itself(memory: Memory, mention: Span, low: str, sentence: int) -> Resolved | None:
    """Find the body that calls its own deed something: "[The court] fined the firm for what it called a breach"."""
    before = memory.text[sentence : mention.start]
    if low not in {"it", "they"} or not before.endswith(" what ") or not CUE_VERBS.keys().isdisjoint(before.split()):
        return None
    body = subject_of(memory, Span(sentence, mention.start))
    return as_source(memory, body, mention, low, is_sure=True) if body is not None else None


def _one_person(memory: Memory, mention: Span) -> Resolved | None:
    """Find the one person whose sex the article hides, where nobody else spoke: "a person said. “Yes,” they said"."""
    last = memory.history[-1] if memory.history else None
    if last is None or last.link.kind is not SourceKind.UNNAMED_PERSON or last.is_plural or last.gender is not None:
        return None
    is_near = mention.start - last.at <= PRONOUN_REACH and last.link.stated_count in {None, 1}
    return replace(memory.again(last, mention), is_sure=False) if is_near and last.head in _SEXLESS else None


_SEXLESS = words("person source official aide employee worker insider someone somebody staffer adviser advisor teacher")
"""Who may be "they" alone."""


def _subject(memory: Memory, mention: Span, sentence: int) -> Resolved | None:
    """Find the body that the sentence before is about, where none spoke in it: "Dunmore sold two plants. It said"."""
    body = subject_before(memory, sentence)
    last = next((each for each in memory.recent() if _agrees(memory, each, "it", None)), None)
    if body is None or (last is not None and last.at > body.end) or body.of(memory.text) in memory.barred:
        return None
    if last is not None and last.at == body.start:
        return None
    is_sure = last is None or last.link.name.endswith(body.of(memory.text))
    return as_source(memory, body, mention, "it", is_sure=is_sure)


def _writer_of(memory: Memory, mention: Span, gender: str, sentence: int) -> NamedPerson | None:
    """Give whose letter it is "in which he" asks for something: the one person named before it in the sentence."""
    if not memory.text.endswith(" in which ", sentence, mention.start):
        return None
    before = memory.cast.mentioned_before(mention.start, mention.start - sentence + 1)
    named = [person for person in before if person.gender in {None, gender}]
    return named[0] if len({person.name for person in named}) == 1 else None


def _interviewed(memory: Memory, mention: Span, gender: str) -> NamedPerson | None:
    """Give whom an interview is with, where the paragraph before is a question about her: "Would she do it again?"."""
    start = memory.text.rfind("\n", 0, mention.start)
    asked = memory.text[max(0, start - REACH_OF_QUESTION) : max(0, start)].rstrip().rpartition("\n")[2]
    pronoun = "she" if gender == "f" else "he"
    if not asked.endswith("?") or re.search(rf"\b{pronoun}\b", asked, re.IGNORECASE) is None:
        return None
    people = memory.cast.people[:MAX_ASKED]
    return next((each for each in people if (each.gender or memory.genders.get(each.name)) == gender), None)


def _topic(memory: Memory, mention: Span, gender: str, sentence: int) -> NamedPerson | None:
    """Give whom a sentence turns to: "As for Denny Croft, he has two offers, he says".

    Also who leads up to their own words: "Petra Sands was blunter: the firm, she said, had gambled".
    """
    led = _LED_UP_TO.match(memory.text, sentence, mention.start)
    if led is not None:
        opening = [each for at, each in memory.cast.places_before(led.end(), led.end() - sentence) if at >= sentence][
            -1:
        ]
        return next((each for each in opening if each.gender in {None, gender}), None)
    topic = _AS_FOR.match(memory.text, sentence, mention.start)
    if topic is None or (topic["he"].lower() == "he") != (gender == "m"):
        return None
    named = memory.cast.mentioned_before(topic.end("who"), len(topic["who"]))
    return next((person for person in named if person.gender in {None, gender}), None)


_AS_FOR = lazy_re(r"(?:(?:And|But) as|As) for (?P<who>[A-Z][^,;:“”\"\n]{1,60}), (?P<he>he|she)\b")
_LED_UP_TO = lazy_re(
    r"[A-Z][^:;“”\"\n]{3,160}?(?: (?:is|was) (?:(?:[a-z]+ly|more|less|even|equally) ){0,2}[a-z]+(?: still| yet)?: "
    r"(?=[a-z])|"
    r",? (?:disagree[sd]?|differ(?:s|ed)|demur(?:s|red)|(?:recall|remember)(?:s|ed) it differently): )"
)
MAX_ASKED = 50
"""People of an article that an interview may be with at most, the first ones."""
REACH_OF_QUESTION = 300
"""Characters of a question before a paragraph at most."""


def _said_before(memory: Memory, mention: Span, low: str, wanted: str | None) -> Resolved | None:
    """Find who or what spoke last and agrees with a pronoun."""
    for earlier in memory.recent():
        if mention.start - earlier.at > PRONOUN_REACH:
            break
        through = _spoken_through(memory, earlier, mention, wanted)
        if through is not None:
            return through
        is_idle = earlier.link.kind in DOCUMENTS and _PLANS.match(memory.text, mention.end) is not None
        is_idle = is_idle or (wanted is not None and _is_writing(memory, earlier))
        is_idle = is_idle or (wanted is not None and rules_on(memory, earlier, mention.start))
        is_idle = is_idle or (wanted is not None and speaks_of_him(memory, earlier, mention))
        if earlier.link.name in memory.barred or is_idle or (wanted and _asks(memory, earlier)):
            continue
        if _agrees(memory, earlier, low, wanted):
            nearer = _named_nearer(memory, earlier, mention, wanted)
            return nearer or memory.again(earlier, mention, gender=wanted)
    return None


def _spoken_through(memory: Memory, earlier: Resolved, mention: Span, wanted: str | None) -> Resolved | None:
    """Find whom a body spoke through: "the firm said through a spokeswoman, Ida Roe, that", then "she"."""
    if wanted is None or earlier.link.kind is not SourceKind.NAMED_ORGANIZATION or earlier is not memory.history[-1]:
        return None
    for place, person in memory.cast.places_before(mention.start, mention.start - earlier.at):
        through = _THROUGH.search(memory.text, max(0, place - 60), place)
        if through is not None and person.gender == wanted:
            return meaning(person, mention, person.surname, gender=wanted)
    return None


def _named_nearer(memory: Memory, earlier: Resolved, mention: Span, wanted: str | None) -> Resolved | None:
    """Find somebody whom the paragraph names before a pronoun; one unnamed, or of unknown gender, spoke in another."""
    start = memory.text.rfind("\n", 0, mention.start) + 1
    is_known = earlier.link.kind is not SourceKind.UNNAMED_PERSON and (
        earlier.gender or memory.genders.get(earlier.link.name)
    )
    if wanted is None or is_known or earlier.at >= start:
        return None
    for person in memory.cast.mentioned_before(mention.start, mention.start - start + 1):
        if person.gender == wanted and person.name not in memory.barred:
            return meaning(person, mention, person.surname, gender=wanted, is_sure=False)
    return None


_THROUGH = lazy_re(r"\b(?:through|via) (?:an?|its|the|their) (?:[\w-]+ ){0,3}?[\w-]+, (?:\w+\.? )?$")


def _joined_before(memory: Memory, mention: Span) -> Resolved | None:
    """Find the two people who spoke last in one breath: "Ana Ruiz and Tom Hale said", then "they"."""
    if len(memory.history) < 2:
        return None
    first, second = memory.history[-2:]
    named = all(each.link.kind is SourceKind.NAMED_PERSON and not each.is_plural for each in (first, second))
    one, other = first.link.mention, second.link.mention
    if not named or one is None or other is None or mention.start - second.at > PRONOUN_REACH:
        return None
    is_of_both = first.link.name != second.link.name and _BOTH.fullmatch(memory.text, other.end, mention.start)
    if memory.text[one.end : other.start].strip(" ,") != "and" and not is_of_both:
        return None
    return replace(memory.again(first, mention), is_plural=True, second=memory.again(second, mention).link)


_BOTH = lazy_re(
    r"[^.!?\n]{0,200}[.!?][”\"’]?\s{1,2}[^.!?\n“”\"]{0,80}\b(?:[Bb]oth|the two|neither)\b[^.!?\n“”\"]{0,80}"
)
"""Between the second of two people who spoke in turn and the "they" that is both: "What worries both, they say"."""


def _body_before(memory: Memory, mention: Span, sentence: int) -> Span | None:
    """Give the last body named within a sentence or two before a pronoun, else the one that the last sentence is of.

    Else also the one that its own sentence opens with: "Quillon blocks such questions, it said".
    """
    last = None
    for match in _BODY.finditer(memory.text, max(0, mention.start - PRONOUN_REACH // 2), mention.start):
        if not (memory.text.endswith(", ", 0, match.start()) and _LOWER.match(memory.text, match.end())):
            last = Span(*match.span())  # not "the Tarrow" of "Pellow & Sons, the Tarrow cider maker"
    if last is not None or mention.of(memory.text).lower() != "it":
        return last
    body = opening_body(memory, mention) or subject_before(memory, sentence, is_loose=True)
    if body is not None or sentence >= mention.start:
        return body
    return subject_of(memory, Span(sentence, mention.start), is_loose=True)


def _one(memory: Memory, mention: Span) -> Resolved:
    """Give the one of several unnamed people that "one said" means; somebody named it never is.

    Whoever spoke of several people ("Ruiz met three nurses. One said") is not one of them.
    """
    floor = max(0, mention.start - PRONOUN_REACH)
    several = _SEVERAL.finditer(memory.text, floor, mention.start)
    told = max((m.start() for m in several if singular(m["noun"].lower()) in PERSON_NOUNS), default=-1)
    name = mention.of(memory.text)
    for earlier in memory.recent():
        if mention.start - earlier.at > PRONOUN_REACH or earlier.at < told:
            break
        if earlier.is_plural and earlier.link.kind is SourceKind.UNNAMED_PERSON:
            link = replace(earlier.link, name=name, mention=mention, stated_count=None)
            return Resolved(link=link, at=mention.start, head="person", is_plural=False)
    link = Link(kind=SourceKind.UNNAMED_PERSON, name=name, mention=mention)
    return Resolved(link=link, at=mention.start, head="person", is_plural=False, is_sure=told >= 0)


_SEVERAL = lazy_re(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|both|some|many|\d{1,2}) (?:of (?:the|her|his|its) )?"
    r"(?:[\w-]+ ){0,2}?(?P<noun>[a-z-]+s|people|men|women)\b",
    re.IGNORECASE,
)


def _is_writing(memory: Memory, earlier: Resolved) -> bool:
    """Tell who was spoken of as "the report" alone, and is no "she"."""
    mention = earlier.link.mention
    return mention is not None and classify(mention.of(memory.text)).kind in DOCUMENTS


def _asks(memory: Memory, earlier: Resolved) -> bool:
    """Tell who put a question or warned somebody: the "he" that speaks next is whoever was asked or warned."""
    mention = earlier.link.mention
    if earlier.link.kind is not SourceKind.UNNAMED_PERSON or mention is None:
        return False
    before = memory.text[max(0, mention.start - 9) : mention.start]
    if earlier.gender is None and _TELLS_ONE.match(memory.text, mention.end) is not None:
        return True
    return before.endswith("asked by ") or _ASKED.match(memory.text, mention.end) is not None


def _agrees(memory: Memory, earlier: Resolved, low: str, wanted: str | None) -> bool:
    kind = earlier.link.kind
    single_person = (
        kind in {SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON, SourceKind.SPOKESPERSON} and not earlier.is_plural
    )
    if wanted and is_of_other_sex(memory, earlier, wanted):
        return False
    if wanted:
        return single_person and (earlier.gender or memory.genders.get(earlier.link.name)) in {None, wanted}
    if low in _PLURAL:
        is_joined = earlier.link.mention is not None and _WITH_OTHERS.search(earlier.link.mention.of(memory.text))
        return earlier.is_plural or bool(is_joined) or kind in {SourceKind.NAMED_ORGANIZATION}
    if low in _THING:
        return kind in {SourceKind.NAMED_ORGANIZATION, SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT}
    return low != "we"
