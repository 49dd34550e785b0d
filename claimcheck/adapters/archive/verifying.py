"""Proving that an archive is whole: every document, passage, word and vector."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.adapters.archive.index import ChromaIndex, IndexBrokenError
from claimcheck.adapters.archive.keeping import IndexKeeper
from claimcheck.adapters.archive.outcomes import Verification
from claimcheck.adapters.archive.record import Record
from claimcheck.adapters.archive.vectors import DECIMALS, ExactSearch, unpack
from claimcheck.errors import RetrievalError
from claimcheck.types import Document

MAX_ASKED = 5000
"""Vectors that are looked up by themselves; of larger archives an even sample of this size, 2 ms each."""

MAX_COMPARED = 1000
"""The same where all vectors are compared, which cannot lose one: what is looked for are spoilt vectors."""


@dataclass(slots=True)
class _Findings:
    """What is found on the way."""

    indexed: int = 0
    asked: int = 0
    found: int = 0
    problems: list[str] = field(default_factory=list)
    spoilt: list[str] = field(default_factory=list)


def verify(record: Record, keeper: IndexKeeper | None, dimension: int) -> Verification:
    """Check an archive from the file's pages to the index; the lock is held. Nothing is changed.

    Without a `keeper` the archive does without an index, and vectors are looked up by comparing them all.
    """
    findings = _Findings()
    _check_record(record, dimension, findings)
    if keeper is None:
        _check_vectors(record, dimension, findings)
    else:
        if keeper.was_left_open:
            findings.problems.append("the last change was broken off, so the index may lack entries")
        try:
            _check_index(record, keeper.inspect(), dimension, findings)
        except IndexBrokenError as exc:
            findings.problems.append(str(exc))
    return Verification(
        documents=record.count("SELECT count(*) FROM document"),
        passages=record.count("SELECT count(*) FROM passage"),
        indexed=findings.indexed,
        asked=findings.asked,
        found=findings.found,
        problems=tuple(findings.problems),
        spoilt=tuple(dict.fromkeys(findings.spoilt)),
    )


def _check_record(record: Record, dimension: int, findings: _Findings) -> None:
    pages = [row[0] for row in record.rows("PRAGMA integrity_check(5)")]
    if pages != ["ok"]:
        findings.problems.append(f"the record is damaged: {'; '.join(pages)}")
    try:
        record.rows("INSERT INTO words (words) VALUES ('integrity-check')")
    except RetrievalError:
        findings.problems.append("the word index is damaged")
    for number in [row[0] for row in record.rows("SELECT number FROM document ORDER BY number")]:
        printed = record.printed(number)
        if Document.hash_text(printed.text) != printed.document.sha256:
            findings.problems.append(f"the text of document {printed.document.id} is not the one that was added")
            findings.spoilt.append(printed.document.id)
        sql = 'SELECT count(*) FROM passage WHERE document = ? AND NOT (0 <= start AND start < "end" AND "end" <= ?)'
        if record.count(sql, (number, len(printed.text))):
            findings.problems.append(f"document {printed.document.id} has passages outside its text")
            findings.spoilt.append(printed.document.id)
    for number in record.lacking():
        findings.problems.append(f"document {record.printed(number).document.id} lacks passages")
    for table, problem in (
        ("SELECT number FROM passage EXCEPT SELECT passage FROM vector", "passages have no vector"),
        ("SELECT passage FROM vector EXCEPT SELECT number FROM passage", "vectors have no passage"),
        ("SELECT number FROM passage EXCEPT SELECT rowid FROM words", "passages are not in the word index"),
        ("SELECT rowid FROM words EXCEPT SELECT number FROM passage", "entries of the word index have no passage"),
        (f"SELECT passage FROM vector WHERE length(data) <> {2 * dimension:d}", "vectors have another dimension"),  # noqa: S608
    ):
        if lost := record.count(f"SELECT count(*) FROM ({table})"):  # noqa: S608
            findings.problems.append(f"{lost} {problem}")


def _check_vectors(record: Record, dimension: int, findings: _Findings) -> None:
    """Look up vectors by themselves; of many an even sample, 1 ms each among 100,000."""
    import numpy as np

    rows = record.rows("SELECT passage, data FROM vector WHERE length(data) = ? ORDER BY passage", (2 * dimension,))
    findings.indexed = len(rows)
    if not rows:
        return
    numbers, vectors = [row[0] for row in rows], unpack((row[1] for row in rows), dimension)
    spoilt = int((~np.isfinite(vectors).all(axis=1)).sum())
    if spoilt:
        findings.problems.append(f"{spoilt} vectors hold no numbers")
        return
    exact, everywhere = ExactSearch(numbers, vectors), np.ones(len(numbers), dtype=bool)
    asked = range(0, len(numbers), -(-len(numbers) // MAX_COMPARED))
    for place in asked:
        ((_, cosine),) = exact.nearest([vectors[place].tolist()], everywhere, 1)[0]
        findings.found += cosine >= 1 - 10**-DECIMALS  # a passage printed twice has one vector, and one is given
    findings.asked = len(asked)
    if lost := findings.asked - findings.found:
        findings.problems.append(f"{lost} vectors are not found by themselves")


def _check_index(record: Record, index: ChromaIndex, dimension: int, findings: _Findings) -> None:
    pending = {row[0] for row in record.rows("SELECT passage FROM pending")}
    stored = {row[0] for row in record.rows("SELECT passage FROM vector")} - pending
    numbers = index.numbers() - pending
    findings.indexed = index.count()
    if pending:
        findings.problems.append(f"{len(pending)} passages wait for the index")
    if lost := stored - numbers:
        findings.problems.append(f"{len(lost)} passages are not in the index")
    if foreign := numbers - stored:
        findings.problems.append(f"{len(foreign)} entries of the index have no passage")
    sql = "SELECT passage, data FROM vector WHERE length(data) = ? ORDER BY passage"
    asked = [row for row in record.rows(sql, (2 * dimension,)) if row[0] in numbers]
    asked = asked[:: max(1, -(-len(asked) // MAX_ASKED))]
    if asked:
        lost = set(index.strays([row[0] for row in asked], unpack((row[1] for row in asked), dimension)))
        lost -= {number for number, _ in record.strays()}
        findings.asked, findings.found = len(asked), len(asked) - len(lost)
        if lost:
            findings.problems.append(f"{len(lost)} vectors are not found by themselves")
