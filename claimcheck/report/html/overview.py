"""The head of the page: what was checked, how it stands, and what to look at first."""

from __future__ import annotations

from itertools import groupby

from claimcheck.report.html.evidence import origin_words
from claimcheck.report.html.markup import Html, join, link, quotation, tag, text
from claimcheck.report.html.picture import lanes, totals_words
from claimcheck.report.html.view import View, paragraph_link
from claimcheck.report.html.wording import MEANINGS, MEANINGS_WITHOUT_ARCHIVE, SEVERITY, sentence
from claimcheck.report.phrases import REASONS, count, date_words, failure_words, unread_words
from claimcheck.types import Claim, Finding, Label, ReviewReason, SentenceState, Severity, Span, Stance

_MAX_PLACES = 12
_SAID_ABOVE = {ReviewReason.CONTRADICTED, ReviewReason.NOT_CLASSIFIED}


def masthead(view: View) -> Html:
    """Name the article, and say how its claims stand in one sentence."""
    document, run = view.report.document, view.report.run
    meanings = MEANINGS_WITHOUT_ARCHIVE if run.archive is None else MEANINGS
    known = [tag("bdi", document.publisher) if document.publisher else None]
    known.append(tag("time", date_words(document.date)) if document.date else text("no date: taken as of today"))
    known.append(link(document.url) if document.url else None)
    return tag(
        "header",
        tag("p", "claimcheck", class_="mark"),
        tag("h1", document.title or "(no title)", dir="auto"),
        tag("p", join([one for one in known if one is not None], " · "), class_="known"),
        tag("p", totals_words(view), class_="totals"),
        lanes(view),
        tag(
            "dl",
            *(
                _meaning(label, meanings[label])
                for label in Label
                if label in meanings and view.report.totals.get(label, 0)
            ),
            class_="meanings",
        ),
        *(tag("p", f"Note: {note}", class_="note") for note in run.notes),
        class_="masthead",
    )


def _meaning(label: Label, words: str) -> Html:
    return tag("div", tag("dt", str(label).replace("_", " ").capitalize()), " ", tag("dd", words))


def attention(view: View) -> Html:
    """List what an editor should look at first, the gravest on top."""
    rows = [*_contradicted(view), *_not_classified(view), *_findings(view), *_reviews(view)]
    if not rows:
        return tag("p", "Nothing stands out.", class_="none")
    return tag("ol", *rows, class_="attention")


def _row(kind: str, badge: str, *content: str | None) -> Html:
    return tag("li", tag("span", badge, class_=f"badge {kind}"), " ", tag("div", *content))


def _claim_link(claim: Claim, view: View) -> Html:
    return tag("a", claim.text, href=f"#c{view.number(claim.id)}", dir="auto", class_="to-claim")


def _contradicted(view: View) -> list[Html]:
    rows: list[Html] = []
    for _, claim in view.claims:
        passages = [one for one in claim.evidence if one.stance is Stance.CONTRADICTS]
        if claim.contradicted_by:
            against = (
                tag("p", origin_words(one, with_address=False), ": ", quotation(one.quote), class_="against")
                for one in passages[:2]
            )
            rows.append(_row("contradicted", "contradicted", _claim_link(claim, view), *against))
    return rows


def _not_classified(view: View) -> list[Html]:
    rows = [
        _row("not_classified", "not classified", _claim_link(claim, view), f" ({failure_words(claim)})")
        for _, claim in view.claims
        if claim.label is Label.NOT_CLASSIFIED
    ]
    covered = {view.places.sentence(span) for _, claim in view.claims for span in claim.spans}
    unread = [
        (sentence.reason, Span(sentence.start, sentence.end))
        for place, sentence in enumerate(view.report.sentences)
        if sentence.state is SentenceState.NOT_CLASSIFIED and place not in covered
    ]
    for reason, group in groupby(unread, key=lambda pair: pair[0]):
        spans = [span for _, span in group]
        words = f"{unread_words(len(spans), reason)}, at "
        rows.append(_row("not_classified", "not read", words, _places(spans, view)))
    return rows


def _findings(view: View) -> list[Html]:
    """Give errors and warnings, each rule once."""
    rows: list[Html] = []
    for severity in (Severity.ERROR, Severity.WARNING):
        rules: dict[str, list[Finding]] = {}
        for finding in view.report.findings:
            if finding.severity is severity:
                rules.setdefault(finding.rule, []).append(finding)
        for findings in rules.values():
            spans = [span for finding in findings for span in finding.spans[:1]]
            more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else None
            rows.append(
                _row(severity, SEVERITY[severity], sentence(findings[0].message), more, " ", _places(spans, view))
            )
    return rows


def _reviews(view: View) -> list[Html]:
    """Give the claims to review for other reasons, each reason once."""
    by_reason: dict[ReviewReason, list[Span]] = {}
    for _, claim in view.claims:
        for reason in claim.needs_review:
            if reason not in _SAID_ABOVE:
                by_reason.setdefault(reason, []).append(claim.spans[0])
    return [
        _row("review", "to review", f"{count(len(spans), 'claim')}: {REASONS[reason]} ", _places(spans, view))
        for reason, spans in by_reason.items()
    ]


def _places(spans: list[Span], view: View) -> Html:
    """Name the paragraphs of spans as links, the first few."""
    numbers = sorted({view.places.paragraph(span) + 1 for span in spans})
    links = join((paragraph_link(number) for number in numbers[:_MAX_PLACES]), " ")
    return join([links, " …"]) if len(numbers) > _MAX_PLACES else links
