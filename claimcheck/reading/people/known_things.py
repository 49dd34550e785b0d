"""What a definite phrase means that names no person: "the report", "42 percent", "police", "the bank"."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.counts import is_share, without_rough
from claimcheck.attribution.vocabulary.lexicon import DAYS
from claimcheck.attribution.vocabulary.nouns import BODY_PLURALS, DOCUMENT_NOUNS, OUTLET_WORDS, POLL_WORDS
from claimcheck.reading.people.clients import speaks_for_another
from claimcheck.reading.people.known import named_pair
from claimcheck.reading.people.late_names import LEAD
from claimcheck.reading.people.memory import MAX_HISTORY, PRONOUN_REACH, Memory, Resolved
from claimcheck.reading.people.told_documents import (
    DOCUMENTS,
    introduced_document,
    is_introduced,
    is_other,
    led_by,
    part_of_document,
    spoke_in,
)
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Link, SourceKind, Span

_START = r"(?<![\w’'&-])"
"""The start of a word: a search from each letter of a long one would not end in time."""
_NO_DATE = rf"(?!(?:{'|'.join(day.title() for day in sorted(DAYS | MONTHS))})\b)"
_BODY_PLACE = (
    rf"{_START}{_NO_DATE}"
    r"(?:[A-Z][\w-]+ (?:{0}\b|(?:[\w-]+ )?prosecutor[’']s office)|"
    rf"(?!(?:The|At|In|On|But|And) )[A-Z][\w-]+ (?:{_NO_DATE}[A-Z][\w-]+ ){{{{0,2}}}}Police (?:Department|Service))|"
    r"\b{0} (?:in|from|of) [A-Z][\w-]+"
)
_PROSECUTORS = "prosecutors"
_THEIR_OFFICE = "District Attorney"
"""Whose office "prosecutors" speak for, and police never."""
_COURT = (
    rf"{_START}(?:[A-Z][\w’'-]+ ){{1,4}}Court\b|\b(?:Court of [A-Z][\w-]+|(?:court|tribunal) (?:in|of|for) [A-Z][\w-]+)"
)
_OWNED_DOCUMENT = (
    r"(?<![.!?”] )(?!(?:An?|The|One|This|That|Some|Its|His|Her|Under|In|By|From|On|At|For|But|And) )"
    rf"{_START}(?:[A-Z][\w’'&-]+ ){{{{1,5}}}}(?:[a-z]+ )?{{0}}\b|"
    r"\b{0} (?:(?!seen|reviewed|obtained|viewed|examined|read)[a-z]+ (?:on [A-Z][a-z]+day )?){{0,4}}"
    r"(?:(?:by|from|of|for) (?:the )?|(?:published|out) (?:[\w-]+ ){{0,3}}in (?:the )?|in the (?=[Jj]ournal))"
    r"[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){{0,4}}"
)
_NOBODY = (
    r"(?:One|Some|Two|Three|Another|Many|Several|Both|Others|Someone|Somebody|Nobody|They|He|She|It|An?|This|That|"
    r"Officials|Critics|Residents|Aides|Sources|People|Police|Who|Yesterday|Today|Later|Earlier|Last) "
)
_HEARERS = (
    "(?:voters|members|supporters|staff|employees|workers|customers|shareholders|investors|donors|reporters|residents|"
    "parents|players|fans|ministers|lawmakers|councillors|subscribers|readers|mayor|council|governor|regulator)"
)
"""Who is sent something."""
_PUBLISHED = (
    rf"{_START}(?!{_NOBODY})"
    r"[A-Z][\w’'&-]+ (?:(?:[A-Z][\w’'&-]+|campaign|company|committee|council|union|group|office|ministry|team) ){{0,4}}"
    r"(?:(?:had|has|have) )?(?:published|released|issued|commissioned|produced|aired|posted|"
    r"launched|unveiled|filed|wrote|sent(?: out)?|"
    rf"emailed|circulated|submitted|delivered|signed|penned) (?:to )?(?:(?:the |its |his |her )?{_HEARERS} )?"
    r"(?:its|his|her|their|an?|the|two|three|four|five|six|several) (?:[\w-]+ ){{0,3}}{0}\b|"
    rf"{_START}"
    r"[A-Z][\w’'&-]+(?: (?:of |for |and )?[A-Z][\w’'&-]+){{0,5}}, whose (?:[\w-]+ ){{0,2}}{0}\b|"
    rf"{_START}"
    r"[A-Z][\w-]+(?:[’']s|s[’']) (?:[\w-]+ ){{0,2}}{0}\b"
)
_ALIKE = tuple(
    words(group)
    for group in (
        "report study analysis paper review research assessment audit trial",
        "poll survey study",
        "ad advert spot commercial video clip",
        "letter missive memo note",
        "indictment complaint lawsuit filing",
        "slide slides report",
        "bulletin release survey statistics",
    )
)
"""Nouns that may call one document by turns."""
_OUTLETS = frozenset(f"the {noun}" for noun in words("paper newspaper daily weekly magazine tabloid broadsheet site"))
_PAPERS = frozenset({"newspaper", "paper", "daily", "weekly", "magazine", "outlet", "tabloid", "broadsheet"})
_AUTHORS = words("researchers authors scientists academics")
_PLURAL_PEOPLE = words(
    "senators lawmakers congressmen ministers governors mayors judges councillors chairmen chairwomen chairs leaders "
    "founders economists professors authors brothers sisters"
)
"""Two people of whom are meant by "the senators", where a sentence just before names two."""
_AUTHORED = words("report study analysis paper review research survey poll trial")
_CAPITAL = lazy_re(capitals(r"[A-Z][\w’'&-]+"))
_POLL = r"(?i:\b(?<!at the )(?:" + "|".join(sorted(POLL_WORDS)) + r")\b(?! stations?\b| places?\b))"
_ASKED = POLL_WORDS | {"study", "studies", "research", "questionnaire"}
"""What people answer."""
_RESPONDENTS = lazy_re(
    r"%|\b(?:per ?cent|percentage|respondents?|third|quarter|half|majority|two-thirds|surveyed|polled|questioned)\b|"
    r"^(?:those|[\d,]+)(?: asked\b|$)",
    re.IGNORECASE,
)
"""Shares of those who were asked, not "those close to Ana Ruiz" or "Channel 4"."""
_EXAMINERS = {"inspectors": "Inspect(?:orate|ion)", "auditors": "Audit(?:ors?)?"}
_EXAMINING_BODY = (
    r"\b(?!(?:The|An?|In|But|And) )(?:(?!{0}\b)[A-Z][\w’'&-]{{1,30}} (?:(?:of|for|and) (?:the )?)?){{1,4}}{0}\b"
    r"(?: (?:Office|Board|Chamber|Commission|Service|Bureau|Authority|Agency))?|"
    r"\b{0} (?:Office|Board|Chamber|Commission|Service|Bureau|Authority|Agency)\b"
)
"""A body that the noun for its people is made from: "inspectors" are those of the Hospitals Inspectorate."""
_EXAMINER = lazy_re(r"\b(?:" + "|".join(_EXAMINERS.values()) + r")\b")
_WRITINGS = words("letter missive note memo message email post essay column op-ed")
_FINDINGS = words("report audit review inspection findings")


def known_body(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the body that spoke before and is called so: "the bank" is Castell Bank, "the newspaper" the Port Herald."""
    words = mention.of(memory.text).lower().split()
    told = _outlet_told(memory, kind, mention)
    if told is not None or kind.kind is not SourceKind.NAMED_ORGANIZATION or len(words) != 2 or words[0] != "the":
        return told
    for earlier in memory.recent():
        name = earlier.link.name.lower().split()
        is_press = words[1] in _PAPERS and bool(OUTLET_WORDS & set(name))
        is_same = is_press or (words[1] == name[-1] and name[0] != "the")
        is_body = earlier.link.kind is SourceKind.NAMED_ORGANIZATION
        is_body = is_body or (is_press and earlier.link.kind is SourceKind.DOCUMENT)
        if is_same and is_body and len(name) > 1:
            return memory.again(earlier, mention)
    return None


def _outlet_told(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the outlet that somebody told something: "Ruiz told the Free Press", then "the Free Press reported"."""
    said = mention.of(memory.text).lower().removeprefix("the ")
    for outlet in reversed(memory.outlets[-MAX_HISTORY:]):
        name = outlet.name.lower().removeprefix("the ")
        is_paper = said in _PAPERS and kind.reference is Reference.DEFINITE and not _PRINTED.isdisjoint(name.split())
        if said == name or (is_paper and not any(_is_outlet(r) and r.at > _told_at(outlet) for r in memory.recent())):
            link = replace(outlet, mention=mention, antecedent=outlet.mention)
            return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False)
    return None


def _told_at(outlet: Link) -> int:
    return outlet.mention.start if outlet.mention is not None else 0


_PRINTED = OUTLET_WORDS - words("bbc itv cnn reuters politico")
"""Words of the names of outlets that are called "the newspaper"."""


def known_thing(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the named document, poll, body or spokesperson that "the report", "42 percent" or "police" stands on."""
    said = without_rough(mention.of(memory.text))
    if kind.head == "respondents" and not (_RESPONDENTS.search(said) or is_share(said.lower().split())):
        return None
    body = _in_a_journal(memory, kind, mention) or _named_body(memory, kind, mention, said.lower())
    if body is not None:
        return body
    part = part_of_document(memory, kind, mention)
    if part is not None:
        return part
    is_its = kind.kind in DOCUMENTS and kind.reference is Reference.DEFINITE and not is_other(memory, mention)
    earlier = next((each for each in memory.recent() if _is_told_of(memory, kind, each, mention, is_its=is_its)), None)
    if earlier is None and said.lower() in _OUTLETS:
        earlier = next((each for each in memory.recent() if _is_outlet(each)), None)
    if earlier is not None:
        return memory.again(earlier, mention)
    if kind.kind is SourceKind.DOCUMENT:
        return led_by(memory, kind.head, mention)
    if kind.kind is SourceKind.UNNAMED_DOCUMENT and kind.reference is Reference.DEFINITE:
        return _known_document(memory, kind, mention)
    if kind.head in BODY_PLURALS and kind.kind is SourceKind.COLLECTIVE:
        return _body_of_a_place(memory, kind.head, mention)
    poll = memory.first(_POLL) if kind.head == "respondents" else None
    if poll is not None and poll.end <= mention.start:
        return replace(_at(memory, poll, SourceKind.DOCUMENT, "poll", mention), is_sure=False)
    return None


def _in_a_journal(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the one journal in which a paper appeared that "researchers", "the paper" or a headline's "study" means."""
    if _SAME_ISSUE.search(mention.of(memory.text)) and memory.sole(JOURNAL) is not None:
        link = Link(kind=SourceKind.DOCUMENT, name=mention.of(memory.text), mention=mention)
        return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False)
    is_whole = " " not in mention.of(memory.text) or kind.reference is Reference.DEFINITE
    if not is_whole or kind.head not in _AUTHORS | _AUTHORED - {"poll", "survey"} or kind.stated_count is not None:
        return None
    journal = memory.sole(JOURNAL)
    if journal is not None and journal.start > mention.start > LEAD:
        return None
    return None if journal is None else _at(memory, journal, SourceKind.DOCUMENT, kind.head, mention)


_SAME_ISSUE = lazy_re(r"\bin the (?:same (?:issue|edition|volume)|same journal|journal)$")
"""What else a journal has printed: "an editorial in the same issue"."""
JOURNAL = (
    rf"(?<=\bin the journal )[A-Z][\w’'&-]*(?: (?:(?:of|the|and|for|in|on) ){{0,3}}{_NO_DATE}[A-Z][\w’'&-]*){{0,6}}"
)


def _named_body(memory: Memory, kind: PhraseKind, mention: Span, said: str) -> Resolved | None:
    """Find the court of "the bench", the inspectorate of "inspectors", the two people of "the senators"."""
    if said in {"the majority", "the dissent", "the bench"}:
        court = memory.first(_COURT)
        return None if court is None else _at(memory, court, SourceKind.NAMED_ORGANIZATION, "court", mention)
    if kind.head in _PLURAL_PEOPLE and said.startswith("the ") and said.endswith(f" {kind.head}"):
        return named_pair(memory, kind.head, mention)
    if kind.head in _EXAMINERS and said.removeprefix("the ") == kind.head:
        body = memory.sole(_EXAMINING_BODY.format(_EXAMINERS[kind.head]))
        return None if body is None else _at(memory, body, SourceKind.NAMED_ORGANIZATION, kind.head, mention)
    return None


def _body_of_a_place(memory: Memory, head: str, mention: Span) -> Resolved | None:
    """Find the court that "prosecutors" stand before, or the place whose "police" it is."""
    court = memory.first(_COURT) if head == _PROSECUTORS else None
    if court is not None:
        found = _at(memory, court, SourceKind.NAMED_ORGANIZATION, head, mention)
        return replace(found, link=replace(found.link, name=mention.of(memory.text)))
    place = memory.first(_BODY_PLACE.format(head) + (f"|{_THEIR_OFFICE}" if head == _PROSECUTORS else ""))
    return None if place is None else _at(memory, place, SourceKind.NAMED_ORGANIZATION, head, mention)


def _is_outlet(earlier: Resolved) -> bool:
    is_body = earlier.link.kind in {SourceKind.NAMED_ORGANIZATION, SourceKind.DOCUMENT}
    return is_body and bool(OUTLET_WORDS & set(earlier.link.name.lower().split()))


def _is_told_of(memory: Memory, kind: PhraseKind, earlier: Resolved, mention: Span, *, is_its: bool) -> bool:
    """Tell whether an earlier source is the thing itself, or may have spoken in it, `is_its`, and did."""
    if _is_same_thing(kind, earlier) and not (
        kind.kind is SourceKind.SPOKESPERSON and speaks_for_another(memory, earlier, mention)
    ):
        # "An analysis" is not "the audit" where "its own audit" came between.
        is_called = kind.head == earlier.head or kind.head not in DOCUMENT_NOUNS
        return is_called or not is_introduced(memory, kind.head, earlier.at, mention.start)
    return is_its and spoke_in(memory, earlier, re.escape(kind.head), mention.start)


def _is_same_thing(kind: PhraseKind, earlier: Resolved) -> bool:
    was = earlier.link.kind
    if kind.head == "respondents":
        return was in {SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT} and earlier.head in _ASKED
    if kind.head in _AUTHORS and kind.reference is Reference.DEFINITE:
        # "Researchers at Leeds University said", then "the researchers"
        is_staff = was is SourceKind.NAMED_ORGANIZATION and earlier.head in _AUTHORS
        return is_staff or (was is SourceKind.DOCUMENT and earlier.head in _AUTHORED)
    if kind.head != earlier.head:
        is_alike = any(kind.head in group and earlier.head in group for group in _ALIKE)
        return is_alike and kind.reference is Reference.DEFINITE and was is SourceKind.DOCUMENT
    if kind.head in BODY_PLURALS or kind.head in _EXAMINERS:
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
    sender = _sender_of(memory, kind.head, mention.start)
    if sender is not None:
        found = _at(memory, sender, SourceKind.DOCUMENT, kind.head, mention)
        return replace(found, link=replace(found.link, name=mention.of(memory.text)))
    author = _author_of(memory, kind.head, mention.start)
    if author is not None:
        return memory.again(author, mention)
    told = led_by(memory, kind.head, mention) or introduced_document(memory, kind, mention)
    if told is not None:
        return told
    called = _called_otherwise(memory, kind.head, mention.start)
    if called is None:
        return None
    found = _at(memory, called, SourceKind.DOCUMENT, kind.head, mention)
    return replace(found, link=replace(found.link, name=mention.of(memory.text)), is_sure=False)


def _sender_of(memory: Memory, head: str, at: int) -> Span | None:
    """Find who sent a letter, told of the sentence before: "Ana Ruiz wrote to the board", then "the letter"."""
    if head not in _SENT:
        return None
    low = max(memory.text.rfind("\n\n", 0, at) + 1, at - SENT_REACH)
    sent = [*_SENDS.finditer(memory.text, low, at)]
    return Span(*sent[-1].span("who")) if sent else None


_SENT = frozenset({"letter", "missive"})
SENT_REACH = 320
"""Characters before "the letter" in which who wrote it is told of."""
_SENDS = lazy_re(
    capitals(
        rf"{_START}(?!{_NOBODY})(?P<who>[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){{0,4}})"
        r"(?:,? (?:and|along with|joined by) (?:[a-z’'-]+ ){0,4}[a-z’'-]+,?)?"
        r" (?:(?:has |had )?(?:wrote|written) to (?=the |his |her |its |[A-Z])|sent (?:the )?[^.!?\n]{0,60}?\bletter\b)"
        r"[^.!?\n“”\"]{0,120}[.!?] $"
    )
)


def _called_otherwise(memory: Memory, head: str, at: int) -> Span | None:
    """Find a document with its maker just before that is called by turns: "a report by Dace", then "the study"."""
    alike = {noun for group in _ALIKE if head in group for noun in group} - {head}
    low = max(0, at - PRONOUN_REACH)
    nouns = f"(?:{'|'.join(sorted(alike))})"
    for pattern in (_OWNED_DOCUMENT.format(nouns), _PUBLISHED.format(nouns)) if alike else ():
        match = re.search(capitals(pattern), memory.text[low:at])
        if match is not None:
            return Span(low + match.start(), low + match.end())
    return None


def _is_dated(words: str) -> bool:
    """Tell whether only a day or a month stands before the noun: "the May study" has no owner."""
    return all(w.lower() in DAYS | MONTHS for w in _CAPITAL.findall(words))


def _at(memory: Memory, place: Span, kind: SourceKind, head: str, mention: Span) -> Resolved:
    """Resolve a mention to what the text names at `place`."""
    link = Link(kind=kind, name=place.of(memory.text), mention=mention, antecedent=place)
    return Resolved(link=link, at=mention.start, head=head, is_plural=head in BODY_PLURALS | _AUTHORS)


def _author_of(memory: Memory, head: str, at: int) -> Resolved | None:
    """Give who wrote something last, where "the letter" speaks next; a body that examines others speaks in reports."""
    last = memory.history[-1] if memory.history else None
    if last is None or not last.link.kind.is_named or at - last.at > PRONOUN_REACH or last.link.mention is None:
        return None
    if head in _FINDINGS and last.link.kind is SourceKind.NAMED_ORGANIZATION and _EXAMINER.search(last.link.name):
        return last
    is_written = re.search(r"\b(?:wrote|writes?)\b", memory.text[last.link.mention.end : at][:40])
    return last if head in _WRITINGS and is_written else None
