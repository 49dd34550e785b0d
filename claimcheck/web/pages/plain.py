"""Text for the few elements that hold no others: options, titles and fields."""

from __future__ import annotations

import html
import re

from claimcheck.report.html.markup import Html, text

_SET_APART = re.compile(r'<span class="odd">(.*?)</span>')


def plain(words: str) -> Html:
    """Escape text; what would hide or turn others is shown by number, as everywhere, but not set apart."""
    return Html(_SET_APART.sub(r"\1", text(words)))


def editable(words: str) -> Html:
    """Escape text as it is, for a field whose words go back to the server."""
    return Html(html.escape(words, quote=False))
