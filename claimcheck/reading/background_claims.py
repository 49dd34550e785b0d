"""Claims of what a sentence tells beside its statement: who somebody is, and how a source asked not to be named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.attribution.vocabulary.nouns import OUTLET_NAME
from claimcheck.reading.confidence import OWN
from claimcheck.reading.cutting.backgrounds import Background
from claimcheck.reading.cutting.claim_kinds import own_kind
from claimcheck.reading.cutting.predicates import split_predicates
from claimcheck.reading.cutting.process import process_in
from claimcheck.reading.wording import word_background
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Article, ClaimKind, ReadClaim, Span
from claimcheck.types.ids import claim_id


def claims_of(article: Article, found: Background) -> Iterator[ReadClaim]:
    """Give the claims of a background, one for each predicate: "who sits for Holm Bay and has rebelled once"."""
    first, *later = split_predicates(article.document.text, found.span)
    yield _background(article, replace(found, span=first.spans[0]))
    yield from (_background(article, replace(found, span=part.spans[0]), is_later=True) for part in later)


def request_claim(article: Article, span: Span, subject: str | None) -> ReadClaim:
    """Give the claim of how somebody asked not to be named."""
    told = _background(article, Background(span=span, subject=subject))
    words = span.of(article.document.text)
    if subject is None or words.startswith("whose "):
        return replace(told, kind=ClaimKind.PROCESS)
    wording = f"[{subject}] {words.removeprefix('who ')}"
    whom = _WHOM.fullmatch(words)
    if whom is not None:
        wording = f"{whom['first'].upper()}{whom['who']} [{subject}]{whom['why']}"
    return replace(told, kind=ClaimKind.PROCESS, text=wording)


_WHOM = lazy_re(r"whom (?P<first>\w)(?P<who>.{1,60}? (?:name|identify|naming|identifying))\b(?P<why>.*)", re.DOTALL)
"""Whom the paper agreed not to name: "the Gazette agreed not to name [a clerk] because she is on probation"."""


def _background(article: Article, found: Background, *, is_later: bool = False) -> ReadClaim:
    words = found.span.of(article.document.text)
    is_shared = is_later and found.subject is not None  # "who sits for Holm Bay and [has rebelled once]"
    return ReadClaim(
        id=claim_id(article.document.sha256, (found.span,)),
        text=f"[{found.subject}] {words}" if is_shared else word_background(words, found.subject),
        kind=_kind(article.document.text, found),
        spans=(found.span,),
        attributions=(),
        confidence=OWN,
    )


def _kind(text: str, found: Background) -> ClaimKind:
    """Tell what a clause is: who somebody is, how the reporting went ("who did not respond"), or a statement."""
    if found.is_identification:
        return ClaimKind.BACKGROUND
    words = found.span.of(text)
    process = process_in(text, found.span)
    is_process = process is not None and process.start <= found.span.start + len("which ")
    return ClaimKind.PROCESS if is_process or _SEEN.fullmatch(words) or _GIVEN.match(words) else own_kind(words)


_SEEN = lazy_re(
    r"which (?:(?:the|this) )?(?:[\w’'-]+ ){1,4}(?:has|had|have) (?:also |since )?"
    r"(?:seen|obtained|reviewed|viewed|read|examined)|"
    r"which (?:(?:has|have) been|was|were) (?:also )?(?:seen|obtained|reviewed|viewed|read|examined) by "
    rf"(?:this [a-z]+|{OUTLET_NAME})"
)
_GIVEN = lazy_re(
    r"which (?:(?:has|have|had) been|was|were) (?:also |first |later )?(?:(?:provided|given|shown|leaked|sent|handed|"
    r"passed|supplied|forwarded) (?:on |over )?to|shared with|(?:seen|obtained|reviewed|viewed|examined) by) "
    rf"(?:this (?:news)?paper|{OUTLET_NAME})\b"
)
"""How the paper came by a document, with by whom or when: "which were provided to the Post by a technician"."""
