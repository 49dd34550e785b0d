"""Score the engine's attributions and labels on PolNeAR with the corpus's own scorer.

Two prediction files, as the corpus's README asks: every attribution found, whatever its act and before any claim is cut
of it, for the rows that ask what is attributed and to whom; the product's own labels for the label rows. With
`--claims` the first are scored on the attributions that a claim stands on. No archive is searched.
Exit codes: 0 scored, 2 the shared folder is absent.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.attribution.find import find_attributions
from claimcheck.attribution.found import FoundAttribution
from claimcheck.reading.embedded import embedded_finder
from claimcheck.reading.rules import Finder, RulesReader
from claimcheck.text.segment import segment
from claimcheck.types import Article, Attribution, Document, EvidenceState, Label, ReadClaim, Span
from claimcheck.verdict import decide
from shared import shared_folder

SAMPLE_SEED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One predicted stretch of an article, as the scorer reads it."""

    span: Span
    label: Label
    source: Span | None

    def as_json(self, text: str) -> dict[str, object]:
        """Give the row in the scorer's form."""
        return {
            "start": self.span.start,
            "end": self.span.end,
            "label": self.label.value,
            "source_text": self.source.of(text) if self.source else None,
            "source_start": self.source.start if self.source else None,
            "source_end": self.source.end if self.source else None,
        }


def found_rows(found: Iterable[FoundAttribution]) -> Iterator[Row]:
    """Give every content span of every attribution that was found; the scorer asks only whether it is attributed."""
    for attribution in found:
        for span in attribution.content:
            yield Row(span=span, label=Label.SOURCED, source=attribution.source)


def claimed_rows(claims: Iterable[ReadClaim]) -> Iterator[Row]:
    """Give every content span of every attribution that a claim stands on once, whatever its act."""
    seen: set[tuple[Span, Span | None]] = set()
    for claim in claims:
        for attribution in claim.attributions:
            source = attribution.source or attribution.chain[-1].mention
            for span in attribution.content:
                if (span, source) not in seen:
                    seen.add((span, source))
                    yield Row(span=span, label=label_of(attribution), source=source)


def label_of(attribution: Attribution) -> Label:
    """Give the label that the attribution alone would give, were it a statement."""
    return Label.SOURCED if all(link.kind.is_named for link in attribution.chain) else Label.ANONYMOUS


def label_rows(claims: Iterable[ReadClaim]) -> Iterator[Row]:
    """Give every span of every claim with the product's own label; the scorer knows no `not_classified`."""
    for claim in claims:
        label = decide(claim, (), EvidenceState.NOT_SEARCHED).label
        source = next((attribution.source for attribution in claim.attributions if attribution.source), None)
        for span in claim.spans:
            yield Row(span=span, label=Label.UNVERIFIED if label is Label.NOT_CLASSIFIED else label, source=source)


def article_of(gold: dict[str, object]) -> Article:
    """Give an article of the corpus cut to sentences; its text is taken as it is so that offsets agree."""
    text, headline_end = str(gold["text"]), int(str(gold["headline_end"]))
    headline = Span(0, headline_end) if headline_end else None
    return segment(Document(text=text, sha256=Document.hash_text(text), title=str(gold["title"]), headline=headline))


def read_claims(article: Article, found: Sequence[FoundAttribution]) -> list[ReadClaim]:
    """Read an article whose attributions are known."""
    return [claim for reading in RulesReader(lambda _: found).read(article) for claim in reading.claims]


def build_finder(engine: str) -> Finder:
    """Build what finds the named engine's attributions."""
    if engine == "rules":
        return find_attributions
    from claimcheck.adapters.tagger import packaged_tagger

    return embedded_finder(packaged_tagger().tag)


def score(scorer: Path, gold: Path, types: Path | None, predictions: Path) -> dict[str, dict[str, object]]:
    """Run the corpus's scorer on one prediction file."""
    out = predictions.with_suffix(".scores.json")
    command = [sys.executable, str(scorer), str(gold), "--pred", str(predictions), "--json", str(out)]
    command += ["--collective", "anonymous"] + (["--types", str(types)] if types else [])
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=600)
    scores: dict[str, dict[str, object]] = json.loads(out.read_text(encoding="utf-8"))
    return scores


def look_up(scores: dict[str, dict[str, object]], path: str) -> float:
    """Give the figure at a path of keys such as `detect.f1`."""
    value: object = scores
    for key in path.split("."):
        assert isinstance(value, dict)
        value = value[key]
    return float(str(value))


def print_rows(found: dict[str, dict[str, object]], labelled: dict[str, dict[str, object]]) -> None:
    """Print the rows to quote, as a Markdown table."""
    rows = [
        ("detect F1 (tokens)", found, "detect.f1"),
        ("detect precision", found, "detect.p"),
        ("detect recall", found, "detect.r"),
        ("detect_sentence F1", found, "detect_sentence.f1"),
        ("source non_pronoun head_offset", found, "source.non_pronoun.head_offset"),
        ("span content Jaccard (CofeNet)", found, "span.jaccard"),
        ("label_strict_statement_sent macro-F1", labelled, "label_strict_statement_sent.macro_f1"),
        ("... sourced F1", labelled, "label_strict_statement_sent.sourced.f1"),
        ("... anonymous F1", labelled, "label_strict_statement_sent.anonymous.f1"),
        ("... unverified F1", labelled, "label_strict_statement_sent.unverified.f1"),
    ]
    print("| row | score |\n|---|--:|")
    for name, scores, path in rows:
        if path.partition(".")[0] in scores:
            print(f"| {name} | {look_up(scores, path):.3f} |")


def main() -> int:
    """Predict, score and print; 0 if the corpus is there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--split", choices=["dev", "train"], default="dev")
    parser.add_argument("--engine", choices=["rules", "embedded"], default="embedded")
    parser.add_argument("--claims", action="store_true", help="score the attributions that a claim stands on")
    parser.add_argument("--sample", type=int, metavar="N", help="only N articles, the same ones every time")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the predictions and all scores there")
    options = parser.parse_args()
    corpus = shared_folder() / "polnear"
    gold_file, types = corpus / f"{options.split}.jsonl.gz", corpus / f"source_types_{options.split}.jsonl"
    if not gold_file.is_file():
        print(
            f"bench/polnear.py: no corpus at {corpus}; name its folder's parent in CLAIMCHECK_SHARED", file=sys.stderr
        )
        return 2
    with gzip.open(gold_file, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    if options.sample:
        articles = random.Random(SAMPLE_SEED).sample(articles, min(options.sample, len(articles)))
    finder = build_finder(options.engine)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        gold, found, labelled = (folder / f"{name}.jsonl" for name in ("gold", "found", "labelled"))
        start = time.perf_counter()
        with gold.open("w") as gold_out, found.open("w") as found_out, labelled.open("w") as labelled_out:
            for article in articles:
                cut = article_of(article)
                attributions = finder(cut)
                claims = read_claims(cut, attributions)
                detected = claimed_rows(claims) if options.claims else found_rows(attributions)
                gold_out.write(json.dumps(article) + "\n")
                for out, rows in ((found_out, detected), (labelled_out, label_rows(claims))):
                    predicted = [row.as_json(article["text"]) for row in rows]
                    out.write(json.dumps({"id": article["id"], "claims": predicted}) + "\n")
        seconds = time.perf_counter() - start
        known_types = types if types.is_file() else None
        print(f"PolNeAR {options.split}, {len(articles)} articles, engine {options.engine}, {seconds:.1f} s to read\n")
        if known_types:
            print("The label rows rest on source types that one language model gave, not cross-checked by a person.\n")
        scorer = corpus / "score.py"
        print_rows(score(scorer, gold, known_types, found), score(scorer, gold, known_types, labelled))
    return 0


if __name__ == "__main__":
    sys.exit(main())
