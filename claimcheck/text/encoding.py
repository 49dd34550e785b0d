"""Decode the bytes of a text file.

Tried in order: byte order mark, UTF-16 without one (told by its NULs), UTF-8, what the file declares, Windows-1252. A
general guesser (charset-normalizer) was left out: on short texts it names an encoding that merely fits, and takes
a mis-set file for a text where a newsroom wants to be told.
"""

from __future__ import annotations

import codecs

from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.refusal import refusal
from claimcheck.text.signatures import name_content

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = lazy_re(r"[\x00-\x08\x0e-\x1f]")
_SAMPLE_BYTES = 4096
_NUL_SHARE = 0.4
_FOREIGN_SHARE = 0.3
# Letters, and the signs that Windows-1252 adds for print; other high characters in number mean another encoding.
_PRINT_SIGNS = frozenset("\xa0¡¢£€¥§©«»¬®°±·¿´¶×÷†‡•…‰‹›‘’‚“”„–—™˜ˆ¼½¾ªº¹²³")
# The encodings that a page may declare. Python knows codecs that are no character sets (zlib, rot13, idna).
_DECLARABLE = lazy_re(
    r"(?:iso8859-(?:[2-9]|1[0-6])|cp125[0-8]|cp874|koi8-[ru]|shift_jis|cp932|euc_jp|euc_kr|cp949|gb2312|gbk|gb18030|big5)"
)


def decode(data: bytes, *, name: str, declared: str | None = None) -> str:
    """Decode a text file, without its byte order mark.

    Args:
        data: the whole file.
        name: what the user named, for the error.
        declared: the encoding that the file itself names, if any.

    Raises:
        DocumentError: it is binary, or in an encoding that is none of the above.
    """
    text = _decode_marked(data, name) or _decode_wide(data)
    if text is None:
        text = _decode_bytes(data, name, declared)
    control = _CONTROL.search(text)
    if control:
        found = name_content(data)
        detail = (
            f" (control character U+{ord(control[0]):04X} at {control.start():,})" if found == "binary data" else ""
        )
        raise refusal(name, f"holds {found}{detail}, not text", "give a text, Markdown, HTML, PDF or DOCX file")
    return text


def _decode_marked(data: bytes, name: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                problem = f"starts as {encoding.upper()} and is damaged at byte {error.start + len(mark):,}"
                raise refusal(name, problem, "save it again as UTF-8") from error
    return None


def _decode_wide(data: bytes) -> str | None:
    """Decode UTF-16 without a mark: half of the bytes of a European text are NULs, all on one side."""
    sample = data[:_SAMPLE_BYTES]
    if len(data) < 4 or len(data) % 2 or 0 not in sample:
        return None
    even, odd = sample[::2], sample[1::2]
    nul_even, nul_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if nul_odd > _NUL_SHARE and nul_even == 0:
        encoding = "utf-16-le"
    elif nul_even > _NUL_SHARE and nul_odd == 0:
        encoding = "utf-16-be"
    else:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_bytes(data: bytes, name: str, declared: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        damage = error.start
    found = name_content(data)
    if found != "binary data":
        raise refusal(name, f"holds {found}, not text", "give a text, Markdown, HTML, PDF or DOCX file")
    if _is_mostly_utf8(data):
        raise refusal(name, f"is UTF-8 but for byte {damage:,}", "save it again as UTF-8")
    try:
        if declared and (codec := _declared_codec(declared)):
            return data.decode(codec)
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = None
    if text is None or not _looks_like_print(text):
        raise refusal(name, "is neither UTF-8, UTF-16 nor Windows-1252 text", "save it again as UTF-8")
    return text


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell whether more characters beyond ASCII are good UTF-8 than bytes are broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(1 for character in text if character > "\x7f") - broken > broken


def _declared_codec(declared: str) -> str | None:
    try:
        codec = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    return codec if _DECLARABLE.fullmatch(codec) else None


def _looks_like_print(text: str) -> bool:
    high = [character for character in text if character > "\x7f"]
    odd = sum(1 for character in high if not (character.isalpha() or character in _PRINT_SIGNS))
    return len(high) <= _FOREIGN_SHARE * len(text) and odd <= len(high) / 2
