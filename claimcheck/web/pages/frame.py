"""What every page of the review shares: head, name of the place, links."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.report.html.markup import Html, join, tag
from claimcheck.web.pages.plain import plain

Link = tuple[str, str]


def frame(
    title: str, main: Html, *, links: Sequence[Link] = (), scripts: Sequence[str] = (), tools: Html | None = None
) -> str:
    """Give a page that loads its own style and scripts, and nothing else.

    Args:
        title: plain text.
        main: what stands in the main part.
        links: address and words of what is above it; the first words of a page are always the list of runs.
        scripts: names of files under `/static`.
        tools: what stands beside the links.
    """
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", plain(f"{title} · claimcheck")),
        *(Html(f'<link rel="stylesheet" href="/static/{name}">') for name in ("report.css", "web.css")),
        *(Html(f'<script src="/static/{name}" defer></script>') for name in scripts),
    )
    places = (tag("li", tag("a", words, href=address)) for address, words in (("/", "Runs"), *links))
    bar = tag(
        "header",
        tag("p", "claimcheck", class_="mark"),
        tag("nav", tag("ul", *places), aria_label="Places"),
        tools,
        class_="bar",
    )
    skip = tag("a", "Skip to the content", class_="skip", href="#main")
    return f"<!doctype html>\n{tag('html', head, tag('body', skip, bar, tag('main', main, id='main')), lang='en')}\n"


def places_of(run_id: str, here: str = "") -> tuple[Link, ...]:
    """Give the addresses of all pages of a run, with their names; without the page that one is on."""
    names = (("report", "Report"), ("review", "Review"), ("decisions", "Decisions"), ("drafts", "Compare"))
    return tuple((f"/runs/{run_id}/{page}", name) for page, name in names if name != here)


def message_page(title: str, words: str, *, asks_token: bool = False) -> str:
    """Give a page that says one thing, and where `asks_token` takes the token."""
    field = tag("input", type="password", name="token", required=True, autocomplete="off", id="token")
    form = tag(
        "form",
        tag("label", "Token ", field),
        tag("button", "Open", type="submit"),
        method="post",
        action="/sign-in",
        class_="sign-in",
    )
    return frame(title, join([tag("h1", title), tag("p", words), form if asks_token else None]))
