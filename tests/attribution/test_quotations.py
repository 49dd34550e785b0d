"""Quotations of one paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.attribution.quotations import find_quotations
from claimcheck.types import Span


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We stay,” she said. “We sail.”", ["We stay,", "We sail."]),
        ('"We stay," she said. "We sail."', ["We stay,", "We sail."]),
        ("''We stay,'' she said.", ["We stay,"]),
        ("‘We don’t stay,’ she said.", ["We don’t stay,"]),
        ("'We don't stay,' she said. 'Get 'em out.'", ["We don't stay,", "Get 'em out."]),
        ("The crews' boat and rock 'n' roll of the '90s are no quotations, the crew's book said.", []),
        ("The crew’s boat and the ’90s are no quotations.", []),
        ("“He told us ‘no’ twice,” she said.", ["He told us ‘no’ twice,"]),
        ('"Written “at this time,” it holds," she said.', ["Written “at this time,” it holds,"]),
        ("”We stay,” she said.", ["We stay,"]),
        ("” she said, and left.", []),
    ],
    ids=[
        "curly",
        "straight",
        "doubled",
        "british",
        "single straight",
        "straight apostrophes",
        "apostrophes",
        "nested",
        "curly in straight",
        "slipped",
        "closed before",
    ],
)
def test_inner_text_of_each_quotation(text: str, inner: list[str]) -> None:
    found = find_quotations(text, Span(0, len(text)))
    assert [q.inner.of(text) for q in found] == inner
    assert not any(q.is_open for q in found)


def test_quotation_without_a_closing_mark_stays_open_to_the_end_of_the_paragraph() -> None:
    text = "“We stay here until the tide turns."
    (found,) = find_quotations(text, Span(0, len(text)))
    assert found.is_open
    assert found.span == Span(0, len(text))


@given(st.text(alphabet="ab “”\"'’‘«».,", min_size=1, max_size=60))
def test_quotations_are_in_order_and_inside_the_paragraph(text: str) -> None:
    found = find_quotations(text, Span(0, len(text)))
    ends = [0]
    for quotation in found:
        assert ends[-1] <= quotation.span.start < quotation.span.end <= len(text)
        assert quotation.span.contains(quotation.inner)
        ends.append(quotation.span.end)
