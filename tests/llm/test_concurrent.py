"""The ordered map over threads."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.llm.concurrent import map_as_done, map_ordered


@given(st.lists(st.integers(), max_size=20), st.integers(1, 8))
def test_results_come_in_the_order_of_the_items(items: list[int], workers: int) -> None:
    assert list(map_ordered(lambda item: item * 2, items, max_workers=workers)) == [item * 2 for item in items]


def test_at_most_so_many_run_at_once() -> None:
    lock, inside, most = threading.Lock(), [0], [0]
    all_four = threading.Barrier(4)

    def work(_: int) -> None:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        all_four.wait(30)
        time.sleep(0.005)
        with lock:
            inside[0] -= 1

    list(map_ordered(work, range(20), max_workers=4))
    assert most[0] == 4


def test_an_error_is_raised_at_once_and_nothing_more_is_started() -> None:
    started: list[int] = []
    release = threading.Event()

    def work(item: int) -> int:
        started.append(item)
        if item == 1:
            raise KeyError("broken")
        release.wait(10)
        return item

    with pytest.raises(KeyError, match="broken"):
        list(map_ordered(work, range(100), max_workers=2))
    release.set()
    assert set(started) <= {0, 1, 2}


def test_a_result_is_given_before_the_later_ones_are_there() -> None:
    release = threading.Event()
    results = map_ordered(lambda item: item if item == 0 else release.wait(10), [0, 1], max_workers=2)
    assert next(results) == 0
    release.set()
    assert next(results) is True


def test_no_workers_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        list(map_ordered(str, [1], max_workers=0))


def test_ctrl_c_ends_the_process_though_a_worker_hangs() -> None:
    code = (
        "import os, signal, threading, time\n"
        "from claimcheck.llm.concurrent import map_as_done, map_ordered\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def work(item):\n"
        "    if item == 1: threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "    time.sleep(600)\n"
        "try: list(map_ordered(work, [1, 2], max_workers=2))\n"
        "except KeyboardInterrupt: print('interrupted')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout == "interrupted\n"


def test_results_come_as_they_are_done_with_the_places_of_their_items() -> None:
    first_may_end = threading.Event()

    def work(item: str) -> str:
        if item == "slow":
            assert first_may_end.wait(10)
        return item.upper()

    done = map_as_done(work, ["slow", "quick"], max_workers=2)
    assert next(done) == (1, "QUICK")
    first_may_end.set()
    assert list(done) == [(0, "SLOW")]


def test_an_error_ends_a_map_that_gives_results_as_they_are_done() -> None:
    def work(item: int) -> int:
        raise KeyError(item)

    with pytest.raises(KeyError):
        list(map_as_done(work, [1, 2, 3], max_workers=2))
    with pytest.raises(ValueError, match="at least one worker"):
        list(map_as_done(work, [1], max_workers=0))
