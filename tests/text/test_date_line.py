"""The date line of an article."""

import time
from datetime import date

import pytest

from claimcheck.text.date_line import date_line
from claimcheck.text.load import load_bytes


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Locks to close\n\nBy Ana Ruiz\n\nMarch 12, 2026\n\nThe locks close.", date(2026, 3, 12)),
        ("Locks to close\n\nPublished: 3 May 2024, 10:15\n\nThe locks close.", date(2024, 5, 3)),
        ("Locks to close\n\nFriday, 3 May 2024 at 4.30 p.m.\n\nThe locks close.", date(2024, 5, 3)),
        ("Locks to close\n\nUpdated 3 May 2024\n\nThe locks close.", None),
        ("Locks to close\n\n3 May 2024\n\n4 May 2024\n\nThe locks close.", None),
        ("Locks to close\n\nOn March 12, 2026 the locks close.", None),
        ("Locks to close\n\n02/08/2024\n\nThe locks close.", None),
        ("Locks to close\n\nLONDON, May 21, 2025 — The locks close.", date(2025, 5, 21)),
        ("Locks to close\n\nBy Ana Ruiz\n\nLONDON, 21 May 2025 (Reuters) - The locks close.", date(2025, 5, 21)),
        ("Locks to close\n\nBOSTON, Mass., Sept. 3, 2025 /PRNewswire/ -- The locks close.", date(2025, 9, 3)),
        ("London, May 21, 2025 (Coast Wire) — The locks close.", date(2025, 5, 21)),
        ("3 May 2024\n\nLONDON, 2 May 2024 — The locks close.", date(2024, 5, 3)),
        ("LONDON, May 21, 2025 — The locks close.\n\nOSLO, May 20, 2025 — The port is shut.", None),
        ("Locks to close\n\nLONDON, May 21 — The locks close.", None),
        ("Locks to close\n\nLONDON, February 31, 2025 — The locks close.", None),
        ("Locks to close\n\nLONDON — On May 21, 2025, the locks closed.", None),
        ("Paris, 13 November 2015 — the night on which all was lost.", None),
        ("The port said on May 21, 2025 — The locks close.", None),
        ("a\n\n" * 9 + "LONDON, May 21, 2025 — The locks close.", None),
        ("a\n\n" * 9 + "March 12, 2026", None),
    ],
)
def test_a_line_that_is_a_date_dates_the_article(text: str, day: date | None) -> None:
    found = date_line(text)
    assert (found.day if found else None) == day


def test_long_lines_that_are_nearly_datelines_are_read_quickly() -> None:
    start = time.process_time()
    for part in ("LONDON, ", "May 21, ", "A. ", "Ab Cd, "):
        assert date_line(part * 100_000) is None
    assert time.process_time() - start < 2


def test_what_the_file_states_of_itself_comes_first() -> None:
    stated = load_bytes(b"---\ndate: 2020-01-02\n---\n\nLocks\n\nMarch 12, 2026\n\nThe locks close.", name="a.md")
    assert stated.date is not None
    assert stated.date.day == date(2020, 1, 2)
