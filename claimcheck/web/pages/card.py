"""One claim with all that is known of it, who decided what, and what can be decided."""

from __future__ import annotations

from claimcheck.report.carried import findings_by_claim
from claimcheck.report.html.cards import finding_words
from claimcheck.report.html.evidence import evidence_part, marked
from claimcheck.report.html.markup import Html, join, quotation, tag, text
from claimcheck.report.html.view import View, group_of
from claimcheck.report.html.wording import GROUPS, act_words, ground_words
from claimcheck.report.phrases import KINDS, REASONS
from claimcheck.review.state import Review, ReviewedClaim
from claimcheck.types import Claim, LinkedAttribution, Source, SourceKind, Span
from claimcheck.web.pages.forms import buttons, forms
from claimcheck.web.pages.log import decision_line
from claimcheck.web.pages.queue import STATUSES

_MAX_CONTEXT_CHARS = 4000


def card(reviewed: ReviewedClaim, review: Review, view: View) -> Html:
    """Give the claim; `view` is on the report as it stands after the review."""
    claim = reviewed.claim
    return tag(
        "div",
        _head(reviewed, view),
        tag("h2", claim.text, class_="claim", dir="auto"),
        _context(claim, view),
        tag("p", _ground(reviewed), class_="ground"),
        buttons(reviewed),
        _conflicts(reviewed),
        _part("On whose word", _attributions(claim, review)),
        _part("What the archive says", evidence_part(claim, view, reviewed.machine) if claim.evidence else None),
        _part("Findings", _findings(reviewed, review)),
        _part("To review", _reasons(claim)),
        forms(reviewed, review),
        _part("Decisions", _decisions(reviewed, review)),
        class_=f"one {group_of(claim)}",
        data_id=reviewed.id,
    )


def _head(reviewed: ReviewedClaim, view: View) -> Html:
    claim, machine = reviewed.claim, reviewed.machine
    was = None
    if machine is not None and group_of(machine) != group_of(claim):
        was = tag("span", f"the machine: {GROUPS[group_of(machine)].lower()}", class_="was")
    return tag(
        "p",
        tag("span", GROUPS[group_of(claim)], class_="tag"),
        tag("span", str(claim.kind)),
        was,
        tag("span", "label set by a reviewer", class_="flag review") if reviewed.is_overridden else None,
        tag("span", STATUSES[reviewed.status], class_="status"),
        tag("span", view.places.mark(claim.spans), class_="where"),
        class_="line",
    )


def _ground(reviewed: ReviewedClaim) -> str:
    if reviewed.is_overridden:
        return "A reviewer set this label; it does not follow from the sources and the archive."
    return ground_words(reviewed.claim)


def _context(claim: Claim, view: View) -> Html:
    """Quote the paragraphs that the claim stands in, its words marked."""
    parts = []
    for paragraph in view.paragraphs():
        inside = [span for span in claim.spans if span.overlaps(paragraph)]
        if not inside:
            continue
        low = max(paragraph.start, inside[0].start - _MAX_CONTEXT_CHARS)
        high = min(paragraph.end, inside[-1].end + _MAX_CONTEXT_CHARS)
        words = view.text[low:high].rstrip()
        spans = _flat([Span(max(0, one.start - low), min(high, one.end) - low) for one in inside])
        parts.append(tag("p", marked(words, spans), dir="auto"))
    return tag("blockquote", *parts, class_="context", tabindex="0", aria_label="In the article")


def _flat(spans: list[Span]) -> list[Span]:
    """Join spans that overlap."""
    flat: list[Span] = []
    for span in sorted(spans):
        if flat and span.start < flat[-1].end:
            flat[-1] = Span(flat[-1].start, max(flat[-1].end, span.end))
        else:
            flat.append(span)
    return flat


def _part(head: str, content: Html | None) -> Html | None:
    return tag("section", tag("h3", head), content) if content else None


def _attributions(claim: Claim, review: Review) -> Html | None:
    rows = dict.fromkeys(_attribution(each, review) for each in claim.attributions)
    return tag("ul", *rows, class_="chains") if rows else None


def _attribution(each: LinkedAttribution, review: Review) -> Html:
    sources = [review.source(one) for one in each.chain]
    links = [_source(source, review) for source in sources if source is not None]
    cue = each.cue.of(review.report.document.text) if each.cue else None
    return tag(
        "li",
        tag("span", act_words(each), class_="act"),
        " ",
        join(links, ", citing "),
        tag("span", " In the words ", quotation(cue), ".", class_="note") if cue else None,
    )


def _source(source: Source, review: Review) -> Html:
    words = review.report.document.text
    kind = tag("span", KINDS[source.kind], class_="kind" if source.kind.is_named else "kind unnamed")
    notes = []
    if source.kind is SourceKind.PASSIVE:
        return join([tag("strong", quotation(source.name)), " ", kind])  # nobody, whom no editor can approve
    if not source.kind.is_named:
        by = [each.decision.reviewer for each in review.approvals if each.source_id == source.id]
        notes.append(text(f"use approved by {', '.join(by)}" if by else "use not approved by an editor"))
        if source.reason_for_anonymity:
            notes.append(join(["not named: ", quotation(source.reason_for_anonymity.of(words))]))
    return join(
        [tag("strong", tag("bdi", source.name)), " ", kind, *(tag("span", one, class_="note") for one in notes)]
    )


def _findings(reviewed: ReviewedClaim, review: Review) -> Html | None:
    found = findings_by_claim(review.report).get(reviewed.id, [])
    return tag("ul", *(tag("li", *finding_words(one)) for one in found)) if found else None


def _reasons(claim: Claim) -> Html | None:
    return tag("ul", *(tag("li", REASONS[one]) for one in claim.needs_review)) if claim.needs_review else None


def _conflicts(reviewed: ReviewedClaim) -> Html | None:
    if not reviewed.conflicts:
        return None
    rows = (
        tag(
            "li",
            f"{each.particular}: ",
            join(
                (tag("span", tag("bdi", one.reviewer), " says ", quotation(one.words)) for one in each.positions), "; "
            ),
        )
        for each in reviewed.conflicts
    )
    head = tag("p", "Reviewers differ; the last decision is shown, and all are kept.")
    return tag("div", head, tag("ul", *rows), class_="warn")


def _decisions(reviewed: ReviewedClaim, review: Review) -> Html | None:
    mine = set(reviewed.decisions)
    sources = {one for each in reviewed.claim.attributions for one in each.chain}
    approvals = [each.decision for each in review.approvals if each.source_id in sources]
    rows = [decision_line(each) for each in review.live if each in mine or each in approvals]
    return tag("ol", *rows, class_="log") if rows else None
