"""Read Markdown (CommonMark with tables) as clean text, its front matter as metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from claimcheck.text.clean import collapse
from claimcheck.text.formats.parsed import Parsed
from claimcheck.text.formats.plain import guess_headline, merge, read_field
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.limits import MAX_FRONT_MATTER_LINES, MAX_MARKDOWN_CHARS, MAX_MARKDOWN_NESTING
from claimcheck.text.refusal import refusal

_FENCE = "---"
_FIELD = lazy_re(r"(?P<key>[A-Za-z][A-Za-z0-9_-]{0,40})\s*:(?:\s+(?P<value>.*))?")
_CAMEL = lazy_re(r"(?<=[a-z])(?=[A-Z])")
# What site generators call the fields of `read_field`.
_SYNONYMS = {
    "pubdate": "date",
    "publish_date": "date",
    "published_at": "date",
    "date_published": "date",
    "site_name": "publisher",
    "canonical_url": "url",
}


def parse_markdown(text: str, *, name: str) -> Parsed:
    """Read Markdown whose lines end with a line feed.

    Emphasis, links and images become their text, list items keep a marker, table rows become lines with " | " between
    the cells, code stays as it is, wrapped lines are joined. A title of the front matter becomes the first paragraph
    unless the text has a line with it or starts with a heading.

    Raises:
        DocumentError: it is longer or nests deeper than `limits` allows.
    """
    if len(text) > MAX_MARKDOWN_CHARS:
        problem = f"holds {len(text):,} characters of Markdown, over the limit of {MAX_MARKDOWN_CHARS:,}"
        raise refusal(name, problem, "split it into articles")
    said = _read_front_matter(text)
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_MARKDOWN_NESTING}).enable("table")
    tokens = parser.parse(said.text)
    # What nests deeper is left out by the parser without a word.
    if any(token.level >= MAX_MARKDOWN_NESTING - 1 for token in tokens):
        raise refusal(name, "nests its Markdown too deep", "save the article as plain text")
    blocks = tuple(block for block in _blocks(tokens, parser) if block.strip())
    heading = _find_heading(tokens, parser)
    if said.title and not heading and said.title not in {collapse(block) for block in blocks}:
        blocks = (said.title, *blocks)
    body = "\n\n".join(blocks)
    return replace(said, text=body, title=heading or said.title or guess_headline(body))


def _read_front_matter(text: str) -> Parsed:
    """Read `key: value` lines between two fences at the very top; nothing else of YAML is understood or needed."""
    lines = text.split("\n", MAX_FRONT_MATTER_LINES)
    ends = [number for number, line in enumerate(lines[1:-1], start=1) if line in {_FENCE, "..."}]
    if lines[0] != _FENCE or not ends:
        return Parsed(text=text)
    said = Parsed(text="")
    fields = [match for line in lines[1 : ends[0]] if (match := _FIELD.fullmatch(line))]
    for match in fields:
        key = _CAMEL.sub("_", match["key"]).lower()
        value = (match["value"] or "").strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        said = merge(said, read_field(_SYNONYMS.get(key, key), value) or Parsed(text=""))
    # Fences without a single field are two rules drawn around a text.
    return replace(said, text="\n".join(lines[ends[0] + 1 :])) if fields else Parsed(text=text)


def _find_heading(tokens: Sequence[Token], parser: MarkdownIt) -> str | None:
    """Give the text of the first top heading, or of the heading that the text starts with."""
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and (token.tag == "h1" or index == 0):
            return collapse(_inline_text(tokens[index + 1], parser)) or None
    return None


def _blocks(tokens: Sequence[Token], parser: MarkdownIt) -> Iterator[str]:
    """Give the paragraphs in order; list markers stand before the first paragraph of their item."""
    marker = ""
    ordered: list[bool] = []
    cells: list[str] | None = None
    for token in tokens:
        match token.type:
            case "ordered_list_open" | "bullet_list_open":
                ordered.append(token.type == "ordered_list_open")
            case "ordered_list_close" | "bullet_list_close":
                ordered.pop()
            case "list_item_open":
                marker = f"{token.info}. " if ordered[-1] else "- "
            case "tr_open":
                cells = []
            case "tr_close":
                yield " | ".join(cells or ())
                cells = None
            case "inline" if cells is not None:
                cells.append(collapse(_inline_text(token, parser)))
            case "inline":
                yield marker + _inline_text(token, parser)
                marker = ""
            case "fence" | "code_block":
                yield token.content
            case "html_block":
                yield _visible(token.content)


def _inline_text(inline: Token, parser: MarkdownIt) -> str:
    children = inline.children or []
    if any(child.type == "html_inline" for child in children):
        return _visible(RendererHTML().renderInline(children, parser.options, {}))
    return "".join(_child_text(child) for child in children)


def _child_text(child: Token) -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return breaks.get(child.type, child.content)


def _visible(markup: str) -> str:
    from claimcheck.text.formats.html import visible_text  # noqa: PLC0415 - lxml only where there is HTML

    return visible_text(markup)
