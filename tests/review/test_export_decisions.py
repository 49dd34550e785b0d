"""Decisions as a file, and what a redacted one keeps back."""

from __future__ import annotations

import json

from review_samples import ADA, BEN, Desk
from sample_report import TEXT

from claimcheck.review.export import export, export_text
from claimcheck.review.json import from_json, to_json
from claimcheck.review.redaction import MASK, Redaction
from claimcheck.types import Accept, ChangeKind, ClaimKind, Label, Note, OverrideLabel, Undo

ROTTEN = "The pilings are rotten"
VOTED = "The council of Veldhaven voted"
DESCRIPTIONS = ("three officials", "an aide to the mayor", "because the budget is not public")


def reviewed() -> Desk:
    desk = Desk()
    desk.decide(ROTTEN, OverrideLabel(label=Label.ANONYMOUS), reason="the aide, an aide to the mayor, told us")
    desk.decide(VOTED, ChangeKind(kind=ClaimKind.PREDICTION), BEN)
    taken_back = desk.decide(VOTED, Accept(), ADA)
    desk.decide(VOTED, Undo(decision_id=taken_back.id), ADA)
    desk.decide(VOTED, Note(text="ask three officials again"), ADA)
    return desk


def test_a_decision_reads_back_equal() -> None:
    desk = reviewed()
    assert [from_json(to_json(each)) for each in desk.decisions] == desk.decisions


def test_every_decision_is_exported_with_its_words_and_its_state() -> None:
    desk = reviewed()
    content = json.loads(export_text(desk.review, desk.decisions))
    rows = content["decisions"]
    assert [(row["field"], row["old"], row["new"], row["reviewer"], row["state"]) for row in rows[:3]] == [
        ("label", "sourced", "anonymous", ADA, "live"),
        ("kind", "fact", "prediction", BEN, "live"),
        ("accept", "anonymous", True, ADA, "undone"),
    ]
    for row in rows:
        assert [TEXT[start:end] for start, end in row["spans"]] == row["quotations"]
    overridden = next(row for row in content["claims"] if row["quotations"] == [ROTTEN])
    assert (overridden["disputed"], overridden["label"], overridden["machine_label"]) == (True, "anonymous", "sourced")


def test_a_redacted_export_describes_no_anonymous_source() -> None:
    desk = reviewed()
    plain = export_text(desk.review, desk.decisions)
    redacted = export_text(desk.review, desk.decisions, redact_sources=True)
    assert "an aide to the mayor" in plain
    assert not [words for words in DESCRIPTIONS if words.lower() in redacted.lower()]
    assert [row["field"] for row in export(desk.review, desk.decisions, redact_sources=True)["decisions"]] == [
        row["field"] for row in export(desk.review, desk.decisions)["decisions"]
    ]


def test_a_redacted_report_keeps_every_offset_and_names_no_anonymous_source() -> None:
    report = Desk().report
    masked = Redaction(report.document.text, report.sources).report(report)
    assert len(masked.document.text) == len(report.document.text)
    assert masked.document.sha256 == report.document.sha256
    assert [source.name for source in masked.sources] == ["anonymous source 1", "Ilse Brandt", "anonymous source 2"]
    mention = masked.sources[0].mentions[0].of(masked.document.text)
    assert set(mention) == {MASK}
    assert masked.findings[0].message.count(MASK) == len("three officials")
    assert not [words for words in DESCRIPTIONS if words in str(masked)]
