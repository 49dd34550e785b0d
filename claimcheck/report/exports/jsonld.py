"""A report as schema.org JSON-LD: the article, its claims, and what is quoted in it word for word.

A label says on whose word a claim stands. It is given in a vocabulary of our own, never as a `ClaimReview` or a rating:
those say how true a claim is, which no run of this program knows.
"""

from __future__ import annotations

import re

from claimcheck.report.exports.lines import Lookup
from claimcheck.report.json import dump
from claimcheck.types import Claim, Evidence, LinkedAttribution, Report, Source, SourceKind, Span, Stance

VOCABULARY = "urn:claimcheck:vocabulary:"
_CONTEXT = ["https://schema.org", {"claimcheck": VOCABULARY}]
_TYPES = {
    SourceKind.NAMED_PERSON: "Person",
    SourceKind.NAMED_ORGANIZATION: "Organization",
    SourceKind.DOCUMENT: "CreativeWork",
}
_QUOTED = re.compile(r'[“"„«](?P<words>[^“”"„«»]{1,5000})[”"»]')


def to_jsonld(report: Report, *, indent: int | None = None) -> str:
    """Give one JSON-LD object without a line end."""
    lookup = Lookup(report)
    article = f"urn:sha256:{report.document.sha256}"
    graph = [
        _article(report, article),
        *(_claim(claim, article, lookup) for claim in report.claims),
        *_quotations(report, article, lookup),
    ]
    return dump({"@context": _CONTEXT, "@graph": graph}, indent=indent)


def _article(report: Report, article: str) -> dict[str, object]:
    document = report.document
    members: dict[str, object | None] = {
        "@type": "NewsArticle",
        "@id": article,
        "headline": document.title,
        "datePublished": document.date,
        "publisher": {"@type": "Organization", "name": document.publisher} if document.publisher else None,
        "url": document.url,
        "claimcheck:run": report.run.id,
        "claimcheck:readBy": f"{report.run.model} {report.run.engine_version}",
    }
    return {name: value for name, value in members.items() if value is not None}


def _claim(claim: Claim, article: str, lookup: Lookup) -> dict[str, object]:
    members: dict[str, object] = {
        "@type": "Claim",
        "@id": f"urn:claimcheck:claim:{claim.id}",
        "text": claim.text,
        "appearance": {"@id": article},
        "claimcheck:label": claim.label,
        "claimcheck:basis": claim.basis,
        "claimcheck:kind": claim.kind,
        "claimcheck:quotation": lookup.quotations(claim),
        "claimcheck:spans": [{"claimcheck:start": span.start, "claimcheck:end": span.end} for span in claim.spans],
        "claimcheck:evidenceState": claim.evidence_state,
    }
    if claim.cause:
        members["claimcheck:cause"] = claim.cause
    if claim.attributions:
        members["claimcheck:attribution"] = [_attribution(one, lookup) for one in claim.attributions]
    passages = [one for one in claim.evidence if one.stance is not Stance.UNRELATED]
    if passages:
        members["citation"] = [_citation(one) for one in passages]
    return members


def _attribution(attribution: LinkedAttribution, lookup: Lookup) -> dict[str, object]:
    return {
        "claimcheck:act": attribution.act,
        "claimcheck:isDenial": attribution.is_denial,
        "claimcheck:chain": {"@list": [_source(source) for source in lookup.chain(attribution)]},
    }


def _source(source: Source) -> dict[str, object]:
    """Describe a source as the article does; an unnamed one has no type that would make it somebody."""
    typed = {"@type": _TYPES[source.kind]} if source.kind in _TYPES else {}
    return {**typed, "name": source.name, "claimcheck:sourceKind": source.kind}


def _citation(evidence: Evidence) -> dict[str, object]:
    members: dict[str, object | None] = {
        "@type": "CreativeWork",
        "identifier": evidence.document_id,
        "headline": evidence.title,
        "datePublished": evidence.date,
        "publisher": {"@type": "Organization", "name": evidence.publisher} if evidence.publisher else None,
        "url": evidence.url,
        "text": evidence.quote,
        "claimcheck:stance": evidence.stance,
    }
    return {name: value for name, value in members.items() if value is not None}


def _quotations(report: Report, article: str, lookup: Lookup) -> list[dict[str, object]]:
    """Give what the article sets in quotation marks inside a claim that somebody states."""
    found: list[dict[str, object]] = []
    seen: set[Span] = set()
    for claim in report.claims:
        for chain in lookup.grounds(claim):
            for span in claim.spans:
                for match in _QUOTED.finditer(span.of(report.document.text)):
                    place = Span(span.start + match.start("words"), span.start + match.end("words"))
                    if place not in seen:
                        seen.add(place)
                        found.append(_quotation(match["words"], place, chain[-1], claim, article))
    return found


def _quotation(words: str, place: Span, source: Source, claim: Claim, article: str) -> dict[str, object]:
    return {
        "@type": "Quotation",
        "text": words,
        "isPartOf": {"@id": article},
        "creator": _source(source),
        "about": {"@id": f"urn:claimcheck:claim:{claim.id}"},
        "claimcheck:start": place.start,
        "claimcheck:end": place.end,
    }
