"""The particulars of a claim or a sentence: who, how many, when, what was done, and whether it is said to be so."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claimcheck.judging.amounts import Amount, find_amounts
from claimcheck.judging.dates import When, find_dates
from claimcheck.judging.lexicon import SAY_VERBS, TITLES, VERB_FORMS, WEAK_VERBS
from claimcheck.judging.modality import Mode, find_modes
from claimcheck.judging.names import Name, find_names
from claimcheck.judging.terms import Term, key_at, read_term
from claimcheck.judging.words import Word, split_words
from claimcheck.types import DENIAL_MARK

_SPEAKER_REACH = 9
_TAIL_REACH = 13
"""A reporting clause opens or ends a claim within this many words ("Mayor Odile Brandt said")."""


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What can be compared of one sentence of a document of `day`; places index `words`.

    Everything is read when it is first asked for: most sentences differ from a claim by their words alone.
    `is_denial` turns round the direction of every word.
    """

    words: tuple[Word, ...]
    day: date
    is_denial: bool = False

    @cached_property
    def modes(self) -> tuple[Mode, ...]:
        """Give the mode of each word."""
        return find_modes(self.words)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Give the names, in order."""
        return find_names(self.words, is_title_case=_is_title_case(self.words))

    @cached_property
    def sure_names(self) -> tuple[Name, ...]:
        """Give the names that are no common word with a capital."""
        return tuple(name for name in self.names if name.is_sure)

    @cached_property
    def _all_dates(self) -> tuple[When, ...]:
        forecast = frozenset(place for place, mode in enumerate(self.modes) if mode is Mode.FORECAST)
        return find_dates(self.words, self.day, forecast=forecast)

    @cached_property
    def dates(self) -> tuple[When, ...]:
        """Give the times of what is said, without when it was said."""
        return tuple(when for when in self._all_dates if not _is_of_saying(self.words, when))

    @cached_property
    def _dated(self) -> frozenset[int]:
        return frozenset(place for when in self._all_dates for place in range(when.first, when.last + 1))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Give the numbers, in order."""
        return find_amounts(self.words, taken=self._dated)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Give the content words, in order, outside names, numbers and dates."""
        taken = {place for name in self.sure_names for place in range(name.first, name.last + 1)} | self._dated
        taken |= {place for amount in self.amounts for place in range(amount.first, amount.last + 1)}
        return tuple(
            read_term(self.words, place, is_denial=self.is_denial)
            for place, word in enumerate(self.words)
            if word.is_content and place not in taken and not _is_title(self.words, place)
        )

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
        """Give what all its words say, those inside names too ("the court" is in "the Vell District Court")."""
        return frozenset(key_at(self.words, place) for place, word in enumerate(self.words) if word.is_content)

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
    is_denial = text.startswith(DENIAL_MARK)
    words = split_words(text.removeprefix(DENIAL_MARK).replace("[", " ").replace("]", " "))
    frame = _frame_of(words)
    kept = tuple(word for place, word in enumerate(words) if place not in frame)
    return Particulars(words=kept or words, day=day, is_denial=is_denial)


def read_sentence(text: str, day: date) -> Particulars:
    """Read one sentence of a passage whose document is of `day`."""
    return Particulars(words=split_words(text), day=day)


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
    if [word.lower for word in words[:2]] == ["according", "to"]:
        comma = next((place for place, word in enumerate(words[:_TAIL_REACH]) if word.text == ","), -1)
        return frozenset(range(comma + 1))
    for place in range(1, min(_SPEAKER_REACH, len(words))):
        word = words[place]
        if word.lower in SAY_VERBS and _is_speaker(words[:place]):
            return frozenset(range(_after_say(words, place)))
    for place in range(len(words) - 1, max(len(words) - _TAIL_REACH, 0), -1):
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
