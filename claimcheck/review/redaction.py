"""A report or an export in which no anonymous source is described: its words are masked, all offsets hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from claimcheck.types import Report, Source, Span

MASK = "█"
NOTE = "descriptions of anonymous sources are masked; the hash and the ids are those of the article itself"
T = TypeVar("T")
_CLOSED = {"id", "run", "sha256", "field", "state", "time", "kind", "label", "machine_label", "basis", "status", "act"}
"""Members of an export whose values are names of ours or hashes, never words of an article."""


class Redaction:
    """Masks every description of the anonymous sources of one report, wherever its words occur."""

    def __init__(self, text: str, sources: Sequence[Source]) -> None:
        """Gather the words that describe an anonymous source: name, mentions, reason, basis of knowledge."""
        self._text = text
        hidden = [source for source in sources if not source.kind.is_named]
        spans = [span for source in hidden for span in _spans(source)]
        words = {span.of(text) for span in spans} | {source.name for source in hidden}
        ordered = sorted((each for each in words if each.strip()), key=len, reverse=True)
        self._words = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE) if ordered else None
        )
        self._numbers = {source.id: number for number, source in enumerate(hidden, start=1)}

    def mask(self, words: str) -> str:
        """Put a mask over each character of a description, so that every offset still holds."""
        return self._words.sub(lambda match: MASK * len(match[0]), words) if self._words else words

    def report(self, report: Report) -> Report:
        """Give a report whose every text is masked, sources under a number."""
        sources = tuple(
            replace(source, name=f"anonymous source {self._numbers[source.id]}")
            if source.id in self._numbers
            else source
            for source in report.sources
        )
        masked = self.everywhere(replace(report, sources=()))
        run = replace(report.run, notes=(*report.run.notes, NOTE))
        document = replace(masked.document, id=report.document.id, sha256=report.document.sha256)
        return replace(masked, sources=sources, run=run, document=document)

    def _source(self, source: Source) -> Source:
        number = self._numbers.get(source.id)
        return source if number is None else replace(source, name=f"anonymous source {number}")

    def everywhere(self, value: T) -> T:
        """Mask every text inside a value of tuples, lists, dicts and dataclasses."""
        return cast("T", self._masked(value))

    def _masked(self, value: Any) -> Any:
        match value:
            case Enum():
                return value
            case str():
                return self.mask(value)
            case tuple():
                return tuple(self._masked(each) for each in value)
            case list():
                return [self._masked(each) for each in value]
            case dict():
                return {key: each if key in _CLOSED else self._masked(each) for key, each in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{each.name: self._masked(getattr(value, each.name)) for each in fields(value)})
        return value


def _spans(source: Source) -> list[Span]:
    others = (source.reason_for_anonymity, source.basis_of_knowledge)
    return [*source.mentions, *(span for span in others if span is not None)]
