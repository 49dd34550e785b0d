"""A policy opened: its file, or a pack that ships, with the packs that it extends."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from claimcheck.adapters.policy_names import DEFAULT, pack_names, pack_text
from claimcheck.errors import ConfigError
from claimcheck.policy import Policy, parse_policy
from claimcheck.resources import read_resource
from claimcheck.types import PolicyFacts

_MAX_BYTES = 1_000_000
NO_RULES = 'the file has no rule and extends no pack, so that nothing would be checked; write extends = "default"'


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPolicy:
    """A policy with the name and hash that a report gives of it; packs that it extends count in its hash."""

    policy: Policy
    facts: PolicyFacts


def open_policy(path: Path | None) -> OpenedPolicy:
    """Read a policy file, or the default.

    Raises:
        ConfigError: it cannot be read or something in it is wrong; the message says where and what.
    """
    text = read_policy(path)
    texts = [text]

    def pack(name: str) -> str | None:
        found = pack_text(name)
        if found is not None:
            texts.append(found)
        return found

    policy = parse_policy(text, path.stem if path else DEFAULT, pack, file=path.name if path else None)
    if not policy.rules:
        raise ConfigError(f"policy {path}: {NO_RULES}", setting="policy")
    digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()
    return OpenedPolicy(policy=policy, facts=PolicyFacts(name=policy.name, sha256=digest))


def read_policy(path: Path | None) -> str:
    """Read the text of a policy file, or that of the default.

    Raises:
        ConfigError: it cannot be read.
    """
    if path is None:
        return read_resource("data", "policy", f"{DEFAULT}.toml").decode()
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
        if len(data) > _MAX_BYTES:
            raise ConfigError(f"policy {path}: larger than {_MAX_BYTES} bytes", setting="policy")
        return data.decode("utf-8-sig")
    except OSError as exc:
        message = f"policy {path}: {exc.strerror}; name a file, or one of the packs {', '.join(pack_names())}"
        raise ConfigError(message, setting="policy") from exc
    except UnicodeDecodeError as exc:
        raise ConfigError(f"policy {path}: it is no UTF-8 text", setting="policy") from exc
