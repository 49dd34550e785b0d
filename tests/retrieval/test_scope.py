from __future__ import annotations

import pytest

from claimcheck.retrieval.origins import signature_of
from claimcheck.retrieval.scope import in_scope, is_prior
from claimcheck.retrieval.seam import Scope
from claimcheck.types import PriorDocument, PublicationTime

TEXT = "The council approved the harbour budget by 14 votes to 9 after a long debate about the cranes and the rents."


@pytest.mark.parametrize(
    ("published", "before", "expected"),
    [
        pytest.param(None, "2019-02-08", False, id="no date is never prior"),
        pytest.param("2019-02-07", "2019-02-08", True, id="day before"),
        pytest.param("2019-02-09", "2019-02-08", False, id="day after"),
        pytest.param("2019-02-08", "2019-02-08", True, id="same day without times"),
        pytest.param("2019-02-08T23:00", "2019-02-08", True, id="same day, article without a time"),
        pytest.param("2019-02-08", "2019-02-08T00:01", True, id="same day, document without a time"),
        pytest.param("2019-02-08T09:00", "2019-02-08T10:00", True, id="same day, earlier"),
        pytest.param("2019-02-08T10:00", "2019-02-08T10:00", False, id="same moment"),
        pytest.param("2019-02-08T11:00", "2019-02-08T10:00", False, id="same day, later"),
        pytest.param("2019-02-08T11:00+09:00", "2019-02-08T10:00+00:00", True, id="earlier by the zones"),
        pytest.param("2019-02-09T01:00+09:00", "2019-02-08T20:00+00:00", True, id="next day there, earlier here"),
        pytest.param("2019-02-08T23:00-05:00", "2019-02-09T01:00+00:00", False, id="day before there, later here"),
        pytest.param("2019-02-08T11:00+00:00", "2019-02-08T10:00", True, id="one zone unknown: order unknown"),
        pytest.param("2019-02-07T11:00", "2019-02-08T10:00+00:00", True, id="one zone unknown: days decide"),
        pytest.param("2019-02-09T11:00", "2019-02-08T10:00", False, id="later day without zones"),
    ],
)
def test_prior_means_published_before(published: str | None, before: str, expected: bool) -> None:
    time = PublicationTime.parse(published) if published else None
    assert is_prior(time, PublicationTime.parse(before)) is expected


@pytest.mark.parametrize(
    ("sha256", "text", "expected"),
    [
        pytest.param("a", "Rents rose by a tenth.", False, id="same hash"),
        pytest.param("b", f"GHENT - {TEXT}", False, id="copy by resemblance"),
        pytest.param("b", "Rents in the old town rose by a tenth last year.", True, id="another text"),
    ],
)
def test_own_copies_are_outside(sha256: str, text: str, expected: bool) -> None:
    document = PriorDocument(
        id="d",
        title=None,
        date=PublicationTime.parse("2019-01-01"),
        publisher=None,
        url=None,
        origin="d",
        sha256=sha256,
        signature=signature_of(text),
    )
    scope = Scope(before=PublicationTime.parse("2019-02-08"), sha256="a", signature=signature_of(TEXT))
    assert in_scope(document, scope) is expected
