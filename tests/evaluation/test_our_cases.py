"""Our own cases, offline: every one is right, and no engine falls below its floors and baseline."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from claimcheck.cli.main import run
from claimcheck.errors import ExitCode
from claimcheck.evaluation.cases import Case, Group, load_suite
from claimcheck.evaluation.mocked import read_about
from claimcheck.types import ClaimKind, Label, SourceKind, Stance

EVALS = Path(__file__).parents[2] / "evals"
CASES = EVALS / "cases"


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return load_suite(CASES)


def test_the_cases_are_as_many_as_the_page_says(cases: tuple[Case, ...]) -> None:
    stances = Counter(pair.stance for case in cases for claim in case.claims for pair in claim.evidence)
    kinds = Counter(source.kind for case in cases for source in case.sources)
    assert len(cases) >= 30
    assert sum(len(case.claims) for case in cases) >= 600
    assert sum(len(case.sources) for case in cases) >= 250
    assert stances[Stance.CONTRADICTS] >= 40
    assert stances[Stance.SUPPORTS] >= 40
    assert stances[Stance.NARROWS] + stances[Stance.UNRELATED] >= 40
    assert min(kinds[kind] for kind in SourceKind) >= 5
    assert 3 * sum(case.group is Group.HELD_OUT for case in cases) >= len(cases) - 2


LINES = {
    "rule 1, acts": "act",
    "rule 1, states of mind": "state_of_mind",
    "rule 2, chains": "chain",
    "rule 2, another outlet": "told_outlet",
    "quotations over sentences": "continuation",
    "quotations over paragraphs": "quote_over_paragraphs",
    "indirect speech that may go on": "unclear_reach",
    "a label with a colon": "colon_cue",
    "questions and answers": "question_answer",
    "set-off blocks": "block_quotation",
    "denials": "denial",
    "declined, could not be reached": "declined",
    "expectations": "expectation",
    "is accused of": "accused",
    "the writer's own eyes": "witnessed",
    "as this newspaper reported": "own_report",
    "headlines": "headline",
    "headlines that say more": "headline_beyond_body",
    "headlines that repeat": "headline_repeats_body",
    "captions": "caption",
    "furniture": "furniture",
    "values that disagree": "inconsistent_within",
    "prior means prior": "date_rule",
    "without a date": "undated_prior",
    "the same day": "same_day",
    "the article's own copies": "article_copy",
    "prints of one wire story": "wire_copies",
    "another year": "other_year",
    "another event": "other_event",
    "another value": "numbers_differ",
    "a denial in a passage": "archive_denial",
    "a question in a passage": "archive_question",
    "a condition in a passage": "conditional_in_archive",
    "a passage on anonymous sources": "anonymous_archive",
    "second-hand": "second_hand",
    "passive reports": "passive",
    "polls": "poll",
    "quoted documents": "quoted_document",
    "a first name alone": "first_name_only",
    "a changed name": "changed_name",
    "groups with a number": "counted",
    "may be among": "may_be_among",
    "named later": "late_name",
    "a spokesperson named later": "spokesperson_named_later",
    "a document that quotes a person": "document_quotes_person",
    "named in the last paragraph": "last_paragraph_source",
    "two of one surname": "same_surname",
    "ironic quotation marks": "ironic_quotes",
    "rule 9, another language": "language",
    "reasons for anonymity": "reason",
    "negation": "negation",
}
"""The lines of the labels page that need an article to be seen, and the tag of their examples."""


@pytest.mark.parametrize("tag", LINES.values(), ids=LINES)
def test_every_line_of_the_labels_page_has_five_examples(cases: tuple[Case, ...], tag: str) -> None:
    tags = Counter(tag for case in cases for owner in (case, *case.claims) for tag in owner.phenomena)
    assert tags[tag] >= 5


def test_every_rule_of_the_label_has_five_examples(cases: tuple[Case, ...]) -> None:
    claims = [claim for case in cases for claim in case.claims]
    kinds = Counter(claim.kind for claim in claims)
    labels = Counter((claim.label, claim.basis) for claim in claims)
    stances = [{pair.stance for pair in claim.evidence} for claim in claims]
    assert min(kinds[kind] for kind in ClaimKind) >= 5
    assert min(labels.values()) >= 5
    assert len(labels) == 5
    corroborated = [
        Stance.SUPPORTS in has and claim.label is Label.ANONYMOUS for claim, has in zip(claims, stances, strict=True)
    ]
    assert sum(corroborated) >= 5
    for label in (Label.SOURCED, Label.ANONYMOUS, Label.UNVERIFIED):
        assert (
            sum(Stance.CONTRADICTS in has and claim.label is label for claim, has in zip(claims, stances, strict=True))
            >= 5
        )


def test_no_engine_falls_below_its_floors_and_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    engines = ["--engine", "rules", "--engine", "embedded", "--engine", "replay"]
    code = run(["eval", "run", str(CASES), *engines, "--gate", str(EVALS / "baselines")])
    said = capsys.readouterr()
    print(said.out, said.err)
    assert code == ExitCode.DONE, said.err


def test_the_shipped_cassettes_say_that_no_real_model_was_asked() -> None:
    about = read_about(EVALS / "cassettes")
    assert about.is_simulated
    assert "not the quality of any model" in about.note
