"""Whom a definite phrase means: "the senator", "this person", "the two lawmakers"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from claimcheck.attribution.phrases.anonymity import asks_for_anonymity
from claimcheck.attribution.phrases.phrase_kind import PhraseKind
from claimcheck.attribution.vocabulary.nouns import NUMBER_WORDS, PERSON_NOUNS, SOURCE_NOUNS, singular
from claimcheck.attribution.vocabulary.phrase_words import PARTY_WORDS
from claimcheck.reading.people.cast import NamedPerson, gender_of
from claimcheck.reading.people.epithets import FIELDS, REQUEST, described_person
from claimcheck.reading.people.kin import named_relative
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory, Resolved, meaning
from claimcheck.reading.people.parties import is_of_another_party
from claimcheck.reading.people.roles_beside import PAST
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Link, SourceKind, Span

_LOOSE = words("new current retired veteran embattled old")
_SET_OFF = lazy_re(r",| who\b| which\b")


def known_person(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find whom "the senator", "this person" or "the source close to the administration" was before."""
    said = _SET_OFF.split(mention.of(memory.text), maxsplit=1)[0].lower().split()[1:]
    relative = named_relative(memory, kind, mention)
    if relative is not None:
        return relative
    if kind.head == "couple":
        return _couple(memory, mention)
    if kind.stated_count == 2 and mention.of(memory.text).lower().startswith(("the two", "both")):
        return named_pair(memory, kind.head, mention)
    told = said[: said.index(kind.head)] if kind.head in said else []
    is_own = _HER_DOCTOR.match(mention.of(memory.text)) is not None
    holders = [] if is_own else memory.cast.holders_of(kind.head, mention.start)
    holders = [each for each in holders if _is_called(memory.text, each, mention, told)]
    unnamed = _unnamed(memory, kind.head, mention, said, holders)
    if unnamed is not None:
        return memory.again(unnamed, mention)
    if holders and not PAST & set(told):
        holders = [each for each in holders if not each.is_past] or holders
    if holders:
        return _holder(memory, holders, kind.head, mention)
    if mention.of(memory.text).lower().startswith("my "):
        return None  # "my mother" in what Ana Ruiz says is never her
    return described_person(memory, kind, mention)


def bare_counsel(memory: Memory, mention: Span) -> Resolved | None:
    """Find the named one that "Counsel submitted" means: "Counsel to the commission, Ana Ruiz," before."""
    is_bare = mention.of(memory.text).lower() == "counsel"
    holders = memory.cast.holders_of("counsel", mention.start) if is_bare else []
    return _holder(memory, holders, "counsel", mention) if holders else None


_HER_DOCTOR = lazy_re(
    r"(?:his|her|their|my|your|our) (?:own |family )?(?:doctor|dentist|therapist|surgeon|nurse|midwife|teacher|priest|"
    r"physician|psychiatrist|psychologist|gp)\b",
    re.IGNORECASE,
)
"""Who looks after somebody, and is not the "Dr. Kragh" of the article."""


def _couple(memory: Memory, mention: Span) -> Resolved | None:
    """Find the couple that spoke before, else the two whom the text joins: "Ana Ruiz and Tom Hale", "the couple"."""
    earlier = next((each for each in memory.recent() if each.head == "couple"), None)
    if earlier is not None:
        return memory.again(earlier, mention)
    asking = Span(mention.start, min(len(memory.text), mention.end + REQUEST))
    first = memory.first_of("couple")
    if (first is not None and first < mention.start) or asks_for_anonymity(memory.text, asking):
        return None
    places = [place for place, _ in islice(memory.cast.places_before(mention.start, PRONOUN_REACH), 4)]
    is_joined = len(places) > 1 and re.search(r" and ", memory.text[places[-1] : places[0]]) is not None
    return named_pair(memory, "couple", mention) if is_joined else None


def known_group(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the counted people whom "the officials" are: "two officials", if nobody was called so since.

    "The people" are all "three people familiar with it", whatever "two of the people" said since.
    """
    counted = _counted_again(memory, kind, mention)
    if counted is not None:
        return counted
    said, _, tail = mention.of(memory.text).partition(f" {kind.head}")
    is_group = kind.kind in {SourceKind.COLLECTIVE, SourceKind.UNNAMED_PERSON} and kind.stated_count is None
    if is_group and not tail and said.lower().startswith("the "):
        return _counted_before(memory, kind, mention)  # "the former managers"
    if not is_group or said.lower() not in {"the", "these", "those"}:
        return None
    called = [each for each in memory.recent() if each.is_plural and each.head == kind.head]
    called = [each for each in called if not _is_part(memory, each)] or called
    last = called[0] if called else None
    is_near = last is not None and mention.start - last.at < 4 * PRONOUN_REACH
    is_same = not tail or (last is not None and last.link.name.endswith(f" {kind.head}{tail}"))
    is_counted = last is not None and last.link.stated_count is not None
    if last is not None and is_near and is_same and is_counted:
        return memory.again(last, mention)
    return None if called or tail else _counted_before(memory, kind, mention)


def _counted_before(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the people whom the text counted before they spoke: "Two managers described it. The managers said"."""
    phrase = mention.of(memory.text).partition(" ")[2]
    if singular(kind.head) not in PERSON_NOUNS or kind.head == "people":
        return None
    low = max(0, mention.start - PRONOUN_REACH)
    counts = "|".join(sorted(set(NUMBER_WORDS) - {"both"}))
    pattern = rf"\b(?P<count>{counts}) (?:[a-z-]+ ){{0,2}}?{re.escape(phrase)}\b(?!, (?-i:[A-Z])|:| [—–-])"
    found = re.search(pattern, memory.text[low : mention.start], re.IGNORECASE)
    if found is None:
        return None
    place = Span(low + found.start(), low + found.end())
    count = NUMBER_WORDS[found["count"].lower()]
    link = Link(
        kind=SourceKind.UNNAMED_PERSON,
        name=place.of(memory.text),
        mention=mention,
        antecedent=place,
        stated_count=count,
    )
    return Resolved(link=link, at=mention.start, head=kind.head, is_plural=True)


def _counted_again(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the people of whom "both" or "all three" are that many, if only some of them spoke since."""
    if kind.stated_count is None or _COUNTED_AGAIN.fullmatch(mention.of(memory.text)) is None:
        return None
    for earlier in memory.recent():
        link = earlier.link
        if link.kind is not SourceKind.UNNAMED_PERSON or mention.start - earlier.at > PRONOUN_REACH:
            return None
        if link.stated_count == kind.stated_count:
            return memory.again(earlier, mention)
        if link.mention is None or _SOME.fullmatch(link.mention.of(memory.text)) is None:
            return None
    return None


_COUNTED_AGAIN = lazy_re(r"both|(?:the|all) (?:two|three|four|five|six|seven|eight|nine|ten)", re.IGNORECASE)
_SOME = lazy_re(
    r"one|another|the (?:first|second|third|other|others)|an? (?:second|third|fourth)|(?:one|another) of them|he|she",
    re.IGNORECASE,
)


def _is_part(memory: Memory, earlier: Resolved) -> bool:
    said = earlier.link.mention
    return said is not None and _PART.match(memory.text, said.start, said.end) is not None


_PART = lazy_re(r"[\w-]+ of (?:the|these|those)\b")
"""Some of those told of before: "two of the people"."""


def _unnamed(
    memory: Memory, head: str, mention: Span, said: Sequence[str], holders: Sequence[NamedPerson]
) -> Resolved | None:
    """Find somebody who spoke unnamed and is spoken of again, in the same words or by a noun of the same field.

    Args:
        memory: what was said before.
        head: the noun of the phrase.
        mention: the place of the phrase.
        said: the words of the phrase behind its article.
        holders: the named people who are called so.
    """
    single = [each for each in memory.recent() if not each.is_plural]
    if said[:1] == ["same"]:
        return next((each for each in single if _could_be_same(each, said[-1])), None)
    for earlier in single:
        is_same = " ".join(earlier.link.name.lower().split()[1:]) == " ".join(said) != ""
        if is_same and earlier.link.kind is SourceKind.UNNAMED_PERSON:
            return earlier
    for earlier in single if len(said) == 1 else ():
        if mention.start - earlier.at > 4 * PRONOUN_REACH:
            continue
        if earlier is memory.history[-1] and earlier.head == "person" and head in _UNTOLD:
            return earlier  # "Another says so. “It was awful,” the insider recalls"
        is_his = earlier.link.kind is SourceKind.SPOKESPERSON and earlier.head == head  # "Voss’s lawyer"
        if is_his or (earlier.link.kind is SourceKind.UNNAMED_PERSON and _could_be(earlier, head)):
            return earlier
        is_free = earlier.link.kind is SourceKind.UNNAMED_PERSON
        if is_free and (_is_of_field(memory, earlier, head, mention, holders) or _is_set_off(memory, earlier, head)):
            return earlier
        if head == "person" and earlier.link.kind is SourceKind.NAMED_PERSON:
            break
    return None


_UNTOLD = frozenset({"source", "insider", "individual", "person"})
"""Nouns that tell no more of somebody than "another" does."""


def _is_set_off(memory: Memory, earlier: Resolved, head: str) -> bool:
    """Tell who was called so right behind the words for them: "Another employee, a porter" is "the porter" later."""
    mention = earlier.link.mention
    apposed = None if mention is None else _APPOSED.match(memory.text, mention.end)
    return apposed is not None and head in apposed.group().split()


_APPOSED = lazy_re(r",(?: [a-z][\w’'-]*){2,6}")


def _is_of_field(memory: Memory, earlier: Resolved, head: str, mention: Span, holders: Sequence[NamedPerson]) -> bool:
    """Tell whether a noun calls an unnamed person by turns, and nobody named who is called so came between."""
    if not any({head, earlier.head} <= field for field in FIELDS):
        return False
    names = {each.name for each in holders}
    between = memory.cast.mentioned_before(mention.start, mention.start - earlier.at)
    return all(person.name not in names for person in between)


def _holder(memory: Memory, holders: Sequence[NamedPerson], head: str, mention: Span) -> Resolved:
    """Give which of the people of one office is meant: who spoke since, else the last; a guess where two are near."""
    person, *others = holders
    last = memory.history[-1] if memory.history else None
    spoke = [
        each for each in holders if last is not None and each.name == last.link.name and last.at > person.span.start
    ]
    if spoke:
        person, others = spoke[0], []
    near = mention.start - PRONOUN_REACH
    return meaning(person, mention, head, is_sure=all(each.span.start < near for each in others))


def _is_called(text: str, holder: NamedPerson, mention: Span, before: Sequence[str]) -> bool:
    """Tell whether the words before a role stand beside a person too: the transport minister is not the prime one."""
    told = [word for word in before if word not in _LOOSE | PAST]
    low, high = max(0, holder.span.start - 100), holder.span.end + 120
    near = (
        text[low : max(low, min(high, mention.start))] + " " + text[max(low, min(high, mention.end)) : high]
    ).lower()
    if is_of_another_party(text, holder, told):
        return False
    told = [word for word in told if word not in PARTY_WORDS]
    is_then = holder.is_past or not PAST & set(before)
    return is_then and (not told or any(word in near for word in told))


def named_pair(memory: Memory, head: str, mention: Span) -> Resolved | None:
    """Find the two people named in one sentence that "the two lawmakers" or "they" are; None where they are not."""
    pair: list[tuple[int, NamedPerson]] = []
    for place, person in memory.cast.places_before(mention.start, PRONOUN_REACH):
        if all(person.name != other.name for _, other in pair):
            pair.append((place, person))
        if len(pair) == 2:
            break
    if len(pair) < 2 or _NEW_SENTENCE.search(memory.text, pair[1][0], pair[0][0]):
        return None
    second, first = (
        Link(kind=SourceKind.NAMED_PERSON, name=person.name, mention=mention, antecedent=person.span)
        for _, person in pair
    )
    return Resolved(link=first, at=mention.start, head=head, is_plural=True, is_sure=False, second=second)


_NEW_SENTENCE = lazy_re(r"(?<!\b[A-Z])(?<!\b[DM][rs])(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Rev))[.]\s|[!?”]\s")
"""What no two people named in one breath stand on either side of; a title's full stop ends nothing."""


def _could_be_same(earlier: Resolved, head: str) -> bool:
    """Tell whether "the same man" may be somebody unnamed who spoke before."""
    gender = earlier.gender or gender_of(earlier.head)
    is_fit = gender in {None, gender_of(head)} and head in {"man", "woman", "person", "source"}
    return earlier.link.kind is SourceKind.UNNAMED_PERSON and (is_fit or earlier.head == head)


def _could_be(earlier: Resolved, head: str) -> bool:
    return head in {earlier.head, "person"} or (
        head in SOURCE_NOUNS and earlier.head in SOURCE_NOUNS and head in {"source", "person"}
    )
