"""The comparison of two runs among the pages of the review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from review_server import Server
from sample_report import TEXT, TITLE, sample_report

from claimcheck.adapters.home import prepare_home
from claimcheck.adapters.runs import SqliteStore
from claimcheck.review.fold import review_of
from claimcheck.store import RunEntry
from claimcheck.web.pages.drafts import earlier_draft
from claimcheck.web.pages.log import log_page

EARLIER, LATER, OTHER = "0abcdefgh1234", "1abcdefgh1234", "2abcdefgh1234"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home: Path = tmp_path_factory.mktemp("drafts") / "own"
    prepare_home(home)
    earlier = sample_report(EARLIER)
    text = earlier.document.text.replace("found 14 cracked pilings", "found 19 cracked pilings")
    later = sample_report(LATER)
    later = replace(later, document=replace(later.document, text=text, sha256="0"), claims=later.claims[:-1])
    other = sample_report(OTHER)
    other = replace(other, document=replace(other.document, title="Another Story"))
    store = SqliteStore(home / "runs.sqlite")
    for report in (earlier, later, other):
        store.save(report)
    store.close()
    started = Server(home)
    yield started
    started.stop()


def test_the_runs_of_the_same_title_come_first_and_the_run_itself_is_not_listed(server: Server) -> None:
    page = server.get(f"/runs/{LATER}/drafts").text
    assert page.index(f"/runs/{LATER}/diff/{EARLIER}") < page.index(f"/runs/{LATER}/diff/{OTHER}")
    assert f"/diff/{LATER}" not in page
    assert f'href="/runs/{LATER}/drafts"' in server.get(f"/runs/{LATER}/review").text


def test_two_drafts_are_compared_on_a_page_with_the_way_back(server: Server) -> None:
    answer = server.get(f"/runs/{LATER}/diff/{EARLIER}")
    assert "<del>14</del><ins>19</ins>" in answer.text
    assert "Claims gone (1)" in answer.text
    assert f'href="/runs/{LATER}/review"' in answer.text
    assert "<script" not in answer.text
    back = server.get(f"/runs/{EARLIER}/diff/{LATER}").text
    assert "<del>19</del><ins>14</ins>" in back
    assert "New claims (1)" in back


@pytest.mark.parametrize(
    ("title", "text", "chosen"),
    [
        pytest.param(TITLE, "Another text.", EARLIER, id="same title"),
        pytest.param("A New Headline", TEXT.replace("14 cracked", "19 cracked"), EARLIER, id="most words"),
        pytest.param("Council Votes", "The council of Veldhaven voted on the port.", None, id="unrelated"),
    ],
)
def test_only_a_draft_of_the_article_is_chosen_beforehand(title: str, text: str, chosen: str | None) -> None:
    report = sample_report(LATER)
    report = replace(report, document=replace(report.document, title=title, text=text))
    others = [RunEntry.of(sample_report(EARLIER))]
    assert earlier_draft(report, others, lambda _: TEXT) == chosen


def test_where_no_draft_is_known_no_run_is_chosen_to_carry_decisions_from(server: Server) -> None:
    claim = server.get(f"/api/v1/runs/{OTHER}/review").json["claims"][0]["id"]
    server.decide(OTHER, field="note", claim=claim, text="x")
    page = server.get(f"/runs/{LATER}/decisions").text
    assert f'value="{OTHER}" selected' in page, "it shares most words"
    review = review_of(sample_report(LATER), [])
    page = log_page(review, [], [RunEntry.of(sample_report(OTHER))])
    assert '<option value="" selected' in page
    assert page.count(" selected") == 1


@pytest.mark.parametrize("path", [f"/runs/{LATER}/diff/none", f"/runs/none/diff/{LATER}", "/runs/none/drafts"])
def test_a_run_that_is_not_there_is_not_found(server: Server, path: str) -> None:
    assert server.get(path).status == 404
