"""The sample articles and their expectation files fit each other."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from sample_expectations import ARCHIVE, ROOT, Expectations, load_expectations

from claimcheck.retrieval.origins import is_copy, signature_of
from claimcheck.text.load import load_file
from claimcheck.types import Basis, ClaimKind, Label, SourceKind, Stance

HERE = Path(__file__).parent
FILES = sorted([*HERE.glob("*.expect.json"), *(HERE / "held_out").glob("*.expect.json")])
ARTICLES = sorted((ROOT / "data" / "samples" / "articles").iterdir())


@pytest.fixture(params=FILES, ids=lambda path: path.name.removesuffix(".expect.json"))
def expected(request: pytest.FixtureRequest) -> Expectations:
    return load_expectations(request.param)


def test_every_sample_article_has_expectations() -> None:
    assert [path.stem for path in ARTICLES] == sorted(path.name.split(".")[0] for path in HERE.glob("*.expect.json"))


def test_each_quote_occurs_once_in_its_article(expected: Expectations) -> None:
    text = expected.load_article().text
    quotes = [row.quote for row in (*expected.claims, *expected.sentences, *expected.findings)]

    assert {quote: text.count(quote) for quote in quotes if text.count(quote) != 1} == {}


def test_no_two_rows_expect_of_one_quote(expected: Expectations) -> None:
    assert [quote for quote, count in Counter(row.quote for row in expected.claims).items() if count > 1] == []


def test_what_is_no_text_stays_out_of_the_article(expected: Expectations) -> None:
    text = expected.load_article().text
    raw = expected.article.read_bytes()

    assert [words for words in expected.absent if words in text] == []
    if expected.article.suffix != ".docx":
        assert [words for words in expected.absent if words.encode() not in raw] == []


def test_the_rows_are_consistent_with_the_labels_page(expected: Expectations) -> None:
    for row in expected.claims:
        if row.kind is ClaimKind.PROCESS:
            assert (row.label, row.basis) == (None, None), row.quote
            continue
        assert row.label is not None, row.quote
        if row.basis is Basis.NONE:
            assert row.label is Label.UNVERIFIED, row.quote
        if row.basis is Basis.ATTRIBUTION and row.source_kind and row.archive is None:
            named = {kind.is_named for kind in row.source_kind}
            assert named == {row.label is Label.SOURCED}, row.quote
        if row.basis is Basis.ARCHIVE:
            assert row.archive in {Stance.SUPPORTS, Stance.NARROWS}, row.quote
        assert (row.archive is None) == (not row.prior), row.quote


def test_the_prior_documents_that_rows_name_exist(expected: Expectations) -> None:
    assert [name for row in expected.claims for name in row.prior if not (ARCHIVE / name).is_file()] == []


def test_all_articles_but_a_draft_carry_their_date(expected: Expectations) -> None:
    date = load_file(expected.article).date

    assert (date.day if date else None) == (None if expected.article.suffix == ".docx" else expected.date.day)


def test_the_samples_show_every_label_kind_and_stance() -> None:
    rows = [row for path in HERE.glob("*.expect.json") for row in load_expectations(path).claims]

    assert {(row.label, row.basis) for row in rows if row.label} == {
        (Label.SOURCED, Basis.ATTRIBUTION),
        (Label.SOURCED, Basis.ARCHIVE),
        (Label.ANONYMOUS, Basis.ATTRIBUTION),
        (Label.ANONYMOUS, Basis.ARCHIVE),
        (Label.UNVERIFIED, Basis.NONE),
    }
    assert {kind for row in rows for kind in row.source_kind} == set(SourceKind)
    assert {row.archive for row in rows} == {None, Stance.SUPPORTS, Stance.CONTRADICTS, Stance.NARROWS}


def test_the_archive_has_one_document_without_a_date_and_thirty_with_one() -> None:
    documents = [load_file(path) for path in sorted(ARCHIVE.iterdir())]

    assert sum(document.date is None for document in documents) == 1
    assert sum(document.date is not None for document in documents) >= 30
    assert (
        len({document.url for document in documents}) == len({document.id for document in documents}) == len(documents)
    )


def test_only_prints_of_one_agency_story_are_copies_of_each_other() -> None:
    signatures = {path.name: signature_of(load_file(path).text) for path in sorted(ARCHIVE.iterdir())}
    stories = {
        **{name: "indictment" for name in signatures if "dredging-indictment" in name},
        **{name: "flood" for name in signatures if name.startswith("2024-01-09")},
    }

    for first, second in combinations(signatures, 2):
        is_one_story = stories.get(first, first) == stories.get(second, second)
        assert is_copy(signatures[first], signatures[second]) == is_one_story, (first, second)
