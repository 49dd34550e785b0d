"""The request that reads one section."""

from __future__ import annotations

from functools import cache

from claimcheck.llm.asking import ModelSettings
from claimcheck.llm.schemas import strict_schema
from claimcheck.llm.seam import JsonSchema, Request
from claimcheck.prompts import Prompt, load_prompt, neutralize
from claimcheck.reading.llm.replies import ReadReply
from claimcheck.reading.llm.sections import Section, cut_sections
from claimcheck.types import Article

PROMPT = ("read", "v1")
_MIN_TOKENS, _TOKENS_A_CHAR = 1000, 2
"""A reply quotes the section, words it again and adds the sources: about one token a character; twice that is room."""
MAX_NOTE_CHARS = 400


def build_request(article: Article, section: Section, settings: ModelSettings, *, note: str = "") -> Request:
    """Ask for the claims of one section.

    Args:
        article: what the section is of.
        section: the sentences to read; their numbers count from 1 in the article.
        settings: which model is asked, and how.
        note: what was wrong with the reply before, where this is asked again.

    Raises:
        PromptError: the prompt is missing or lacks a variable.
    """
    prompt = _prompt()
    sentences = [(at, article.sentences[at].span.of(article.document.text)) for at in section.places]
    user = prompt.render_user(
        headline=neutralize(section.headline),
        known="; ".join(neutralize(name) for name in section.known),
        before="\n".join(neutralize(each) for each in section.before),
        sentences="\n".join(f"{number_of(at)}| {neutralize(words)}" for at, words in sentences),
        note=f"Your last reply could not be used: {neutralize(note)[:MAX_NOTE_CHARS]}. Reply again." if note else "",
    )
    return Request(
        prompt=prompt.file,
        model=settings.model,
        system=prompt.system,
        user=user.rstrip(),
        schema_name="read",
        schema=_schema(),
        max_tokens=_MIN_TOKENS + _TOKENS_A_CHAR * sum(len(words) for _, words in sentences),
        temperature=settings.temperature,
        seed=settings.seed,
    )


def reading_requests(article: Article, settings: ModelSettings) -> list[Request]:
    """Give the requests that read an article, each at its first attempt."""
    return [build_request(article, section, settings) for section in cut_sections(article)]


def number_of(place: int) -> int:
    """Give the number that a model is shown for the sentence at a place of the article."""
    return place + 1


@cache
def _prompt() -> Prompt:
    return load_prompt(*PROMPT)


@cache
def _schema() -> JsonSchema:
    return strict_schema(ReadReply)
