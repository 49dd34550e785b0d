"""Why a source is not named and how it knows, where the article says so: spans, never guesses."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.nouns import means_several
from claimcheck.types import Span

_GAP = r"[^.!?;“”\"\n]{0,60}?"
_END = (
    r"(?=[.;!?“”\"\n]|,? (?:and )?(?:said|told|added)\b|"
    r", (?:described|called|conceded|admitted|confirmed|recalled|warned|wrote|put|estimated|insisted|denied)\b|"
    r", (?:asked|spoke|requested|declined|agreed)\b|"
    r", (?:and|but) (?:will|would|can|could|may|might|must|has|have|had|is|are|was|were)\b|$)"
)
_REASON = (
    r"(?P<reason>(?:to|because|as|since|so|citing|for fear|out of|in order to|given|due to|owing to|"
    r"while|in order not to|so as not to|lest|discussing|describing)\b[^.!?;“”\"\n]{3,160}?)"
)
_ANONYMITY = (
    r"(?:(?:(?:not|n[’']t) (?:want|wish)|(?:declin|refus)(?:ed|es|ing)) to be (?:named|identified|quoted)|"
    r"neither (?:want|wish)\w* to be (?:named|identified|quoted)|"
    r"(?:spoke|speaking|talked|talking) privately|"
    r"anonymity|anonymous(?:ly)?|(?:not|n[’']t) (?:to )?be (?:named|identified|quoted by name)|"
    r"(?:not|without) (?:being )?(?:named|identified)|names? (?:be |being |been )?withh[eo]ld|"
    r"withh[eo]ld(?:ing)? (?:his|her|their) names?|(?:his|her|their) names? to be withheld|nameless|"
    r"(?:leave|leaving|keep|keeping) (?:out )?(?:his|her|their) (?:last |full )?(?:name|surname)s?(?: out)?|"
    r"(?:sur|last |full )names? (?:to )?(?:be )?(?:appear|printed|published|used|left out))"
)
_ANONYMITY_REASON = re.compile(rf"\b{_ANONYMITY},?\s+(?:in order\s+)?{_REASON}{_END}", re.IGNORECASE)
_COLON_REASON = re.compile(rf"\b{_ANONYMITY}: (?P<reason>[^.!?;“”\"\n]{{3,160}})", re.IGNORECASE)
_NOT_AUTHORIZED = re.compile(
    rf"\b(?P<reason>(?:because (?:he|she|they|it) )?(?:(?:neither|none) of (?:whom|them) (?:was|were|is|are)|"
    rf"(?:(?:was|were|is|are) )?(?:not|n[’']t)) (?:(?:authori[sz]ed|allowed|permitted) to|"
    rf"cleared to (?:publicly )?(?:speak|discuss|talk|comment|brief))\b{_GAP})(?:{_END}|(?=,))",
    re.IGNORECASE,
)
_RENAMED = re.compile(
    r"\bwhom (?:I|we) (?:(?:will|shall) )?call [A-Z][\w’'-]+,? "
    r"(?P<reason>(?:since|because|as|to)\b[^,.!?;“”\"\n]{3,120})"
)
_FEARING = re.compile(
    rf"\b(?P<reason>(?:(?:citing|fearing|for fear of) |who fear(?:s|ed)? (?=(?:for )?(?:[\w’'-]+ ){{0,4}}?"
    rf"(?:retaliation|retribution|reprisals?|revenge|safety|jobs?|careers?|contracts?|livelihoods?|dismissal|arrest)\b))"
    rf"[^.!?;“”\"\n]{{3,120}}?){_END}",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\s(?:said|told|say|says|added|confirmed|described|shows?|showed|puts?|warn(?:s|ed)?|reveal(?:s|ed)?|indicates?|"
    r"finds?|found|conclude[sd]?|states?|stated|suggests?|suggested|estimate[sd]?|claim(?:s|ed)|allege[sd]?|argue[sd]?|"
    r"wrote|recommend(?:s|ed)?|note[sd]?|describes?|accuse[sd]?)\b"
)
_BASIS = re.compile(
    r"\b(?P<basis>familiar with [^.,;!?“”\"\n]{3,80}|(?:who (?:was|were|has been|had been|"
    r"have been) )?briefed (?:on|about) [^.,;!?“”\"\n]{3,80}|"
    r"with (?:direct |first-hand |firsthand |detailed |intimate |"
    r"personal )?knowledge of [^.,;!?“”\"\n]{3,80}|privy to [^.,;!?“”\"\n]{3,80}|"
    r"(?:directly |closely )?involved (?:in|with) [^.,;!?“”\"\n]{3,80}|(?:seen|reviewed|obtained|examined|"
    r"viewed) by [^.,;!?“”\"\n]{3,60}|"
    r"who (?:had |has |have )?(?:attended|saw|seen|read|witnessed|heard|reviewed|took part in|sat in on|"
    r"was present|were present|"
    r"worked on)\b[^.,;!?“”\"\n]{0,80}|"
    r"who (?:was|were|had been) in (?:the|her|his|their) (?:room|office|meeting|building)[^.,;!?“”\"\n]{0,60}|"
    r"(?:all|both|most|some) of whom (?:had )?(?:worked|served|attended|saw|took part)\b[^.,;!?“”\"\n]{0,80}|"
    r"close to the (?:talks|negotiations|discussions|investigation|inquiry|deal|case|matter)\b)",
    re.IGNORECASE,
)
_LEAVES = re.compile(r"\b(?:said|told|say|says|added|that|according|warned|wrote|reported)\b", re.IGNORECASE)


def reason_for_anonymity(text: str, region: Span) -> Span | None:
    """Find the words in `region` that say why a source is not named."""
    for pattern in (_RENAMED, _ANONYMITY_REASON, _COLON_REASON, _NOT_AUTHORIZED, _FEARING):
        match = pattern.search(text, region.start, region.end)
        if match:
            return _trimmed(text, match.start("reason"), match.end("reason"))
    return None


def with_request_behind(text: str, region: Span, *, head: str, count: int | None) -> Span:
    """Widen a sentence by the next one where that asks for anonymity for its sources: "Both asked not to be named".

    `head` is the noun of the source and `count` the number of a counted group; what stands for others is no reason.
    """
    match = _REQUEST_BEHIND.match(text, region.end)
    if match is not None and (asks_for_anonymity(text, Span(*match.span())) or _NOT_AUTHORIZED.search(match.group())):
        return Span(region.start, match.end()) if _is_request_of(match, head, count) else region
    later = _REQUEST_LATER.match(text, region.end)
    if later is None or not asks_for_anonymity(text, Span(*later.span("request"))):
        return region
    fits = later["noun"] == head if later["noun"] else count == _COUNTED[later["who"]]
    return Span(region.start, later.end()) if fits else region


def _is_request_of(match: re.Match[str], head: str, count: int | None) -> bool:
    """Tell whether those who ask are the source: one, a counted group, or whoever is called by the same noun."""
    if match["one"]:
        return count is None and not means_several(head)
    if match["noun"]:
        return match["noun"] == head
    if match["number"] or match["who"] in _COUNTED:
        return count == _COUNTED[match["number"] or match["who"]]
    return count is not None or means_several(head)


_COUNTED = {"Both": 2, "Neither": 2, "two": 2, "three": 3, "four": 4}
_REQUEST_BEHIND = re.compile(
    r"[”\"’]? (?:(?P<who>They|Both|All|Neither|None)|(?P<one>He|She)|The (?:(?P<number>two|three|four)|"
    r"(?P<noun>[a-z][\w-]+))) "
    r"(?!in\b|from\b|at\b|of\b|who\b)[^.!?\n]{5,240}[.!?]"
)
_REQUEST_LATER = re.compile(
    r"[”\"’]? [^.!?\n]{5,240}[.!?][”\"’]? (?P<request>(?:The (?P<noun>[a-z][\w-]+)|(?P<who>Both|Neither)) "
    r"(?!in\b|from\b|at\b|of\b|who\b)[^.!?\n]{5,240}[.!?])"
)
"""A sentence further on: "He spoke in May. The engineer asked not to be named"."""


def basis_of_knowledge(text: str, region: Span, mention: Span) -> Span | None:
    """Find the words in `region` that say how the source at `mention` knows: in the phrase, or before its cue."""
    match = _BASIS.search(text, region.start, region.end)
    if not match or _LEAVES.search(text, mention.end, max(mention.end, match.start())):
        return None
    start, end = match.start("basis"), match.end("basis")
    if text[end - 1 : end + 1].isalnum() and len(text[end - 1 : end + 1]) == 2:
        end = text.rfind(" ", start, end)  # the longest that is read may end inside a word
    # The basis ends where the cue begins: "people familiar with the matter said".
    cut = _CUE.search(text[start:end])
    return _trimmed(text, start, start + cut.start() if cut else end)


def asks_for_anonymity(text: str, region: Span) -> bool:
    """Tell whether the words in `region` say that a source was promised or asked for anonymity."""
    return re.search(_ANONYMITY, text[region.start : region.end], re.IGNORECASE) is not None


def is_request(text: str, span: Span) -> bool:
    """Tell whether a span opens with how somebody asked not to be named, which is nothing that is stated."""
    return _ASKS.match(text, span.start, span.end) is not None


_ASKS = re.compile(
    r"(?:who )?(?:(?:asked|requested|spoke|speaking) )?"
    r"(?:(?:that )?(?:(?:he|she|they) )?not (?:to )?be (?:named|identified|quoted)|for anonymity|"
    r"on (?:the )?condition of anonymity|anonymously)\b"
)


def is_reason(text: str, span: Span) -> bool:
    """Tell whether what stands at `span` is why somebody is not named: "on condition of anonymity because [...]"."""
    return _WHY_BEFORE.search(text, max(0, span.start - 90), span.start) is not None


_WHY_BEFORE = re.compile(
    rf"\b{_ANONYMITY},? (?:because |since |as |given |for fear |fearing )?(?:that )?$", re.IGNORECASE
)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while end > start and text[end - 1] in " ,;\t":
        end -= 1
    return Span(start, end) if end > start else None
