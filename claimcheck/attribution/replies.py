"""Quotations that come as a reply, or are said to be somebody's in the sentence behind them.

"The chair, Ann Tully, was asked why. “We are where we are,” came the reply"; "“Stay in.” That’s the advice from Ruiz."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.speech import Paragraph
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Span

_CAME = lazy_re(
    r",? (?P<cue>came|was|is) "
    r"(?P<what>(?:the|(?P<whose>his|her)) (?:[a-z]{1,12} )?(?:reply|answer|response))\b(?! to\b)"
)
_ALL_SAID = lazy_re(
    r",? (?P<cue>(?:was|is) (?:about |almost )?all)(?: that)? "
    r"(?P<who>he|she|they|(?:the |[A-Z])[^.!?:;,“”\"\n]{1,60}?) "
    r"(?:(?:would|could|had to|wanted to|was (?:willing|prepared|able) to) (?:say|offer|add|volunteer|reply|tell)|"
    r"said|offered|added|volunteered)\b"
)
"""How little somebody says: "“That is in the final version,” was all he would offer"."""
_PUT_TO = lazy_re(
    r"[A-Z][^.!?:;“”\"\n]{1,60}? (?:asked|asks) "
    r"(?P<who>(?:(?:the|his|her|its|their|an?) |[A-Z])[^.!?:;,“”\"\n]{1,60}?) "
    r"(?:whether|if|why|how|what|when|where|who|about)\b"
)
"""Who is asked by somebody told of: "Tom Hale asked the mayor whether it was legal"."""
_ASKED = lazy_re(r"(?P<who>[A-Z][^.!?:;“”\"\n]{1,90}?),? (?:was|is|were|are) asked\b")
_IS_THEIR = lazy_re(
    r" (?P<cue>(?:That|This|Those|These|Such)(?:[’']s| is| was| are| were| has been| remains) (?:the|one) "
    r"(?:[a-z-]{1,20} ){0,2}(?:message|warning|advice|verdict|view|assessment|plea|conclusion|words|response|reaction|"
    r"promise|boast|judge?ment) (?:from|of)) (?P<who>[^.!?:;,“”\"\n]{2,80}?)"
    r"(?=[.,;]|(?: on| in| at| as| after| before| following| when| who| which| but| to| about)\b)"
)


_WHOSE = r"(?P<who>(?:the |[A-Z])[^.!?:;,“”\"\n]{1,60}?)"
_IS_ONES = lazy_re(
    rf",? (?P<cue>is|was) (?:how {_WHOSE} (?:remember|recall|put|tell|told|describe|see|saw|explain|summari[sz]e)"
    r"(?:s|ed)? (?:it|this|that|things|the [a-z]+)\b|"
    rf"{_WHOSE.replace('who', 'whose')}[’']s? (?:[a-z]+ )?(?:version|verdict|account|view|assessment|recollection|"
    r"memory|summary|explanation|take|description|answer|reply|response|conclusion|judge?ment|warning|advice|retort)\b"
    r"(?! (?:to|of|that)\b))"
)
"""Whose words a quotation is, behind it: "“He left,” is how Ana Ruiz remembers it", "is Ana Ruiz’s version"."""
_ITS_REPLY = lazy_re(
    capitals(
        r"(?P<who>(?:[Tt]he (?:[\w’'-]{1,30} ){0,3}?[\w-]{1,30}|[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30}){0,3})(?=[’'])|"
        r"His|Her|Their)"
        r"(?:[’']s?)? (?:[a-z-]{1,15} ){0,2}(?:reply|response|answer)(?:, [^.!?:“”\"\n]{3,90},)? "
        r"(?P<cue>ran to|consisted of|came to|amounted to) [^.!?:“”\"\n]{1,40}: "
    )
)
"""Before a reply that is quoted: "Fairlie’s reply, a copy of which we hold, ran to nine words: “Noted ...”"."""
_CURT = lazy_re(
    capitals(
        r"(?P<who>[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,3})(?:, [^,.]{3,60},)? "
        r"(?:would not be drawn|would not (?:elaborate|comment|say|go into)|was (?:brief|terse|curt|tight-lipped)|"
        r"gave little away|declined|refused)\b"
    )
)
"""Who says little, in the sentence before that little is quoted: "Brandvold, when asked, would not be drawn"."""


def _curt(text: str, sentences: Sequence[Span], quotation: Span) -> Span | None:
    before = next((each for each in reversed(sentences) if each.end <= quotation.start), None)
    curt = [*_CURT.finditer(text, before.start, before.end)] if before is not None else []
    return Span(*curt[-1].span("who")) if curt else None


def replies_in(text: str, paragraph: Paragraph, before: Paragraph | None) -> Iterator[FoundAttribution]:
    """Give such quotations of a paragraph, a reply to whom the sentence before it was put to."""
    ends = [before.sentences[-1].span] if before is not None else []
    sentences = [*ends, *(sentence.span for sentence in paragraph.sentences)]
    for quotation in paragraph.quotations:
        within = next((each for each in sentences if each.start < quotation.span.start < each.end), None)
        its = None if within is None else _ITS_REPLY.match(text, within.start, quotation.span.start)
        if its is not None and its.end() == quotation.span.start:
            yield FoundAttribution(
                source=Span(*its.span("who")),
                cue=Span(*its.span("cue")),
                content=(quotation.span,),
                act=Act.STATEMENT,
                lemma="reply",
                is_quoted=True,
            )
            continue
        theirs = _IS_THEIR.match(text, quotation.span.end) or _ALL_SAID.match(text, quotation.span.end)
        if theirs is not None:
            yield FoundAttribution(
                source=Span(*theirs.span("who")),
                antecedent=_curt(text, sentences, quotation.span) if theirs["who"] in {"he", "she"} else None,
                cue=Span(*theirs.span("cue")),
                content=(quotation.span,),
                act=Act.STATEMENT,
                lemma="say",
                is_quoted=True,
            )
            continue
        ones = _IS_ONES.match(text, quotation.span.end)
        is_said = text[quotation.inner.end - 1] in ",.!?" or text[quotation.span.end : quotation.span.end + 1] == ","
        if ones is not None and is_said:  # "“Long Water” is Tom Hale’s account" names a book
            yield FoundAttribution(
                source=Span(*ones.span("who" if ones["who"] else "whose")),
                cue=Span(*ones.span("cue")),
                content=(quotation.span,),
                act=Act.STATEMENT,
                lemma="say",
                is_quoted=True,
            )
            continue
        came = _CAME.match(text, quotation.span.end)
        if came is None:
            continue
        asked = next((s for s in reversed(sentences) if s.end <= quotation.span.start), None)
        put = None
        if asked is not None:
            put = _ASKED.match(text, asked.start, asked.end) or _PUT_TO.match(text, asked.start, asked.end)
        who = Span(*put.span("who")) if put is not None else None
        if came["whose"] or who is not None:
            yield FoundAttribution(
                source=Span(*came.span("whose" if came["whose"] else "what")),
                antecedent=None if came["whose"] else who,
                cue=Span(*came.span("cue")),
                content=(quotation.span,),
                act=Act.STATEMENT,
                lemma="reply",
                is_quoted=True,
            )
