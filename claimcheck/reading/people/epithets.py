"""Whom a new description means: "the retired neurosurgeon" is whoever the sentence before opens with."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.attribution.phrases.anonymity import asks_for_anonymity
from claimcheck.attribution.phrases.common_kinds import POSSESSIVES
from claimcheck.attribution.phrases.phrase_kind import PhraseKind
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import NATIONALS, OFFICE_NOUNS, PERSON_NOUNS, means_several
from claimcheck.reading.people.bodies import is_body
from claimcheck.reading.people.brought_in import is_brought_in, is_told_of
from claimcheck.reading.people.cast import NamedPerson, gender_of
from claimcheck.reading.people.memory import PERSONS, PRONOUN_REACH, Memory, Resolved, meaning
from claimcheck.reading.people.origins import is_introduced, is_of_origin, origin_gender, person_of_origin
from claimcheck.reading.people.parties import is_of_another_party, person_of_party
from claimcheck.reading.people.roles_beside import PAST
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import SourceKind, Span

NO_EPITHETS = words(
    """official source person aide insider adviser advisor man woman individual someone somebody other caller voter
    resident witness bystander protester neighbor neighbour employee worker staffer friend colleague relative user
    reader viewer listener visitor"""
)
"""Nouns for people that no writer calls a named person by to vary the words."""
_LOOSE = words(
    """mogul billionaire millionaire businessman businesswoman candidate incumbent nominee author tycoon actor actress
    frontrunner front-runner"""
)
"""What somebody is called beside an office."""
_OTHERS = words(
    """doctor lawyer attorney solicitor barrister nurse coach manager trainer physiotherapist agent detective officer
    teacher headteacher surgeon midwife paramedic referee spokesman spokeswoman chairman chairwoman treasurer"""
)
"""Who tells of somebody named, and is called by that person's name only where the text says that it is one."""
_LEARNED = words(
    """engineer economist scientist academic lecturer scholar historian researcher psychologist physicist chemist
    biologist geologist statistician climatologist epidemiologist virologist politician lawmaker legislator envoy
    diplomat cleric technocrat educationist agronomist archaeologist entrepreneur"""
)
"""What "Dr Boateng" may be besides a doctor of medicine."""
FIELDS = tuple(
    words(group)
    for group in (
        "doctor consultant surgeon physician medic registrar specialist psychiatrist cardiologist oncologist",
        "lawyer attorney solicitor barrister counsel",
        "officer detective inspector constable sergeant",
        "professor academic lecturer scholar scientist researcher",
    )
)
"""Nouns that may call one person by turns: "a consultant" is "the doctor" later."""
_BEFORE_NAME = lazy_re(
    capitals(r"(?:^|[.!?”\n] ?)(?:His|Her|Their|Its|The|Another|One|An?|[A-Z]\w+[’']s?)(?: [\w’'-]+){1,5},$")
)
_TITLED_NAME = lazy_re(
    capitals(r"(?:^|[.!?”\n] ?)(?:His|Her|Their|Its|[A-Z]\w+[’']s?)(?: [\w’'-]+){0,3} (?P<noun>[\w-]+)$")
)
"""Before a name that a sentence opens with: "His neighbor [Rosalie Dufresne]"."""
_BY = lazy_re(r"\bby (?:[a-z-]+ ){0,3}$")
_NAME_SO_FAR = lazy_re(
    capitals(r"(?:\b(?:[A-Z]|M[rs]s?|Drs?|Sens?|Reps?|Govs?|Lt|Gen|Col|Capt|Sgt|Rev|Prof|St)\. |\b[A-Z][\w’'-]* )+$")
)
"""What of a name stands before its last word, but no end of a sentence: "They met on Sunday. Ruiz ..."."""
_SIDE_CLAUSE = lazy_re(r"\b(?:as|when|while|after|before|because|since|until|where) $")
_NAME_BESIDE = lazy_re(
    capitals(r"[A-Z][\w’'-]+(?: \([^)]{1,30}\))?(?:,| is| was) (?:an?|the|one|then|former)(?: [\w’'-]+){0,4} $")
)
_NO_NAME = lazy_re(r"(?:One|Another|Someone|He|She|It|This|That)\b")
"""Who is described without a name: "One, a violinist"."""
REQUEST = 90
"""Characters behind a description in which a request for anonymity is that of whom it means."""


def described_person(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the named person that "the minority leader" describes, whom nothing before calls so.

    Where an "a neurosurgeon" without a name came before, the description means that one, and None is given.
    """
    told = mention.of(memory.text).lower().split()
    called = person_of_origin(memory, kind.head, mention)
    if called is not None:
        return called
    heard = _heard_last(memory, kind.head, mention)
    if heard is not None:
        return heard
    if kind.head in NO_EPITHETS or means_several(kind.head) or told[0] in POSSESSIVES:
        return None
    is_past = bool(PAST & set(told))
    again = next((each for each in memory.recent() if _is_that(memory, each, kind.head, is_past=is_past)), None)
    if again is not None:
        return memory.again(again, mention)
    member = person_of_party(memory, kind.head, mention.start)
    if member is not None:
        return meaning(member, mention, kind.head, is_sure=False)
    new = memory.first_of(kind.head)
    if kind.head in NATIONALS and not is_introduced(memory, kind.head, mention.start):
        new = None  # "Belgian police" are no Belgian
    elif kind.head in NATIONALS and new == mention.start + mention.of(memory.text).rfind(" ") + 1:
        return None  # "two Belgians"
    if new is not None and new < mention.start:
        person = _named_beside(memory, new, is_past=is_past)
        person = person or (_who_left(memory, kind.head, mention.start) if is_past else None)
        is_other = person is not None and is_of_another_party(memory.text, person, told)
        return None if person is None or is_other else meaning(person, mention, kind.head, is_sure=True)
    if asks_for_anonymity(memory.text, Span(mention.start, min(len(memory.text), mention.end + REQUEST))):
        return None
    opener = opening_person(memory, mention.start, origin_gender(kind.head))
    is_told = len(mention.of(memory.text).split()) > 2 or kind.head in _LOOSE | NATIONALS or kind.head.endswith("-old")
    if opener is not None and is_told:
        return meaning(opener, mention, kind.head, is_sure=False) if _may_be(memory, opener.name, kind.head) else None
    last = memory.history[-1] if memory.history else None
    if last is None or last.link.kind is not SourceKind.NAMED_PERSON or mention.start - last.at >= PRONOUN_REACH:
        return None
    is_it = last.link.name[:1].isupper() and _may_be(memory, last.link.name, kind.head)
    return replace(memory.again(last, mention), is_sure=False) if is_it else None


def _who_left(memory: Memory, head: str, at: int) -> NamedPerson | None:
    """Give the one holder of an office who left it, as told of before: "The commissioner, Ana Ruiz, resigned"."""
    holders = memory.cast.holders_of(head, at)
    is_one = len(holders) == 1 and _LEFT.match(memory.text, holders[0].span.end, at) is not None
    return holders[0] if is_one else None


_LEFT = lazy_re(
    r"(?:, [^.;!?“”\"\n]{2,80},)?,? (?:has |had |was |abruptly |suddenly |later |then ){0,2}"
    r"(?:resigned|quit|stepped down|stood down|retired|sacked|dismissed|fired|removed|ousted|suspended|left "
    r"(?:his|her) post)\b"
)


def _heard_last(memory: Memory, head: str, mention: Span) -> Resolved | None:
    """Find the named person who spoke last before a court or a panel, and is "the witness" in the next sentence.

    Whoever is brought in by "a witness" is another.
    """
    last = memory.history[-1] if memory.history else None
    if head != "witness" or last is None or last.link.mention is None or last.link.kind is not SourceKind.NAMED_PERSON:
        return None
    new = memory.first_of(head)
    is_new = new is not None and new >= mention.start
    is_heard = is_new and _BEFORE_PANEL.match(memory.text, last.link.mention.end, mention.start) is not None
    return memory.again(last, mention) if is_heard else None


_BEFORE_PANEL = lazy_re(
    r"(?:, [^.;!?“”\"\n]{2,80},)? (?:also |then )?(?:told (?:the |an? )(?:[a-z]+ ){0,2}"
    r"(?:panel|court|inquiry|inquest|jury|jurors|tribunal|commission|committee|judge|hearing|magistrates)|testified)\b"
    r"[^.!?\n]{3,300}[.!?][”\"]? (?:Asked [^.!?\n]{3,160}, )?$"
)


def _may_be(memory: Memory, name: str, head: str) -> bool:
    """Tell whether nothing that is told of a named person speaks against a description: who leads is not the mayor."""
    if name.startswith(("The ", "the ")) or head in OFFICE_NOUNS - _LOOSE:
        return False
    if any(is_of_another_party(memory.text, person, (head,)) for person in memory.cast.full_mentions(name)):
        return False
    if is_of_origin(head):
        gender = origin_gender(head)
        return gender is None or any(p.gender in {None, gender} for p in memory.cast.full_mentions(name))
    shown = gender_of(head) if "-of-" in head else None  # "the father-of-two" is not Ana Ruiz
    if shown is not None and not any(p.gender in {None, shown} for p in memory.cast.full_mentions(name)):
        return False
    if head in _OTHERS:
        return any(head in person.roles for person in memory.cast.full_mentions(name))
    roles = {role for person in memory.cast.full_mentions(name) for role in person.roles}
    known = roles & (PERSON_NOUNS | OFFICE_NOUNS)
    is_same = any(head in field and known & field for field in FIELDS)  # "Dr Hale", then "the medic"
    is_same = is_same or (known == {"doctor"} and "dr" in roles and head in _LEARNED)
    return not known or head in known or bool(known & _LOOSE) or is_same


def _is_that(memory: Memory, earlier: Resolved, head: str, *, is_past: bool) -> bool:
    if earlier.head != head or earlier.link.kind is not SourceKind.NAMED_PERSON or earlier.is_plural:
        return False
    said = earlier.link.mention.of(memory.text) if earlier.link.mention is not None else ""
    return not is_past or bool(PAST & set(said.lower().split()))


def _named_beside(memory: Memory, new: int, *, is_past: bool) -> NamedPerson | None:
    """Give who is called so where the noun is new: "Ben Carrow, a retired neurosurgeon"."""
    beside = _NAME_BESIDE.search(memory.text, max(0, new - 90), new)
    if beside is None or _NO_NAME.match(beside.group()) or (is_past and not PAST & set(beside.group().lower().split())):
        return None
    return next(memory.cast.mentioned_before(new, 100), None)


def opening_person(memory: Memory, at: int, gender: str | None) -> NamedPerson | None:
    """Give the person whose name opens the sentence before, where nobody spoke since: "Ruiz is accused. She ..."."""
    speaker = next((each for each in memory.recent() if each.link.kind in PERSONS), None)
    spoken, last = (speaker.link.mention, speaker.at) if speaker is not None else (None, -1)
    for place, person in memory.cast.places_before(at, PRONOUN_REACH // 2):
        if spoken is not None and spoken.start <= place < spoken.end:
            return None
        is_set_in = (
            speaker is not None and speaker.is_plural and _SET_IN.fullmatch(memory.text, place, last) is not None
        )
        if place <= last and not is_set_in and not _is_aside(memory.text, place, last):
            return None
        is_other = gender is not None and memory.gender_of(person) not in {None, gender}
        if is_other or person.name in memory.barred or is_body(memory, person.name):
            continue
        lead = memory.text[max(0, place - 60) : place]
        before = _NAME_SO_FAR.sub("", lead).strip(" ")
        if not before or before[-1] in ".!?”\n" or _BEFORE_NAME.search(before) or _is_titled(before):
            return person
        if _is_fronted(memory.text, place, person.surname):
            return person
        if is_brought_in(memory.text, place, person.surname) or is_told_of(memory, place, at):
            return person
        if _BY.search(_NAME_SO_FAR.sub("", lead)) and memory.text[place:at].partition(".")[2].strip()[:1] in '“"':
            return person
    return None


_FRONTED = lazy_re(
    r"(?:^|[.!?”\n] ?)(?:(?:In|On|At|By|Over|During|After|Speaking|Asked|Pressed|Challenged|Questioned|Shown|Reached|"
    r"Interviewed)\b[^.!?;:“”\"\n]{2,110}, |(?:When|As|After) (?:I|we) (?:[a-z]+ )?(?:ask|press|call|reach|meet|met|"
    r"visit|find|found|phone|(?:put|read|show|mention)(?:ed)? (?:[\w’'-]+ ){1,5}to)(?:ed)? |"
    r"It (?:is|was) (?:not )?the (?:first|second|third|last) time )$"
)
"""Before a subject, what its sentence opens with: "Asked about this, [Tressick] laughs", "When I put it to [her]"."""
_SET_IN = lazy_re(r"[\w’'-]+, ")
"""Between somebody and those who speak of them: "Mr. Brandt, people close to him say, is leaving"."""
FRONT = 150
"""Characters before a name in which its sentence begins."""


def _is_fronted(text: str, place: int, surname: str) -> bool:
    is_owner = text.startswith(("’s ", "'s "), place + len(surname))
    return not is_owner and _FRONTED.search(_NAME_SO_FAR.sub("", text[max(0, place - FRONT) : place])) is not None


def _is_titled(before: str) -> bool:
    titled = _TITLED_NAME.search(before)
    return titled is not None and titled["noun"] in PERSON_NOUNS | OFFICE_NOUNS


def _is_aside(text: str, place: int, last: int) -> bool:
    """Tell whether who spoke last did so beside the action of the sentence: "Ruiz wept as the foreman read it out"."""
    between = text[place:last]
    return _SIDE_CLAUSE.search(between) is not None and not re.search(r"[.!?\n]", between)
