"""How much a set of cases holds: what `claimcheck eval lint` prints below the problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from claimcheck.evaluation.cases.gold import Case
from claimcheck.types import Act, Basis, ClaimKind, Label, SourceKind, Stance


def survey(cases: Sequence[Case]) -> list[str]:
    """Count what the cases hold, one sort of thing a line."""
    claims = [claim for case in cases for claim in case.claims]
    words = [len(case.article.text.split()) for case in cases]
    named = Counter(f"{len(each.chain)}" for claim in claims for each in claim.attributions)
    lines = [
        _line("articles", (case.group.value for case in cases)),
        f"words an article: {min(words)} to {max(words)}" if words else "words an article: none",
        _line("desks", (case.desk for case in cases)),
        _line("claims", (claim.kind.value for claim in claims), [kind.value for kind in ClaimKind]),
        _line("labels", (f"{each.label} by {each.basis}" for each in claims), _LABELS),
        _line("acts", (each.act.value for claim in claims for each in claim.attributions), [act.value for act in Act]),
        f"links of an attribution: {', '.join(f'{length}: {named[length]}' for length in sorted(named)) or 'none'}",
        _line(
            "sources", (each.kind.value for case in cases for each in case.sources), [kind.value for kind in SourceKind]
        ),
        _line("pairs with a passage", (pair.stance.value for each in claims for pair in each.evidence), list(Stance)),
        _line("phenomena", _phenomena(cases)),
    ]
    for name, count in (
        ("disputed", sum(claim.is_disputed for claim in claims)),
        ("undecided", sum(claim.is_undecided for claim in claims)),
    ):
        lines += [f"{name} claims, not scored: {count}"] if count else []
    return lines


_LABELS = [
    *(f"{label} by {Basis.ATTRIBUTION}" for label in (Label.SOURCED, Label.ANONYMOUS)),
    *(f"{label} by {Basis.ARCHIVE}" for label in (Label.SOURCED, Label.ANONYMOUS)),
    f"{Label.UNVERIFIED} by {Basis.NONE}",
]


def _line(name: str, found: Iterable[str], all_of: Sequence[str] = ()) -> str:
    """Give a count of each sort; of a closed set the missing ones too."""
    counted = Counter(found)
    sorts = list(all_of) or sorted(counted)
    return f"{name}: {counted.total()} ({', '.join(f'{sort} {counted[sort]}' for sort in sorts)})"


def _phenomena(cases: Iterable[Case]) -> Iterable[str]:
    for case in cases:
        yield from case.phenomena
        for claim in case.claims:
            yield from claim.phenomena
