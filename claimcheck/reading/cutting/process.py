"""Process: how the reporting went ("declined to comment"), which says nothing of the matter itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.types import Span

_PROCESS = re.compile(
    r"\b(?:(?:declin|refus)(?:ed|es|ing) (?:to (?:comment|say|discuss|elaborate|be (?:named|interviewed|"
    r"identified)|answer|respond|confirm)|"
    r"(?:an? )?(?:interview|request|comment))|(?:did|do|does|has|have|had)(?: not|"
    r"n[’']t)(?: (?:immediately|yet|directly))* "
    r"(?:responds?|responded|reply|replied|return(?:ed)?|comment(?:ed)?|deny|denied|confirm(?:ed)?|answer(?:ed)?)\b|"
    r"(?:could|can)(?: not|n[’']t)(?: (?:immediately|be|independently))* (?:be )?reached|would(?: not|"
    r"n[’']t) (?:confirm|comment|say|discuss|elaborate|be (?:drawn|named|identified))|"
    r"would neither confirm nor deny|(?:he|she|they) could not be (?:found|located)|"
    r"(?:request|ask)(?:ed|ing)(?: for)? anonymity|ask(?:ed|ing) to (?:remain|stay|be kept) anonymous|"
    r"ask(?:ed|ing) that (?:his|her|their) (?:\w+ )?names? (?:not )?be |ask(?:ed|ing) not to be (?:named|identified)|"
    r"had no (?:immediate )?comment|(?:been|was|were) (?:approached|contacted|asked) for (?:a )?comment|"
    r"(?:an?|the) (?:earlier|previous) version of (?:this|the) (?:article|story|report|headline)|"
    r"(?:was|were) not (?:immediately )?(?:available|reachable)|neither confirmed nor denied|"
    r"on (?:the )?condition of anonymity)",
    re.IGNORECASE,
)


_STOP = re.compile(r",| (?:but|and|though|while|because|as)\b")
_NO_COMMENT = re.compile(
    r"(?:that )?(?:it|they|he|she|we|I|the [\w-]+) (?:would|did|could|does|do|will|can)(?: not|n[’']t) comment\b",
    re.IGNORECASE,
)
_REPLY = re.compile(r"(?:declin|refus|would|did|do|does|has|have|had|could|can|neither|been|was|were)", re.IGNORECASE)
"""How a process begins that answers a reporter; what asks for anonymity is told of the source."""
MAX_WORDS = 30
"""Words of a clause that reports process at most."""


def process_in(text: str, span: Span) -> Span | None:
    """Find the words in `span` that report how the reporting went, or None."""
    match = _PROCESS.search(text, span.start, span.end)
    return Span(match.start(), match.end()) if match else None


def process_beside(text: str, sentence: Span, contents: Sequence[Span]) -> Span | None:
    """Find the process that a sentence reports beside what is said in it: "declined to comment, saying that ..."."""
    match = _PROCESS.search(text, sentence.start, sentence.end)
    if (
        match is None
        or not _REPLY.match(match.group())
        or any(content.overlaps(Span(*match.span())) for content in contents)
    ):
        return None
    begin = max([sentence.start, *(content.end for content in contents if content.end <= match.start())])
    stop = _STOP.search(text, match.end(), sentence.end)
    end = min([stop.start() if stop else sentence.end, *(c.start for c in contents if c.start >= match.end())])
    start = begin + len(text[begin : match.start()]) - len(text[begin : match.start()].lstrip(" ,;"))
    words = text[start:end].rstrip(" .,;")
    return Span(start, start + len(words)) if len(words.split()) <= MAX_WORDS else None


def says_nothing_more(words: str) -> bool:
    """Tell a refusal that is told as what somebody said: "said it would not comment on individual cases"."""
    return _NO_COMMENT.match(words) is not None
