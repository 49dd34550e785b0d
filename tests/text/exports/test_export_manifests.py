from __future__ import annotations

import json
from pathlib import Path

import pytest
from export_samples import BUDGET, FERRY, documents, errors, read, withdrawals

from claimcheck.types import PublicationTime

FULL = {
    "text": BUDGET,
    "id": "a-1",
    "title": "Budget passes",
    "date": "2019-02-08T14:30:00+01:00",
    "publisher": "The Courier",
    "url": "https://courier.example/b",
    "agency": "Coast Wire",
    "language": "en_GB",
    "desk": "city",
}


def jsonl(*rows: object) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def test_row_gives_all_that_it_states(tmp_path: Path) -> None:
    (document,) = documents(read(tmp_path / "a.jsonl", jsonl(FULL)))
    assert (document.text, document.title, document.external_id) == (BUDGET, "Budget passes", "a-1")
    assert document.date == PublicationTime.parse("2019-02-08T14:30:00+01:00")
    assert (document.publisher, document.url) == ("The Courier", "https://courier.example/b")
    assert (document.agency, document.language) == ("Coast Wire", "en-GB")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["commas", "semicolons", "tabs"])
def test_csv_gives_the_same_as_jsonl(tmp_path: Path, delimiter: str) -> None:
    cells = ['"' + value.replace('"', '""') + '"' for value in FULL.values()]
    text = f"\ufeff{delimiter.join(FULL)}\r\n{delimiter.join(cells)}\r\n"
    assert documents(read(tmp_path / "a.csv", text)) == documents(read(tmp_path / "a.jsonl", jsonl(FULL)))


def test_row_may_name_a_file_and_knows_better_than_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.md").write_text(f"---\ntitle: Old\ndate: 2018-01-01\npublisher: Post\n---\n\n{BUDGET}\n")
    (document,) = documents(read(tmp_path / "a.csv", "path,title\nin/b.md,New\n"))
    assert (document.text, document.title, document.publisher) == (f"Old\n\n{BUDGET}", "New", "Post")
    assert document.date == PublicationTime.parse("2018-01-01")


def test_publisher_of_the_command_wins(tmp_path: Path) -> None:
    (document,) = documents(read(tmp_path / "a.jsonl", jsonl(FULL), publisher="Herald"))
    assert document.publisher == "Herald"


def test_deleted_row_is_a_withdrawal(tmp_path: Path) -> None:
    (by_id,) = withdrawals(read(tmp_path / "a.jsonl", jsonl({"id": 7, "deleted": True, "publisher": "Post"})))
    assert (by_id.external_id, by_id.publisher) == ("7", "Post")
    (by_url,) = withdrawals(read(tmp_path / "a.csv", "path,url,deleted\n,https://a.example/1,yes\n"))
    assert by_url.url == "https://a.example/1"


BROKEN_JSON = {
    "no JSON": ('{"text": "x"', "it is no JSON ("),
    "deep": ("[" * 100_000, "it is no JSON (it nests too deep"),
    "list": ("[1]", "it is no JSON object"),
    "not a number": ('{"text": NaN}', "it is no JSON ("),
    "endless digits": ('{"id": ' + "9" * 5000 + "}", "it is no JSON ("),
    "neither": ({"title": "x"}, "it has neither path nor text"),
    "both": ({"path": "a.txt", "text": FERRY}, "it has both path and text"),
    "number as date": ({"text": FERRY, "date": 1549584000}, "its date is no text"),
    "no such day": ({"text": FERRY, "date": "2019-02-30"}, "2019-02-30 is no possible date"),
    "which country": ({"text": FERRY, "date": "02/08/2019"}, "02/08/2019 is no possible date"),
    "language": ({"text": FERRY, "language": "English, British"}, "is no language"),
    "long title": ({"text": FERRY, "title": "x" * 301}, "its title is longer than 300"),
    "no file": ({"path": "gone.txt"}, "gone.txt does not exist"),
    "folder": ({"path": "."}, "is a folder"),
    "odd path": ({"path": "a\0b"}, "is no possible path"),
    "nobody deleted": ({"deleted": True}, "it is deleted and has neither id nor url"),
    "perhaps deleted": ({"text": FERRY, "deleted": "perhaps"}, "deleted is perhaps"),
    "no words": ({"text": "..."}, "its text holds no letter"),
    "too long": ({"text": "x" * 5_000_001}, "its text holds 5,000,001 characters"),
}


@pytest.mark.parametrize(("row", "problem"), BROKEN_JSON.values(), ids=BROKEN_JSON.keys())
def test_broken_row_is_named_with_its_line_and_the_rest_read(tmp_path: Path, row: object, problem: str) -> None:
    items = read(tmp_path / "a.jsonl", jsonl({"text": BUDGET}, row, "", {"text": FERRY}))
    assert [document.text for document in documents(items)] == [BUDGET, FERRY]
    (error,) = errors(items)
    assert error.startswith(f"{tmp_path / 'a.jsonl'}, line 2: ")
    assert problem in error
    assert "\n" not in error
    assert len(error) < 600


def test_line_that_never_ends_is_passed_over(tmp_path: Path) -> None:
    items = read(tmp_path / "a.jsonl", b"x" * 20_000_010 + b"\n" + jsonl({"text": FERRY}).encode())
    assert [document.text for document in documents(items)] == [FERRY]
    assert "line 1: it is longer than any article" in errors(items)[0]


def test_line_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    items = read(tmp_path / "a.jsonl", b'{"text": "caf\xe9"}\n' + jsonl({"text": FERRY}).encode())
    assert "line 1: it is not UTF-8" in errors(items)[0]
    items = read(tmp_path / "a.csv", b"text,title\ncaf\xe9,x\n" + f'"{FERRY}",y\n'.encode())
    assert "line 2: it is not UTF-8" in errors(items)[0]
    assert [document.title for document in documents(items)] == ["y"]


def test_csv_names_the_line_where_a_row_starts(tmp_path: Path) -> None:
    text = f'text,title,date\n"{BUDGET}\n\nAnd more.",one,\n"{FERRY}",two\n"{FERRY}",three,2019-13-01\nx,four,\n'
    items = read(tmp_path / "a.csv", text)
    assert [document.title for document in documents(items)] == ["one", "four"]
    assert [error.split(": ")[0].rpartition(" ")[2] for error in errors(items)] == ["5", "6"]
    assert "it has 2 columns where the first line names 3" in errors(items)[0]


def test_quotation_mark_that_is_never_closed_ends_the_reading(tmp_path: Path) -> None:
    items = read(tmp_path / "a.csv", f'text,title\n"{BUDGET}",one\n"{FERRY},two\nx,three\n')
    assert [document.title for document in documents(items)] == ["one"]
    assert "line 3: " in errors(items)[0]
    assert "from there on nothing was read" in errors(items)[0]


@pytest.mark.parametrize("row", ['"She said "no" to it",two', '"x" y,two'])
def test_a_row_with_quotation_marks_that_are_not_doubled_is_named_and_the_rest_read(tmp_path: Path, row: str) -> None:
    items = read(
        tmp_path / "a.csv", f'text,title\n"{BUDGET}",one\n{row}\n"{FERRY}",three\nx,four,\n"{FERRY} More.",five\n'
    )
    assert [document.title for document in documents(items)] == ["one", "three", "five"]
    assert [error.split(": ")[0].rpartition(" ")[2] for error in errors(items)] == ["3", "5"]
    assert "perhaps a quotation mark that is not doubled; correct the line" in errors(items)[0]


@pytest.mark.parametrize(
    "row", ['"She said "no\nand left, today" to it",two', '"One "of\n\nthem" left",two', '"One\nof "them" left",two']
)
def test_what_may_be_the_middle_of_a_broken_text_becomes_no_document(tmp_path: Path, row: str) -> None:
    items = read(tmp_path / "a.csv", f'text,title\n"{BUDGET}",one\n{row}\n"{FERRY}",three\n')
    assert [document.title for document in documents(items)] == ["one"]
    assert "from there on nothing was read" in errors(items)[0]


def test_a_last_row_with_quotation_marks_that_are_not_doubled_is_named_once(tmp_path: Path) -> None:
    items = read(tmp_path / "a.csv", f'text,title\n"{BUDGET}",one\n"She said "no" to it",two')
    assert [document.title for document in documents(items)] == ["one"]
    assert len(errors(items)) == 1
    assert "not doubled" in errors(items)[0]


@pytest.mark.parametrize("head", ["", "a,b", "text,text", '"text'], ids=["empty", "unknown", "twice", "open"])
def test_csv_without_column_names_is_refused(tmp_path: Path, head: str) -> None:
    items = read(tmp_path / "a.csv", f"{head}\nx,y\n")
    assert len(items) == 1
    assert "its first line names no column path or text" in errors(items)[0]
