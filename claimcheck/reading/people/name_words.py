"""Words that names are made of: places end in some, surnames of two words begin with others."""

from __future__ import annotations

import re

from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words

PLACE_NOUNS = words(
    """holm bridge street road lane avenue square island islands isle bay beach river creek falls valley gardens quay
    wharf docks pier cove ferry station place heights ridge mountain mountains forest common springs village town
    crescent terrace drive boulevard highway canal lock strait sound peninsula county"""
)
"""Last words of places; those that are as often surnames ("Hill", "Wood") are left out."""
PLACED = lazy_re(r"\b(?:in|at|on|near|outside|across|around|off) $", re.IGNORECASE)
_PARTICLES = frozenset({"Ní", "Nic", "Ó", "Mac", "Mhic", "Uí", "Ua", "Van", "Von", "De", "Du"})


def is_short(name: str) -> bool:
    """Tell a surname alone, also one of two words: "Ní Dhuibhir"."""
    return " " not in name or (name.count(" ") == 1 and name.split(maxsplit=1)[0] in _PARTICLES)
