"""No copy of a draft to anybody but the model: what libraries would trace, log or reroute by ambient variables."""

from __future__ import annotations

from collections.abc import MutableMapping

_PREFIXES = ("LANGSMITH_", "LANGCHAIN_", "LANGFUSE_", "OTEL_", "TRACELOOP_", "PHOENIX_")
_NAMES = {"OPENAI_LOG", "ANTHROPIC_LOG"}
_OFF = {"LANGSMITH_TRACING": "false", "LANGCHAIN_TRACING_V2": "false", "OTEL_SDK_DISABLED": "true"}


def switch_off_tracing(environ: MutableMapping[str, str]) -> None:
    """Take the variables away by which libraries send or log what a model is asked, for this process.

    LANGSMITH_GATEWAY among them would send every request through another company's server. Call it before langchain
    is imported, which remembers what it has read.
    """
    for name in [name for name in environ if name.startswith(_PREFIXES) or name in _NAMES]:
        del environ[name]
    environ.update(_OFF)
