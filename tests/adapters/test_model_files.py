"""The models that ship, as they are opened."""

import pytest

from claimcheck.adapters.model_files import ModelFiles
from claimcheck.resources import resource_path


@pytest.mark.parametrize("model", ["tagger", "minilm"])
def test_int8_sums_overflow_on_no_processor(model: str) -> None:
    session, _ = ModelFiles(resource_path("data", "models", model), what=model, advice="none").open()
    assert session.get_session_options().get_session_config_entry("session.x64quantprecision") == "1"
    assert session.get_session_options().intra_op_num_threads == 1
