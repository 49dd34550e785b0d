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


def test_a_content_is_linked_to_its_own_source_and_cue() -> None:
    contents = {s.span.of(TEXT): s for s in packaged_tagger().tag(TEXT) if s.role is Role.CONTENT}
    lock = next(s for words, s in contents.items() if "oldest lock" in words)
    money = next(s for words, s in contents.items() if "second lock" in words)
    assert lock.source is not None
    assert money.source is not None
    assert "Mara Oldenkott" in lock.source.of(TEXT)
    assert "an engineer" in money.source.of(TEXT)
    assert lock.cue is not None
    assert lock.cue.of(TEXT).startswith("said")


def test_a_quotation_over_paragraphs_is_linked_to_its_one_source() -> None:
    text = (
        "Mara Oldenkott, the harbour master, gave the council her reasons:\n\n"
        "“The lock was built in 1931 and has leaked ever since. Nobody has paid for its repair.\n\n"
        "“The gates will fail before the winter is over, and the town will flood.”"
    )
    contents = [s for s in packaged_tagger().tag(text) if s.role is Role.CONTENT]
    last = max(contents, key=lambda s: s.span.end)
    assert last.source is not None
    assert "Oldenkott" in last.source.of(text)


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
