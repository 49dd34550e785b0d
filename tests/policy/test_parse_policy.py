"""Policy files, good and hostile."""

import pytest

from claimcheck.errors import ConfigError
from claimcheck.policy import OWN, RULES, find_problems, parse_policy
from claimcheck.types import Severity


def test_severity_and_parameters_are_read() -> None:
    policy = parse_policy('[rules.one_source_dominates]\nseverity = "error"\nshare = 0.4\n', "desk")
    (setting,) = policy.settings
    assert (policy.name, setting.severity, setting.number("share")) == ("desk", Severity.ERROR, 0.4)
    assert setting.number("min_claims") == 6


def test_a_rule_that_is_off_is_not_applied() -> None:
    assert parse_policy('[rules.bare_label]\nseverity = "off"\n', "desk").settings == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[rules.no_such]\nseverity = 'info'", "no_such"),
        ("[rules.bare_label]\nseverity = 'loud'", "severity"),
        ("[rules.bare_label]\nseverity = ['info']", "severity"),
        ("[rules.bare_label]\nseverity = 'info'\nlabels = 3", "labels"),
        ("[rules.bare_label]\nseverity = 'info'\nother = 3", "other"),
        ("[rules.one_source_dominates]\nseverity = 'info'\nshare = 7", "share"),
        ("extra = 1", "extra"),
        ("rules = 3", "rules"),
        ("name = 3", "name"),
        ("not toml", "TOML"),
        ("#" * 60_000, "characters"),
        ("a" + ".a" * 600 + " = 1", "dots"),
    ],
)
def test_what_is_wrong_is_named(text: str, named: str) -> None:
    with pytest.raises(ConfigError, match=named):
        parse_policy(text, "desk")


BASE = """
[pages.style]
title = "On style"
url = "https://desk.example/style"
dated = "2030-01-02"

[rules.bare_label]
severity = "error"
follows = "style"
labels = ["insider"]

[rules.rote_reason]
severity = "info"
"""


def packs(name: str) -> str | None:
    return {"base": BASE, "ring": 'extends = "ring"', "broken": "extra = 1"}.get(name)


def test_a_file_extends_a_pack_and_keeps_what_it_does_not_set() -> None:
    text = 'extends = "base"\n[rules.bare_label]\nseverity = "info"\n[rules.second_hand]\nseverity = "info"\n'
    policy = parse_policy(text, "desk", packs)
    label, reason, other = policy.rules
    assert (label.severity, label.phrases("labels"), label.follows) == (Severity.INFO, ("insider",), "style")
    assert (reason.rule, other.rule, other.follows) == ("rote_reason", "second_hand", OWN)
    assert policy.extends == ("base",)
    assert policy.pages["style"].dated == "2030-01-02"


def test_a_rule_of_a_pack_can_be_turned_off_or_get_new_parameters_alone() -> None:
    text = 'extends = "base"\n[rules.rote_reason]\nseverity = "off"\n[rules.bare_label]\nlabels = ["aides"]\n'
    policy = parse_policy(text, "desk", packs)
    (applied,) = policy.settings
    assert (applied.rule, applied.severity, applied.phrases("labels")) == ("bare_label", Severity.ERROR, ("aides",))
    assert len(policy.rules) == 2


def test_every_mistake_is_found_with_its_line() -> None:
    text = """name = ""

[rules.no_such]
severity = "info"

[rules.bare_label]
severity = "loud"
labels = [
  "source",
]
other = 3
follows = "nowhere"
"""
    found = [(each.line, each.key) for each in find_problems(text, "desk")]
    assert found == [
        (1, "name"),
        (3, "rules.no_such"),
        (7, "rules.bare_label.severity"),
        (11, "rules.bare_label.other"),
        (12, "rules.bare_label.follows"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("[rules.bare_label]\nseverity = 'info'\nlabels = [", 3, "TOML"),
        ("\n\nname = = 3\n", 3, "TOML"),
        ("\nextends = 'none'", 2, "no such pack"),
        ("extends = 3", 1, "no such pack"),
        ("extends = 'ring'", 1, "ring"),
        ("extends = 'broken'", 1, "broken, line 1: extra"),
        ("[pages.own]\ntitle = 'a'\nurl = 'https://a.example'\ndated = 'b'", 1, "another name"),
        ("[pages.a]\ntitle = 'a'\nurl = 'javascript:1'\ndated = 'b'", 3, "https"),
        ("[pages.a]\ntitle = 'a'", 1, "dated"),
        ("pages = 3", 1, "table of pages"),
        ("rules.bare_label.severity = 'loud'", 1, "info, warning"),
        ("[rules.bare_label]\nlabels = ['a']", 1, "info, warning"),
        ("[rules]\nbare_label = 3", 2, "table with a severity"),
    ],
)
def test_a_mistake_says_where_it_is(text: str, line: int, named: str) -> None:
    (problem,) = find_problems(text, "desk", packs)
    assert problem.line == line
    assert named in problem.why


def test_every_rule_says_why_it_is_kept() -> None:
    assert all(rule.explanation.endswith(".") for rule in RULES.values())
