"""Adding a document to a record that may hold it already."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimcheck.adapters.archive.holdings import release
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


def plan(document: Document, *, same_text: PriorDocument | None, earlier: PriorDocument | None) -> Plan:
    """Decide between new, unchanged and update; `earlier` is the version that the document takes the place of.

    The same text is one document: it takes over what is newly said of it, unless that comes from another address or
    under another id: then it is a reprint, and the first print stays as it is.
    """
    replaced = earlier if earlier is not None and earlier != same_text else None
    if same_text is None:
        return Plan(state=AddState.UPDATED if replaced else AddState.ADDED, replaced=replaced)
    amended = same_text
    if _may_be(document.url, same_text.url) and _may_be(document.external_id, same_text.external_id):
        amended = replace(
            same_text,
            title=document.title or same_text.title,
            date=document.date or same_text.date,
            publisher=document.publisher or same_text.publisher,
            url=document.url or same_text.url,
            agency=document.agency or same_text.agency,
            language=document.language or same_text.language,
            external_id=document.external_id or same_text.external_id,
        )
    if amended == same_text and replaced is None:
        return Plan(state=AddState.UNCHANGED)
    return Plan(state=AddState.UPDATED, amended=amended, replaced=replaced)


def _may_be(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def earlier_version(record: Record, document: Document) -> PriorDocument | None:
    """Find the stored document of the same publisher and id, else the one at the same URL.

    Two publishers may number their articles alike. Several documents at one URL, each with an id of its own, are as
    many documents: a page that goes on through the day, for example.
    """
    if document.external_id:
        for named in record.with_external_id(document.external_id):
            if named.publisher == document.publisher:
                return named
    at_url = record.with_url(document.url) if document.url else []
    fitting = [each for each in at_url if _may_be(document.external_id, each.external_id)]
    return fitting[0] if len(fitting) == 1 else None


def documents_named(
    record: Record, *, external_id: str | None, url: str | None, publisher: str | None
) -> list[PriorDocument]:
    """Give the documents of this id, else of this URL, where a publisher is named only of that one."""
    found = record.with_external_id(external_id) if external_id else record.with_url(url) if url else []
    return [each for each in found if publisher is None or each.publisher == publisher]


def add_document(record: Record, embedder: Embedder, document: Document) -> Added:
    """Store one document in one transaction, or find that nothing changes."""
    same_text = record.with_sha256(document.sha256)
    step = plan(document, same_text=same_text, earlier=earlier_version(record, document))
    if step.state is AddState.UNCHANGED and same_text is not None:
        return Added(state=step.state, document=same_text, passages=0)
    prior = step.amended or _described(record, document)
    needs_vectors = same_text is None or prior.title != same_text.title
    passages = _embedded(embedder, document, prior.title) if needs_vectors else []
    with record.transaction():
        if step.replaced is not None:
            record.delete(step.replaced.id)
            release(record, step.replaced.id)
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
        agency=document.agency,
        language=document.language,
        external_id=document.external_id,
    )


def _embedded(embedder: Embedder, document: Document, title: str | None) -> list[NewPassage]:
    spans = cut_passages(segment(document))
    vectors = embedder.embed([with_context(title, span.of(document.text)) for span in spans])
    return [NewPassage(span=span, vector=pack(vector)) for span, vector in zip(spans, vectors, strict=True)]


def restore_passages(record: Record, embedder: Embedder) -> None:
    """Cut documents anew that lack passages, where their text is the one that was added."""
    for number in record.lacking():
        held = record.printed(number)
        if Document.hash_text(held.text) == held.document.sha256:
            document = Document(text=held.text, sha256=held.document.sha256, title=held.document.title)
            passages = _embedded(embedder, document, held.document.title)
            with record.transaction():
                record.delete(held.document.id)
                record.insert(held.document, held.text, passages)


def restore_vectors(record: Record, embedder: Embedder) -> None:
    """Embed the passages whose vectors are lost, and drop the vectors whose passages are."""
    record.rows("DELETE FROM vector WHERE passage NOT IN (SELECT number FROM passage)")
    for passage in record.without_vector():
        vector = pack(embedder.embed([with_context(passage.title, passage.text)])[0])
        record.rows("INSERT OR REPLACE INTO vector VALUES (?, ?)", (passage.number, vector))
