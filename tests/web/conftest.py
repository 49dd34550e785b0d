"""A home with a run, and a server over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from review_server import Server
from sample_report import sample_report

from claimcheck.adapters.home import prepare_home
from claimcheck.adapters.runs import SqliteStore

RUN = "0abcdefgh1234"


def fill(home: Path) -> None:
    """Keep the sample report in a home."""
    prepare_home(home)
    store = SqliteStore(home / "runs.sqlite")
    store.save(sample_report(RUN))
    store.close()


@pytest.fixture
def own_home(tmp_path: Path) -> Path:
    """Give a home of the test's own with one run."""
    fill(tmp_path / "own")
    return tmp_path / "own"


@pytest.fixture
def server(own_home: Path) -> Iterator[Server]:
    """Serve a home of the test's own."""
    started = Server(own_home)
    yield started
    started.stop()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve one home to all tests of a file that change nothing."""
    home = tmp_path_factory.mktemp("shared") / "own"
    fill(home)
    started = Server(home)
    yield started
    started.stop()
