"""To whom the app answers: without sign-in to this computer alone, whoever started it and however; with sign-in to all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.testing.v1.util import patch_config_options

from make.awaited import awaited
from make.provider import secrets
from scorecard.serve import Guard
from scorecard.serve.guard import why_not_start

OWN = ("127.0.0.1", 50_000)
AT = "http://127.0.0.1:8501"


@pytest.fixture
def signs_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    def set_up(whether: bool) -> None:
        monkeypatch.setattr("scorecard.show.signs_in", lambda: whether)

    return set_up


async def _page(_: Any) -> PlainTextResponse:
    return PlainTextResponse("figures")


async def _stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.close()


@pytest.fixture
def client() -> Callable[..., TestClient]:
    """A client at an address, by a name: `client(("10.0.0.9", 1), "http://send.council.example")`."""
    app = Guard(Starlette(routes=[Route("/", _page), Route("/_stcore/health", _page), WebSocketRoute("/stream", _stream)]))
    return lambda where=OWN, name=AT: TestClient(app, base_url=name, client=where)


def test_this_computer_is_let_in_by_its_own_names(signs_in, client) -> None:
    signs_in(False)
    for where, name in ((OWN, AT), (OWN, "http://localhost:8501"), (("::1", 1), "http://[::1]:8501")):
        assert client(where, name).get("/").text == "figures"
        with client(where, name).websocket_connect(f"{name.replace('http', 'ws')}/stream"):
            pass


@pytest.mark.parametrize(
    ("where", "name", "headers"),
    [
        (("10.0.0.9", 1), AT, {}),  # another computer
        (OWN, "http://10.0.0.2:8501", {}),  # this one, at the address by which others reach it
        (OWN, AT, {"host": "send.evil.example"}),  # a page elsewhere whose name was made to lead here
        (OWN, AT, {"host": "127.0.0.1.evil.example:8501"}),
        (OWN, AT, {"host": "[::1"}),
        (OWN, AT, {"x-forwarded-for": "10.0.0.9"}),  # a proxy on this computer, for somebody else
        (OWN, AT, {"Forwarded": "for=10.0.0.9"}),
    ],
)
def test_nobody_else_is(signs_in, client, where, name: str, headers: dict[str, str]) -> None:
    signs_in(False)
    for path in ("/", "/_stcore/health", "/nowhere"):
        answer = client(where, name).get(path, headers=headers)
        assert answer.status_code == 403 and "figures" not in answer.text
        assert "No sign-in is set up, so SEND Scorecard answers this computer alone" in answer.text
    stream = f"{name.replace('http', 'ws')}/stream"
    with pytest.raises(WebSocketDisconnect) as closed, client(where, name).websocket_connect(stream, headers=headers):
        pass
    assert closed.value.code == 1008


def test_with_sign_in_every_computer_may_ask(signs_in, client) -> None:
    signs_in(True)
    answer = client(("10.0.0.9", 1), "https://send.council.example").get("/", headers={"x-forwarded-for": "10.0.0.9"})
    assert answer.text == "figures"


def test_a_request_without_ends_or_host_is_refused(signs_in) -> None:
    signs_in(False)
    for scope in ({}, {"client": OWN}, {"client": OWN, "server": OWN}, {"client": OWN, "server": ("/run/app.sock", None)}):
        assert _asked({"type": "http", "headers": [], **scope}) == 403
    twice = [(b"host", b"127.0.0.1"), (b"host", b"evil.example")]
    assert _asked({"type": "http", "headers": twice, "client": OWN, "server": OWN}) == 403


def test_settings_that_cannot_be_used_refuse_all(monkeypatch: pytest.MonkeyPatch, client, tmp_path: Path) -> None:
    with _secrets(secrets(tmp_path / "secrets.toml", "https://login.example", "https://send.example", client_id="")):
        assert client().get("/").status_code == 403


def _asked(scope: dict[str, Any]) -> int:
    """The status that a request is answered with."""
    answers: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        answers.append(message)

    async def app(*_: Any) -> None:
        answers.append({"status": 200})

    awaited(Guard(app)(scope, None, send))
    return answers[0]["status"]


def _secrets(path: Path) -> Any:
    """The secrets of a file, and no others."""
    import contextlib

    import streamlit as st
    from streamlit.runtime.secrets import Secrets

    @contextlib.contextmanager
    def these() -> Iterator[None]:
        before = st.secrets
        with patch_config_options({"secrets.files": [str(path)]}):
            st.secrets = Secrets()
            try:
                yield
            finally:
                st.secrets = before

    return these()


@pytest.mark.parametrize(
    ("address", "starts"), [("127.0.0.1", True), ("localhost", True), ("0.0.0.0", False), ("10.0.0.2", False), (None, False)]
)
def test_without_sign_in_it_starts_at_this_computers_address_alone(address: str | None, starts: bool, tmp_path: Path) -> None:
    with _secrets(tmp_path / "none.toml"), patch_config_options({"server.address": address}):
        said = why_not_start()
    assert (said == "") is starts
    if not starts:
        assert f"it was to listen on {address or 'every address'} (server.address). Set sign-in up" in said


def test_with_sign_in_it_starts_anywhere_but_not_by_halves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "secrets.toml"
    with patch_config_options({"server.address": "0.0.0.0"}):
        with _secrets(secrets(file, "https://login.example", "https://send.example")):
            assert why_not_start() == ""
            with patch_config_options({"server.trustedUserHeaders": {"X-User": "email"}}):
                assert "whoever sends a header could be anybody" in why_not_start()
            monkeypatch.setenv("SCORECARD_SESSION_HOURS", "long")
            assert "SCORECARD_SESSION_HOURS is 'long'" in why_not_start()
            monkeypatch.delenv("SCORECARD_SESSION_HOURS")
        with _secrets(secrets(file, "https://login.example", "https://send.example", client_secret="")):
            assert "client_secret is missing" in why_not_start()
        file.write_text("[auth\n")
        with _secrets(file):
            assert "it is no valid TOML" in why_not_start()
        file.write_text("[other]\nkey = 1\n")
        with _secrets(file):
            assert "No sign-in is set up" in why_not_start()


def test_a_server_that_may_not_start_says_why_and_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard.serve.guard.why_not_start", lambda: "Not here.")
    answers: list[dict[str, Any]] = []

    async def receive() -> dict[str, str]:
        return {"type": "lifespan.startup"}

    async def send(message: dict[str, Any]) -> None:
        answers.append(message)

    async def app(*_: Any) -> None:
        pytest.fail("It was started.")

    awaited(Guard(app)({"type": "lifespan"}, receive, send))
    assert answers == [{"type": "lifespan.startup.failed", "message": "Not here."}]
