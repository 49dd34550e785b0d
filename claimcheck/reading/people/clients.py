"""Whom a lawyer or a spokesperson speaks for: "Hale’s lawyer" is not "Voss’s lawyer"."""

from __future__ import annotations

import re

from claimcheck.reading.people.memory import Memory, Resolved
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span


def speaks_for_another(memory: Memory, earlier: Resolved, mention: Span) -> bool:
    """Tell whose lawyer speaks for somebody else: "Hale’s lawyer", then "Voss’s lawyer" or "the company’s lawyer"."""
    owner, was = _OWNED.match(mention.of(memory.text)), _OWNED.match(earlier.link.name)
    if owner is None:
        return False
    last = owner["owner"].rsplit(maxsplit=1)[-1].lower()
    if last in re.findall(r"[\w-]+", earlier.link.name.lower()):
        return False
    is_person = was is None or bool(memory.cast.full_names(was["owner"].rsplit(maxsplit=1)[-1]))
    return is_person or last not in {"company", "firm"}


_OWNED = lazy_re(r"(?:[Tt]he )?(?P<owner>[\w-]+(?: [\w-]+){0,4})[’']s ")
