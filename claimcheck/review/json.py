"""The JSON text of a decision, and the way back."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from typing import Any

from claimcheck.types import Decision


def to_json(decision: Decision) -> str:
    """Write a decision as one JSON object."""
    return json.dumps(asdict(decision), ensure_ascii=False)


def from_json(text: str) -> Decision:
    """Read a decision back.

    Raises:
        ValueError: the text is no decision.
    """
    decision: Decision = _adapter().validate_json(text)
    return decision


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter  # noqa: PLC0415  (0.1 s to import, and only reading needs it)

    return TypeAdapter(Decision)
