"""`claimcheck doctor`."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_call import Cli


def test_a_fresh_machine_is_well_and_nothing_is_made(cli: Cli, own: Path) -> None:
    ended = cli("doctor")
    assert (ended.code, ended.err) == (0, "")
    assert all(line.startswith("ok ") for line in ended.out.splitlines())
    assert "nothing is sent anywhere" in ended.out
    assert not own.exists()


def test_runs_and_settings_are_shown(cli: Cli, article: Path, own: Path) -> None:
    cli(article)
    (own / "claimcheck.toml").write_text('format = "json"')
    ended = cli("doctor")
    assert ended.code == 0
    assert "1 run in" in ended.out
    assert "(mode 0700)" in ended.out
    assert "claimcheck.toml" in ended.out


@pytest.mark.parametrize(("subject", "code"), [("runs", 5), ("archive", 5), ("policy", 2)], ids=str)
def test_what_is_broken_is_named_and_the_rest_still_looked_at(
    cli: Cli, own: Path, tmp_path: Path, subject: str, code: int
) -> None:
    own.mkdir(mode=0o700)
    (own / "claimcheck.toml").write_text(
        {"runs": "", "archive": f'archive = "{tmp_path / "none"}"', "policy": 'policy = "none.toml"'}[subject]
    )
    if subject == "runs":
        (own / "runs.sqlite").write_bytes(b"damage " * 500)
    ended = cli("doctor")
    assert ended.code == code
    assert [line.split()[1] for line in ended.out.splitlines() if line.startswith("BAD")] == [subject]
