"""The good part of a reply: its items one by one, also where the JSON around them is cut off or broken."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

MAX_REPLY_CHARS = 2_000_000
MAX_ITEMS = 5000
_COMMA = re.compile(r"\s*,?\s*")
_DECODER = json.JSONDecoder()
Item = TypeVar("Item", bound=BaseModel)


def raw_items(text: str, key: str) -> list[Any] | None:
    """Give the items of the list at `key` of a reply's object, as far as the text is JSON.

    Returns:
        None where there is no such list at all.
    """
    text = text[:MAX_REPLY_CHARS]
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return _cut_off_items(text, key)
    items = whole.get(key) if isinstance(whole, dict) else None
    return items[:MAX_ITEMS] if isinstance(items, list) else None


def is_whole(text: str) -> bool:
    """Tell whether a reply is JSON to its end."""
    try:
        json.loads(text[:MAX_REPLY_CHARS])
    except (ValueError, RecursionError):
        return False
    return True


def valid_item(model: type[Item], raw: object) -> Item | str:
    """Read one item, or give in one line what is wrong with it."""
    try:
        return model.model_validate(raw)
    except (ValidationError, RecursionError) as exc:
        return problem_of(exc)


def valid_items(model: type[Item], raw: Sequence[object] | None) -> list[Item]:
    """Read the items that are valid."""
    found = (valid_item(model, each) for each in raw or ())
    return [each for each in found if not isinstance(each, str)]


def problem_of(error: ValidationError | RecursionError) -> str:
    """Say in one line what is wrong with an item, without the words of the reply."""
    if isinstance(error, RecursionError):
        return "it nests too deep"
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}"[:200]


def _cut_off_items(text: str, key: str) -> list[Any] | None:
    # Inside a string the quotation marks of a key are escaped, so the first match is the key itself.
    opening = re.search(rf'"{re.escape(key)}"\s*:\s*\[\s*', text)
    if opening is None:
        return None
    items: list[Any] = []
    place = opening.end()
    while len(items) < MAX_ITEMS:
        try:
            item, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        items.append(item)
        gap = _COMMA.match(text, place)
        place = gap.end() if gap else place
    return items
