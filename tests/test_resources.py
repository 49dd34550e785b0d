"""Shipped files are found inside an installed package and beside an editable one."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import ConfigError
from claimcheck.resources import read_resource, resource_path


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(data)


@pytest.mark.parametrize("place", ["site/claimcheck/_resources", "site"], ids=["inside the package", "beside it"])
def test_a_shipped_file_is_found(tmp_path: Path, place: str) -> None:
    write(tmp_path / place / "data" / "policy" / "house.toml", b"here")
    assert read_resource("data", "policy", "house.toml", package=tmp_path / "site" / "claimcheck") == b"here"


def test_the_package_comes_before_the_folder_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "claimcheck" / "_resources" / "data" / "x", b"inside")
    write(tmp_path / "data" / "x", b"beside")
    assert read_resource("data", "x", package=tmp_path / "claimcheck") == b"inside"


def test_this_checkout_finds_its_own_data() -> None:
    assert read_resource("data", "README.md").startswith(b"# Data")
    assert resource_path("data").is_dir()


@pytest.mark.parametrize(
    "parts", [("data", "no-such-file"), ("data", "..", "pyproject.toml"), ("/etc/passwd",), (), ("data", "a\\b")]
)
def test_what_is_not_shipped_is_refused(parts: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError):
        read_resource(*parts)


def test_a_folder_cannot_be_read_as_a_file() -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_resource("data")
