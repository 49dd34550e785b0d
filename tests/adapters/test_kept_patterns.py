"""Patterns kept at home: the same as compiled anew, whatever becomes of the file."""

from __future__ import annotations

import hashlib
import json
import re
import stat
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import claimcheck
from claimcheck.adapters.home import PATTERNS_FILE, prepare_home
from claimcheck.adapters.kept_patterns import KeptPatterns, kept_patterns
from claimcheck.text.lazy_re import LazyPattern, lazy_re

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "data" / "samples" / "articles").glob("*.txt"))
ROOMS = ("text", "attribution", "reading", "ledger", "policy", "judging")
NAMED = r"(?P<who>[A-Z]\w+) said (?:on (?P<day>\w+day) )?that (?P<what>.+)"
SENTENCE = "Ruiz said on Monday that the lock leaks"


def house_patterns() -> list[LazyPattern]:
    """Give the patterns of all modules that read text."""
    found: dict[tuple[str, int], LazyPattern] = {}
    for room in ROOMS:
        room_module = import_module(f"claimcheck.{room}")
        paths = getattr(room_module, "__path__", None)
        names = [each.name for each in walk_packages(paths, f"claimcheck.{room}.")] if paths else []
        for module in (room_module, *map(import_module, names)):
            for value in vars(module).values():
                if isinstance(value, LazyPattern) and isinstance(value.pattern, str):
                    found[value.pattern, value._flags] = value
    return list(found.values())


def keep(home: Path) -> KeptPatterns:
    home.mkdir(exist_ok=True)
    return KeptPatterns(home / "patterns.bin", home / "patterns.new")


def is_right(found: re.Pattern[str]) -> bool:
    match = found.fullmatch(SENTENCE)
    return match is not None and match.groupdict() == {"who": "Ruiz", "day": "Monday", "what": "the lock leaks"}


def test_every_pattern_of_ours_is_the_same_from_the_file(tmp_path: Path) -> None:
    patterns = house_patterns()
    assert len(patterns) > 700
    text = "\n".join(path.read_text(encoding="utf-8") for path in ARTICLES[:2])[:6000]
    first = keep(tmp_path)
    for each in patterns:
        first.compile(each.pattern, each._flags)
    first.save()
    again, differ = keep(tmp_path), []
    for each in patterns:
        fresh, kept = re.compile(each.pattern, each._flags), again.compile(each.pattern, each._flags)
        same = (fresh.pattern, fresh.flags, fresh.groups, fresh.groupindex) == (
            kept.pattern, kept.flags, kept.groups, kept.groupindex,
        )  # fmt: skip
        spans = [[match.regs for match in found.finditer(text)] for found in (fresh, kept)]
        if not same or spans[0] != spans[1]:
            differ.append(each.pattern)
    assert not differ


def test_a_second_run_compiles_nothing_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = keep(tmp_path)
    first.compile(NAMED, 0)
    first.save()
    before = (tmp_path / "patterns.bin").stat()
    again = keep(tmp_path)
    monkeypatch.setattr(re._compiler, "_code", lambda *_: pytest.fail("compiled anew"))  # type: ignore[attr-defined]
    assert is_right(again.compile(NAMED, 0))
    again.save()
    after = (tmp_path / "patterns.bin").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_what_comes_later_is_added(tmp_path: Path) -> None:
    for pattern in ("one", "two", NAMED):
        kept = keep(tmp_path)
        kept.compile(pattern, re.IGNORECASE)
        kept.save()
    head = (tmp_path / "patterns.bin").read_bytes().split(b"\n", 2)[1]
    assert len(json.loads(head)["patterns"]) == 3


def test_flags_are_part_of_what_is_asked(tmp_path: Path) -> None:
    kept = keep(tmp_path)
    kept.compile("lock", 0)
    kept.save()
    assert keep(tmp_path).compile("lock", re.IGNORECASE).match("LOCK")
    assert not keep(tmp_path).compile("lock", 0).match("LOCK")


def test_what_is_no_pattern_fails_as_ever(tmp_path: Path) -> None:
    with pytest.raises(re.error):
        keep(tmp_path).compile("(", 0)


def test_bytes_are_compiled_as_ever(tmp_path: Path) -> None:
    kept = keep(tmp_path)
    assert kept.compile(rb"\d+", 0).fullmatch(b"12")
    kept.save()
    assert not (tmp_path / "patterns.bin").exists()


def garbled(data: bytes) -> bytes:
    """Put other words of code in, under a hash that fits."""
    _, head, words = data.split(b"\n", 2)
    body = head + b"\n" + bytes(byte ^ 0x5A for byte in words)
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def of_another_version(data: bytes) -> bytes:
    _, head, words = data.split(b"\n", 2)
    told = json.loads(head) | {"tag": "claimcheck 0"}
    body = json.dumps(told).encode() + b"\n" + words
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def without_head(data: bytes) -> bytes:
    body = b'["no index"]\n' + data
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


SPOILT = {
    "empty": lambda data: b"",
    "cut short": lambda data: data[: len(data) // 2],
    "one bit": lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
    "no text": lambda data: b"\xff\xfe" * len(data),
    "garbled": garbled,
    "another version": of_another_version,
    "another index": without_head,
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_file_is_passed_over_and_made_again(tmp_path: Path, how: str) -> None:
    first = keep(tmp_path)
    first.compile(NAMED, 0)
    first.save()
    path = tmp_path / "patterns.bin"
    whole = path.read_bytes()
    path.write_bytes(SPOILT[how](whole))
    again = keep(tmp_path)
    assert is_right(again.compile(NAMED, 0))
    again.save()
    assert path.read_bytes() == whole


def test_a_file_that_cannot_be_written_or_read_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "patterns.bin").mkdir()
    (tmp_path / "patterns.new").mkdir()
    kept = keep(tmp_path)
    assert is_right(kept.compile(NAMED, 0))
    kept.save()
    gone = KeptPatterns(tmp_path / "gone" / "patterns.bin", tmp_path / "gone" / "patterns.new")
    assert is_right(gone.compile(NAMED, 0))
    gone.save()
    assert not (tmp_path / "gone").exists()


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    first = keep(tmp_path)
    first.compile(NAMED, 0)
    first.save()
    whole = (tmp_path / "patterns.bin").read_bytes()
    (tmp_path / "patterns.new").mkdir()
    again = keep(tmp_path)
    again.compile("another", 0)
    again.save()
    assert (tmp_path / "patterns.bin").read_bytes() == whole


def test_patterns_are_kept_as_long_as_the_context_lasts(tmp_path: Path) -> None:
    inside, behind = lazy_re("asked inside"), lazy_re("asked behind")
    with kept_patterns(tmp_path):
        assert inside.match("asked inside")
    before = (tmp_path / PATTERNS_FILE).read_bytes()
    assert behind.match("asked behind")
    assert (tmp_path / PATTERNS_FILE).read_bytes() == before


def test_a_check_keeps_its_patterns_and_no_word_of_the_article(tmp_path: Path) -> None:
    home = tmp_path / "home"
    article = tmp_path / "article.txt"
    article.write_text("The Zanzeroy lock\n\nThe Zanzeroy lock leaks, said Ana Quellbright.\n", encoding="utf-8")
    words = ["--home", str(home), str(article), "--no-archive", "--model", "rules", "--format", "json"]
    reports = []
    for _ in range(2):
        done = subprocess.run([sys.executable, "-m", "claimcheck", *words], capture_output=True, check=True)
        told = json.loads(done.stdout)
        reports.append((told["claims"], told["sources"]))
    assert reports[0] == reports[1]
    kept = home / PATTERNS_FILE
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert not any(word in kept.read_bytes() for word in (b"Zanzeroy", b"Quellbright", str(tmp_path).encode()))
    home.chmod(0o755)
    prepare_home(home)  # nothing in it is taken for somebody else's
    assert claimcheck.__version__.encode() in kept.read_bytes()
