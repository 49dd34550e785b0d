"""Sections: the sentences that one request reads, with as much of the article as their references need."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.reading.people.cast import cast_of
from claimcheck.reading.rules import RulesReader
from claimcheck.types import Article

SENTENCES = 5
"""Sentences a section holds at most."""
AIM_CHARS = 620
"""Characters a section holds on average at most, about four sentences of news: its reply is what a run waits for."""
SENTENCES_BEFORE, CHARS_BEFORE = 3, 700
NAMES, NAME_CHARS = 12, 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Sentences to read, by their places in the article, and what a model is shown of the rest.

    `known` are people and sources named earlier, `before` the sentences just before the section.
    """

    places: tuple[int, ...]
    headline: str
    known: tuple[str, ...]
    before: tuple[str, ...]

    def part(self, article: Article, places: Sequence[int]) -> Section:
        """Give the section of only some of its sentences, with the others as context where they come just before."""
        earlier = tuple(article.sentences[at] for at in self.places if at < places[0])
        before = _last_words([*self.before, *(each.span.of(article.document.text) for each in earlier)])
        return replace(self, places=tuple(places), before=before)


@dataclass(frozen=True, slots=True)
class _Mention:
    at: int
    name: str


def cut_sections(article: Article) -> list[Section]:
    """Cut the article's own English sentences into sections of about equal length, at most 5 sentences each."""
    text = article.document.text
    own = [at for at, each in enumerate(article.sentences) if each.is_own]
    if not own:
        return []
    headline = next((each.span.of(text) for each in article.sentences if each.is_headline), article.document.title)
    mentions = _mentions(article)
    sections: list[Section] = []
    done = 0
    for places in _cut(article, own):
        start = article.sentences[places[0]].span.start
        sections.append(
            Section(
                places=tuple(places),
                headline=(headline or "")[:CHARS_BEFORE],
                known=_known(mentions, start),
                before=_last_words([article.sentences[at].span.of(text) for at in own[max(0, done - 3) : done]]),
            )
        )
        done += len(places)
    return sections


def _cut(article: Article, own: Sequence[int]) -> list[list[int]]:
    """Cut sentences into sections whose longest is as short as can be: it is the one that a run waits for."""
    lengths = {at: article.sentences[at].span.end - article.sentences[at].span.start for at in own}
    count = max(math.ceil(len(own) / SENTENCES), math.ceil(sum(lengths.values()) / AIM_CHARS))
    low, high = max(lengths.values()), sum(lengths.values())
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_packed(lengths, middle)) <= count else (middle + 1, high)
    return _packed(lengths, low)


def _packed(lengths: Mapping[int, int], max_chars: int) -> list[list[int]]:
    """Pack sentences, in their order, into sections of at most so many characters and 5 sentences."""
    sections: list[list[int]] = [[]]
    chars = 0
    for at, length in lengths.items():
        if sections[-1] and (len(sections[-1]) == SENTENCES or chars + length > max_chars):
            sections.append([])
            chars = 0
        sections[-1].append(at)
        chars += length
    return sections


def _mentions(article: Article) -> list[_Mention]:
    """Find who is named where, by rule: people by full name, and sources by the words that introduce them."""
    people = [_Mention(each.span.start, each.name) for each in cast_of(article.document.text).people]
    claims = (claim for reading in RulesReader().read(article) for claim in reading.claims)
    links = (link for claim in claims for attribution in claim.attributions for link in attribution.chain)
    sources = {_Mention(link.mention.start, link.name) for link in links if link.mention and " " in link.name}
    return sorted({*people, *sources}, key=lambda each: (each.at, each.name))


def _known(mentions: Sequence[_Mention], start: int) -> tuple[str, ...]:
    """Give the distinct names before `start`, those mentioned last."""
    names: dict[str, None] = {}
    for each in reversed(mentions):
        if each.at < start and len(each.name) <= NAME_CHARS:
            names.setdefault(each.name)
            if len(names) == NAMES:
                break
    return tuple(reversed(names))


def _last_words(sentences: Sequence[str]) -> tuple[str, ...]:
    """Give the last sentences, as many as fit; of the last one its end where it alone is too long."""
    kept: list[str] = []
    room = CHARS_BEFORE
    for sentence in reversed(sentences[-SENTENCES_BEFORE:]):
        if kept and len(sentence) > room:
            break
        kept.insert(0, sentence[-room:])
        room -= len(kept[0])
    return tuple(kept)
