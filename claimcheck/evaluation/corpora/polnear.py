"""PolNeAR: who says what in political news, scored by the definitions of the corpus's own scorer.

As the corpus's README asks, every attribution found, whatever its act and before any claim is cut of it, answers what
is attributed and to whom; the product's own labels answer the label rows. A word token is inside a span when they share
a character; of overlapping claims the shortest decides.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.attribution.found import FoundAttribution
from claimcheck.errors import CaseError
from claimcheck.evaluation.corpora.scored import Scored
from claimcheck.evaluation.scoring.tally import class_f1, f1
from claimcheck.reading.rules import RulesReader
from claimcheck.reading.seam import Reader
from claimcheck.text.segment import segment
from claimcheck.text.word_lists import words
from claimcheck.types import Attribution, Document, EvidenceState, Label, ReadClaim, Span
from claimcheck.verdict import decide, is_named

MAX_CORPUS_BYTES = 512 * 2**20
_TOKEN = re.compile(r"\w+(?:[’'\-.,]\w+)*")
_PARAGRAPH = re.compile(r"[^\n]+")
_BREAK = re.compile(r"[,(;:–—]")
_PRONOUNS = words(
    """he she they it who which that we i you his her their its my our them him me us whom whose your this these those
    one both others some many"""
)
_STOPS = words(
    """of in at for with from on to by who which that whose including such as about inside close familiar briefed
    involved released conducted"""
)
LABEL_OF_TYPE = {
    "named": Label.SOURCED,
    "anonymous": Label.ANONYMOUS,
    "unnamed-official": Label.ANONYMOUS,
    "collective": Label.ANONYMOUS,
    "author": Label.UNVERIFIED,
}
_LABELS = (Label.SOURCED.value, Label.ANONYMOUS.value, Label.UNVERIFIED.value)
_TYPES_NOTE = "the label rows rest on source types that one language model gave, not cross-checked by a person"

Pair = tuple[int, int]
Types = Mapping[str, Mapping[str, tuple[str, str]]]
"""By article and attribution: the type of the source, and whether the act is a statement or mental."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One predicted stretch of an article; `source` is the span of who says it."""

    span: Span
    label: Label
    source: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What an engine made of one article: the rows of what is attributed, and the claims."""

    attributed: tuple[Row, ...]
    claims: tuple[ReadClaim, ...]


def found_rows(found: Iterable[FoundAttribution]) -> Iterator[Row]:
    """Give every content span of every attribution that was found; these rows ask only whether it is attributed."""
    for attribution in found:
        for span in attribution.content:
            yield Row(span=span, label=Label.SOURCED, source=attribution.source)


def claimed_rows(claims: Iterable[ReadClaim]) -> Iterator[Row]:
    """Give every content span of every attribution that a claim stands on once, whatever its act."""
    seen: set[tuple[Span, Span | None]] = set()
    for attribution in (each for claim in claims for each in claim.attributions):
        source = attribution.source or attribution.chain[-1].mention
        for span in attribution.content:
            if (span, source) not in seen:
                seen.add((span, source))
                yield Row(span=span, label=label_of(attribution), source=source)


def label_of(attribution: Attribution) -> Label:
    """Give the label that the attribution alone would give, were it a statement."""
    return Label.SOURCED if is_named(attribution) else Label.ANONYMOUS


def label_rows(claims: Iterable[ReadClaim]) -> Iterator[Row]:
    """Give every span of every claim with the product's own label; the scorer knows no `not_classified`."""
    for claim in claims:
        label = decide(claim, (), EvidenceState.NOT_SEARCHED).label
        source = next((attribution.source for attribution in claim.attributions if attribution.source), None)
        for span in claim.spans:
            yield Row(span=span, label=Label.UNVERIFIED if label is Label.NOT_CLASSIFIED else label, source=source)


def _read_article(reader: Reader, gold: Mapping[str, Any]) -> _Read:
    """Read one article of the corpus, whose text is taken as it is so that offsets agree.

    Of a reader that tells only claims, the attributions that they stand on are scored.
    """
    text, headline_end = str(gold["text"]), int(gold["headline_end"])
    headline = Span(0, headline_end) if headline_end else None
    document = Document(text=text, sha256=Document.hash_text(text), title=str(gold["title"]), headline=headline)
    article = segment(document)
    if isinstance(reader, RulesReader):
        found = reader.find(article)
        return _Read(attributed=tuple(found_rows(found)), claims=reader.read_found(article, found).claims)
    claims = tuple(claim for reading in reader.read(article) for claim in reading.claims)
    return _Read(attributed=tuple(claimed_rows(claims)), claims=claims)


def score_polnear(path: Path, reader: Reader) -> Scored:
    """Read and score a split such as `dev.jsonl.gz`; `source_types_dev.jsonl` beside it adds the label rows.

    Raises:
        CaseError: the file cannot be read, or is not of this corpus.
    """
    split = path.name.partition(".")[0]
    types_path = path.with_name(f"source_types_{split}.jsonl")
    types = _read_types(types_path) if types_path.is_file() else None
    found, labelled, articles = Counter[str](), Counter[str](), 0
    for gold in _read_lines(path):
        try:
            read = _read_article(reader, gold)
            found += _Scoring(gold, read.attributed).counts()
            if types is not None and gold["id"] in types:
                labelled += _Scoring(gold, list(label_rows(read.claims))).label_counts(types[gold["id"]])
        except (KeyError, TypeError, IndexError) as exc:
            raise CaseError(f"{path}: article {articles + 1} is not of PolNeAR ({exc!r})", path=str(path)) from exc
        articles += 1
    notes = (_TYPES_NOTE,) if types is not None else (f"no label rows: there is no {types_path.name} beside the file",)
    return Scored(corpus="polnear", articles=articles, figures=_figures(found, labelled), notes=notes)


def _figures(found: Counter[str], labelled: Counter[str]) -> dict[str, float]:
    figures = {
        "detect.f1": f1(found["detect.tp"], found["detect.fp"], found["detect.fn"]),
        "detect.p": _ratio(found["detect.tp"], found["detect.tp"] + found["detect.fp"]),
        "detect.r": _ratio(found["detect.tp"], found["detect.tp"] + found["detect.fn"]),
        "detect_sentence.f1": f1(found["sentence.tp"], found["sentence.fp"], found["sentence.fn"]),
        "source.non_pronoun.head_offset": _ratio(found["source.head"], found["source.all"]),
        "span.jaccard": _ratio(found["span.iou_e9"], found["span.all"] * 10**9),
    }
    if labelled:
        table = {(key.partition(">")[0], key.partition(">")[2]): count for key, count in labelled.items()}
        scores = {label: class_f1(table, label) or 0.0 for label in _LABELS}
        figures["label_strict_statement_sent.macro_f1"] = sum(scores.values()) / len(scores)
        figures |= {f"label_strict_statement_sent.{label}.f1": score for label, score in scores.items()}
    return {name: value or 0.0 for name, value in figures.items()}


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


class _Scoring:
    """One article with predicted rows laid over its word tokens."""

    def __init__(self, gold: Mapping[str, Any], rows: Sequence[Row]) -> None:
        self.gold, self.rows, self.text = gold, rows, str(gold["text"])
        self.tokens = [match.span() for match in _TOKEN.finditer(self.text)]
        # Longest first, so that the shortest row that covers a token has the last word.
        self.owner: list[int | None] = [None] * len(self.tokens)
        for i in sorted(range(len(rows)), key=lambda i: -(rows[i].span.end - rows[i].span.start)):
            for k in self._inside([(rows[i].span.start, rows[i].span.end)]):
                self.owner[k] = i
        self.content: list[str | None] = [None] * len(self.tokens)
        self.beside = [False] * len(self.tokens)
        for each in gold["attributions"]:
            for k in self._inside(each["content"]):
                self.content[k] = self.content[k] or each["id"]
            for k in self._inside([*each["source"], *each["cue"]]):
                self.beside[k] = True
        discarded = set(self._inside(gold.get("discard", [])))
        end = gold.get("headline_end", 0)
        self.skipped = [token[1] <= end or k in discarded for k, token in enumerate(self.tokens)]

    def counts(self) -> Counter[str]:
        """Count what is attributed, by token and sentence, to whom, and over which spans."""
        tally: Counter[str] = Counter()
        for k in range(len(self.tokens)):
            is_gold = self.content[k] is not None
            if not self.skipped[k] and (is_gold or not self.beside[k]):
                tally[f"detect.{_outcome(is_gold, self._is_attributed(k))}"] += 1
        for sentence, tokens in self._sentences():
            tally[f"sentence.{_outcome(sentence['state'] == 'attributed', self._is_sentence_attributed(tokens))}"] += 1
        return tally + self._source_counts() + self._span_counts()

    def label_counts(self, types: Mapping[str, tuple[str, str]]) -> Counter[str]:
        """Count the label of each sentence, gold before predicted; what has no gold label is left out."""
        tally: Counter[str] = Counter()
        for sentence, tokens in self._sentences():
            expected = Label.UNVERIFIED
            if sentence["state"] == "attributed":
                kind, speech = types.get(sentence["attrs"][0], ("none", "statement"))
                if kind == "none" or speech == "mental":
                    continue
                expected = LABEL_OF_TYPE[kind]
            got = Label.UNVERIFIED
            if self._is_sentence_attributed(tokens):
                labels = Counter(self._label(k) for k in tokens if self._is_attributed(k))
                got = max(labels, key=lambda label: (labels[label], label is Label.ANONYMOUS))
            tally[f"{expected}>{got}"] += 1
        return tally

    def _inside(self, spans: Iterable[Sequence[int]]) -> list[int]:
        """Give the tokens that share a character with any of some spans."""
        ranges = [(start, end) for start, end in spans]
        return [k for k, (s, e) in enumerate(self.tokens) if any(s < end and start < e for start, end in ranges)]

    def _label(self, k: int) -> Label:
        owner = self.owner[k]
        return Label.UNVERIFIED if owner is None else self.rows[owner].label

    def _is_attributed(self, k: int) -> bool:
        return self._label(k) is not Label.UNVERIFIED

    def _sentences(self) -> Iterator[tuple[Mapping[str, Any], list[int]]]:
        """Give the sentences that are scored, with their tokens that are."""
        discard = self.gold.get("discard", [])
        for sentence in self.gold["sentences"]:
            start, end = sentence["start"], sentence["end"]
            if sentence["headline"] or any(start < b and a < end for a, b in discard):
                continue
            tokens = [k for k in self._inside([(start, end)]) if self.content[k] is not None or not self.beside[k]]
            if tokens:
                yield sentence, tokens

    def _is_sentence_attributed(self, tokens: Sequence[int]) -> bool:
        positive = sum(self._is_attributed(k) for k in tokens)
        return positive >= 2 or positive * 2 >= len(tokens)

    def _source_counts(self) -> Counter[str]:
        """Count the gold sources that are no pronouns, and those whose head word is in the source of their claim."""
        tally: Counter[str] = Counter()
        for each in self.gold["attributions"]:
            if not each["source"] or each["content"][0][0] < self.gold.get("headline_end", 0):
                continue
            start, end = each["source"][0]
            head = head_of(self.text[start:end])
            if head is None or head[2].lower() in _PRONOUNS:
                continue
            tally["source.all"] += 1
            tokens = self._inside(each["content"])
            hits = Counter(owner for k in tokens if self._is_attributed(k) and (owner := self.owner[k]) is not None)
            if tokens and hits.total() * 2 >= len(tokens):
                source = self.rows[max(hits, key=lambda i: hits[i])].source
                is_there = source is not None and source.start < start + head[1] and start + head[0] < source.end
                tally["source.head"] += is_there
        return tally

    def _span_counts(self) -> Counter[str]:
        """Count the best overlap of each gold stretch, and predicted stretches that touch none; cut at paragraphs."""
        gold: set[Pair] = set()
        found: set[Pair] = set()
        for match in _PARAGRAPH.finditer(self.text):
            start, end = match.span()
            if end <= self.gold.get("headline_end", 0):
                continue
            for a, b in (span for each in self.gold["attributions"] for span in each["content"]):
                inside = self._inside([(max(a, start), min(b, end))]) if max(a, start) < min(b, end) else []
                gold |= {(inside[0], inside[-1] + 1)} if inside else set()
            found |= set(self._runs([k for k, (s, e) in enumerate(self.tokens) if s >= start and e <= end]))
        tally: Counter[str] = Counter()
        tally["span.iou_e9"] = sum(round(max((_iou(x, y) for y in found), default=0.0) * 10**9) for x in gold)
        tally["span.all"] = len(gold) + sum(not any(_iou(x, y) for x in gold) for y in found)
        return tally

    def _runs(self, tokens: Sequence[int]) -> list[Pair]:
        """Give runs of tokens that are attributed to one source with one label."""
        runs: list[Pair] = []
        last: tuple[object, ...] | None = None
        for k in tokens:
            owner = self.owner[k]
            mark: tuple[object, ...] | None = None
            if owner is not None and self._is_attributed(k):
                source = self.rows[owner].source
                mark = (self.rows[owner].label, source and source.start, source and source.of(self.text))
                if mark == last and runs and runs[-1][1] == k:
                    runs[-1] = (runs[-1][0], k + 1)
                else:
                    runs.append((k, k + 1))
            last = mark
        return runs


def head_of(phrase: str) -> tuple[int, int, str] | None:
    """Give start, end and word of the head of a noun phrase: its last word before a break or a word such as "of"."""
    head: tuple[int, int, str] | None = None
    for match in _TOKEN.finditer(phrase):
        start, end = match.span()
        if head is not None and (_BREAK.search(phrase[head[1] : start]) or match[0].lower() in _STOPS):
            break
        head = start, end, match[0]
    return head and (head[0], head[1], re.sub(r"[’']s$", "", head[2]))


def _outcome(is_gold: bool, is_found: bool) -> str:
    return {(True, True): "tp", (False, True): "fp", (True, False): "fn", (False, False): "tn"}[is_gold, is_found]


def _iou(one: Pair, other: Pair) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def _read_types(path: Path) -> Types:
    types: dict[str, dict[str, tuple[str, str]]] = {}
    for line in _read_lines(path):
        kind = str(line["type"])
        types.setdefault(str(line["article_id"]), {})[str(line["attribution_id"])] = (
            kind,
            line.get("speech", "statement"),
        )
    return types


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file of one JSON object a line, packed or not, up to a bound."""
    read = 0
    try:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                read += len(line)
                if read > MAX_CORPUS_BYTES:
                    raise CaseError(f"{path}: larger than {MAX_CORPUS_BYTES} bytes", path=str(path), line=number)
                if line.strip():
                    yield dict(json.loads(line))
    except (OSError, EOFError) as exc:
        raise CaseError(f"{path}: cannot be read ({exc}); name a file of the corpus", path=str(path)) from exc
    except ValueError as exc:
        raise CaseError(f"{path}: a line is no JSON object ({exc})", path=str(path)) from exc
