"""To whom the app answers. Where nobody has to sign in, to this computer alone: it does not start on any other address, and whoever starts
it on one by another way is refused at each request. What is wrong in the settings of sign-in is said, and then it does not start either.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from streamlit import config

from scorecard import access, links, settings, show
from scorecard.access import ProviderError, is_loopback
from scorecard.terms import ScorecardError

FORWARDED = (b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip")  # somebody else's request, passed on by a proxy
ALONE = "No sign-in is set up, so SEND Scorecard answers this computer alone"


class Guard:
    """ASGI middleware, the outermost: looks at the address before the app starts, and at each request before anything is done with it."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Pass it on, or refuse it."""
        if scope["type"] == "lifespan":
            if said := why_not_start():
                await receive()
                await send({"type": "lifespan.startup.failed", "message": said})
                return
            if show.signs_in():
                show.require_sign_in()
        elif not _is_served(scope):
            await _refuse(scope, receive, send)
            return
        await self._app(scope, receive, send)


def why_not_start() -> str:
    """Why the app does not start with these settings, in a sentence that says what to do; empty where it does."""
    try:
        settings.session_hours(), settings.idle_minutes(), settings.hosts(), settings.frame_ancestors()
        signs_in = show.provider() is not None
    except (ProviderError, ValueError) as error:
        return f"SEND Scorecard does not start. {error}"
    if unusable := links.why_not():
        return f"SEND Scorecard does not start. {unusable}"
    if signs_in and config.get_option("server.trustedUserHeaders"):
        return (
            "SEND Scorecard does not start: server.trustedUserHeaders is set, by which whoever sends a header could be anybody. "
            "Unset it: people are known by signing in."
        )
    address = config.get_option("server.address") or "every address"
    if not signs_in and not is_loopback(address):
        return (
            f"{ALONE}; it was to listen on {address} (server.address). Set sign-in up ({access.HOW_TO_SIGN_IN.removesuffix('.')}), "
            "or start it without --server.address."
        )
    return ""


def _is_served(scope: dict[str, Any]) -> bool:
    """Whether a request is answered: every one with sign-in; without it one that comes from this computer, to this computer, by a name of
    its own. (By another name it is a page elsewhere that has its visitor's browser ask.)"""
    try:
        if show.signs_in():
            return True
    except ScorecardError:
        return False
    headers = list(scope.get("headers", ()))
    if any(name.lower() in FORWARDED for name, _ in headers):
        return False
    try:
        hosts = [urlsplit(f"//{value.decode('latin-1')}").hostname for name, value in headers if name.lower() == b"host"]
    except ValueError:
        return False
    ends = [str(scope[each][0]) if scope.get(each) else "" for each in ("client", "server")]
    return len(hosts) == 1 and all(is_loopback(each or "") for each in (*hosts, *ends))


async def _refuse(scope: dict[str, Any], receive: Any, send: Any) -> None:
    said = f"{ALONE}, at 127.0.0.1. {access.HOW_TO_SIGN_IN}".encode()
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": "this computer alone"})
        return
    plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(said)).encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 403, "headers": plain})
    await send({"type": "http.response.body", "body": said})
