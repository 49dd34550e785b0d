"""The judge that asks a language model: groups in parallel, what is missing asked again once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.errors import CassetteMiss, ContextTooLong, LLMError, ReplyError
from claimcheck.judging.llm.groups import Group, cut_groups, shown_passages
from claimcheck.judging.llm.parse import FootingOf, judgements_of, parse_reply
from claimcheck.judging.llm.request import build_request
from claimcheck.judging.seam import PartlyJudged, Question
from claimcheck.llm.asking import ModelSettings, Ungrounded
from claimcheck.llm.concurrent import map_ordered
from claimcheck.llm.seam import LLM, Finish, Reply, Request
from claimcheck.types import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What came of one request: judgements by the place of the claim, and the error that stands for the others.

    `can_halve` tells that the same claims in two requests may be answered, `can_repeat` that a reply came which may be
    better with its `problem` told.
    """

    judged: dict[int, list[Judgement]]
    error: LLMError | None
    can_halve: bool
    can_repeat: bool
    problem: str = ""


class LLMJudge:
    """A `Judge` by a language model."""

    def __init__(self, llm: LLM, settings: ModelSettings, ungrounded: Ungrounded, footing_of: FootingOf) -> None:
        """Keep what is asked, how, who counts what the model made up, and what tells a passage's footing by rule."""
        self._llm = llm
        self._settings = settings
        self._ungrounded = ungrounded
        self._footing_of = footing_of

    def judge(self, questions: Sequence[Question]) -> list[list[Judgement]]:
        """Judge each claim against its passages; `Judge.judge` says the shape. One without passages costs no call.

        Raises:
            PartlyJudged: the model did not answer usably for some claims.
            LLMError: it did not for any.
            ConfigError: it refuses our key, or there is no such model.
        """
        groups = cut_groups(questions)
        answers = list(map_ordered(self._judge, groups, max_workers=self._settings.max_workers))
        asked = iter(
            answer.judged.get(place)
            for group, answer in zip(groups, answers, strict=True)
            for place in range(len(group.questions))
        )
        judged = [
            next(asked) if shown_passages(question) else judgements_of(question, {}, self._footing_of)
            for question in questions
        ]
        error = next((answer.error for answer in answers if answer.error is not None), None)
        complete = [each for each in judged if each is not None]
        if error is None or len(complete) == len(judged):
            return complete
        if any(complete):
            raise PartlyJudged(error, judged=judged)
        raise error

    def _judge(self, group: Group) -> _Answer:
        answer = self._ask(group)
        judged, error = dict(answer.judged), answer.error
        for places, note in _retries(group, answer):
            again = self._ask(group.part(places), note=note)
            judged |= {places[at]: each for at, each in again.judged.items()}
            error = again.error or error
        return replace(answer, judged=judged, error=error)

    def _ask(self, group: Group, *, note: str = "") -> _Answer:
        """Ask once: build the request, complete it, parse the reply and look its citations up."""
        request = build_request(group, self._settings, note=note)
        try:
            reply = self._llm.complete(request)
        except CassetteMiss:
            raise
        except LLMError as exc:
            is_too_long = isinstance(exc, ContextTooLong)
            return _Answer(judged={}, error=exc, can_halve=is_too_long, can_repeat=isinstance(exc, ReplyError))
        is_refused = reply.finish is Finish.REFUSED
        parsed = parse_reply("" if is_refused else reply.text, group, self._footing_of)
        self._ungrounded.add(parsed.ungrounded)
        problem = "; ".join([*([parsed.problem] if parsed.problem else []), *parsed.problems.values()])
        is_all = len(parsed.judged) == len(group.questions)
        return _Answer(
            judged=dict(parsed.judged),
            error=None if is_all else _error(request, reply, "it refused" if is_refused else problem),
            can_halve=reply.finish is not Finish.STOP,
            can_repeat=not is_refused,
            problem=problem or "it left out claims",
        )


def _retries(group: Group, answer: _Answer) -> list[tuple[list[int], str]]:
    """Plan what to ask again: halves of what was refused, cut off or too long, or all that is missing in a reply."""
    missing = [place for place in range(len(group.questions)) if place not in answer.judged]
    if not missing or (answer.can_halve and len(group.questions) == 1):
        return []
    if answer.can_halve:
        middle = (len(missing) + 1) // 2
        return [(half, "") for half in (missing[:middle], missing[middle:]) if half]
    return [(missing, answer.problem)] if answer.can_repeat else []


def _error(request: Request, reply: Reply, problem: str) -> ReplyError:
    return ReplyError(
        f"{request.model}: the reply on what the archive says cannot be used: {problem or 'it left out claims'}",
        model=request.model,
        prompt=request.prompt.name,
        request_key=request.key,
        reply=reply.text,
    )
