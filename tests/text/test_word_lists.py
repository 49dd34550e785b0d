"""Every word list of the program names a word once."""

import ast
from pathlib import Path

import pytest

import claimcheck

_ROOT = Path(claimcheck.__file__).parent
_MODULES = [path for path in sorted(_ROOT.rglob("*.py")) if "word_lists import" in path.read_text(encoding="utf-8")]


def _lists(path: Path) -> list[list[str]]:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return [
        call.args[0].value.split()
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in {"words", "words_in_order"}
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    ]


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: str(path.relative_to(_ROOT)))
def test_a_word_list_names_a_word_once(path: Path) -> None:
    assert [word for listed in _lists(path) for word in sorted(set(listed)) if listed.count(word) > 1] == []
