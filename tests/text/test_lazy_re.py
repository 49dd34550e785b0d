"""Patterns compiled at first use: the same answers, and all of the house's can be compiled."""

import ast
import copy
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimcheck
from claimcheck.text.lazy_re import LazyPattern, lazy_re

_ROOT = Path(claimcheck.__file__).parent
_ROOMS = ("text", "attribution", "reading", "ledger", "policy", "judging")
_MODULES = [path for room in _ROOMS for path in sorted((_ROOT / room).rglob("*.py"))]


def test_it_answers_as_a_compiled_pattern_does() -> None:
    late, early = lazy_re(r"(?P<who>[a-z]+) said", re.IGNORECASE), re.compile(r"(?P<who>[a-z]+) said", re.IGNORECASE)
    text = "Ana said no. BEN said yes."
    assert [m.group("who") for m in late.finditer(text)] == ["Ana", "BEN"]
    assert late.sub(r"\g<who> says", text) == early.sub(r"\g<who> says", text)
    assert (late.pattern, late.flags, late.groupindex) == (early.pattern, early.flags, early.groupindex)
    assert late.fullmatch("Ana said")
    assert not late.match(" Ana said")
    assert late.split(text) == early.split(text)


def test_it_takes_bytes() -> None:
    assert lazy_re(rb"<html").search(b"\x00<html>")


def test_what_is_no_pattern_fails_at_its_first_use() -> None:
    pattern = lazy_re("(")
    with pytest.raises(re.error, match="unterminated"):
        pattern.search("a")


def test_it_can_be_copied_before_and_after_its_first_use() -> None:
    pattern = lazy_re("a")
    assert copy.copy(pattern).search("a")
    assert pattern.search("a")
    assert copy.copy(pattern).search("a")


def _patterns(held: object) -> Iterator[LazyPattern]:
    if isinstance(held, LazyPattern):
        yield held
    elif isinstance(held, dict):
        for value in held.values():
            yield from _patterns(value)
    elif isinstance(held, (tuple, list)):
        for value in held:
            yield from _patterns(value)


def test_every_pattern_of_the_house_can_be_compiled() -> None:
    names = [each.name for each in pkgutil.walk_packages([str(_ROOT)], "claimcheck.")]
    modules = [importlib.import_module(name) for name in names if name.split(".")[1] in _ROOMS]
    patterns = [pattern for module in modules for value in vars(module).values() for pattern in _patterns(value)]
    assert len(patterns) > 400
    for pattern in patterns:
        assert pattern.groups >= 0


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: str(path.relative_to(_ROOT)))
def test_no_pattern_is_compiled_as_a_module_is_loaded(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(node) for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)
    }
    compiled = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile" and id(node) not in inside
    ]
    assert compiled == []
