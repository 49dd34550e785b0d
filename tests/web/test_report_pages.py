"""The report of a run among the pages of the review, before and after decisions."""

from __future__ import annotations

from review_server import Server
from sample_report import sample_report

RUN = "0abcdefgh1234"


def test_the_machines_report_says_what_was_decided_since_and_leads_to_the_reviewed_one(server: Server) -> None:
    machine, reviewed = f"/runs/{RUN}/report", f"/runs/{RUN}/report?reviewed=1"
    assert reviewed not in server.get(machine).text, "nothing was decided"
    claim = next(each.id for each in sample_report(RUN).claims if "rotten" in each.text)
    server.decide(RUN, field="accept", claim=claim)
    server.decide(RUN, field="kind", claim=claim, kind="opinion")
    page = server.get(machine).text
    assert "The machine’s own result, without the review: 2 decisions, 1 of 7 claims decided." in page
    assert f'href="{reviewed}"' in page
    page = server.get(reviewed).text
    assert "As it stands after the review: 2 decisions, 1 of 7 claims decided." in page
    assert f'href="{machine}"' in page
