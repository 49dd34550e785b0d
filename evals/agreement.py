"""Measure how far two labellers of the same eval cases agree: Cohen's kappa, and the list of disagreements.

The first labels are the gold of `evals/cases`, the second ones `evals/agreement/<case>.toml`, written blind for the
gold's own quotations and pairs of claim and passage. Prints Markdown.
Exit codes: 0 measured, 3 a second label has no place in the gold, or a file is wrong.
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from claimcheck.errors import CaseError
from claimcheck.evaluation.cases import Case, GoldClaim, load_case
from claimcheck.types import Act, Basis, ClaimKind, Label, SourceKind, Stance

HERE = Path(__file__).parent
SEED, ROUNDS = 20, 1000


class Field(StrEnum):
    """What two labellers may disagree about."""

    LABEL = "label"
    BASIS = "basis"
    KIND = "kind of claim"
    SOURCE_KIND = "source kind"
    STANCE = "stance"


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SecondClaim(_Form):
    """The second labels of a gold claim; `source_kinds` are of the first link of each chain that states it."""

    quotation: str
    label: Label
    basis: Basis
    kind: ClaimKind
    source_kinds: tuple[SourceKind, ...]


class SecondPair(_Form):
    """The second stance of a passage of the archive towards the gold claim of a quotation."""

    document: str
    quote: str
    claim: str
    stance: Stance


class Missed(_Form):
    """A stretch of the article that makes a claim by the second labeller, and is none of the gold."""

    quotation: str


class Second(_Form):
    """A file of second labels."""

    claims: tuple[SecondClaim, ...]
    pairs: tuple[SecondPair, ...] = ()
    missed: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What each labeller chose for one item; `item` shows it to a reader."""

    case: str
    field: Field
    item: str
    first: str
    second: str


def kappa(choices: Sequence[Choice]) -> float | None:
    """Give Cohen's kappa (1960): agreement beyond what the two labellers' own frequencies give by chance.

    Returns:
        At most 1; 0 for chance. None where chance alone agrees always, or there is nothing to compare.
    """
    total = len(choices)
    first = Counter(choice.first for choice in choices)
    second = Counter(choice.second for choice in choices)
    by_chance = sum(count * second[value] for value, count in first.items())
    if by_chance == total * total:
        return None
    return (total * agreed(choices) - by_chance) / (total * total - by_chance)


def agreed(choices: Sequence[Choice]) -> int:
    """Count the items for which both chose the same."""
    return sum(choice.first == choice.second for choice in choices)


def interval(choices: Sequence[Choice]) -> tuple[float, float]:
    """Give the 95 % interval of kappa, drawing articles again: items of one article go wrong together."""
    by_case: dict[str, list[Choice]] = {}
    for choice in choices:
        by_case.setdefault(choice.case, []).append(choice)
    articles, draw = list(by_case.values()), random.Random(SEED)
    drawn = (kappa([c for part in draw.choices(articles, k=len(articles)) for c in part]) for _ in range(ROUNDS))
    values = sorted(value for value in drawn if value is not None)
    return values[int(0.025 * len(values))], values[int(0.975 * len(values))]


def compare(case: Case, second: Second) -> Iterator[Choice]:
    """Put the gold of a case beside its second labels, claim by claim and pair by pair.

    Source kinds are compared where both name a source that states the claim; whether one does is the basis.

    Raises:
        CaseError: a second label is for a quotation or pair that the gold does not have.
    """
    for claim in second.claims:
        gold = _gold_claim(case, claim.quotation)
        rows: list[tuple[Field, str, str]] = [
            (Field.LABEL, gold.label, claim.label),
            (Field.BASIS, gold.basis, claim.basis),
            (Field.KIND, gold.kind, claim.kind),
        ]
        kinds = [case.source(a.chain[0]).kind for a in gold.attributions if a.act is Act.STATEMENT]
        if kinds and claim.source_kinds:
            rows.append((Field.SOURCE_KIND, _joined(kinds), _joined(claim.source_kinds)))
        for field, one, other in rows:
            yield Choice(case=case.id, field=field, item=f"“{claim.quotation}”", first=one, second=other)
    for pair in second.pairs:
        stances = [e.stance for e in _gold_claim(case, pair.claim).evidence if _is_for(pair, e.document, e.quote)]
        if not stances:
            raise _absent(case, f"the pair with {pair.quote!r}")
        item = f"“{pair.claim}” with “{pair.quote}”"
        yield Choice(case=case.id, field=Field.STANCE, item=item, first=stances[0], second=pair.stance)


def table(choices: Sequence[Choice]) -> str:
    """Write agreement and kappa of every field as a Markdown table."""
    lines = ["| | compared | the same | percent | kappa | 95 % interval |", "|---|--:|--:|--:|--:|--:|"]
    for field in Field:
        rows = [choice for choice in choices if choice.field is field]
        value = kappa(rows)
        if value is None:
            continue
        low, high = interval(rows)
        same = agreed(rows)
        percent = 100 * same / len(rows)
        lines.append(f"| {field} | {len(rows)} | {same} | {percent:.1f} | {value:.2f} | {low:.2f} to {high:.2f} |")
    return "\n".join(lines)


def disagreements(choices: Sequence[Choice]) -> str:
    """List what the two chose differently, one line each."""
    return "\n".join(
        f"- {choice.case}, {choice.field}: {choice.item}: first {choice.first}, second {choice.second}"
        for choice in choices
        if choice.first != choice.second
    )


def read_second(path: Path) -> Second:
    """Read a file of second labels.

    Raises:
        CaseError: it is no TOML, or not of this form.
    """
    try:
        return Second.model_validate(tomllib.loads(path.read_text("utf-8")))
    except ValidationError as exc:
        problem = exc.errors()[0]
        place = ".".join(str(part) for part in problem["loc"])
        raise CaseError(f"{path}: {place}: {problem['msg']}; correct the second label", path=str(path)) from exc
    except ValueError as exc:
        raise CaseError(f"{path}: no TOML in UTF-8: {exc}; correct the file", path=str(path)) from exc


def main() -> int:
    """Print table, disagreements and missed claims of all cases that were labelled twice."""
    choices: list[Choice] = []
    missed: list[str] = []
    try:
        for path in sorted((HERE / "agreement").glob("*.toml")):
            second = read_second(path)
            choices += compare(load_case(HERE / "cases" / path.stem), second)
            missed += [f"- {path.stem}: “{each.quotation}”" for each in second.missed]
    except CaseError as exc:
        print(exc, file=sys.stderr)
        return exc.exit_code
    parts = (table(choices), "Disagreements:", disagreements(choices), "Missed by the first:", "\n".join(missed))
    print("\n\n".join(parts))
    return 0


def _gold_claim(case: Case, quotation: str) -> GoldClaim:
    for claim in case.claims:
        if quotation in claim.quotations:
            return claim
    raise _absent(case, f"the claim {quotation!r}")


def _is_for(pair: SecondPair, document: str, quote: str) -> bool:
    return (pair.document, pair.quote) == (document, quote)


def _joined(kinds: Sequence[SourceKind]) -> str:
    return " + ".join(sorted(set(kinds)))


def _absent(case: Case, what: str) -> CaseError:
    reason = f"{case.id}: the gold no longer has {what}; label it a second time, or take it out of evals/agreement"
    return CaseError(reason, path=str(case.folder))


if __name__ == "__main__":
    sys.exit(main())
