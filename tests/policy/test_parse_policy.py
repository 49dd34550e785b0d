"""Policy files, good and hostile."""

import pytest

from claimcheck.errors import ConfigError
from claimcheck.policy import parse_policy
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
