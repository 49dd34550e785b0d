"""The tagger that ships, as it ships."""

import shutil
from pathlib import Path

import pytest

from claimcheck.adapters.tagger import Tagger, packaged_tagger
from claimcheck.attribution.tagged import Role
from claimcheck.errors import ConfigError
from claimcheck.resources import resource_path

TEXT = (
    "The port authority will drain its oldest lock before the winter, Mara Oldenkott said on Monday. "
    "“There is no money for a second lock,” said an engineer who asked not to be named."
)


def test_it_marks_source_cue_and_content() -> None:
    found = packaged_tagger().tag(TEXT)
    words = {role: [s.span.of(TEXT) for s in found if s.role is role] for role in Role}
    assert any("Mara Oldenkott" in each for each in words[Role.SOURCE])
    assert any("said" in each for each in words[Role.CUE])
    assert any("drain its oldest lock" in each for each in words[Role.CONTENT])
    assert all(0 < s.sureness <= 1 for s in found)


def test_a_long_text_is_read_to_its_end() -> None:
    text = "\n\n".join([TEXT] * 12)
    found = packaged_tagger().tag(text)
    assert max(s.span.end for s in found) > len(text) - 150


def test_an_empty_text_has_no_spans() -> None:
    assert packaged_tagger().tag(" ") == []


@pytest.mark.parametrize("damage", ["missing", "altered"])
def test_a_missing_or_altered_file_is_refused_with_the_way_out(damage: str, tmp_path: Path) -> None:
    folder = tmp_path / "tagger"
    shutil.copytree(resource_path("data", "models", "tagger"), folder)
    if damage == "missing":
        (folder / "model.onnx").unlink()
    else:
        with (folder / "model.onnx").open("r+b") as file:
            file.write(b"x")
    with pytest.raises(ConfigError, match="--model rules"):
        Tagger(folder)
