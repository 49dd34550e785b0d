"""Text laid out for a terminal: harmless characters, columns, wrapping, colour."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_JOINERS = "\u200c\u200d"
_SOFT_HYPHEN = "\u00ad"
MIN_WIDTH = 50
MAX_WIDTH = 120


class Style(StrEnum):
    """The parameters of an ANSI colour sequence."""

    PLAIN = ""
    BOLD = "1"
    DIM = "2"
    GREEN = "1;32"
    YELLOW = "1;33"
    BLUE = "1;34"
    MAGENTA = "1;35"
    RED = "1;31"


def harmless(text: str) -> str:
    """Bring text to one line that no terminal obeys.

    White space becomes single spaces. Control, format (bidirectional and invisible) and surrogate characters, which can
    move the cursor, hide words or turn their order round, are shown by number: `<U+001B>`.
    """
    text = " ".join(text.replace(_SOFT_HYPHEN, "").split())
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    """Show one character, an invisible one by its number; unassigned and private ones draw nothing of their own."""
    if character.isprintable() or character in _JOINERS:
        return character
    if unicodedata.category(character) in {"Cn", "Co"}:
        return "\ufffd"
    return f"<U+{ord(character):04X}>"


def columns(text: str) -> int:
    """Count the columns that text takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_character_columns(character) for character in text)


def _character_columns(character: str) -> int:
    if unicodedata.combining(character) or character in _JOINERS or "\ufe00" <= character <= "\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """Give the longest beginning of text that fits `width` columns."""
    used = 0
    for place, character in enumerate(text):
        used += _character_columns(character)
        if used > width:
            return text[:place]
    return text


def shorten(text: str, width: int) -> str:
    """Make text harmless and fit it into `width` columns, ending with "…" between words where it must be cut."""
    text = harmless(text[: 8 * width])
    if columns(text) <= width:
        return text
    kept = cut(text, max(width - 2, 1))
    head, space, _ = kept.rpartition(" ")
    return (head if space and columns(head) > width // 2 else kept).rstrip(" ,;:–—-") + " …"


def wrap(text: str, width: int, *, first: int | None = None) -> list[str]:
    """Break harmless text into lines of at most `width` columns (the first of `first`), between words if possible."""
    lines: list[str] = []
    line = ""
    room = width if first is None else first
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if columns(joined) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
            room = width
        line = word
        while columns(line) > room:
            head = cut(line, room) or line[0]
            lines.append(head)
            line = line[len(head) :]
            room = width
    return [*lines, line] if line or not lines else lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of `width` columns, with or without colour; every method gives whole lines."""

    width: int
    color: bool

    def paint(self, text: str, style: Style) -> str:
        """Colour text that is already laid out."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.color and style and text else text

    def heading(self, text: str, remark: str = "") -> list[str]:
        """Head a part of the page, after an empty line."""
        line = self.paint(text.upper(), Style.BOLD) + (self.paint(f"  {remark}", Style.DIM) if remark else "")
        return ["", line]

    def text(self, text: str, *, indent: int = 0, style: Style = Style.PLAIN, hang: int = 0) -> list[str]:
        """Set harmless text from column `indent` on, the lines after the first `hang` columns deeper."""
        room = max(self.width - indent - hang, 10)
        first, *rest = wrap(text, room, first=room + hang)
        return [
            " " * indent + self.paint(first, style),
            *(" " * (indent + hang) + self.paint(line, style) for line in rest),
        ]

    def parts(self, parts: Sequence[tuple[str, Style]]) -> list[str]:
        """Set short texts, each in its style, two columns apart; one that does not fit begins a new line."""
        lines: list[str] = []
        used = self.width
        for text, style in parts:
            used += 2 + columns(text)
            if used > self.width:
                lines.append(self.paint(text, style))
                used = columns(text)
            else:
                lines[-1] += "  " + self.paint(text, style)
        return lines

    def row(self, cells: Sequence[tuple[str, int, Style]], text: str, *, style: Style = Style.PLAIN) -> list[str]:
        """Set short cells (text, columns, style) side by side, then text that wraps in the room that is left."""
        left = sum(width for _, width, _ in cells)
        first, *rest = self.text(text, indent=left, style=style)
        head = "".join(self.paint(cell, style) + " " * (width - columns(cell)) for cell, width, style in cells)
        return [(head + first[left:]).rstrip(), *rest]
