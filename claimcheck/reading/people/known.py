"""Definite phrases: "the senator", "this person", "the report" resolved to what was introduced before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.vocabulary.lexicon import DAYS, MONTHS
from claimcheck.attribution.vocabulary.nouns import BODY_PLURALS, POLL_WORDS, SOURCE_NOUNS
from claimcheck.attribution.vocabulary.words import words
from claimcheck.reading.people.cast import NamedPerson
from claimcheck.reading.people.epithets import described_person
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory, Resolved
from claimcheck.types import Link, SourceKind, Span

_BODY_PLACE = (
    r"[A-Z][\w-]+ {0}\b|\b{0} (?:in|from|of) [A-Z][\w-]+|[A-Z][\w-]+ Police (?:Department|Service)|District Attorney|"
    r"[A-Z][\w-]+ (?:[\w-]+ )?prosecutor[’']s office"
)
_COURT = r"\b(?:[A-Z][\w’'-]+ ){1,4}Court\b|\b(?:Court of [A-Z][\w-]+|(?:court|tribunal) (?:in|of|for) [A-Z][\w-]+)"
_OWNED_DOCUMENT = (
    r"(?<![.!?”] )(?!(?:An?|The|One|This|That|Some|Its|His|Her|Under|In|By|From|On|At|For|But|And) )"
    r"(?:[A-Z][\w’'&-]+ ){{1,5}}(?:[a-z]+ )?{0}\b|"
    r"\b{0} (?:(?!seen|reviewed|obtained|viewed|examined|read)[a-z]+ (?:on [A-Z][a-z]+day )?){{0,4}}"
    r"(?:(?:by|from|of|for) (?:the )?|(?:published|out) (?:[\w-]+ ){{0,3}}in (?:the )?|in the (?=[Jj]ournal))"
    r"[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){{0,4}}"
)
_NOBODY = (
    r"(?:One|Some|Two|Three|Another|Many|Several|Both|Others|Someone|Somebody|Nobody|They|He|She|It|An?|This|That|"
    r"Officials|Critics|Residents|Aides|Sources|People|Police|Who|Yesterday|Today|Later|Earlier|Last) "
)
_PUBLISHED = (
    rf"(?!{_NOBODY})"
    r"[A-Z][\w’'&-]+ (?:(?:[A-Z][\w’'&-]+|campaign|company|committee|council|union|group|office|ministry|team) ){{0,4}}"
    r"(?:published|released|issued|commissioned|produced|aired|posted|launched|unveiled|filed|wrote|sent(?: out)?|"
    r"emailed|circulated|submitted|delivered|signed|penned) (?:its|his|her|their|an?|the) (?:[\w-]+ ){{0,3}}{0}\b|"
    r"\b[A-Z][\w-]+(?:[’']s|s[’']) (?:[\w-]+ ){{0,2}}{0}\b"
)
_ALIKE = tuple(
    words(group)
    for group in (
        "report study analysis paper review research assessment audit",
        "poll survey study",
        "ad advert spot commercial video clip",
        "letter missive memo note",
        "indictment complaint lawsuit filing",
        "slide slides report",
    )
)
"""Nouns that may call one document by turns."""
_OUTLETS = frozenset({"the paper", "the daily", "the weekly", "the tabloid", "the broadsheet", "the site"})
_PAPERS = frozenset({"newspaper", "paper", "daily", "weekly", "magazine", "outlet", "tabloid", "broadsheet"})
_PRESS = words(
    """times post news journal press tribune herald chronicle globe courier gazette mirror observer guardian telegraph
    mail sun standard star echo gull argus advertiser examiner inquirer ledger sentinel register dispatch record"""
)
_LOOSE = frozenset({"former", "then", "late", "new", "current", "outgoing", "retired", "veteran", "embattled", "old"})
_AUTHORS = words("researchers authors scientists academics")
_PLURAL_OFFICES = words("senators lawmakers congressmen ministers governors mayors judges councillors")
_AUTHORED = words("report study analysis paper review research survey poll")
_CAPITAL = re.compile(r"[A-Z][\w’'&-]+")
_SET_OFF = re.compile(r",| who\b| which\b")
_POLL = re.compile(r"\b(?:" + "|".join(sorted(POLL_WORDS)) + r")\b", re.IGNORECASE)


def known_person(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find whom "the senator", "this person" or "the source close to the administration" was before."""
    words = _SET_OFF.split(mention.of(memory.text), maxsplit=1)[0].lower().split()[1:]
    exact = " ".join(words)
    if kind.stated_count == 2 and mention.of(memory.text).lower().startswith(("the two", "both")):
        return named_pair(memory, kind.head, mention)
    for earlier in memory.recent():
        single = not earlier.is_plural
        same_words = single and exact and " ".join(earlier.link.name.lower().split()[1:]) == exact
        if same_words and earlier.link.kind is SourceKind.UNNAMED_PERSON:
            return memory.again(earlier, mention)
    if len(words) == 1:
        for earlier in memory.recent():
            if earlier.is_plural or mention.start - earlier.at > 4 * PRONOUN_REACH:
                continue
            is_his = earlier.link.kind is SourceKind.SPOKESPERSON and earlier.head == kind.head  # "Voss’s lawyer"
            if is_his or (earlier.link.kind is SourceKind.UNNAMED_PERSON and _could_be(earlier, kind.head)):
                return memory.again(earlier, mention)
            if kind.head == "person" and earlier.link.kind is SourceKind.NAMED_PERSON:
                break
    holder = memory.cast.holder_of(kind.head, mention.start)
    before = words[: words.index(kind.head)] if kind.head in words else []
    if holder is not None and _is_called(memory.text, holder, mention, before):
        link = Link(kind=SourceKind.NAMED_PERSON, name=holder.name, mention=mention, antecedent=holder.span)
        return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False, gender=holder.gender)
    return described_person(memory, kind, mention)


def _is_called(text: str, holder: NamedPerson, mention: Span, before: Sequence[str]) -> bool:
    """Tell whether the words before a role stand beside a person too: the transport minister is not the prime one."""
    told = [word for word in before if word not in _LOOSE]
    low, high = max(0, holder.span.start - 100), holder.span.end + 120
    near = (
        text[low : max(low, min(high, mention.start))] + " " + text[max(low, min(high, mention.end)) : high]
    ).lower()
    return not told or any(word in near for word in told)


def named_pair(memory: Memory, head: str, mention: Span) -> Resolved | None:
    """Find the two people named in one sentence that "the two lawmakers" or "they" are; None where they are not."""
    pair: list[tuple[int, NamedPerson]] = []
    for place, person in memory.cast.places_before(mention.start, PRONOUN_REACH):
        if all(person.name != other.name for _, other in pair):
            pair.append((place, person))
        if len(pair) == 2:
            break
    if len(pair) < 2 or re.search(r"[.!?”]\s", memory.text[pair[1][0] : pair[0][0]]):
        return None
    link = Link(kind=SourceKind.NAMED_PERSON, name=mention.of(memory.text), mention=mention, antecedent=pair[1][1].span)
    return Resolved(link=link, at=mention.start, head=head, is_plural=True, is_sure=False)


def _could_be(earlier: Resolved, head: str) -> bool:
    return head in {earlier.head, "person"} or (
        head in SOURCE_NOUNS and earlier.head in SOURCE_NOUNS and head in {"source", "person"}
    )


def known_body(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the body that spoke before and is called so: "the bank" is Castell Bank, "the newspaper" the Port Herald."""
    words = mention.of(memory.text).lower().split()
    if kind.kind is not SourceKind.NAMED_ORGANIZATION or len(words) != 2 or words[0] != "the":
        return None
    for earlier in memory.recent():
        name = earlier.link.name.lower().split()
        if earlier.link.kind is SourceKind.NAMED_ORGANIZATION and len(name) > 1:
            is_press = words[1] in _PAPERS and bool(_PRESS & set(name))
            if (words[1] == name[-1] and name[0] != "the") or is_press:
                return memory.again(earlier, mention)
    return None


def known_thing(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the named document, poll, body or spokesperson that "the report", "42 percent" or "police" stands on."""
    bench = memory.first(_COURT) if mention.of(memory.text).lower() in {"the majority", "the dissent"} else None
    if bench is not None:
        return _at(memory, bench, SourceKind.NAMED_ORGANIZATION, "court", mention)
    if kind.head in _PLURAL_OFFICES and mention.of(memory.text).lower() == f"the {kind.head}":
        pair = named_pair(memory, kind.head, mention)
        if pair is not None:
            return pair
    earlier = next((each for each in memory.recent() if _is_same_thing(kind, each)), None)
    if earlier is not None:
        return memory.again(earlier, mention)
    if mention.of(memory.text).lower() in _OUTLETS:
        outlet = next((each for each in memory.recent() if _is_outlet(each)), None)
        if outlet is not None:
            return memory.again(outlet, mention)
    if kind.kind is SourceKind.UNNAMED_DOCUMENT and kind.reference is Reference.DEFINITE:
        return _known_document(memory, kind, mention)
    if kind.head in BODY_PLURALS and kind.kind is SourceKind.COLLECTIVE:
        court = memory.first(_COURT) if kind.head == "prosecutors" else None
        if court is not None:
            link = Link(
                kind=SourceKind.NAMED_ORGANIZATION, name=mention.of(memory.text), mention=mention, antecedent=court
            )
            return Resolved(link=link, at=mention.start, head=kind.head, is_plural=True)
        place = memory.first(_BODY_PLACE.format(kind.head))
        if place is not None:
            return _at(memory, place, SourceKind.NAMED_ORGANIZATION, kind.head, mention)
    poll = _POLL.search(memory.text, 0, mention.start) if kind.head == "respondents" else None
    if poll is not None:
        return replace(_at(memory, Span(*poll.span()), SourceKind.DOCUMENT, "poll", mention), is_sure=False)
    return None


def _is_outlet(earlier: Resolved) -> bool:
    is_body = earlier.link.kind in {SourceKind.NAMED_ORGANIZATION, SourceKind.DOCUMENT}
    return is_body and bool(_PRESS & set(earlier.link.name.lower().split()))


def _is_same_thing(kind: PhraseKind, earlier: Resolved) -> bool:
    was = earlier.link.kind
    if kind.head == "respondents":
        return was in {SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT}
    if kind.head in _AUTHORS and kind.reference is Reference.DEFINITE:
        return was is SourceKind.DOCUMENT and earlier.head in _AUTHORED
    if kind.head != earlier.head:
        is_alike = any(kind.head in group and earlier.head in group for group in _ALIKE)
        return is_alike and kind.reference is Reference.DEFINITE and was is SourceKind.DOCUMENT
    if kind.head in BODY_PLURALS:
        return was is SourceKind.NAMED_ORGANIZATION
    definite = kind.reference is Reference.DEFINITE
    return definite and (was is SourceKind.DOCUMENT or kind.kind is SourceKind.SPOKESPERSON)


def _known_document(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find whose "the report" is: by an owner named before, or by an author who spoke "in a report"."""
    owner = memory.first(_OWNED_DOCUMENT.format(re.escape(kind.head)))
    is_bare = " " not in mention.of(memory.text)  # a headline's "Study" means what the body names
    if owner is not None and _is_dated(owner.of(memory.text)):
        owner = None
    if owner is not None and is_bare:
        return _at(memory, owner, SourceKind.DOCUMENT, kind.head, mention)
    if owner is None or owner.end > mention.start:
        owner = memory.first(_PUBLISHED.format(re.escape(kind.head)))
    if owner is not None and owner.end <= mention.start:
        found = _at(memory, owner, SourceKind.DOCUMENT, kind.head, mention)
        return replace(found, link=replace(found.link, name=mention.of(memory.text)))
    author = _author_of(memory, kind.head, mention.start)
    return None if author is None else memory.again(author, mention)


def _is_dated(words: str) -> bool:
    """Tell whether only a day or a month stands before the noun: "the May study" has no owner."""
    return all(w.lower() in DAYS | MONTHS for w in _CAPITAL.findall(words))


def _at(memory: Memory, place: Span, kind: SourceKind, head: str, mention: Span) -> Resolved:
    """Resolve a mention to what the text names at `place`."""
    link = Link(kind=kind, name=place.of(memory.text), mention=mention, antecedent=place)
    return Resolved(link=link, at=mention.start, head=head, is_plural=head in BODY_PLURALS)


def _author_of(memory: Memory, head: str, at: int) -> Resolved | None:
    """Give who wrote or said something "in a letter", where "the letter" speaks next: they are one source."""
    last = memory.history[-1] if memory.history else None
    if last is None or not last.link.kind.is_named or at - last.at > PRONOUN_REACH or last.link.mention is None:
        return None
    between = memory.text[last.link.mention.end : at]
    return last if re.search(rf"\bin an? (?:[\w-]+ ){{0,2}}{re.escape(head)}\b", between) else None
