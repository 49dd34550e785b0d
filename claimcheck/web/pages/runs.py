"""The first page: hand in an article, and all runs with how far their review has come."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.report.html.markup import Html, join, tag
from claimcheck.report.phrases import count as counted
from claimcheck.store import ReviewCount, RunEntry
from claimcheck.web.answers import NOBODY
from claimcheck.web.pages.frame import frame

_COUNTS = ("sourced", "anonymous", "unverified", "not_classified")


def runs_page(entries: Sequence[RunEntry], counts: dict[str, ReviewCount], *, reader: str, suffixes: str) -> str:
    """Give the page; `reader` says in words what reads an article that is handed in, and where it goes."""
    rows = [_row(entry, counts.get(entry.id, NOBODY)) for entry in entries]
    empty = tag("p", "No run is stored yet. Hand in an article above, or run claimcheck ARTICLE.", class_="none")
    listed = tag("ol", *rows, class_="runs") if rows else empty
    main = join([tag("h1", "Runs"), _start(reader, suffixes), tag("h2", "Earlier runs"), listed])
    return frame("Runs", main, scripts=("start.js",))


def _row(entry: RunEntry, review: ReviewCount) -> Html:
    numbers = [(name, getattr(entry, name)) for name in _COUNTS]
    words = [
        tag("span", f"{number} {name.replace('_', ' ')}", class_=f"n {name}") for name, number in numbers if number
    ]
    if entry.contradicted:
        words.append(tag("span", f"{entry.contradicted} contradicted", class_="n contradicted"))
    title = entry.name
    who = f"{counted(review.decisions, 'decision')} by {', '.join(review.reviewers)}" if review.decisions else None
    return tag(
        "li",
        tag("a", title, href=f"/runs/{entry.id}/review", class_="title", dir="auto"),
        tag("p", join(words or ["no claim"], " · "), class_="numbers"),
        tag(
            "p",
            tag("time", f"{entry.started_at[:16].replace('T', ' ')} UTC"),
            f" · {entry.model} · ",
            tag("code", entry.id),
            " · ",
            tag("a", "report", href=f"/runs/{entry.id}/report", aria_label=f"Report of {title}"),
            " · ",
            tag("a", "decisions", href=f"/runs/{entry.id}/decisions", aria_label=f"Decisions on {title}"),
            class_="known",
        ),
        tag("p", who, class_="who", dir="auto") if who else None,
    )


def _start(reader: str, suffixes: str) -> Html:
    fields = (
        ("title", "Title", "text", "if the text does not begin with it"),
        ("date", "Date", "text", "as in 2031-04-01; only what was published before is evidence"),
    )
    return tag(
        "section",
        tag("h2", "Check an article", id="start-head"),
        tag("p", reader, class_="note", id="reader"),
        tag(
            "form",
            tag("label", "Text of the article", for_="text"),
            tag("textarea", id="text", name="text", rows=6, maxlength=5_000_000),
            tag("label", "… or a file ", tag("input", type="file", name="file", accept=suffixes)),
            *(
                tag(
                    "label",
                    f"{words} ",
                    tag("input", type=kind, name=name, maxlength=300, autocomplete="off"),
                    tag("span", hint, class_="hint"),
                )
                for name, words, kind, hint in fields
            ),
            tag("button", "Check", type="submit"),
            id="start",
        ),
        tag("p", id="progress", role="status"),
        aria_labelledby="start-head",
        class_="start",
    )
