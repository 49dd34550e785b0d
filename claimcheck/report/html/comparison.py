"""Two drafts compared, as a page: what became of the claims, and the article's own changes word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from claimcheck.report.diff.changes import (
    Change,
    ClaimChange,
    ClaimSide,
    DraftFacts,
    FindingChange,
    ReportDiff,
    SentenceChange,
    SourceChange,
)
from claimcheck.report.diff.sections import ONCE, claim_counts, is_any_shortened, sections
from claimcheck.report.html.markup import Html, join, quotation, tag, text
from claimcheck.report.html.shell import Assets, whole_page
from claimcheck.report.html.wording import GROUPS, SEVERITY, sentence
from claimcheck.report.phrases import count

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_MAX_WORDS = 2000
"""Longer texts are shown one after the other: finding what differs takes the square of their length."""


def diff_to_html(diff: ReportDiff, assets: Assets) -> str:
    """Give a comparison as one HTML page that ends with a line end; it loads nothing and runs nothing."""
    parts = [_section(one.head, one.size, [_claim(claim) for claim in one.claims]) for one in sections(diff)]
    for head, change in (("New findings", Change.NEW), ("Findings gone", Change.GONE)):
        rows = [_finding(one) for one in diff.findings if one.change is change]
        parts.append(_section(head, str(len(rows)), rows))
    rows = [_sentence(one) for one in diff.sentences]
    parts.append(_section("Changes of the article", str(len(rows)), rows))
    body = join([_head(diff), tag("main", *parts, class_="comparison")])
    return whole_page(diff.after.title or "(no title)", body, assets, has_script=False)


def _head(diff: ReportDiff) -> Html:
    before, after = diff.before, diff.after
    total, *counted = claim_counts(diff)
    told = (
        f"{len(diff.with_source(SourceChange.LOST))} lost their source, "
        f"{len(diff.with_source(SourceChange.GAINED))} gained one, "
        f"{count(len(diff.relabelled()), 'label')} changed."
    )
    return tag(
        "header",
        tag("p", "claimcheck · draft to draft", class_="mark"),
        tag("h1", after.title or "(no title)", dir="auto"),
        tag("p", "before: ", tag("bdi", before.title or "(no title)"), class_="known")
        if before.title != after.title
        else None,
        tag("p", f"{_draft(before)} → {_draft(after)}", class_="known"),
        tag("p", f"{total}.", class_="totals"),
        *(tag("p", f"{words}.") for words in counted),
        tag("p", told),
        tag("p", ONCE) if is_any_shortened(sections(diff)) else None,
        *(tag("p", f"Note: {note}", class_="note") for note in diff.notes),
        class_="masthead",
    )


def _draft(facts: DraftFacts) -> str:
    return f"run {facts.run_id}, {facts.started_at[:16].replace('T', ' ')} UTC"


def _section(head: str, size: str, rows: Sequence[Html]) -> Html | None:
    if not rows:
        return None
    return tag("section", tag("h2", f"{head} ({size})"), tag("ul", *rows, class_="changes"))


def _claim(change: ClaimChange) -> Html:
    """Show a claim with its label, its words and its sources, before and now."""
    before, after = change.before, change.after
    side = after or before
    if side is None:
        return Html("")
    labels = [_label(one) for one in (before, after) if one is not None]
    if not change.has_new_label:
        labels = labels[-1:]
    if before is not None and after is not None and change.change is Change.REWORDED:
        words = compared(before.quotation, after.quotation)
    else:
        words = text(side.text)
    return tag(
        "li",
        tag("p", join(labels, " → "), " ", tag("span", f"¶{side.paragraph}", class_="where"), class_="line"),
        tag("p", words, class_="claim", dir="auto"),
        _sources(change),
    )


def _label(side: ClaimSide) -> Html:
    return tag("span", tag("span", GROUPS[side.label], class_="tag"), class_=str(side.label))


def _sources(change: ClaimChange) -> Html | None:
    before, after = change.before, change.after
    if change.source is not None and before is not None and after is not None:
        return tag("p", _names(before), " → ", _names(after), class_="on")
    side = after or before
    return tag("p", _names(side), class_="on") if side is not None and side.sources else None


def _names(side: ClaimSide) -> Html:
    return join((tag("bdi", name) for name in side.sources), " · ") if side.sources else text("no source")


def _finding(change: FindingChange) -> Html:
    return tag(
        "li",
        tag(
            "p",
            tag("span", SEVERITY[change.severity], class_=f"severity {change.severity}"),
            " ",
            tag("span", sentence(change.message), dir="auto"),
            " ",
            tag("code", change.rule),
        ),
        tag("p", quotation(change.quotation), class_="claim") if change.quotation else None,
    )


def _sentence(change: SentenceChange) -> Html:
    words = compared(change.before or "", change.after or "")
    return tag("li", tag("p", tag("span", change.change.capitalize(), class_="where"), class_="line"),
               tag("p", words, class_="claim", dir="auto"))  # fmt: skip


def compared(before: str, after: str) -> Html:
    """Give a text in which the words that only one version has are marked as deleted or inserted."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _MAX_WORDS:
        return join([tag("del", before), " ", tag("ins", after)])
    parts: list[Html] = []
    for step, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            parts.append(text("".join(new[c:d])))
            continue
        if a < b:
            parts.append(tag("del", "".join(old[a:b])))
        if c < d:
            parts.append(tag("ins", "".join(new[c:d])))
    return join(parts)
