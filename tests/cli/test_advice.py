"""What a user is told to do about what was left unchecked."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.cli.advice import advice
from claimcheck.config import Flags, load_settings


@pytest.mark.parametrize(
    ("causes", "cache", "expected"),
    [
        (
            ["search_failed"],
            True,
            "; look at the archive (claimcheck doctor) and run it again, and what was answered is not paid for again",
        ),
        (["search_failed"], False, "; look at the archive (claimcheck doctor) and run it again"),
        (["malformed_reply", "search_failed"], True, "; --no-cache asks for new replies"),
        (["malformed_reply"], False, "; run it again for new replies"),
        (["timeout"], False, "; run it again later"),
    ],
)
def test_the_advice_is_for_what_failed(causes: list[str], cache: bool, expected: str, tmp_path: Path) -> None:
    settings = load_settings(Flags(home=str(tmp_path), model="openai:stub", cache=cache), {})
    assert advice(causes, settings) == expected


def test_where_no_language_model_was_asked_nothing_is_advised(tmp_path: Path) -> None:
    assert advice(["search_failed"], load_settings(Flags(home=str(tmp_path), model="rules"), {})) == ""
