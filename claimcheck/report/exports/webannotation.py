"""A report as W3C Web Annotations: each claim a target in the article, its label a tag."""

from __future__ import annotations

from claimcheck.report.json import dump
from claimcheck.report.phrases import STANCES
from claimcheck.types import Claim, Finding, Report, Span, Stance

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters before and after a quotation, by which a selector finds it again in a changed text."""


def to_webannotation(report: Report, *, indent: int | None = None) -> str:
    """Give an annotation collection of one page, without a line end.

    Positions count Unicode code points of the article's text, as the model asks for.
    """
    findings: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.claim_id is not None:
            findings.setdefault(finding.claim_id, []).append(finding)
    loose = [one for one in report.findings if one.claim_id is None and one.spans]
    items = [
        *(_of_claim(claim, findings.get(claim.id, []), report) for claim in report.claims),
        *(_of_finding(number, finding, report) for number, finding in enumerate(loose, start=1)),
    ]
    collection = {
        "@context": _CONTEXT,
        "id": f"urn:claimcheck:run:{report.run.id}",
        "type": "AnnotationCollection",
        "label": report.document.title or "(no title)",
        "generator": {"type": "Software", "name": f"claimcheck {report.run.engine_version}"},
        "total": len(items),
        "first": {
            "id": f"urn:claimcheck:run:{report.run.id}:page:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return dump(collection, indent=indent)


def _of_claim(claim: Claim, findings: list[Finding], report: Report) -> dict[str, object]:
    bodies = [_body(claim.label, "tagging"), _body(claim.text, "describing")]
    bodies += [_body(f"{one.rule}: {one.message}", "assessing") for one in findings]
    bodies += [
        _body(f"{STANCES[one.stance][0]} {one.title or one.document_id}: {one.quote}", "commenting")
        for one in claim.evidence
        if one.stance is not Stance.UNRELATED
    ]
    return _annotation(f"claim:{claim.id}", report, "classifying", bodies, list(claim.spans))


def _of_finding(number: int, finding: Finding, report: Report) -> dict[str, object]:
    bodies = [_body(finding.rule, "tagging"), _body(finding.message, "assessing")]
    return _annotation(f"finding:{report.run.id}:{number}", report, "assessing", bodies, list(finding.spans))


def _annotation(
    name: str, report: Report, motivation: str, bodies: list[dict[str, object]], spans: list[Span]
) -> dict[str, object]:
    return {
        "id": f"urn:claimcheck:{name}",
        "type": "Annotation",
        "motivation": motivation,
        "created": report.run.started_at,
        "body": bodies,
        "target": [_target(span, report) for span in spans],
    }


def _body(value: str, purpose: str) -> dict[str, object]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(span: Span, report: Report) -> dict[str, object]:
    text = report.document.text
    return {
        "source": report.document.url or f"urn:sha256:{report.document.sha256}",
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(span.start - _AROUND, 0) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }
