"""The wanted page: remembered on the way to the provider, led to on the way back; nowhere else, whatever a cookie or an address says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1.util import patch_config_options

from scorecard.access import Provider
from scorecard.serve import WantedPage
from scorecard.serve.wanted import COOKIE

HERE = "https://send.council.example"


async def _login(_: Any) -> RedirectResponse:
    return RedirectResponse("https://login.example/authorize", 302)


async def _callback(request: Any) -> RedirectResponse:
    return RedirectResponse(request.query_params.get("to", "/"), 302)


async def _page(_: Any) -> PlainTextResponse:
    return PlainTextResponse("a page")


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr("scorecard.show.provider", lambda: Provider(HERE))
    routes = [Route("/auth/login", _login), Route("/oauth2callback", _callback), Route("/base/auth/login", _login), Route("/{page}", _page)]
    yield TestClient(WantedPage(Starlette(routes=routes)), base_url=HERE, follow_redirects=False)


@pytest.mark.parametrize(
    "page", ["/backlog?phase=Primary&months=All+months", "/", "/returns_received?submission=casework%2F2024-03-31%2Fx", "/?a=b"]
)
def test_a_page_of_ours_comes_back_with_its_query(client: TestClient, page: str) -> None:
    out = client.get("/auth/login", headers={"referer": HERE + page})
    cookie = out.headers["set-cookie"]
    assert all(part in cookie for part in ("Path=/oauth2callback", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=600"))
    assert out.headers["location"] == "https://login.example/authorize", "the way out itself is as it was"
    assert client.get("/backlog").headers.get("set-cookie") is None
    back = client.get("/oauth2callback")
    assert back.headers["location"] == page and "Max-Age=0" in back.headers["set-cookie"]
    assert client.get("/oauth2callback").headers["location"] == "/", "once"


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "https://evil.example/backlog",
        "http://send.council.example/backlog",
        "https://send.council.example.evil.example/backlog",
        "https://send.council.example@evil.example/backlog",
        "https://send.council.example:444/backlog",
        f"{HERE}//evil.example",
        f"{HERE}/\\evil.example",
        f"{HERE}/a/b",
        f"{HERE}/auth/logout",
        f"{HERE}/oauth2callback?code=1",
        f"{HERE}/backlog?a=" + "x" * 2000,
        "https://[evil",
    ],
)
def test_what_is_no_page_of_ours_is_not_remembered(client: TestClient, referer: str) -> None:
    assert "set-cookie" not in client.get("/auth/login", headers={"referer": referer}).headers


@pytest.mark.parametrize(
    "planted",
    [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "/%09/evil.example",
        "javascript:alert(1)",
        "/auth/logout",
        "/oauth2callback",
        "/backlog\r\nSet-Cookie: a=b",
        "/backlog#x",
        "backlog",
        "/./../auth/logout",
        "",
    ],
)
def test_a_cookie_that_somebody_planted_leads_nowhere_else(client: TestClient, planted: str) -> None:
    for value in (quote(planted, safe=""), quote(quote(planted, safe=""), safe="")):
        answer = client.get("/oauth2callback", headers={"cookie": f"{COOKIE}={value}"})
        assert answer.headers["location"] == "/"


def test_two_of_them_lead_nowhere(client: TestClient) -> None:
    assert client.get("/oauth2callback", headers={"cookie": f"{COOKIE}=%2Fbacklog; {COOKIE}=%2Fpublish"}).headers["location"] == "/"


def test_only_the_way_to_the_first_page_is_changed(client: TestClient) -> None:
    cookie = {"cookie": f"other=1; {COOKIE}=%2Fbacklog"}
    assert client.get("/oauth2callback", headers=cookie).headers["location"] == "/backlog"
    answer = client.get("/oauth2callback", params={"to": "https://login.example/again"}, headers=cookie)
    assert answer.headers["location"] == "https://login.example/again"


def test_below_an_address_of_its_own(client: TestClient) -> None:
    with patch_config_options({"server.baseUrlPath": "/base/"}):
        out = client.get("/base/auth/login", headers={"referer": f"{HERE}/base/backlog?phase=Primary"})
        assert (
            "Path=/base/oauth2callback" in out.headers["set-cookie"]
            and quote("/backlog?phase=Primary", safe="") in out.headers["set-cookie"]
        )
        assert "set-cookie" not in client.get("/base/auth/login", headers={"referer": f"{HERE}/elsewhere/backlog"}).headers
