"""What a sentence leads up to in paragraphs of their own: "The board also:", then "Hired Tom Hale", "Set a hearing"."""

from __future__ import annotations

from bisect import bisect_left

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.reading.cutting.clauses import is_clause
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Article, Sentence, Span

MAX_ITEMS = 20
"""Sentences behind a lead-in that may be among its items."""
MAX_LEAD = 120
_LEAD = lazy_re(
    capitals(
        r"(?:[A-Z][^,:“”\"\n]{2,50}, )?"
        r"(?P<who>(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w’'-]*) (?:[\w’'&-]+ ){0,4}?)?(?P<body>[A-Za-z]{4,20}))"
        r"(?: (?:also|then|separately|further))?:"
    )
)
_ITEM = lazy_re(r"(?:[-*•–—] ?)?(?P<verb>[A-Z][a-z]{2,20}) ")
_PAST = lazy_re(r"[A-Z][a-z]{2,18}ed")
_BODIES = words(
    """board council committee commission panel court senate house parliament assembly cabinet legislature ministry
    department authority agency trustees commissioners supervisors members lawmakers senators councillors directors
    aldermen selectmen union trust company school district"""
)
"""What sits and does one thing after another."""
_PASTS = words(
    """Heard Set Held Gave Took Made Met Put Cut Won Lost Sold Bought Chose Sent Paid Let Kept Left Began Told Built
    Spent Read Saw Spoke Hit Laid Drew Withdrew Sought"""
)


def is_lead_in(article: Article, sentence: Sentence) -> bool:
    """Tell a subject that only leads up to the paragraphs behind: "The board also:"."""
    if _subject(article.document.text, sentence) is None:
        return False
    behind = _place(article, sentence) + 1
    return behind < len(article.sentences) and _is_item(article.document.text, article.sentences[behind], sentence)


def led_up_to_by(article: Article, sentence: Sentence) -> Span | None:
    """Give the subject of an item, which stands in the lead-in before: "[the board] Approved a bid"."""
    text, at = article.document.text, _place(article, sentence)
    if _ITEM.match(text, sentence.span.start, sentence.span.end) is None:
        return None
    for before in reversed(article.sentences[max(0, at - MAX_ITEMS) : at]):
        subject = _subject(text, before)
        if subject is not None:
            return subject if _is_item(text, sentence, before) else None
    return None


def _place(article: Article, sentence: Sentence) -> int:
    return bisect_left(article.sentences, sentence.span.start, key=lambda each: each.span.start)


def _subject(text: str, sentence: Sentence) -> Span | None:
    if sentence.span.end - sentence.span.start > MAX_LEAD or sentence.is_headline:
        return None
    lead = _LEAD.fullmatch(text, sentence.span.start, sentence.span.end)
    is_whole = lead is None or lead["body"].lower() not in _BODIES
    is_whole = is_whole or is_clause(sentence.span.of(text))  # "The board approved these bids:"
    return None if lead is None or is_whole else Span(*lead.span("who"))


def _is_item(text: str, sentence: Sentence, lead: Sentence) -> bool:
    """Tell a sentence that opens a later paragraph with what somebody did."""
    item = _ITEM.match(text, sentence.span.start, sentence.span.end)
    is_apart = (
        sentence.paragraph != lead.paragraph and "\n" in text[max(0, sentence.span.start - 4) : sentence.span.start]
    )
    return item is not None and is_apart and (_PAST.fullmatch(item["verb"]) is not None or item["verb"] in _PASTS)
