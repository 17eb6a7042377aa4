"""The headers that tell a browser what a page of ours may do: load and run what this server gives, and nothing from anywhere else.

The policy was found by trying: every page in Chromium, with charts, tables and downloads, complains of nothing (tests/browser).
Styles may stand in a page, as Streamlit writes them there; scripts may not, but for the one of Streamlit's own first page, by its hash.
Streamlit's charts interpret their expressions and make no code of text, so no page needs `unsafe-eval`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scorecard import settings

A_YEAR = 31_536_000  # seconds
_FOR_EVER = b"immutable"  # what Streamlit says of files whose name has their hash; they hold nothing of anybody's
_STRICTER = b"default-src 'none';"  # an answer that loads nothing at all keeps its own rules: ours would allow it more
_ITS_OWN = ("content-security-policy", "referrer-policy", "x-frame-options")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NOTHING = ("accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "midi", "payment", "usb")


class Headers:
    """Gives every answer its headers, and leaves websockets as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.always: Mapping[str, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        self.always = self.always or fixed(settings.frame_ancestors())

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": self._headers(message.get("headers", ()), scope)}
            await send(message)

        await self.app(scope, receive, with_headers)

    def _headers(self, given: Sequence[tuple[bytes, bytes]], scope: Scope) -> list[tuple[bytes, bytes]]:
        ours = dict(self.always)
        policies = [value for name, value in given if name.lower() == b"content-security-policy"]
        if policies and all(each.startswith(_STRICTER) for each in policies):
            for name in _ITS_OWN:
                ours.pop(name, None)
        cached = b"".join(value for name, value in given if name.lower() == b"cache-control")
        if _FOR_EVER in cached:
            ours["cache-control"] = cached.decode("latin-1")
        if scope.get("scheme") == "https":  # the server's own, or a proxy's whom the server was told to believe
            ours["strict-transport-security"] = f"max-age={A_YEAR}"
        encoded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in ours.items()]
        return [(name, value) for name, value in given if name.decode("latin-1").lower() not in ours] + encoded


def fixed(frame_ancestors: Sequence[str] = ()) -> Mapping[str, str]:
    """The headers of every answer, names in lower case. `frame_ancestors`: the sites that may frame our pages."""
    headers = {
        "content-security-policy": policy(frame_ancestors),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": ", ".join(f"{each}=()" for each in _NOTHING),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
    }
    if not frame_ancestors:  # it knows no list, and browsers that know the policy's do not look at it
        headers["x-frame-options"] = "DENY"
    return headers


def policy(frame_ancestors: Sequence[str] = ()) -> str:
    """The content security policy, as the header's value."""
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *_scripts_of_the_first_page()]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self' data:",
        "object-src": "'none'",
        "frame-src": "'none'",
        "worker-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(frame_ancestors) or "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


@lru_cache(maxsize=1)
def _scripts_of_the_first_page() -> list[str]:
    """The hashes of the scripts that stand in Streamlit's own HTML page, as the installed version has it."""
    found = find_spec("streamlit")
    if found is None or found.origin is None:
        return []
    page = (Path(found.origin).parent / "static" / "index.html").read_text(encoding="utf-8")
    return [f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in _SCRIPT.findall(page)]
