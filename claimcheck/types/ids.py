"""Ids that are the same in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from claimcheck.types.documents import Span


def claim_id(document_sha256: str, spans: Sequence[Span]) -> str:
    """Give the id of a claim: the first 12 hex digits of a hash of its document and its spans."""
    places = ",".join(f"{span.start}-{span.end}" for span in spans)
    return hashlib.sha256(f"{document_sha256}:{places}".encode()).hexdigest()[:12]
