"""What models cost: a dated list that ships, and one that a user may put before it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimcheck.errors import ConfigError
from claimcheck.llm.seam import Reply, Request
from claimcheck.llm.tokens import most_prompt_tokens

_MILLION = 1_000_000
_SNAPSHOT = re.compile(r"-(?:\d{4}-\d\d-\d\d|\d{8})\Z")
_NUMBERS = ("input", "output")
_KNOWN = {"provider", "input", "cached_input", "cache_write", "output", "as_of", "source"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a model costs, in USD for a million tokens; `as_of` and `source` say when and where that was read.

    `cached_input` is for the part of a prompt that the provider had in its cache, `cache_write` for what it put there.
    """

    model: str
    provider: str | None
    input: float
    cached_input: float
    cache_write: float
    output: float
    as_of: date | None
    source: str

    def of(self, reply: Reply) -> float:
        """Give what a reply cost in USD at most: what a provider put in its cache it does not say, so all of it."""
        fresh = max(0, reply.prompt_tokens - reply.cached_tokens)
        spent = fresh * max(self.input, self.cache_write) + reply.cached_tokens * self.cached_input
        return (spent + reply.completion_tokens * self.output) / _MILLION

    def most(self, request: Request) -> float:
        """Give what a request costs in USD at most."""
        dearest = max(self.input, self.cache_write, self.cached_input)
        return (most_prompt_tokens(request) * dearest + request.max_tokens * self.output) / _MILLION


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    """Prices by name of the model."""

    prices: Mapping[str, Price]

    def find(self, model: str) -> Price | None:
        """Give the price of a model, such as "openai:gpt-5-mini"; None where it is not known.

        A dated snapshot of a model costs what the model does.
        """
        provider, _, name = model.rpartition(":") if ":" in model else ("", "", model)
        for wanted in (name, _SNAPSHOT.sub("", name)):
            price = self.prices.get(wanted)
            if price is not None and price.provider in {None, provider}:
                return price
        return None


def parse_prices(text: str, name: str) -> PriceList:
    """Read a list of prices; `name` says which for the message when it is wrong.

    Raises:
        ConfigError: it is no TOML, or a price is none.
    """
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as exc:
        raise ConfigError(f"prices {name}: {exc}", setting="prices") from exc
    return PriceList(prices={model: _price(model, table, name) for model, table in tables.items()})


def _price(model: str, table: Any, name: str) -> Price:
    if not isinstance(table, dict):
        raise ConfigError(f'prices {name}: {model} must be a table such as ["{model}"]', setting="prices")
    for key in table.keys() - _KNOWN:
        raise ConfigError(f"prices {name}: {model} has an unknown key {key}", setting="prices")
    for key in _NUMBERS:
        if key not in table:
            raise ConfigError(f"prices {name}: {model} lacks {key}, in USD for a million tokens", setting="prices")
    price = _number(model, table, "input", name)
    as_of = table.get("as_of")
    return Price(
        model=model,
        provider=str(table["provider"]) if "provider" in table else None,
        input=price,
        cached_input=_number(model, table, "cached_input", name, price),
        cache_write=_number(model, table, "cache_write", name, price),
        output=_number(model, table, "output", name),
        as_of=as_of if isinstance(as_of, date) else None,
        source=str(table.get("source", "")),
    )


def _number(model: str, table: Mapping[str, Any], key: str, name: str, default: float = 0.0) -> float:
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _MILLION:
        raise ConfigError(f"prices {name}: {model}: {key} must be USD for a million tokens", setting="prices")
    return float(value)
