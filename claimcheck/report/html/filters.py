"""What the claims can be filtered by; it does nothing without the script, and is not shown then."""

from __future__ import annotations

from collections import Counter

from claimcheck.report.html.markup import Html, tag
from claimcheck.report.html.view import CONTRADICTED, FINDING, REVIEW, View, group_of
from claimcheck.report.html.wording import GROUPS
from claimcheck.types import SourceKind

_FLAGS = {CONTRADICTED: "Contradicted", REVIEW: "To review", FINDING: "With findings"}


def filters(view: View) -> Html:
    """Give a search field, a button for each label and flag that occurs, and a list of the sources."""
    groups = Counter(group_of(claim) for _, claim in view.claims)
    flags = Counter(flag for _, claim in view.claims for flag in view.flags(claim))
    buttons = [_button("l", name, words, groups[name]) for name, words in GROUPS.items() if groups[name]]
    buttons += [_button("f", name, words, flags[name]) for name, words in _FLAGS.items() if flags[name]]
    return tag(
        "search",
        tag("div", *buttons, class_="chips", role="group", aria_label="Show only"),
        tag(
            "div",
            tag("label", "Find in the claims ", tag("input", type="search", id="find", autocomplete="off")),
            _sources(view),
            class_="fields",
        ),
        tag("p", id="shown", role="status"),
        class_="filters",
        hidden=True,
    )


def _button(kind: str, name: str, words: str, number: int) -> Html:
    return tag(
        "button",
        words,
        " ",
        tag("span", str(number), class_="count"),
        type="button",
        class_=name if kind == "l" else None,
        data_kind=kind,
        data_name=name,
        aria_pressed="false",
    )


def _sources(view: View) -> Html | None:
    sources = [source for source in view.report.sources if source.claim_ids]
    if not sources:
        return None
    options = (
        tag("option", f"“{source.name}”" if source.kind is SourceKind.PASSIVE else source.name, value=number)
        for source in sources
        if (number := view.source_number(source.id)) is not None
    )
    select = tag("select", tag("option", "every source", value=""), *options, id="source")
    return tag("label", "Source ", select)
