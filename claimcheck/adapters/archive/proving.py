"""Proving that the vectors of an archive are those that its embedder gives, by embedding some passages anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from claimcheck.adapters.archive.outcomes import Verification
from claimcheck.adapters.archive.record import Record
from claimcheck.adapters.archive.vectors import pack, unpack
from claimcheck.retrieval.passages import with_context
from claimcheck.retrieval.seam import Embedder

_SAMPLED = 20
"""Passages that are embedded anew, evenly over the archive; a quarter of a second."""
_LEAST_COSINE = 0.98
"""Processors differ in the last digits of int8 sums; another model's vectors lie below .3."""


_ALL = 'SELECT document, start, "end", data, number FROM passage JOIN vector ON passage = number'


def with_vectors_proved(verification: Verification, record: Record, embedder: Embedder) -> Verification:
    """Add the passages whose vector is not the one that the embedder gives to what a verification found."""
    asked, wrong = _foreign(record, embedder)
    if not wrong:
        return verification
    problem = f"{wrong} of {asked} vectors are not those that {embedder.name} gives for their passages"
    return replace(verification, problems=(*verification.problems, problem))


def renew_vectors(record: Record, embedder: Embedder) -> None:
    """Embed all passages anew, in one transaction, where some of the vectors are not those of the embedder."""
    if not _foreign(record, embedder)[1]:
        return
    with record.transaction():
        for row in record.rows(f"{_ALL} ORDER BY number"):
            vector = pack(_embedded(record, embedder, row))
            record.rows("UPDATE vector SET data = ? WHERE passage = ?", (vector, row[4]))


def _foreign(record: Record, embedder: Embedder) -> tuple[int, int]:
    """Count the passages that were embedded anew, and those of them whose vector is another one."""
    numbers = [row[0] for row in record.rows("SELECT passage FROM vector ORDER BY passage")]
    asked = wrong = 0
    for number in numbers[:: max(1, -(-len(numbers) // _SAMPLED))]:
        for row in record.rows(f"{_ALL} WHERE number = ?", (number,)):
            if len(row[3]) == 2 * embedder.dimension:
                old, new = unpack([row[3], pack(_embedded(record, embedder, row))], embedder.dimension)
                asked += 1
                wrong += float(old @ new) < _LEAST_COSINE
    return asked, wrong


def _embedded(record: Record, embedder: Embedder, row: Sequence[Any]) -> list[float]:
    document, start, end = row[:3]
    held = record.printed(document)
    return embedder.embed([with_context(held.document.title, held.text[start:end])])[0]
