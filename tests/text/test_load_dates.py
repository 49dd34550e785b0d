from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text.dates import parse_date
from claimcheck.types import PublicationTime

DAY = PublicationTime(day=date(2019, 2, 8))


@pytest.mark.parametrize(
    "text",
    [
        "2019-02-08",
        " 2019-02-08 ",
        "8 February 2019",
        "8th Feb. 2019",
        "February 8, 2019",
        "Feb. 8 2019",
        "Friday, February 8th, 2019",
        "Fri, 8 Feb 2019",
        "2019-02-08 10:15 CET",
        "2019-02-08T10:15:30 EST",
    ],
)
def test_sure_dates_are_read(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "02/08/2019",
        "08.02.2019",
        "2019",
        "2019-02",
        "2019-02-30",
        "31 February 2019",
        "8 Foo 2019",
        "on 2019-02-08",
        "8 Febuary 2019 x",
        "Maybe 3, 2024",
        "Octopus 3, 2024",
        "3 Marching 2024",
        "2019-02-08 10:75 CET",
        "2019-02-08 10:15 or so",
    ],
)
def test_others_are_not(text: str) -> None:
    assert parse_date(text) is None


def test_a_time_keeps_its_zone() -> None:
    moment = datetime(2019, 2, 8, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert parse_date("2019-02-08T23:30:00-05:00") == PublicationTime(day=date(2019, 2, 8), time=moment)


@pytest.mark.parametrize("zone", ["Z", " Z", "UTC", " UTC", " GMT"])
def test_a_zone_of_one_meaning_is_read_by_its_name(zone: str) -> None:
    moment = datetime(2024, 5, 3, 10, 15, tzinfo=UTC)
    assert parse_date(f"2024-05-03 10:15{zone}") == PublicationTime(day=date(2024, 5, 3), time=moment)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == PublicationTime(day=day)
    assert parse_date(f"{day:%B} {day.day}, {day.year}") == PublicationTime(day=day)


@given(st.text(max_size=40))
def test_no_text_is_an_error(text: str) -> None:
    found = parse_date(text)
    assert found is None or parse_date(found.isoformat()) == found
