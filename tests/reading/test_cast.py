"""Whom an article names, and by which of their names."""

import pytest

from claimcheck.reading.people.cast import cast_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Carla Munoz resigned. Leader Munoz has raised $90 million.", {"Carla Munoz"}),
        ("CEO Ana Roe left.", {"Ana Roe"}),
        ("Tom Hale left. Mrs Hale stayed.", {"Tom Hale", "Hale"}),
        ("Carla Munoz and Tom Munoz left. Mayor Munoz stayed.", {"Carla Munoz", "Tom Munoz", "Munoz"}),
    ],
)
def test_a_title_with_a_surname_is_the_one_person_named_in_full(text: str, names: set[str]) -> None:
    assert {person.name for person in cast_of(text).people} == names
