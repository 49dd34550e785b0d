"""What the project declares about itself agrees with what it holds."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import claimcheck

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = [Requirement(line) for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()]
DECLARED = [Requirement(line) for line in [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["test"]]]


def test_the_installed_version_is_that_of_the_package() -> None:
    assert version("claimcheck-news") == claimcheck.__version__


@pytest.mark.parametrize("declared", DECLARED, ids=lambda requirement: requirement.name)
def test_a_declared_dependency_is_pinned_within_its_bounds(declared: Requirement) -> None:
    pins = [pin for pin in PINS if canonicalize_name(pin.name) == canonicalize_name(declared.name)]
    assert pins, f"run `make lock`: {declared.name} is not in constraints.txt"
    for pin in pins:
        (exact,) = pin.specifier
        assert exact.operator == "=="
        assert declared.specifier.contains(exact.version)


@pytest.mark.parametrize("name", ["constraints.txt", "pyproject.toml", "Makefile", ".ci/run"])
def test_no_file_of_the_build_names_an_index(name: str) -> None:
    assert not re.search(
        r"--(?:extra-)?index-url|file://|https?://(?!example\.org)", (ROOT / name).read_text(encoding="utf-8")
    )
