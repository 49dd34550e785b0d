"""The seam of records, on the store that forgets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_report import sample_report

from claimcheck.errors import ConfigError
from claimcheck.store import MemoryStore, new_run_id, pick

MOMENTS = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2300, 1, 1), timezones=st.just(UTC))


@given(
    MOMENTS,
    st.timedeltas(min_value=timedelta(milliseconds=2), max_value=timedelta(days=4000)),
    st.binary(min_size=3, max_size=3),
)
def test_run_ids_sort_by_time(moment: datetime, later: timedelta, noise: bytes) -> None:
    first, second = new_run_id(moment, b"\xff\xff\xff"), new_run_id(moment + later, noise)
    assert first < second
    assert len(first) == len(second) == 13


def test_run_ids_of_one_moment_differ_by_noise() -> None:
    moment = datetime(2031, 4, 2, tzinfo=UTC)
    assert new_run_id(moment, b"abc") != new_run_id(moment, b"abd")


def test_a_run_is_picked_by_id_by_unique_beginning_and_as_last() -> None:
    ids = ["2bb", "2ba", "1aa"]
    assert pick("2ba", ids) == "2ba"
    assert pick("1", ids) == "1aa"
    assert pick("last", ids) == "2bb"


@pytest.mark.parametrize(
    ("wanted", "ids", "reason"),
    [
        ("2", ["2a", "2b"], "2 runs begin so"),
        ("9", ["2a"], "there is none"),
        ("", ["2a"], "there is none"),
        ("last", [], "no run"),
    ],
    ids=["ambiguous", "unknown", "empty", "no runs"],
)
def test_a_run_that_cannot_be_picked_is_a_usage_error(wanted: str, ids: list[str], reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        pick(wanted, ids)


def test_the_memory_store_lists_newest_first_and_forgets() -> None:
    store = MemoryStore()
    store.save(sample_report("0a", "2031-01-01T00:00:00+00:00"))
    store.save(sample_report("0c", "2031-03-01T00:00:00+00:00"))
    store.save(sample_report("0b", "2031-02-01T00:00:00+00:00"))
    assert [entry.id for entry in store.entries()] == ["0c", "0b", "0a"]
    assert [entry.id for entry in store.entries(1)] == ["0c"]
    assert store.load("last").run.id == "0c"
    assert store.remove(["0a", "last"]) == 2
    assert [entry.id for entry in store.entries()] == ["0b"]
    assert store.purge() == 1
    assert store.entries() == []


def test_an_entry_counts_labels_and_contradictions() -> None:
    store = MemoryStore()
    store.save(sample_report())
    entry = store.entries()[0]
    assert (entry.sourced, entry.anonymous, entry.unverified, entry.not_classified, entry.contradicted) == (
        1,
        2,
        1,
        1,
        1,
    )
