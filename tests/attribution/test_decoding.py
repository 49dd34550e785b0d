"""The likeliest row of labels for a model's figures."""

import math
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.attribution.tagged import Role
from claimcheck.attribution.tagging.decoding import BONUS, likeliest_labels

OUTSIDE, BEGINS, INSIDE = 0, 1, 2
Figures = tuple[float, float, float]

figures = st.tuples(*[st.floats(-8, 8) for _ in range(3)])
rows = st.lists(figures, min_size=1, max_size=5)


def sure(label: int) -> Figures:
    given_to = [0.0, 0.0, 0.0]
    given_to[label] = 6.0
    return given_to[0], given_to[1], given_to[2]


def weight(row: list[Figures], labels: tuple[int, ...], role: Role) -> float:
    own = sum(f[k] - math.log(sum(math.exp(x) for x in f)) for f, k in zip(row, labels, strict=True))
    return own + sum(BONUS[role][before][behind] for before, behind in pairwise(labels))


def test_a_token_in_doubt_inside_a_content_does_not_break_it() -> None:
    in_doubt = (0.1, 0.0, 0.0)
    row = [sure(OUTSIDE), sure(BEGINS), sure(INSIDE), in_doubt, sure(INSIDE), sure(OUTSIDE)]
    assert likeliest_labels(row, Role.CONTENT) == [OUTSIDE, BEGINS, INSIDE, INSIDE, INSIDE, OUTSIDE]


def test_a_content_begins_where_the_model_is_sure_that_one_begins() -> None:
    row = [sure(BEGINS), sure(INSIDE), sure(BEGINS), sure(INSIDE)]
    assert likeliest_labels(row, Role.CONTENT) == [BEGINS, INSIDE, BEGINS, INSIDE]


def test_nothing_gives_nothing() -> None:
    assert likeliest_labels([], Role.CUE) == []


@given(rows, st.sampled_from(Role))
def test_no_row_of_labels_is_likelier(row: list[Figures], role: Role) -> None:
    found = likeliest_labels(row, role)
    allowed = [labels for labels in product(range(3), repeat=len(row)) if labels[0] != INSIDE]
    assert weight(row, tuple(found), role) >= max(weight(row, labels, role) for labels in allowed) - 1e-6


@given(st.lists(figures, min_size=1, max_size=60), st.sampled_from(Role))
def test_nothing_is_inside_of_what_has_not_begun(row: list[Figures], role: Role) -> None:
    found = likeliest_labels(row, role)
    assert found[0] != INSIDE
    assert (OUTSIDE, INSIDE) not in set(pairwise(found))
