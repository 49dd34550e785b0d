"""Which document told of before a phrase means: "the report" of who spoke "in a report", "the file", "table 7"."""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.phrase_kind import PhraseKind
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import (
    DOCUMENT_NOUNS,
    PARTS_OF_DOCUMENTS,
    PERSON_NOUNS,
    POLL_WORDS,
    singular,
)
from claimcheck.reading.people.further_people import is_counted_on
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory, Resolved, meaning
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Link, SourceKind, Span

SETTING = 120
"""Characters before a speaker in which the same sentence says "in its report"."""
REACH = 6000
"""Characters that "the report" reaches back at most to who spoke "in a report"."""
DOCUMENTS = frozenset({SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT})
WRITINGS = (
    "report|audit|review|study|analysis|paper|letter|memo|memorandum|email|e-mail|essay|column|op-ed|post|book|filing|"
    "ruling|judgment|complaint|lawsuit|submission|dossier|note|message"
)
"""What somebody states something in, and is then called by."""
_ANY = frozenset({"the document", "this document", "the file", "the text", "the documents", "the papers", "the files"})
FILMED = words("video videos footage clip photo photos photograph photographs image images recording recordings film")
"""What is shown or heard and never called "the document"."""
_OTHER = words("earlier previous second other separate first new latest last older initial similar")
_WHOLE = lazy_re(r" (?:in|of|to) (?:the|its|their|an?|his|her) (?:[\w-]+ ){0,3}?(?P<noun>[\w-]+)$")
_SENTENCE_END = lazy_re(r"[.!?][”\"’]? (?=[A-Z“\"])|\n")
_SMALL = r"(?!(?:of|the|by|in|from|to|on|for|at|and|that|which|is|was)\b)"
_LEADS = r"(?:chair(?:man|woman|person)?|head|leader|author)"
_START = r"(?<![\w’'.&-])"
_NAME = r"(?:[A-Z][\w’'.-]* ){{0,4}}[A-Z][\w’'-]+"
_LED = (
    rf"\b[Tt]he (?:[a-z-]+ )?{{0}}[’']s? {_LEADS},? {_NAME}|"
    rf"\b[Tt]he (?:[a-z-]+ )?{{0}}, (?:led|chaired|headed|written) by {_NAME}|"
    rf"{_START}{_NAME}, (?:the (?:[a-z-]+ )?{{0}}[’']s {_LEADS}|(?:the )?{_LEADS} of the (?:[a-z-]+ )?{{0}}|"
    r"who (?:chaired|led|headed|wrote|chairs|leads|heads) the (?:[a-z-]+ )?{0})\b"
)
"""Who speaks for an inquiry or a report, to be filled with the noun for it."""


def part_of_document(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the document just told of that "paragraph 12", "a footnote" or "the document" belongs to or is."""
    said = without_length(mention.of(memory.text).lower())
    is_part = kind.head in PARTS_OF_DOCUMENTS
    is_made = kind.kind is SourceKind.DOCUMENT  # "the document, compiled by Peverel Health,"
    if kind.kind not in DOCUMENTS or not (said in _ANY or (is_part and not is_made)):
        return None
    whole = _WHOLE.search(said) if is_part else None  # "a footnote in the presentation"
    nouns = re.escape(whole["noun"]) if whole else WRITINGS
    for earlier in memory.recent():
        if mention.start - earlier.at > 4 * PRONOUN_REACH:
            return None
        is_several = not is_part and said.endswith("s")
        is_document = earlier.link.kind in DOCUMENTS and (is_part or earlier.head.endswith("s") == is_several)
        is_document = is_document and (whole is None or earlier.head == whole["noun"])
        is_document = is_document and (is_part or earlier.head not in FILMED)
        is_document = is_document and (not is_made or earlier.link.kind is SourceKind.DOCUMENT)
        if is_document or (not is_several and spoke_in(memory, earlier, nouns, mention.start)):
            is_new = not is_part and is_introduced(memory, kind.head, earlier.at, mention.start)
            return None if is_new else memory.again(earlier, mention)
    return None


def further_document(memory: Memory, mention: Span) -> Resolved | None:
    """Give one more document or part of one: "One slide says the pool is shut. Another says the library is"."""
    last = memory.history[-1] if memory.history else None
    before = last.link.mention if last is not None else None
    if last is None or before is None or last.link.kind not in DOCUMENTS or mention.start - last.at > PRONOUN_REACH:
        return None
    if _FURTHER.fullmatch(mention.of(memory.text)) is None or _ONE_OF_SEVERAL.match(memory.text, before.start) is None:
        return None
    if last.head in POLL_WORDS or is_counted_on(memory, mention):
        return None  # "A third said": of those asked, or of the guards just told of
    words_before = {last.head, *before.of(memory.text).lower().split()}
    if not PARTS_OF_DOCUMENTS.isdisjoint(words_before) or last.link.name != before.of(memory.text):
        return memory.again(last, mention)  # parts of one document are that document
    link = Link(kind=SourceKind.UNNAMED_DOCUMENT, name=mention.of(memory.text), mention=mention)
    return Resolved(link=link, at=mention.start, head=last.head, is_plural=False)


def one_of_documents(memory: Memory, mention: Span) -> Resolved | None:
    """Give one of several suits or letters just counted: "Three suits have been filed. [One] says the firm lied"."""
    one = _ONE.match(memory.text, mention.start, mention.end)
    start = max(0, mention.start - PRONOUN_REACH)
    told = list(_COUNTED.finditer(memory.text, start, mention.start)) if one is not None else []
    if one is not None and one.end() == mention.end and (of_them := _of_papers(memory, mention)) is not None:
        return of_them
    if one is None or not told or (one.end() < mention.end and memory.text[one.end()] != ","):
        return None
    last = memory.history[-1] if memory.history else None
    noun, counted = singular(told[-1]["noun"]), told[-1]
    is_next = len(_SENTENCE_END.findall(memory.text, counted.end(), mention.start + 1)) < MAX_SENTENCES
    if last is not None and last.at > counted.start() and last.link.kind is not SourceKind.UNNAMED_DOCUMENT:
        return None  # "Three suits have been filed. Two clerks said so. One says"
    if not is_next and (last is None or last.head != noun):
        return None  # "Three suits have been filed. Two clerks left. One says"
    span = Span(mention.start, one.end())
    link = Link(kind=SourceKind.UNNAMED_DOCUMENT, name=span.of(memory.text), mention=span)
    return Resolved(link=link, at=mention.start, head=noun, is_plural=False)


def _of_papers(memory: Memory, mention: Span) -> Resolved | None:
    """Give one of the papers that spoke in the sentence before: "Leaked memos suggest they knew. [One] warned that"."""
    last = memory.history[-1] if memory.history else None
    if last is None or last.link.kind is not SourceKind.UNNAMED_DOCUMENT or memory.text.endswith(" and ", 0, last.at):
        return None
    people = _PEOPLE_COUNTED.finditer(memory.text, last.at, mention.start)
    if any(singular(each["noun"]) in PERSON_NOUNS for each in people):
        return None  # "Emails show two nurses warned the board. One said"
    noun = last.head.removesuffix("s")
    is_next = len(_SENTENCE_END.findall(memory.text, last.at, mention.start + 1)) < MAX_SENTENCES
    if not is_next or noun == last.head or noun not in DOCUMENT_NOUNS:
        return None
    if noun in POLL_WORDS or is_counted_on(memory, mention):
        return None
    link = Link(kind=SourceKind.UNNAMED_DOCUMENT, name=mention.of(memory.text), mention=mention)
    return Resolved(link=link, at=mention.start, head=noun, is_plural=False)


_PEOPLE_COUNTED = lazy_re(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|some|many|both|\d{1,3}) "
    r"(?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+s|people|men|women)\b",
    re.IGNORECASE,
)
MAX_SENTENCES = 2
"""The sentence behind such suits is the first of so many."""
_ONE = lazy_re(r"(?:[Oo]ne|[Aa]nother|[Tt]he other|[Aa] (?:second|third|fourth))\b")
_COUNTED = lazy_re(
    r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal) (?:(?!of\b)[a-z-]+ ){0,3}?"
    r"(?P<noun>lawsuits|suits|actions|complaints|petitions|letters|reports|studies|memos|audits)"
    r"(?= (?:have|has|had|were|are) (?:since |also |now )?(?:been )?(?:filed|brought|lodged|sent|published|written))"
)
_FURTHER = lazy_re(
    r"(?:another|the other|(?:an?|the) (?:further|second|third|fourth|fifth|sixth))(?: one)?", re.IGNORECASE
)
_ONE_OF_SEVERAL = lazy_re(r"(?:one|an?|another|the (?:first|second|third)|a (?:second|third))\b", re.IGNORECASE)


def without_length(said: str) -> str:
    """Give "the document" of "the 112-page document"."""
    return _LENGTH.sub("", said, count=1)


_LENGTH = lazy_re(r"(?<=^the )(?:\d[\d,]{0,5}|[a-z]+)-page ")


def spoke_in(memory: Memory, earlier: Resolved, nouns: str, at: int) -> bool:
    """Tell who said something "in a report", where "the report" speaks at `at`: they are one source.

    `nouns` are those of such documents, as a pattern. Whoever spoke last may have gone on to it.
    """
    mention = earlier.link.mention
    is_document = earlier.link.kind in DOCUMENTS
    if not earlier.link.kind.is_named or is_document or mention is None or at - earlier.at > REACH:
        return False
    before = _SENTENCE_END.split(memory.text[max(0, mention.start - SETTING) : mention.start + 1])[-1][:-1]
    stop = None if earlier is memory.history[-1] else _SENTENCE_END.search(memory.text, mention.end, at)
    end = min(at, mention.end + PRONOUN_REACH) if stop is None else stop.start()
    within = before + memory.text[mention.start : end]
    return re.search(in_writing(nouns), within) is not None


def in_writing(nouns: str) -> str:
    """Give a pattern for what somebody says "in her final report", by a pattern for the nouns."""
    return rf"\b[Ii]n (?:an?|its|his|her|their) (?:[\w-]+ ){{0,2}}(?:{nouns})\b"


def is_other(memory: Memory, mention: Span) -> bool:
    """Tell "the earlier report", which is not the one just told of."""
    return bool(_OTHER & set(mention.of(memory.text).lower().split()))


def is_introduced(memory: Memory, head: str, start: int, end: int) -> bool:
    """Tell whether the text between two places brings in a document of a noun: "an audit", "its own audit"."""
    return _introduced(memory, head, start, end) is not None


def introduced_document(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the document that the text brought in last by the noun of "the audit", where it says whose it is."""
    told = _introduced(memory, kind.head, max(0, mention.start - PRONOUN_REACH), mention.start)
    if told is None or classify(told.of(memory.text)).kind is not SourceKind.DOCUMENT:
        return None
    link = Link(kind=SourceKind.DOCUMENT, name=mention.of(memory.text), mention=mention, antecedent=told)
    return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False, is_sure=False)


def _introduced(memory: Memory, head: str, start: int, end: int) -> Span | None:
    pattern = (
        rf"\b(?:(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]{{1,30}}[’']s) (?:own )?|(?:[Aa]n?|[Aa]nother) )"
        rf"(?:{_SMALL}[\w-]+ ){{0,3}}{re.escape(head)}\b"
        r"(?: (?:by|from) (?:(?:the|its|their) )?[\w’'-]+(?: [A-Z][\w-]+){0,5})?"
    )
    last, start = None, max(start, end - 4 * PRONOUN_REACH)
    for match in re.finditer(capitals(pattern), memory.text[start:end]):
        last = Span(start + match.start(), start + match.end())
    return last


def led_by(memory: Memory, head: str, mention: Span) -> Resolved | None:
    """Find who speaks for an inquiry: "the inquiry's chair, Ruth Sorley", "Tove Lind, who led the review"."""
    place = memory.first(_LED.format(re.escape(head)))
    if place is None:
        return None
    people = memory.cast.mentioned_before(place.end, place.end - place.start + 1)
    person = next(people, None)
    return None if person is None else meaning(person, mention, head, is_sure=False)
