"""The particulars of a claim or a sentence: who, how many, when, what was done, and whether it is said to be so."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from claimcheck.judging.amounts import Amount, find_amounts
from claimcheck.judging.dates import When, find_dates
from claimcheck.judging.lexicon import (
    CONCEPTS,
    NOT_ACTIONS,
    ONLY_AS_VERB,
    PHRASES,
    SAY_VERBS,
    TITLES,
    VERB_FORMS,
    WEAK_VERBS,
    word_set,
)
from claimcheck.judging.modality import Mode, find_modes
from claimcheck.judging.names import Name, find_names
from claimcheck.judging.words import Word, split_words, stem

_VERB_MARKERS = word_set("to will would could can should must may might did does do not never")
_NO_PARTICIPLE = word_set("hundred need speed seed feed red bed shed sacred united")
_DENIAL_MARK = "[not true that]"
_SPEAKER_REACH = 9
"""A reporting clause opens or ends a claim within this many words ("Mayor Odile Brandt said")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A content word: `key` is equal for words that say the same, `direction` is -1 for the opposite or a negation.

    `is_action` is set for verbs, `is_opposable` for words that have a word of the opposite direction.
    """

    place: int
    key: str
    direction: int
    is_action: bool
    is_opposable: bool
    is_negation_head: bool = False


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What can be compared of one sentence; places index `words`."""

    words: tuple[Word, ...]
    names: tuple[Name, ...]
    amounts: tuple[Amount, ...]
    dates: tuple[When, ...]
    terms: tuple[Term, ...]
    modes: tuple[Mode, ...]

    @cached_property
    def actions(self) -> tuple[Term, ...]:
        """Give the verbs, in order."""
        return tuple(term for term in self.terms if term.is_action)

    @property
    def main_action(self) -> Term | None:
        """Give the first verb that says enough to tell the event, or None."""
        return next((term for term in self.actions if term.key not in WEAK_VERBS), None)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Give what the content words say."""
        return frozenset(term.key for term in self.terms)

    @cached_property
    def known_keys(self) -> frozenset[str]:
        """Give what the content words say, those inside names too ("the court" is in "the Vell District Court")."""
        parts = (word for name in self.names for word in self.words[name.first : name.last + 1])
        return self.keys | {_key_of(word.stem) for word in parts if word.stem}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Give all lower-case words."""
        return frozenset(word.lower for word in self.words)

    def role_of(self, amount: Amount) -> str:
        """Give the verb that an amount belongs to ("killed 3 and injured 12"), or ""."""
        actions = {term.place: term.key for term in self.actions}
        for place in range(amount.first - 1, max(amount.first - 4, -1), -1):
            if place in actions:
                return actions[place]
            if self.words[place].is_mark or self.words[place].lower in {"and", "or"}:
                break
        others = {other.first for other in self.amounts}
        for place in range(amount.last + 1, min(amount.last + 7, len(self.words))):
            if place in actions:
                return actions[place]
            if place in others or self.words[place].text in ",;:.":
                break
        return ""


def read_claim(text: str, day: date) -> Particulars:
    """Read a claim's wording: brackets go, a frame such as "she said that" is left out, a marked denial negates."""
    is_denial = text.lower().startswith(_DENIAL_MARK)
    if is_denial:
        text = text[len(_DENIAL_MARK) :]
    words = split_words(text.replace("[", " ").replace("]", " "))
    frame = _frame_of(words)
    kept = tuple(word for place, word in enumerate(words) if place not in frame)
    return _read(kept or words, day, is_denial=is_denial)


def read_sentence(text: str, day: date) -> Particulars:
    """Read one sentence of a passage whose document is of `day`."""
    return _read(split_words(text), day, is_denial=False)


def _read(words: tuple[Word, ...], day: date, *, is_denial: bool) -> Particulars:
    modes = find_modes(words)
    forecast = frozenset(place for place, mode in enumerate(modes) if mode is Mode.FORECAST)
    found = find_dates(words, day, forecast=forecast)
    dates = tuple(when for when in found if not _is_of_saying(words, when))
    dated = frozenset(place for when in found for place in range(when.first, when.last + 1))
    names = find_names(words, is_title_case=_is_title_case(words))
    amounts = find_amounts(words, taken=dated)
    taken = dated | {place for name in names if name.is_sure for place in range(name.first, name.last + 1)}
    taken |= {place for amount in amounts for place in range(amount.first, amount.last + 1)}
    terms = tuple(
        _term(words, place, is_denial=is_denial)
        for place, word in enumerate(words)
        if word.is_content and place not in taken and not _is_title(words, place)
    )
    return Particulars(words=words, names=names, amounts=amounts, dates=dates, terms=terms, modes=modes)


def _is_of_saying(words: Sequence[Word], when: When) -> bool:
    """Tell whether a time is when something was said ("the board said on Tuesday") and not when it happened."""
    before = words[max(0, when.first - 4) : when.first]
    reach = next((number for number, word in enumerate(reversed(before)) if word.is_mark), len(before))
    return any(word.lower in SAY_VERBS for word in before[len(before) - reach :])


def _is_title_case(words: Sequence[Word]) -> bool:
    """Tell whether a headline capitalises its words, so that a capital marks no name."""
    content = [word for word in words if word.is_content]
    return len(content) >= 4 and all(word.is_capitalized for word in content)


def _is_title(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word only introduces a name: "Mayor", or "former treasurer" at the start of the text."""
    if place + 1 >= len(words):
        return False
    if words[place].lower in TITLES:
        following = words[place + 1]
        return following.is_capitalized or following.text == "." or following.lower in TITLES
    opening = list(itertools.takewhile(lambda word: word.is_content or word.lower in {"the", "a", "an"}, words[:6]))
    name = next((number for number, word in enumerate(opening) if number and word.is_capitalized), 0)
    return place < name <= 4 and all(_looks_plain(word) for word in opening[:name])


def _looks_plain(word: Word) -> bool:
    """Tell whether a word may describe a person before the name: no verb."""
    return word.lower not in VERB_FORMS and not word.lower.endswith("ed")


def _frame_of(words: Sequence[Word]) -> frozenset[int]:
    """Give the places of a clause that only says who said it, at the start or the end of a claim."""
    for place in range(1, min(_SPEAKER_REACH, len(words))):
        word = words[place]
        if word.lower in SAY_VERBS and _is_speaker(words[:place]):
            return frozenset(range(_after_say(words, place)))
    for place in range(len(words) - 1, max(len(words) - _SPEAKER_REACH, 0), -1):
        if words[place].text != ",":
            continue
        if any(word.lower in SAY_VERBS or word.lower == "according" for word in words[place:]):
            return frozenset(range(place, len(words)))
    return frozenset()


def _is_speaker(words: Sequence[Word]) -> bool:
    """Tell whether words may be who says something: one phrase, or a name and its apposition between two commas."""
    commas = [place for place, word in enumerate(words) if word.text in {",", ";", ":"}]
    return not commas or (len(commas) == 2 and commas[-1] == len(words) - 1 and words[0].is_capitalized)


def _after_say(words: Sequence[Word], place: int) -> int:
    """Give the place where the content begins after a verb of saying: after "that", or after whom it was told."""
    for following in range(place + 1, min(place + 5, len(words))):
        if words[following].lower == "that":
            return following + 1
    return place + 1


@lru_cache(maxsize=1)
def _concepts() -> dict[str, tuple[str, int]]:
    """Give for each stem that has a concept its name and direction."""
    table: dict[str, tuple[str, int]] = {}
    for name, same, opposite in CONCEPTS:
        table |= {stem(word): (name, 1) for word in same.split()}
        table |= {stem(word): (name, -1) for word in opposite.split()}
    return table


def _term(words: Sequence[Word], place: int, *, is_denial: bool) -> Term:
    word = words[place]
    is_led = _is_led(words, place)
    is_verb_form = word.lower not in ONLY_AS_VERB or is_led
    base = stem(_phrase_at(words, place) or word.lower)
    concept = _concepts().get(base) if is_verb_form else None
    key, direction = concept or (base, 1)
    looks_verbal = (
        concept is not None
        or word.lower in VERB_FORMS
        or (len(word.lower) > 4 and word.lower.endswith("ed") and word.lower not in _NO_PARTICIPLE)
        or (is_led and words[place - 1].lower != "to")
    )
    return Term(
        place=place,
        key=key,
        direction=-direction if word.is_negated != is_denial else direction,
        is_action=looks_verbal and is_verb_form and key not in NOT_ACTIONS,
        is_opposable=concept is not None,
        is_negation_head=word.is_negation_head,
    )


def _phrase_at(words: Sequence[Word], place: int) -> str | None:
    """Give the verb that a verb with its particle is read as ("stepped down" as resign)."""
    after = words[place + 1].lower if place + 1 < len(words) else ""
    return _phrases().get((words[place].stem, after))


def _key_of(base: str) -> str:
    return _concepts().get(base, (base, 1))[0]


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, str], str]:
    return {(stem(verb), particle): base for (verb, particle), base in PHRASES.items()}


def _is_led(words: Sequence[Word], place: int) -> bool:
    """Tell whether "to", a modal verb or "not" stands right before a word."""
    return place > 0 and (words[place - 1].lower in _VERB_MARKERS or words[place - 1].lower.endswith("n't"))
