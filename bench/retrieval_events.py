"""Which news articles are on the same event: told by shared wording and rare names, never by a search."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

from claimcheck.retrieval.origins import is_copy, signature_of
from claimcheck.types import Document, PublicationTime

DAYS = 3
RUN_WORDS, LEAST_RUNS, MOST_WITH_RUN = 7, 2, 4
"""Two runs of seven words: eight words in a row. A run in more than four articles is a set phrase."""
LEAST_NAMES, MOST_WITH_NAME = 3, 8

_NAME = re.compile(r"(?:[A-Z][\w’'.-]*[a-z]\s){1,3}[A-Z][\w’'-]*[a-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article of the corpus without its headline."""

    title: str
    text: str
    outlet: str
    day: date
    sha256: str

    @staticmethod
    def from_row(row: Mapping[str, Any]) -> Story:
        """Read a row of the corpus."""
        text = row["text"][row["headline_end"] :].strip()
        day = date.fromisoformat(row["date"])
        return Story(title=row["title"], text=text, outlet=row["publisher"], day=day, sha256=Document.hash_text(text))

    def with_text(self, text: str) -> Story:
        """Give the article with another text."""
        return replace(self, text=text, sha256=Document.hash_text(text))

    def document(self, *, title: str | None) -> Document:
        """Give the article as the archive takes it, with or without its headline."""
        published = PublicationTime(day=self.day)
        return Document(text=self.text, sha256=self.sha256, title=title, date=published, publisher=self.outlet)


def same_events(stories: Sequence[Story]) -> Iterator[tuple[Story, list[Story]]]:
    """Give each article that has others of other outlets on its event, with those; copies of one text do not count."""
    runs = _shared(stories, {place: _runs(story.text) for place, story in enumerate(stories)}, MOST_WITH_RUN)
    names = _shared(stories, {place: _names(story.text) for place, story in enumerate(stories)}, MOST_WITH_NAME)
    pairs = {pair for pair, count in runs.items() if count >= LEAST_RUNS}
    pairs |= {pair for pair, count in names.items() if count >= LEAST_NAMES}
    others: dict[int, list[Story]] = defaultdict(list)
    for first, second in sorted(pairs):
        if not is_copy(signature_of(stories[first].text), signature_of(stories[second].text)):
            others[first].append(stories[second])
            others[second].append(stories[first])
    for place in sorted(others):
        yield stories[place], others[place]


def _shared(stories: Sequence[Story], held: Mapping[int, set[str]], most: int) -> Counter[tuple[int, int]]:
    """Count what two articles of different outlets within three days share and at most `most` articles hold."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for place, things in held.items():
        for thing in things:
            holders[thing].append(place)
    pairs: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 2 <= len(places) <= most:
            pairs.update(pair for pair in combinations(places, 2) if _may_share(*(stories[each] for each in pair)))
    return pairs


def _may_share(first: Story, second: Story) -> bool:
    return first.outlet != second.outlet and abs((first.day - second.day).days) <= DAYS


def _runs(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {" ".join(words[start : start + RUN_WORDS]) for start in range(len(words) - RUN_WORDS + 1)}


def _names(text: str) -> set[str]:
    return {re.sub(r"[’']s$", "", match.group()) for match in _NAME.finditer(text)}
