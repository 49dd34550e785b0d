"""Settings: who wins, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.adapters.archive_address import ServerAddress
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


def test_a_home_whose_path_leads_nowhere_is_a_wrong_setting(tmp_path: Path) -> None:
    around = tmp_path / "around"
    around.symlink_to(around)
    with pytest.raises(ConfigError, match="name another folder with --home"):
        load(around)


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
        ('model = "gpt-5-mini"', "no engine gpt-5-mini"),
        ('store = "perhaps"', "true or false"),
        ("format = true", "a text is wanted"),
        ('archive = "http://localhost:0"', "an address such as"),
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
    with pytest.raises(ConfigError, match="--model: there is no engine gpt; there are embedded"):
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


def test_a_model_of_a_provider_is_asked_as_told(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text(
        'model = "openai:gpt-5-mini"\nmax_cost = 0.5\nmax_calls = 9\nprices = "mine.toml"\ncache = false\n'
    )
    found = load(tmp_path, {"CLAIMCHECK_MAX_CALLS": "12", "CLAIMCHECK_RUN_TIMEOUT": "60"}, timeout="2.5")
    assert found.is_llm
    assert (found.llm.max_cost, found.llm.max_calls, found.llm.timeout_s, found.llm.run_timeout_s) == (0.5, 12, 2.5, 60)
    assert (found.llm.cache, found.llm.prices, found.llm.base_url) == (False, tmp_path / "mine.toml", None)
    assert not load(tmp_path, model="rules").is_llm


@pytest.mark.parametrize("address", ["http://localhost:8000/v1", "https://models.example.org/v1/", "http://[::1]:9/v1"])
def test_a_server_of_ones_own_is_an_address(tmp_path: Path, address: str) -> None:
    assert load(tmp_path, base_url=address).llm.base_url == address.rstrip("/")


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ({"model": "gpt-5-mini"}, "PROVIDER:NAME"),
        ({"model": "openai:"}, "PROVIDER:NAME"),
        ({"model": "open ai:x"}, "PROVIDER:NAME"),
        ({"model": "openai:x\ny"}, "PROVIDER:NAME"),
        ({"base_url": "localhost:8000"}, "an address"),
        ({"base_url": "file:///etc/passwd"}, "an address"),
        ({"base_url": "http://host:99999/v1"}, "an address"),
        ({"base_url": "https://me:secret@host/v1"}, "no name and password"),
        ({"max_cost": "cheap"}, "--max-cost: a number"),
        ({"max_cost": "-1"}, "from 0 on"),
        ({"max_cost": "nan"}, "a number"),
        ({"max_calls": "1.5"}, "--max-calls: a whole number"),
        ({"max_concurrency": "0"}, "from 1 on"),
        ({"timeout": "inf"}, "--timeout: a number"),
    ],
)
def test_a_wrong_setting_of_a_model_is_refused(tmp_path: Path, flags: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        load(tmp_path, **flags)


def test_numbers_in_the_file_are_for_numbers_alone(tmp_path: Path) -> None:
    for line, message in {
        "max_calls = true": "a number",
        "model = 3": "a text or true",
        "max_cost = [1]": "a number",
    }.items():
        (tmp_path / "claimcheck.toml").write_text(line)
        with pytest.raises(ConfigError, match=message):
            load(tmp_path)


def test_an_archive_on_a_server_takes_its_place_and_headers_from_the_environment(tmp_path: Path) -> None:
    environ = {
        "CLAIMCHECK_HOME": str(tmp_path),
        "CLAIMCHECK_ARCHIVE": "https://archive.example",
        "CLAIMCHECK_ARCHIVE_DATABASE": "courier",
        "CLAIMCHECK_ARCHIVE_HEADERS": "X-Key: secret",
    }
    archive = load_settings(Flags(), environ).archive
    assert isinstance(archive, ServerAddress)
    assert (str(archive), archive.database) == ("https://archive.example:443", "courier")
    assert dict(archive.headers) == {"X-Key": "secret"}
