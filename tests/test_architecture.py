"""The shape of the house: what imports what, and how long a file may be."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAX_LINES = 350
HEAVY_PACKAGES = {
    "chromadb",
    "fastapi",
    "langchain",
    "langchain_core",
    "langchain_openai",
    "numpy",
    "onnxruntime",
    "openai",
    "pypdf",
    "sqlalchemy",
    "tokenizers",
    "trafilatura",
}
SOURCES = [
    path
    for folder in ("claimcheck", "bench", "tools", "evals")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "__pycache__" not in path.parts
]
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def names_made_by(path: Path) -> list[str]:
    """Give the names that a module makes at its top level, as often as it makes them."""
    found: list[str] = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.append(node.name)
        elif isinstance(node, ast.Assign):
            found.extend(target.id for target in node.targets if isinstance(target, ast.Name))
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_makes_a_name_twice(path: Path) -> None:
    made = names_made_by(path)
    assert [name for name in sorted(set(made)) if made.count(name) > 1] == []


def modules_loaded_by(statement: str) -> set[str]:
    """Run a statement in a fresh interpreter and give the top-level packages that it loaded."""
    code = f"{statement}; import sys; print(' '.join({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


def test_the_import_contracts_hold() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("statement", ["import claimcheck.cli.main", "import claimcheck.wiring"])
def test_importing_the_command_line_loads_no_heavy_package(statement: str) -> None:
    assert not modules_loaded_by(statement) & HEAVY_PACKAGES


def test_a_heavy_package_is_seen_when_it_is_loaded() -> None:
    assert "numpy" in modules_loaded_by("import numpy")


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_no_file_names_a_machine_path() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:work|opt|root|home)/\w")
    named = [
        path.relative_to(ROOT).as_posix()
        for path in [*SOURCES, ROOT / "Makefile", ROOT / "pyproject.toml", ROOT / "README.md", *ROOT.glob("docs/*.md")]
        if pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert named == []
