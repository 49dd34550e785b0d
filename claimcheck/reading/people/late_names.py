"""Who is told of first and named later: "A coroner has ruled ...", then "Senior coroner Dr Helen Quayle said"."""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.anonymity import asks_for_anonymity
from claimcheck.attribution.phrases.common_kinds import DEFINITE
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import OFFICE_NOUNS, PERSON_NOUNS
from claimcheck.reading.people.cast import NamedPerson, gender_of
from claimcheck.reading.people.epithets import NO_EPITHETS
from claimcheck.reading.people.memory import Memory, Resolved, meaning
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import SourceKind, Span

LEAD = 500
"""Characters of an article in which somebody is told of before the name is given."""
NAMED_WITHIN = 1200
"""Characters behind such a phrase in which the name must come."""
_NEW = lazy_re(r"(?:an?|one) ", re.IGNORECASE)
_LOOSE = words("a an one former senior leading top veteran retired local young old new chief deputy long-serving")
_SAME = {"federal": ("federal", "u.s", "us district")}
"""Words that say before a title what another says in the lead: "U.S. District Judge" is a federal judge."""
_SENTENCE_END = lazy_re(r"(?<=[a-z])[.!?][”\"]?\s")
_LETTERS = lazy_re(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def late_named(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the one person of an article who is later called what a phrase of its lead calls somebody unnamed.

    None where two people share the noun, where somebody asks not to be named, or where another one is told of too.
    """
    text = memory.text
    if mention.start > LEAD or kind.reference is Reference.PRONOUN or kind.stated_count is not None:
        return None
    if kind.kind is not SourceKind.UNNAMED_PERSON or kind.head in NO_EPITHETS or not _is_new(memory, mention):
        return None
    holders = [
        each
        for each in memory.cast.by_role.get(kind.head, ())
        if mention.end < each.span.start <= mention.end + NAMED_WITHIN and _is_called(text, each, mention, kind.head)
    ]
    if len({each.name for each in holders}) != 1:
        return None
    person = holders[0]
    between = Span(mention.start, min(len(text), person.span.end + NAMED_WITHIN // 4))
    others = re.findall(rf"\b(?:another|an?|second|other) (?:[a-z-]+ )?{re.escape(kind.head)}s?\b", between.of(text))
    if asks_for_anonymity(text, between) or len(others) > 2:
        return None
    return meaning(person, mention, kind.head, is_sure=False)


def _is_new(memory: Memory, mention: Span) -> bool:
    """Tell whether a phrase introduces one person: "a coroner", or "Council leader", "as minister warns" on top."""
    said = mention.of(memory.text)
    is_bare = said.count(" ") < 3 and (mention.start == 0 or mention.end <= memory.text.find("\n"))
    return _NEW.match(said) is not None or (is_bare and said.split(maxsplit=1)[0].lower() not in DEFINITE)


def _is_called(text: str, person: NamedPerson, mention: Span, head: str) -> bool:
    """Tell whether all that a phrase says beside its head stands beside the name too: "a transport minister".

    "Ada Kesh, the engineer," is the safety engineer just told of; "the minister" may be another one.
    """
    if head not in OFFICE_NOUNS and re.match(
        rf", the {re.escape(head)}\b", text[person.span.end : person.span.end + 60]
    ):
        return True
    told = set(_LETTERS.findall(mention.of(text).lower().partition(head)[0])) - _LOOSE
    before = _SENTENCE_END.split(text[max(mention.end, person.span.start - 100) : person.span.start])[-1]
    near = f"{before}{text[person.span.start : person.span.end + 120]}".lower()
    forms = (_SAME.get(word, (word,)) for word in told)
    return all(any(re.search(rf"\b{re.escape(each)}(?:[’']?s)?\b", near) for each in words) for words in forms)


def soon_named(memory: Memory, resolved: Resolved) -> Resolved:
    """Give who somebody unnamed is where the next sentences say so: "the young man says. He is Tom Hale".

    Also "one resident said", then "said the resident, Ana Ruiz"; nobody else may be brought in who could be meant.
    """
    link = resolved.link
    if link.kind is not SourceKind.UNNAMED_PERSON or resolved.is_plural or link.mention is None or link.stated_count:
        return resolved
    told = link.antecedent or link.mention
    if link.reason_for_anonymity is not None or classify(told.of(memory.text)).reference is Reference.PRONOUN:
        return resolved
    gender = resolved.gender or gender_of(resolved.head)
    end = min(len(memory.text), link.mention.end + SOON)
    for match in _NAMING.finditer(memory.text, link.mention.end, end):
        person = memory.cast.named_at(match.start("name"))
        if person is None or not _names(memory, match, resolved, gender):
            continue
        between = memory.text[link.mention.end : match.start()]
        if _brings_in(between) or asks_for_anonymity(memory.text, Span(link.mention.end, match.end())):
            return resolved
        is_sure = resolved.is_sure and match["noun"] in {None, resolved.head}
        return meaning(person, link.mention, resolved.head, gender=gender, is_sure=is_sure)
    return resolved


SOON = 600
"""Characters behind somebody unnamed in which a sentence says who it is."""
_NAMING = lazy_re(
    capitals(
        r"(?:\b[Tt]he (?:(?P<told>[a-z]+) )?(?P<noun>[a-z-]+), |"
        r"(?<=[.!?”] )(?P<pronoun>He|She|His|Her)(?:(?<=e) is| name is) )"
        r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,3})(?=[,.;]| and (?:he|she)\b)"
    )
)
_SPEAKS = lazy_re(r", (?:said|says|told|added|recalled)\b")
_NEW_PERSON = lazy_re(r"\b(?:an?|another|one|second)(?P<words>(?: [a-z-]+){1,3})", re.IGNORECASE)


def _names(memory: Memory, match: re.Match[str], resolved: Resolved, gender: str | None) -> bool:
    """Tell whether words that name somebody mean who is unnamed, and nobody else who was told of.

    "The woman, Ana Ruiz", names whoever spoke as "she" only where she speaks and no woman was told of before.
    """
    mention = resolved.link.mention or resolved.link.antecedent
    told = resolved.link.antecedent or mention
    if mention is None or told is None:
        return False
    noun = match["noun"]
    if noun is None:
        male = match["pronoun"] in {"He", "His"}
        start = max(memory.text.rfind("\n", 0, mention.start) + 1, mention.start - SOON)
        before = memory.text[start : mention.start] + memory.text[mention.end : match.start()]
        others = (_HE if male else _SHE).search(before) is not None or _brings_in(memory.text[start : told.start])
        is_next = _SENTENCE_END.search(memory.text, mention.end, match.start() - 1) is None
        return is_next and not others and gender in {None, "m" if male else "f"}
    first = memory.first_of(noun)
    is_only = first is not None and first >= told.start
    if match["told"] not in {None, *told.of(memory.text).lower().split()} or not is_only:
        return False
    is_spoken = _SPEAKS.match(memory.text, match.end()) is not None and gender == gender_of(noun)
    return noun == resolved.head or (noun in {"man", "woman"} and is_spoken)


_HE = lazy_re(r"\b(?:he|him|his)\b", re.IGNORECASE)
_SHE = lazy_re(r"\b(?:she|her|hers)\b", re.IGNORECASE)


def _brings_in(between: str) -> bool:
    """Tell whether somebody else unnamed comes in: "a nurse said so. A woman fell. The woman, Ana Ruiz, said"."""
    return any(
        word in PERSON_NOUNS for match in _NEW_PERSON.finditer(between) for word in match["words"].lower().split()
    )
