"""Compiled patterns, kept at home from one run to the next: compiling them is a third of the time of a short check.

The file holds what Python's `re` makes of the patterns of our own source, and no word of any article. It is a cache as
bytecode is: for one version of claimcheck and of Python, checked by its hash, made again where anything about it is
odd, and never the reason why a run fails. `re` offers no way to keep a compiled pattern, so this module reaches behind
it; where that does not work, patterns are compiled as ever.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from claimcheck import __version__
from claimcheck.adapters.home import NEW_PATTERNS_FILE, PATTERNS_FILE
from claimcheck.text.lazy_re import compiling_by

MAX_PATTERNS = 4000
"""More are not kept: those of this run begin a new file."""
MAX_BYTES = 32_000_000
"""Of a file that is read; ours has some two million."""
_CODE = "I"
"""The type of a word of code in the file; `re` takes them as a list of numbers."""
_SPOILT = (OSError, ValueError, KeyError, TypeError, IndexError, OverflowError, RuntimeError)
"""What reading a file that is not ours, or not whole, may raise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Code:
    """What `re` makes of a pattern: all its flags, its words of code, and its groups by name."""

    flags: int
    words: bytes
    groups: int
    names: dict[str, int]


class KeptPatterns:
    """Gives compiled patterns from a file, compiles what is not in it, and writes that down at the end."""

    def __init__(self, path: Path, new: Path) -> None:
        """Keep where the file is, and under which name beside it a new one is written."""
        self._path = path
        self._new = new
        self._engine = _Engine.find()
        self._kept: dict[str, _Code] | None = None
        self._added: dict[str, _Code] = {}

    def compile(self, pattern: str | bytes, flags: int) -> re.Pattern[Any]:
        """Give what `re.compile` gives.

        Raises:
            re.error: it is no pattern.
        """
        if self._engine is None or not isinstance(pattern, str):
            return re.compile(pattern, flags)
        if self._kept is None:
            self._kept = self._read(self._engine.tag)
        key = hashlib.sha256(f"{int(flags)} {pattern}".encode("utf-8", "surrogatepass")).hexdigest()
        code = self._kept.get(key)
        if code is not None:
            with suppress(*_SPOILT):
                return self._engine.pattern(pattern, code)
        code = self._engine.code(pattern, int(flags))
        self._added[key] = code
        return self._engine.pattern(pattern, code)

    def save(self) -> None:
        """Write the file anew if patterns came to it; one that cannot be written is no loss, and nothing is said."""
        if not self._added or self._engine is None or not self._path.parent.is_dir():
            return
        all_kept = (self._kept or {}) | self._added
        kept = all_kept if len(all_kept) <= MAX_PATTERNS else self._added
        try:
            # Two processes that write at once may spoil each other's file, which the hash tells.
            with os.fdopen(
                os.open(self._new, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_CLOEXEC, 0o600), "wb"
            ) as file:
                file.write(_packed(self._engine.tag, kept))
            self._new.replace(self._path)
        except OSError:
            with suppress(OSError):
                self._new.unlink()

    def _read(self, tag: str) -> dict[str, _Code]:
        try:
            if self._path.stat().st_size > MAX_BYTES:
                return {}
            return _unpacked(self._path.read_bytes(), tag)
        except _SPOILT:
            return {}


@contextmanager
def kept_patterns(home: Path) -> Iterator[None]:
    """Take patterns from the file at home for as long as the context lasts, and keep what was compiled."""
    kept = KeptPatterns(home / PATTERNS_FILE, home / NEW_PATTERNS_FILE)
    with compiling_by(kept.compile):
        yield
    kept.save()


class _Engine:
    """The parts of `re` that no documentation promises."""

    def __init__(self, parser: Any, compiler: Any, sre: Any) -> None:
        self._parser, self._compiler, self._sre = parser, compiler, sre
        self.tag = f"{__version__} {sys.version} {sre.MAGIC} {sre.CODESIZE} {sys.byteorder}"

    @classmethod
    def find(cls) -> _Engine | None:
        """Give them, or None where this Python has others."""
        try:
            found = cls(import_module("re._parser"), import_module("re._compiler"), import_module("_sre"))
            tried = found.pattern("a(?P<b>c)", found.code("a(?P<b>c)", 0)).fullmatch("ac")
            is_known = array(_CODE).itemsize == found._sre.CODESIZE and tried is not None and tried["b"] == "c"
        except (ImportError, AttributeError, *_SPOILT):
            return None
        return found if is_known else None

    def code(self, pattern: str, flags: int) -> _Code:
        """Compile a pattern."""
        parsed = self._parser.parse(pattern, flags)
        words = array(_CODE, self._compiler._code(parsed, flags)).tobytes()
        state = parsed.state
        return _Code(flags=flags | state.flags, words=words, groups=state.groups - 1, names=dict(state.groupdict))

    def pattern(self, pattern: str, code: _Code) -> re.Pattern[str]:
        """Make a pattern of its code, which `_sre` checks."""
        words = array(_CODE)
        words.frombytes(code.words)
        by_number: list[str | None] = [None] * (code.groups + 1)
        for name, number in code.names.items():
            by_number[number] = name
        made: re.Pattern[str] = self._sre.compile(
            pattern, code.flags, words.tolist(), code.groups, dict(code.names), tuple(by_number)
        )
        return made


def _packed(tag: str, kept: dict[str, _Code]) -> bytes:
    """Give the file: a hash of all behind it, an index in a line of JSON, and the words of code."""
    index = {key: [code.flags, len(code.words), code.groups, code.names] for key, code in kept.items()}
    head = json.dumps({"tag": tag, "patterns": index}).encode()
    body = head + b"\n" + b"".join(code.words for code in kept.values())
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def _unpacked(data: bytes, tag: str) -> dict[str, _Code]:
    digest, _, body = data.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        return {}
    head, _, words = body.partition(b"\n")
    told = json.loads(head)
    if told["tag"] != tag:
        return {}
    kept: dict[str, _Code] = {}
    at = 0
    for key, (flags, size, groups, names) in told["patterns"].items():
        kept[key] = _Code(flags=flags, words=words[at : at + size], groups=groups, names=names)
        at += size
    return kept
