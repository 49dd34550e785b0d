"""The JSON of a report: the shape that programs rely on."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_report import sample_report

from claimcheck.report.json import from_json, to_json
from claimcheck.types import Claim, Report


def test_json_reads_back_as_the_same_report() -> None:
    report = sample_report()
    assert from_json(to_json(report)) == report
    assert from_json(to_json(report, indent=2)) == report


def test_keys_are_the_fields_of_the_types_with_the_schema_version_first() -> None:
    read = json.loads(to_json(sample_report()))
    assert next(iter(read)) == "schema_version"
    assert set(read) == {member.name for member in fields(Report)}
    assert list(read["claims"][0]) == [member.name for member in fields(Claim)]
    assert read["claims"][0]["label"] == "anonymous"


def test_spans_are_objects_with_start_and_end_into_the_text() -> None:
    read = json.loads(to_json(sample_report()))
    span = read["claims"][1]["spans"][0]
    assert set(span) == {"start", "end"}
    assert read["document"]["text"][span["start"] : span["end"]] == read["claims"][1]["text"]


@pytest.mark.parametrize("character", ["\x1b", "\x9b", "\u202e", "\u2066", "\u2028", "\ud800", "\U000e0041"])
def test_characters_that_a_terminal_obeys_are_escaped(character: str) -> None:
    report = sample_report()
    title = f"before{character}after"
    text = to_json(replace(report, document=replace(report.document, title=title)))
    assert character not in text
    assert json.loads(text)["document"]["title"] == title
    text.encode()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_title_survives_the_way_there_and_back_on_one_line(title: str) -> None:
    report = sample_report()
    report = replace(report, document=replace(report.document, title=title))
    text = to_json(report)
    assert len(text.splitlines()) == 1
    assert from_json(text) == report


@pytest.mark.parametrize("text", ["", "[]", "{}", "nonsense", '{"schema_version": "1"}'])
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        from_json(text)


def test_a_report_of_another_schema_version_is_refused() -> None:
    with pytest.raises(ValueError, match="schema version 99"):
        from_json(to_json(replace(sample_report(), schema_version="99")))
