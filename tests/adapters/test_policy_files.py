"""The packs that ship, and policies opened from files."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.adapters.policy_files import open_policy
from claimcheck.adapters.policy_names import pack_names, pack_text, policy_path
from claimcheck.errors import ConfigError
from claimcheck.policy import OWN, RULES

MODELLED = [name for name in pack_names() if name != "default"]


def test_the_packs_that_ship() -> None:
    assert pack_names() == (
        "default",
        *(f"modelled-on-{each}" for each in ("ap", "bbc", "guardian", "npr", "nyt", "reuters")),
    )


@pytest.mark.parametrize("name", MODELLED)
def test_a_pack_has_every_rule_says_what_it_follows_and_that_nobody_endorsed_it(name: str) -> None:
    policy = open_policy(policy_path(name, Path())).policy
    assert policy.name == name
    assert {each.rule for each in policy.rules} == set(RULES)
    assert "Not made, reviewed or endorsed" in policy.description
    followed = {each.follows for each in policy.rules} - {OWN}
    assert followed == set(policy.pages)
    assert all(page.url.startswith("http") and page.dated for page in policy.pages.values())


def test_packs_differ() -> None:
    shown = {
        tuple((each.rule, each.severity) for each in open_policy(policy_path(name, Path())).policy.rules)
        for name in pack_names()
    }
    assert len(shown) == len(pack_names())


def test_a_pack_counts_in_the_hash_of_a_file_that_extends_it(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text('extends = "modelled-on-ap"\n', encoding="utf-8")
    one = open_policy(house)
    house.write_text('extends = "modelled-on-bbc"\n', encoding="utf-8")
    assert one.policy.extends == ("modelled-on-ap", "default")
    assert one.facts.name == "house"
    assert open_policy(house).facts.sha256 != one.facts.sha256


def test_a_name_is_a_pack_and_a_path_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "default").write_text("", encoding="utf-8")
    assert policy_path("default", tmp_path).name == "default.toml"
    assert policy_path("./default", tmp_path) == tmp_path / "default"
    assert policy_path("house", tmp_path) == tmp_path / "house"
    assert pack_text("../prices") is None


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"house.toml: No such file.*modelled-on-ap"):
        open_policy(tmp_path / "house.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="UTF-8"):
        open_policy(tmp_path / "bytes.toml")
