"""What the page calls things, in whole sentences for an editor."""

from __future__ import annotations

from claimcheck.report.phrases import cause_words
from claimcheck.types import (
    Act,
    Basis,
    Claim,
    ClaimKind,
    EvidenceState,
    Footing,
    Label,
    LinkedAttribution,
    Severity,
    Stance,
)

GROUPS = {
    "sourced": "Sourced",
    "anonymous": "Anonymous",
    "unverified": "Unverified",
    "not_classified": "Not classified",
    "process": "Process",
    "background": "Background",
}
"""The names of what claims are counted and coloured by: labels, and the two kinds outside the label counts."""
MEANINGS = {
    "sourced": "on the word of somebody or something named, whom an editor could go and ask, or on the archive",
    "anonymous": "only on sources that nobody can ask",
    "unverified": "the article shows no ground for it, and the archive none; that says nothing about truth",
    "not_classified": "could not be read or decided; a failure, never a label",
}
"""What the labels say where an archive was searched."""
MEANINGS_WITHOUT_ARCHIVE = MEANINGS | {
    "sourced": "on the word of somebody or something named, whom an editor could go and ask",
    "unverified": "the article shows no ground for it, and no archive was searched; that says nothing about truth",
}
SEVERITIES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Remarks"}
SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
STANCES = {
    Stance.CONTRADICTS: "Contradicted by",
    Stance.SUPPORTS: "Supported by",
    Stance.NARROWS: "Narrowed by",
    Stance.UNRELATED: "Found, but unrelated",
}
FOOTINGS = {
    Footing.OWN: None,
    Footing.NAMED: "on a named source",
    Footing.ANONYMOUS: "on anonymous sources alone",
}
_SEARCHED = {
    EvidenceState.SEARCHED: "The article shows no ground for it, and the archive none.",
    EvidenceState.NOT_SEARCHED: "The article shows no ground for it; no archive was searched.",
    EvidenceState.NOT_CHECKED: "The article shows no ground for it; the archive was not checked.",
}
_OPPOSED = "The article shows no ground for it, and the archive contradicts it."
_ACTS = {
    Act.STATEMENT: "said by",
    Act.STATE_OF_MIND: "a wish, belief or plan of",
    Act.ACT: "an act of",
}


def ground_words(claim: Claim) -> str:
    """Say in one or two sentences why a claim has its label."""
    if claim.label is Label.NOT_CLASSIFIED:
        return f"It could not be classified: {cause_words(claim.cause)}."
    if claim.label is Label.UNVERIFIED:
        saw = " The writer saw it." if claim.witnessed else ""
        if claim.contradicted_by:
            return f"{_OPPOSED}{saw} Which of the two is right is not decided here."
        if claim.kind is ClaimKind.PROCESS:
            return f"How the story came about: recorded, outside the label counts, looked up nowhere.{saw}"
        return f"{_SEARCHED[claim.evidence_state]}{saw} That says nothing about its truth."
    if claim.basis is Basis.ARCHIVE:
        named = claim.label is Label.SOURCED
        by = "supports it" if named else "has it from anonymous sources alone"
        return f"The article gives no source for it; the archive {by}."
    if claim.label is Label.SOURCED:
        return "The article gives a named source for it."
    if claim.corroborated_by:
        return (
            "The article has it from sources that nobody can ask. The archive supports it, which does not change that."
        )
    return "The article has it from sources that nobody can ask."


def sentence(message: str) -> str:
    """Set the message of a finding as a page prints it, with a capital; its marks may be the article's, and stay."""
    return message[:1].upper() + message[1:]


def act_words(attribution: LinkedAttribution) -> str:
    """Say how the content stands to its source: said, denied, wanted or done."""
    return "denied by" if attribution.is_denial else _ACTS[attribution.act]
