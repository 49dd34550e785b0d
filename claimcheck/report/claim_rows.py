"""The claims of a report by paragraph: label, wording, on whose word, and what the archive says."""

from __future__ import annotations

from itertools import groupby

from claimcheck.report.layout import Sheet, Style, shorten
from claimcheck.report.nearness import is_near
from claimcheck.report.phrases import (
    ASKED_WHY,
    CAUSES,
    GROUNDLESS_ACTS,
    KINDS,
    LABELS,
    REASONS,
    STANCES,
    cause_words,
    count,
    date_words,
)
from claimcheck.report.places import Places
from claimcheck.types import (
    Act,
    Claim,
    ClaimKind,
    Evidence,
    EvidenceState,
    Footing,
    Label,
    LinkedAttribution,
    Report,
    ReviewReason,
    SentenceState,
    Source,
    SourceKind,
)

PARAGRAPH_COLUMNS = 5
LABEL_COLUMNS = 15
_MAX_LINES = 3
_MAX_EVIDENCE = 4
_MAX_WORDS_COLUMNS = 90
_FLAGGED_ELSEWHERE = {ReviewReason.CONTRADICTED, ReviewReason.NOT_CLASSIFIED, ReviewReason.NOT_CHECKED}


def claim_rows(report: Report, places: Places, sheet: Sheet) -> list[str]:
    """Set every claim under the paragraph where it starts first; background and process are folded to a line each."""
    if not report.claims:
        is_all_read = not report.coverage.get(SentenceState.NOT_CLASSIFIED.value)
        return [*sheet.heading("Claims"), "none found" if is_all_read else "none found in what could be read"]
    ordered = sorted(report.claims, key=lambda claim: min(claim.spans))
    lines = sheet.heading("Claims", "by paragraph")
    for paragraph, group in groupby(ordered, key=lambda claim: places.paragraph(min(claim.spans))):
        claims = list(group)
        mark = f"¶{paragraph + 1}"
        for claim in (claim for claim in claims if claim.kind.is_counted):
            lines += _row(claim, mark, places, sheet)
            mark = ""
        for kind in (ClaimKind.BACKGROUND, ClaimKind.PROCESS):
            folded = [claim for claim in claims if claim.kind is kind]
            if folded:
                lines += _folded(folded, mark, sheet)
                mark = ""
    return lines


def source_words(source: Source | None, places: Places) -> str:
    """Say who a source is, and for an anonymous one why it is not named."""
    if source is None:
        return "a source that is not in the ledger"
    name = shorten(source.name, _MAX_WORDS_COLUMNS)
    if source.kind is SourceKind.PASSIVE:
        return f"{_quoted(name)} ({KINDS[source.kind]})"
    return f"{name} ({'; '.join([KINDS[source.kind], *source_facts(source, places)])})"


def source_facts(source: Source, places: Places) -> list[str]:
    """Say what else the ledger knows of a source: how many, why unnamed, how it knows."""
    facts = [f"{source.stated_count} stated"] if source.stated_count is not None else []
    if source.reason_for_anonymity:
        facts.append(_quoted(places.words(source.reason_for_anonymity)))
    elif source.kind in ASKED_WHY:
        facts.append("no reason given")
    if source.basis_of_knowledge:
        facts.append(f"knows it: {_quoted(places.words(source.basis_of_knowledge))}")
    return facts


def evidence_words(evidence: Evidence) -> str:
    """Say where a passage was printed and when."""
    known = [shorten(part, _MAX_WORDS_COLUMNS) for part in (evidence.publisher, date_words(evidence.date)) if part]
    if evidence.title or not known:
        known.append(_quoted(shorten(evidence.title or evidence.document_id, _MAX_WORDS_COLUMNS)))
    words = ", ".join(known)
    return f"{words}, on anonymous sources alone" if evidence.footing is Footing.ANONYMOUS else words


def _row(claim: Claim, mark: str, places: Places, sheet: Sheet) -> list[str]:
    """Set one claim with everything that it stands on."""
    label, style = LABELS[claim.label]
    indent = PARAGRAPH_COLUMNS + LABEL_COLUMNS
    room = sheet.width - indent
    cells = ((mark, PARAGRAPH_COLUMNS, Style.DIM), (label, LABEL_COLUMNS, style))
    lines = sheet.row(cells, shorten(claim.text, room * _MAX_LINES))
    for text, detail_style in _details(claim, places):
        lines += sheet.text(f"— {text}", indent=indent, style=detail_style, hang=2)
    return lines


def _details(claim: Claim, places: Places) -> list[tuple[str, Style]]:
    """List what is to be said under a claim, with the style of each line."""
    chains = dict.fromkeys(_attribution_words(attribution, places) for attribution in claim.attributions)
    details = [(words, Style.DIM) for words in chains]
    if claim.label is Label.NOT_CLASSIFIED:
        details.append((cause_words(claim.cause), Style.MAGENTA))
    elif claim.witnessed:
        details.append((f"the writer's own eyes: {_quoted(places.words(claim.witnessed))}", Style.DIM))
    also = [span for span in claim.spans if places.paragraph(span) != places.paragraph(min(claim.spans))]
    remarks = [str(claim.kind)] if claim.kind is not ClaimKind.FACT else []
    remarks += [f"also in {places.mark(also)}"] if also else []
    remarks += ["earlier work of this paper"] if claim.own_report else []
    if remarks:
        details.append(("; ".join(remarks), Style.DIM))
    details += _evidence_details(claim, places)
    reasons = [REASONS[reason] for reason in claim.needs_review if reason not in _FLAGGED_ELSEWHERE]
    if reasons:
        details.append((f"review: {'; '.join(reasons)}", Style.YELLOW))
    return details


def _evidence_details(claim: Claim, places: Places) -> list[tuple[str, Style]]:
    """Say what the archive says, contradiction first; passages that hardly speak of it are left out."""
    details: list[tuple[str, Style]] = []
    for stance, (words, style) in STANCES.items():
        passages = [one for one in claim.evidence if one.stance is stance and is_near(one, claim, places.text)]
        for evidence in passages[:_MAX_EVIDENCE]:
            quote = _quoted(shorten(evidence.quote, 2 * _MAX_WORDS_COLUMNS))
            details.append((f"{words} {evidence_words(evidence)}: {quote}", style))
        if len(passages) > _MAX_EVIDENCE:
            details.append((f"{words} {len(passages) - _MAX_EVIDENCE} more", style))
    if claim.evidence_state is EvidenceState.NOT_CHECKED and claim.label is not Label.NOT_CLASSIFIED:
        why = CAUSES[claim.cause] if claim.cause else "search or judging failed"
        details.append((f"archive not checked: {why}", Style.YELLOW))
    return details


def _attribution_words(attribution: LinkedAttribution, places: Places) -> str:
    """Say on whose word the content stands, link by link from the article inward."""
    chain = ", citing ".join(source_words(places.source(source_id), places) for source_id in attribution.chain)
    if attribution.act is not Act.STATEMENT:
        return f"{GROUNDLESS_ACTS[attribution.act]} {chain}, told in the article's own voice: no ground"
    return f"denied by {chain}" if attribution.is_denial else chain


def _folded(claims: list[Claim], mark: str, sheet: Sheet) -> list[str]:
    """Set claims outside the label counts on one line, their label behind each."""
    kind = claims[0].kind
    room = sheet.width - PARAGRAPH_COLUMNS - LABEL_COLUMNS
    words = " / ".join(
        shorten(claim.text, room) + (f" ({LABELS[claim.label][0].lower()})" if kind is ClaimKind.BACKGROUND else "")
        for claim in claims
    )
    cells = ((mark, PARAGRAPH_COLUMNS, Style.DIM), (str(kind), LABEL_COLUMNS, Style.DIM))
    lines = sheet.row(cells, words, style=Style.DIM)
    if len(lines) <= _MAX_LINES:
        return lines
    more = " " * (PARAGRAPH_COLUMNS + LABEL_COLUMNS) + f"… {count(len(claims), f'{kind} claim')} in all"
    return [*lines[:_MAX_LINES], sheet.paint(more, Style.DIM)]


def _quoted(words: str) -> str:
    """Set words in quotation marks, unless they bring their own."""
    return words if words[:1] in {"“", '"', "‘"} else f"“{words}”"
