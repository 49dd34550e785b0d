"""Small looks at wordings that several rules share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.attribution.quotations import find_quotations
from claimcheck.attribution.vocabulary.nouns import NUMBER_WORDS, means_several
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Article, Span

MAX_SHOWN = 60
"""A name in a message is shown by this many characters."""

_WORD = lazy_re(r"[^\W_]+(?:[-'’][^\W_]+)*")
_OPENERS = words(
    """a an the one some several many few most other another two three four five six seven eight nine ten both all
    certain various multiple numerous unnamed anonymous this that these those"""
)
YEAR = lazy_re(r"(?:1[5-9]|20|21)\d\d")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_DATE = lazy_re(rf"\b{_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}(?::\d\d)? [ap]\.?m\b")
_NUMERAL = lazy_re(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w-])")
_THOUSANDS = lazy_re(r",(?=\d{3})")
_PLAIN = lazy_re(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")
_RESULT = lazy_re(r"\b\d+ (?:\w+ )?to \d+\b|\b\d+[-–]\d+\b")
_AGE = lazy_re(r", \d{1,3}(?=,)|\baged? \d{1,3}\b|\b\d{1,3}-year-old")


def words_in(text: str) -> list[str]:
    """Give the words of a short text in lower case, curly apostrophes made straight."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text[:4000])]


def bare_words(name: str) -> str:
    """Give a source's wording without articles, numbers and the like: "three sources" is "sources"."""
    words = words_in(name)
    while len(words) > 1 and (words[0] in _OPENERS or words[0].isdigit()):
        words = words[1:]
    return " ".join(words)


def counts_in(wording: str) -> int | None:
    """Give the number that a wording such as "the two officials" begins with, or None."""
    for word in words_in(wording)[:2]:
        if word in NUMBER_WORDS:
            return NUMBER_WORDS[word]
        if word.isdigit() and len(word) < 4:
            return int(word)
    return None


def is_plural(name: str) -> bool:
    """Tell whether the noun of a source's wording is plural: "people familiar with the matter", "two aides"."""
    head = re.split(
        r" (?:of|in|at|for|from|inside|close|familiar|briefed|with|who|that|to|on|near)\b", bare_words(name)
    )[0]
    noun = head.split(" ")[-1] if head else ""
    return bool(noun) and means_several(noun)


def phrases_in(text: str, phrases: Sequence[str], within: Span) -> Iterator[Span]:
    """Find whole-word occurrences of phrases, in lower case or not."""
    if not phrases:
        return
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(each) for each in phrases) + r")\b", re.IGNORECASE)
    for match in pattern.finditer(text.replace("’", "'"), within.start, within.end):
        yield Span(match.start(), match.end())


def numbers_in(text: str) -> list[str]:
    """Find numbers in figures that are no year, date, time of day or age, and no part of a name such as "5G"."""
    plain = _AGE.sub(" ", _DATE.sub(" ", text[:4000]))
    return [each for each in _NUMERAL.findall(plain) if not YEAR.fullmatch(each)]


def with_unit(number: str, text: str) -> str:
    """Give a number as a text writes it: with "million", "%" or the like where that follows it."""
    found = re.search(rf"(?<!\w){re.escape(number)}(?:[ -]?(?:%|(?:[mb]|tr)illion\b|per ?cent\b))?", text)
    return found.group() if found else number


def telling_numbers(text: str, plain: Sequence[str], least: float) -> list[str]:
    """Find those numbers that a reader can neither count nor look up.

    Let pass are results ("17 to 12"), what is counted in one of the units `plain`, and whatever lies below `least`
    unless it is a share or in millions.
    """
    cleaned = _AGE.sub(" ", _DATE.sub(" ", text[:4000]))
    found = []
    for match in _NUMERAL.finditer(cleaned):
        around = cleaned[max(0, match.start() - 24) : match.end() + 24]
        after = cleaned[match.end() : match.end() + 40].lower().lstrip(" -")
        word = next(iter(words_in(after)), "")
        is_clock = cleaned[: match.start()][-1:] == ":" or cleaned[match.end() : match.end() + 1] == ":"
        if is_clock or YEAR.fullmatch(match.group()) or _RESULT.search(around) or word in plain:
            continue
        is_share = after.startswith(("%", "percent", "per cent"))
        is_small = float(_THOUSANDS.sub("", match.group())) < least if _PLAIN.fullmatch(match.group()) else False
        if is_share or word in {"million", "billion", "trillion"} or not is_small:
            found.append(match.group())
    return found


def has_time(text: str) -> bool:
    """Tell whether a text says when: a year, a date, a month or a day of the week."""
    day = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|last (?:week|month|year)"
    return bool(_DATE.search(text) or YEAR.search(text) or re.search(rf"\b(?:{_MONTH}|{day})(?!\w)", text))


def quoted_spans(article: Article) -> list[Span]:
    """Give all quotations of an article, marks included, in order."""
    paragraphs: dict[int, Span] = {}
    for sentence in article.sentences:
        known = paragraphs.get(sentence.paragraph, sentence.span)
        paragraphs[sentence.paragraph] = Span(known.start, sentence.span.end)
    return [each.span for span in paragraphs.values() for each in find_quotations(article.document.text, span)]


def without_overlaps(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Give those of `spans` that share no character with any of `others`; both in order, linear in their number."""
    kept: list[Span] = []
    at = 0
    for span in spans:
        while at < len(others) and others[at].end <= span.start:
            at += 1
        if at == len(others) or not others[at].overlaps(span):
            kept.append(span)
    return kept


def shown(name: str) -> str:
    """Give a name as a message shows it: in printers' quotation marks, on one line, cut where it is long.

    The marks are set here, where it is known which are ours: those in the name are the article's and stay as they are.
    """
    line = " ".join(name.split())
    return f"“{line[: MAX_SHOWN - 1]}…”" if len(line) > MAX_SHOWN else f"“{line}”"
