"""Text that means to steer a model: orders, marks of prompts, characters that nobody sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.types import Span

_HIDDEN = re.compile("[\u200b\u2060\u2061-\u2064\ufeff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]+")
_JOINER = re.compile("(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z])")
_MARKS = re.compile(
    r"<\|?/?(?:im_start|im_end|system|assistant|user|endoftext|document|article|instructions?|"
    r"headline|known|before|read|claims|passages)\|?>|"
    r"\[/?INST\]|<<SYS>>|^#{1,} ?(?:system|instructions?)\b|^(?:system|assistant) ?: |"
    r"[\"{] ?\"?(?:sentences|claims|sources|stance|label)\" ?: ?[\[{\"]",
    re.IGNORECASE | re.MULTILINE,
)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override) "
    r"(?:(?:all|any|every|everything|the|your|these|those|of|other|system) ){0,4}"
    r"(?:previous|prior|above|earlier|preceding)\b"
    r"(?: (?:instructions?|prompts?|rules|guidelines|text|and)\b|[,.:;])|"
    r"\b(?:ignore|disregard|forget|override) (?:all |any )?(?:of )?(?:your|system) "
    r"(?:instructions?|prompts?|guidelines)\b|"
    r"\b(?:you are|act as|as) an? (?:ai|language model|llm|assistant|fact[- ]checker)\b[^.\n]{0,40}"
    r"\b(?:must|should|will|do|label)\b|"
    r"\b(?:label|mark|classify|rate|report|treat) (?:every|all|each|any|this|these|the following) "
    r"(?:claims?|statements?|sentences?|article|text|passages?)\b[^.\n]{0,40}"
    r"\b(?:sourced|true|verified|accurate|anonymous|unverified|supported|supports|unrelated)\b|"
    r"\b(?:system prompt|(?:note|message|instructions?) (?:to|for) (?:the |any |an )?"
    r"(?:ai|llm|language model|fact[- ]checker|model|assistant))\b",
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
    # Characters that show nothing may part the words of an order, so these are looked for in what shows.
    hidden = {at for each in found for at in range(each.span.start, each.span.end)}
    places = [at for at in range(len(text)) if at not in hidden] if hidden else range(len(text))
    shown = "".join(text[at] for at in places) if hidden else text
    for kind, pattern in ((OrderKind.MARK, _MARKS), (OrderKind.ORDER, _ORDERS)):
        found += [
            Order(kind=kind, span=Span(places[match.start()], places[match.end() - 1] + 1))
            for match in pattern.finditer(shown)
        ]
    return found


def steers(text: str) -> bool:
    """Tell whether a text gives orders to a model or bears marks of a prompt."""
    return any(each.kind is not OrderKind.HIDDEN for each in orders_in(text))
