"""Any chat model that langchain can reach, behind `LLM.complete`."""

from claimcheck.adapters.chat_model.model import ChatModelLLM
from claimcheck.adapters.chat_model.opening import open_chat_model
from claimcheck.adapters.chat_model.quiet import switch_off_tracing

__all__ = ["ChatModelLLM", "open_chat_model", "switch_off_tracing"]
