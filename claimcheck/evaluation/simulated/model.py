"""The simulated model as a responder of the stub server, and as an `LLM`."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.evaluation.simulated.dials import Chance, Dials
from claimcheck.evaluation.simulated.judging import judge_reply
from claimcheck.evaluation.simulated.parts import claim_parts, is_asked_again, passage_parts, read_parts
from claimcheck.evaluation.simulated.reading import read_reply
from claimcheck.evaluation.stub_llm import Answer, Call
from claimcheck.llm.seam import Finish, Reply, Request

REFUSAL = "I cannot help with this text."
_TOLD_CHARS = 4


class SimulatedModel:
    """Answers requests of our prompts by rule; the same request is always answered the same."""

    def __init__(self, dials: Dials | None = None) -> None:
        self._dials = dials or Dials()

    def __call__(self, call: Call) -> Answer | None:
        """Answer a request that came over HTTP; None to one that is none of ours."""
        return self._answer(call.user)

    def complete(self, request: Request) -> Reply:
        """Answer a request without any server."""
        answer = self._answer(request.user) or Answer(content="")
        text = answer.content if isinstance(answer.content, str) else json.dumps(answer.content, ensure_ascii=False)
        finish = Finish.REFUSED if answer.refusal else Finish(answer.finish_reason)
        tokens = [(len(each) + _TOLD_CHARS - 1) // _TOLD_CHARS for each in (request.system + request.user, text)]
        return Reply(text=text, finish=finish, prompt_tokens=tokens[0], cached_tokens=0, completion_tokens=tokens[1])

    def _answer(self, user: str) -> Answer | None:
        stage = "read" if "<read>\n" in user else "judge" if "<claims>\n" in user else None
        if stage is None:
            return None
        chance = Chance(self._dials, user, is_sound=self._dials.only_first and is_asked_again(user))
        if chance.hits("refusal"):
            return Answer(refusal=REFUSAL, stage=stage)
        if chance.hits("empty"):
            return Answer(content="", stage=stage)
        if chance.hits("wrong_schema"):
            return Answer(content={"answer": "All claims are sourced."}, stage=stage)
        said: dict[str, Any]
        if stage == "read":
            said = read_reply(read_parts(user), chance, words_a_claim=self._dials.words_a_claim)
        else:
            said = judge_reply(claim_parts(user), passage_parts(user), chance)
        if chance.hits("extra_keys"):
            said = _with_extra_keys(said)
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        if chance.hits("length"):
            return Answer(content=text[: len(text) * 2 // 3], finish_reason="length", stage=stage)
        if chance.hits("broken_json"):
            return Answer(content=text[: len(text) * 2 // 3] + "…", stage=stage)
        return Answer(content=text, stage=stage)


def _with_extra_keys(node: Any) -> Any:
    if isinstance(node, list):
        return [_with_extra_keys(each) for each in node]
    if isinstance(node, dict):
        return {key: _with_extra_keys(value) for key, value in node.items()} | {"comment": "as asked"}
    return node
