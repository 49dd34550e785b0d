from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.retrieval.hashing import HashingEmbedder


@given(st.lists(st.text(), max_size=4), st.integers(1, 80))
def test_vectors_have_unit_length_and_depend_on_their_text_alone(texts: list[str], dimension: int) -> None:
    embedder = HashingEmbedder(dimension)
    vectors = embedder.embed(texts)
    assert vectors == [embedder.embed([text])[0] for text in texts]
    assert all(len(vector) == dimension and math.isclose(math.hypot(*vector), 1) for vector in vectors)


def test_shared_words_bring_texts_near() -> None:
    one, near, far = HashingEmbedder().embed(["harbour budget vote", "vote on the harbour budget", "ferry in a storm"])
    assert math.dist(one, near) < math.dist(one, far)


def test_dimension_is_part_of_the_identity() -> None:
    assert HashingEmbedder(32).sha256 != HashingEmbedder(64).sha256
