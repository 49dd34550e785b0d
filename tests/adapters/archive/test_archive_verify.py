from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_samples import BUDGET, COURT, FERRY, LONG, document, found, new_archive

from claimcheck.adapters.archive import Archive
from claimcheck.adapters.archive.index import ChromaIndex
from claimcheck.adapters.archive.vectors import pack
from claimcheck.retrieval.hashing import HashingEmbedder

DOCUMENTS = [document(BUDGET), document(FERRY), document(COURT), document(LONG, title="Inquiry")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_archive(tmp_path / "archive", *DOCUMENTS, exact_up_to=0).close()
    return tmp_path / "archive"


def opened(folder: Path, *, exact_up_to: int = 0) -> Archive:
    return Archive.open(folder, HashingEmbedder(), exact_up_to=exact_up_to)


def change_record(folder: Path, *statements: str) -> None:
    connection = sqlite3.connect(folder / "archive.sqlite3")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def change_index(folder: Path, change: Callable[[ChromaIndex], None]) -> None:
    index = ChromaIndex(folder / "index" / "1")
    change(index)
    index.close()


def test_sound_archive_is_counted_in_full(folder: Path) -> None:
    archive = opened(folder)
    verification = archive.verify()
    assert verification.is_sound
    assert verification.documents == len(DOCUMENTS)
    assert verification.passages == verification.indexed == verification.asked == verification.found > 10
    archive.close()


def test_prints_with_the_very_same_vector_are_found(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive", *[document(f"{LONG}{'!' * count}") for count in range(1, 15)])
    assert archive.verify().problems == ()
    archive.close()


def lose_index_entries(folder: Path) -> None:
    change_index(folder, lambda index: index.drop([1, 3]))


def add_foreign_entry(folder: Path) -> None:
    change_index(folder, lambda index: index.put([999], [[1.0] + [0.0] * 63]))  # type: ignore[arg-type]


def put_wrong_vector(folder: Path) -> None:
    change_index(folder, lambda index: index.put([2], [[0.0] * 63 + [1.0]]))  # type: ignore[arg-type]


def lose_index(folder: Path) -> None:
    shutil.rmtree(folder / "index")


def spoil_index(folder: Path) -> None:
    (folder / "index" / "1" / "chroma.sqlite3").write_bytes(b"no database " * 900)


def lose_words(folder: Path) -> None:
    change_record(folder, "DELETE FROM words WHERE rowid < 4")


def spoil_words(folder: Path) -> None:
    change_record(folder, "UPDATE words_data SET block = x'00' WHERE id > 10")


def lose_vectors(folder: Path) -> None:
    change_record(folder, "DELETE FROM vector WHERE passage < 3", "UPDATE vector SET data = x'00' WHERE passage = 4")


def lose_a_passage(folder: Path) -> None:
    change_record(folder, "DELETE FROM passage WHERE number = 2", "DELETE FROM words WHERE rowid = 2")


REPAIRABLE = [
    pytest.param(lose_index_entries, "2 passages are not in the index", id="lost index entries"),
    pytest.param(add_foreign_entry, "1 entries of the index have no passage", id="foreign index entry"),
    pytest.param(put_wrong_vector, "1 vectors are not found by themselves", id="wrong vector"),
    pytest.param(lose_index, "passages are not in the index", id="lost index"),
    pytest.param(spoil_index, "does not work", id="spoilt index"),
    pytest.param(lose_words, "3 passages are not in the word index", id="lost words"),
    pytest.param(spoil_words, "word index", id="spoilt words"),
    pytest.param(lose_vectors, "2 passages have no vector", id="lost vectors"),
    pytest.param(lose_a_passage, "1 vectors have no passage", id="lost passage"),
]


@pytest.mark.parametrize(("damage", "problem"), REPAIRABLE)
def test_what_is_broken_is_named_and_repaired(folder: Path, damage: Callable[[Path], None], problem: str) -> None:
    damage(folder)
    archive = opened(folder)
    assert any(problem in found_problem for found_problem in archive.verify().problems)
    assert archive.repair().problems == ()
    archive.close()
    for exact_up_to in (50_000, 0):
        archive = opened(folder, exact_up_to=exact_up_to)
        assert found(archive, "harbour budget votes")[0].text in BUDGET
        assert archive.verify().is_sound
        archive.close()
    assert len(list((folder / "index").iterdir())) == 1


@pytest.mark.parametrize("damage", [lose_index_entries, add_foreign_entry, lose_index, spoil_index])
def test_search_is_right_with_a_broken_index(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder)
    archive = opened(folder, exact_up_to=0)
    assert found(archive, "harbour budget votes")[0].text in BUDGET
    archive.close()


@pytest.mark.parametrize("damage", [lose_index_entries, add_foreign_entry, lose_index, spoil_index])
def test_next_add_heals_a_broken_index(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder)
    archive = opened(folder)
    list(archive.add([document("A new pilot boat arrived at the harbour.")]))
    assert archive.verify().problems == ()
    archive.close()


def test_changed_text_is_named_and_stays_named(folder: Path) -> None:
    change_record(
        folder, "UPDATE document SET text = replace(text, '14 votes', '41 votes') WHERE text LIKE '%14 votes%'"
    )
    archive = opened(folder)
    problem = f"the text of document {document(BUDGET).id} is not the one that was added"
    assert problem in archive.verify().problems
    assert problem in archive.repair().problems
    archive.close()


@pytest.mark.parametrize("lost", ["number = 5", "document = 1"])
def test_lost_passages_are_named_by_their_document_and_cut_anew(folder: Path, lost: str) -> None:
    archive = opened(folder)
    whole = archive.verify().passages
    archive.close()
    for table, key in (("vector", "passage"), ("words", "rowid"), ("passage", "number")):
        change_record(folder, f"DELETE FROM {table} WHERE {key} IN (SELECT number FROM passage WHERE {lost})")
    archive = opened(folder)
    assert any("lacks passages" in problem for problem in archive.verify().problems)
    repaired = archive.repair()
    assert (repaired.problems, repaired.passages) == ((), whole)
    archive.close()


def test_verify_changes_nothing(folder: Path) -> None:
    lose_index_entries(folder)
    archive = opened(folder)
    assert archive.verify() == archive.verify()
    archive.close()


def test_add_that_is_broken_off_is_finished_when_the_archive_closes(folder: Path) -> None:
    archive = opened(folder)
    adding = archive.add([document("A new pilot boat arrived."), document("An old pilot boat left.")])
    next(adding)
    adding.close()
    assert "1 passages wait for the index" in archive.verify().problems
    archive.close()
    archive = opened(folder)
    assert archive.verify().problems == ()
    assert len(list(archive.documents())) == len(DOCUMENTS) + 1
    archive.close()


def test_a_small_archive_does_without_an_index(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive", *DOCUMENTS)
    verification = archive.verify()
    assert verification.is_sound
    assert verification.passages == verification.indexed == verification.asked == verification.found > 10
    archive.close()
    assert not (tmp_path / "archive" / "index").exists()


def test_an_archive_that_grows_gets_its_index(tmp_path: Path) -> None:
    before = new_archive(tmp_path / "archive", *DOCUMENTS)
    passages = before.verify().passages
    before.close()
    archive = opened(tmp_path / "archive", exact_up_to=passages)
    assert not (tmp_path / "archive" / "index").exists()
    removed = archive.remove([document(BUDGET).id])
    list(archive.add([document(f"{LONG}\n\nThe report has {number} pages.") for number in (40, 90)]))
    archive.close()
    assert removed == 1
    archive = opened(tmp_path / "archive")
    assert archive.verify().problems == ()
    assert archive.verify().indexed == archive.verify().passages > passages
    archive.close()


def test_spoilt_vectors_of_a_small_archive_are_named(tmp_path: Path) -> None:
    new_archive(tmp_path / "archive", *DOCUMENTS).close()
    change_record(tmp_path / "archive", f"UPDATE vector SET data = x'{'007e' * 64}' WHERE passage = 2")
    archive = opened(tmp_path / "archive", exact_up_to=50_000)
    assert archive.verify().problems == ("1 vectors hold no numbers",)
    archive.close()


def test_vectors_of_another_model_are_found_and_made_anew(folder: Path) -> None:
    stranger = pack([0.0] * 63 + [1.0]).hex()
    change_record(folder, f"UPDATE vector SET data = x'{stranger}'")
    archive = opened(folder)
    problems = archive.verify().problems
    assert any("vectors are not those that hashed-words gives for their passages" in problem for problem in problems)
    assert archive.repair().problems == ()
    assert found(archive, "ferry storm crossings")[0].text in FERRY
    archive.close()
