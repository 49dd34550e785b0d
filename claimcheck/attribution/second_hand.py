"""What somebody quoted has from others who are not named: "“Someone told me a bed was coming,” she said".

"They" is left to the speaker: it may be a body that the article names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.vocabulary.capitals import capitals
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
_CLAUSE = (
    r"(?:(?:it|he|she|they|we|I|you|there|this|that|nobody|everyone|everything)(?:[’'][a-z]{1,2})? |"
    r"(?:the|an?|my|our|his|her|their) (?:[\w’'-]+ ){1,5}?(?:was|were|is|are|would|had|has|have|will|could|might|may) )"
)
_WAS_TOLD = lazy_re(
    r"[“\"‘']?(?:(?:[Mm]y [Ll](?:ord|ady)|[Yy]our [A-Z][a-z]+|Sir|Madam|Ma[’']am|Yes|No|Well|Look), )?"
    r"(?:(?:And|But|So|Then|For|In|At|After|Every|All|Back|That) (?:[\w’'-]+,? ){0,4}?)?"
    r"(?P<cue>(?:[Ww]e|I)(?:[’'](?:ve|d))? (?:(?:had|have|then|also|just) ){0,2}(?:was|were|been|being) "
    r"(?:(?:called|rung|phoned|telephoned|summoned|invited|stopped) (?:[\w’'-]+ ){0,5}?and )?"
    r"(?:(?:always|just|all|only|constantly|repeatedly|later|then|also|both|once) )?told) (?:that )?"
    rf"(?P<what>(?={_CLAUSE})(?:[\w’'$£€%-]+[, ]+){{2,60}}?[\w’'$£€%-]+)(?=[.,!?]?[”\"’']|[.!?](?: |$)|$)"
)
"""What a speaker was told, by nobody that is named: "For years we were told it was just one of those things"."""
_SET_OFF = lazy_re(
    r"[“\"‘']?(?P<what>(?:[\w’'$£€%-]+[, ]+){1,60}?[\w’'$£€%-]+), (?P<cue>(?:(?:or )?so )?(?:[Ww]e(?: are|[’']re)|"
    r"I(?: am|[’']m)|[Ww]e were|I was) told)(?=[.,!?]?[”\"’']|[.!?](?: |$)|$)"
)
"""The same set off behind it: "The gates are stuck, we are told"."""
_REPEATED = lazy_re(
    capitals(
        r"[“\"](?P<cue>(?P<named>[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,2}) told (?:me|us)),? "
        r"‘(?P<what>[^‘“”\"\n]{4,300}?)(?:[.,!?]’(?=[.,]?[”\"]| [A-Z])|’(?=[.,]?[”\"]))"
    )
)
"""What a speaker repeats of somebody named, in marks of its own: "Bruno told me, ‘They want me to sign’"."""
_STOP = lazy_re(r"[.!?] ")


def with_second_hand(text: str, found: Sequence[FoundAttribution]) -> Iterator[FoundAttribution]:
    """Give attributions with those inside their quotations, whose source is nobody named, or is quoted in turn."""
    for each in found:
        yield each
        if each.act is not Act.STATEMENT or not each.is_quoted:
            continue
        for piece in each.content:
            for start in (piece.start, *(stop.end() for stop in _STOP.finditer(text, piece.start, piece.end))):
                patterns = (_TOLD, _WAS_TOLD, _SET_OFF, _REPEATED, _DID)
                match = next((m for each in patterns if (m := each.match(text, start, piece.end))), None)
                told = _told(text, match, each.content[0].start) if match is not None else None
                if told is not None:
                    yield told


_PERSON = rf"(?:[a-z-]+ ){{0,2}}?(?:{'|'.join(sorted(PERSON_NOUNS))})"
_MET = lazy_re(
    r"\b(?:I|[Ww]e)(?:[’'][dv]e?)? (?:(?!not\b|never\b)[a-z]+ ){1,4}?"
    rf"(?P<who>an? {_PERSON})\b|"
    rf"\b(?:I|[Ww]e) (?:asked|saw|met|rang|called|phoned|found) (?P<known>(?:the|my|our) {_PERSON})\b|"
    r"(?:^|[“\"‘'] ?|[.!?] )(?P<kin>My (?:own |late |eldest |older |younger )?"
    r"(?:(?P<she>mother|mum|mom|grandmother|aunt|sister|wife|daughter|niece)|"
    r"(?:father|dad|grandfather|uncle|brother|husband|son|nephew))) (?!and\b|or\b)"
)
"""Whom a speaker tells of, right before "he told me": "I had a man on the phone", "My mother was turned away"."""
_DID = lazy_re(
    rf"[“\"‘']?(?P<who>(?:An?|One|Another|My|Our) {_PERSON}) (?:[a-z]{{2,}}ed|held|took|came|sat|rang|met|saw|knelt|"
    r"stood|went|left|got|put|gave|ran|drove|wrote|found) (?:[a-z’'-]+ ){1,8}?and "
    r"(?P<cue>(?P<tell>told) (?:me|us)|said)(?: that)? (?P<what>(?:[\w’'$£€%-]+[, ]+){2,60}?[\w’'$£€%-]+)"
    r"(?=[.,!?]?[”\"’']|[.!?](?: |$)|$)"
)
"""What somebody did and said: "A midwife held my hand and said nobody could have known"."""
NEAR = 160


def _told(text: str, match: re.Match[str], begin: int) -> FoundAttribution | None:
    """Give what others told a speaker, who are "someone" or unnamed people; None where they may be no people.

    The words that the speaker is quoted with begin at `begin`.
    """
    cue, groups = Span(*match.span("cue")), match.groupdict()
    who = Span(*match.span("who")) if groups.get("who") else None
    if groups.get("named"):
        named = Span(*match.span("named"))
        return FoundAttribution(
            source=named,
            cue=Span(named.end + 1, cue.end),
            content=(Span(*match.span("what")),),
            act=Act.STATEMENT,
            lemma="tell",
            is_quoted=True,
        )
    is_anyone = who is None or re.fullmatch(_ANYONE, who.of(text)) is not None
    antecedent = None
    if who is not None and who.of(text) in {"He", "She"}:
        antecedent = _met(text, match, begin, who)
        if antecedent is None:
            return None  # others may stand between
    elif who is not None and not is_anyone and classify(who.of(text)).kind not in _UNNAMED:
        return None
    return FoundAttribution(
        source=None if is_anyone else who,
        cue=cue if is_anyone or who is None else Span(max(who.end + 1, cue.start), cue.end),
        content=(Span(*match.span("what")),),
        act=Act.STATEMENT,
        lemma="say" if "tell" in groups and not groups["tell"] else "tell",
        antecedent=antecedent,
        is_quoted=True,
    )


def _met(text: str, match: re.Match[str], begin: int, pronoun: Span) -> Span | None:
    """Give the one whom "he" or "she" can be who tells a speaker something: the last one that the speaker tells of."""
    met = list(_MET.finditer(text, max(begin, match.start() - NEAR), match.start()))
    if not met or len(_STOP.findall(text, met[-1].end(), match.start())) > 1:
        return None
    last = met[-1]
    if last["kin"] and (last["she"] is None) != (pronoun.of(text) == "He"):
        return None
    return Span(*last.span("who" if last["who"] else "known" if last["known"] else "kin"))


_UNNAMED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.COLLECTIVE})
