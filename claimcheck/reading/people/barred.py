"""Whom the source of something said cannot be: whom the words name first, who asks, who accuses."""

from __future__ import annotations

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import ORGANIZATION_NOUNS
from claimcheck.reading.people.memory import Memory
from claimcheck.reading.people.subject_bodies import subject_before
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import SourceKind, Span

_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
_TITLES = lazy_re(capitals(r"(?:that )?(?:[A-Z][\w.]* |the [a-z]+,? ){0,3}"))
_TELLS = lazy_re(rf"{_NAME}(?<![’']s) (?:was|were|is|had|has|would|will|could|can|did|does|[a-z]+ed|[a-z]+s)\b")
_ASKED_BY = lazy_re(
    rf"\b(?:[Cc]ross-)?(?:[Ee]xamined|[Qq]uestioned|[Aa]sked|[Pp]ressed|[Cc]hallenged) by (?P<who>{_NAME})"
    r"[^.!?\n“”\"]{0,70}, $"
)
_SUBJECT = lazy_re(rf"{_NAME}, ")
MAX_TITLE, MAX_NAME = 30, 60


def barred(memory: Memory, found: FoundAttribution, start: int) -> frozenset[str]:
    """Give the names of those who cannot have said it; its sentence begins at `start`."""
    if found.source is None:
        return frozenset()
    named = _named_in(memory, found) | _bodies_in(memory, found, start)
    return named | _asking(memory, found.source) | _accusing(memory, found, start) | _quoted(memory, found.source)


def _bodies_in(memory: Memory, found: FoundAttribution, start: int) -> frozenset[str]:
    """Give the bodies that what "it" said tells of: in "It said the authority had ignored them" it is another."""
    text, source = memory.text, found.source
    if source is None or found.is_quoted or source.of(text).lower() != "it":
        return frozenset()
    said = " ".join(
        word for piece in found.content if piece.start >= source.end for word in _WORD.findall(piece.of(text))
    )
    names = {each.link.name for each in memory.recent() if each.link.kind is SourceKind.NAMED_ORGANIZATION}
    subject = subject_before(memory, start)
    if subject is not None:
        names.add(subject.of(text))
    return frozenset(name for name in names if _is_told_of(name, f" {said} "))


def _is_told_of(name: str, said: str) -> bool:
    bare = name.removeprefix("The ").removeprefix("the ")
    last = bare.rsplit(maxsplit=1)[-1].lower()
    is_called = last in ORGANIZATION_NOUNS and any(f" {the} {last} " in said for the in ("the", "The"))
    return is_called or f" {bare} " in said


_WORD = lazy_re(r"[\w&-]+(?:[’'](?!s\b)\w+)*")


def _named_in(memory: Memory, found: FoundAttribution) -> frozenset[str]:
    """Give whom what is said tells of first: "Sarle had been asleep, she said" and "Ferrante, he said, “is tired”".

    In what "she" said, without quotation marks, it is whomever it names: nobody says "she had respect for Munoz" of
    herself.
    """
    text, source = memory.text, found.source
    starts = [] if found.is_quoted else [piece.start for piece in found.content]
    names: set[str] = set()
    for start in starts:
        for place, person in memory.cast.places_before(start + MAX_TITLE, MAX_TITLE + 1):
            is_first = _TITLES.fullmatch(text, start, max(start, place)) is not None
            if is_first and _TELLS.match(text, place, place + MAX_NAME):
                names.add(person.name)
    is_indirect = source is not None and not found.is_quoted and source.of(text).lower() in {"he", "she"}
    for piece in found.content if is_indirect else ():
        names |= {
            person.name
            for place, person in memory.cast.places_before(piece.end, piece.end - piece.start)
            if not text.endswith(("the ", "The "), 0, place)  # "the Ruiz campaign"
            and _ACCOUNT.match(text, place + len(person.surname)) is None
        }
    if source is not None and text[max(0, source.start - 2) : source.start] == ", ":
        for place, person in memory.cast.places_before(source.start, MAX_NAME):
            if _SUBJECT.fullmatch(text, place, source.start):
                names.add(person.name)
    return frozenset(names)


_ACCOUNT = lazy_re(r"[’']s? (?:own )?(?:account|telling|retelling|version|words|recollection)\b")
"""Behind whoever speaks: "She said that he, in Ms. Roe’s account, “shrugged”"."""


def _asking(memory: Memory, source: Span) -> frozenset[str]:
    """Give who asks whoever speaks: "cross-examined by Peter Lanyon, he accepted"."""
    asked = _ASKED_BY.search(memory.text, max(0, source.start - 120), source.start)
    if asked is None:
        return frozenset()
    who = Span(*asked.span("who"))
    return frozenset(p.name for _, p in memory.cast.places_before(who.end, who.end - who.start))


def _quoted(memory: Memory, source: Span) -> frozenset[str]:
    """Give whose words "she" is told of in: "A friend said: “She tried. In the end she told him that ...”"."""
    last = memory.history[-1].link if memory.history else None
    if last is None or last.mention is None or source.of(memory.text).lower() not in {"he", "she"}:
        return frozenset()
    opened = _OPENED.match(memory.text, last.mention.end, source.start)
    if opened is None or source.start - opened.end() > MAX_QUOTED:
        return frozenset()
    return frozenset({last.name}) if _CLOSED.search(memory.text, opened.end(), source.start) is None else frozenset()


_OPENED = lazy_re(r" [a-z][^.!?:“”‘\"\n]{0,60}: ?[“‘'\"]")
_CLOSED = lazy_re(r"[”\"\n]|[.,!?][’'](?!\w)")
MAX_QUOTED = 600
"""Characters from where a quotation opens to a pronoun in it."""


def _accusing(memory: Memory, found: FoundAttribution, start: int) -> frozenset[str]:
    """Give whom "his office" of a denial is not of: who accuses, where the sentence names somebody accused."""
    source = found.source
    if source is None or _DENIES.search(memory.text, max(start, source.start - 20), source.start) is None:
        return frozenset()
    accuser = memory.history[-1].link.name if memory.history and memory.history[-1].at >= start else ""
    named = {person.name for _, person in memory.cast.places_before(source.start, source.start - start)}
    spoke = {each.link.name for each in memory.recent()}
    return frozenset(spoke - named | {accuser}) if named - {accuser} else frozenset()


_DENIES = lazy_re(r", (?:something|which|an? (?:claim|charge|accusation|allegation)(?: that)?) $")
