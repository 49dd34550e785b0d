"""The other runs of an article: which are drafts of it, and the page that names those to compare with."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from claimcheck.report.html.markup import Html, join, tag
from claimcheck.store import RunEntry, article_name
from claimcheck.types import Report
from claimcheck.web.pages.frame import frame, places_of

_MOST = 0.5
"""Of all different words of two texts, the share that both have in drafts of one article."""
_WORD = re.compile(r"\w+")


def earlier_draft(report: Report, others: Sequence[RunEntry], text_of: Callable[[str], str]) -> str | None:
    """Give the id of the first other run with the same title, else of the first that shares most words, else None."""
    name = article_name(report.document.title, report.document.text)
    if (same := next((each for each in others if each.name == name), None)) is not None:
        return same.id
    words = _words(report.document.text)
    return next((each.id for each in others if _share(words, _words(text_of(each.id))) > _MOST), None)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def drafts_page(run_id: str, title: str, entries: Sequence[RunEntry]) -> str:
    """Give the page; the article by the name people know, and all runs that are listed, newest first."""
    others = sorted((each for each in entries if each.id != run_id), key=lambda each: each.name != title)
    rows = [_row(run_id, each, is_same=each.name == title) for each in others]
    empty = tag("p", "No other run is stored. Check another draft, then compare the two here.", class_="none")
    main = join(
        [
            tag("h1", "Compare: ", tag("bdi", title)),
            tag(
                "p",
                "What became of every claim since another run: kept, reworded, new or gone, with its source or "
                "without. It compares what the machine found, not what reviewers decided.",
                class_="note",
            ),
            tag("ol", *rows, class_="runs") if rows else empty,
        ]
    )
    return frame(f"Compare: {title}", main, links=places_of(run_id, "Compare"))


def _row(run_id: str, entry: RunEntry, *, is_same: bool) -> Html:
    title = entry.name
    return tag(
        "li",
        tag("a", title, href=f"/runs/{run_id}/diff/{entry.id}", class_="title", dir="auto"),
        tag(
            "p",
            tag("time", f"{entry.started_at[:16].replace('T', ' ')} UTC"),
            f" · {entry.model} · ",
            tag("code", entry.id),
            (" · same title" if entry.title else " · same beginning") if is_same else None,
            class_="known",
        ),
    )
