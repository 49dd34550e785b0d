"""Settings: who wins, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.config import Color, Flags, OutputFormat, Settings, home_folder, load_settings
from claimcheck.errors import ConfigError


def load(home: Path, environ: dict[str, str] | None = None, **flags: object) -> Settings:
    return load_settings(Flags(home=str(home), **flags), environ or {})  # type: ignore[arg-type]


def test_defaults_use_no_archive_and_keep_records(tmp_path: Path) -> None:
    found = load(tmp_path)
    assert (found.model, found.archive, found.policy, found.store) == ("embedded", None, None, True)
    assert (found.format, found.color, found.fail_on) == (OutputFormat.TEXT, Color.AUTO, "")


def test_flags_win_over_environment_over_file_over_defaults(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('format = "json"\nmodel = "rules"\ncolor = "never"\n')
    found = load(tmp_path, {"CLAIMCHECK_COLOR": "always", "CLAIMCHECK_MODEL": "embedded"}, model="rules")
    assert (found.format, found.color, found.model) == (OutputFormat.JSON, Color.ALWAYS, "rules")
    assert load(tmp_path, {"CLAIMCHECK_MODEL": "embedded"}).model == "embedded"


def test_the_home_is_the_flag_then_the_environment_then_the_platforms(tmp_path: Path) -> None:
    assert home_folder(str(tmp_path), {"CLAIMCHECK_HOME": "/elsewhere"}) == tmp_path
    assert home_folder(None, {"CLAIMCHECK_HOME": str(tmp_path)}) == tmp_path
    assert home_folder(None, {}).name == "claimcheck"


def test_a_file_in_the_current_folder_is_never_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    foreign, own = tmp_path / "foreign", tmp_path / "home"
    foreign.mkdir()
    own.mkdir()
    (foreign / "claimcheck.toml").write_text('format = "json"')
    monkeypatch.chdir(foreign)
    assert load(own).format is OutputFormat.TEXT


def test_a_named_file_replaces_the_one_in_the_home(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('format = "json"')
    other = tmp_path / "other.toml"
    other.write_text('policy = "house.toml"')
    found = load(tmp_path, config=str(other))
    assert (found.format, found.policy) == (OutputFormat.TEXT, tmp_path / "house.toml")


def test_the_archive_of_the_home_is_used_where_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    assert load(tmp_path).archive == tmp_path / "archive"
    assert load(tmp_path, archive="").archive is None
    assert load(tmp_path, archive="/elsewhere").archive == Path("/elsewhere")


def test_a_list_in_the_file_is_taken_as_one(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('fail_on = ["anonymous", "finding:error"]\nstore = false\n')
    found = load(tmp_path)
    assert (found.fail_on, found.store) == ("anonymous,finding:error", False)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('fromat = "json"', "there is no setting fromat"),
        ("[check]\nmodel = 'rules'", "there is no setting check"),
        ('format = "xml"', "xml is none of text, json"),
        ("model = 3", "model must be a text"),
        ('model = "openai:gpt-5-mini"', "no engine openai:gpt-5-mini"),
        ('store = "perhaps"', "true or false"),
        ("format = true", "a text is wanted"),
        ('archive = "http://localhost:8000"', "no archive servers"),
        ("model = ", "config file"),
        ("x = " + "[" * 5000, "config file"),
        ("# " + "x" * 200_000, "larger than"),
    ],
    ids=lambda value: value[:20],
)
def test_a_wrong_file_is_a_usage_error_that_names_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "claimcheck.toml").write_text(text)
    with pytest.raises(ConfigError, match=message):
        load(tmp_path)


def test_a_wrong_value_names_the_flag_or_variable_it_came_from(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="CLAIMCHECK_FORMAT: pdf is none of"):
        load(tmp_path, {"CLAIMCHECK_FORMAT": "pdf"})
    with pytest.raises(ConfigError, match="--model: this version has no engine gpt; it has embedded"):
        load(tmp_path, model="gpt")


def test_a_named_file_that_is_missing_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        load(tmp_path, config=str(tmp_path / "none.toml"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_in_the_file_give_settings_or_a_usage_error(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "claimcheck.toml").write_bytes(data)
    with suppress(ConfigError):
        assert load(tmp_path).model in {"embedded", "rules"}
