"""How tests of the command line ask the stub."""

from __future__ import annotations

from pathlib import Path

from claimcheck.evaluation.stub_llm import StubServer

KEY = "sk-test-0123456789abcdef"
SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def words(stub: StubServer, model: str = "stub", *more: str) -> tuple[str, ...]:
    """Give the options by which the stub is asked as a model, without an archive."""
    return ("--no-archive", "--model", f"openai:{model}", "--base-url", stub.base_url, *more)
