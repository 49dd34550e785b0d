"""A watched file: what counts as a save."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck.adapters.file_watch import FileWatch


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"one")
    return path


def settled(watch: FileWatch) -> bytes | None:
    """Look until the file was found alike twice."""
    assert watch.look() is None
    return watch.look()


def test_the_first_content_is_given_once(draft: Path) -> None:
    watch = FileWatch(path=draft, max_bytes=100)
    assert settled(watch) == b"one"
    assert [watch.look() for _ in range(3)] == [None] * 3


def test_a_file_that_is_still_being_written_is_waited_for(draft: Path) -> None:
    watch = FileWatch(path=draft, max_bytes=100)
    settled(watch)
    draft.write_bytes(b"one and")
    assert watch.look() is None
    draft.write_bytes(b"one and two")
    assert watch.look() is None
    assert watch.look() == b"one and two"


def test_an_editor_that_replaces_the_file_is_followed(draft: Path) -> None:
    watch = FileWatch(path=draft, max_bytes=100)
    settled(watch)
    draft.unlink()
    assert settled(watch) is None
    assert watch.misses > 0
    other = draft.with_name("draft.new")
    other.write_bytes(b"two")
    os.replace(other, draft)
    assert settled(watch) == b"two"
    assert watch.misses == 0


def test_the_same_words_saved_again_are_no_change(draft: Path) -> None:
    watch = FileWatch(path=draft, max_bytes=100)
    settled(watch)
    os.utime(draft, ns=(1, 1))
    assert settled(watch) is None
    draft.write_bytes(b"two")
    assert settled(watch) == b"two"


def test_no_more_is_read_than_allowed(draft: Path) -> None:
    assert settled(FileWatch(path=draft, max_bytes=2)) == b"on"
