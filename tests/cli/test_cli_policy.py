"""The commands on policies, and a check by a pack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_call import Cli

from claimcheck.policy import RULES


def test_list_names_every_pack_and_that_none_is_endorsed(cli: Cli) -> None:
    ended = cli("policy", "list", "--format", "json")
    packs = json.loads(ended.out)
    assert ended.code == 0
    assert len(packs) == 7
    assert all(sum(each["rules"].values()) == len(RULES) for each in packs)
    text = cli("policy", "list").out
    assert all(each["name"] in text for each in packs)
    assert " ".join(text.split()).count("Not made, reviewed or endorsed by it.") == 6


def test_show_gives_each_rule_with_what_it_follows(cli: Cli) -> None:
    shown = json.loads(cli("policy", "show", "modelled-on-ap", "--format", "json").out)
    rule = next(each for each in shown["rules"] if each["rule"] == "missing_approval")
    assert (rule["severity"], rule["follows"]) == ("error", "principles")
    text = " ".join(cli("policy", "show", "modelled-on-ap").out.split())
    assert "follows: AP News Values and Principles" in text
    assert "follows: no page; it is this policy's own" in text
    assert cli("policy", "show").out.startswith("policy          default")


def test_check_gives_line_and_reason(cli: Cli, tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text('extends = "modelled-on-ap"\n\n[rules.bare_label]\nseverity = "loud"\n', encoding="utf-8")
    ended = cli("policy", "check", house)
    assert ended.code == 2
    assert ended.out == f"{house}:4: rules.bare_label.severity: it is one of info, warning, error, off\n"
    house.write_text('extends = "modelled-on-ap"\n[rules.bare_label]\nseverity = "off"\n', encoding="utf-8")
    ended = cli("policy", "check", house)
    assert (ended.code, ended.out) == (0, f"{house}: house is right; 23 of 24 rules are applied\n")
    assert cli("policy", "check", tmp_path / "none.toml").code == 2
    assert "default is right" in cli("policy", "check", "default").out


@pytest.mark.parametrize("words", ["", 'name = "house"\n', "[rules]\n"], ids=["empty", "name", "table"])
def test_a_policy_that_would_check_nothing_is_refused(cli: Cli, tmp_path: Path, words: str) -> None:
    house, draft = tmp_path / "house.toml", tmp_path / "draft.txt"
    house.write_text(words, encoding="utf-8")
    draft.write_text("Port Shuts Lock\n\nThe lock was shut, an aide said.\n", encoding="utf-8")
    ended = cli("policy", "check", house)
    assert (ended.code, "has no rule and extends no pack" in ended.out) == (2, True)
    ended = cli("check", draft, "--policy", house, "--model", "rules", "--no-archive", "--no-store")
    assert (ended.code, "has no rule and extends no pack" in ended.err, ended.out) == (2, True, "")


@pytest.mark.parametrize("words", ["check", "show"])
@pytest.mark.parametrize("extra", ["", '[rules."\\u001b]0;pwned"]\nseverity = "off"\n'], ids=["name", "rule"])
def test_a_policy_of_others_sends_nothing_to_the_terminal(cli: Cli, tmp_path: Path, words: str, extra: str) -> None:
    house = tmp_path / "house.toml"
    house.write_text(f'name = "a\\u001b[2J\\u202eb"\nextends = "default"\n{extra}', encoding="utf-8")
    ended = cli("policy", words, house)
    assert ended.code == (2 if extra else 0)
    assert ended.out + ended.err
    assert not [one for one in ended.out + ended.err if one != "\n" and not one.isprintable()]


@pytest.mark.parametrize(("policy", "code"), [("default", 0), ("modelled-on-ap", 1)])
def test_a_check_takes_a_pack_by_its_name(cli: Cli, tmp_path: Path, policy: str, code: int) -> None:
    draft = tmp_path / "draft.txt"
    text = "The lock was shut, Mara Oldenkott said. An aide who was not authorized to speak said that it was dry."
    draft.write_text(f"Port Shuts Lock\n\n{text}\n", encoding="utf-8")
    words = (
        "--model",
        "rules",
        "--no-archive",
        "--no-store",
        "--format",
        "json",
        "--fail-on",
        "finding:missing_approval",
    )
    ended = cli("check", draft, "--policy", policy, *words)
    assert ended.code == code, ended.err
    assert json.loads(ended.out)["run"]["policy"]["name"] == policy


def test_a_policy_that_extends_itself_or_is_missing_is_one_line(cli: Cli, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Port Shuts Lock\n\nThe lock was shut.\n", encoding="utf-8")
    ended = cli("check", draft, "--policy", "modelled-on-none", "--no-archive", "--no-store")
    assert ended.code == 2
    assert "name a file, or one of the packs default, modelled-on-ap" in ended.err


def test_a_policy_that_is_no_toml_is_named_with_its_suffix(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("The pier is closed.")
    (tmp_path / "house.toml").write_text("bad [[\n")
    ended = cli(tmp_path / "draft.txt", "--policy", tmp_path / "house.toml", "--no-archive", "--no-store")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert ended.err.startswith("claimcheck: policy house.toml, line 1: this is not valid TOML: ")
