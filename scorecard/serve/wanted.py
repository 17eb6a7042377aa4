"""Back to the page that was asked for: Streamlit's sign-in ends at the first page, whatever the address was.

On the way out, the page is remembered in a cookie that only the way back reads. What is sent back to is one of our own pages by its
name, with its query; nothing else of an address is taken, so that nobody is sent anywhere else.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from streamlit import config

from scorecard import show
from scorecard.access import ProviderError

COOKIE = "scorecard_wanted"
LIVES_SECONDS = 600
LONGEST = 1500  # characters of a page and its query
OUT, BACK = "/auth/login", "/oauth2callback"
_PAGE = re.compile(r"/[a-z0-9_]*(\?[A-Za-z0-9._~%&=+*'()!:@,;$/?-]*)?")


class WantedPage:
    """ASGI middleware: adds a cookie on the way to the provider, and on the way back leads to the page that it names."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Pass it on; change the answer where somebody signs in."""
        base = before_pages()
        path = scope["path"].removeprefix(base) if scope["type"] == "http" and scope["path"].startswith(base) else ""
        if path not in (OUT, BACK):
            await self._app(scope, receive, send)
            return
        asked = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        wanted = _asked_from(asked.get(b"referer", ""), base) if path == OUT else _remembered(asked.get(b"cookie", ""))
        cookie = _cookie(quote(wanted, safe=""), LIVES_SECONDS if path == OUT else 0, base, scope["scheme"])

        async def answered(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start" and wanted:
                headers = [*message.get("headers", ()), (b"set-cookie", cookie)]
                message = {**message, "headers": [_led(each, base, wanted) for each in headers] if path == BACK else headers}
            await send(message)

        await self._app(scope, receive, answered)


def _led(header: tuple[bytes, bytes], base: str, wanted: str) -> tuple[bytes, bytes]:
    """A header of the answer: where it leads to the first page, it leads to the one that was wanted."""
    name, value = header
    return (name, f"{base}{wanted}".encode()) if name.lower() == b"location" and value == f"{base}/".encode() else header


def before_pages() -> str:
    """What stands before every page's address, as in `/scorecard`; empty mostly."""
    path = (config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def _asked_from(referer: str, base: str) -> str:
    """The page that somebody comes from, where it is one of ours: without what stands before every one; empty else."""
    try:
        provider, came = show.provider(), urlsplit(referer)
        origin = f"{came.scheme}://{came.netloc}"
    except (ProviderError, ValueError):
        return ""
    if provider is None or origin != provider.origin or not came.path.startswith(f"{base}/"):
        return ""
    return _safe(came.path.removeprefix(base) + (f"?{came.query}" if came.query else ""))


def _remembered(cookies: str) -> str:
    found = [each.partition("=")[2] for each in map(str.strip, cookies.split(";")) if each.partition("=")[0] == COOKIE]
    return _safe(unquote(found[0])) if len(found) == 1 else ""


def _safe(page: str) -> str:
    """A page of ours with its query; empty for anything else: another place, or a path that does something, as signing out."""
    return page if len(page) <= LONGEST and _PAGE.fullmatch(page) and not page.startswith(BACK) else ""


def _cookie(value: str, seconds: int, base: str, scheme: str) -> bytes:
    secure = "; Secure" if scheme == "https" else ""
    return f"{COOKIE}={value}; Path={base}{BACK}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}".encode("latin-1")
