"""The outlet that somebody told something, whose report the article has it from: "Ruiz told CNN that it was late"."""

from __future__ import annotations

import re

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.vocabulary.nouns import OUTLET_WORDS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Span

_PRESS = "|".join(sorted(word.capitalize() for word in OUTLET_WORDS if word not in {"bbc", "itv", "cnn"}))
_WORD = r"[A-Z][\w’'&-]*(?<![’']s)"
_AIR = r"(?:Radio|Television|TV|FM|Broadcasting|News)"
_NAMED = (
    r"(?:[Tt]he )?(?:BBC|CNN|ITV|NBC|CBS|ABC|MSNBC|CNBC|NPR|PBS|RTÉ|ARD|ZDF|CBC|NHK|AFP|dpa|Reuters|Bloomberg|Politico|"
    rf"Axios|Al Jazeera|Guardian|Associated Press|Agence France-Presse)(?: (?:{_WORD}|\d)){{0,3}}|"
    rf"(?:Der|Das) {_WORD}|Die (?:Zeit|Welt)|Le (?:Monde|Figaro)|El (?:País|Mundo)|La (?:Repubblica|Stampa)|"
    rf"[Tt]he (?:{_WORD} ){{1,4}}(?:podcast|programme|newsletter|website|newspaper|magazine|broadcaster|channel|blog)|"
    rf"(?:[Tt]he )?(?:{_WORD} ){{1,3}}(?:{_PRESS}|{_AIR})(?![\w’'-]| [A-Z])|(?:Radio|Television) {_WORD}(?: {_WORD})?"
)
_BEHIND_KIND = (
    r"(?:(?<=newspaper )|(?<=broadcaster )|(?<=website )|(?<=magazine )|(?<=channel )|(?<=station )|(?<=daily )|"
    r"(?<=weekly )|(?<=tabloid ))"
)
_OUTLET = (
    r"(?:(?:the|a|another) (?:[a-z]+ ){0,2}(?:newspaper|paper|broadcaster|magazine|website|station|channel|agency|"
    r"daily|weekly|tabloid),? )?"
    rf"(?P<outlet>{_NAMED}|{_BEHIND_KIND}(?:[Tt]he )?{_WORD}(?: (?:{_WORD}|\d{{1,2}})){{0,3}})(?![\w’'-])"
    r"(?! (?:is|was|will|would|had|has|could|may|might|should)\b)"
)
_TOLD = lazy_re(rf" {_OUTLET}")
_INTERVIEW = (
    r"in (?:an? (?:[a-z]+ ){0,2}?interview (?:with|on|for)|"
    r"(?:(?:an? )?(?:[a-z]+ )?(?:comments|remarks|statement|e-?mail|message) to)) "
)
_TO = lazy_re(rf"(?:(?<= to)| to) {_OUTLET}")
_BEHIND = lazy_re(rf",? (?:[a-z]+ ){{0,4}}?{_INTERVIEW}{_OUTLET}")
_BEFORE = lazy_re(
    rf"(?:^|(?<=[.!?”\"\n] ))(?:I{_INTERVIEW[1:]}|(?:Speaking|Talking) (?:[a-z]+ )?to ){_OUTLET}"
    r"[^.,;:“”\"\n]{0,40}, $"
)
_ASIDE = lazy_re(rf", (?:speaking|talking) (?:[a-z]+ )?to {_OUTLET}[^.,;:“”\"\n]{{0,40}}, ")
"""An interview set off between a speaker and the verb: "Ana Ruiz, speaking to the BBC on Friday, said"."""
_GAVE = lazy_re(
    r"\b(?:(?:[Ss]poke|[Tt]alked|[Ss]peaking|[Tt]alking) (?:[a-z]+ )?(?:to|with)|"
    r"[Ii]n an? (?:[a-z]+ ){0,2}?interview (?:with|on|for)|(?:gave|given) (?:an? )?(?:[a-z]+ )?interview to) "
    rf"{_OUTLET}"
)
"""What tells, a sentence before, to whom somebody spoke: "Ruiz spoke to the daily Norrposten this week"."""
_THE_PAPER = lazy_re(
    r" (?:the|that) (?:paper|newspaper|daily|weekly|magazine|tabloid|broadcaster|channel|station|website|site|outlet|"
    r"programme|podcast)\b"
)
_QUOTED = lazy_re(r"quoted as (?:saying|telling)$")
GAVE_REACH = 260
"""Characters before words said to "the paper" in which the interview is told of."""
REACH = 120
"""Characters before a speaker in which an interview is told of."""


def outlet_told(text: str, found: FoundAttribution) -> Span | None:
    """Give the outlet that whoever speaks told it, where its name is plainly one; None where there is none."""
    cue = found.cue
    if cue is None or found.act is not Act.STATEMENT or found.source is None or found.cited is not None:
        return None
    aside = _ASIDE.fullmatch(text, found.source.end, cue.start) if found.source.end < cue.start else None
    if aside is not None:
        return Span(*aside.span("outlet"))
    match = (_TOLD if found.lemma == "tell" else _TO).match(text, cue.end)
    match = match or _gave_before(text, found.source.start, cue)
    match = match or _BEHIND.match(text, max(cue.end, found.source.end if found.is_quoted else cue.end))
    if match is None:
        low = max(0, found.source.start - REACH)
        before = _BEFORE.search(text[low : found.source.start])
        return None if before is None else Span(low + before.start("outlet"), low + before.end("outlet"))
    return Span(*match.span("outlet"))


def _gave_before(text: str, start: int, cue: Span) -> re.Match[str] | None:
    """Match the interview told of a sentence before, of which "he told the paper" and "he was quoted as saying" are."""
    is_there = _THE_PAPER.match(text, cue.end) is not None or _QUOTED.search(text, cue.start, cue.end) is not None
    if not is_there:
        return None
    low = max(0, start - GAVE_REACH, text.rfind("\n\n", 0, max(0, text.rfind("\n\n", 0, start))))
    return next(reversed([*_GAVE.finditer(text, low, start)]), None)
