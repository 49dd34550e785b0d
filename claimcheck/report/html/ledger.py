"""The source ledger: who carries how many claims, where, and what the article says of those it does not name."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.ledger import distinct_anonymous
from claimcheck.report.html.cards import source_notes
from claimcheck.report.html.markup import Html, join, quotation, tag
from claimcheck.report.html.picture import strokes
from claimcheck.report.html.view import View
from claimcheck.report.phrases import KINDS, count
from claimcheck.report.ranges import range_words
from claimcheck.types import Source, SourceKind

_HEADS = ("Source", "Kind", "Claims", "Where in the article", "What the article says of it")


def ledger(view: View) -> Html:
    """Give the ledger as a table, named sources before the others, those that carry most first."""
    sources = view.report.sources
    if not sources:
        return tag("p", "The article names no source and refers to none.", class_="none")
    named = [source for source in sources if source.kind.is_named]
    others = [source for source in sources if not source.kind.is_named]
    head = tag("thead", tag("tr", *(tag("th", words, scope="col") for words in _HEADS)))
    bodies = [_body("Named", named, view), _body("Not named", others, view)]
    return join([_sums(named, others, view), tag("table", head, *bodies, class_="ledger")])


def _sums(named: Sequence[Source], others: Sequence[Source], view: View) -> Html:
    """Count sources and what they carry: named against anonymous, distinct against stated."""
    lines = [
        f"{count(len(named), 'named source')}, carrying {count(len(_carried(named, view)), 'claim')}; "
        f"{count(len(others), 'source')} not named, carrying {len(_carried(others, view))}."
    ]
    people = [source for source in others if source.kind is SourceKind.UNNAMED_PERSON]
    if people:
        lines.append(f"Distinct unnamed persons: {range_words(distinct_anonymous(view.report.sources))}.")
    counted = sum(claim.kind.is_counted for _, claim in view.claims)
    most = max(view.report.sources, key=lambda source: len(_carried([source], view)))
    share = len(_carried([most], view))
    if share:
        lines.append(
            f"Most rests on {most.name}: {share} of {count(counted, 'claim')} ({100 * share / counted:.0f} %)."
        )
    stated = [source for source in others if source.stated_count is not None]
    parts = [tag("p", line, dir="auto") for line in lines]
    if stated:
        said = (join([str(source.stated_count), " (", quotation(source.name), ")"]) for source in stated)
        parts.append(tag("p", "The article states: ", join(said, ", "), ".", dir="auto"))
    return tag("div", *parts, class_="sums")


def _carried(sources: Sequence[Source], view: View) -> set[int]:
    """Give the numbers of the counted claims that any of the sources states."""
    return {number for source in sources for number, claim in view.carried_by(source) if claim.kind.is_counted}


def _body(head: str, sources: Sequence[Source], view: View) -> Html | None:
    if not sources:
        return None
    ordered = sorted(sources, key=lambda source: -len(view.carried_by(source)))
    label = tag("tr", tag("th", f"{head} ({len(sources)})", colspan=len(_HEADS), scope="rowgroup"))
    kind = "named" if sources[0].kind.is_named else "unnamed"
    return tag("tbody", label, *(_row(source, view) for source in ordered), class_=kind)


def _row(source: Source, view: View) -> Html:
    number = view.source_number(source.id)
    claims = view.carried_by(source)
    spans = [(span, claim_number) for claim_number, claim in claims for span in claim.spans]
    name = quotation(source.name) if source.kind is SourceKind.PASSIVE else tag("bdi", source.name)
    notes = [*source_notes(source, view), *_among(source, view), *_told(source, view)]
    return tag(
        "tr",
        tag("th", name, scope="row", id=f"s{number}", data_s=number),
        tag("td", KINDS[source.kind], data_h=_HEADS[1]),
        tag("td", str(len(claims)), data_h=_HEADS[2], class_="count"),
        tag(
            "td",
            strokes(spans, view, "where"),
            tag("span", view.mark_links(list(source.mentions)), class_="mentions"),
            data_h=_HEADS[3],
        ),
        tag("td", *notes, data_h=_HEADS[4], class_="notes"),
    )


def _among(source: Source, view: View) -> list[Html]:
    """Say which counted groups a source may belong to."""
    groups = [(view.source(one), view.source_number(one)) for one in source.may_be_among]
    links = [tag("a", tag("bdi", group.name), href=f"#s{number}") for group, number in groups if group is not None]
    return [tag("span", "may be among ", join(links, ", "), class_="note")] if links else []


def _told(source: Source, view: View) -> list[Html]:
    """Say that the article also tells what a source did or wants, which is no statement of it."""
    told = view.told_of(source)
    words = f"{count(len(told), 'claim')} on an act, wish or plan, in the article's own voice"
    return [tag("span", words, class_="note")] if told else []
