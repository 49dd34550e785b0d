"""From the errors of langchain and of providers to ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from claimcheck.errors import (
    ClaimcheckError,
    ConfigError,
    ContextTooLong,
    LLMError,
    LLMTimeout,
    LLMTransientError,
    RateLimited,
    RequestAdapted,
)
from claimcheck.llm.seam import Request

_MAX_SAID_CHARS = 200
_TOO_LONG = re.compile(
    r"context.{0,9}(?:length|window|size)|too (?:long|many tokens)|maximum.{0,9}tokens|exceeds? .{0,20}tokens"
)
_TRANSIENT = {408, 409, 425, 500, 502, 503, 504, 520, 522, 524, 529}
_TIMEOUTS = {"APITimeoutError", "TimeoutException", "Timeout", "TimeoutError"}
_BROKEN = {"APIConnectionError", "TransportError", "ConnectionError", "RequestError"}
_UNSENT = {"ConnectError", "ConnectTimeout", "ConnectionRefusedError", "PoolTimeout"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which model was asked what: what every message names."""

    host: str
    model: str
    key_name: str
    request: Request

    def error(self, kind: type[LLMError], what: str, **more: Any) -> LLMError:
        """Make an error of a kind; "{host} {what}" is its message."""
        request = self.request
        return kind(
            f"{self.model} at {self.host}: {what}",
            model=self.model,
            prompt=request.prompt.name,
            request_key=request.key,
            **more,
        )


def translate(
    error: Exception, place: Place, *, redact: Callable[[str], str], learn: Callable[[str], bool]
) -> ClaimcheckError | None:
    """Give our error for a foreign one; None where it is none that a model or a network makes.

    Each provider's library has an error tree of its own, so this goes by the status that all of them carry, and by the
    names of the classes. `learn` is told a refusal, and says whether to ask again in another form.
    """
    status = _status(error)
    if status is not None:
        said = redact(_said(error))
        return _by_status(status, error, place, said, learn)
    names = {kind.__name__ for each in _chain(error) for kind in type(each).__mro__}
    is_billed = not names & _UNSENT
    if names & _TIMEOUTS:
        return place.error(LLMTimeout, "no reply in time", may_be_billed=is_billed)
    if names & _BROKEN:
        what = "the connection broke" if is_billed else "cannot be reached; is the server running?"
        return place.error(LLMTransientError, what, may_be_billed=is_billed)
    return None


def _by_status(status: int, error: Exception, place: Place, said: str, learn: Callable[[str], bool]) -> ClaimcheckError:
    code = str(getattr(error, "code", "") or "")
    if status in {401, 403}:
        message = f"{place.model} at {place.host}: the key is refused ({status}); check {place.key_name}"
        return ConfigError(message, setting="model")
    if 300 <= status < 400:
        message = f"{place.model} at {place.host}: it sends us to another server ({status}); check --base-url"
        return ConfigError(message, setting="base_url")
    if status == 429:
        if code == "insufficient_quota":
            return place.error(LLMError, "the account has no credit left (429)")
        return place.error(RateLimited, "too many requests (429)", retry_after_s=_retry_after(error))
    if status in _TRANSIENT:
        what = f"it failed ({status})"
        return place.error(LLMTransientError, what, retry_after_s=_retry_after(error))
    if status == 413 or code == "context_length_exceeded" or (status == 400 and _TOO_LONG.search(said.lower())):
        return place.error(ContextTooLong, f"the request is longer than it reads ({status})")
    if learn(said):
        return place.error(RequestAdapted, f"it takes requests in another form ({status}): {said}")
    if status == 404:
        what = f"it knows no such model or address (404); check --model and --base-url: {said}"
        return ConfigError(f"{place.model} at {place.host}: {what}", setting="model")
    return place.error(LLMError, f"it refused the request ({status}): {said}")


def is_refusal(error: Exception) -> bool:
    """Tell whether a provider refused the text itself before any model read it."""
    return str(getattr(error, "code", "") or "") in {"content_filter", "content_policy_violation"}


def _status(error: Exception) -> int | None:
    for holder in (error, getattr(error, "response", None)):
        for name in ("status_code", "status", "code"):
            value = getattr(holder, name, None)
            if isinstance(value, int) and not isinstance(value, bool) and 300 <= value < 600:
                return value
    return None


def _said(error: Exception) -> str:
    """Give the first line of what the server said."""
    body: Any = getattr(error, "body", None)
    said = body.get("message") if isinstance(body, dict) else None
    text = said if isinstance(said, str) else str(getattr(error, "message", error))
    return " ".join(text.split())[:_MAX_SAID_CHARS]


def _retry_after(error: Exception) -> float | None:
    """Give the seconds of a Retry-After header, which may also be a date."""
    headers: Mapping[str, str] = getattr(getattr(error, "response", None), "headers", None) or {}
    value = str(headers.get("retry-after", "")).strip()
    if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _chain(error: BaseException) -> list[BaseException]:
    """Give an error and what it was raised from."""
    chain = [error]
    while len(chain) < 10 and (cause := chain[-1].__cause__ or chain[-1].__context__) is not None:
        chain.append(cause)
    return chain
