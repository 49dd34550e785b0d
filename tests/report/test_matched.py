from __future__ import annotations

import pytest

from claimcheck.report.matched import matched


@pytest.mark.parametrize(
    ("query", "text", "told"),
    [
        ("who voted in Norrsund", "On Monday Norrsund votes.", "shares names Norrsund; words votes"),
        ("forty-one ships", "It saw 41 ships. Ships left.", "shares numbers 41; words ships"),
        ("norrsund harbour", "Norrsund waits. The mayor of Norrsund spoke.", "shares names Norrsund"),
        ("the mayor's plan", "Mayor Alm had plans.", "shares words Mayor, plans"),
        ("the of and", "The ferry.", "shares words The"),
        ("vote", "They cast votes.", "shares words votes"),
        ("storm", "A gale blew.", "shares no word; near in meaning"),
    ],
)
def test_what_is_shared_is_told(query: str, text: str, told: str) -> None:
    assert matched(query, text).told() == told
