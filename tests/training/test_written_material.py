"""What was written to train on: articles with marked attributions, and pairs of claim and passage."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "evals" / "training"))
import articles_data  # noqa: E402
import stance_data  # noqa: E402
from stance_text import tokens_of  # noqa: E402
from tagger_data import encode  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

from claimcheck.types import Stance  # noqa: E402

RUN = 8


STOCK = ("asked not to be", "not want to be named", "condition of anonymity", "request for comment")
"""Phrases of the trade that any two articles share."""


@pytest.fixture(scope="module")
def case_runs() -> set[tuple[str, ...]]:
    texts = [path for path in (ROOT / "evals" / "cases").rglob("*") if path.suffix in {".md", ".txt"}]
    assert texts
    return {run for path in texts for run in runs(path.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(ROOT / "data" / "models" / "tagger" / "tokenizer.json"))


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_no_run_of_eight_words_is_from_a_case(case_runs: set[tuple[str, ...]]) -> None:
    pairs = stance_data.all_pairs()
    texts = {text for pair in pairs for text in (pair.sentence, pair.passage)}
    texts |= {article.text for article in articles_data.load_written()}
    shared = {" ".join(run) for run in {run for text in texts for run in runs(text)} & case_runs}
    assert not {run for run in shared if not any(words in run for words in STOCK)}


def test_every_claim_has_passages_of_some_stances_and_none_from_after_its_article() -> None:
    pairs = stance_data.all_pairs()
    assert all(pair.day <= pair.published for pair in pairs)
    stances = Counter(pair.stance for pair in pairs)
    assert min(stances.values()) * 3 > max(stances.values())
    assert set(stances) == set(Stance)


def test_every_attribution_of_an_article_has_content_and_somebody_or_something_that_says_it() -> None:
    articles = articles_data.load_written()
    assert articles
    unsound = [
        (article.text[:40], each)
        for article in articles
        for each in article.attributions
        if not each.content or not (each.source or each.cue)
    ]
    assert not unsound


def test_articles_and_pairs_become_tokens_with_their_marks(tokenizer: Tokenizer) -> None:
    article = articles_data.load_written()[0]
    tokens = encode(article, tokenizer)
    assert {0, 1, 2} <= set(tokens.labels.ravel().tolist())
    pair = stance_data.as_text(stance_data.all_pairs()[0], lead="Nobody knew why.")
    found = tokens_of(tokenizer, pair)
    assert len(found.ids) == len(found.marks)
    words = [tokenizer.id_to_token(number) for number, mark in zip(found.ids, found.marks, strict=True) if mark[0]]
    assert words[0].lower() in pair.claimed.of(pair.left).lower()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("== 2021-03-04\n> It [[ended]].\nX 2021-01-01 It went on.", "block 1"),
        ("== 2021-03-04\n> It ended.\nS 2021-01-01 It stopped.", "block 1"),
        ("2021-03-04\n> It [[ended]].\nS 2021-01-01 It stopped.", "block 1"),
    ],
)
def test_a_block_of_another_form_is_named(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=named):
        stance_data.all_pairs(tmp_path)


def test_a_mark_that_closes_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Ana Voll</s> said <c i=1>so</c>.", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x.txt:1: </s>"):
        articles_data.load_written(tmp_path)
