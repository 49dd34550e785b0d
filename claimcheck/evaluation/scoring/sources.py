"""Scores of the source ledger: which sources were found, of what kind, and whether their mentions were merged right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.evaluation.cases import Case, GoldSource
from claimcheck.evaluation.scoring.links import LinkPair
from claimcheck.evaluation.scoring.tally import MILLION
from claimcheck.types import Report, Source, Span

_ARTICLES = ("the ", "a ", "an ")
PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "who", "this person", "them", "him", "her"}


def score_sources(case: Case, report: Report, pairs: Sequence[LinkPair]) -> Counter[str]:
    """Count sources found by kind, reasons and bases found, and what B-cubed needs."""
    tally: Counter[str] = Counter()
    matched = match_sources(case, report, pairs)
    found = {source.id: source for source in report.sources}
    for gold in case.scored_sources:
        source = found.get(matched.get(gold.key, ""))
        tally[f"source.{gold.kind}>{source.kind if source else 'missed'}"] += 1
        tally["sources.tp" if source else "sources.fn"] += 1
        for name, words, span in (
            ("reason", gold.reason, source and source.reason_for_anonymity),
            ("basis", gold.basis, source and source.basis_of_knowledge),
        ):
            tally[f"{name}.{_outcome(words, span or None, report.document.text)}"] += 1
        if gold.stated_count is not None:
            tally["count.all"] += 1
            tally["count.right"] += source is not None and source.stated_count == gold.stated_count
    for source in report.sources:
        if source.id not in matched.values():
            tally["sources.fp"] += 1
            tally[f"source.none>{source.kind}"] += 1
            tally["reason.fp"] += source.reason_for_anonymity is not None
            tally["basis.fp"] += source.basis_of_knowledge is not None
    return tally + b_cubed(pairs)


def match_sources(case: Case, report: Report, pairs: Sequence[LinkPair]) -> dict[str, str]:
    """Give the id of the report's source for each gold key: most shared links first, then the same words."""
    votes = Counter((pair.key, pair.source_id) for pair in pairs)
    text = report.document.text
    scored = [
        (-(2 * votes[gold.key, source.id] + _same_words(gold, source, text)), i, j)
        for i, gold in enumerate(case.sources)
        for j, source in enumerate(report.sources)
    ]
    matched: dict[str, str] = {}
    for score, i, j in sorted(scored):
        key, source_id = case.sources[i].key, report.sources[j].id
        if score < 0 and key not in matched and source_id not in matched.values():
            matched[key] = source_id
    return matched


def b_cubed(pairs: Sequence[LinkPair]) -> Counter[str]:
    """Count B-cubed precision and recall over links, in millionths: of each link, how much of its entry is its own."""
    tally: Counter[str] = Counter()
    both = Counter((pair.key, pair.source_id) for pair in pairs)
    keys, ids = Counter(pair.key for pair in pairs), Counter(pair.source_id for pair in pairs)
    for (key, source_id), count in sorted(both.items()):
        tally["ledger.precision_e6"] += round(count * MILLION * count / ids[source_id])
        tally["ledger.recall_e6"] += round(count * MILLION * count / keys[key])
        tally["ledger.all"] += count
    return tally


def _same_words(gold: GoldSource, source: Source, text: str) -> int:
    """Tell whether a gold source and one of the report share a name or a mention that is no pronoun."""
    ours = {_plain(words) for words in (gold.name, *gold.mentions)} - PRONOUNS
    theirs = {_plain(words) for words in (source.name, *(span.of(text) for span in source.mentions))} - PRONOUNS
    return int(bool(ours & theirs))


def _plain(words: str) -> str:
    plain = " ".join(words.casefold().replace("’", "'").split())
    return next((plain.removeprefix(each) for each in _ARTICLES if plain.startswith(each)), plain)


def _outcome(words: str | None, span: Span | None, text: str) -> str:
    """Tell how a phrase of gold fared: found when the span shares at least half of either with one of its places."""
    if words is None or span is None:
        return "fn" if words is not None else "fp" if span is not None else "tn"
    start = text.find(words)
    while start >= 0:
        shared = min(start + len(words), span.end) - max(start, span.start)
        if 2 * shared >= min(len(words), span.end - span.start):
            return "tp"
        start = text.find(words, start + 1)
    return "wrong"
