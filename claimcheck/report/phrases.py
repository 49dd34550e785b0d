"""What the terminal report calls things: the enums of the types in an editor's words."""

from __future__ import annotations

from claimcheck.report.layout import Style
from claimcheck.types import Act, Cause, Claim, Label, ReviewReason, SentenceState, Severity, SourceKind, Stance

LABELS = {
    Label.SOURCED: ("SOURCED", Style.GREEN),
    Label.ANONYMOUS: ("ANONYMOUS", Style.YELLOW),
    Label.UNVERIFIED: ("UNVERIFIED", Style.BLUE),
    Label.NOT_CLASSIFIED: ("NOT CLASSIFIED", Style.MAGENTA),
}
SEVERITIES = {
    Severity.ERROR: ("ERROR", Style.RED),
    Severity.WARNING: ("WARNING", Style.YELLOW),
    Severity.INFO: ("INFO", Style.DIM),
}
STANCES = {
    Stance.CONTRADICTS: ("contradicted by", Style.RED),
    Stance.SUPPORTS: ("supported by", Style.GREEN),
    Stance.NARROWS: ("narrowed by", Style.YELLOW),
}
KINDS = {
    SourceKind.NAMED_PERSON: "named person",
    SourceKind.NAMED_ORGANIZATION: "named organization",
    SourceKind.SPOKESPERSON: "spokesperson",
    SourceKind.DOCUMENT: "document",
    SourceKind.UNNAMED_PERSON: "unnamed person",
    SourceKind.UNNAMED_DOCUMENT: "unnamed document",
    SourceKind.COLLECTIVE: "collective",
    SourceKind.PASSIVE: "nobody named",
}
ASKED_WHY = {SourceKind.UNNAMED_PERSON, SourceKind.COLLECTIVE}
"""Kinds of sources of which an editor asks why they are not named, and how they know: those that are people."""
GROUNDLESS_ACTS = {
    Act.STATE_OF_MIND: "a wish, belief or plan of",
    Act.ACT: "an act of",
}
STATES = {
    SentenceState.CLAIMS: "with claims",
    SentenceState.CONTINUATION: "carrying on",
    SentenceState.OPINION: "opinion",
    SentenceState.SKIPPED: "skipped",
    SentenceState.NOT_CLASSIFIED: "not classified",
}
CAUSES = {
    Cause.LANGUAGE: "in a language that the engine does not read",
    Cause.TOO_LONG: "longer than a sentence can be",
    Cause.UNGROUNDED_SOURCE: "its source or cue is not in the article",
    Cause.UNGROUNDED_QUOTATION: "its quotation is not in the article",
    Cause.UNACCOUNTED_SENTENCE: "the model gave no account of the sentence",
    Cause.REFUSED: "the model refused",
    Cause.TRUNCATED: "the model's reply was cut off",
    Cause.MALFORMED_REPLY: "the model's reply cannot be used",
    Cause.MODEL_UNAVAILABLE: "the model could not be reached",
    Cause.TIMEOUT: "the time was spent",
    Cause.BUDGET: "the budget was spent",
    Cause.SEARCH_FAILED: "the archive could not be searched",
    Cause.JUDGING_FAILED: "its passages could not be judged",
}
REASONS = {
    ReviewReason.UNCLEAR_REACH: "how far the attribution reaches is unclear",
    ReviewReason.UNRESOLVED_REFERENCE: "who is meant is unclear",
    ReviewReason.REWRITTEN: "wording fell back to the quotation",
    ReviewReason.LOW_CONFIDENCE: "low confidence",
    ReviewReason.UNFOUND_REASON: "the reason for anonymity is not in the article",
    ReviewReason.UNFOUND_BASIS: "the basis of knowledge is not in the article",
    ReviewReason.NOT_CHECKED: "not checked against the archive",
    ReviewReason.CONTRADICTED: "contradicted",
    ReviewReason.SAME_DAY_EVIDENCE: "evidence of the same day",
    ReviewReason.MODEL_DISAGREES: "the model gave another label",
    ReviewReason.ENGINES_DISAGREE: "the engines disagree",
    ReviewReason.NOT_CLASSIFIED: "not classified",
}


def cause_words(cause: str | None) -> str:
    """Say a cause in words; one that has none is said as it is."""
    return CAUSES[Cause(cause)] if cause in set(Cause) else str(cause or "cause unknown").replace("_", " ")


def failure_words(claim: Claim) -> str:
    """Say why a claim has no label, and where it is counted if not among the labels."""
    beside = "" if claim.kind.is_counted else f"; {claim.kind}, beside the counts"
    return f"{cause_words(claim.cause)}{beside}"


def date_words(date: str | None) -> str | None:
    """Say a date of ISO 8601 to the minute: `2031-04-01`, `2031-04-01 14:30`."""
    return date[:16].replace("T", " ") if date else None


def count(number: int, singular: str, plural: str | None = None) -> str:
    """Say how many: `1 claim`, `2 claims`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def unread_words(number: int, cause: str | None) -> str:
    """Say how many sentences were not read and why: `24 sentences were not read: the budget was spent`."""
    if cause in {Cause.LANGUAGE, Cause.TOO_LONG}:
        return f"{count(number, 'sentence')} {cause_words(cause)}"
    return f"{count(number, 'sentence')} {'was' if number == 1 else 'were'} not read: {cause_words(cause)}"
