"""What a user can do about what a model left unchecked."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.config import Settings
from claimcheck.pipeline.evidence import NOTE_STARTS
from claimcheck.pipeline.outcome import failures
from claimcheck.pipeline.sentences import UNREAD_NOTE
from claimcheck.report.layout import shorten
from claimcheck.report.phrases import cause_words
from claimcheck.types import Cause, Report

_PASSING = {Cause.MODEL_UNAVAILABLE, Cause.TIMEOUT, Cause.REFUSED, Cause.TRUNCATED, Cause.JUDGING_FAILED}

_MAX_NOTE_COLUMNS = 300


def failure_words(report: Report) -> str:
    """Say what failed in a run: by its notes, which name servers and what they answered, else by the cause."""
    said: list[str] = []
    for cause in failures(report):
        start = NOTE_STARTS.get(cause, UNREAD_NOTE)
        notes = [shorten(note, _MAX_NOTE_COLUMNS) for note in report.run.notes if note.startswith(start)]
        said += notes or [cause_words(cause)]
    return f"not all could be checked: {'; '.join(dict.fromkeys(said))}"


def advice(causes: Sequence[str], settings: Settings) -> str:
    """Say in a part of a line what to do; nothing where no language model was asked.

    A whole reply is kept also where some of it cannot be used, so that a further run would read the same one.
    """
    if not settings.is_llm:
        return ""
    kept = ", and what was answered is not paid for again" if settings.llm.cache else ""
    if Cause.BUDGET in causes:
        return f"; allow more (--max-calls, --max-cost, --run-timeout) and run it again{kept}"
    if _PASSING.intersection(causes):
        return f"; run it again later{kept}"
    if set(causes) == {Cause.SEARCH_FAILED}:  # no reply of a model would mend it
        return f"; look at the archive (claimcheck doctor) and run it again{kept}"
    return "; --no-cache asks for new replies" if settings.llm.cache else "; run it again for new replies"
