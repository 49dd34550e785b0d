"""Patterns that are compiled when they are first asked: a check asks two thirds of the house's five hundred.

Compiling them all was a third of the processor time of a short check (`bench/startup.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, AnyStr, cast

Compile = Callable[[str | bytes, int], re.Pattern[Any]]
"""What `re.compile` does."""

_compilers: list[Compile] = [re.compile]
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class LazyPattern:
    """Stands for a pattern until it is first asked, and from then on holds the pattern's own methods."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # copying and pickling ask for these before there is a pattern
            raise AttributeError(name)
        compiled = _compilers[-1](self.pattern, self._flags)
        vars(self).update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def lazy_re(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give what `re.compile` gives, but compile it at its first use; what is no pattern fails there (`re.error`)."""
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))


@contextmanager
def compiling_by(compile_pattern: Compile) -> Iterator[None]:
    """Let patterns that are first asked inside be compiled by another, such as one that keeps them between runs."""
    _compilers.append(compile_pattern)
    try:
        yield
    finally:
        _compilers.remove(compile_pattern)
