"""The API by real HTTP: hand in, follow, fetch, decide, export; and what a killed server keeps."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import replace
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest
from review_server import ROOT, Server
from sample_report import TEXT, sample_report

from claimcheck.adapters.runs import SqliteDecisions, SqliteStore, SqliteSubmissions
from claimcheck.evaluation.decisions import Decisions
from claimcheck.report.json import from_json
from claimcheck.store import Submission
from claimcheck.types import SourceKind
from claimcheck.web.runner import MAX_ATTEMPTS

RUN = "0abcdefgh1234"
ARTICLE = ROOT / "data" / "samples" / "articles" / "flood-gates.txt"


def claim_of(server: Server, words: str) -> dict[str, Any]:
    claims = server.get(f"/api/v1/runs/{RUN}/review").json["claims"]
    found: dict[str, Any] = next(each for each in claims if words in each["text"])
    return found


def wait_for(server: Server, check_id: str) -> dict[str, Any]:
    for _ in range(1200):
        state: dict[str, Any] = server.get(f"/api/v1/checks/{check_id}").json
        if state["state"] in {"done", "failed"}:
            return state
        time.sleep(0.1)
    raise AssertionError(state)


def test_an_article_is_handed_in_followed_and_fetched(server: Server) -> None:
    given = {"text": ARTICLE.read_text(encoding="utf-8"), "date": "2024-03-20", "publisher": "The Courier"}
    answer = server.ask("POST", "/api/v1/checks", given)
    assert (answer.status, answer.json["state"]) == (202, "waiting")
    stream = server.get(f"/api/v1/checks/{answer.json['id']}/events")
    assert stream.headers["content-type"].startswith("text/event-stream")
    events = [json.loads(line[6:]) for line in stream.text.splitlines() if line.startswith("data: ")]
    assert events[-1]["state"] == "done"
    report = from_json(server.get(f"/api/v1/runs/{events[-1]['run']}").text)
    assert report.document.publisher == "The Courier"
    assert len(report.claims) > 20
    assert report.run.id in {each["id"] for each in server.get("/api/v1/runs").json["runs"]}


def test_a_file_is_handed_in(server: Server) -> None:
    data = (ROOT / "data" / "samples" / "articles" / "stadium-vote.docx").read_bytes()
    headers = {"Content-Type": "application/octet-stream"}
    answer = server.ask("POST", "/api/v1/checks?name=stadium-vote.docx", data, headers)
    assert wait_for(server, answer.json["id"])["state"] == "done"


def test_what_cannot_be_read_fails_with_the_reason_and_the_server_goes_on(server: Server) -> None:
    bad = server.ask("POST", "/api/v1/checks?name=x.pdf", b"no pdf", {"Content-Type": "application/pdf"})
    state = wait_for(server, bad.json["id"])
    assert (state["state"], state["run"]) == ("failed", None)
    assert state["error"] == "x.pdf is named as a PDF and holds text; give it its right suffix"
    good = server.ask("POST", "/api/v1/checks", {"text": TEXT})
    assert wait_for(server, good.json["id"])["state"] == "done"


def test_a_form_is_refused_since_its_boundaries_would_be_read_as_the_article(shared: Server) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="x.txt"\r\n\r\nIt rained.\r\n--b--\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = shared.ask("POST", "/api/v1/checks?name=x.txt", body, headers)
    assert (answer.status, "send the bytes of the file" in answer.json["error"]["message"]) == (422, True)


@pytest.mark.parametrize("date", ["yesterday", "2031-13-01", "1.4.2031"])
def test_a_date_that_is_none_is_refused(shared: Server, date: str) -> None:
    answer = shared.ask("POST", "/api/v1/checks", {"text": TEXT, "date": date})
    assert (answer.status, "is no date" in answer.json["error"]["message"]) == (422, True)


def test_every_decision_can_be_taken(server: Server) -> None:
    claims = {words: claim_of(server, words)["id"] for words in ("council of", "rotten", "14 cracked", "40 million")}
    forms: list[dict[str, Any]] = [
        {"field": "accept", "claim": claims["rotten"]},
        {"field": "kind", "claim": claims["rotten"], "kind": "opinion"},
        {
            "field": "source",
            "claim": claims["14 cracked"],
            "attributions": [{"chain": [{"words": "inspectors", "kind": "collective"}]}],
        },
        {"field": "source", "claim": claims["40 million"], "attributions": [{"chain": [{"source": "s2"}]}]},
        {"field": "spans", "claim": claims["rotten"], "quotations": ["pilings are rotten"]},
        {"field": "stance", "claim": claims["14 cracked"], "passage": 0, "stance": "narrows"},
        {"field": "label", "claim": claims["rotten"], "label": "unverified", "reason": "withdrawn"},
        {"field": "note", "claim": claims["rotten"], "text": "call back"},
        {"field": "approval", "source": "s1"},
        {"field": "merge", "claim": claims["council of"], "other": claims["40 million"]},
        {
            "field": "split",
            "claim": claims["14 cracked"],
            "parts": [["inspectors found 14"], ["cracked pilings"]],
        },
        {"field": "not_a_claim", "claim": claims["rotten"]},
    ]
    ids = []
    for form in forms:
        answer = server.decide(RUN, **form)
        assert answer.status == 201, answer.text
        ids.append(answer.json["decision"]["id"])
    assert server.decide(RUN, field="undo", decision=ids[-1]).status == 201
    exported = server.get(f"/api/v1/runs/{RUN}/decisions").json
    assert [row["field"] for row in exported["decisions"]] == [*(form["field"] for form in forms), "undo"]
    assert exported["decisions"][-2]["state"] == "undone"
    state = server.get(f"/api/v1/runs/{RUN}/review").json
    assert {each["status"] for each in state["claims"]} >= {"split", "merged", "changed"}
    assert from_json(server.get(f"/api/v1/runs/{RUN}").text) == sample_report(RUN), "the machine's result stays"
    reviewed = from_json(server.get(f"/api/v1/runs/{RUN}?reviewed=true").text)
    assert "changed by review" in reviewed.run.notes[-1]
    for path in ("review", "decisions", "report?reviewed=1"):
        assert server.get(f"/runs/{RUN}/{path}").status == 200
    assert Decisions.model_validate(server.get(f"/api/v1/runs/{RUN}/decisions?form=eval").json)


@pytest.mark.parametrize(
    ("form", "status", "why"),
    [
        ({"field": "accept", "claim": "nosuch"}, 422, "this run has none"),
        ({"field": "accept", "claim": "a b"}, 422, "claim"),
        ({"field": "guess", "claim": "x"}, 422, "guess"),
        ({"field": "kind", "claim": "{rotten}", "kind": "gossip"}, 422, "kind"),
        ({"field": "label", "claim": "{rotten}", "label": "anonymous"}, 422, "needs a reason"),
        ({"field": "spans", "claim": "{rotten}", "quotations": ["never said"]}, 422, "not in the article"),
        ({"field": "note", "claim": "{rotten}", "text": "x" * 4001}, 422, "text"),
        ({"field": "note", "claim": "{rotten}", "text": "x", "identity": "she"}, 422, "identity"),
        ({"field": "accept", "claim": "{rotten}", "reviewer": "  "}, 422, "reviewer"),
        ({"field": "source", "claim": "{rotten}", "attributions": [{"chain": []}]}, 422, "chain"),
        ({"field": "undo", "decision": "nosuch"}, 422, "no such decision"),
        ({"field": "approval", "source": "s2"}, 422, "only an anonymous source"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_one_line(
    shared: Server, form: dict[str, Any], status: int, why: str
) -> None:
    rotten = claim_of(shared, "rotten")["id"]
    sent = {key: rotten if value == "{rotten}" else value for key, value in form.items()}
    answer = shared.decide(RUN, **sent)
    assert answer.status == status
    assert why in answer.json["error"]["message"]
    assert "\n" not in answer.json["error"]["message"]
    assert shared.get(f"/api/v1/runs/{RUN}/decisions").json["decisions"] == []


@pytest.mark.parametrize("text", [b"\\ud800", b"\xff\xfe", b"\xed\xa0\x80"], ids=["escaped", "no UTF-8", "encoded"])
def test_a_surrogate_is_refused_wherever_it_comes_in(shared: Server, text: bytes) -> None:
    claim = claim_of(shared, "rotten")["id"].encode()
    body = b'{"reviewer": "Ada", "field": "note", "claim": "' + claim + b'", "text": "' + text + b'"}'
    headers = {"Content-Type": "application/json"}
    assert shared.ask("POST", f"/api/v1/runs/{RUN}/decisions", body, headers).status in {400, 422}
    assert shared.ask("POST", "/api/v1/checks", b'{"text": "' + text + b'"}', headers).status == 422


def test_an_unknown_run_is_not_found(shared: Server) -> None:
    for path in (
        "/api/v1/runs/9",
        "/api/v1/runs/last",
        "/runs/9/review",
        "/api/v1/runs/9/decisions",
        "/api/v1/checks/9",
    ):
        assert shared.get(path).status == 404


def test_a_decision_that_is_sent_again_is_kept_once(server: Server) -> None:
    form = {"field": "accept", "claim": claim_of(server, "rotten")["id"], "id": "a1b2c3d4e5f6"}
    assert [server.decide(RUN, **form).status for _ in range(3)] == [201] * 3
    assert len(server.get(f"/api/v1/runs/{RUN}/decisions").json["decisions"]) == 1


def test_who_polls_is_told_of_others_only(server: Server) -> None:
    assert server.get(f"/api/v1/runs/{RUN}/review?after=1").status == 200
    server.decide(RUN, field="accept", claim=claim_of(server, "rotten")["id"])
    assert server.get(f"/api/v1/runs/{RUN}/review?after=1").status == 204
    server.decide(RUN, field="kind", kind="opinion", claim=claim_of(server, "rotten")["id"], reviewer="Ben")
    answer = server.get(f"/api/v1/runs/{RUN}/review?after=1")
    assert answer.json["count"] == 2
    assert claim_of(server, "rotten")["conflicts"][0]["particular"] == "kind"


def test_redacted_answers_describe_no_anonymous_source(shared: Server) -> None:
    for path in (f"/api/v1/runs/{RUN}", f"/api/v1/runs/{RUN}/decisions"):
        plain, redacted = shared.get(path).text, shared.get(f"{path}?redact_sources=true").text
        assert "aide to the mayor" in plain or "decisions" in path
        assert "aide to the mayor" not in redacted
        assert "hree officials" not in redacted


def test_decisions_are_carried_over_to_another_run_once(server: Server) -> None:
    given = server.ask("POST", "/api/v1/checks", {"text": TEXT, "date": "2031-04-01"})
    later = wait_for(server, given.json["id"])["run"]
    server.decide(RUN, field="kind", kind="opinion", claim=claim_of(server, "rotten")["id"])
    for _ in range(2):
        answer = server.ask("POST", f"/api/v1/runs/{later}/carry", {"origin": RUN})
        assert answer.status == 201
    assert answer.json["count"] == 1
    assert answer.json["done"] + len(answer.json["orphaned"]) == 1


def test_openapi_describes_every_way_in(shared: Server) -> None:
    described = shared.get("/api/v1/openapi.json").json
    assert {path.removeprefix("/api/v1") for path in described["paths"]} == {
        "/checks",
        "/checks/{check_id}",
        "/checks/{check_id}/events",
        "/runs",
        "/runs/{run_id}",
        "/runs/{run_id}/review",
        "/runs/{run_id}/decisions",
        "/runs/{run_id}/carry",
    }
    assert "ArticleForm" in json.dumps(described)


def test_a_killed_server_loses_no_acknowledged_decision(own_home: Path) -> None:
    acknowledged: list[str] = []
    for attempt in range(3):
        server = Server(own_home)
        claim = claim_of(server, "rotten")["id"]

        def review(name: str, server: Server = server, claim: str = claim) -> None:
            try:
                for number in range(500):
                    answer = server.decide(RUN, field="note", claim=claim, text=f"note {number}", reviewer=name)
                    acknowledged.append(answer.json["decision"]["id"])
            except (OSError, HTTPException, ValueError, KeyError):
                return

        reviewers = [threading.Thread(target=review, args=(f"{name} {attempt}",)) for name in ("Ada", "Ben")]
        for each in reviewers:
            each.start()
        before = len(acknowledged)
        while len(acknowledged) < before + 12:
            time.sleep(0.01)
        server.kill()
        for each in reviewers:
            each.join()
    store = SqliteStore(own_home / "runs.sqlite")
    kept = [each.id for each in SqliteDecisions(store).of_run(RUN)]
    assert set(acknowledged) <= set(kept)
    assert len(kept) == len(set(kept))
    assert len(kept) - len(acknowledged) <= 6, "at most one a reviewer was kept but not acknowledged"
    assert store.problems() == []
    store.close()


def test_a_killed_server_checks_what_was_handed_in_when_it_starts_again(own_home: Path) -> None:
    server = Server(own_home)
    text = ARTICLE.read_text(encoding="utf-8")
    ids = [server.ask("POST", "/api/v1/checks", {"text": text, "title": f"Draft {n}"}).json["id"] for n in range(3)]
    server.kill()
    server = Server(own_home)
    states = [wait_for(server, each) for each in ids]
    assert [each["state"] for each in states] == ["done"] * 3
    assert len(server.get("/api/v1/runs").json["runs"]) == 4, "each once, and the run that was there"
    server.stop()


def test_an_article_that_ends_the_server_each_time_is_given_up(own_home: Path) -> None:
    store = SqliteStore(own_home / "runs.sqlite")
    submissions = SqliteSubmissions(store)
    submissions.add(Submission(id="poison01", submitted_at="2031-04-02", name="x.txt", given={}, data=b"It rained."))
    for _ in range(MAX_ATTEMPTS):
        submissions.begin("poison01")
    store.close()
    server = Server(own_home)
    state = wait_for(server, "poison01")
    server.stop()
    assert state["state"] == "failed"
    assert state["error"].startswith("x.txt: the server ended 3 times")


def test_ctrl_c_ends_the_server(own_home: Path) -> None:
    server = Server(own_home)
    assert server.get("/").status == 200
    assert server.stop() in {0, 130}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param((), "it is sent nowhere else.", id="nothing-leaves"),
        pytest.param(("--no-archive",), "it is sent nowhere else.", id="no-archive-is-asked"),
        pytest.param(
            ("--archive", "."),
            "its claims are sent to openai:text-embedding-3-small, to search the archive.",
            id="claims",
        ),
    ],
)
def test_the_first_page_says_what_leaves_the_machine(own_home: Path, words: tuple[str, ...], said: str) -> None:
    server = Server(own_home, "--embedder", "openai:text-embedding-3-small", *words)
    try:
        page = server.get("/").text
    finally:
        server.stop()
    assert said in page
    assert ("sent nowhere else" in page) is (said == "it is sent nowhere else.")


def test_no_editor_approves_a_word_that_hides_who_speaks(own_home: Path) -> None:
    report = sample_report("0passive00001")
    named = report.sources[0]
    store = SqliteStore(own_home / "runs.sqlite")
    for run, kind in (("0passive00001", SourceKind.PASSIVE), ("0person000001", SourceKind.UNNAMED_PERSON)):
        sources = (replace(named, kind=kind), *report.sources[1:])
        store.save(replace(report, run=replace(report.run, id=run), sources=sources))
    store.close()
    claim = next(each.id for each in report.claims if any(named.id in one.chain for one in each.attributions))
    server = Server(own_home)
    try:
        pages = [server.get(f"/runs/{run}/claims/{claim}").text for run in ("0passive00001", "0person000001")]
    finally:
        server.stop()
    assert ["use not approved by an editor" in page for page in pages] == [False, True]
    assert ["Approve a source" in page for page in pages] == [False, True]
