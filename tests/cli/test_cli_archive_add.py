"""`claimcheck archive add` on every kind of source, with the embedder that ships."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cli_call import Cli, Ended

BUDGET = "The council of Norrsund approved the harbour budget on Tuesday by 14 votes to 9, the town clerk said."
FERRY = "The ferry operator cancelled 31 crossings because of the storm, and 400 passengers slept in a sports hall."
COURT = "The court ruled that the contract for the northern bridge had been awarded unlawfully, a clerk said."


def rows(ended: Ended) -> list[dict[str, object]]:
    return [json.loads(line) for line in ended.out.splitlines()]


def listed(cli: Cli) -> list[dict[str, object]]:
    return rows(cli("archive", "list", "--format", "json"))


def titles(cli: Cli) -> set[object]:
    return {row["title"] for row in listed(cli)}


def write_rows(path: Path, *given: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in given))
    return path


A = {"id": "a", "title": "Budget", "text": BUDGET, "date": "2019-01-02", "publisher": "Courier"}
B = {"id": "b", "title": "Ferry", "text": FERRY, "date": "2019-01-03T08:00:00+01:00", "publisher": "Courier"}
C = {"id": "c", "title": "Court", "text": COURT, "date": "2019-01-04", "publisher": "Courier"}


def test_manifest_is_added_with_its_broken_row_named(cli: Cli, tmp_path: Path) -> None:
    back = write_rows(tmp_path / "back.jsonl", A, {"title": "no text"}, {**B, "agency": "Wire", "language": "en"})
    ended = cli("archive", "add", back)
    assert ended.code == 3
    assert f"{back}, line 2: it has neither path nor text" in ended.err
    assert "added: 2, unchanged: 0, updated: 0, not read: 1" in ended.err
    ferry = next(row for row in listed(cli) if row["title"] == "Ferry")
    assert ferry["date"] == "2019-01-03T08:00:00+01:00"
    assert (ferry["agency"], ferry["language"], ferry["external_id"]) == ("Wire", "en", "b")


def test_rows_of_one_id_and_two_texts_are_named(cli: Cli, tmp_path: Path) -> None:
    back = write_rows(tmp_path / "back.jsonl", A, {**C, "id": "a"}, A, {**C, "id": "a", "publisher": "Herald"})
    ended = cli("archive", "add", back)
    assert ended.code == 3
    assert f"line 2: it has the id of {back}, line 1 and another text; only the first was read" in ended.err
    assert "added: 2, unchanged: 1" in ended.err


def test_later_export_updates_and_withdraws(cli: Cli, tmp_path: Path) -> None:
    cli("archive", "add", write_rows(tmp_path / "1.jsonl", A, B, C))
    second = write_rows(
        tmp_path / "2.jsonl",
        {**A, "text": BUDGET.replace("14", "15")},
        {"id": "b", "deleted": True},
        {"id": "?", "deleted": True},
    )
    ended = cli("archive", "add", second, "--format", "json")
    assert ended.code == 0
    assert [(row["state"], row["title"]) for row in rows(ended)] == [("updated", "Budget"), ("removed", "Ferry")]
    assert "updated: 1, removed: 1" in ended.err
    assert titles(cli) == {"Budget", "Court"}
    assert "15 votes" in cli("archive", "search", "harbour").out
    assert "removed" not in cli("archive", "add", second).err


def test_withdrawal_that_may_mean_two_documents_removes_none(cli: Cli, tmp_path: Path) -> None:
    cli("archive", "add", write_rows(tmp_path / "1.jsonl", A, {**B, "id": "a", "publisher": "Herald"}))
    ended = cli("archive", "add", write_rows(tmp_path / "2.jsonl", {"id": "a", "deleted": True}))
    assert ended.code == 3
    assert "line 1: 2 documents have this id or URL; name their publisher too" in ended.err
    named = write_rows(tmp_path / "3.jsonl", {"id": "a", "deleted": True, "publisher": "Herald"})
    assert cli("archive", "add", named).code == 0
    assert titles(cli) == {"Budget"}


@pytest.fixture
def back(tmp_path: Path) -> Path:
    folder = tmp_path / "back"
    folder.mkdir()
    for name, text in (("budget", BUDGET), ("ferry", FERRY), ("court", COURT)):
        (folder / f"{name}.txt").write_text(f"Title: {name}\nDate: 2019-01-02\n\n{text}\n")
    return folder


def test_sync_removes_what_the_folder_has_no_more(cli: Cli, back: Path) -> None:
    cli("archive", "add", back)
    (back / "ferry.txt").unlink()
    (back / "court.txt").write_text(f"Title: court\nDate: 2019-01-02\n\n{COURT} Corrected.\n")
    assert cli("archive", "add", back).code == 0
    assert len(listed(cli)) == 4
    ended = cli("archive", "add", "--sync", back)
    assert ended.code == 0
    assert [line.split()[0] for line in ended.out.splitlines()] == ["removed", "removed"]
    assert titles(cli) == {"budget", "court"}
    assert "Corrected" in cli("archive", "search", "court contract").out
    assert cli("archive", "add", "--sync", back).out == ""


def test_sync_leaves_what_other_sources_gave(cli: Cli, back: Path, tmp_path: Path) -> None:
    other = write_rows(tmp_path / "other.jsonl", {"text": f"ferry\n\n{FERRY}", "title": "ferry", "date": "2019-01-02"})
    cli("archive", "add", back, other)
    (back / "ferry.txt").unlink()
    assert cli("archive", "add", "--sync", back).out == ""
    other.write_text(json.dumps({**A, "text": "Another text altogether."}) + "\n")
    assert cli("archive", "add", "--sync", other).out.count("removed") == 1


@pytest.mark.parametrize("ruin", ["broken file", "no folder", "empty folder"])
def test_sync_removes_nothing_where_not_all_could_be_read(cli: Cli, back: Path, ruin: str) -> None:
    cli("archive", "add", back)
    for file in back.iterdir():
        file.unlink()
    if ruin == "broken file":
        (back / "ferry.txt").write_bytes(b"\x89PNG\r\n")
    if ruin == "no folder":
        back.rmdir()
    ended = cli("archive", "add", "--sync", back)
    assert ended.code == 3
    assert "removed" not in ended.out
    assert len(listed(cli)) == 3


def test_feed_and_wire_copy_in_a_folder_are_read(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    item = f"<title>Ferry</title><pubDate>Fri, 08 Feb 2019 14:30:00 +0100</pubDate><description>{FERRY}</description>"
    (folder / "feed.rss").write_text(f"<rss><channel><title>Courier</title><item>{item}</item></channel></rss>")
    (folder / "copy.nitf").write_text(
        f"<nitf><body><body.head><hl1>Court</hl1></body.head><body.content><p>{COURT}</p></body.content></body></nitf>"
    )
    (folder / "site.xml").write_text("<urlset/>")
    ended = cli("archive", "add", folder, "--format", "json")
    assert ended.code == 3
    assert "site.xml: it is XML of a kind that is not read (<urlset>)" in ended.err
    assert {(row["title"], row["date"]) for row in rows(ended)} == {
        ("Court", None),
        ("Ferry", "2019-02-08T14:30:00+01:00"),
    }


def test_pattern_is_its_own_source(cli: Cli, back: Path) -> None:
    assert "added: 2" in cli("archive", "add", back / "f[ei]*.txt", back / "court.txt").err


def test_progress_is_shown_on_a_terminal_only(back: Path, home: Path) -> None:
    command = [sys.executable, "-m", "claimcheck", "archive", "add", "--home", str(home / "own"), str(back)]
    main, side = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=side) as child:
        os.close(side)
        out = child.stdout.read().decode() if child.stdout else ""
    shown = os.read(main, 65536).decode()
    os.close(main)
    assert child.returncode == 0
    assert "documents: 1, " in shown
    assert shown.replace("\r\n", "\n").rpartition("\r\x1b[K")[2] == "claimcheck: added: 3, unchanged: 0, updated: 0\n"
    assert out.count("added") == 3
    piped = subprocess.run(command, capture_output=True, check=True)
    assert piped.stderr == b"claimcheck: added: 0, unchanged: 3, updated: 0\n"


def test_ctrl_c_says_how_far_it_came_and_the_next_run_goes_on(tmp_path: Path, home: Path) -> None:
    rows = [
        {"id": n, "text": f"Inspector {n} saw {n + 7} barges. {FERRY * 9}", "date": "2019-01-01"} for n in range(80)
    ]
    manifest = write_rows(tmp_path / "a.jsonl", *rows)
    command = [sys.executable, "-m", "claimcheck", "archive", "add", "--home", str(home / "own"), str(manifest)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.send_signal(signal.SIGINT)
        _, err = child.communicate()
    assert child.returncode == 130
    added = int(err.partition("added: ")[2].partition(",")[0])
    assert err.startswith("claimcheck: interrupted; added: ")
    assert 1 <= added < 80
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"added: {80 - added}, unchanged: {added}, updated: 0" in again.stderr
