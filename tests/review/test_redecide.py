"""The label that follows again: what the machine decided comes back as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sample_report import sample_report

from claimcheck.config import Flags, load_settings
from claimcheck.review.redecide import decide_again
from claimcheck.text.load import load_file
from claimcheck.types import Basis, Label, SourceKind, Stance
from claimcheck.wiring import open_archive, open_workbench

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def test_every_claim_of_the_sample_report_comes_back_as_it_is() -> None:
    report = sample_report()
    sources = {source.id: source for source in report.sources}
    assert [decide_again(claim, sources) for claim in report.claims] == list(report.claims)


def test_every_claim_of_checked_articles_comes_back_as_it_is(tmp_path: Path) -> None:
    settings = load_settings(Flags(home=str(tmp_path / "own"), model="rules"), {})
    archive = open_archive(settings, lambda _: None, create=True)
    files = [path for path in sorted((SAMPLES / "archive").rglob("*")) if path.suffix in {".txt", ".md", ".html"}]
    assert len(list(archive.add(map(load_file, files)))) > 10
    archive.close()
    settings = load_settings(Flags(home=str(tmp_path / "own"), model="rules"), {})
    stances: set[Stance] = set()
    with open_workbench(settings) as workbench:
        for name in ("flood-gates.txt", "hospital-wards.md"):
            report = workbench.check(load_file(SAMPLES / "articles" / name), name)
            sources = {source.id: source for source in report.sources}
            for claim in report.claims:
                assert decide_again(claim, sources) == claim
                stances |= {one.stance for one in claim.evidence}
    assert {Stance.SUPPORTS, Stance.CONTRADICTS} <= stances


def test_the_label_follows_the_kind_of_the_source() -> None:
    report = sample_report()
    claim = report.claims[0]
    named = {source.id: replace(source, kind=SourceKind.NAMED_PERSON) for source in report.sources}
    assert claim.label is Label.ANONYMOUS
    assert decide_again(claim, named).label is Label.SOURCED


@pytest.mark.parametrize(
    ("stance", "label", "basis"),
    [
        pytest.param(Stance.SUPPORTS, Label.SOURCED, Basis.ARCHIVE, id="supports"),
        pytest.param(Stance.NARROWS, Label.UNVERIFIED, Basis.NONE, id="narrows"),
    ],
)
def test_the_label_follows_the_stance_of_a_passage(stance: Stance, label: Label, basis: Basis) -> None:
    claim = sample_report().claims[3]
    evidence = (replace(claim.evidence[0], stance=stance), *claim.evidence[1:])
    after = decide_again(replace(claim, evidence=evidence), {})
    assert (after.label, after.basis, after.contradicted_by) == (label, basis, ())
