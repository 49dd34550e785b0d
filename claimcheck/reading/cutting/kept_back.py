"""What nobody answers or tells, as patterns: "has yet to say whether", "nobody has said who", "made no comment"."""

from __future__ import annotations

from claimcheck.attribution.vocabulary.nouns import PERSON_NOUNS

_PEOPLE_ONE = "|".join(sorted(PERSON_NOUNS))
_WHAT = r"(?:how|why|when|who|whom|what|which|whether|if|where)\b"
_NOBODY = r"(?:nobody|no[ -]one|none(?: of [^.;,\n]{1,40}?)?|neither [^.;,\n]{1,60}?)"
_TELL = r"(?:say|said|disclosed?|reveal(?:ed)?) (?:publicly )?"
NOT_TOLD = (
    rf"(?:has|have|had)(?: not|n[’']t)(?: (?:yet|publicly|immediately))* (?:said|disclosed|revealed) "
    rf"(?:publicly )?{_WHAT}|"
    rf"{_NOBODY} (?:has|have|had|would|will|could)(?: (?:yet|publicly|immediately))* {_TELL}{_WHAT}|"
    rf"nor (?:has|have|had|would|will|did) (?:[\w’'-]{{1,30}} ){{1,5}}?{_TELL}{_WHAT}|"
    r"(?:is|are|was|were|has|have|had) yet to (?:comment|respond|reply|"
    rf"(?:publicly |formally |officially )?(?:say|confirm|disclose|reveal|announce|specify) (?:publicly )?{_WHAT})|"
    rf"(?:is|are) not (?:naming|identifying) (?:him|her|them|the (?:[\w-]+ ){{0,2}}(?:{_PEOPLE_ONE})s?)\b"
)
"""What somebody keeps to himself: "have not said what led to it"; or the paper: "The Herald is not naming her"."""
_ASKING = (
    r"(?:(?:[\w’'-]{1,30} ){0,4}?(?:requests?|questions?|quer(?:y|ies)|messages?|e-?mails?|calls?|letters?|"
    r"(?:in|en)quir(?:y|ies)|approach(?:es)?)\b)"
)
NO_REPLY = (
    rf"neither [^.;\n]{{1,80}}? (?:responded|replied|(?:has |have |had )(?:responded|replied))(?: \w+ly)? to {_ASKING}|"
    rf"neither [^.;\n]{{1,80}}? (?:answered|returned) {_ASKING}|"
    r"(?:ha[ds]|ma[dk]es?|gave|gives|offer(?:ed|s)) no (?:immediate |further |public |other )?comment\b"
)
"""Who says nothing when asked: "Neither firm replied to questions", "Pieter Nel made no comment"."""
