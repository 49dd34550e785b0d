from __future__ import annotations

import pytest

from claimcheck.report.archive_counts import ASCII_BARS, PublisherCount, chart, count_documents
from claimcheck.report.layout import columns
from claimcheck.types import PriorDocument, PublicationTime


def prior(publisher: str | None, date: str | None) -> PriorDocument:
    time = PublicationTime.parse(date) if date else None
    return PriorDocument(
        id="x", title=None, date=time, publisher=publisher, url=None, origin="x", sha256="x", signature=()
    )


def counted(publisher: str, months: dict[str, int]) -> PublisherCount:
    return PublisherCount(publisher=publisher, documents=sum(months.values()), months=months)


def test_documents_are_counted_by_publisher_and_month() -> None:
    given = [("B", "2019-02-01"), ("A", "2019-02-03"), ("B", "2018-12-31"), ("B", None), (None, "2019-02-02")]
    assert count_documents(prior(*each) for each in given) == [
        PublisherCount(publisher="B", documents=3, months={"2018-12": 1, "2019-02": 1}),
        PublisherCount(publisher="A", documents=1, months={"2019-02": 1}),
        PublisherCount(publisher=None, documents=1, months={"2019-02": 1}),
    ]


def test_bars_stand_under_each_other_on_one_scale() -> None:
    lines = chart([counted("The Courier", {"2018-12": 8, "2019-02": 4}), counted("Post", {"2019-02": 1})], width=60)
    assert lines == [
        "2018-12 to 2019-02, a bar for each month, the highest is 8",
        f"{'The Courier':24}  12  █ ▄",
        f"{'Post':24}   1    ▁",
    ]


def test_plain_signs_where_there_are_no_bars() -> None:
    assert chart([counted("A", {"2019-01": 1, "2019-02": 9})], width=60, bars=ASCII_BARS)[1].endswith("10  .@")


@pytest.mark.parametrize("width", [40, 50, 80, 120])
@pytest.mark.parametrize("last", ["2019-01", "2021-07", "2044-12", "9999-12"])
def test_chart_keeps_inside_the_page(width: int, last: str) -> None:
    counts = [counted(f"The {'very ' * 9}old paper {n}", {"1605-01": 3, "2019-01": 12_345, last: 1}) for n in range(20)]
    lines = chart(counts, width=width)
    assert all(columns(line) <= max(width, 45) for line in lines[1:])
    assert len(lines) == 14
    assert lines[-1].startswith("8 others")


def test_wide_letters_keep_the_columns() -> None:
    first, second = chart([counted("港湾新聞", {"2019-01": 2}), counted("A", {"2019-01": 1})], width=60)[1:]
    assert columns(first) == columns(second)


def test_archive_without_dates_has_totals_alone() -> None:
    assert chart(count_documents([prior("A", None)]), width=60) == [f"{'A':24}  1"]
    assert chart([], width=60) == []
