"""The commands on the archive, with the embedder that ships."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from cli_call import Cli, Ended

BUDGET = "The council of Norrsund approved the harbour budget on Tuesday by 14 votes to 9, the town clerk said."
FERRY = "The ferry operator cancelled 31 crossings because of the storm, and 400 passengers slept in a sports hall."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with two documents, one of them undated, and files that are none."""
    (tmp_path / "back" / "2019").mkdir(parents=True)
    head = "---\ntitle: Budget passes\ndate: 2019-01-02\npublisher: Courier\nurl: https://courier.example/b\n---\n\n"
    (tmp_path / "back" / "2019" / "budget.md").write_text(f"{head}{BUDGET}\n")
    (tmp_path / "back" / "ferry.txt").write_text(FERRY)
    (tmp_path / "back" / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "back" / ".hidden.txt").write_text("Not for the archive.")
    return tmp_path / "back"


def rows(ended: Ended) -> list[dict[str, object]]:
    return [json.loads(line) for line in ended.out.splitlines()]


def test_add_reads_a_folder_and_says_what_became_of_each(cli: Cli, folder: Path) -> None:
    ended = cli("archive", "add", folder)
    assert ended.code == 0
    assert [line.split()[:2] for line in ended.out.splitlines()] == [["added", "no"], ["added", "2019-01-02"]]
    assert "added: 2, unchanged: 0, updated: 0; without a date, so never evidence: 1" in ended.err
    again = cli("archive", "add", folder)
    assert (again.out, again.code) == ("", 0)
    assert "added: 0, unchanged: 2" in again.err


def test_add_goes_on_after_a_file_that_cannot_be_read(cli: Cli, folder: Path) -> None:
    ended = cli("archive", "add", folder / "photo.jpg", folder / "none.txt", folder / "ferry.txt", "--format", "json")
    assert ended.code == 3
    assert [(row["state"], row["file"]) for row in rows(ended)] == [("added", str(folder / "ferry.txt"))]
    assert len(ended.err.splitlines()) == 3
    assert "not read: 2" in ended.err


def test_a_given_date_holds_where_the_file_has_none(cli: Cli, folder: Path) -> None:
    ended = cli("archive", "add", folder, "--date", "2018-05-01", "--publisher", "Herald", "--format", "json")
    assert {row["date"] for row in rows(ended)} == {"2018-05-01", "2019-01-02"}
    assert {row["publisher"] for row in rows(cli("archive", "list", "--format", "json"))} == {"Herald"}


def test_list_is_by_date(cli: Cli, folder: Path) -> None:
    cli("archive", "add", folder)
    ended = cli("archive", "list")
    first, second, gap, caption, *chart = ended.out.splitlines()
    assert [first.split()[0], second.split()[0], gap] == ["2019-01-02", "no", ""]
    assert caption == "2019-01 to 2019-01, a bar for each month, the highest is 1"
    assert [line.split() for line in chart] == [["Courier", "1", "█"], ["(no", "publisher)", "1"]]
    assert "Budget passes (Courier)" in ended.out
    assert "documents: 2, of different origin: 2" in ended.err
    assert rows(cli("archive", "list", "--format", "json"))[0]["title"] == "Budget passes"


def test_counts_are_there_for_programs(cli: Cli, folder: Path) -> None:
    cli("archive", "add", folder)
    (counts,) = rows(cli("archive", "list", "--counts", "--format", "json"))
    assert (counts["documents"], counts["origins"], counts["undated"]) == (2, 2, 1)
    assert counts["publishers"] == [
        {"publisher": "Courier", "documents": 1, "months": {"2019-01": 1}},
        {"publisher": None, "documents": 1, "months": {}},
    ]
    assert "Budget passes" not in cli("archive", "list", "--counts").out


def test_search_says_why_a_passage_was_found(cli: Cli, folder: Path) -> None:
    cli("archive", "add", folder)
    words = ("Norrsund", "harbours", "14", "budgets")
    (found,) = rows(cli("archive", "search", *words, "--format", "json"))
    assert found["rank"] == 1
    assert found["matched"] == {"names": ["Norrsund"], "numbers": ["14"], "words": ["harbour", "budget"]}
    assert "shares names Norrsund; numbers 14; words harbour, budget" in cli("archive", "search", *words).out
    assert "shares no word; near in meaning" in cli("archive", "search", "docklands expenditure").out


def test_search_shows_the_passage_verbatim(cli: Cli, folder: Path) -> None:
    cli("archive", "add", folder)
    (found,) = rows(cli("archive", "search", "vote", "on", "harbour", "spending", "--format", "json"))
    assert (found["text"], found["title"]) == (BUDGET, "Budget passes")
    assert "Norrsund approved" in cli("archive", "search", "harbour").out
    before = cli("archive", "search", "harbour", "--before", "2019-01-01")
    assert (before.out, before.code) == ("", 0)


@pytest.mark.parametrize("name", ["https://courier.example/b", "id", "prefix"])
def test_remove_takes_id_prefix_or_url(cli: Cli, folder: Path, name: str) -> None:
    cli("archive", "add", folder)
    document_id = str(rows(cli("archive", "list", "--format", "json"))[0]["id"])
    named = {"id": document_id, "prefix": document_id[:6].upper()}.get(name, name)
    assert cli("archive", "remove", named).code == 0
    assert "harbour" not in cli("archive", "search", "harbour budget").out
    assert len(rows(cli("archive", "list", "--format", "json"))) == 1


def test_remove_is_all_or_none(cli: Cli, folder: Path) -> None:
    cli("archive", "add", folder)
    ended = cli("archive", "remove", "https://courier.example/b", "ffffffff")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert len(rows(cli("archive", "list", "--format", "json"))) == 2


def test_verify_advises_no_repair_where_only_adding_again_helps(cli: Cli, folder: Path, own: Path) -> None:
    cli("archive", "add", folder)
    with sqlite3.connect(own / "archive" / "archive.sqlite3") as connection:
        connection.execute("UPDATE document SET text = text || '!' WHERE number = 1")
        (spoilt,) = connection.execute("SELECT id FROM document WHERE number = 1").fetchone()
    connection.close()
    broken = cli("archive", "verify")
    assert broken.code == 5
    assert "--repair" not in broken.err
    assert f"claimcheck archive remove {spoilt}, and add its file again" in broken.err


def test_remove_knows_the_publishers_id(cli: Cli, tmp_path: Path) -> None:
    manifest = tmp_path / "back.jsonl"
    row = {
        "id": "gull:2024:17",
        "title": "Lock leaks",
        "text": "The lock at Nessby leaks, the Gull found.",
        "date": "2024-03-01",
    }
    manifest.write_text(json.dumps(row) + "\n", encoding="utf-8")
    cli("archive", "add", manifest)
    ended = cli("archive", "remove", "gull:2024:17")
    assert (ended.code, ended.err) == (0, "claimcheck: removed: 1\n")
    assert rows(cli("archive", "list", "--format", "json")) == []


def test_verify_counts_and_repairs(cli: Cli, folder: Path, own: Path) -> None:
    cli("archive", "add", folder)
    ended = cli("archive", "verify")
    assert ended.code == 0
    assert ended.out == "documents: 2, passages: 2, vectors: 2, looked up: 2, found: 2\nsound\n"
    with sqlite3.connect(own / "archive" / "archive.sqlite3") as connection:
        connection.execute("DELETE FROM words")
    connection.close()
    broken = cli("archive", "verify")
    assert broken.code == 5
    assert "NOT SOUND" in broken.out
    assert "run claimcheck archive verify --repair" in broken.err
    (repaired,) = rows(cli("archive", "verify", "--repair", "--format", "json"))
    assert (repaired["problems"], repaired["indexed"]) == ([], 2)


@pytest.mark.parametrize("command", [["list"], ["search", "x"], ["remove", "ffff"], ["verify"]])
@pytest.mark.parametrize("option", [[], ["--archive", "/nowhere/at/all"]], ids=["none", "named"])
def test_missing_archive_is_one_line(cli: Cli, command: list[str], option: list[str]) -> None:
    ended = cli("archive", *command, *option)
    assert (ended.code, ended.out, ended.err.count("\n")) == (5, "", 1)
    assert "claimcheck archive add" in ended.err


def test_wrong_date_is_wrong_usage(cli: Cli, folder: Path) -> None:
    assert cli("archive", "add", folder, "--date", "yesterday").code == 2
    assert cli("archive", "search", "x", "--before", "31.12.2019").code == 2


def test_titles_cannot_command_the_terminal(cli: Cli, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<html><head><title>&#27;[2J \u202eTitle</title></head><body><p>{BUDGET}</p></body></html>")
    for said in (cli("archive", "add", page), cli("archive", "list"), cli("archive", "search", "harbour")):
        assert "\x1b" not in said.out + said.err
        assert "\u202e" not in said.out + said.err
