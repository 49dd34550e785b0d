"""Reports in the formats of other programs: their structure, and hostile text in every field."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hostile_report import PAYLOADS, hostile_report
from markdown_it import MarkdownIt
from markdown_it.token import Token
from sample_report import TEXT, TITLE, sample_report

from claimcheck.report.exports import (
    ArticleFile,
    to_csv,
    to_github,
    to_jsonld,
    to_markdown,
    to_sarif,
    to_webannotation,
)
from claimcheck.report.exports.csv import COLUMNS
from claimcheck.report.exports.problems import line_in_file
from claimcheck.types import Label, Report, Span

hostile = pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
COMMAND = re.compile(r"::(error|warning|notice) (?:[a-z]+=[^,:]*(?:,[a-z]+=[^,:]*)*)::[^\n]+")


def members(value: Any) -> list[tuple[str, Any]]:
    """Give every member of every object in a JSON value."""
    if isinstance(value, dict):
        return [*value.items(), *(pair for one in value.values() for pair in members(one))]
    if isinstance(value, list):
        return [pair for one in value for pair in members(one)]
    return []


class TestMarkdown:
    def test_it_says_what_an_editor_needs(self) -> None:
        text = to_markdown(sample_report())
        assert text.startswith(f"# {TITLE}\n")
        for words in (
            "**5 claims**: 1 sourced, 2 anonymous, 1 unverified, 1 not classified.",
            "- **Contradicted** ¶5: In March, inspectors found 14 cracked pilings — Quay Nine inspected: “inspectors",
            "- **Error** ¶1: the headline rests on anonymous sources alone",
            "`no_reason_for_anonymity`",
            "- **Sourced** The pilings are rotten\n  - Ilse Brandt\n",
            "  - supported by Quay Nine inspected, 2031-03-18: “closing the quay",
            "not whether it is true",
        ):
            assert words in text

    @hostile
    def test_no_text_of_the_article_is_markup(self, words: str) -> None:
        def kinds(tokens: list[Token] | None) -> set[str]:
            return {token.type for token in tokens or ()} | {
                kind for token in tokens or () for kind in kinds(token.children)
            }

        reader = MarkdownIt("commonmark").enable("table").enable("strikethrough")
        text = to_markdown(hostile_report(words))
        extra = kinds(reader.parse(text)) - kinds(reader.parse(to_markdown(hostile_report("plain words"))))
        assert extra <= {"text_special"}
        assert not CONTROL.search(text)


class TestCsv:
    def test_there_is_a_row_for_each_claim(self) -> None:
        text = to_csv(sample_report())
        assert text.startswith("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        assert tuple(rows[0]) == COLUMNS
        assert len(rows) == len(sample_report().claims)
        cost = next(row for row in rows if row["text"].startswith("The closure"))
        assert cost["label"] == "anonymous"
        assert cost["sources"] == "an aide to the mayor"
        assert cost["reason_for_anonymity"] == "because the budget is not public"
        assert cost["corroborated_by"] == "d3"
        assert TEXT[int(cost["start"]) : int(cost["end"])] == cost["quotation"]

    def test_a_second_report_has_no_head(self) -> None:
        assert to_csv(sample_report()).split("\r\n", 1)[1] == to_csv(sample_report(), with_head=False)

    @hostile
    def test_no_cell_is_a_formula_and_no_text_breaks_out(self, words: str) -> None:
        text = to_csv(hostile_report(words))
        text.encode()
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
        assert {len(row) for row in rows} == {len(COLUMNS)}
        assert len(rows) == 1 + len(hostile_report(words).claims)
        assert not [cell for row in rows for cell in row if re.match(r"[=+\-@\t\r＝＋－＠]", cell)]
        assert not CONTROL.search(text.replace("\r\n", "\n"))


class TestJsonLd:
    def test_a_label_is_never_a_rating_of_truth(self) -> None:
        told = members(json.loads(to_jsonld(sample_report())))
        types = {value for name, value in told if name == "@type"}
        assert types == {"NewsArticle", "Organization", "Claim", "CreativeWork", "Person"}
        assert not [name for name, _ in told if "rating" in name.lower() or "review" in name.lower()]
        assert [value for name, value in told if name == "claimcheck:label"] == [
            c.label for c in sample_report().claims
        ]

    def test_quotations_are_verbatim_and_belong_to_who_says_them(self) -> None:
        report = sample_report()
        said = report.claims[1]
        spoken = Span(TEXT.index("“The pilings"), TEXT.index("rotten,”") + len("rotten,”"))
        quoting = replace(report, claims=(replace(said, spans=(spoken,)),))
        (found,) = [one for one in json.loads(to_jsonld(quoting))["@graph"] if one["@type"] == "Quotation"]
        assert found["text"] == "The pilings are rotten,"
        assert TEXT[found["claimcheck:start"] : found["claimcheck:end"]] == found["text"]
        assert found["creator"] == {"@type": "Person", "name": "Ilse Brandt", "claimcheck:sourceKind": "named_person"}

    def test_an_unnamed_source_is_nobody_in_particular(self) -> None:
        told = members(json.loads(to_jsonld(sample_report())))
        unnamed = [
            value for name, value in told if name == "@list" for value in value if value["name"] == "three officials"
        ]
        assert unnamed
        assert not [one for one in unnamed if "@type" in one]

    def test_every_reference_has_its_object(self) -> None:
        graph = json.loads(to_jsonld(sample_report()))["@graph"]
        ids = {one["@id"] for one in graph if "@id" in one}
        assert {value for name, value in members(graph) if name == "@id"} == ids


class TestWebAnnotation:
    def test_each_selector_finds_its_words(self) -> None:
        collection = json.loads(to_webannotation(sample_report()))
        page = collection["first"]
        assert (collection["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
        assert collection["total"] == len(page["items"]) == len(sample_report().claims) + 1
        for annotation in page["items"]:
            assert (annotation["type"], len(annotation["target"]) > 0) == ("Annotation", True)
            for target in annotation["target"]:
                position, words = target["selector"]
                start, end = position["start"], position["end"]
                assert TEXT[start:end] == words["exact"]
                assert TEXT[:start].endswith(words["prefix"])
                assert TEXT[end:].startswith(words["suffix"])

    def test_the_label_is_a_tag_and_a_finding_an_assessment(self) -> None:
        first = json.loads(to_webannotation(sample_report()))["first"]["items"][0]
        assert {body["purpose"]: body["value"] for body in first["body"]} == {
            "tagging": "anonymous",
            "describing": "The council of Veldhaven voted to close Quay Nine on Monday",
            "assessing": "headline_or_lead_anonymous: the headline rests on anonymous sources alone; name one or say it"
            " less surely",
        }


FILE = ArticleFile(name="desk/quay nine.txt", text=f"Date: 2031-04-01\n\n{TEXT}\n")


class TestSarif:
    def test_a_log_has_rules_results_and_places(self) -> None:
        log = json.loads(to_sarif([(sample_report(), FILE), (sample_report(), None)]))
        assert (log["version"], len(log["runs"])) == ("2.1.0", 2)
        for run in log["runs"]:
            rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
            assert len(rules) == len(set(rules))
            assert [rules[result["ruleIndex"]] for result in run["results"]] == [
                one["ruleId"] for one in run["results"]
            ]
            assert {result["level"] for result in run["results"]} <= {"error", "warning", "note"}
            assert {"claim_contradicted", "claim_not_classified", "no_reason_for_anonymity"} <= set(rules)
        filed, bare = log["runs"]
        assert filed["artifacts"][0]["location"]["uri"] == "desk/quay%20nine.txt"
        assert bare["artifacts"][0]["contents"]["text"] == TEXT

    def test_lines_are_those_of_the_file_or_of_the_embedded_text(self) -> None:
        log = json.loads(to_sarif([(sample_report(), FILE), (sample_report(), None)]))
        for run, text in zip(log["runs"], (FILE.text or "", TEXT), strict=True):
            for result in run["results"]:
                region = result["locations"][0]["physicalLocation"]["region"]
                assert region["snippet"]["text"].split("\n")[0] in text.split("\n")[region["startLine"] - 1]

    def test_what_could_not_be_read_is_told(self) -> None:
        (run,) = json.loads(to_sarif([(sample_report(), None)]))["runs"]
        (invocation,) = run["invocations"]
        assert invocation["executionSuccessful"] is False
        assert "1 sentences could not be read" in json.dumps(invocation)


class TestGithub:
    def test_each_finding_is_a_command_at_its_line(self) -> None:
        lines = to_github(sample_report(), FILE).splitlines()
        assert all(COMMAND.fullmatch(line) for line in lines)
        headline = next(line for line in lines if "headline_or_lead_anonymous" in line)
        assert headline.startswith(
            "::error file=desk/quay nine.txt,line=3,title=claimcheck headline_or_lead_anonymous::"
        )

    def test_without_a_file_no_place_is_made_up(self) -> None:
        assert "file=" not in to_github(sample_report())
        assert "line=" not in to_github(sample_report(), ArticleFile(name="a.pdf", text=None))
        assert "line=" not in to_github(sample_report(), ArticleFile(name="a.txt", text="something else"))

    @hostile
    def test_no_text_starts_a_command_of_its_own(self, words: str) -> None:
        report = hostile_report(words)
        text = to_github(report, ArticleFile(name=words, text=None))
        lines = text.removesuffix("\n").split("\n")
        assert all(COMMAND.fullmatch(line) for line in lines)
        assert len(lines) == len(to_github(hostile_report("plain")).removesuffix("\n").split("\n"))
        assert not CONTROL.search(text)


def test_of_words_that_occur_twice_the_right_line_is_given() -> None:
    article = "It rained.\n\nHe left. It rained.\n\nIt rained."
    file = f"---\ntitle: x\n---\n\n{article}\n"
    places = [match.start() for match in re.finditer("It rained", article)]
    assert [line_in_file(Span(place, place + 9), article, file) for place in places] == [5, 7, 9]


def test_words_that_the_file_breaks_over_lines_are_found() -> None:
    assert line_in_file(Span(3, 18), "So it rained in May.", "\n\nSo it\r\nrained in May.") == 3


@pytest.mark.parametrize("write", [to_jsonld, to_webannotation], ids=lambda write: write.__name__)
@hostile
def test_json_holds_hostile_text_as_text(words: str, write: Any) -> None:
    report = hostile_report(words)
    text = write(report)
    text.encode()
    json.loads(text)
    assert not CONTROL.search(text)


@hostile
def test_sarif_holds_hostile_text_as_text(words: str) -> None:
    log = json.loads(to_sarif([(hostile_report(words), ArticleFile(name=words, text=words))]))
    assert log["runs"][0]["results"]


def test_an_empty_report_is_valid_everywhere() -> None:
    report: Report = replace(sample_report(), claims=(), findings=(), sources=(), sentences=(), totals={}, coverage={})
    assert to_csv(report, with_head=False) == to_github(report) == ""
    assert json.loads(to_webannotation(report))["total"] == 0
    assert len(json.loads(to_jsonld(report))["@graph"]) == 1
    assert "None found." in to_markdown(report)
    assert Label.SOURCED in to_markdown(report)
