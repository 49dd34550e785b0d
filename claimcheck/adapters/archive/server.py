"""The shared half of an archive on a Chroma server: documents in one collection, vectors of passages in another.

Chroma's server has no authentication of its own; its client waits without end and raises bare `Exception`.
"""

from __future__ import annotations

import os
import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimcheck.adapters.archive.index import HNSW
from claimcheck.adapters.archive_address import ServerAddress
from claimcheck.errors import ClaimcheckError, RetrievalError
from claimcheck.retrieval.seam import Embedder

if TYPE_CHECKING:
    from claimcheck.adapters.archive.vectors import Matrix

_DOCUMENTS, _PASSAGES = "claimcheck-documents", "claimcheck-passages"
_PAGE = 1000
_VERSION = "claimcheck_version"
_MAKING = threading.Lock()


class ArchiveServer:
    """Two collections of one database; every method raises `RetrievalError` when the server does not do as asked."""

    def __init__(self, address: ServerAddress, embedder: Embedder, *, create: bool) -> None:
        """Connect, and refuse what was made with another embedder.

        Raises:
            RetrievalError: the server is not there or too slow, or it holds no archive and `create` is not set.
        """
        self.address = address
        os.environ["ANONYMIZED_TELEMETRY"] = "False"
        with self._reported():
            self._client = self._connected()
        try:
            self._open(embedder, create=create)
        except BaseException:
            self.close()
            raise

    def _open(self, embedder: Embedder, *, create: bool) -> None:
        address = self.address
        with self._reported():
            names = {each.name for each in self._client.list_collections()}
        if not create and not {_DOCUMENTS, _PASSAGES} <= names:
            message = f"there is no archive at {address.url}; make one with `claimcheck archive add FILE...`"
            raise RetrievalError(message, archive=address.url)
        made_with: dict[str, str | int] = {
            "embedder": embedder.name,
            "dimension": embedder.dimension,
            "sha256": embedder.sha256,
        }
        with self._reported():
            self._documents = self._collection(_DOCUMENTS, {"claimcheck": 1, **made_with})
            self._passages = self._collection(_PASSAGES, {"claimcheck": 1, **made_with})
        for collection in (self._documents, self._passages):
            held = {name: (collection.metadata or {}).get(name) for name in made_with}
            if held != made_with:
                message = (
                    f"the archive at {address.url} was made with the embedder {held['embedder']}"
                    f" ({held['dimension']} dimensions), not with {embedder.name} ({embedder.dimension} dimensions)"
                    " or not with this version of it; use that one, or another database"
                )
                raise RetrievalError(message, archive=address.url)

    def version(self) -> str:
        """Give a mark that changes when anyone changes the archive."""
        with self._reported():
            return str((self._client.get_collection(_DOCUMENTS, embedding_function=None).metadata or {}).get(_VERSION))

    def changed(self) -> str:
        """Set a new mark, and give it; what was put before is then seen by all."""
        mark = uuid.uuid4().hex
        with self._reported():
            self._documents.modify(metadata={**(self._documents.metadata or {}), _VERSION: mark})
        return mark

    def document_ids(self) -> set[str]:
        """Give the entries of all documents."""
        found: set[str] = set()
        offset = 0
        with self._reported():
            while page := self._documents.get(limit=_PAGE, offset=offset, include=[])["ids"]:
                found.update(page)
                offset += len(page)
        return found

    def documents(self, ids: Sequence[str]) -> dict[str, tuple[str, Mapping[str, Any]]]:
        """Give text and facts of some entries."""
        with self._reported():
            got = self._documents.get(ids=list(ids), include=["documents", "metadatas"])
            texts, facts = got["documents"] or [], got["metadatas"] or []
            return {id_: (text, fact) for id_, text, fact in zip(got["ids"], texts, facts, strict=True)}

    def vectors(self, ids: Sequence[str]) -> dict[str, Sequence[float]]:
        """Give the vectors of some passages."""
        found: dict[str, Sequence[float]] = {}
        with self._reported():
            for start in range(0, len(ids), _PAGE):
                got = self._passages.get(ids=list(ids[start : start + _PAGE]), include=["embeddings"])
                vectors = got["embeddings"]
                found |= dict(zip(got["ids"], vectors if vectors is not None else [], strict=True))
        return found

    def put(self, id_: str, text: str, facts: Mapping[str, str], passages: Sequence[str], vectors: Matrix) -> None:
        """Store a document: first the vectors of its passages, so that who sees the document finds them."""
        self.put_vectors(passages, vectors)
        with self._reported():
            self._documents.upsert(ids=[id_], documents=[text], metadatas=[dict(facts)], embeddings=[[1.0]])

    def put_vectors(self, passages: Sequence[str], vectors: Matrix) -> None:
        """Store the vectors of passages, in place of those that are there."""
        with self._reported():
            for start in range(0, len(passages), _PAGE):
                block = slice(start, start + _PAGE)
                self._passages.upsert(ids=list(passages[block]), embeddings=vectors[block])

    def drop(self, id_: str, passages: Sequence[str]) -> None:
        """Forget a document, then the vectors of its passages."""
        with self._reported():
            self._documents.delete(ids=[id_])
            if passages:
                self._passages.delete(ids=list(passages))

    def nearest(self, queries: Sequence[Sequence[float]], depth: int) -> list[dict[str, float]]:
        """Give for each query about the `depth` nearest passages with their cosines."""
        with self._reported():
            found = self._passages.query(query_embeddings=list(queries), n_results=depth, include=["distances"])
            distances = found["distances"] or []
            return [
                {id_: 1 - distance for id_, distance in zip(ids, row, strict=True)}
                for ids, row in zip(found["ids"], distances, strict=True)
            ]

    def count(self) -> int:
        """Give the number of vectors."""
        with self._reported():
            return int(self._passages.count())

    def close(self) -> None:
        """Let go of the connections."""
        with self._reported():
            self._client.close()
            for part in (self._client, self._client._admin_client):
                part._server._session.close()  # Chroma leaves the connections of both open

    def _connected(self) -> Any:
        import chromadb
        import httpx
        from chromadb.config import Settings

        from claimcheck.adapters.chat_model.clients import send_by
        from claimcheck.adapters.chat_model.routes import proxy_for

        address = self.address
        headers = dict(address.headers)
        # Chroma's client has no limit of time while it is made, and leaves its connection open when that fails.
        place = f"/tenants/{quote(address.tenant, safe='')}/databases/{quote(address.database, safe='')}"
        proxy = proxy_for(address.url)
        with httpx.Client(
            base_url=f"{address.url}/api/v2",
            headers=headers,
            timeout=address.timeout_s,
            transport=httpx.HTTPTransport(proxy=proxy),
        ) as asking:
            for path in ("/heartbeat", place):
                asking.get(path).raise_for_status()
        with _no_proxy_for(address.host) if proxy is None else nullcontext():
            client: Any = chromadb.HttpClient(
                address.host,
                address.port,
                ssl=address.is_https,
                headers=headers,
                settings=Settings(anonymized_telemetry=False),
                tenant=address.tenant,
                database=address.database,
            )
        for part in (client, client._admin_client):
            part._server._session.timeout = httpx.Timeout(address.timeout_s)
            send_by(part._server._session, proxy)
        return client

    def _collection(self, name: str, metadata: dict[str, str | int]) -> Any:
        names = {each.name for each in self._client.list_collections()}
        if name in names:
            return self._client.get_collection(name, embedding_function=None)
        return self._client.create_collection(
            name, embedding_function=None, metadata=metadata, configuration={"hnsw": HNSW}
        )

    @contextmanager
    def _reported(self) -> Iterator[None]:
        import httpx

        url = self.address.url
        try:
            yield
        except ClaimcheckError:
            raise
        except httpx.TimeoutException as exc:
            message = f"the archive server {url} did not answer within {self.address.timeout_s:g} s; try again later"
            raise RetrievalError(message, archive=url) from exc
        except httpx.TransportError as exc:
            message = f"the archive server {url} cannot be reached ({exc}); check that it runs, and its address"
            raise RetrievalError(message, archive=url) from exc
        except Exception as exc:  # Chroma's client raises bare `Exception` for what a server refuses
            said = " ".join(str(exc).split())[:200]
            message = (
                f"the archive server {url} does not do as asked ({said}); check address, tenant, database, headers"
            )
            raise RetrievalError(message, archive=url) from exc


@contextmanager
def _no_proxy_for(host: str) -> Iterator[None]:
    """Except one host from every proxy meanwhile: Chroma's client sends headers while it is made, by its own way."""
    with _MAKING:
        before = os.environ.get("no_proxy")
        known = before if before is not None else os.environ.get("NO_PROXY", "")
        os.environ["no_proxy"] = f"{known},{host}" if known else host
        try:
            yield
        finally:
            if before is None:
                os.environ.pop("no_proxy", None)
            else:
                os.environ["no_proxy"] = before
