"""One measurement of `llm_cost.py`, in a process of its own: a whole check, or the floor under it; prints JSON."""

from __future__ import annotations

import argparse
import http.client
import json
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from claimcheck.adapters.llm_stack import StackSettings, open_stack
from claimcheck.attribution.footing import footing_of
from claimcheck.judging.llm import LLMJudge
from claimcheck.judging.llm.groups import make_group
from claimcheck.judging.llm.request import build_request as build_judging
from claimcheck.judging.seam import Question
from claimcheck.llm.asking import ModelSettings, Ungrounded
from claimcheck.llm.seam import LLM, Finish, Reply, Request
from claimcheck.pipeline import Stages, check
from claimcheck.policy import parse_policy
from claimcheck.reading.llm import LLMReader
from claimcheck.reading.llm.ground import ground
from claimcheck.reading.llm.parse import parse_reply
from claimcheck.reading.llm.request import build_request as build_reading
from claimcheck.reading.llm.request import number_of
from claimcheck.reading.llm.sections import Section, cut_sections
from claimcheck.resources import read_resource
from claimcheck.retrieval.origins import signature_of
from claimcheck.retrieval.seam import Scope
from claimcheck.text.align import FoldedText
from claimcheck.text.segment import segment
from claimcheck.types import Document, PolicyFacts, ReadClaim, RunFacts
from llm_cost_case import PUBLISHED, Archive, article

SENTENCES_A_READ, CLAIMS_A_JUDGING = 5, 10
_RUN = RunFacts(
    id="bench",
    started_at="2019-02-08T00:00:00+00:00",
    model="stub",
    engine_version="bench",
    prompts=(),
    policy=PolicyFacts(name="default", sha256=""),
    archive="made up",
    settings_sha256="",
)


class FirstRequest:
    """An `LLM` that notes when it was first asked."""

    def __init__(self, inner: LLM) -> None:
        self._inner = inner
        self._lock = threading.Lock()
        self.at: float | None = None

    def complete(self, request: Request) -> Reply:
        """Answer one request."""
        with self._lock:
            self.at = self.at or time.perf_counter()
        return self._inner.complete(request)


class Bare:
    """An `LLM` that posts a request and reads the reply, with nothing around it."""

    def __init__(self, base_url: str) -> None:
        self._url = urlsplit(base_url)

    def complete(self, request: Request) -> Reply:
        """Answer one request."""
        schema = {"name": request.schema_name, "schema": request.schema, "strict": True}
        body = {
            "model": request.model,
            "messages": [{"role": "system", "content": request.system}, {"role": "user", "content": request.user}],
            "response_format": {"type": "json_schema", "json_schema": schema},
            "max_completion_tokens": request.max_tokens,
        }
        connection = http.client.HTTPConnection(self._url.hostname or "", self._url.port, timeout=60)
        headers = {"Content-Type": "application/json"}
        connection.request("POST", f"{self._url.path}/chat/completions", json.dumps(body), headers)
        said = json.loads(connection.getresponse().read())
        connection.close()
        return Reply(
            text=said["choices"][0]["message"]["content"],
            finish=Finish.STOP,
            prompt_tokens=said["usage"]["prompt_tokens"],
            cached_tokens=0,
            completion_tokens=said["usage"]["completion_tokens"],
        )


def measure_ours(base_url: str, document: Document, concurrency: int, started: float) -> dict[str, float]:
    """Check the article with everything on, but the cache; wall seconds count from the first request to the report."""
    stack = open_stack(
        StackSettings(
            model="openai:stub",
            base_url=base_url,
            max_cost=None,
            max_calls=None,
            max_concurrency=concurrency,
            timeout_s=60,
            run_timeout_s=None,
            replies_file=None,
            prices=None,
            tracing=False,
        ),
        lambda _: None,
    )
    start_s, began = time.time() - started, time.process_time()
    metered = stack.for_article()
    llm = FirstRequest(metered.llm)
    settings, ungrounded = ModelSettings(model="stub", max_workers=concurrency), Ungrounded()
    stages = Stages(
        reader=LLMReader(llm, settings, ungrounded),
        retriever=Archive(),
        judge=LLMJudge(llm, settings, ungrounded, footing_of),
    )
    policy = parse_policy(read_resource("data", "policy", "default.toml").decode(), "default")
    report = check(document, stages, policy=policy, run=_RUN, published=PUBLISHED)
    ended = time.perf_counter()
    cpu_s = time.process_time() - began
    stack.close()
    usage = metered.meter.usage()
    return {
        "claims": len(report.claims),
        "calls": usage.calls,
        "prompt_tokens": usage.prompt_tokens,
        "completion_tokens": usage.completion_tokens,
        "wall_s": ended - (llm.at or ended),
        "cpu_s": cpu_s,
        "start_s": start_s,
        "lost": sum(each.cause is not None for each in report.claims),
    }


def measure_floor(base_url: str, document: Document) -> dict[str, float]:
    """Send our prompts and schemas bare, in two waves: 5 sentences a read with no context, then 10 claims a judging."""
    llm, settings = Bare(base_url), ModelSettings(model="stub")
    text, parsed = segment(document), FoldedText(document.text)
    own = [place for section in cut_sections(text) for place in section.places]
    sections = [
        Section(places=tuple(own[at : at + SENTENCES_A_READ]), headline="", known=(), before=())
        for at in range(0, len(own), SENTENCES_A_READ)
    ]
    reads = [build_reading(text, each, settings) for each in sections]
    began = time.perf_counter()
    with ThreadPoolExecutor(len(reads)) as pool:
        replies = list(pool.map(llm.complete, reads))
    claims: list[ReadClaim] = []
    for section, reply in zip(sections, replies, strict=True):
        found = ground(parse_reply(reply.text, [number_of(at) for at in section.places]), text, section, parsed)
        claims.extend(claim for each in found.values() for claim in each.claims)
    judgings = [build_judging(make_group(each), settings) for each in _groups(claims, document)]
    with ThreadPoolExecutor(len(judgings)) as pool:
        replies += list(pool.map(llm.complete, judgings))
    return {
        "claims": len(claims),
        "calls": len(replies),
        "prompt_tokens": sum(each.prompt_tokens for each in replies),
        "completion_tokens": sum(each.completion_tokens for each in replies),
        "wall_s": time.perf_counter() - began,
    }


def _groups(claims: Sequence[ReadClaim], document: Document) -> list[list[Question]]:
    scope = Scope(before=PUBLISHED, sha256=document.sha256, signature=signature_of(document.text))
    asked = [each for each in claims if each.kind.value != "process"]
    found = Archive().search([each.text for each in asked], scope=scope, k=3)
    questions = [
        Question(claim=claim, passages=tuple(passages), published=PUBLISHED)
        for claim, passages in zip(asked, found, strict=True)
    ]
    return [questions[at : at + CLAIMS_A_JUDGING] for at in range(0, len(questions), CLAIMS_A_JUDGING)]


def main() -> None:
    """Measure once, and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["ours", "floor"])
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--concurrency", type=int, default=64)
    parser.add_argument("--started", type=float, default=time.time(), help="when this process was asked for")
    options = parser.parse_args()
    document = article(options.copies)
    if options.what == "floor":
        found = measure_floor(options.base_url, document)
    else:
        found = measure_ours(options.base_url, document, options.concurrency, options.started)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
