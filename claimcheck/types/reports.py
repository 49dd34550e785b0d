"""The report of one run, in the very shape that programs read as JSON (`claimcheck schema`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from claimcheck.types.claims import (
    Act,
    Basis,
    Cause,
    ClaimKind,
    EvidenceState,
    Footing,
    Label,
    ReviewReason,
    SourceKind,
    Stance,
)
from claimcheck.types.documents import Span

SCHEMA_VERSION = "1"


class SentenceState(StrEnum):
    """What became of a sentence; the first that fits, in this order."""

    NOT_CLASSIFIED = "not_classified"
    CLAIMS = "claims"
    OPINION = "opinion"
    CONTINUATION = "continuation"
    SKIPPED = "skipped"


class Severity(StrEnum):
    """How much a finding weighs."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedDocument:
    """The article that was checked; `date` is ISO 8601, and every offset of the report indexes `text`."""

    id: str
    title: str | None
    date: str | None
    publisher: str | None
    url: str | None
    sha256: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSentence:
    """A sentence with its state, and the reason of a `skipped` or `not_classified` one; paragraphs count from 0."""

    start: int
    end: int
    paragraph: int
    state: SentenceState
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedAttribution:
    """An attribution whose chain holds ids of the source ledger, from the article inward."""

    chain: tuple[str, ...]
    act: Act
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    is_denial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage of the archive with its stance towards a claim; `start` and `end` index the prior document's text."""

    document_id: str
    title: str | None
    date: str | None
    publisher: str | None
    url: str | None
    origin: str
    quote: str
    start: int
    end: int
    stance: Stance
    footing: Footing
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim with its label: what a reader found, after the ledger, the evidence and the verdict."""

    id: str
    text: str
    kind: ClaimKind
    spans: tuple[Span, ...]
    label: Label
    basis: Basis
    cause: Cause | None
    attributions: tuple[LinkedAttribution, ...]
    evidence_state: EvidenceState
    evidence: tuple[Evidence, ...]
    corroborated_by: tuple[str, ...]
    contradicted_by: tuple[str, ...]
    model_label: Label | None
    confidence: float
    witnessed: Span | None
    own_report: bool
    needs_review: tuple[ReviewReason, ...]
    resolved: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One entry of the source ledger: a distinct source with all its mentions in the article."""

    id: str
    name: str
    kind: SourceKind
    mentions: tuple[Span, ...]
    reason_for_anonymity: Span | None = None
    basis_of_knowledge: Span | None = None
    stated_count: int | None = None
    may_be_among: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule of the policy that a claim or source breaks."""

    rule: str
    severity: Severity
    message: str
    spans: tuple[Span, ...]
    claim_id: str | None = None
    source_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptFacts:
    """Which prompt was used, by hash."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFacts:
    """Which policy was applied, by hash."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """What was run, when, and with what; `started_at` is ISO 8601 in UTC, `notes` are for people."""

    id: str
    started_at: str
    model: str
    engine_version: str
    prompts: tuple[PromptFacts, ...]
    policy: PolicyFacts
    archive: str | None
    settings_sha256: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What the run took; `cost_usd` is None where no price is known, `seconds` is by stage."""

    calls: int = 0
    retries: int = 0
    cache_hits: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float | None = 0.0
    seconds: dict[str, float] = field(default_factory=dict)
    ungrounded: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that one run says of one article.

    `coverage` counts sentences by state and sums to all of them; `totals` counts the counted claims by label,
    with `process` and `background` claims apart.
    """

    run: RunFacts
    document: ReportedDocument
    sentences: tuple[CheckedSentence, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    coverage: dict[str, int]
    totals: dict[str, int]
    usage: Usage
    schema_version: str = SCHEMA_VERSION
