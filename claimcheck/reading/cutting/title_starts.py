"""Where a title before a name begins: "[the union's chief executive] Ida Roe", not "[read] chief executive Ida Roe"."""

from __future__ import annotations

import re

from claimcheck.text.word_lists import words

_TITLE_MODIFIERS = words(
    """chief lead leading managing head general prime deputy vice former acting assistant associate senior junior first
    second executive founding interim then foreign finance interior defence defense health justice transport trade
    energy education environment labour labor police fire union opposition club team town city county state federal
    campaign company bank press shadow board public"""
)
_NO_TITLE = words(
    """by of to and or for from with in on at as when while but if than about against said told says found met named
    made saw asks adds writes wrote the its his her their our a an this that"""
)


def title_start(text: str, start: int, noun: int, *, is_first: bool) -> int:
    """Take what surely belongs to a title before its noun; "read chief executive Roe" begins with a verb."""
    at = noun
    for match in reversed(list(re.finditer(r"[\w’'-]+ ", text[start:noun]))):
        word = match.group().strip().lower()
        is_free = is_first and word not in _NO_TITLE and not word.endswith(("ed", "ing"))
        if word in {"his", "her", "their", "its"}:
            return start + match.start()
        if word not in _TITLE_MODIFIERS and not word.endswith(("’s", "'s")) and not is_free:
            break
        at = start + match.start()
    return at
