"""The whole page: one file, its style and script inside, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from claimcheck.report.html.article import article_text
from claimcheck.report.html.cards import cards
from claimcheck.report.html.closing import coverage, findings, run_facts
from claimcheck.report.html.filters import filters
from claimcheck.report.html.ledger import ledger
from claimcheck.report.html.markup import Html, join, tag
from claimcheck.report.html.overview import attention, masthead
from claimcheck.report.html.view import View
from claimcheck.types import Report

_SECTIONS = (
    ("article", "Article and claims"),
    ("sources", "Sources"),
    ("findings", "Findings"),
    ("coverage", "Coverage"),
    ("run", "The run"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """The style and the script of the page, as text."""

    style: str
    script: str

    @property
    def content_security_policy(self) -> str:
        """Give the policy that lets in this style and this script alone, and no address at all."""
        return (
            f"default-src 'none'; style-src '{_hash(self.style)}'; script-src '{_hash(self.script)}'; "
            "base-uri 'none'; form-action 'none'"
        )


def to_html(report: Report, assets: Assets) -> str:
    """Give a report as one HTML page that ends with a line end; it loads nothing and can be read without its script."""
    view = View(report)
    return f"<!doctype html>\n{tag('html', _head(view, assets), _body(view, assets), lang='en')}\n"


def _head(view: View, assets: Assets) -> Html:
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=assets.content_security_policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="robots", content="noindex, nofollow, noarchive"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{view.report.document.title or '(no title)'} · claimcheck"),
        tag("style", Html(assets.style)),
    )


def _body(view: View, assets: Assets) -> Html:
    links = (tag("li", tag("a", head, href=f"#{name}")) for name, head in _SECTIONS)
    return tag(
        "body",
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
        tag("script", Html(assets.script)),
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


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
