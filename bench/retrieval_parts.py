"""The parts of the archive's search, each asked alone, by its own objects."""

from __future__ import annotations

from claimcheck.adapters.archive import Archive
from claimcheck.adapters.archive.search import Search
from claimcheck.retrieval.origins import one_per_place
from claimcheck.retrieval.seam import Scope
from claimcheck.retrieval.words import content_words
from claimcheck.types import Passage

PARTS = ("meaning", "words", "both")
DEPTH = 50


def answers_of(archive: Archive, part: str, query: str, scope: Scope, *, k: int) -> list[Passage]:
    """Give the passages that one part ranks best; what prints one place again is left out, as in the product."""
    if part == "both":
        return archive.search([query], scope=scope, k=k)[0]
    with archive._record.snapshot():
        catalog = archive._current_catalog()
        inside = archive._inside(catalog, scope)
        words = archive._current_words(catalog)
        if part == "words":
            ranking = words.best(content_words(query), inside, DEPTH)
        else:
            vectors = archive._embedder.embed([query])
            ranking = archive._current_exact(catalog).nearest(vectors, inside.passages, DEPTH)[0]
        search = Search(
            record=archive._record, catalog=catalog, words=words, inside=inside, nearest=lambda _, __: [], k=k
        )
        return one_per_place(search._passages(dict(ranking), {}), k)
