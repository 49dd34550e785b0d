"""Claims, who they stand on, and what the archive says of them.

`ReadClaim` is what a reader finds in the article; `reports.Claim` is the same after ledger, evidence and verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.types.documents import Passage, Span

DENIAL_MARK = "[not true:]"
"""What opens the wording of a claim that the words after it are not true; the judges read it."""


class Act(StrEnum):
    """What the source does with the content; only a statement gives ground for a label."""

    STATEMENT = "statement"
    STATE_OF_MIND = "state_of_mind"
    ACT = "act"


class SourceKind(StrEnum):
    """Who or what stands behind content; the first four count as named, the others as anonymous."""

    NAMED_PERSON = "named_person"
    NAMED_ORGANIZATION = "named_organization"
    SPOKESPERSON = "spokesperson"
    DOCUMENT = "document"
    UNNAMED_PERSON = "unnamed_person"
    UNNAMED_DOCUMENT = "unnamed_document"
    COLLECTIVE = "collective"
    PASSIVE = "passive"

    @property
    def is_named(self) -> bool:
        """Tell whether an editor could go and ask this source."""
        return self in {self.NAMED_PERSON, self.NAMED_ORGANIZATION, self.SPOKESPERSON, self.DOCUMENT}


class Label(StrEnum):
    """On whose word a claim stands, or that it could not be told."""

    SOURCED = "sourced"
    ANONYMOUS = "anonymous"
    UNVERIFIED = "unverified"
    NOT_CLASSIFIED = "not_classified"


class Basis(StrEnum):
    """Why a label holds."""

    ATTRIBUTION = "attribution"
    ARCHIVE = "archive"
    NONE = "none"


class ClaimKind(StrEnum):
    """What sort of statement a claim is; process and background stay outside the label counts."""

    FACT = "fact"
    PREDICTION = "prediction"
    OPINION = "opinion"
    PROCESS = "process"
    BACKGROUND = "background"

    @property
    def is_counted(self) -> bool:
        """Tell whether claims of this kind enter the label counts."""
        return self not in {self.PROCESS, self.BACKGROUND}


class Stance(StrEnum):
    """What a passage says of a claim; where a passage says several of these, the first in this order counts."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NARROWS = "narrows"
    UNRELATED = "unrelated"


class EvidenceState(StrEnum):
    """Whether the archive was asked about a claim."""

    SEARCHED = "searched"
    NOT_SEARCHED = "not_searched"
    NOT_CHECKED = "not_checked"


class Footing(StrEnum):
    """On whose word a passage itself says what it says: its own, a named source's or anonymous ones' alone."""

    OWN = "own"
    NAMED = "named"
    ANONYMOUS = "anonymous"


class Cause(StrEnum):
    """Why something is not classified or not checked."""

    LANGUAGE = "language"
    TOO_LONG = "too_long"
    UNGROUNDED_SOURCE = "ungrounded_source"
    UNGROUNDED_QUOTATION = "ungrounded_quotation"
    UNACCOUNTED_SENTENCE = "unaccounted_sentence"
    REFUSED = "refused"
    TRUNCATED = "truncated"
    MALFORMED_REPLY = "malformed_reply"
    MODEL_UNAVAILABLE = "model_unavailable"
    TIMEOUT = "timeout"
    BUDGET = "budget"
    SEARCH_FAILED = "search_failed"
    JUDGING_FAILED = "judging_failed"


class ReviewReason(StrEnum):
    """Why an editor should look at a claim."""

    UNCLEAR_REACH = "unclear_reach"
    UNRESOLVED_REFERENCE = "unresolved_reference"
    REWRITTEN = "rewritten"
    LOW_CONFIDENCE = "low_confidence"
    UNFOUND_REASON = "unfound_reason"
    UNFOUND_BASIS = "unfound_basis"
    NOT_CHECKED = "not_checked"
    CONTRADICTED = "contradicted"
    SAME_DAY_EVIDENCE = "same_day_evidence"
    MODEL_DISAGREES = "model_disagrees"
    ENGINES_DISAGREE = "engines_disagree"
    NOT_CLASSIFIED = "not_classified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of an attribution's chain as a reader finds it, before the ledger merges mentions.

    `mention` is None for a passive ("reportedly"), where nobody is mentioned. `antecedent` is the span of the words
    that a pronoun, short name or "this person" refers to; `name` what the ledger calls the source: the fullest form
    that the article gives.
    """

    kind: SourceKind
    name: str
    mention: Span | None
    antecedent: Span | None = None
    reason_for_anonymity: Span | None = None
    basis_of_knowledge: Span | None = None
    stated_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """How the article says that it knows some content; `chain` runs from the article inward, never empty.

    `source` is the mention nearest to the content. `is_denial` is set where the content is what the source denies,
    `is_own_report` where the source is earlier work of the same paper. `is_grounded` is false where a source or cue
    that a model gave does not occur in the article: such an attribution never gives ground for a label.
    """

    chain: tuple[Link, ...]
    act: Act
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    is_denial: bool = False
    is_own_report: bool = False
    is_grounded: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaim:
    """One claim as a reader finds it in the article alone, before any evidence.

    `text` is worded to be read alone; resolved words stand in square brackets where no model words it.
    `failure` is the cause that keeps it from being classified. `witnessed` is the span where the writer is the witness,
    `resolved` are the words elsewhere that references in it were resolved to.
    """

    id: str
    text: str
    kind: ClaimKind
    spans: tuple[Span, ...]
    attributions: tuple[Attribution, ...]
    confidence: float
    model_label: Label | None = None
    witnessed: Span | None = None
    needs_review: tuple[ReviewReason, ...] = ()
    failure: Cause | None = None
    resolved: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceVerdict:
    """What a reader says of a sentence beside its claims: only opinion, or that reading it failed."""

    span: Span
    is_opinion: bool = False
    failure: Cause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionReading:
    """What a reader found in one section: its claims in order of the text, and verdicts on sentences without one.

    `place` orders the sections of an article, which may come in another order; equal ones stand as they come. `notes`
    say for people why sentences could not be read, in the words of who failed.
    """

    claims: tuple[ReadClaim, ...]
    sentences: tuple[SentenceVerdict, ...] = ()
    place: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one passage of the archive says of one claim.

    `quote` is verbatim in the prior document at `span` and decides the stance; `footing` says on whose word it says so.
    `is_same_day` is set where article and passage are of one day and their order is not known.
    """

    passage: Passage
    stance: Stance
    quote: str
    span: Span
    footing: Footing
    is_same_day: bool = False
