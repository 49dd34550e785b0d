"""The request that judges one group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimcheck.judging.llm.groups import Group, Shown, cut_groups
from claimcheck.judging.llm.replies import JudgeReply
from claimcheck.judging.seam import Question
from claimcheck.llm.asking import ModelSettings
from claimcheck.llm.schemas import strict_schema
from claimcheck.llm.seam import JsonSchema, Request
from claimcheck.prompts import Prompt, load_prompt, neutralize

PROMPT = ("judge", "v1")
MAX_CLAIM_CHARS, MAX_PASSAGE_CHARS, MAX_NOTE_CHARS = 1000, 3000, 400
_MIN_TOKENS, _TOKENS_A_PAIR = 500, 120
"""A stance quotes at most a sentence: some 60 tokens."""


def build_request(group: Group, settings: ModelSettings, *, note: str = "") -> Request:
    """Ask for the stances of one group; claims and passages are numbered from 1.

    Args:
        group: claims and passages.
        settings: which model is asked, and how.
        note: what was wrong with the reply before, where this is asked again.

    Raises:
        PromptError: the prompt is missing or lacks a variable.
    """
    prompt = _prompt()
    claims = zip(group.questions, group.candidates, strict=True)
    user = prompt.render_user(
        claims="\n".join(_claim_line(place, *each) for place, each in enumerate(claims, start=1)),
        passages="\n".join(_passage_line(place, each) for place, each in enumerate(group.shown, start=1)),
        note=f"Your last reply could not be used: {neutralize(note)[:MAX_NOTE_CHARS]}. Reply again." if note else "",
    )
    return Request(
        prompt=prompt.file,
        model=settings.model,
        system=prompt.system,
        user=user.rstrip(),
        schema_name="judge",
        schema=_schema(),
        max_tokens=_MIN_TOKENS + _TOKENS_A_PAIR * sum(map(len, group.candidates)),
        temperature=settings.temperature,
        seed=settings.seed,
    )


def judging_requests(questions: Sequence[Question], settings: ModelSettings) -> list[Request]:
    """Give the requests that judge claims, each at its first attempt; one without passages asks for none."""
    return [build_request(group, settings) for group in cut_groups(questions)]


def _claim_line(number: int, question: Question, candidates: tuple[int, ...]) -> str:
    passages = " ".join(f"p{place + 1}" for place in candidates)
    words = neutralize(question.claim.text[:MAX_CLAIM_CHARS])
    return f"{number} ({question.published.day.isoformat()}) {passages}| {words}"


def _passage_line(number: int, shown: Shown) -> str:
    date = shown.passage.document.date
    words = neutralize(shown.part.of(shown.passage.text)[:MAX_PASSAGE_CHARS])
    return f"p{number} ({date.day.isoformat() if date else 'no date'})| {words}"


@cache
def _prompt() -> Prompt:
    return load_prompt(*PROMPT)


@cache
def _schema() -> JsonSchema:
    return strict_schema(JudgeReply)
