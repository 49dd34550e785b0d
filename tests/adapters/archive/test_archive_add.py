from __future__ import annotations

import stat
from pathlib import Path

import pytest
from archive_samples import BUDGET, COURT, FERRY, LONG, SCOPE, document, found, new_archive

from claimcheck.adapters.archive import AddState, Archive
from claimcheck.retrieval.hashing import HashingEmbedder
from claimcheck.types import Document, PublicationTime


def states(archive: Archive, *documents: Document) -> list[str]:
    return [added.state for added in archive.add(documents)]


def test_documents_are_stored_with_all_that_is_known_of_them(tmp_path: Path) -> None:
    given = document(title="Budget passes", date="2019-01-01T10:00+01:00", url="https://courier.example/budget")
    archive = new_archive(tmp_path / "archive", given)
    (prior,) = archive.documents()
    assert (prior.title, prior.publisher, prior.url) == (given.title, given.publisher, given.url)
    assert (prior.id, prior.sha256, prior.origin) == (given.id, given.sha256, given.id)
    assert prior.date == PublicationTime.parse("2019-01-01T10:00+01:00")
    archive.close()


def test_what_was_added_is_there_after_reopening(tmp_path: Path) -> None:
    new_archive(tmp_path / "archive", document(BUDGET), document(FERRY)).close()
    archive = Archive.open(tmp_path / "archive", HashingEmbedder())
    assert {prior.sha256 for prior in archive.documents()} == {document(BUDGET).sha256, document(FERRY).sha256}
    assert found(archive, "ferry storm crossings")[0].text in FERRY
    archive.close()


def test_same_text_twice_is_one_document(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive")
    assert states(archive, document(BUDGET), document(BUDGET)) == [AddState.ADDED, AddState.UNCHANGED]
    assert len(list(archive.documents())) == 1
    archive.close()


def test_reprint_at_another_address_leaves_the_first_print(tmp_path: Path) -> None:
    first = document(BUDGET, url="https://courier.example/1", date="2019-01-01")
    archive = new_archive(tmp_path / "archive", first)
    assert states(archive, document(BUDGET, url="https://herald.example/9", date="2019-01-05")) == [AddState.UNCHANGED]
    (prior,) = archive.documents()
    assert (prior.url, prior.date) == (first.url, first.date)
    archive.close()


def test_same_text_with_a_date_now_known_is_an_update(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive", document(BUDGET, date=None))
    assert found(archive, "harbour budget") == []
    assert states(archive, document(BUDGET, date="2019-01-03")) == [AddState.UPDATED]
    assert found(archive, "harbour budget")[0].document.date == PublicationTime.parse("2019-01-03")
    archive.close()


def test_new_title_is_searched(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive", document(BUDGET), document(FERRY))
    assert states(archive, document(FERRY, title="Norrsund cut off")) == [AddState.UPDATED]
    assert found(archive, "Norrsund", k=1)[0].text in FERRY
    assert archive.verify().problems == ()
    archive.close()


def test_new_text_at_the_same_address_replaces_the_old(tmp_path: Path) -> None:
    url = "https://courier.example/storm"
    archive = new_archive(tmp_path / "archive", document(FERRY, url=url), document(COURT))
    new_text = FERRY.replace("31 crossings", "44 crossings")
    (added,) = archive.add([document(new_text, url=url)])
    assert (added.state, added.replaced) == (AddState.UPDATED, document(FERRY).id)
    texts = [passage.text for passage in found(archive, "cancelled crossings", k=9)]
    assert any("44 crossings" in text for text in texts)
    assert not any("31 crossings" in text for text in texts)
    assert archive.verify().problems == ()
    archive.close()


def test_prints_of_one_story_share_the_origin_of_the_first(tmp_path: Path) -> None:
    reprint = "OTHER TOWN (Wire) - " + LONG.replace("barges", "ships", 4)
    archive = new_archive(tmp_path / "archive", document(LONG), document(COURT), document(reprint))
    origins = {prior.sha256: prior.origin for prior in archive.documents()}
    assert origins[document(reprint).sha256] == document(LONG).id
    assert origins[document(COURT).sha256] == document(COURT).id
    archive.close()


def test_removed_documents_are_gone_from_search_and_from_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    archive = new_archive(folder, document(BUDGET), document(FERRY))
    assert archive.remove([document(FERRY).id, "0123456789abcdef"]) == 1
    assert [prior.id for prior in archive.documents()] == [document(BUDGET).id]
    assert all(passage.text in BUDGET for passage in found(archive, "ferry storm", k=9))
    assert archive.verify().problems == ()
    archive.close()
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"harbour" in held
    for word in (b"passengers", b"spokeswoman", b"crossings", b"spokeswoman"[:9]):
        assert word not in held


def test_archive_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    new_archive(folder, document(), exact_up_to=0).close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "archive.sqlite3").stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "index").stat().st_mode) == 0o700


def test_text_of_a_document_is_not_written_to_the_index(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    new_archive(folder, document(FERRY, title="Norrsund cut off"), exact_up_to=0).close()
    held = b"".join(path.read_bytes() for path in (folder / "index").rglob("*") if path.is_file())
    assert held
    assert not any(word in held for word in (b"ferry", b"storm", b"Norrsund"))


def test_search_sees_what_another_process_added(tmp_path: Path) -> None:
    writer = new_archive(tmp_path / "archive", document(BUDGET))
    reader = Archive.open(tmp_path / "archive", HashingEmbedder())
    assert all(passage.text in BUDGET for passage in found(reader, "ferry storm"))
    list(writer.add([document(FERRY)]))
    assert found(reader, "ferry storm", scope=SCOPE)[0].text in FERRY
    reader.close()
    writer.close()


@pytest.mark.parametrize(
    "text", ["Émile said “non” \U0001f600 and left.", "x", "word " * 400], ids=["odd", "x", "long"]
)
def test_passages_are_verbatim_at_their_span(tmp_path: Path, text: str) -> None:
    text = text.strip()
    archive = new_archive(tmp_path / "archive", document(text))
    passages = found(archive, text[:40], k=20)
    assert passages
    assert all(passage.span.of(text) == passage.text for passage in passages)
    archive.close()
