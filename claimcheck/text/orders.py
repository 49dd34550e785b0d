"""Text that means to steer a model: orders, marks of prompts, characters that nobody sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.text.align import INVISIBLE
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span

_INVISIBLE = frozenset(INVISIBLE)
_TYPESET = "\xad\u061c\u200c\u200d\u200e\u200f"
"""Soft hyphens, joiners and the direction marks of Arabic and Hebrew, which honest typesetting puts there."""
_HIDDEN = lazy_re(f"[{''.join(sorted(_INVISIBLE - set(_TYPESET)))}]+")
_JOINER = lazy_re("(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z])")
_MARKS = lazy_re(
    r"<\|?/?(?:im_start|im_end|system|assistant|user|endoftext|document|article|instructions?|"
    r"headline|known|before|read|claims|passages)\|?>|"
    r"\[/?INST\]|<<SYS>>|^#{1,} ?(?:system|instructions?)\b|^(?:system|assistant)\s?:\s|"
    r"[\"{]\s?\"?(?:sentences|claims|sources|stance|label)\"\s?:\s?[\[{\"]",
    re.IGNORECASE | re.MULTILINE,
)
_ORDERS = lazy_re(
    r"\b(?:ignore|disregard|forget|override) "
    r"(?:(?:all|any|every|everything|the|your|these|those|of|other|system) ){0,4}"
    r"(?:previous|prior|above|earlier|preceding)\b"
    r"(?: (?:instructions?|prompts?|rules|guidelines|text|and)\b|[,.:;])|"
    r"\b(?:ignore|disregard|forget|override) (?:all |any )?(?:of )?(?:your|system) "
    r"(?:instructions?|prompts?|guidelines)\b|"
    r"\b(?:(?:you are|act as) an? (?:ai(?: assistant| model)?|language model|llm|assistant|fact[- ]checker)"
    r"(?=[,:;]| (?:and|that|who|which|for|must|should|will)\b)|as an? (?:ai|language model|llm|assistant),? you\b)"
    r"[^.]{0,40}\b(?:must|should|will|do|label)\b|"
    r"\b(?:label|mark|classify|rate|report|treat) (?:every|all|each|any|this|these|the following) "
    r"(?:claims?|statements?|sentences?|article|text|passages?)\b[^.]{0,40}"
    r"\b(?:sourced|true|verified|accurate|anonymous|unverified|supported|supports|unrelated)\b|"
    r"\b(?:system prompt|(?:note|message|instructions?) (?:to|for) (?:the |any |an )?"
    r"(?:ai|llm|language model|fact[- ]checker|model|assistant)(?= ?:|,? you\b))",
    re.IGNORECASE,
)


class OrderKind(StrEnum):
    """In which way a text means to steer a model."""

    HIDDEN = "hidden characters"
    MARK = "a mark of a prompt"
    ORDER = "an order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A place that means to steer a model."""

    kind: OrderKind
    span: Span


def orders_in(text: str) -> list[Order]:
    """Find what means to steer a model, by kind, in the order of the text.

    What news says of orders ("told the crew to ignore the instructions of the port") is none.
    """
    found = [
        Order(kind=OrderKind.HIDDEN, span=Span(*match.span()))
        for pattern in (_HIDDEN, _JOINER)
        for match in pattern.finditer(text)
    ]
    shown, places = _shown(text)
    on_one_line = shown.replace("\n", " ")
    for kind, pattern, searched in ((OrderKind.MARK, _MARKS, shown), (OrderKind.ORDER, _ORDERS, on_one_line)):
        found += [
            Order(kind=kind, span=Span(places[match.start()], places[match.end() - 1] + 1))
            for match in pattern.finditer(searched)
        ]
    return found


def _shown(text: str) -> tuple[str, list[int]]:
    """Give a text as a model is shown it, with the place of each character in `text`.

    What shows nothing is gone and white space is one space; a line feed stays one, since some marks open a line.
    """
    shown: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        if character.isspace():
            blank = "\n" if character == "\n" else " "
            if not shown or not shown[-1].isspace():
                shown.append(blank)
                places.append(at)
            elif blank == "\n":
                shown[-1] = blank
        else:
            shown.append(character)
            places.append(at)
    return "".join(shown), places


def steers(text: str) -> bool:
    """Tell whether a text gives orders to a model or bears marks of a prompt."""
    return any(each.kind is not OrderKind.HIDDEN for each in orders_in(text))
