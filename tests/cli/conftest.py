"""The command line in this process, as its tests call it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_call import Cli, Ended
from sample_report import TEXT

from claimcheck.cli.main import run


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], home: Path) -> Cli:
    """Run a command line whose home is the test's own."""

    def call(*words: str | Path) -> Ended:
        capsys.readouterr()
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return Ended(code=code, out=said.out, err=said.err)

    return call


@pytest.fixture
def own(home: Path) -> Path:
    """Give the home folder of claimcheck, which is not made yet."""
    return home / "claimcheck"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Give the file of an article."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
