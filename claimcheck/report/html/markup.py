"""HTML elements from text: whatever is not made here is escaped, and what hides or turns text is shown by number."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_VOID = frozenset({"meta", "input", "br", "hr"})
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Characters that draw nothing, turn the order of others round or have no UTF-8; joiners, soft hyphens and the marks
of right-to-left writing stay, since honest text needs them."""
_QUOTATION_MARKS = frozenset('“"‘„«»')
_WEB_ADDRESS = re.compile(r"https?://[\x21-\x7e]+", re.IGNORECASE)

Attribute = str | int | bool | None


class Html(str):
    """Text that is HTML already and is not escaped again; template engines see it by `__html__`."""

    __slots__ = ()

    def __html__(self) -> str:
        """Give the HTML itself."""
        return self


def text(words: str) -> Html:
    """Escape text; a character that would hide or turn others is shown as `U+202E`, set apart."""
    return Html(_ODD.sub(lambda match: f'<span class="odd">{_number(match)}</span>', html.escape(words, quote=False)))


def join(parts: Iterable[str | None], between: str = "") -> Html:
    """Put parts one after the other, those that are no HTML escaped."""
    return Html(_child(between).join(_child(part) for part in parts if part is not None))


def tag(name: str, /, *children: str | None, **attributes: Attribute) -> Html:
    """Make an element.

    Args:
        name: of the element.
        children: HTML, or text that is escaped; None is left out.
        attributes: by name, a final "_" dropped and others turned to "-"; True is one without a value, False and None
            are left out.
    """
    opened = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{opened}>")
    return Html(f"<{name}{opened}>{join(children)}</{name}>")


def quotation(words: str) -> Html:
    """Give a verbatim quotation in quotation marks, unless it brings its own."""
    return tag("q", words, dir="auto", class_="own" if words[:1] in _QUOTATION_MARKS else None)


def link(address: str) -> Html:
    """Give an address as text, and as a link where it is one of the web and nothing else."""
    if _WEB_ADDRESS.fullmatch(address):
        return tag("a", text(address), href=address, rel="noopener noreferrer", dir="ltr")
    return tag("bdi", text(address))


def _child(part: str | None) -> str:
    if part is None:
        return ""
    return part if isinstance(part, Html) else text(part)


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    return f' {name}="{_ODD.sub(_number, html.escape(str(value)))}"'


def _number(match: re.Match[str]) -> str:
    return f"U+{ord(match[0]):04X}"
