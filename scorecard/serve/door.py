"""Who is answered at all: a request that names the app by its own name, from a page of its own, for something that it serves.

The name is asked for because a page elsewhere can make its own name point to this computer (DNS rebinding), and would then be let in as the
person who sits here. What Streamlit serves besides and nobody needs stays shut: counters, and the way for programs to drive the app.
A request of another page's is turned away here, before Streamlit asks a server on the internet for this computer's own address to compare.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from scorecard import settings, show

SHUT = re.compile(r"/_stcore/(?:metrics|script-health-check|agent)(?:/|$)")
ANOTHER_NAME = "This app is not reached by that name. Whoever runs it names the address in SCORECARD_HOSTS."
ANOTHER_PAGE = "A page of another address asked for this. Open the app at its own address."


class Door:
    """Turns away what is not meant for the app: HTTP with 400, 403 or 404, a websocket by closing it before it is open."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.names: frozenset[str] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        else:
            await refused(scope, receive, send)

    def _refused(self, scope: Scope) -> PlainTextResponse | None:
        if self.names is None:
            self.names = names()
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        if _name(host) not in self.names:
            return PlainTextResponse(ANOTHER_NAME, status_code=400)
        if origin is not None and urlsplit(origin).netloc.casefold() != host.casefold():
            return PlainTextResponse(ANOTHER_PAGE, status_code=403)
        if SHUT.search(scope["path"]):
            return PlainTextResponse("Not found", status_code=404)
        return None


def names() -> frozenset[str]:
    """What the app is called: this computer, what the settings name, and where people come back to after signing in."""
    signs_in = show.provider()
    return settings.hosts() | ({_name(urlsplit(signs_in.origin).netloc)} if signs_in else frozenset())


def _name(host: str) -> str:
    """The name in a Host header, without its port; empty where it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""
