"""The sample articles, read by both engines with the sample archive, against what is expected of them.

`must` rows are what any careful engine gets right; some are still missed, and their number may only fall. The articles
in `held_out` are scored and printed, never tuned on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_expectations import ARCHIVE, load_expectations
from sample_scores import Outcome, score, summarize

from claimcheck.adapters.archive import Archive
from claimcheck.adapters.embedder import packaged_embedder
from claimcheck.adapters.tagger import packaged_tagger
from claimcheck.attribution.footing import footing_of
from claimcheck.judging.rules import RulesJudge
from claimcheck.pipeline import Stages, check
from claimcheck.policy import parse_policy
from claimcheck.reading.embedded import embedded_reader
from claimcheck.reading.rules import RulesReader
from claimcheck.reading.seam import Reader
from claimcheck.resources import read_resource
from claimcheck.text.load import load_file
from claimcheck.types import PolicyFacts, PublicationTime, RunFacts

HERE = Path(__file__).parent
RUN = RunFacts(
    id="r",
    started_at="2024-03-26T00:00:00+00:00",
    model="test",
    engine_version="0",
    prompts=(),
    policy=PolicyFacts(name="default", sha256=""),
    archive="samples",
    settings_sha256="",
)
MISSED = {"rules": 1, "embedded": 0}
"""Rows of the samples that must be right and are not, of 200."""
READERS = {"rules": RulesReader, "embedded": lambda: embedded_reader(packaged_tagger().tag)}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    opened = Archive.open(tmp_path_factory.mktemp("samples") / "archive", packaged_embedder(), create=True)
    for _ in opened.add(load_file(path) for path in sorted(ARCHIVE.glob("*.md"))):
        pass
    yield opened
    opened.close()


def outcomes_in(folder: Path, reader: Reader, archive: Archive) -> list[Outcome]:
    stages = Stages(reader=reader, retriever=archive, judge=RulesJudge(footing_of))
    policy = parse_policy(read_resource("data", "policy", "default.toml").decode(), "default")
    outcomes: list[Outcome] = []
    for path in sorted(folder.glob("*.expect.json")):
        expected = load_expectations(path)
        document = expected.load_article()
        published = document.date or PublicationTime.parse("2024-03-26")
        outcomes += score(check(document, stages, policy=policy, run=RUN, published=published), expected)
    return outcomes


@pytest.mark.parametrize("engine", sorted(READERS))
def test_samples_are_read_as_expected(engine: str, archive: Archive) -> None:
    outcomes = outcomes_in(HERE, READERS[engine](), archive)
    print(engine, summarize(outcomes))
    broken = [each.quote for each in outcomes if each.is_broken]
    assert len(broken) <= MISSED[engine], broken


@pytest.mark.parametrize("engine", sorted(READERS))
def test_held_out_articles_are_scored(engine: str, archive: Archive) -> None:
    outcomes = outcomes_in(HERE / "held_out", READERS[engine](), archive)
    print(engine, summarize(outcomes).splitlines()[0])
    must = [each for each in outcomes if each.must]
    assert sum(each.is_broken for each in must) < len(must) / 4
