"""A language model with everything around it: cache, retries, limits, counting."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from claimcheck.adapters.chat_model import ChatModelLLM, open_chat_model, switch_off_tracing
from claimcheck.adapters.home import prepare_home
from claimcheck.adapters.reply_cache import SqliteReplyCache
from claimcheck.errors import ConfigError
from claimcheck.llm.budget import Budget
from claimcheck.llm.caching import CachingLLM
from claimcheck.llm.deadline import Deadline
from claimcheck.llm.gate import Gate
from claimcheck.llm.limits import LimitedLLM, Limits
from claimcheck.llm.prices import Price, PriceList, parse_prices
from claimcheck.llm.retrying import Patience, RetryingLLM
from claimcheck.llm.seam import LLM
from claimcheck.llm.usage import UsageMeter
from claimcheck.resources import read_resource

_MAX_PRICES_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MeteredLLM:
    """A model for one article, and what it has taken so far."""

    llm: LLM
    meter: UsageMeter


@dataclass(frozen=True, slots=True, kw_only=True)
class LLMStack:
    """An opened model with the limits, the cache and the price that all articles of a command share."""

    chat: ChatModelLLM
    limits: Limits
    cache: SqliteReplyCache | None
    price: Price | None

    def for_article(self, patience: Patience | None = None) -> MeteredLLM:
        """Give the model for one article.

        From the outside in: the cache, so that a hit counts for nothing; the retries; the limits, so that each attempt
        counts and a wait takes no place; the model.
        """
        meter = UsageMeter(self.price)
        llm: LLM = LimitedLLM(self.chat, self.limits, meter)
        llm = RetryingLLM(llm, patience=patience, deadline=self.limits.deadline, on_retry=meter.retried)
        if self.cache is not None:
            llm = CachingLLM(llm, self.cache, server=self.chat.server.address, on_hit=meter.hit)
        return MeteredLLM(llm=llm, meter=meter)

    def close(self) -> None:
        """Close the connections and the cache."""
        self.chat.close()
        if self.cache is not None:
            self.cache.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class StackSettings:
    """What a stack is built from; `replies_file` of None is without a cache. The settings say what the rest means."""

    model: str
    base_url: str | None
    max_cost: float | None
    max_calls: int | None
    max_concurrency: int
    timeout_s: float
    run_timeout_s: float | None
    replies_file: Path | None
    prices: Path | None
    tracing: bool


def open_stack(settings: StackSettings, announce: Callable[[str], None]) -> LLMStack:
    """Open a model; nothing is sent yet, and `announce` is told before that which host will receive the text.

    Raises:
        ConfigError: the model cannot be opened, its price is not known and `max_cost` is set, or the prices are wrong.
        StoreError: the cache cannot be opened.
    """
    if not settings.tracing:
        switch_off_tracing(os.environ)
    deadline = Deadline(settings.run_timeout_s)
    chat = open_chat_model(
        settings.model,
        base_url=settings.base_url,
        timeout_s=settings.timeout_s,
        deadline=deadline,
        environ=os.environ,
        announce=announce,
    )
    price = find_price(settings.model, settings.prices, is_own_server=chat.server.is_own)
    limits = Limits(
        gate=Gate(settings.max_concurrency),
        budget=Budget(max_calls=settings.max_calls, max_cost=settings.max_cost, price=price),
        deadline=deadline,
    )
    cache = None
    if settings.replies_file is not None:
        prepare_home(settings.replies_file.parent)
        cache = SqliteReplyCache(settings.replies_file)
    return LLMStack(chat=chat, limits=limits, cache=cache, price=price)


def find_price(model: str, path: Path | None, *, is_own_server: bool) -> Price | None:
    """Give the price of a model: the user's own list first, then the one that ships.

    What a server of one's own asks for is in no list that ships, whatever it calls its models.

    Raises:
        ConfigError: the user's list cannot be read.
    """
    own = _read_prices(path).find(model) if path is not None else None
    if own is not None or is_own_server:
        return own
    return parse_prices(read_resource("data", "prices.toml").decode(), "data/prices.toml").find(model)


def _read_prices(path: Path) -> PriceList:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_PRICES_BYTES + 1)
        if len(data) > _MAX_PRICES_BYTES:
            raise ConfigError(f"prices {path}: larger than {_MAX_PRICES_BYTES} bytes", setting="prices")
        return parse_prices(data.decode("utf-8-sig"), str(path))
    except OSError as exc:
        raise ConfigError(f"prices {path}: {exc.strerror}", setting="prices") from exc
    except UnicodeDecodeError as exc:
        raise ConfigError(f"prices {path}: it is no UTF-8 text", setting="prices") from exc
