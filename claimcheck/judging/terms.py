"""The content words of a sentence: what each says, in which direction, and which are its actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.judging.lexicon import CONCEPTS, NOT_ACTIONS, ONLY_AS_VERB, PAST_FORMS, PHRASES, VERB_FORMS
from claimcheck.judging.words import Word, stem
from claimcheck.text.word_lists import words

_VERB_MARKERS = words("to will would could can should must may might did does do not never")
_NO_PARTICIPLE = words("hundred need speed seed feed shed weed deed indeed breed creed sacred united")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A content word: `key` is equal for words that say the same, `direction` is -1 for the opposite or a negation.

    `is_action` is set for verbs, `is_opposable` for words that have a word of the opposite direction,
    `is_present` for verbs whose form is not of the past.
    """

    place: int
    key: str
    direction: int
    is_action: bool
    is_opposable: bool
    is_negation_head: bool = False
    is_present: bool = False


@lru_cache(maxsize=1)
def _concepts() -> dict[str, tuple[str, int]]:
    """Give for each stem that has a concept its name and direction."""
    table: dict[str, tuple[str, int]] = {}
    for name, same, opposite in CONCEPTS:
        table |= {stem(word): (name, 1) for word in same.split()}
        table |= {stem(word): (name, -1) for word in opposite.split()}
    return table


def read_term(words: Sequence[Word], place: int, *, is_denial: bool) -> Term:
    """Read the content word at `place`; in a denial every direction is turned round."""
    word = words[place]
    is_led = _is_led(words, place)
    is_verb_form = word.lower not in ONLY_AS_VERB or is_led
    base, concept = _base_and_concept(words, place)
    key, direction = concept or (base, 1)
    looks_verbal = (
        concept is not None
        or word.lower in VERB_FORMS
        or (len(word.lower) >= 4 and word.lower.endswith("ed") and word.lower not in _NO_PARTICIPLE)
        or (is_led and words[place - 1].lower != "to")
    )
    return Term(
        place=place,
        key=key,
        direction=-direction if word.is_negated != is_denial else direction,
        is_action=looks_verbal and is_verb_form and key not in NOT_ACTIONS,
        is_opposable=concept is not None,
        is_negation_head=word.is_negation_head,
        is_present=not word.lower.endswith("ed") and word.lower not in PAST_FORMS,
    )


def _phrase_at(words: Sequence[Word], place: int) -> str | None:
    """Give the verb that a verb with its particle is read as ("stepped down" as resign)."""
    after = words[place + 1].lower if place + 1 < len(words) else ""
    return _phrases().get((words[place].stem, after))


def key_at(words: Sequence[Word], place: int) -> str:
    """Give what the content word at `place` says, whatever its direction."""
    base, concept = _base_and_concept(words, place)
    return concept[0] if concept else base


def _base_and_concept(words: Sequence[Word], place: int) -> tuple[str, tuple[str, int] | None]:
    phrase = _phrase_at(words, place)
    base = stem(phrase) if phrase else words[place].stem
    if words[place].lower in ONLY_AS_VERB and not _is_led(words, place):
        return base, None
    return base, _concepts().get(base)


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, str], str]:
    return {(stem(verb), particle): base for (verb, particle), base in PHRASES.items()}


def _is_led(words: Sequence[Word], place: int) -> bool:
    """Tell whether "to", a modal verb or "not" stands right before a word."""
    return place > 0 and (words[place - 1].lower in _VERB_MARKERS or words[place - 1].lower.endswith("n't"))
