"""The review of one run: the claim that is being decided, and the queue of all."""

from __future__ import annotations

from claimcheck.report.html.markup import Html, join, tag
from claimcheck.report.html.view import View, group_of
from claimcheck.report.html.wording import GROUPS
from claimcheck.report.phrases import count as counted
from claimcheck.review.queue import in_review_order
from claimcheck.review.state import Review, ReviewedClaim, Status
from claimcheck.store import article_name
from claimcheck.web.pages.frame import frame, places_of

STATUSES = {
    Status.OPEN: "open",
    Status.ACCEPTED: "accepted",
    Status.CHANGED: "changed",
    Status.NOT_A_CLAIM: "no claim",
    Status.SPLIT: "split",
    Status.MERGED: "merged",
}
_KEYS = {
    "j k": "next, previous claim",
    "a": "accept",
    "s": "source",
    "c": "kind of claim",
    "w": "words",
    "e": "evidence",
    "l": "label",
    "x": "not a claim",
    "d": "divide in two",
    "m": "merge",
    "n": "note",
    "p": "approve a source",
    "u": "undo my last decision",
    "Esc": "leave a field",
    "?": "show and hide these keys",
}
_SHOWN = {"all": "all claims", "open": "open", "review": "to review", "conflict": "reviewers differ"}


def review_page(review: Review, card: Html, queue: Html, count: int) -> str:
    """Give the page; without its script it can be read, not decided on."""
    run = review.report.run
    title = article_name(review.report.document.title, review.report.document.text)
    tools = tag(
        "div",
        tag("label", "Reviewing as ", tag("input", id="reviewer", maxlength=80, autocomplete="name")),
        tag(
            "label",
            tag("input", type="checkbox", id="keys", checked=True),
            " single keys (",
            tag("kbd", "?"),
            " lists them)",
        ),
        tag("p", id="saved", role="status"),
        class_="tools",
    )
    main = join(
        [
            tag("h1", title, dir="auto"),
            tag(
                "p",
                tag("span", f"{review.done} of {counted(len(review.claims), 'claim')} decided", id="done"),
                tag("span", id="left"),
                class_="totals",
            ),
            _approvals(review),
            tag(
                "div",
                tag("section", card, id="claim", aria_label="The claim", tabindex="-1"),
                tag(
                    "section",
                    tag("h2", "Queue", id="queue-head"),
                    _filter(),
                    queue,
                    _help(),
                    class_="queue",
                    aria_labelledby="queue-head",
                ),
                class_="desk",
                data_run=run.id,
                data_count=count,
                id="desk",
            ),
        ]
    )
    links = places_of(run.id, "Review")
    return frame(f"Review: {title}", main, links=links, scripts=("review.js",), tools=tools)


def queue_list(review: Review) -> Html:
    """List all claims in the order of the review."""
    view = View(review.report)
    rows = (_row(each, view) for each in in_review_order(review.claims))
    return tag("ol", *rows, id="queue")


def _row(reviewed: ReviewedClaim, view: View) -> Html:
    claim = reviewed.claim
    number = view.number(reviewed.id)
    needs = "review" if claim.needs_review else None
    words = claim.text if len(claim.text) <= 140 else claim.text[:139] + "…"
    return tag(
        "li",
        tag(
            "a",
            tag("span", f"{number or '↳'} ", class_="no"),
            tag("span", GROUPS[group_of(claim)], class_="tag"),
            " ",
            tag("span", STATUSES[reviewed.status], class_="status"),
            tag("span", "to review", class_="flag review"),
            tag("span", "reviewers differ", class_="flag contradicted"),
            tag("span", words, class_="claim", dir="auto"),
            href=f"?claim={reviewed.id}",
        ),
        data_id=reviewed.id,
        data_status=str(reviewed.status),
        data_review=needs,
        data_conflict="yes" if reviewed.conflicts else None,
        class_=group_of(claim),
    )


def _filter() -> Html:
    options = (tag("option", words, value=name) for name, words in _SHOWN.items())
    return tag("label", "Show ", tag("select", *options, id="show"))


def _help() -> Html:
    rows = (tag("div", tag("dt", tag("kbd", key)), tag("dd", words)) for key, words in _KEYS.items())
    return tag("details", tag("summary", "Keys"), tag("dl", *rows, class_="keys"), class_="help")


def _approvals(review: Review) -> Html | None:
    if not review.orphaned:
        return None
    words = f"{counted(len(review.orphaned), 'decision')} no longer fits any words of this article; "
    address = f"/runs/{review.report.run.id}/decisions"
    return tag("p", words, tag("a", "see which", href=address), ".", class_="warn")
