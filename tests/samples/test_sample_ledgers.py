"""Whom the sample articles rest on, by the default engine: a source more than these is one that nobody is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sample_expectations import load_expectations
from test_samples_engines import READERS, RUN

from claimcheck.pipeline import Stages, check
from claimcheck.policy import parse_policy
from claimcheck.resources import read_resource
from claimcheck.types import PublicationTime

HERE = Path(__file__).parent
LEDGERS: dict[str, list[str]] = json.loads((HERE / "ledgers.json").read_text(encoding="utf-8"))


def sources_of(name: str) -> list[str]:
    document = load_expectations(HERE / f"{name}.expect.json").load_article()
    policy = parse_policy(read_resource("data", "policy", "default.toml").decode(), "default")
    published = document.date or PublicationTime.parse("2024-03-26")
    stages = Stages(reader=READERS["embedded"](), retriever=None, judge=None)
    report = check(document, stages, policy=policy, run=RUN, published=published)
    return [f"{source.name} ({source.kind.value})" for source in report.sources]


@pytest.mark.parametrize("name", sorted(LEDGERS))
def test_an_article_rests_on_these_sources_and_no_others(name: str) -> None:
    assert sources_of(name) == LEDGERS[name]


def test_every_sample_article_has_a_ledger() -> None:
    assert sorted(LEDGERS) == sorted(path.name.removesuffix(".expect.json") for path in HERE.glob("*.expect.json"))
