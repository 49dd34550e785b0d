"""Unnamed people whom a sentence opens with: the "he" that speaks next is such a one, not who spoke before."""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.anonymity import reason_for_anonymity
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.knowledge import basis_of_knowledge
from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.sentences.plain_words import MANNERS, MOODS
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import AUXILIARIES, PREPOSITIONS
from claimcheck.attribution.vocabulary.nouns import COLLECTIVE_NOUNS, PERSON_NOUNS, singular
from claimcheck.reading.people.cast import gender_of
from claimcheck.reading.people.known import known_group, known_person
from claimcheck.reading.people.memory import Memory, Resolved
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Link, SourceKind, Span

REACH = 320
"""Characters before a pronoun in which the sentence lies that opens with whom it means."""
STARTS = lazy_re(
    capitals(
        r"(?:^|(?<=[.!?] )(?<!\b[MD][rs]\. )(?<!\b[A-Z]\. )(?<!\b(?:Mrs|Sen|Rep|Gov|Rev)\. )(?<!\bSt\. )|"
        r"(?<=[.!?][”\"’'] )|(?<=\n))(?=[A-Z])"
    )
)
SETTING = lazy_re(r"(?:In|On|At|Out|Outside|Inside|Near|By|After|Later|Across|Behind)\b[^,.;:“”\"\n]{2,60}, ")
_WORD = lazy_re(r"[\w’'-]+")
_SENTENCE_END = lazy_re(r"[.!?“\n]")
_SPEAKS = lazy_re(
    r"\b(?:told|tells?|says?|said|spoke|speaks?|talk(?:s|ed)|recall(?:s|ed)|explain(?:s|ed)|agree[sd]?|complain(?:s|ed)|"
    r"answer(?:s|ed)|contradict(?:s|ed)|disagree[sd]|differ(?:s|ed)|disputes?d?|den(?:y|ies|ied)|reject(?:s|ed)|"
    r"testif\w+|evidence|versions?|accounts?|story|anonym\w+|nameless|"
    r"(?:not|n[’']t) (?:to )?be (?:named|identified))\b"
)
_PUTS_IT = lazy_re(
    r" (?:(?:is|was|are|were|sounds|sounded) (?:[a-z]+ ){0,2}?(?P<how>[a-z]+)(?: still| yet)?|"
    r"(?:disagree[sd]?|differ(?:s|ed)?|demur(?:s|red))(?: [a-z]+)?|"
    r"(?:recall(?:s|ed)?|remember(?:s|ed)?|s[ae]es?|saw|puts?) (?:it|things|this|the matter) [a-z]+|"
    r"(?:takes?|took|had|has|have|g[ai]ves?|gave|offers?|offered) (?:an?|another|the) (?:[a-z]+ )?"
    r"(?:view|account|version|opinion|explanation|recollection|story))[,:]? ?$"
)
"""What a sentence that leads up to somebody's own words ends in: "[A clerk] was blunter still", "took another view"."""
_WHO = words("who who'd who’d who's who’s")
MAX_WORDS = 5
"""Words up to the noun of the phrase at most."""


def opening_unnamed(
    memory: Memory, mention: Span, *, is_plural: bool, gender: str | None = None, needs_speech: bool = True
) -> Resolved | None:
    """Give the unnamed people that this sentence or the last one opens with, if nobody spoke or was named since.

    "A docker gave me his version. “Half of us knew,” he whispered." Where somebody spoke before, the sentence must show
    that the unnamed speak: who fell, or died, is no new speaker. `gender` is that of the pronoun.
    """
    last = memory.history[-1].at if memory.history else -1
    floor = max(0, mention.start - REACH)
    starts = [m.start() for m in STARTS.finditer(memory.text, floor, mention.start)]
    for start in reversed(starts):
        if start <= last and not _is_told_of(memory.text, start, last):
            return None
        setting = SETTING.match(memory.text, start, mention.start)
        phrase = _phrase_at(memory.text, setting.end() if setting else start, mention.start)
        found = _resolved(memory, phrase, mention, is_plural=is_plural) if phrase is not None else None
        if phrase is None or found is None:
            continue
        is_new = last < 0 and not _is_led_by(memory, start, gender)
        if _is_other(found.head, gender) or (needs_speech and not is_new and not _speaks(memory.text, phrase, mention)):
            return None
        since = memory.cast.mentioned_before(mention.start, mention.start - start)
        is_named = any(gender is None or person.gender in {None, gender} for person in since)
        return None if is_named else found
    return None


def person_meant(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find whom a definite phrase means; "this person" is one who was brought in since anybody else spoke."""
    is_this = mention.of(memory.text).lower() == "this person"
    opener = opening_unnamed(memory, mention, is_plural=False) if is_this else None
    return opener or known_person(memory, kind, mention)


def opening_first_name(memory: Memory, mention: Span, gender: str) -> Span | None:
    """Give the first name alone that the sentence before opens with: "Martin, a former pupil, left. “I ...,” he said".

    The name is nobody's whom the article names in full, and nobody spoke since.
    """
    starts = [m.start() for m in STARTS.finditer(memory.text, max(0, mention.start - REACH), mention.start)]
    lead = memory.text[max(0, mention.start - REACH) : mention.start].rstrip(" ,")
    is_closed = lead.endswith(("”", '"'))
    quoted = max(0, mention.start - REACH) + (lead.rfind("“") if lead[-1:] == "”" else lead[:-1].rfind('"'))
    before = [start for start in starts if start < (quoted if is_closed else max([mention.start - 1, *starts[-1:]]))]
    match = None
    if before:
        match = _FIRST_NAME.match(memory.text, before[-1], mention.start) or _HER_FIRST.match(
            memory.text, before[-1], mention.start
        )
    if match is None or memory.cast.full_names(match["name"]):
        return None
    if memory.history and memory.history[-1].at >= match.start():
        return None
    is_described = not match["who"] or classify(match["who"]).kind is SourceKind.UNNAMED_PERSON
    is_other = gender_of_name(f"{match['name']} X") not in {None, gender} or _is_other(match["head"] or "", gender)
    near = memory.cast.places_before(mention.start, mention.start - match.start())
    is_named = any(place >= match.end() or match["head"] for place, _ in near if place >= match.start())
    return Span(*match.span("name")) if is_described and not is_other and not is_named else None


_FIRST_NAME = lazy_re(
    capitals(
        r"(?P<name>[A-Z][a-z’'-]{1,20})(?:, (?:(?P<who>(?:an?|the) (?:[a-z-]+ ){0,3}?(?P<head>[a-z-]+))|\d\d|"
        r"who (?:is|was) (?:\d\d|an?)\b[^.,!?\n]{0,80})(?:, | and )|"
        r" from (?:the )?[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2} (?=[a-z]))"
    )
)


_HER_FIRST = lazy_re(
    capitals(
        r"(?:His|Her|Their|My) (?:[a-z-]+ ){0,2}?(?P<head>friend|neighbou?r|colleague|classmate|teammate|"
        r"flatmate|roommate|partner|boyfriend|girlfriend|brother|sister|son|daughter|husband|wife|cousin|nephew|niece|uncle|aunt|pal|"
        r"grandson|granddaughter)(?P<who>) (?P<name>[A-Z][a-z’'-]{1,20})(?= (?:is|was|sounds|puts|has|had|takes|took) )"
    )
)
"""Whose first name alone stands behind who they are: "Her friend Kofi is more practical: [he] says"."""


def _is_led_by(memory: Memory, start: int, gender: str | None) -> bool:
    """Tell whether the sentences before are about somebody named whom the pronoun fits."""
    before = memory.cast.mentioned_before(start, REACH)
    return gender is not None and any(person.gender == gender for person in before)


def _is_told_of(text: str, start: int, last: int) -> bool:
    """Tell whether who spoke last did so in a clause about the opener: "a manager, whom the judge said ..."."""
    phrase = _phrase_at(text, start, last)
    return phrase is not None and re.fullmatch(r", whom? (?:[\w’'-]+ ){0,3}", text[phrase.end : last]) is not None


def _is_other(head: str, gender: str | None) -> bool:
    """Tell whether the noun for the people is of another gender than the pronoun."""
    return gender is not None and gender_of(singular(head)) not in {None, gender}


def _speaks(text: str, phrase: Span, mention: Span) -> bool:
    """Tell whether the sentence that `phrase` opens says that they speak."""
    stop = _SENTENCE_END.search(text, phrase.end, mention.start)
    if stop is None and mention.of(text).lower() == "they":
        return True  # "Officials were less merry: no money is left, they warned": the same sentence
    end = stop.start() if stop else mention.start
    return _SPEAKS.search(text, phrase.end, end) is not None or _puts_it(text, phrase.end, end)


def _puts_it(text: str, start: int, end: int) -> bool:
    """Tell whether words end in how somebody puts what comes next."""
    put = _PUTS_IT.search(text, start, end)
    return put is not None and (put["how"] is None or put["how"] in MANNERS | MOODS)


def opening_alone(memory: Memory, mention: Span) -> Resolved | None:
    """Give the one whose sex the article hides, led up to last: "Another, a porter, was blunter. “Go,” [they] said"."""
    found = opening_unnamed(memory, mention, is_plural=False)
    phrase = None if found is None else found.link.antecedent
    if found is None or phrase is None or gender_of(found.head) is not None:
        return None
    stop = _SENTENCE_END.search(memory.text, phrase.end, mention.start)
    return found if _puts_it(memory.text, phrase.end, stop.start() if stop else mention.start) else None


def _phrase_at(text: str, start: int, limit: int) -> Span | None:
    """Give the words from `start` up to the first noun for people that no other such noun follows."""
    found = list(_WORD.finditer(text, start, min(limit, start + 80)))[: MAX_WORDS + 1]
    for i, word in enumerate(found[:MAX_WORDS]):
        behind = found[i + 1].group().lower() if i + 1 < len(found) else ""
        if i and behind in _WHO and found[0].group().lower() in {"a", "an"}:
            return Span(start, word.end())
        if _is_people(word.group().lower()) and not _is_people(behind):
            return Span(start, word.end())
        if i and word.group().lower() in PREPOSITIONS | AUXILIARIES:
            break
    return None


def _is_people(word: str) -> bool:
    return singular(word) in PERSON_NOUNS or word in COLLECTIVE_NOUNS


def _resolved(memory: Memory, phrase: Span, mention: Span, *, is_plural: bool) -> Resolved | None:
    kind = classify(phrase.of(memory.text))
    behind = _WORD.match(memory.text, phrase.end + 1)
    if behind is not None and behind.group() in _WHO and phrase.of(memory.text).lower().startswith(("a ", "an ")):
        # "A shunter who ...": a person, whatever the noun.
        kind = PhraseKind(kind=SourceKind.UNNAMED_PERSON, reference=Reference.INDEFINITE, head=singular(kind.head))
    plural = kind.stated_count is not None or singular(kind.head) != kind.head or kind.kind is SourceKind.COLLECTIVE
    if kind.kind not in {SourceKind.UNNAMED_PERSON, SourceKind.COLLECTIVE} or plural is not is_plural:
        return None
    group = known_group(memory, kind, phrase) if kind.reference is Reference.DEFINITE and is_plural else None
    if group is not None:
        return memory.again(group, mention)  # "The officials", of whom two spoke before
    is_somebodys = phrase.of(memory.text).split(maxsplit=1)[0].lower() in {"his", "her", "their"}
    if kind.reference is not Reference.INDEFINITE and not is_plural and not is_somebodys:
        return None
    stop = memory.text.find("\n", phrase.end, phrase.end + REACH)
    sentence_end = _SENTENCE_END.search(memory.text, mention.end, mention.end + REACH)
    if stop < 0 and sentence_end is not None:
        stop = sentence_end.start()
    around = Span(phrase.start, max(mention.end, stop, phrase.end))
    link = Link(
        kind=kind.kind,
        name=phrase.of(memory.text),
        mention=mention,
        antecedent=phrase,
        reason_for_anonymity=reason_for_anonymity(memory.text, around),
        basis_of_knowledge=basis_of_knowledge(memory.text, around, phrase),
        stated_count=kind.stated_count,
    )
    return Resolved(link=link, at=mention.start, head=kind.head, is_plural=plural)
