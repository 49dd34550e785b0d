"""Several sources of one content, "Ana Ruiz and Tom Hale said": each is a source, so each has an attribution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.types import SourceKind, Span

MAX_LENGTH = 200
"""Characters of a source phrase that is taken apart."""
_JOINT = re.compile(r",? (?:and|as well as|along with) (?=[\w])")
_NAME = r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)+"
_NAMES = re.compile(rf"{_NAME}(?:, {_NAME})+")
_DEFINITE = re.compile(r"[Tt]he [a-z]")
_BODIES = frozenset({SourceKind.NAMED_ORGANIZATION, SourceKind.NAMED_PERSON})


def with_each_source(text: str, found: Sequence[FoundAttribution]) -> Iterator[FoundAttribution]:
    """Give attributions, those of several named sources once for each of them."""
    for each in found:
        source = each.source
        is_one = source is None or each.antecedent is not None or each.cited is not None
        parts = () if is_one or source is None else _parts(text, source)
        if not parts:
            yield each
        for part in parts:
            yield replace(each, source=part)


def _parts(text: str, source: Span) -> tuple[Span, ...]:
    """Cut a phrase into the sources that it joins; nothing where it is one, "Deck and Engine Workers Union"."""
    phrase = source.of(text)
    if len(phrase) > MAX_LENGTH:
        return ()
    for joint in _JOINT.finditer(phrase):
        left, right = phrase[: joint.start()].rstrip(" ,"), phrase[joint.end() :].rstrip(" ,")
        second = Span(source.start + joint.end(), source.start + joint.end() + len(right))
        if _NAMES.fullmatch(left) and _is_person(text, right):
            names = [Span(source.start + m.start(), source.start + m.end()) for m in re.finditer(_NAME, left)]
            return (*names, second)
        if _are_two(text, left, right):
            return (Span(source.start, source.start + len(left)), second)
    return ()


def _are_two(text: str, left: str, right: str) -> bool:
    first, second = classify(left), classify(right)
    if any(kind.is_guess or kind.reference is Reference.PRONOUN for kind in (first, second)):
        return False
    if left[:4].lower() == "the " and _DEFINITE.match(right):  # "the mayor and the union"
        return first.kind in _BODIES and second.kind in _BODIES
    if _are_several(first) and second.kind.is_named:  # "two officials and the mayor"
        return _DEFINITE.match(right) is not None or _is_person(text, right)
    if _are_several(second) and first.kind.is_named:
        return _DEFINITE.match(left) is not None or _is_person(text, left)
    return _is_person(text, left) and _is_person(text, right)


def _are_several(kind: PhraseKind) -> bool:
    """Tell unnamed people, whom no later "he" can mean."""
    return kind.kind is SourceKind.COLLECTIVE or (
        kind.kind is SourceKind.UNNAMED_PERSON and (kind.stated_count or 0) > 1
    )


def _is_person(text: str, phrase: str) -> bool:
    """Tell a person's name: of two words, with a title, or a surname that stands elsewhere behind a first name."""
    kind = classify(phrase)
    if kind.kind is not SourceKind.NAMED_PERSON or kind.reference is not Reference.NAME or not kind.name:
        return False
    name = re.split(r",| of | from | for | at ", phrase, maxsplit=1)[0]
    if len(kind.name.split()) > 1 and kind.name in phrase[len(name) :]:
        return True  # "her deputy, Tom Reis"
    is_whole = len(name.split()) > 1 and re.fullmatch(r"(?:[A-Z][\w’'.-]*|de|van|von|der|al|bin|la)(?: \S+)*", name)
    return bool(is_whole) or re.search(rf"\b[A-Z][\w’'-]+ {re.escape(name)}\b", text) is not None
