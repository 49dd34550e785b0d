"""Further shares of those whom a poll asked, told behind what it found: "Among women, the figure was 49 percent"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.vocabulary.nouns import POLL_WORDS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Article, Sentence, SourceKind, Span

_COUNT = r"(?:\d[\d,.]{0,8}|one|two|three|four|five|six|seven|eight|nine|ten|half|most|none)"
_SHARE = (
    r"(?:(?:only|just|about|around|some|nearly|almost|roughly|another|a further|more than|fewer than|less than) ){0,2}"
    rf"(?:\d[\d,.]{{0,6}} ?(?:%|per ?cent\b)|{_COUNT} (?:in|out of) {_COUNT}\b|(?:a|one) (?:third|quarter|fifth)\b|"
    r"(?:two|three)[ -](?:thirds|quarters|fifths)\b|half\b|(?:an?|the) (?:[a-z]+ )?(?:majority|minority)\b)"
)
_PEOPLE = (
    r"(?:of (?:(?:the|those|all|likely|registered|older|younger|male|female) ){0,2}"
    r"(?:voters|respondents|adults|people|women|men|those|owners|renters|parents|workers|readers|residents|households|"
    r"students|members|republicans|democrats|conservatives|liberals)"
    r"(?: (?:aged|under|over|in|with|without) [^,.;“”\"\n]{1,40}?)? )?"
)
_ANSWERED = (
    r"(?:did(?: not|n[’']t)?|do(?: not|n[’']t)?|oppos|support|back|favou?r|want|said|say|were|are|would|"
    r"disagree|agree|approv|disapprov|prefer|thought|think|believ|fear|expect|felt|feel|trust|plan|object|reject)"
)
_FURTHER = lazy_re(
    rf"(?:(?:And|But) )?(?:Among (?:[\w’'-]+ ){{0,7}}[\w’'-]+, (?:the (?:figure|share|proportion|number) |{_SHARE}|"
    r"(?:opposition|support|approval|backing|trust|agreement) (?:for [^,.;“”\"\n]{2,40} )?"
    rf"(?:stood at|stands at|was|is|rose to|fell to|dropped to|reached) {_SHARE})|"
    rf"Asked (?:who|what|which|why|how|when|where|whether|if) [^,.;“”\"\n]{{3,100}}, (?:most|few|many|{_SHARE}) [a-z]|"
    rf"{_SHARE} {_PEOPLE}{_ANSWERED})",
    re.IGNORECASE,
)


def with_poll_shares(article: Article, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """Give attributions with those of sentences that only go on with what a poll found, right behind it."""
    text = article.document.text
    told = _by_sentence(article, found)
    taken: set[int] = set()
    further: list[FoundAttribution] = []
    last: FoundAttribution | None = None
    before: Sentence | None = None
    for at, sentence in enumerate(article.sentences):
        if not sentence.is_own:
            continue
        stated = [found[i] for i in told[at] if found[i].act is Act.STATEMENT]
        is_next = before is not None and not before.is_headline and sentence.paragraph - before.paragraph <= 1
        if last is not None and is_next and not stated and _FURTHER.match(text, sentence.span.start, sentence.span.end):
            taken.update(told[at])
            last = replace(last, content=(_without_stop(text, sentence.span),), is_quoted=False, is_unclear=True)
            further.append(last)
        else:
            last = next((each for each in reversed(stated) if _is_poll(text, each)), None)
        before = sentence
    return [*(each for i, each in enumerate(found) if i not in taken), *further]


def _by_sentence(article: Article, found: Sequence[FoundAttribution]) -> dict[int, list[int]]:
    """Give for each sentence the indices of the attributions with a content in it."""
    starts = [sentence.span.start for sentence in article.sentences]
    told: dict[int, list[int]] = defaultdict(list)
    for i, each in enumerate(found):
        for piece in each.content:
            first = max(0, bisect_right(starts, piece.start) - 1)
            for at in range(first, bisect_left(starts, piece.end)):
                told[at].append(i)
    return told


def _is_poll(text: str, found: FoundAttribution) -> bool:
    """Tell what a poll states: "The Halden College poll found that", "58 percent told Korda Research that"."""
    if found.source is None or found.cited is not None:
        return False
    kind = classify(found.source.of(text))
    is_document = kind.kind in {SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT}
    return is_document and (kind.head in POLL_WORDS | {"respondents"})


def _without_stop(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip(" .")))
