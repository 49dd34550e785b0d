"""An archive on a Chroma server, which several machines share; each keeps a mirror of its record to search words in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from claimcheck.adapters.archive.archive import EXACT_UP_TO, Archive, make_folder
from claimcheck.adapters.archive.keeping import IndexKeeper
from claimcheck.adapters.archive.lock import ArchiveLock
from claimcheck.adapters.archive.outcomes import Added, Verification
from claimcheck.adapters.archive.proving import with_vectors_proved
from claimcheck.adapters.archive.record import NewPassage, Record
from claimcheck.adapters.archive.server import ArchiveServer
from claimcheck.adapters.archive.vectors import DECIMALS, pack, unpack
from claimcheck.adapters.archive.verifying import verify
from claimcheck.adapters.archive_address import ServerAddress
from claimcheck.errors import RetrievalError
from claimcheck.retrieval.seam import Embedder, Scope
from claimcheck.types import Document, Passage, PriorDocument, PublicationTime, Span

_TEXT_FACTS = ("id", "title", "publisher", "url", "origin", "sha256", "agency", "language", "external_id")
_PULLED_AT_ONCE = 50


def open_served(
    address: ServerAddress, mirrors: Path, embedder: Embedder, *, create: bool = False, exact_up_to: int = EXACT_UP_TO
) -> ServedArchive:
    """Open the archive on a server, with `create` make it; its mirror is a folder of its own in `mirrors`.

    Raises:
        RetrievalError: the server is not there, holds no archive or one of another embedder, or the mirror is damaged.
    """
    server = ArchiveServer(address, embedder, create=create)
    try:
        folder = mirrors / address.name
        make_folder(folder, embedder)
        return ServedArchive(folder, server, embedder, exact_up_to=exact_up_to)
    except BaseException:
        server.close()
        raise


class ServedArchive(Archive):
    """The server is right: what it holds is pulled before a search or a change, and pushed before it is acknowledged.

    Vectors of up to `exact_up_to` passages are compared in the mirror; of more, the server is asked.
    """

    def __init__(self, folder: Path, server: ArchiveServer, embedder: Embedder, *, exact_up_to: int) -> None:
        """Use `open_served`."""
        super().__init__(folder, embedder, exact_up_to=exact_up_to)
        self._server = server
        self._dimension = embedder.dimension
        self._keeper = _ServerKeeper(self._record, self._lock, self._dimension, server)
        self._entries: dict[str, str] = {}
        self._seen: str | None = None

    def documents(self) -> Iterator[PriorDocument]:
        """See `Archive.documents`."""
        self._pull()
        return super().documents()

    def search(self, queries: Sequence[str], *, scope: Scope, k: int) -> list[list[Passage]]:
        """See `Archive.search`."""
        self._pull()
        return super().search(queries, scope=scope, k=k)

    def remove(self, ids: Iterable[str]) -> int:
        """See `Archive.remove`."""
        self._pull()
        wanted = list(ids)
        with self._threads:
            for document_id in wanted:
                self._drop(document_id)
            self._seen = self._server.changed()
            return super().remove(wanted)

    def repair(self) -> Verification:
        """See `Archive.repair`; texts that are spoilt in the mirror are pulled anew."""
        with self._threads:
            self._lock.acquire()
            spoilt = verify(self._record, None, self._dimension).spoilt
            with self._record.transaction():
                for document_id in spoilt:
                    self._record.delete(document_id)
            self._seen = None
            self._pull()
            return super().repair()

    def close(self) -> None:
        """See `Archive.close`."""
        try:
            super().close()
        finally:
            self._server.close()

    def _begin_writing(self) -> None:
        self._pull()
        super()._begin_writing()

    def _verified(self) -> Verification:
        """Check the mirror, and that the server holds the same; what is spoilt in the mirror the server can mend."""
        self._pull()
        checked = with_vectors_proved(verify(self._record, None, self._dimension), self._record, self._embedder)
        indexed = self._server.count()
        problems = checked.problems
        if indexed != checked.passages:
            problems = (*problems, f"the server holds {indexed} vectors for {checked.passages} passages")
        return replace(checked, indexed=indexed, problems=problems, spoilt=())

    def _stored(self, added: Added, document: Document) -> None:
        """Push what was added; until that is done the mirror is ahead, and the next pull puts it right."""
        prior = added.document
        if self._entries.get(prior.id) == _entry(prior) and not added.replaced:
            return
        self._seen = None
        for stale in (prior.id, added.replaced):
            if stale:
                self._drop(stale)
        numbers, packed = _packed(self._record, prior.id)
        spans = [self._record.rows('SELECT start, "end" FROM passage WHERE number = ?', (each,))[0] for each in numbers]
        facts = {"facts": json.dumps(_facts(prior)), "passages": json.dumps(spans)}
        ids = [_passage_id(prior.id, *span) for span in spans]
        self._server.put(_entry(prior), document.text, facts, ids, unpack(packed, self._dimension))
        self._entries[prior.id] = _entry(prior)
        self._seen = self._server.changed()

    def _drop(self, document_id: str) -> None:
        entry = self._entries.pop(document_id, None)
        for _, facts in self._server.documents([entry]).values() if entry else ():
            spans = _spans(facts, self._server.address.url)
            self._server.drop(str(entry), [_passage_id(document_id, span.start, span.end) for span in spans])

    def _pull(self) -> None:
        """Bring the mirror in step with the server, where anyone changed that."""
        with self._threads:
            version = self._server.version()
            if version == self._seen:
                return
            was_held = self._lock.is_held
            self._lock.acquire()
            try:
                self._entries = {each.rpartition("-")[0]: each for each in self._server.document_ids()}
                held = {prior.id: _entry(prior) for prior in self._record.documents()}
                with self._record.transaction():
                    for document_id in [each for each, entry in held.items() if self._entries.get(each) != entry]:
                        self._record.delete(document_id)
                missing = iter([entry for each, entry in self._entries.items() if held.get(each) != entry])
                while entries := list(islice(missing, _PULLED_AT_ONCE)):
                    self._mirror(entries)
                self._forget_views()
            finally:
                if not was_held:
                    self._lock.release()
            self._seen = version

    def _mirror(self, entries: Sequence[str]) -> None:
        pulled = self._server.documents(entries)
        read = [_read(text, facts, self._server.address.url) for text, facts in pulled.values()]
        ids = [_passage_id(prior.id, span.start, span.end) for prior, _, spans in read for span in spans]
        vectors = self._server.vectors(ids)
        with self._record.transaction():
            for prior, text, spans in read:
                keys = {span: _passage_id(prior.id, span.start, span.end) for span in spans}
                # A document whose vectors are not all there is being removed by someone just now.
                if all(key in vectors for key in keys.values()):
                    passages = [NewPassage(span=span, vector=pack(vectors[key])) for span, key in keys.items()]
                    self._record.insert(prior, text, passages)


class _ServerKeeper(IndexKeeper):
    """Keeps no index of its own: the server's is in step with what was acknowledged."""

    def __init__(self, record: Record, lock: ArchiveLock, dimension: int, server: ArchiveServer) -> None:
        super().__init__(record, lock, dimension)
        self._kept, self._size = record, dimension
        self._server = server

    def begin(self) -> None:
        """Nothing is to be begun."""

    def flush(self) -> None:
        """Nothing waits."""

    def end(self) -> None:
        """Nothing is held."""

    def rebuild(self) -> None:
        """Put all vectors of the mirror on the server again."""
        for (document_id,) in self._kept.rows("SELECT id FROM document ORDER BY number"):
            numbers, packed = _packed(self._kept, document_id)
            ids = [
                _passage_id(
                    document_id, *self._kept.rows('SELECT start, "end" FROM passage WHERE number = ?', (each,))[0]
                )
                for each in numbers
            ]
            self._server.put_vectors(ids, unpack(packed, self._size))

    def discard(self) -> None:
        """Put all vectors of the mirror on the server again."""
        self.rebuild()

    @contextmanager
    def for_search(self) -> Iterator[_ServerIndex]:
        """Give the server's index."""
        yield _ServerIndex(self._kept, self._server)


class _ServerIndex:
    """The server's vectors by the numbers of the mirror's passages."""

    def __init__(self, record: Record, server: ArchiveServer) -> None:
        self._server = server
        sql = 'SELECT passage.number, id, start, "end" FROM passage JOIN document ON document.number = document'
        self._numbers = {_passage_id(id_, start, end): number for number, id_, start, end in record.rows(sql)}

    def nearest(self, queries: Sequence[Sequence[float]], depth: int) -> list[dict[int, float]]:
        """See `ChromaIndex.nearest`; what the mirror does not know yet is left out."""
        return [
            {self._numbers[id_]: round(cosine, DECIMALS) for id_, cosine in found.items() if id_ in self._numbers}
            for found in self._server.nearest(queries, depth)
        ]


def _entry(prior: PriorDocument) -> str:
    """Name the entry of a document, other facts giving another name, so that a list of names shows what changed."""
    return f"{prior.id}-{hashlib.sha256(json.dumps(_facts(prior)).encode()).hexdigest()[:16]}"


def _facts(prior: PriorDocument) -> dict[str, object]:
    facts: dict[str, object] = {name: getattr(prior, name) for name in _TEXT_FACTS}
    return {**facts, "date": prior.date.isoformat() if prior.date else None, "signature": list(prior.signature)}


def _passage_id(document_id: str, start: int, end: int) -> str:
    return f"{document_id}:{start}:{end}"


def _packed(record: Record, document_id: str) -> tuple[list[int], list[bytes]]:
    """Give the numbers and the packed vectors of a document's passages."""
    sql = "SELECT passage.number, data FROM passage JOIN document ON document.number = document JOIN vector"
    rows = record.rows(f"{sql} ON passage = passage.number WHERE id = ? ORDER BY passage.number", (document_id,))
    return [row[0] for row in rows], [row[1] for row in rows]


def _read(text: str, facts: Mapping[str, Any], url: str) -> tuple[PriorDocument, str, list[Span]]:
    """Read a document as the server gives it, which anyone could have written.

    Raises:
        RetrievalError: it is none of ours, or its text is not the one that was added.
    """
    try:
        given = json.loads(facts["facts"])
        prior = PriorDocument(
            **{name: given[name] for name in _TEXT_FACTS},
            date=PublicationTime.parse(given["date"]) if given["date"] else None,
            signature=tuple(int(each) & 0xFFFFFFFF for each in given["signature"]),
        )
        is_right = (
            Document.hash_text(text) == prior.sha256 and prior.sha256.startswith(prior.id) and len(prior.id) == 16
        )
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise RetrievalError(f"the archive server {url} holds an entry that is no document", archive=url) from exc
    spans = _spans(facts, url)
    if not is_right or any(span.end > len(text) for span in spans):
        raise RetrievalError(f"the archive server {url} holds another text for {prior.id} than was added", archive=url)
    return prior, text, spans


def _spans(facts: Mapping[str, Any], url: str) -> list[Span]:
    try:
        return [Span(int(start), int(end)) for start, end in json.loads(facts["passages"])]
    except (KeyError, TypeError, ValueError) as exc:
        raise RetrievalError(f"the archive server {url} holds an entry that is no document", archive=url) from exc
