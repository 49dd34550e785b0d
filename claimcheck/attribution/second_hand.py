"""What somebody quoted has from others who are not named: "“Someone told me a bed was coming,” she said".

"They" is left to the speaker: it may be a body that the article names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.vocabulary.nouns import PERSON_NOUNS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, SourceKind, Span

_ANYONE = r"(?:People|Everyone|Everybody|Someone|Somebody)"
_PLAIN = r"(?!(?:I|we|you|he|she|it|they|who|that|which|had|have|has|and|or|all|just|even)\b)[\w’'-]+"
_NEW = (
    r"(?:An?|One of (?:the|their|my|our|his|her|those)|Another|Two|Three|Four|Five|Several|Some|A few|My|Our) "
    rf"(?:{_PLAIN} ){{0,7}}?{_PLAIN}"
)
"""Whom a speaker brings in: "one of their coaches", "a nurse on the ward"."""
_TOLD = lazy_re(
    rf"[“\"‘']?(?P<cue>(?P<who>{_ANYONE}|{_NEW}|He|She) (?:(?:had|have|has|all|just|even) )*"
    r"(?:(?:(?:kept|keep) )?(?P<tell>told|tells?|telling) (?:me|us|him|her|them)|(?:kept )?(?:said|says?|saying)))"
    r"(?: that)? (?P<what>(?!(?:to|about|of|off|what|when|where|who|why|how|whether|if) |so\b|nothing|yes\b|no\b|"
    r"it\b[.,!?”\"’])(?:[\w’'$£€%-]+[, ]+){2,60}?[\w’'$£€%-]+)"
    r"(?=[.,!?]?[”\"’']|[.!?](?: |$)|$)"
)
_STOP = lazy_re(r"[.!?] ")


def with_second_hand(text: str, found: Sequence[FoundAttribution]) -> Iterator[FoundAttribution]:
    """Give attributions with those inside their quotations, whose source is nobody named."""
    for each in found:
        yield each
        if each.act is not Act.STATEMENT or not each.is_quoted:
            continue
        for piece in each.content:
            for start in (piece.start, *(stop.end() for stop in _STOP.finditer(text, piece.start, piece.end))):
                match = _TOLD.match(text, start, piece.end)
                told = _told(text, match, each.content[0].start) if match is not None else None
                if told is not None:
                    yield told


_MET = lazy_re(
    r"\b(?:I|[Ww]e)(?:[’'][dv]e?)? (?:(?!not\b|never\b)[a-z]+ ){1,4}?"
    rf"(?P<who>an? (?:[a-z-]+ ){{0,2}}?(?:{'|'.join(sorted(PERSON_NOUNS))}))\b"
)
"""Whom a speaker tells of, right before "he told me": "I had a man on the phone"."""
NEAR = 160


def _told(text: str, match: re.Match[str], begin: int) -> FoundAttribution | None:
    """Give what others told a speaker, who are "someone" or unnamed people; None where they may be no people.

    The words that the speaker is quoted with begin at `begin`.
    """
    who, cue = Span(*match.span("who")), Span(*match.span("cue"))
    is_anyone = re.fullmatch(_ANYONE, match["who"]) is not None
    antecedent = None
    if match["who"] in {"He", "She"}:
        met = list(_MET.finditer(text, max(begin, match.start() - NEAR), match.start()))
        if not met or len(_STOP.findall(text, met[-1].end(), match.start())) > 1:
            return None  # others may stand between
        antecedent = Span(*met[-1].span("who"))
    elif not is_anyone and classify(match["who"]).kind not in _UNNAMED:
        return None
    return FoundAttribution(
        source=None if is_anyone else who,
        cue=cue if is_anyone else Span(who.end + 1, cue.end),
        content=(Span(*match.span("what")),),
        act=Act.STATEMENT,
        lemma="tell" if match["tell"] else "say",
        antecedent=antecedent,
        is_quoted=True,
    )


_UNNAMED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.COLLECTIVE})
