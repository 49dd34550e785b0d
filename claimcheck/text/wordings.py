"""What two wordings have in common: the words that carry meaning, the numbers, and how surely they are said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words, words_in_order

MAX_CHARS = 4000
"""A wording is read by this many characters; claims are shorter."""

WORD = lazy_re(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
"""A word or a number."""

_UNITS = words_in_order(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
)
_TENS = words_in_order("zero ten twenty thirty forty fifty sixty seventy eighty ninety")
SPELLED_NUMBERS = {
    **{word: number for number, word in enumerate(_UNITS)},
    **{word: 10 * number for number, word in enumerate(_TENS) if number > 1},
    **{
        f"{tens}-{unit}": 10 * number + value
        for number, tens in enumerate(_TENS)
        if number > 1
        for value, unit in enumerate(_UNITS[:10])
        if value
    },
}
_SMALL = words(
    """a an the and or of in on at to for from by with as that this these those it its his her their our your my he
    she they we i you be is are was were been being has have had do does did will would shall who which than then
    there here into over under up out about after before also very just said says say according told"""
)
_NEGATIONS = words("not no never none nobody nothing neither nor without cannot")
_HEDGES = words(
    """may might could should expected likely unlikely plan plans planned planning considering considers consider
    weighing hope hopes hoping want wants possible possibly perhaps reportedly allegedly proposed proposes if
    unless intends intend seeks seek aims aim poised probably potential potentially discussing discuss mulls"""
)
_DROPPED = lazy_re(
    r"\b(?:shelv|scrap|drop|kill|abandon|reject|block|cancel|halt|ditch|defeat|overturn)[a-z]{0,5} "
    r"(?:(?:an?|the|its|their) )?(?:[\w-]+ )?(?P<plan>plans?|proposed|planned)\b",
    re.IGNORECASE,
)
"""A plan that is given up, which is no less sure for being one: "voted to shelve a plan"."""
_PAST = dict(
    pair.split("/")
    for pair in words_in_order(
        """sold/sell bought/buy won/win lost/lose held/hold found/find took/take gave/give went/go rose/rise fell/fall
        broke/break began/begin chose/choose left/leave met/meet paid/pay spent/spend built/build sent/send
        sought/seek brought/bring fought/fight kept/keep led/lead made/make ran/run saw/see shot/shoot struck/strike
        became/become drove/drive grew/grow knew/know spoke/speak stole/steal threw/throw wrote/write
        withdrew/withdraw dealt/deal fled/flee flew/fly taught/teach caught/catch stood/stand"""
    )
)
_BEFORE_MONTH = words("in of on since until till by last next this early late from to before after mid")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly")
_STEM_LETTERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording in a form that can be compared.

    `stems` are its meaningful words in order, crudely cut; `numbers` its numbers as digits; `is_hedged` tells whether a
    word makes it less than sure ("may", "is expected to").
    """

    stems: tuple[str, ...]
    numbers: frozenset[str]
    is_negated: bool
    is_hedged: bool


def read_wording(text: str) -> Wording:
    """Read a wording; total on any text.

    What was read is kept: a check compares each claim and each sentence of a passage with several others.
    """
    return _read(text[:MAX_CHARS])


@lru_cache(maxsize=4096)
def _read(text: str) -> Wording:
    stems: list[str] = []
    numbers: set[str] = set()
    negated = hedged = False
    before = ""
    dropped = {match.start("plan") for match in _DROPPED.finditer(text)}
    for match in WORD.finditer(text):
        word = match.group().lower().replace("’", "'").removesuffix("'s")
        number = number_of(word)
        is_month = match.group() == "May" and before in _BEFORE_MONTH
        before = word
        if number is not None:
            numbers.add(number)
            stems.append(number)
        elif word in _NEGATIONS or word.endswith("n't"):
            negated = True
        elif word in _HEDGES and not is_month and match.start() not in dropped:
            hedged = True
        elif word not in _SMALL:
            stems.append(stem(word))
    return Wording(stems=tuple(stems), numbers=frozenset(numbers), is_negated=negated, is_hedged=hedged)


def number_of(word: str) -> str | None:
    """Give a number as digits ("1,200" and "1200", "forty-six" and "46" alike), or None for another word."""
    if word[0].isdigit():
        whole = re.fullmatch(r"\d{1,3}(?:,\d{3})+(\.\d+)?", word)
        return word.replace(",", "") if whole else word
    return str(SPELLED_NUMBERS[word]) if word in SPELLED_NUMBERS else None


def stem(word: str) -> str:
    """Cut a lower-case word's ending: crude, but the same for most forms of a verb or noun."""
    word = _PAST.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM_LETTERS and not word.endswith("ss"):
            base = word[: -len(ending)] + ("y" if ending in {"ies", "ied"} else "")
            return base.removesuffix("e") if len(base) > _STEM_LETTERS else base
    return word.removesuffix("e") if len(word) > _STEM_LETTERS + 1 else word


def says_no_more(short: Wording, full: Wording) -> bool:
    """Tell whether a wording states nothing that the fuller one does not: no other word, number, negation or surety.

    The first two words must stand in the same order, so that "union sues port" is not "port sues union".
    """
    if len(short.stems) < 2 or not set(short.stems) <= set(full.stems) or short.is_negated is not full.is_negated:
        return False
    if full.is_hedged and not short.is_hedged:
        return False
    return full.stems.index(short.stems[0]) <= full.stems.index(short.stems[1])
