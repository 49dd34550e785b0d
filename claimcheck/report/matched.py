"""Why a passage was found: the names, numbers and words that it shares with the query."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.retrieval.words import all_words, content_words
from claimcheck.text.wordings import WORD, number_of, stem

_SENTENCE_START = re.compile(r"(?:^|[.!?:]|\n)[\s\"'“‘(]*$")
_LOOKED_BACK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What a passage shares with a query, as it prints it, each once; a name is a capital inside a sentence."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    words: tuple[str, ...]

    def told(self) -> str:
        """Say it in one line."""
        parts = [f"{kind} {', '.join(found)}" for kind, found in self._kinds() if found]
        return f"shares {'; '.join(parts)}" if parts else "shares no word; near in meaning"

    def row(self) -> dict[str, list[str]]:
        """Give it for programs."""
        return {kind: list(found) for kind, found in self._kinds()}

    def _kinds(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (("names", self.names), ("numbers", self.numbers), ("words", self.words))


def matched(query: str, text: str) -> Matched:
    """Find what a passage shares with a query, whatever the form of a word ("voted", "votes"; "forty-one", "41")."""
    kept = set(content_words(query))
    wanted = {word_key(word) for word in WORD.findall(query) if not kept.isdisjoint(all_words(word))}
    found: dict[str, tuple[str, str]] = {}
    for match in WORD.finditer(text):
        word = match.group()
        key = word_key(word)
        if key not in wanted:
            continue
        is_inside = not _SENTENCE_START.search(text[max(0, match.start() - _LOOKED_BACK) : match.start()])
        kind = "number" if number_of(word.lower()) else "name" if word[0].isupper() and is_inside else "word"
        if key not in found or (kind == "name" and found[key][0] == "word"):
            found[key] = (kind, word)
    kinds = {kind: tuple(word for each, word in found.values() if each == kind) for kind in ("name", "number", "word")}
    return Matched(names=kinds["name"], numbers=kinds["number"], words=kinds["word"])


def word_key(word: str) -> str:
    """Give what is the same for all forms of a word or number."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    # A short stem keeps its "e" ("vote") where its longer forms lose it ("votes", "voted").
    return number_of(word) or (stem(word).removesuffix("e") if len(word) > 3 else word)
