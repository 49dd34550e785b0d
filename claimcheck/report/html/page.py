"""The whole page of a report: its parts in order."""

from __future__ import annotations

from claimcheck.report.html.article import article_text
from claimcheck.report.html.cards import cards
from claimcheck.report.html.closing import coverage, findings, run_facts
from claimcheck.report.html.filters import filters
from claimcheck.report.html.ledger import ledger
from claimcheck.report.html.markup import Html, join, tag
from claimcheck.report.html.overview import attention, masthead
from claimcheck.report.html.shell import Assets, whole_page
from claimcheck.report.html.view import View
from claimcheck.types import Report

_SECTIONS = (
    ("article", "Article and claims"),
    ("sources", "Sources"),
    ("findings", "Findings"),
    ("coverage", "Coverage"),
    ("run", "The run"),
)


def to_html(report: Report, assets: Assets) -> str:
    """Give a report as one HTML page that ends with a line end; it loads nothing and can be read without its script."""
    view = View(report)
    return whole_page(report.document.title or "(no title)", _body(view), assets, has_script=True)


def _body(view: View) -> Html:
    links = (tag("li", tag("a", head, href=f"#{name}")) for name, head in _SECTIONS)
    return join(
        [
            tag("a", "Skip to the article", class_="skip", href="#article"),
            masthead(view),
            tag("nav", tag("ul", *links), aria_label="Parts of the report"),
            tag(
                "main",
                _section("first", "Look at first", attention(view)),
                _reading(view),
                _section("sources", "Sources", ledger(view)),
                _section("findings", "Findings", findings(view)),
                _section("coverage", "Coverage", coverage(view)),
                _section("run", "The run", run_facts(view)),
            ),
        ]
    )


def _section(name: str, head: str, content: Html) -> Html:
    return tag("section", tag("h2", head, id=f"{name}-head"), content, id=name, aria_labelledby=f"{name}-head")


def _reading(view: View) -> Html:
    """Set the article beside its claims."""
    claims = tag(
        "section",
        tag("h3", "Claims", id="claims-head"),
        filters(view),
        cards(view),
        class_="claims",
        aria_labelledby="claims-head",
    )
    return tag(
        "section",
        tag("h2", "Article and claims", class_="unseen", id="article-head"),
        tag("article", join([article_text(view)]), aria_label="The article"),
        claims,
        id="article",
        aria_labelledby="article-head",
        class_="reading",
    )
