"""Bring text to the form of a document: NFC, lines ended by a line feed alone, no trailing spaces."""

from __future__ import annotations

import unicodedata

from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.limits import MAX_COMBINING_RUN, MAX_TEXT_CHARS, MAX_TITLE_CHARS
from claimcheck.text.refusal import refusal

_LINE_END = lazy_re(r"\r\n|[\r\v\f\u2028\u2029]")
_SURROGATE = lazy_re(r"[\ud800-\udfff]")
# Runs of what is neither letter, space nor ASCII; only in these can accents stack.
_MARKS = lazy_re(rf"[^\w\s\x00-\u02ff]{{{MAX_COMBINING_RUN},}}")
_C1 = range(0x80, 0xA0)
# C1 controls in a decoded text are Windows-1252 bytes that were once read as Latin-1: U+0093 was meant as a quotation
# mark. The five that Windows-1252 leaves open, and C0 controls that a PDF or a character reference brings, are dropped.
_REPAIR: dict[int, str | None] = {code: bytes([code]).decode("cp1252", "ignore") or None for code in _C1}
_REPAIR |= {code: None for code in range(0x20) if code not in {0x09, 0x0A}}


def clean(text: str, *, name: str) -> str:
    """Bring `text` to the form of a document; cleaning twice changes nothing.

    Zero-width and bidirectional controls stay, so that a later stage can report them; a byte order mark at the very
    start goes. Form feed, vertical tab, U+2028 and U+2029 end a line.

    Raises:
        DocumentError: the text is too long, has no words, or stacks more accents than can be normalized in time.
    """
    if len(text) > MAX_TEXT_CHARS:
        problem = f"holds {len(text):,} characters, over the limit of {MAX_TEXT_CHARS:,}"
        raise refusal(name, problem, "split it into articles")
    text = _LINE_END.sub("\n", text).translate(_REPAIR)
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if any(_stacked(match[0]) > MAX_COMBINING_RUN for match in _MARKS.finditer(text)):
        raise refusal(name, f"stacks over {MAX_COMBINING_RUN} accents on one letter", "remove them")
    text = unicodedata.normalize("NFC", text)
    text = "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n").lstrip("\ufeff\n")
    if not any(character.isalnum() for character in text):
        found = "holds no letter or figure" if text else "is empty or only white space"
        raise refusal(name, found, "give a file with the text of the article")
    return text


def clean_line(value: str | None, *, max_chars: int = MAX_TITLE_CHARS) -> str | None:
    """Bring a title or name to one line in the form of a document's text; None where it is empty or too long."""
    if value is None or len(value) > 4 * max_chars:
        return None
    line = collapse(unicodedata.normalize("NFC", value.translate(_REPAIR)))
    return line if 0 < len(line) <= max_chars else None


def collapse(text: str) -> str:
    """Give `text` on one line with single spaces."""
    return " ".join(text.split())


def _stacked(text: str) -> int:
    """Count the longest run of combining characters."""
    longest = run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        longest = max(longest, run)
    return longest
