from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from archive_samples import BUDGET, COURT, FERRY, LONG, SCOPE, document, found, new_archive
from chroma_server import Running, chroma_server

from claimcheck.adapters.archive import Archive
from claimcheck.adapters.archive.served import open_served
from claimcheck.retrieval.hashing import HashingEmbedder
from claimcheck.retrieval.origins import signature_of
from claimcheck.retrieval.seam import Scope
from claimcheck.types import Document, PublicationTime

DOCUMENTS = [document(BUDGET), document(FERRY, date="2019-01-20"), document(COURT), document(LONG)]


Make = Callable[..., Archive]


@pytest.fixture(params=[50_000, 0], ids=["exact", "chroma"])
def exact_up_to(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with chroma_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(params=["exact", "chroma", "server", "server, mirror compared"])
def make(request: pytest.FixtureRequest) -> Make:
    """Make an archive of some documents: with or without an index in its folder, or on a server."""
    exact_up_to = 0 if request.param in {"chroma", "server"} else 50_000

    def make_archive(folder: Path, *documents: Document) -> Archive:
        if "server" not in request.param:
            return new_archive(folder, *documents, exact_up_to=exact_up_to)
        address = request.getfixturevalue("server").address(folder)
        archive = open_served(address, folder, HashingEmbedder(), create=True, exact_up_to=exact_up_to)
        list(archive.add(documents))
        return archive

    return make_archive


@pytest.fixture
def archive(tmp_path: Path, make: Make) -> Iterator[Archive]:
    opened = make(tmp_path / "archive", *DOCUMENTS)
    yield opened
    opened.close()


def test_each_query_gets_its_own_passages_best_first(archive: Archive) -> None:
    groups = archive.search(["harbour budget votes", "fraud over river permits"], scope=SCOPE, k=3)
    assert [group[0].document.id for group in groups] == [document(BUDGET).id, document(COURT).id]
    for group in groups:
        assert len(group) == 3
        assert [passage.score for passage in group] == sorted((passage.score for passage in group), reverse=True)


def test_two_searches_give_the_same(archive: Archive) -> None:
    queries = ["inspector saw barges at quay", "the storm", "votes"]
    assert archive.search(queries, scope=SCOPE, k=9) == archive.search(queries, scope=SCOPE, k=9)


def test_exact_and_index_search_agree(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive", *DOCUMENTS, exact_up_to=0)
    other = Archive.open(tmp_path / "archive", HashingEmbedder(), exact_up_to=50_000)
    queries = ["inspector 7 saw barges", "cranes and rents", "prosecutors"]
    assert archive.search(queries, scope=SCOPE, k=5) == other.search(queries, scope=SCOPE, k=5)
    other.close()
    archive.close()


def test_later_and_undated_documents_are_outside(tmp_path: Path, make: Make) -> None:
    later = [document(f"{BUDGET} Part {number}, with {number} votes.", date="2019-03-01") for number in range(30)]
    undated = document(COURT, date=None)
    archive = make(tmp_path / "other", document(FERRY), *later, undated)
    passages = found(archive, "harbour budget votes fraud permits", k=9)
    assert {passage.document.id for passage in passages} == {document(FERRY).id}
    archive.close()


def test_same_day_counts_by_time_of_day(archive: Archive) -> None:
    same_day = Scope(before=PublicationTime.parse("2019-01-20T09:00"), sha256="", signature=())
    assert document(FERRY).id in {passage.document.id for passage in found(archive, "ferry storm", scope=same_day)}
    timed = document(FERRY + " At noon the wind fell.", date="2019-01-20T12:00")
    list(archive.add([timed]))
    assert timed.id not in {passage.document.id for passage in found(archive, "noon wind", scope=same_day, k=9)}


@pytest.mark.parametrize(
    "article",
    [
        pytest.param(LONG, id="the article itself"),
        pytest.param("OTHER TOWN - " + LONG.replace("barges", "ships", 3), id="a light edit"),
        pytest.param(LONG[: len(LONG) * 3 // 4], id="cut short"),
    ],
)
def test_article_is_no_evidence_for_itself(archive: Archive, article: str) -> None:
    scope = Scope(before=SCOPE.before, sha256=Document.hash_text(article), signature=signature_of(article))
    ids = {passage.document.id for passage in found(archive, "inspector saw barges at quay", scope=scope, k=9)}
    assert document(LONG).id not in ids
    assert ids


def test_all_prints_of_the_articles_copy_are_outside(tmp_path: Path) -> None:
    # The third print resembles the article too little to be told alone, but is of one origin with the first two.
    paragraphs = LONG.split("\n\n")
    middle, last = "\n\n".join(paragraphs[10:]), "\n\n".join(paragraphs[32:])
    archive = new_archive(tmp_path / "archive", document(LONG), document(middle), document(last), document(COURT))
    article = "\n\n".join(paragraphs[:45])
    scope = Scope(before=SCOPE.before, sha256="", signature=signature_of(article))
    ids = {passage.document.id for passage in found(archive, "inspector saw barges at quay", scope=scope, k=9)}
    assert ids == {document(COURT).id}
    archive.close()


def test_one_place_of_ten_prints_is_found_once(tmp_path: Path, make: Make) -> None:
    prints = [document(f"TOWN {letter} (Wire) - {LONG}") for letter in "ABCDEFGHIJ"]
    archive = make(tmp_path / "other", *prints)
    passages = found(archive, "Paragraph 5 inspector 5 saw 12 barges at quay 15", k=10)
    assert len(passages) > 1
    assert len({passage.text.removeprefix("TOWN") for passage in passages}) == len(passages)
    assert len({(passage.document.origin, passage.text[-60:]) for passage in passages}) == len(passages)
    archive.close()


@pytest.mark.parametrize(
    "query",
    [
        '"', "harbour AND OR NOT (", "NEAR(a b)", "title:x", "a* ^b", "- + ' ; --", "\x00 budget", "7.5 2,400",
        "the of", "", "  ", "\ud800", "budget " * 5000,
    ],
)  # fmt: skip
def test_any_query_is_only_words(archive: Archive, query: str) -> None:
    assert len(archive.search([query], scope=SCOPE, k=2)[0]) <= 2


def test_nothing_asked_nothing_found(archive: Archive, make: Make, tmp_path: Path) -> None:
    assert archive.search([], scope=SCOPE, k=5) == []
    assert found(archive, "harbour", k=0) == []
    empty = make(tmp_path / "empty")
    assert found(empty, "harbour") == []
    empty.close()


def test_search_goes_on_while_another_process_writes(tmp_path: Path, exact_up_to: int) -> None:
    writer = new_archive(tmp_path / "archive", *DOCUMENTS)
    reader = Archive.open(tmp_path / "archive", HashingEmbedder(), exact_up_to=exact_up_to)
    adding = writer.add([document("A new pilot boat arrived."), document("An old pilot boat left.")])
    next(adding)
    assert found(reader, "new pilot boat")[0].text == "A new pilot boat arrived."
    reader.close()
    adding.close()
    writer.close()


def test_threads_may_share_an_archive(archive: Archive) -> None:
    queries = ["harbour budget votes", "inspector 7 saw barges", "fraud over river permits", "storm and ferry"]
    expected = [found(archive, query, k=1)[0].text for query in queries]
    with ThreadPoolExecutor(4) as pool:
        adding = pool.submit(lambda: list(archive.add([document("A new pilot boat arrived.", date="2019-03-01")])))
        results = list(pool.map(lambda query: found(archive, query, k=1)[0].text, queries * 5))
        assert len(adding.result()) == 1
    assert results == expected * 5


WITNESS = """
import sys, tempfile
from pathlib import Path
seen = []
sys.addaudithook(lambda event, args: seen.append(event) if event.startswith("socket.") else None)
from archive_samples import document, found, new_archive
archive = new_archive(Path(tempfile.mkdtemp(dir=sys.argv[1])), document(), exact_up_to=0)
assert found(archive, "harbour") and archive.repair().is_sound
archive.close()
assert "chromadb" in sys.modules
sys.stdout.write(repr(seen))
"""


def test_chroma_opens_no_connection(tmp_path: Path) -> None:
    # Native code is not seen by this; `strace -f -e trace=network` showed one local socket pair (chromadb 1.5.9).
    done = subprocess.run(
        [sys.executable, "-c", WITNESS, str(tmp_path)],
        capture_output=True, text=True, timeout=60, check=True, cwd=Path(__file__).parent,
    )  # fmt: skip
    assert done.stdout == "[]"
