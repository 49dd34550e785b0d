"""What every page shares: its head, its style inside, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from claimcheck.report.html.markup import Html, tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """The style and the script of the pages, as text."""

    style: str
    script: str


def whole_page(title: str, body: Html, assets: Assets, *, has_script: bool) -> str:
    """Give a page that ends with a line end and loads nothing.

    Args:
        title: plain text.
        body: what stands between the body tags.
        assets: the style, and the script that runs after the body where `has_script`.
        has_script: without it the policy allows no script at all.
    """
    script = tag("script", Html(assets.script)) if has_script else None
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(assets, has_script=has_script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="robots", content="noindex, nofollow, noarchive"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{title} · claimcheck"),
        tag("style", Html(assets.style)),
    )
    return f"<!doctype html>\n{tag('html', head, tag('body', body, script), lang='en')}\n"


def _policy(assets: Assets, *, has_script: bool) -> str:
    """Give the policy that lets in this style and this script alone, and no address at all."""
    script = f"'{_hash(assets.script)}'" if has_script else "'none'"
    own = f"style-src '{_hash(assets.style)}'; script-src {script}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
