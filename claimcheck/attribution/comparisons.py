"""Comparisons with what somebody said, which are the writer's own: "It cost more than the council said"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.vocabulary.lexicon import AUXILIARIES, CUE_VERBS, Frame
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act

_MEASURE = r"(?:(?i:more|less|fewer|later|worse|better|further|farther)|[a-z]{2,12}(?<!oth)(?<!rath)er)"
_WHO = r"(?:he|she|they|it|we|(?:the|his|her|its|their) (?:[\w’'.-]+ ){0,4}?[\w’'.-]+)"
_NAMED = (
    r"(?:(?!An?\b|The\b|One\b)[A-Z][\w’'.-]*(?<!s)(?: [A-Z][\w’'.-]*){0,4}|police|"
    r"(?!(?:hundreds|thousands|dozens|scores|millions|tens) )[a-z]{4,20}s)"
)
_FIGURE = r"the [$£€]?\d[\d,.]{0,14}(?:%| per ?cent| (?:million|billion|trillion))?"
_COMPARED = lazy_re(
    rf"(?:\b{_MEASURE} than {_FIGURE} (?:[\w’'.-]+ ){{0,4}}?[\w’'.-]+|"
    rf"\b{_MEASURE}(?: [\w-]+){{0,3}} than {_WHO}|\b{_MEASURE} than {_NAMED}|"
    rf"\bas (?!soon|long|far|well)(?:[\w’'-]+ ){{1,5}}?as (?:{_WHO}|{_NAMED}))"
    rf"(?: (?:{'|'.join(sorted(AUXILIARIES))}|once|first|originally|previously|initially|ever))* $"
)
_SENTENCE_END = lazy_re(r"\b[a-z]+[.!?][”\"’']? ")
"""What parts a comparison from who speaks behind it: "more than the building was worth. She said"."""
REACH = 120
"""Characters before a cue in which it is compared."""


def as_comparison(text: str, found: FoundAttribution) -> FoundAttribution:
    """Let a comparison with what somebody said state nothing: "as fast as the mayor claimed, and fewer moved"."""
    verb = CUE_VERBS.get(found.lemma)
    is_said = found.act is Act.STATEMENT and verb is not None and verb.frame is not Frame.OBJECT
    if not is_said or found.cue is None or found.is_quoted:
        return found
    low = max(0, text.rfind("\n", 0, found.cue.start) + 1, found.cue.start - REACH)
    compared = _COMPARED.search(text[low : found.cue.start])
    if compared is None or _SENTENCE_END.search(compared.group()) is not None:
        return found
    return replace(found, act=Act.ACT, is_mention=True)
