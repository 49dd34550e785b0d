"""Pictures of where things stand in the article: one thin stroke for each place, first word to last."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimcheck.report.html.markup import Html, tag
from claimcheck.report.html.view import View, group_of
from claimcheck.report.html.wording import GROUPS
from claimcheck.report.phrases import count
from claimcheck.types import Claim, Label, Span

WIDTH = 1000
_HEIGHT = 20
_LEAST = 3.0
"""A stroke is never thinner than this, in thousandths of the article."""


def lanes(view: View) -> Html:
    """Give one lane for each label, and for contradictions and findings: how many, and where in the article."""
    report = view.report
    labels = [label for label in Label if label is not Label.NOT_CLASSIFIED or report.totals.get(label, 0)]
    rows = [_lane(GROUPS[label], label, _in_group(label), view) for label in labels]
    if any(claim.contradicted_by for _, claim in view.claims):
        rows.append(_lane("Contradicted", "contradicted", lambda claim: bool(claim.contradicted_by), view))
    spans = [(span, None) for finding in report.findings for span in finding.spans[:1]]
    if spans:
        rows.append(_row("Findings", "findings", len(report.findings), strokes(spans, view, "findings"), ""))
    return tag(
        "table",
        tag("caption", "Sourcing along the article, first word to last"),
        tag("tbody", *rows),
        class_="lanes",
    )


def _in_group(label: Label) -> Callable[[Claim], bool]:
    return lambda claim: group_of(claim) == label


def _lane(name: str, kind: str, belongs: Callable[[Claim], bool], view: View) -> Html:
    claims = [(number, claim) for number, claim in view.claims if belongs(claim)]
    spans = [(span, number) for number, claim in claims for span in claim.spans]
    paragraphs = view.places.mark([span for span, _ in spans])
    return _row(name, kind, len(claims), strokes(spans, view, kind), paragraphs)


def _row(name: str, kind: str, number: int, picture: Html, where: str) -> Html:
    hidden = tag("span", f" in {where}" if where else "", class_="unseen") if number else None
    return tag(
        "tr",
        tag("th", name, scope="row"),
        tag("td", str(number), hidden, class_="count"),
        tag("td", picture, class_="lane"),
        class_=kind,
    )


def strokes(spans: Iterable[tuple[Span, int | None]], view: View, kind: str) -> Html:
    """Draw a stroke for each span, as wide as its words; the number of a claim makes it something to point at."""
    scale = WIDTH / max(len(view.text), 1)
    drawn = (
        tag(
            "rect",
            x=f"{span.start * scale:.1f}",
            width=f"{max((span.end - span.start) * scale - 1, _LEAST):.1f}",
            y=0,
            height=_HEIGHT,
            data_c=number,
        )
        for span, number in sorted(spans, key=lambda pair: pair[0])
    )
    # The numbers and paragraphs beside the picture say the same in words.
    return tag(
        "svg",
        *drawn,
        class_=f"strokes {kind}",
        viewBox=f"0 0 {WIDTH} {_HEIGHT}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def totals_words(view: View) -> str:
    """Say how many claims there are of each label in one sentence."""
    totals = view.report.totals
    counted = sum(totals.get(label, 0) for label in Label)
    parts = [
        f"{totals.get(label, 0)} {GROUPS[label].lower()}"
        for label in Label
        if totals.get(label, 0) or label is not Label.NOT_CLASSIFIED
    ]
    return f"{count(counted, 'claim')}: {', '.join(parts)}."
