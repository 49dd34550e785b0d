from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.cli.archive_files import source_of
from claimcheck.errors import DocumentError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("2019/a.html", "2019/deep/b.txt", "2020/c.md", "2020/rows.csv", "feed.xml", "photo.jpg", ".x/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(path: Path) -> list[str]:
    return [file.name for file in source_of(path).files]


def test_folder_gives_articles_and_exports_but_no_manifest(folder: Path) -> None:
    assert names(folder) == ["feed.xml", "a.html", "b.txt", "c.md"]


def test_a_loop_of_links_is_not_followed(folder: Path) -> None:
    (folder / "2019" / "again").symlink_to(folder, target_is_directory=True)
    assert names(folder) == ["feed.xml", "a.html", "b.txt", "c.md"]
    assert names(folder / "**" / "*.txt") == ["b.txt"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("**/*.txt", ["b.txt"]),
        ("20*/*.[hm]*", ["a.html", "c.md"]),
        ("*/*.csv", ["rows.csv"]),
        ("*", ["feed.xml", "photo.jpg"]),
    ],
)
def test_pattern_gives_what_fits(folder: Path, pattern: str, found: list[str]) -> None:
    assert names(folder / pattern) == found


def test_file_that_is_named_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "[a].txt").write_text("x")
    assert names(folder / "[a].txt") == ["[a].txt"]


def test_source_has_one_name_however_it_is_written(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "2019")
    assert source_of(folder / "link").name == source_of(folder / "2020" / ".." / "2019").name


@pytest.mark.parametrize("word", ["empty", "*.pdf"])
def test_nothing_to_add_is_said(folder: Path, word: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(DocumentError, match=r"holds no file to add|no file fits this pattern"):
        source_of(folder / word)
