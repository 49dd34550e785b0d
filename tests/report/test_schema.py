"""The JSON Schema that `claimcheck schema` prints."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from sample_report import sample_report

from claimcheck.report.json import to_json
from claimcheck.report.schema import report_schema


@pytest.fixture(scope="module")
def schema() -> Any:
    return json.loads(report_schema())


def test_it_is_a_valid_schema_of_the_2020_12_dialect(schema: Any) -> None:
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


def test_a_report_is_valid_against_it(schema: Any) -> None:
    Draft202012Validator(schema).validate(json.loads(to_json(sample_report())))


@pytest.mark.parametrize("member", ["schema_version", "run", "claims", "coverage"])
def test_a_report_without_a_member_is_not(schema: Any, member: str) -> None:
    report = json.loads(to_json(sample_report()))
    del report[member]
    with pytest.raises(ValidationError):
        Draft202012Validator(schema).validate(report)


def test_a_label_that_is_none_is_not_valid(schema: Any) -> None:
    report = json.loads(to_json(sample_report()))
    report["claims"][0]["label"] = "true"
    with pytest.raises(ValidationError):
        Draft202012Validator(schema).validate(report)


def test_a_report_with_a_member_more_stays_valid(schema: Any) -> None:
    report = json.loads(to_json(sample_report()))
    report["claims"][0]["new"] = 1
    Draft202012Validator(schema).validate(report)


def test_every_object_and_every_member_of_a_report_is_described(schema: Any) -> None:
    assert [name for name, part in schema["$defs"].items() if not part.get("description")] == []
    assert [name for name, facts in schema["properties"].items() if not facts.get("description")] == []
