"""Adding a document to a record that may hold it already."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimcheck.adapters.archive.outcomes import Added, AddState
from claimcheck.adapters.archive.record import NewPassage, Record
from claimcheck.adapters.archive.vectors import pack
from claimcheck.retrieval.origins import origin_among, signature_of
from claimcheck.retrieval.passages import cut_passages, with_context
from claimcheck.retrieval.seam import Embedder
from claimcheck.text.segment import segment
from claimcheck.types import Document, PriorDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to do: `amended` is the stored document with what is newly known of it, `replaced` the one that goes."""

    state: AddState
    amended: PriorDocument | None = None
    replaced: PriorDocument | None = None


def plan(document: Document, *, same_text: PriorDocument | None, same_url: PriorDocument | None) -> Plan:
    """Decide between new, unchanged and update.

    The same text is one document: it takes over what is newly said of it, unless that comes from another address: then
    it is a reprint, and the first print stays as it is. Another text at the same address replaces the earlier one.
    """
    replaced = same_url if same_url is not None and same_url != same_text else None
    if same_text is None:
        return Plan(state=AddState.UPDATED if replaced else AddState.ADDED, replaced=replaced)
    amended = same_text
    if document.url is None or same_text.url in {None, document.url}:
        amended = replace(
            same_text,
            title=document.title or same_text.title,
            date=document.date or same_text.date,
            publisher=document.publisher or same_text.publisher,
            url=document.url or same_text.url,
        )
    if amended == same_text and replaced is None:
        return Plan(state=AddState.UNCHANGED)
    return Plan(state=AddState.UPDATED, amended=amended, replaced=replaced)


def add_document(record: Record, embedder: Embedder, document: Document) -> Added:
    """Store one document in one transaction, or find that nothing changes."""
    same_url = record.with_url(document.url) if document.url else None
    same_text = record.with_sha256(document.sha256)
    step = plan(document, same_text=same_text, same_url=same_url)
    if step.state is AddState.UNCHANGED and same_text is not None:
        return Added(state=step.state, document=same_text, passages=0)
    prior = step.amended or _described(record, document)
    needs_vectors = same_text is None or prior.title != same_text.title
    passages = _embedded(embedder, document, prior.title) if needs_vectors else []
    with record.transaction():
        if step.replaced is not None:
            record.delete(step.replaced.id)
        if not needs_vectors:
            record.amend(prior)
        else:
            record.delete(prior.id)
            record.insert(prior, document.text, passages)
    replaced = step.replaced.id if step.replaced else None
    return Added(state=step.state, document=prior, passages=len(passages), replaced=replaced)


def _described(record: Record, document: Document) -> PriorDocument:
    signature = signature_of(document.text)
    return PriorDocument(
        id=document.id,
        title=document.title,
        date=document.date,
        publisher=document.publisher,
        url=document.url,
        origin=origin_among(signature, record.likely_copies(signature)) or document.id,
        sha256=document.sha256,
        signature=signature,
    )


def _embedded(embedder: Embedder, document: Document, title: str | None) -> list[NewPassage]:
    spans = cut_passages(segment(document))
    vectors = embedder.embed([with_context(title, span.of(document.text)) for span in spans])
    return [NewPassage(span=span, vector=pack(vector)) for span, vector in zip(spans, vectors, strict=True)]


def restore_vectors(record: Record, embedder: Embedder) -> None:
    """Embed the passages whose vectors are lost."""
    for passage in record.without_vector():
        vector = pack(embedder.embed([with_context(passage.title, passage.text)])[0])
        record.rows("INSERT OR REPLACE INTO vector VALUES (?, ?)", (passage.number, vector))
