"""The errors of claimcheck and the exit code that each stands for.

ClaimcheckError
├── ConfigError            a setting, an option or a policy file is wrong      exit 2
├── DocumentError          an input file cannot be read as a document         exit 3
├── CaseError              a case of an evaluation, or its folder, is wrong   exit 3
├── ReviewError            a decision of a reviewer cannot be taken           exit 2
├── PromptError            a prompt file is missing or lacks a variable       exit 2
├── SpanNotFound           a quotation does not occur in its document         exit 4
├── RetrievalError         the archive cannot be opened, searched or changed  exit 5
├── StoreError             the store of runs cannot be opened or changed      exit 5
└── LLMError               a model did not answer                             exit 4
    ├── LLMTransientError  ... and may answer when asked again                exit 4
    │   ├── LLMTimeout     it took longer than it was given                   exit 4
    │   ├── RateLimited    it has too many requests at once or a minute       exit 4
    │   └── RequestAdapted it takes requests in another form, now known       exit 4
    ├── ContextTooLong     the request is longer than the model reads         exit 4
    ├── BudgetSpent        the calls, cost or time of the run are spent       exit 4
    ├── ReplyError         it answered something that cannot be used          exit 4
    └── CassetteMiss       no reply is recorded for this request              exit 4
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the process tells its caller; if several hold, the order of `worst` decides."""

    DONE = 0
    CONDITION = 1
    USAGE = 2
    INPUT = 3
    MODEL = 4
    STORAGE = 5
    BUG = 70
    INTERRUPTED = 130

    @staticmethod
    def worst(codes: list[ExitCode]) -> ExitCode:
        """Give the one code that a run with all these outcomes ends with."""
        order = [ExitCode.USAGE, ExitCode.STORAGE, ExitCode.INPUT, ExitCode.MODEL, ExitCode.CONDITION]
        return next((code for code in order if code in codes), ExitCode.DONE)


class ClaimcheckError(Exception):
    """Something that we can tell a user in one line: what happened, to what, what to do."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG


class ConfigError(ClaimcheckError):
    """A setting, option or policy is wrong; `setting` names it."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, *, setting: str) -> None:
        super().__init__(message)
        self.setting = setting


class DocumentError(ClaimcheckError):
    """An input cannot be read as a document; `path` is what the user named."""

    exit_code = ExitCode.INPUT

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class CaseError(ClaimcheckError):
    """A case of an evaluation is wrong at `line` of `path`, counted from 1."""

    exit_code = ExitCode.INPUT

    def __init__(self, message: str, *, path: str, line: int = 1) -> None:
        super().__init__(message)
        self.path = path
        self.line = line


class ReviewError(ClaimcheckError):
    """A decision of a reviewer cannot be taken; `field` names what was to be decided."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(message)
        self.field = field


class PromptError(ClaimcheckError):
    """A prompt file is missing, or a variable of it is; `file` names the prompt."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, *, file: str, variable: str | None = None) -> None:
        super().__init__(message)
        self.file = file
        self.variable = variable


class SpanNotFound(ClaimcheckError):  # noqa: N818
    """The words of `quote` do not occur in this order in the document."""

    exit_code = ExitCode.MODEL

    def __init__(self, message: str, *, quote: str) -> None:
        super().__init__(message)
        self.quote = quote


class RetrievalError(ClaimcheckError):
    """The archive at `archive` cannot be opened, searched or changed."""

    exit_code = ExitCode.STORAGE

    def __init__(self, message: str, *, archive: str) -> None:
        super().__init__(message)
        self.archive = archive


class StoreError(ClaimcheckError):
    """The store of runs at `store` cannot be opened, read or changed."""

    exit_code = ExitCode.STORAGE

    def __init__(self, message: str, *, store: str) -> None:
        super().__init__(message)
        self.store = store


class LLMError(ClaimcheckError):
    """A model did not answer a request."""

    exit_code = ExitCode.MODEL

    def __init__(self, message: str, *, model: str, prompt: str, request_key: str) -> None:
        super().__init__(message)
        self.model = model
        self.prompt = prompt
        self.request_key = request_key


class LLMTransientError(LLMError):
    """A model did not answer now: 429, 5xx, a timeout, a broken connection.

    `retry_after_s` is when it asks us to come back, where it says so. `may_be_billed` is set where the request reached
    the model, which may have worked on it for nothing.
    """

    def __init__(
        self,
        message: str,
        *,
        model: str,
        prompt: str,
        request_key: str,
        retry_after_s: float | None = None,
        may_be_billed: bool = False,
    ) -> None:
        super().__init__(message, model=model, prompt=prompt, request_key=request_key)
        self.retry_after_s = retry_after_s
        self.may_be_billed = may_be_billed


class LLMTimeout(LLMTransientError):  # noqa: N818
    """A model took longer than it was given."""


class RateLimited(LLMTransientError):  # noqa: N818
    """A model takes no further request now: 429."""


class RequestAdapted(LLMTransientError):  # noqa: N818
    """A model does not take requests in this form; the adapter has learnt that, and the next one has another form."""


class ContextTooLong(LLMError):  # noqa: N818
    """A request is longer than the model reads; the same text in two requests may fit."""


class BudgetSpent(LLMError):  # noqa: N818
    """A request was not sent, since the calls, the cost or the time of the run are spent."""


class ReplyError(LLMError):
    """A model answered something that cannot be used; `reply` keeps its text."""

    def __init__(self, message: str, *, model: str, prompt: str, request_key: str, reply: str) -> None:
        super().__init__(message, model=model, prompt=prompt, request_key=request_key)
        self.reply = reply


class CassetteMiss(LLMError):  # noqa: N818
    """No reply is recorded for this request."""
