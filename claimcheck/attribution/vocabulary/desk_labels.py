"""Labels with a colon that the desk prints and nobody speaks behind: of a picture, or of a part of the paper."""

from __future__ import annotations

from claimcheck.attribution.vocabulary.lexicon import DAYS
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words

_PICTURES = words("photo photos photograph photographs picture pictures image images video caption graphic map chart")
"""Labels of what a picture shows, which nobody says."""
_PLACES = words("pictured inset above below left right top bottom centre center main far clockwise from")
"""Words for where in a picture somebody is: "Top left: Ana Ruiz, who"."""
_DESK = words(
    """live exclusive analysis correction corrections clarification updated update breaking watch listen opinion comment
    explainer review factbox background developing latest recap obituary interview profile editorial clarifications
    note notes revealed exposed explained confirmed unmasked dispatch diary sketch podcast timeline notebook longread"""
)
"""Labels that the desk puts before a headline or a note."""
_SECTION = lazy_re(
    r"(?:our |a )?(?:letter|postcard|view|dispatch|notes|diary|notebook|snapshot)s? from [^:\n]{2,40}|"
    r"(?:\w{2,20}[’']s? )(?:notebook|diary|sketch)|(?:the )?(?:long|big|weekend) read|(?:the )?inside story"
)
"""The same in several words, in small letters: "letter from aldemar", "reporter’s notebook"."""


def is_desk_label(label: str) -> bool:
    """Tell a label, in small letters and without its colon, that names a picture, a section or a day, no speaker."""
    parts = label.split()
    is_picture = bool(parts) and (parts[-1] in _PICTURES or _PLACES.issuperset(parts))
    return is_picture or label.removeprefix("the ") in _DESK | DAYS | MONTHS or _SECTION.fullmatch(label) is not None
