from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from archive_samples import BUDGET, COURT, FERRY, LONG, document, found
from chroma_server import Running, chroma_server, free_port

from claimcheck.adapters.archive import AddState
from claimcheck.adapters.archive.served import ServedArchive, open_served
from claimcheck.adapters.archive_address import ServerAddress, parse_address
from claimcheck.cli.main import run as main
from claimcheck.errors import ConfigError, RetrievalError
from claimcheck.retrieval.hashing import HashingEmbedder

ARTICLE = "The mayor spoke on Monday.\n\nThe council approved the harbour budget by 14 votes to 9.\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with chroma_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def address(server: Running, tmp_path: Path) -> ServerAddress:
    return server.address(tmp_path)


def opened(address: ServerAddress, mirrors: Path, *, create: bool = True) -> ServedArchive:
    return open_served(address, mirrors, HashingEmbedder(), create=create)


def test_two_machines_see_what_each_other_adds_changes_and_removes(address: ServerAddress, tmp_path: Path) -> None:
    one, other = opened(address, tmp_path / "one"), opened(address, tmp_path / "other")
    list(one.add([document(BUDGET), document(FERRY)]))
    assert found(other, "harbour budget")[0].text in BUDGET
    (updated,) = other.add([document(FERRY, title="Norrsund cut off", date="2019-01-03")])
    assert updated.state is AddState.UPDATED
    assert [prior.title for prior in one.documents()] == [None, "Norrsund cut off"]
    assert found(one, "Norrsund", k=1)[0].text in FERRY
    assert one.remove([document(BUDGET).id]) == 1
    assert [prior.id for prior in other.documents()] == [document(FERRY).id]
    for each in (one, other):
        assert each.verify().problems == ()
        each.close()


def test_a_new_version_at_one_address_replaces_the_old_one_on_the_server(
    address: ServerAddress, tmp_path: Path
) -> None:
    url = "https://courier.example/storm"
    archive = opened(address, tmp_path / "one")
    list(archive.add([document(FERRY, url=url)]))
    new_text = FERRY.replace("31 crossings", "44 crossings")
    (added,) = archive.add([document(new_text, url=url)])
    archive.close()
    other = opened(address, tmp_path / "other", create=False)
    assert added.replaced == document(FERRY).id
    assert [prior.id for prior in other.documents()] == [document(new_text).id]
    assert other.verify().problems == ()
    other.close()


def test_what_is_lost_on_the_server_is_named_and_repaired(address: ServerAddress, tmp_path: Path) -> None:
    archive = opened(address, tmp_path / "one")
    list(archive.add([document(LONG), document(COURT)]))
    archive._server._passages.delete(ids=archive._server._passages.get(limit=3, include=[])["ids"])
    passages = archive.verify().passages
    assert archive.verify().problems == (f"the server holds {passages - 3} vectors for {passages} passages",)
    assert archive.repair().problems == ()
    archive.close()


def test_a_text_that_is_spoilt_in_the_mirror_is_pulled_anew(address: ServerAddress, tmp_path: Path) -> None:
    archive = opened(address, tmp_path / "one")
    list(archive.add([document(BUDGET), document(COURT)]))
    archive._record.rows("UPDATE document SET text = replace(text, '14', '41') WHERE id = ?", (document(BUDGET).id,))
    broken = archive.verify()
    assert (broken.is_sound, broken.spoilt) == (False, ())
    assert archive.repair().problems == ()
    assert "14 votes" in " ".join(passage.text for passage in found(archive, "harbour budget"))
    archive.close()


def test_vectors_of_another_embedder_are_named_and_renewed_on_the_server(
    address: ServerAddress, tmp_path: Path
) -> None:
    archive = opened(address, tmp_path / "one")
    list(archive.add([document(BUDGET), document(COURT)]))
    (first, *_) = archive._record.rows("SELECT data FROM vector ORDER BY passage")
    archive._record.rows("UPDATE vector SET data = ?", first)
    assert any("are not those that hashed-words" in problem for problem in archive.verify().problems)
    assert archive.repair().problems == ()
    archive.close()


def test_no_archive_and_another_embedder_are_refused(address: ServerAddress, tmp_path: Path) -> None:
    with pytest.raises(RetrievalError, match="there is no archive at http"):
        opened(address, tmp_path / "one", create=False)
    opened(address, tmp_path / "one").close()
    with pytest.raises(RetrievalError, match="made with the embedder hashed-words"):
        open_served(address, tmp_path / "other", HashingEmbedder(32))


def test_an_unknown_database_is_one_line(address: ServerAddress, tmp_path: Path) -> None:
    with pytest.raises(RetrievalError, match="check address, tenant, database, headers"):
        opened(replace(address, database="nowhere"), tmp_path)


def test_a_text_that_was_changed_on_the_server_is_refused(address: ServerAddress, tmp_path: Path) -> None:
    archive = opened(address, tmp_path / "one")
    list(archive.add([document(BUDGET)]))
    (entry,) = archive._server.document_ids()
    archive._server._documents.update(ids=[entry], documents=[BUDGET.replace("14", "41")], embeddings=[[1.0]])
    archive.close()
    other = opened(address, tmp_path / "other", create=False)
    with pytest.raises(RetrievalError, match="holds another text"):
        found(other, "harbour budget")
    other.close()


@pytest.mark.parametrize(
    "url",
    [
        "http://", "http://localhost:99999", "http://localhost:0", "http://a:8000/path", "http://u:p@host:8000",
        "http://host:8000?x=1", "ftp://host",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="address"):
        parse_address(url)


def test_an_address_keeps_headers_to_itself() -> None:
    address = parse_address(
        "https://archive.example", tenant="t", database="d", headers="X-Key: secret\nX-Desk: news\n"
    )
    assert (address.port, address.tenant, address.database) == (443, "t", "d")
    assert dict(address.headers) == {"X-Key": "secret", "X-Desk": "news"}
    assert "secret" not in f"{address} {address!r} {address.name}"
    with pytest.raises(ValueError, match="Name: value"):
        parse_address("http://localhost", headers="no colon")


class Dull(BaseHTTPRequestHandler):
    """Answers a heartbeat where the right header is there, and nothing else in time."""

    seen: ClassVar[list[str]] = []
    release = threading.Event()

    def do_GET(self) -> None:
        self.seen.append(self.headers.get("X-Key", ""))
        self.release.wait(20)

    def log_message(self, *_: object) -> None:
        pass


def test_a_slow_server_is_given_up_and_was_sent_the_headers(tmp_path: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Dull) as slow:
        threading.Thread(target=slow.serve_forever, daemon=True).start()
        address = parse_address(f"http://127.0.0.1:{slow.server_port}", headers="X-Key: secret")
        try:
            with pytest.raises(RetrievalError, match=r"did not answer within 0\.3 s") as refusal:
                opened(replace(address, timeout_s=0.3), tmp_path)
        finally:
            Dull.release.set()
            slow.shutdown()
    assert Dull.seen == ["secret"]
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_no_proxy_is_asked_for_a_server_of_this_machine(
    name: str, address: ServerAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in [each for each in os.environ if each.lower().endswith("_proxy")]:
        monkeypatch.delenv(each)
    monkeypatch.setenv("NO_PROXY", "other.example")
    monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")  # nobody is there, so that who asks it fails
    archive = opened(address, tmp_path / "one")
    list(archive.add([document(BUDGET)]))
    assert found(archive, "harbour budget")[0].text in BUDGET
    archive.close()
    assert (os.environ.get("no_proxy"), os.environ["NO_PROXY"]) == (None, "other.example")


def test_a_proxy_that_is_none_is_told_by_its_variable(
    address: ServerAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://px:abc")
    monkeypatch.setenv("http_proxy", "http://px:abc")
    with pytest.raises(ConfigError, match=r"(?i)^http_proxy: "):
        opened(replace(address, host="archive.example"), tmp_path)


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMCHECK_HOME", str(tmp_path / "home"))
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return path


def test_a_check_without_its_server_gives_a_report_and_exit_5(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    assert main(["check", "--model", "rules", "--archive", url, "--format", "json", str(article)]) == 5
    report = json.loads(capfd.readouterr().out)
    assert {claim["evidence_state"] for claim in report["claims"]} == {"not_checked"}
    assert report["run"]["archive"] == url
    assert sum("cannot be reached" in note for note in report["run"]["notes"]) == 1


def test_commands_work_on_a_server_and_an_absent_one_is_one_line(
    article: Path, server: Running, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = server.address(tmp_path)
    monkeypatch.setenv("CLAIMCHECK_ARCHIVE", address.url)
    monkeypatch.setenv("CLAIMCHECK_ARCHIVE_DATABASE", address.database)
    prior = tmp_path / "prior.txt"
    prior.write_text(BUDGET)
    assert main(["archive", "add", "--date", "2019-01-01", str(prior)]) == 0
    assert main(["archive", "search", "harbour", "budget"]) == 0
    assert "14 votes to 9" in capfd.readouterr().out
    assert main(["check", "--model", "rules", "--format", "json", str(article)]) == 0
    claims = json.loads(capfd.readouterr().out)["claims"]
    (evidence,) = [claim["evidence"] for claim in claims if "14 votes" in claim["text"]]
    assert [each["quote"] in BUDGET for each in evidence] == [True]
    monkeypatch.setenv("CLAIMCHECK_ARCHIVE", f"http://127.0.0.1:{free_port()}")
    assert main(["archive", "list"]) == 5
    assert capfd.readouterr().err.count("\n") == 1


def test_a_server_that_goes_away_is_one_line(tmp_path: Path) -> None:
    with chroma_server(tmp_path / "server") as running:
        archive = opened(running.address(tmp_path), tmp_path / "mirrors")
        adding = archive.add([document(BUDGET), document(FERRY)])
        next(adding)
        running.kill()
        with pytest.raises(RetrievalError, match="cannot be reached"):
            next(adding)
        with pytest.raises(RetrievalError, match="cannot be reached"):
            found(archive, "harbour")
        archive.close()
    with chroma_server(tmp_path / "server") as running:
        other = opened(running.address(tmp_path), tmp_path / "other", create=False)
        assert [prior.id for prior in other.documents()] == [document(BUDGET).id]
        other.close()
