"""`python -m claimcheck.evaluation.stub_llm`: the stub on its own."""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import sys
from dataclasses import fields
from pathlib import Path
from typing import cast

from claimcheck.evaluation.stub_llm.exchange import Config, Fault, Responder
from claimcheck.evaluation.stub_llm.http import HttpServer
from claimcheck.evaluation.stub_llm.server import Stub


def main() -> int:
    """Serve until Ctrl-C."""
    options = _parser().parse_args()
    config = Config(**{one.name: getattr(options, one.name) for one in fields(Config) if hasattr(options, one.name)})
    stub = Stub(config, load_responder(Path(options.responder)) if options.responder else None)
    try:
        asyncio.run(_serve(stub, options.host, options.port))
    except KeyboardInterrupt:
        return 130
    return 0


def load_responder(path: Path) -> Responder:
    """Load `respond(call)` from a Python file of the person who starts the stub."""
    spec = importlib.util.spec_from_file_location("stub_responder", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot load the responder {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules["stub_responder"] = module
    spec.loader.exec_module(module)
    return cast("Responder", module.respond)


async def _serve(stub: Stub, host: str, port: int) -> None:
    port = await HttpServer(stub.handle).start(host, port)
    sys.stdout.write(f"stub_llm on http://{host}:{port}/v1\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


def _parser() -> argparse.ArgumentParser:
    default = Config()
    parser = argparse.ArgumentParser(prog="stub_llm", description=__doc__)
    add = parser.add_argument
    add("--host", default="127.0.0.1")
    add("--port", type=int, default=8099)
    add("--responder", default="", help="a Python file with respond(call)")
    add("--latency", type=float, default=default.latency, help="seconds before any answer")
    add("--per-token", type=float, default=default.per_token, help="seconds a completion token")
    add("--per-prompt-token", type=float, default=default.per_prompt_token, help="seconds a prompt token")
    add("--max-concurrent", type=int, default=0, help="requests at once; 0: no limit")
    add("--over-limit", choices=["429", "queue"], default=default.over_limit)
    add("--rpm", type=int, default=0, help="requests a minute before 429")
    add("--retry-after", type=float, default=default.retry_after, help="seconds; 0: no such header")
    add("--fail-rate", type=float, default=0.0, help="share of requests answered 500")
    add("--fault", choices=list(Fault), default=default.fault, help="what goes wrong with answers")
    add("--fault-rate", type=float, default=default.fault_rate, help="share of answers that it happens to")
    add("--formats", default=default.formats, help="structured output that the server takes")
    add("--key", default="", help="the only API key that is taken")
    add("--max-prompt-tokens", type=int, default=0, help="the context; 0: no limit")
    add("--tokenizer", default=default.tokenizer, help="chars4 or tiktoken:ENCODING")
    add("--pick", choices=["first", "hash"], default=default.pick, help="which enum member")
    add("--array-items", type=int, default=0, help="items in an array that sets no minItems")
    add("--embedding-dim", type=int, default=default.embedding_dim)
    add("--seed", type=int, default=0)
    add("--log", default="", dest="log_path", help="a JSONL file to append to")
    add("--log-text", action="store_true", help="also log requests and answers in full")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
