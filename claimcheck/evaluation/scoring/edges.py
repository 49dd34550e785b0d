"""Whether the spans of a report are sound: inside their text, and cut between words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimcheck.types import Document, Report, SourceKind, Span

_OUTER = " \t\n\"'“”‘’«».,;:!?…–—()"


def grounding(report: Report, archive: Mapping[str, Document]) -> dict[str, int]:
    """Count the spans of a report, and those that are sound; `archive` holds prior documents by their id."""
    checks = [is_sound(span, report.document.text) for span in _spans(report)]
    # A source that somebody is must be mentioned somewhere in the article.
    checks += [bool(source.mentions) for source in report.sources if source.kind is not SourceKind.PASSIVE]
    for evidence in (each for claim in report.claims for each in claim.evidence):
        document = archive.get(evidence.document_id)
        span = Span(evidence.start, evidence.end)
        checks.append(
            document is not None and is_sound(span, document.text) and span.of(document.text) == evidence.quote
        )
    return {"grounding.sound": sum(checks), "grounding.all": len(checks), "grounding.invented": report.usage.ungrounded}


def is_sound(span: Span, text: str) -> bool:
    """Tell whether a span lies in a text, starts and ends with no space, and cuts no word."""
    words = span.of(text)
    if span.end > len(text) or words != words.strip():
        return False
    cuts_start = span.start > 0 and text[span.start - 1].isalnum() and words[0].isalnum()
    cuts_end = span.end < len(text) and text[span.end].isalnum() and words[-1].isalnum()
    return not cuts_start and not cuts_end


def bare(span: Span, text: str) -> tuple[int, int]:
    """Give the range of a span without the quotation marks, stops and spaces around it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_OUTER))
    return start, span.end - (len(words) - len(words.rstrip(_OUTER)))


def _spans(report: Report) -> Iterator[Span]:
    for claim in report.claims:
        yield from claim.spans
        for each in claim.attributions:
            yield from (span for span in (each.source, each.cue) if span is not None)
    for source in report.sources:
        yield from source.mentions
        yield from (span for span in (source.reason_for_anonymity, source.basis_of_knowledge) if span is not None)
