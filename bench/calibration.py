"""Say how often a claim's label is right at each confidence, on PolNeAR's dev articles whose sources are typed.

The gold label of a claim is what most of its letters are: content of an attribution by a named, an unnamed source or
the author, or of none. States of mind and attributions without a source are left out. The types come from one language
model. Exit codes: 0 measured, 2 the shared folder is absent.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from typing import Any

from claimcheck.evaluation.corpora.polnear import LABEL_OF_TYPE
from claimcheck.types import EvidenceState, Label, ReadClaim
from claimcheck.verdict import decide
from polnear import article_of, build_finder, read_claims
from shared import shared_folder


def gold_label(claim: ReadClaim, gold: dict[str, Any], types: dict[str, tuple[str, str]]) -> Label | None:
    """Give the label that most letters of a claim have; None where the corpus does not tell."""
    found: Counter[Label | None] = Counter()
    for span in claim.spans:
        rest = span.end - span.start
        for attribution in gold["attributions"]:
            shared = sum(max(0, min(b, span.end) - max(a, span.start)) for a, b in attribution["content"])
            kind, speech = types.get(attribution["id"], ("none", "mental"))
            found[LABEL_OF_TYPE.get(kind) if speech == "statement" else None] += shared
            rest -= shared
        found[Label.UNVERIFIED] += max(0, rest)
    return found.most_common(1)[0][0]


def main() -> int:
    """Read, compare, print a row for each confidence and for review asked or not."""
    corpus = shared_folder() / "polnear"
    if not (corpus / "dev.jsonl.gz").is_file():
        print(f"bench/calibration.py: no corpus at {corpus}", file=sys.stderr)
        return 2
    types: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for line in (corpus / "source_types_dev.jsonl").read_text(encoding="utf-8").splitlines():
        each = json.loads(line)
        types[each["article_id"]][each["attribution_id"]] = (each["type"], each["speech"])
    with gzip.open(corpus / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [gold for gold in map(json.loads, lines) if gold["id"] in types]
    finder = build_finder("embedded")
    right: dict[tuple[str, float], list[bool]] = defaultdict(list)
    for gold in articles:
        article = article_of(gold)
        for claim in read_claims(article, finder(article)):
            label = gold_label(claim, gold, types[gold["id"]])
            if label is not None:
                decided = decide(claim, (), EvidenceState.NOT_SEARCHED)
                right[decided.label.value, claim.confidence].append(decided.label is label)
    print("| label | confidence | right | of |\n|---|--:|--:|--:|")
    for (label_name, confidence), hits in sorted(right.items()):
        print(f"| {label_name} | {confidence:.2f} | {sum(hits) / len(hits):.2f} | {len(hits)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
