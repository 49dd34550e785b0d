from __future__ import annotations

import math
import shutil
from pathlib import Path

import pytest

from claimcheck.adapters.embedder import MiniLM, packaged_embedder
from claimcheck.errors import RetrievalError

MODEL_FOLDER = Path(__file__).parents[2] / "data" / "models" / "minilm"


@pytest.fixture(scope="module")
def embedder() -> MiniLM:
    return packaged_embedder()


def cosine(first: list[float], second: list[float]) -> float:
    return sum(a * b for a, b in zip(first, second, strict=True))


def test_vectors_have_unit_length(embedder: MiniLM) -> None:
    for vector in embedder.embed(["Rents rose.", "", "word " * 5000]):
        assert len(vector) == embedder.dimension
        assert math.isclose(cosine(vector, vector), 1, abs_tol=1e-5)


def test_vector_depends_on_its_text_alone(embedder: MiniLM) -> None:
    texts = ["The council approved the harbour budget.", "Rents rose.", "The ferry is late " * 30]
    assert embedder.embed(texts) == [embedder.embed([text])[0] for text in texts]


def test_near_meaning_lies_nearer_than_far(embedder: MiniLM) -> None:
    one, near, far = embedder.embed(
        [
            "Four people were charged with fraud over the sale of permits.",
            "Prosecutors indicted four over a swindle with licences.",
            "The film festival opens in May with a documentary.",
        ]
    )
    assert cosine(one, near) > cosine(one, far) + 0.2


def test_no_texts_give_no_vectors(embedder: MiniLM) -> None:
    assert embedder.embed([]) == []


def test_words_beyond_128_tokens_change_nothing(embedder: MiniLM) -> None:
    first, second = embedder.embed(["harbour " * 200 + "rents", "harbour " * 200 + "ferries"])
    assert first == second


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_changed_file_is_refused_by_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "minilm"
    shutil.copytree(MODEL_FOLDER, folder)
    with (folder / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(RetrievalError, match=f"{name} in .* is not the one that was shipped; install claimcheck again"):
        MiniLM(folder)


def test_missing_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RetrievalError, match="cannot be read"):
        MiniLM(tmp_path)
