"""One request to a chat model of langchain."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from claimcheck.adapters.chat_model.exchange import ReplyTooLong, Wire
from claimcheck.adapters.chat_model.failures import Place, is_refusal, translate
from claimcheck.adapters.chat_model.forms import Form, Manner, Manners, system_text
from claimcheck.adapters.chat_model.replies import from_message, from_wire
from claimcheck.errors import BudgetSpent, LLMTimeout, ReplyError
from claimcheck.llm.deadline import Deadline, call_within
from claimcheck.llm.seam import Finish, Reply, Request

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_HIDDEN = "[key]"
_MAX_PAGE_CHARS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Who answers: the provider, the model as the user names it, the host, the variable that holds the key.

    `address` is all of where requests go, `way` what a user should know of the way there (`routes.way_to`); `is_own` is
    true where that is not the provider's own host.
    """

    provider: str
    model: str
    host: str
    address: str
    key_name: str
    way: str
    is_own: bool


class ChatModelLLM:
    """An `LLM` on a chat model of langchain: one attempt, every reply kept, every error one of ours."""

    def __init__(
        self,
        chat: BaseChatModel,
        *,
        server: Server,
        manners: Manners,
        wire: Wire,
        secrets: tuple[str, ...],
        timeout_s: float,
        deadline: Deadline,
        announce: Callable[[str], None],
    ) -> None:
        self._chat = chat
        self.server = server
        self._manners = manners
        self._wire = wire
        self._secrets = secrets
        self._timeout_s = timeout_s
        self._deadline = deadline
        self._announce = announce
        self._is_announced = False
        self._is_closed = False
        self._asking = 0
        self._lock = threading.Lock()

    def complete(self, request: Request) -> Reply:
        """Answer one request.

        Raises:
            ConfigError: the key is refused, the model is unknown, or the server sends us elsewhere.
            ReplyError: what came back is no reply of a model.
            LLMError: as the seam says.
        """
        place = Place(host=self.server.host, model=self.server.model, key_name=self.server.key_name, request=request)
        left = self._deadline.left_s()
        if left is not None and left <= 0:
            raise place.error(BudgetSpent, "the time of the run is spent")
        self._tell()
        manner = self._manners.now
        try:
            reply = call_within(
                lambda: self._ask_counted(request, manner, place),
                min(self._timeout_s, self._timeout_s if left is None else left),
            )
        except TimeoutError as exc:
            raise place.error(LLMTimeout, "no reply in time", may_be_billed=True) from exc
        if reply.finish is Finish.STOP:
            self._manners.learn_from_reply(manner, reply.text)
        return replace(reply, text=self._redact(reply.text))

    def close(self) -> None:
        """Send nothing more; the connections are closed when the last request under way is over.

        Not at once: closing under a request that is only making its connection would leave that open for good.
        """
        with self._lock:
            self._is_closed = True
            is_idle = self._asking == 0
        if is_idle:
            self._wire.close()

    def _tell(self) -> None:
        """Announce the host once, before anything is sent."""
        with self._lock:
            if not self._is_announced:
                self._announce(self.server.host + self.server.way)
                self._is_announced = True

    def _ask_counted(self, request: Request, manner: Manner, place: Place) -> Reply:
        """Ask unless all is closed; this may go on long after it was given up."""
        with self._lock:
            if self._is_closed:
                raise place.error(BudgetSpent, "the run is over")
            self._asking += 1
        try:
            return self._ask(request, manner, place)
        finally:
            with self._lock:
                self._asking -= 1
                is_last = self._is_closed and self._asking == 0
            if is_last:
                self._wire.close()

    def _ask(self, request: Request, manner: Manner, place: Place) -> Reply:
        """Ask, and turn what is raised into a reply or an error of ours."""
        from langchain_core.messages import HumanMessage, SystemMessage

        messages = [SystemMessage(system_text(request, manner)), HumanMessage(request.user)]
        self._wire.forget()
        try:
            message: Any = self._asked(request, manner).invoke(messages)
        except Exception as exc:
            if is_refusal(exc):
                return _refused(str(exc))
            response = self._wire.received()
            if response is not None and response.status_code == 200:
                return self._read_wire(response, place, exc)
            if any(isinstance(each, ReplyTooLong) for each in (exc, exc.__cause__, exc.__context__)):
                raise self._no_reply(place, "") from exc
            error = translate(
                exc, place, redact=self._redact, learn=lambda said: self._manners.learn_from_refusal(manner, said)
            )
            if error is None:
                raise
            raise error from exc
        return from_message(message, manner.form)

    def _asked(self, request: Request, manner: Manner) -> Any:
        """Bind what a request carries beside its messages."""
        chat = self._chat
        options = _parameters(self.server.provider, request, manner)
        if manner.form is Form.JSON_SCHEMA:
            # Not langchain's own `response_format`: by that way openai raises on replies that were cut off or filtered.
            named = {"name": request.schema_name, "strict": True, "schema": request.schema}
            extra = options.setdefault("extra_body", {})
            extra["response_format"] = {"type": "json_schema", "json_schema": named}
        if manner.form is Form.TOOLS:
            tool = {"name": request.schema_name, "description": "Give the answer.", "parameters": request.schema}
            return chat.bind_tools([{"type": "function", "function": tool}], tool_choice=request.schema_name, **options)
        return chat.bind(**options)

    def _read_wire(self, response: Any, place: Place, error: Exception) -> Reply:
        """Read a response that langchain could not."""
        reply = from_wire(response)
        if reply is None:
            raise self._no_reply(place, response.text) from error
        return reply

    def _no_reply(self, place: Place, text: str) -> ReplyError:
        error = place.error(
            ReplyError,
            "it answered something else than a model's reply; check --base-url",
            reply=self._redact(text[:_MAX_PAGE_CHARS]),
        )
        assert isinstance(error, ReplyError)  # noqa: S101  (the type is what `error` was asked for)
        return error

    def _redact(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return text


def _parameters(provider: str, request: Request, manner: Manner) -> dict[str, Any]:
    """Give the bound and the parameters of a request as a provider's class takes them."""
    chosen: dict[str, Any] = {}
    if manner.with_temperature and request.temperature is not None:
        chosen["temperature"] = request.temperature
    if provider == "ollama":
        seed = {} if request.seed is None else {"seed": request.seed}
        return {"options": {**chosen, **seed, "num_predict": request.max_tokens}}
    if provider.startswith("google"):
        return {"generation_config": {**chosen, "max_output_tokens": request.max_tokens}}
    if provider == "openai":
        if manner.with_seed and request.seed is not None:
            chosen["seed"] = request.seed
        # In `extra_body`, since langchain writes `max_tokens` as `max_completion_tokens`, which not all servers know.
        return {**chosen, "extra_body": {manner.tokens_name: request.max_tokens}}
    return {**chosen, "max_tokens": request.max_tokens}


def _refused(text: str) -> Reply:
    return Reply(text=text, finish=Finish.REFUSED, prompt_tokens=0, cached_tokens=0, completion_tokens=0)
