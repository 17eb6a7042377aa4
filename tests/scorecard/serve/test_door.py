"""Who is let in: by the app's own name, from its own pages, to what it serves."""

from __future__ import annotations

import pytest

from make.awaited import awaited
from scorecard import settings
from scorecard.serve import door


def asked(path: str = "/", kind: str = "http", **given: str) -> int | str:
    """What came of a request: the status of the refusal, `closed` for a websocket's, or `in`."""
    sent: list[dict] = []

    async def app(scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        await send({"type": "in"})

    async def keep(message) -> None:  # type: ignore[no-untyped-def]
        sent.append(dict(message))

    found = {"host": "127.0.0.1:8501", **given}
    scope = {
        "type": kind,
        "method": "GET",
        "path": path,
        "headers": [(name.encode(), value.encode()) for name, value in found.items() if value],
    }
    awaited(door.Door(app)(scope, None, keep))  # type: ignore[arg-type]
    first = sent[0]
    return {"in": "in", "websocket.close": "closed"}.get(first["type"]) or first["status"]


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "LOCALHOST", "[::1]:8501"])
def test_this_computer_is_reached_by_its_own_names(host: str) -> None:
    assert asked(host=host) == "in"


@pytest.mark.parametrize(
    "host", ["", "rebound.example:8501", "127.0.0.1.rebound.example", "[", "localhost@rebound.example", "10.0.0.7:8501"]
)
def test_another_name_is_turned_away(host: str) -> None:
    assert asked(host=host) == 400
    assert asked("/_stcore/stream", "websocket", host=host) == "closed"


def test_a_name_that_is_set_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_HOSTS", "Scorecard.example.gov.uk, 10.0.0.7")
    assert asked(host="scorecard.example.gov.uk") == asked(host="10.0.0.7:8501") == asked() == "in"
    assert asked(host="other.example.gov.uk") == 400


@pytest.mark.parametrize("wrong", ["https://scorecard.example", "scorecard.example:8501", "*", "a b"])
def test_a_name_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("SCORECARD_HOSTS", wrong)
    with pytest.raises(ValueError, match=r"SCORECARD_HOSTS has .*a name was expected"):
        settings.hosts()


def test_its_own_page_asks_and_another_page_does_not() -> None:
    assert asked("/_stcore/stream", "websocket", origin="http://127.0.0.1:8501") == "in"
    for other in ("http://evil.example", "http://localhost:3000", "http://127.0.0.1:3000", "null"):
        assert asked("/_stcore/stream", "websocket", origin=other) == "closed"
        assert asked("/media/0.csv", origin=other) == 403


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent", "/page/_stcore/agent/mcp"])
def test_what_nobody_needs_is_shut(path: str) -> None:
    assert asked(path) == 404


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/host-config", "/media/0.csv", "/agent"])
def test_what_pages_need_is_open(path: str) -> None:
    assert asked(path) == "in"


def test_what_is_no_request_passes() -> None:
    assert asked(kind="lifespan", host="") == "in"
