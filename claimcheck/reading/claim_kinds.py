"""What kind of statement a claim is, from its wording."""

from __future__ import annotations

import re

from claimcheck.types import ClaimKind

_PREDICTION = re.compile(
    r"\b(?:will|won[’']t|shall|(?:is|are|am|was|were|[’'](?:re|s|m)) (?:not )?(?:going|expected|likely|"
    r"set|due|scheduled|poised|slated|planning|"
    r"unlikely|bound|about) to|plans? to|intends? to|is planned|would (?!have\b)|could soon|may soon)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:should(?:n[’']t)?|ought to|must|i (?:think|believe|feel|hope)|we (?:think|believe|feel|hope)|"
    r"in my (?:view|opinion)|"
    r"disgrace(?:ful)?|shame(?:ful)?|outrage(?:ous)?|ridiculous|absurd|terrible|terrific|wonderful|"
    r"amazing|awful|horrible|great|fantastic|"
    r"incredible|pathetic|disaster|disastrous|brilliant|reckless|unacceptable|proud|sad|unfair|wrong|best|"
    r"worst|nonsense|foolish|"
    r"irresponsible|dangerous|cruel|stupid|beautiful|tragic|deserves?|unfortunate(?:ly)?|frankly)\b",
    re.IGNORECASE,
)
_OWN_OPINION = re.compile(
    r"\b(?:should(?:n[’']t)?|ought to|shameful|disgraceful|outrageous|ridiculous|absurd|unacceptable|must not)\b",
    re.IGNORECASE,
)
_INSTRUCTION = re.compile(
    r"^(?:read|click|see|watch|listen|imagine|consider|let|think of|remember|look|take|note|call|write|"
    r"visit|follow|join|tell us|send|email|subscribe)\b(?! the)",
    re.IGNORECASE,
)
_WITNESSED = re.compile(
    r"\b(?:(?:[Aa]|[Tt]his|[Oo]ur|[Tt]he) (?:[A-Z][\w’'-]+ ){0,3}(?:reporter|correspondent|journalist|"
    r"photographer)s? (?:for [^,.]{2,40} )?(?:saw|watched|heard|counted|witnessed|visited|found|observed)|"
    r"could not (?:be )?(?:immediately |independently )+(?:be )?(?:verified|confirmed)|(?:reporters|"
    r"journalists) (?:saw|watched|heard|counted)|"
    r"I (?:saw|watched|heard|counted|met|visited|stood|walked)|seen by a reporter)\b"
)


def claim_kind(words: str, *, is_attributed: bool) -> ClaimKind:
    """Tell a prediction, an opinion that somebody utters, or a fact."""
    if is_attributed and _OPINION.search(words):
        return ClaimKind.OPINION
    if _PREDICTION.search(words):
        return ClaimKind.PREDICTION
    return ClaimKind.FACT


def is_own_opinion(sentence: str) -> bool:
    """Tell whether a sentence in the article's own voice is only an opinion, a question or an instruction."""
    stripped = sentence.strip(" \t\n”\"'’)")
    return (
        stripped.endswith("?") or _INSTRUCTION.match(stripped) is not None or _OWN_OPINION.search(stripped) is not None
    )


def witnessed_in(words: str) -> tuple[int, int] | None:
    """Find the words that make the writer the witness, as offsets into `words`."""
    match = _WITNESSED.search(words)
    return match.span() if match else None
