"""What is sent where a shared link is opened: bodies made once, with headers under which a page can do nothing but be read.

No script, no style but its own (known by its hash), nothing from elsewhere, in nobody's frame, kept by nobody on the way, found by no
search, and its address told to nobody. No cookie is set.
"""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from scorecard.wording import links as words

HTML = "text/html; charset=utf-8"
TYPES = {
    ".pdf": "application/pdf",
    ".csv": "text/csv; charset=utf-8",
    ".html": HTML,
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PACKED = {".pdf", ".xlsx"}  # they are compressed as they are
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
PLAIN = (
    ("cache-control", "no-store"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("x-robots-tag", "noindex, nofollow, noarchive"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("vary", "accept-encoding"),
)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_GZIP = re.compile(r"gzip(?: *; *q=(?!0(?:\.0*)?$)[0-9.]+)?")  # at any weight but 0
Send = Callable[[dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True)
class Answer:
    """A whole answer: its status, its headers but for those of its body, the body, and the same compressed (None: it is not)."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    packed: bytes | None = None

    async def send(self, scope: dict[str, Any], send: Send, status: int = 0) -> None:
        """Send it, compressed where the browser takes that; to HEAD its headers alone. `status`: another one than its own."""
        body, headers = self.body, list(self.headers)
        if self.packed is not None and _takes_gzip(scope):
            body = self.packed
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": status or self.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def page(html: bytes, status: int = 200) -> Answer:
    """A page of HTML, with no style but those that stand in it."""
    found = _STYLE.findall(html.decode())
    hashes = " ".join(f"'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" for each in found)
    policy = f"{NOTHING}; style-src {hashes}; img-src data:" if found else NOTHING
    return Answer(status, _headers(HTML, policy), html, gzip.compress(html, 9, mtime=0))


def file(name: str, held: bytes, called: str) -> Answer:
    """A file to be kept under a name; what it is goes by the end of the name that it has here."""
    kind = Path(name).suffix
    headers = _headers(TYPES[kind], NOTHING, ("content-disposition", f'attachment; filename="{called}"'))
    return Answer(200, headers, held, None if kind in PACKED else gzip.compress(held, 9, mtime=0))


def led_to(address: str) -> Answer:
    """Another address of ours."""
    return Answer(303, _headers(HTML, NOTHING, ("location", address)), b"")


def own(title: str, content: str) -> bytes:
    """A page of ours around content that is HTML already."""
    return _template().substitute(title=escape(title), content=content).encode()


@lru_cache(maxsize=1)
def nothing() -> Answer:
    """The one page for every link that opens nothing, whatever the reason."""
    return page(own(words.NOT_OPEN, f"<p>{escape(words.NOT_OPEN_WHY)}</p>"), 404)


@lru_cache(maxsize=1)
def _template() -> Template:
    return Template((Path(__file__).parent / "own.html").read_text(encoding="utf-8"))


def _headers(kind: str, policy: str, *more: tuple[str, str]) -> tuple[tuple[bytes, bytes], ...]:
    every = (("content-type", kind), ("content-security-policy", policy), *PLAIN, *more)
    return tuple((name.encode(), value.encode("latin-1")) for name, value in every)


def _takes_gzip(scope: dict[str, Any]) -> bool:
    asked = ",".join(value.decode("latin-1") for name, value in scope["headers"] if name.lower() == b"accept-encoding")
    return any(_GZIP.fullmatch(each.strip()) for each in asked.lower().split(","))
