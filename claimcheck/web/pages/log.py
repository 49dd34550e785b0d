"""The decisions on one run: all that were ever made, those that no longer fit, and the ways to take them out."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.report.html.markup import Html, join, quotation, tag
from claimcheck.report.phrases import count as counted
from claimcheck.review.apply import BETWEEN
from claimcheck.review.export import new_value
from claimcheck.review.state import Review
from claimcheck.review.wording import standing_words
from claimcheck.store import RunEntry, article_name
from claimcheck.types import (
    Change,
    ChangeSource,
    ChangeSpans,
    ChangeStance,
    ClaimSubject,
    Decision,
    Merge,
    Quotation,
    Split,
    Undo,
)
from claimcheck.web.pages.frame import frame, places_of
from claimcheck.web.pages.plain import plain

_FIELDS = {
    "accept": "accepted",
    "kind": "kind",
    "source": "source",
    "spans": "words",
    "stance": "evidence",
    "label": "label",
    "not_a_claim": "not a claim",
    "split": "divided",
    "merge": "merged with",
    "note": "note",
    "approval": "source approved",
    "undo": "undid",
}
_BARE = {"accept", "not_a_claim", "approval"}


def log_page(
    review: Review, decisions: Sequence[Decision], others: Sequence[RunEntry], earlier: str | None = None
) -> str:
    """Give the page; `others` are runs whose decisions may be repeated here, `earlier` is a draft of the article."""
    run = review.report.run
    title = article_name(review.report.document.title, review.report.document.text)
    orphaned = set(review.orphaned)
    rows = [decision_line(each, is_whole=True, state=_state(each, review)) for each in decisions]
    lost = [decision_line(each, is_whole=True) for each in decisions if each in orphaned]
    address = f"/api/v1/runs/{run.id}/decisions"
    reviewed = f"/runs/{run.id}/report?reviewed=1"
    main = join(
        [
            tag("h1", "Decisions: ", tag("bdi", title)),
            tag("p", _sums(decisions, review)),
            tag(
                "ul",
                tag("li", tag("a", "Download the decisions (JSON)", href=address)),
                tag("li", tag("a", "… with anonymous sources masked", href=f"{address}?redact_sources=true")),
                tag("li", tag("a", "… as a file for claimcheck eval promote", href=f"{address}?form=eval")),
                tag("li", tag("a", "The report as it stands after the review", href=reviewed)),
                class_="downloads",
            ),
            _lost(lost),
            _carry(others, run.id, earlier),
            tag("h2", "All decisions, in order"),
            tag("ol", *rows, class_="log") if rows else tag("p", "None yet.", class_="none"),
        ]
    )
    return frame(f"Decisions: {title}", main, links=places_of(run.id, "Decisions"), scripts=("start.js",))


def decision_line(decision: Decision, *, is_whole: bool = False, state: str | None = None) -> Html:
    """Say one decision: who, when, what, and why."""
    field = decision.change.field
    subject = decision.subject
    about = _quoted(subject.quotations) if isinstance(subject, ClaimSubject) else subject.name
    old = f"{decision.old} → " if decision.old and field not in _BARE and field not in {"note", "undo"} else ""
    return tag(
        "li",
        tag("strong", tag("bdi", decision.reviewer)),
        " ",
        tag("time", decision.made_at[:16].replace("T", " "), datetime=decision.made_at),
        " ",
        tag("span", _FIELDS[field], class_="field"),
        " ",
        tag("span", f"{old}{_words(decision.change)}", dir="auto") if field not in _BARE else None,
        tag("span", " because ", quotation(decision.reason)) if decision.reason else None,
        tag("span", " carried over from an earlier run", class_="note") if decision.carried_from else None,
        tag("span", f" {state}", class_="flag review") if state else None,
        tag("p", quotation(about), class_="about") if is_whole else None,
        data_id=decision.id,
        data_reviewer=decision.reviewer,
    )


def _words(change: Change) -> str:
    match change:
        case ChangeSource():
            return standing_words(
                (each.act, [(one.name, one.kind) for one in each.chain]) for each in change.attributions
            )
        case ChangeSpans():
            return _quoted(change.quotations)
        case Split():
            return " / ".join(_quoted(part) for part in change.parts)
        case Merge():
            return _quoted(change.other.quotations)
        case ChangeStance():
            return f"{change.stance}: {change.quote}"
        case Undo():
            return "an earlier decision"
        case _:
            return str(new_value(change))


def _quoted(quotations: Sequence[Quotation]) -> str:
    return BETWEEN.join(one.words for one in quotations)


def _sums(decisions: Sequence[Decision], review: Review) -> str:
    """Count what was ever decided, what of it holds, and the claims."""
    holding = "" if len(review.live) == len(decisions) else f", of which {len(review.live)} still hold"
    holding += "s" if holding and len(review.live) == 1 else ""
    return f"{counted(len(decisions), 'decision')}{holding}; {review.done} of {len(review.claims)} claims decided."


def _state(decision: Decision, review: Review) -> str | None:
    if decision.id in review.undone:
        return "undone"
    return "orphaned" if decision in review.orphaned else None


def _lost(rows: list[Html]) -> Html | None:
    if not rows:
        return None
    words = "Their words are no longer in the article, or no longer a claim. They are kept."
    return tag("section", tag("h2", "Orphaned"), tag("p", words), tag("ol", *rows, class_="log"))


def _carry(others: Sequence[RunEntry], run_id: str, earlier: str | None) -> Html | None:
    if not others:
        return None
    options = (
        tag(
            "option",
            plain(f"{each.started_at[:16].replace('T', ' ')} {each.name}"),
            value=each.id,
            selected=each.id == earlier,
        )
        for each in others
    )
    # Without a draft that is known nothing is chosen: the decisions on another article fit nowhere here.
    none = tag("option", "choose a run", value="", selected=earlier is None)
    choice = tag("select", none, *options, name="origin", required=True)
    return tag(
        "form",
        tag("label", "Carry over the decisions on an earlier draft ", choice),
        tag("button", "Carry over", type="submit"),
        tag("p", id="progress", role="status"),
        id="carry",
        data_run=run_id,
    )
