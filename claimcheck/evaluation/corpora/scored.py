"""What a corpus gives: its own figures by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The figures of one engine on a corpus, in the order in which they are shown; `notes` are for people."""

    corpus: str
    articles: int
    figures: Mapping[str, float]
    notes: tuple[str, ...] = ()

    def as_text(self, engine: str) -> str:
        """Give a table for a terminal."""
        lines = [f"{self.corpus}: {self.articles} articles, engine {engine}", *self.notes, ""]
        lines += [f"{name:<44}{value:>8.3f}" for name, value in self.figures.items()]
        return "\n".join(lines) + "\n"

    def as_json(self, engine: str) -> str:
        """Give one JSON object."""
        body = {"corpus": self.corpus, "engine": engine, "articles": self.articles, "figures": dict(self.figures)}
        return json.dumps({**body, "notes": list(self.notes)}, ensure_ascii=False, indent=1) + "\n"
