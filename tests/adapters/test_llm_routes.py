"""No text goes to anybody who was not announced: proxies, redirects, ambient addresses."""

from __future__ import annotations

import os
from types import ModuleType
from typing import Any

import httpx
import httpx2
import pytest
from llm_requests import a_request
from stack_over_http import KEY, QUICK, over_http, settings

from claimcheck.adapters.chat_model.clients import address_of, follow_no_redirect, take_our_way
from claimcheck.adapters.chat_model.opening import take_way
from claimcheck.adapters.chat_model.routes import proxy_for, way_to
from claimcheck.adapters.llm_stack import open_stack
from claimcheck.adapters.remote_embedder import EmbedderSettings, open_embedder
from claimcheck.errors import ConfigError
from claimcheck.evaluation.stub_llm import Answer, StubServer
from claimcheck.llm.seam import Finish

ASKED = {"model": "stub", "messages": [{"role": "user", "content": "x"}]}
PROXY = "http://user:secret@proxy.example:3128"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    ambient = ("OPENAI_", "ANTHROPIC_", "OLLAMA_", "LANGCHAIN_")
    for name in [name for name in os.environ if name.lower().endswith("_proxy") or name.startswith(ambient)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "OPENAI_PROXY"])
def test_what_goes_to_a_server_of_this_machine_passes_no_proxy(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(latency=0.0) as spy:
        monkeypatch.setenv(name, spy.base_url.removesuffix("/v1"))
        with over_http() as over:
            assert over.ask().finish is Finish.STOP
            assert over.announced == [f"127.0.0.1:{over.stub.port}"]
        with StubServer(latency=0.0) as embeds:
            asked = EmbedderSettings(name="openai:stub", base_url=embeds.base_url, timeout_s=5.0)
            open_embedder(asked, dimension=None, announce=lambda host: None)
            assert len(embeds.entries) == 1
        assert spy.entries == []


def test_a_proxy_on_the_way_is_announced_with_the_host(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    announced: list[str] = []
    with StubServer(latency=0.0) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url.removesuffix("/v1"))
        stack = open_stack(settings("http://model.example/v1"), announced.append)
        assert stack.for_article(patience=QUICK).llm.complete(a_request()).finish is Finish.STOP
        stack.close()
        assert len(proxy.entries) == 1
        assert announced == [f"model.example (unencrypted) by the proxy 127.0.0.1:{proxy.port}"]
    # langchain would complain on standard error that its own sockets heed no proxy.
    assert not [each for each in caplog.records if each.name.startswith("langchain")]


@pytest.mark.parametrize(
    ("address", "no_proxy", "expected"),
    [
        ("http://model.example/v1", "", PROXY),
        ("https://model.example/v1", "", PROXY),
        ("http://localhost:11434", "", None),
        ("http://127.0.0.7:1/v1", "", None),
        ("http://[::1]:1/v1", "", None),
        ("https://model.example/v1", "example", None),
        ("https://model.example/v1", "*", None),
        ("http://10.1.2.3/v1", "10.0.0.0/8", None),
        ("http://11.1.2.3/v1", "10.0.0.0/8", PROXY),
        ("http://10.1.2.3/v1", "nothing/of/this, 10.0.0.0/8", None),
        ("http://0.0.0.0:11434", "", None),
        ("http://[::]:11434", "", None),
        ("http://[::ffff:127.0.0.1]:11434", "", None),
        ("http://[::ffff:10.1.2.3]:11434", "", PROXY),
        ("http://localhost.:11434", "", None),
        ("http://LOCALHOST:11434", "", None),
        ("http://llm.example:8000/v1", "llm.example:8000", None),
        ("http://llm.example:8001/v1", "llm.example:8000", PROXY),
        ("https://llm.example/v1", "llm.example:443", None),
        ("http://llm.example:8000/v1", "other.example,http://llm.example", None),
        ("http://llm.example:8000/v1", "http://llm.example:8000", None),
        ("http://llm.example:8000/v1", "https://llm.example", PROXY),
        ("http://llm.example:8000/v1", "http://llm.example:8001", PROXY),
        ("http://llm.example:8000/v1", "http://llm.example:x", PROXY),
    ],
)
def test_the_proxy_is_the_one_that_the_environment_names(
    address: str, no_proxy: str, expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", PROXY)
    monkeypatch.setenv("NO_PROXY", no_proxy)
    assert proxy_for(address) == expected


def test_the_way_shows_no_password_of_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", PROXY)
    assert way_to("https://model.example/v1") == " by the proxy proxy.example:3128"


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "http_proxy", "ALL_PROXY"])
@pytest.mark.parametrize(
    "value",
    ["http://:secret@px:99999999", "http://[px:1", "http://px:abc", "http://", "ftp://px:1", "px:0", "http://p x"],
)
def test_what_is_no_address_of_a_proxy_is_refused_by_the_name_of_its_variable(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError, match=f"^{name}: it holds no address of a proxy") as caught:
        open_stack(settings(None, model="openai:stub"), lambda host: None)
    assert "secret" not in str(caught.value)
    asked = EmbedderSettings(name="openai:stub", base_url="http://127.0.0.1:1/v1", timeout_s=5.0)
    with pytest.raises(ConfigError, match=f"^{name}: "):
        open_embedder(asked, dimension=3, announce=lambda host: None)


class Held:
    """What a library's model holds, by attribute."""

    def __init__(self, **attributes: Any) -> None:
        vars(self).update(attributes)


@pytest.mark.parametrize(
    "model",
    [
        pytest.param(Held(root_client=Held(base_url="http://a.example")), id="as openai"),
        pytest.param(Held(_client=Held(base_url="http://a.example"), base_url=None), id="as anthropic"),
        pytest.param(Held(base_url=None, _client=Held(_client=Held(base_url="http://a.example"))), id="as ollama"),
        pytest.param(
            Held(client=Held(_api_client=Held(_http_options=Held(base_url="http://a.example")))), id="as google"
        ),
        pytest.param(Held(client=Held(base_url="http://a.example")), id="as mistral"),
        pytest.param(Held(base_url="http://a.example"), id="by its own word"),
    ],
)
def test_the_address_is_the_one_that_the_client_has(model: Held) -> None:
    assert address_of(model) == "http://a.example"


SHAPES = {
    "as anthropic and ollama": lambda client: Held(_client=Held(_client=client)),
    "as openai": lambda client: Held(root_client=Held(_client=client)),
    "as embeddings of openai": lambda client: Held(client=Held(_client=Held(_client=client))),
    "as google": lambda client: Held(client=Held(_api_client=Held(_httpx_client=client))),
    "as mistral": lambda client: Held(client=client),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_client_inside_a_model_follows_a_redirect(shape: str) -> None:
    with httpx.Client(follow_redirects=True) as client:
        follow_no_redirect(SHAPES[shape](client))
        assert client.follow_redirects is False
    follow_no_redirect(Held())


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("package", [httpx, httpx2])
@pytest.mark.parametrize("is_named", [True, False], ids=["by the environment", "by the library"])
def test_the_client_inside_a_model_passes_no_proxy_to_this_machine(
    shape: str, package: ModuleType, is_named: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StubServer(latency=0.0) as server, StubServer(latency=0.0) as proxy:
        other = proxy.base_url.removesuffix("/v1")
        if is_named:
            monkeypatch.setenv("HTTP_PROXY", other)
        with package.Client(proxy=None if is_named else other) as client:
            assert take_our_way(SHAPES[shape](client), server.base_url)
            client.post(f"{server.base_url}/chat/completions", json=ASKED)
        assert (len(server.entries), len(proxy.entries)) == (1, 0)


@pytest.mark.parametrize("package", [httpx, httpx2])
def test_the_client_inside_a_model_goes_as_announced(package: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(latency=0.0) as proxy, StubServer(latency=0.0) as late:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url.removesuffix("/v1"))
        with package.Client() as client:
            model = Held(_client=Held(_client=client))
            address = "http://model.example/v1"
            way = way_to(address, is_ours=take_our_way(model, address))
            monkeypatch.setenv("HTTP_PROXY", late.base_url.removesuffix("/v1"))
            client.post(f"{address}/chat/completions", json=ASKED)
        assert way == f" (unencrypted) by the proxy 127.0.0.1:{proxy.port}"
        assert (len(proxy.entries), len(late.entries)) == (1, 0)


def test_a_way_that_is_not_ours_is_said_to_be_the_librarys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", PROXY)
    address = "https://model.example"
    is_ours = take_our_way(Held(), address)
    assert way_to(address, is_ours=is_ours) == " (by a proxy or not, as the provider's own library decides)"


def test_no_proxy_is_set_for_an_address_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", PROXY)
    with httpx.Client(proxy=None, trust_env=False) as client:
        model = Held(_client=Held(_client=client))
        assert "as the provider's own library decides" in take_way(model, "another", "")
        before = client._transport
        assert take_way(model, "anthropic", "") == " by the proxy proxy.example:3128"
        assert client._transport is not before


def test_ollama_goes_where_its_variable_says_and_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("langchain_ollama")
    announced: list[str] = []
    with StubServer() as target:
        moved = Answer(status=307, headers={"Location": f"{target.base_url}/chat/completions"})
        with StubServer(lambda call: moved, latency=0.0) as stub, StubServer() as spy:
            monkeypatch.setenv("OLLAMA_HOST", f"127.0.0.1:{stub.port}")
            monkeypatch.setenv("HTTP_PROXY", spy.base_url)
            stack = open_stack(settings(None, model="ollama:stub"), announced.append)
            assert stack.chat.server.host == f"127.0.0.1:{stub.port}"
            with pytest.raises(Exception, match="stub"):
                stack.for_article(patience=QUICK).llm.complete(a_request())
            stack.close()
        assert (target.entries, spy.entries) == ([], [])
    assert announced == [f"127.0.0.1:{stub.port}"]


def test_anthropic_goes_where_its_variable_says(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("langchain_anthropic")
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://other.example:99")
    stack = open_stack(settings(None, model="anthropic:claude-haiku-4-5"), lambda host: None)
    stack.close()
    assert stack.chat.server.host == "other.example:99"
    assert stack.price is None
