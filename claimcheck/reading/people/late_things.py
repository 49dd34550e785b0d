"""What a lead stands on and the next paragraphs name: "a report has found", then "The report, by the Harbour Trust"."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.attribution.phrases.anonymity import asks_for_anonymity
from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import LEGAL_DOCUMENTS
from claimcheck.reading.people.late_names import LEAD
from claimcheck.reading.people.memory import Memory, Resolved
from claimcheck.reading.people.told_documents import led_by
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Link, SourceKind, Span

REACH = 900
"""Characters behind a lead's phrase in which the name must come."""
MAX_NAME = 80
"""Characters of a document with its maker at most; a longer one is called by its maker."""
_STUDIES = words("study trial research paper analysis")
_REPORTS = words("report review audit survey poll inspection inquiry investigation assessment analysis")
_EXAMINERS = words("watchdog watchdogs regulator regulators inspectors investigators auditors inspectorate ombudsman")
_MAKES = r"(?:published|released|issued|commissioned|written|produced|compiled|conducted|prepared|carried out|drawn up)"
_NAME = r"[A-Z][\w’&-]*(?:(?: (?:of|for|and|on))?(?: the)? [A-Z][\w’&-]*){0,7}"
_OTHER = r"(?!(?:another|earlier|previous|separate|second|other|past|older|annual|monthly|quarterly|last|former) )"
_AUTHORITY = lazy_re(
    r"\b(?:Authority|Agency|Inspectorate|Commission|Commissioner|Ombudsman|Bureau|Regulator|Watchdog|Auditor|Audit)\b"
)
_FINDS = r"(?:has |had |also )?(?:rate[sd]|found|finds|concluded|concludes|graded|judged)\b"
_BODY = lazy_re(capitals(rf"\b[Tt]he (?P<maker>{_NAME}) {_FINDS}"))
_STATES = lazy_re(r"\b(?:was|were|is|are|been)\b")


def late_thing(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the document, or the body that examined something, which a lead leaves unnamed and the next lines name.

    None where somebody asks not to be named in between. A body that only its own name tells to be one is a guess.
    """
    is_open = kind.kind in {SourceKind.UNNAMED_DOCUMENT, SourceKind.COLLECTIVE} and kind.stated_count is None
    is_last = mention.end >= len(memory.text)
    if not is_open or is_last or mention.start > LEAD or kind.reference is Reference.PRONOUN:
        return None
    reach = Span(mention.end, min(len(memory.text), mention.end + REACH))
    if asks_for_anonymity(memory.text, reach):
        return None
    if kind.head in _EXAMINERS:
        return _body(memory, kind.head, mention, reach)
    if kind.head in LEGAL_DOCUMENTS and mention.of(memory.text).lower() == kind.head:
        return _of_case(memory, kind.head, mention, reach)
    group = _STUDIES if kind.head in _STUDIES else _REPORTS
    if kind.kind is not SourceKind.UNNAMED_DOCUMENT or kind.head not in group:
        return None
    found = _document(memory, kind.head, mention, reach, group) or led_by(memory, kind.head, mention)
    return found or (_body(memory, kind.head, mention, reach) if group is _REPORTS else None)


def _document(memory: Memory, head: str, mention: Span, reach: Span, group: frozenset[str]) -> Resolved | None:
    found = _made(group).search(memory.text, reach.start, reach.end)
    if found is None:
        return None
    said = found.group()
    is_phrase = len(said) <= MAX_NAME and found["finder"] is None and not _STATES.search(said)
    name = said if is_phrase else _maker(found).of(memory.text)
    link = Link(kind=SourceKind.DOCUMENT, name=name, mention=mention, antecedent=Span(*found.span()))
    return Resolved(link=link, at=mention.start, head=head, is_plural=False)


def _of_case(memory: Memory, head: str, mention: Span, reach: Span) -> Resolved | None:
    """Find the one document of a case that a headline drops the article of: "lawsuit says", then "The lawsuit"."""
    found = _filed(head).search(memory.text, reach.start, reach.end)
    if found is None or found["several"] is not None:
        return None
    link = Link(kind=SourceKind.DOCUMENT, name=found.group(), mention=mention, antecedent=Span(*found.span()))
    return Resolved(link=link, at=mention.start, head=head, is_plural=False)


@lru_cache
def _filed(head: str) -> re.Pattern[str]:
    """Give a pattern for a document of a case, definite or with who filed it; or for several, none of them meant."""
    by = r"(?:filed|brought|lodged|submitted) (?:[\w-]+ ){0,4}?by (?:the )?(?:[a-z-]+ ){0,3}"
    return re.compile(
        capitals(
            rf"\b(?P<several>{head}s|(?:[Aa]nother|second|third|separate|earlier) {head})\b|\b[Tt]he {head}\b|"
            rf"\b[Aa]n? {head},? {by}{_NAME}"
        )
    )


def _body(memory: Memory, head: str, mention: Span, reach: Span) -> Resolved | None:
    found = [each.search(memory.text, reach.start, reach.end) for each in (_made(_REPORTS, is_new=True), _BODY)]
    names = sorted(_maker(each) for each in found if each is not None)
    names = [name for name in names if _AUTHORITY.search(name.of(memory.text))]
    if not names:
        return None
    link = Link(kind=SourceKind.NAMED_ORGANIZATION, name=names[0].of(memory.text), mention=mention, antecedent=names[0])
    return Resolved(link=link, at=mention.start, head=head, is_plural=False, is_sure=False)


def _maker(found: re.Match[str]) -> Span:
    """Give the name of who made a document, or found something out, in a match."""
    return next(Span(*found.span(group)) for group in ("maker", "finder") if found.groupdict().get(group))


@lru_cache
def _made(group: frozenset[str], *, is_new: bool = False) -> re.Pattern[str]:
    """Give a pattern for one of these documents with its maker; a "new" one may have an article that names no other."""
    head = rf"(?:{'|'.join(sorted(group))}|document)"
    article = "The|Its|This|the|its" + ("|An?|an?" if is_new else "")
    by = rf"(?:{_MAKES} (?:[\w-]+ ){{0,4}}?by|(?:published|out|printed|appearing) (?:[\w-]+ ){{0,4}}?in)"
    return re.compile(
        capitals(
            rf"\b(?:{article}) (?:{_OTHER}[a-z\d-]+ ){{0,3}}{head}\b"
            rf"(?:,? by|[^.!?\n“”\"]{{0,90}}? {by}) (?:the )?(?:[a-z-]+ )?(?P<maker>{_NAME})|"
            rf"\bIn (?:its|an?|his|her) (?:[a-z-]+ ){{0,3}}{head}\b"
            rf"(?:, [^.,\n]{{3,70}},|,)? (?:the )?(?P<finder>{_NAME}) {_FINDS}"
        )
    )
