"""Interviews printed without labels: questions and answers by turns, where the article says with whom it spoke.

"Vasko spoke to the Ledger. The conversation has been edited. / Had you expected it? / Not this decade. / ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Article, Sentence, SourceKind, Span

MIN_QUESTIONS = 2
MAX_QUESTION = 300
"""Characters of a question at most."""
_EDITED = lazy_re(
    r"\b(?:interview|conversation|discussion|exchange|transcript|answers|replies|remarks|Q&A)\b[^.\n]{0,60}"
    r"\b(?:edited|condensed|abridged|shortened)\b|\b(?:edited|condensed|abridged|shortened)\b[^.\n]{0,40}"
    r"\b(?:interview|conversation|discussion|exchange|transcript)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'.-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,3}"
_SPOKE = r"(?:spoke|speaks|talked|talks|sat down|chatted)"
_WITH = lazy_re(capitals(rf"\b(?P<who>{_NAME}) {_SPOKE} (?:to|with)\b"))
_TO = lazy_re(capitals(rf"\b(?:{_SPOKE} (?:to|with)|(?:interview|conversation) with|asked) (?P<who>{_NAME})"))
_MARKS = frozenset('“”"‘')


def answers_of(article: Article) -> Iterator[FoundAttribution]:
    """Give the answers of an interview that is told to be one, each to whom the article says it is with."""
    text = article.document.text
    edited = _EDITED.search(text)
    if edited is None:
        return
    paragraphs = [tuple(group) for _, group in groupby(article.sentences, key=lambda s: s.paragraph)]
    asked = [at for at, paragraph in enumerate(paragraphs) if _is_question(text, paragraph)]
    if len(asked) < MIN_QUESTIONS:
        return
    who = _interviewed(text, paragraphs[asked[0]][0].span.start)
    if who is None:
        return
    names = re.compile(rf"\b{re.escape(who.of(text).rsplit(maxsplit=1)[-1])}\b")
    questions, is_open = set(asked), False
    for at, paragraph in enumerate(paragraphs):
        words = Span(paragraph[0].span.start, paragraph[-1].span.end)
        # What names whoever answers, or says how it was printed, is the article's own.
        is_open = at in questions or (
            is_open and not names.search(words.of(text)) and not words.contains(_whole(edited))
        )
        if is_open and at not in questions and any(s.is_own for s in paragraph):
            yield FoundAttribution(
                source=who,
                cue=None,
                content=(words,),
                act=Act.STATEMENT,
                lemma=":",
                is_unclear=True,
            )


def _whole(match: re.Match[str]) -> Span:
    return Span(*match.span())


def _is_question(text: str, paragraph: Sequence[Sentence]) -> bool:
    """Tell a paragraph that is one question, or one behind a remark, with no quotation marks."""
    words = text[paragraph[0].span.start : paragraph[-1].span.end]
    is_own = all(sentence.is_own and not sentence.is_headline for sentence in paragraph) and len(paragraph) <= 2
    return is_own and words.endswith("?") and len(words) <= MAX_QUESTION and _MARKS.isdisjoint(words)


def _interviewed(text: str, end: int) -> Span | None:
    """Give whom the article says that it spoke with, before its first question."""
    for form in (_TO, _WITH):
        for match in form.finditer(text, 0, end):
            name = Span(*match.span("who"))
            if classify(name.of(text)).kind is SourceKind.NAMED_PERSON:
                return name
    return None
