"""How an unnamed source knows what it says, where the article tells it: spans, never guesses."""

from __future__ import annotations

import re

from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Span

_REST = r"[^.,;!?“”\"\n]"
_CUE = lazy_re(
    r"\s(?:said|told|say|says|added|confirmed|described|shows?|showed|puts?|warn(?:s|ed)?|reveal(?:s|ed)?|indicates?|"
    r"finds?|found|conclude[sd]?|states?|stated|suggests?|suggested|estimate[sd]?|claim(?:s|ed)|allege[sd]?|argue[sd]?|"
    r"wrote|recommend(?:s|ed)?|note[sd]?|describes?|accuse[sd]?|believe[sd]?|thinks?|thought|dismiss(?:es|ed)|cautioned|"
    r"insist(?:s|ed)?|den(?:y|ies|ied)|disputed?|predict(?:s|ed)?|expect(?:s|ed)?|reject(?:s|ed)|acknowledged?|conceded|"
    r"called|recalled|complain(?:s|ed)?|refer(?:s|red)? to)\b"
)
_NO_CUE_BEHIND = words(
    """the a an his her its their these those this that any some of took take takes taking makes kept keeping initial
    internal official several many and or"""
)
"""What stands before a noun that is written as a verb is: "took notes", "familiar with the estimates"."""
_REQUEST = lazy_re(
    r",? (?:(?:and |but )?who (?:(?:was|were|is|are) (?:not|granted|given|promised)|"
    r"(?:was|were|is|are|did|do|does)n[’']t|(?:did|do|does) not|asked|requested|spoke|declined|insisted)|"
    r"and (?:(?:was|were|is|are) not (?:authori[sz]ed|allowed|permitted|cleared)|"
    r"(?:asked|requested|spoke|insisted)\b)|on (?:the )?condition of|speaking|"
    r"granted) ?"
)
"""How a source comes not to be named ends what it knows: "briefed on the talks [who was not authorized to ...]"."""
_BASIS = lazy_re(
    rf"\b(?P<basis>familiar with {_REST}{{3,120}}|(?:who (?:was|were|has been|had been|"
    rf"have been) )?briefed (?:on|about|by) {_REST}{{3,120}}|"
    r"with (?:direct |first-hand |firsthand |detailed |intimate |"
    rf"personal )?knowledge of {_REST}{{3,120}}|privy to {_REST}{{3,120}}|"
    rf"(?:directly |closely )?involved (?:in|with) {_REST}{{3,120}}|(?:seen|reviewed|obtained|examined|"
    rf"viewed) by {_REST}{{3,120}}|"
    r"who (?:had |has |have )?(?:attended|saw|seen|read|witnessed|heard|reviewed|took part in|sat in on|"
    r"was present|were present|"
    rf"worked on|met with|(?:spoke|talked) (?:with|to) (?:him|her|them)|(?:was|were) with (?:him|her|them))\b"
    rf"{_REST}{{0,120}}|"
    rf"(?:who (?:was|were) )?present (?:at|in|for|during|when|as) {_REST}{{3,80}}|"
    rf"who (?:was|were|had been) (?:working|on (?:duty|shift|call)|in (?:the|her|his|their) (?:room|office|meeting|"
    rf"building)|(?:on|at|inside|aboard) the (?!time\b)[a-z]+)\b{_REST}{{0,80}}|"
    rf"(?:all|both|most|some) of whom (?:had )?(?:worked|served|attended|saw|took part)\b{_REST}{{0,80}}|"
    r"close to the (?:talks|negotiations|discussions|investigation|inquiry|deal|case|matter)\b)",
    re.IGNORECASE,
)
_LEAVES = lazy_re(r"\b(?:said|told|say|says|added|that|according|warned|wrote|reported)\b", re.IGNORECASE)

_PLACED = lazy_re(
    r"(?<=\w )(?:at|on|in|inside) (?:the|that|a) (?:[\w’'-]+ ){0,3}?(?:meeting|session|dinner|hearing|gathering|"
    r"briefing|talks|call|rally|room|scene|event|ceremony)\b"
)
"""Where a source was, in the phrase for it or right behind: "two people [at the meeting]"."""


def basis_of_knowledge(text: str, region: Span, mention: Span) -> Span | None:
    """Find the words in `region` that say how the source at `mention` knows: in the phrase, or before its cue."""
    match = _BASIS.search(text, region.start, region.end)
    while match is not None and _is_denied(text, match.start()):  # "not briefed on the plan but close to the talks"
        match = _BASIS.search(text, match.start() + 1, region.end)
    if match is None:
        placed = _PLACED.search(text, mention.start, mention.end) or _PLACED.match(text, mention.end + 1, region.end)
        return None if placed is None or _is_denied(text, placed.start()) else Span(*placed.span())
    if _LEAVES.search(text, mention.end, max(mention.end, match.start())):
        return None
    if _OF_ONE.match(text, match.start()) and _JOINED_ONE.fullmatch(text, mention.end, max(mention.end, match.start())):
        return None
    start, end = match.start("basis"), match.end("basis")
    if text[end - 1 : end + 1].isalnum() and len(text[end - 1 : end + 1]) == 2:
        end = text.rfind(" ", start, end)  # the longest that is read may end inside a word
    request = _REQUEST.search(text, start + 1, end)
    if request is not None:
        end = request.start()
    floor = mention.end if start < mention.end < region.end - 1 else start  # "the plan which the board rejected"
    end = next((cue.start() for cue in _CUE.finditer(text, floor, end) if _is_cue(text, start, cue)), end)
    return Span(start, start + len(text[start:end].rstrip(" ,;\t"))) if end > start else None


_OF_ONE = lazy_re(r"who (?:was|has|is)\b")
_JOINED_ONE = lazy_re(r",? (?:and|as well as|along with) (?:an?|another|one) (?:[\w’'-]+ ){1,6}")
"""Whom alone the verb of one tells of, behind others: "two officials [and a third person] who was briefed"."""


def _is_denied(text: str, at: int) -> bool:
    """Tell what a source does not know: "scientists who were not directly [involved in the work]"."""
    return _NOT.search(text, max(0, at - 40), at) is not None


_NOT = lazy_re(
    r"(?:\b(?:not|never|neither|nor|without|no longer)|n[’']t)(?: (?:[a-z]{2,12}ly|been|yet|himself|herself)){0,2} $"
)


def _is_cue(text: str, start: int, cue: re.Match[str]) -> bool:
    """Tell the verb that the basis ends at, "people familiar with the matter said", from a noun written as it is."""
    before = text[start : cue.start()].rsplit(None, 1)[-1].lower()
    return not cue.group().endswith("s") or not (before in _NO_CUE_BEHIND or before.endswith(("’s", "'s", "s’")))
