"""The JSON text of a report, and the way back."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass

from claimcheck.types import SCHEMA_VERSION, Report

# JSON leaves these bare, but a terminal that shows them may obey them (C1 controls, bidirectional marks), some readers
# break lines at them (U+0085, U+2028), and a lone surrogate has no UTF-8. They occur inside strings only.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]")


def to_json(report: Report, *, indent: int | None = None) -> str:
    """Write a report as one JSON object without a line end; with `indent` it is laid out over lines for people."""
    return dump(report, indent=indent)


def dump(value: object, *, indent: int | None = None) -> str:
    """Write plain values and our dataclasses as JSON; what a terminal would obey in a string is written as escapes."""
    text = json.dumps(value, default=_members, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(_escaped, text)


def from_json(text: str) -> Report:
    """Read a report back.

    Raises:
        ValueError: the text is no report, or one of another schema version.
    """
    from pydantic import TypeAdapter  # noqa: PLC0415  (0.1 s to import, and only reading needs it)

    report: Report = TypeAdapter(Report).validate_json(text)
    if report.schema_version != SCHEMA_VERSION:
        raise ValueError(f"a report of schema version {report.schema_version}, not {SCHEMA_VERSION}")
    return report


def _members(value: object) -> dict[str, object]:
    """Give the fields of a dataclass by name, the schema version first."""
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} has no place in a report")
    members = {member.name: getattr(value, member.name) for member in fields(value)}
    if "schema_version" in members:
        return {"schema_version": members.pop("schema_version"), **members}
    return members


def _escaped(match: re.Match[str]) -> str:
    """Write one character as JSON escapes, as a pair of surrogates outside the basic plane."""
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
