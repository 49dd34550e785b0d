"""The adapter on a corpus of one invented article, whose figures are worked out by hand."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from claimcheck.attribution.found import FoundAttribution
from claimcheck.cli.main import run
from claimcheck.errors import CaseError, ExitCode
from claimcheck.evaluation.corpora.polnear import head_of, score_polnear
from claimcheck.reading.rules import RulesReader
from claimcheck.types import Act, Article, Attribution, ClaimKind, Link, ReadClaim, SectionReading, SourceKind, Span

TEXT = "Levy Up\n\nInes Kolb said the levy rises. Boats left early. Critics say fees hurt."
GOLD: dict[str, Any] = {
    "id": "a1",
    "title": "Levy Up",
    "text": TEXT,
    "headline_end": 7,
    "attributions": [
        {"id": "t1", "content": [[24, 38]], "source": [[9, 18]], "cue": [[19, 23]]},
        {"id": "t2", "content": [[70, 79]], "source": [[58, 65]], "cue": [[66, 69]]},
    ],
    "sentences": [
        {"start": 0, "end": 7, "headline": True, "state": "author", "attrs": []},
        {"start": 9, "end": 39, "headline": False, "state": "attributed", "attrs": ["t1"]},
        {"start": 40, "end": 57, "headline": False, "state": "author", "attrs": []},
        {"start": 58, "end": 80, "headline": False, "state": "attributed", "attrs": ["t2"]},
    ],
}


class OneFound:
    """Finds the first attribution, with its source, and takes the second sentence for attributed too."""

    def read(self, article: Article) -> Iterator[SectionReading]:
        for start, end, source in ((24, 38, Span(14, 18)), (40, 51, None)):
            link = Link(kind=SourceKind.NAMED_PERSON, name="Ines Kolb", mention=source)
            said = Attribution(chain=(link,), act=Act.STATEMENT, source=source, cue=None, content=(Span(start, end),))
            claim = ReadClaim(
                id=str(start),
                text="",
                kind=ClaimKind.FACT,
                spans=(Span(start, end),),
                attributions=(said,),
                confidence=1.0,
            )
            yield SectionReading(claims=(claim,))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "dev.jsonl.gz"
    with gzip.open(path, "wt") as out:
        out.write(json.dumps(GOLD) + "\n")
    types = [("t1", "named"), ("t2", "collective")]
    lines = [json.dumps({"article_id": "a1", "attribution_id": each, "type": kind}) for each, kind in types]
    (tmp_path / "source_types_dev.jsonl").write_text("\n".join(lines))
    return path


def test_the_figures_are_those_worked_out_by_hand(corpus: Path) -> None:
    got = score_polnear(corpus, OneFound()).figures
    # Tokens: "the levy rises" found, "fees hurt" missed, "Boats left" wrong.
    assert got["detect.p"] == pytest.approx(3 / 5)
    assert got["detect.r"] == pytest.approx(3 / 5)
    assert got["detect_sentence.f1"] == pytest.approx(1 / 2)
    assert got["source.non_pronoun.head_offset"] == pytest.approx(1 / 2)
    assert got["span.jaccard"] == pytest.approx(1 / 3)
    assert got["label_strict_statement_sent.sourced.f1"] == pytest.approx(2 / 3)
    assert got["label_strict_statement_sent.anonymous.f1"] == 0.0


def test_all_that_is_found_is_scored_also_where_no_claim_stands_on_it(corpus: Path) -> None:
    def find(article: Article) -> list[FoundAttribution]:
        places = ((Span(14, 18), Span(24, 38)), (Span(58, 65), Span(70, 79)))
        return [
            FoundAttribution(source=source, cue=None, content=(content,), act=Act.STATEMENT, lemma="say")
            for source, content in places
        ]

    class Claimless(RulesReader):
        def read_found(self, article: Article, found: Sequence[FoundAttribution]) -> SectionReading:
            assert len(found) == len(find(article))
            return SectionReading(claims=())

    got = score_polnear(corpus, Claimless(find)).figures
    assert (got["detect.p"], got["detect.r"], got["source.non_pronoun.head_offset"]) == (1.0, 1.0, 1.0)
    assert got["label_strict_statement_sent.sourced.f1"] == 0.0


def test_the_command_prints_the_rows(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", "run", "--suite", "polnear", "--data", str(corpus), "--engine", "rules"]) == ExitCode.DONE
    assert "label_strict_statement_sent.macro_f1" in capsys.readouterr().out


def test_what_is_not_of_the_corpus_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text('{"id": 1}\n')
    with pytest.raises(CaseError, match="article 1 is not of PolNeAR"):
        score_polnear(path, OneFound())
    path.write_text("nonsense\n")
    with pytest.raises(CaseError, match="no JSON object"):
        score_polnear(path, OneFound())


@pytest.mark.parametrize(
    ("phrase", "head"),
    [("the harbour master", "master"), ("Ines Kolb, who leads it", "Kolb"), ("a spokesman for the levy", "spokesman")],
)
def test_the_head_of_a_phrase(phrase: str, head: str) -> None:
    found = head_of(phrase)
    assert found is not None
    assert found[2] == head
