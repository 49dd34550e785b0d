"""Documents known by the id that their publisher gives them, and by the source that they came from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from archive_samples import BUDGET, COURT, FERRY, document, found, new_archive

from claimcheck.adapters.archive import AddState, Archive
from claimcheck.types import Document


def named(text: str, external_id: str, *, url: str | None = None, publisher: str = "The Courier") -> Document:
    return replace(document(text, url=url), external_id=external_id, publisher=publisher)


def add(archive: Archive, one: Document) -> tuple[AddState, str | None]:
    (added,) = archive.add([one])
    return added.state, added.replaced


def test_new_text_under_the_same_id_replaces_the_old(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive", named(FERRY, "a1"))
    newer = named(FERRY.replace("31 crossings", "44 crossings"), "a1")
    assert add(archive, newer) == (AddState.UPDATED, document(FERRY).id)
    assert [prior.id for prior in archive.documents()] == [newer.id]
    assert not any("31 crossings" in passage.text for passage in found(archive, "crossings", k=9))
    archive.close()


def test_two_publishers_may_number_their_articles_alike(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive", named(FERRY, "1"))
    assert add(archive, named(COURT, "1", publisher="The Herald")) == (AddState.ADDED, None)
    assert len(list(archive.documents())) == 2
    archive.close()


def test_documents_with_ids_of_their_own_may_share_a_url(tmp_path: Path) -> None:
    url = "https://courier.example/live"
    archive = new_archive(tmp_path / "archive", named(FERRY, "a", url=url))
    assert add(archive, named(COURT, "b", url=url)) == (AddState.ADDED, None)
    assert add(archive, document(BUDGET, url=url)) == (AddState.ADDED, None)
    assert len(list(archive.documents())) == 3
    archive.close()


def test_one_text_under_two_ids_is_one_document_of_the_first(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive", named(FERRY, "a"))
    assert add(archive, named(FERRY, "b")) == (AddState.UNCHANGED, None)
    assert [prior.external_id for prior in archive.documents()] == ["a"]
    archive.close()


def test_agency_language_and_id_are_kept_and_completed(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive", replace(document(), agency="Coast Wire"))
    assert add(archive, replace(named(BUDGET, "a7"), language="en-GB")) == (AddState.UPDATED, None)
    (prior,) = archive.documents()
    assert (prior.agency, prior.language, prior.external_id) == ("Coast Wire", "en-GB", "a7")
    archive.close()


def test_what_a_source_gives_no_more_is_gone_unless_another_gave_it(tmp_path: Path) -> None:
    budget, ferry, court = document(BUDGET), document(FERRY), document(COURT)
    archive = new_archive(tmp_path / "archive", budget, ferry, court)
    archive.hold("one", [budget.id, ferry.id, court.id])
    archive.hold("other", [ferry.id])
    archive.hold("one", [court.id])
    assert [prior.id for prior in archive.gone("one", [court.id])] == [budget.id]
    archive.remove([budget.id])
    archive.let_go("one", [court.id])
    assert archive.gone("one", [court.id]) == []
    assert [prior.id for prior in archive.gone("other", [])] == [ferry.id]
    assert {prior.id for prior in archive.documents()} == {ferry.id, court.id}
    archive.close()
