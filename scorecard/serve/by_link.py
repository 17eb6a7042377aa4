"""The addresses of shared links, `/b/<token>` and below: plain HTML and files, without signing in, without a Streamlit session.

It stands before Streamlit's own middleware and not among its routes: so no cookie is set, nothing is compressed twice, and an address that
Streamlit would find fault with gets the same page as any other that opens nothing.
"""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any

from scorecard.links import STANDING, Standing
from scorecard.register import BRIEFING, RegisterError, now
from scorecard.serve.answers import Answer, Send, nothing
from scorecard.serve.openings import Openings
from scorecard.serve.shelf import Shelf
from scorecard.serve.tries import Tries
from scorecard.serve.wanted import before_pages
from scorecard.terms import Came, Link, ScorecardError, Visit

OURS = re.compile(r"/b(?:/.*)?", re.DOTALL)
ADDRESS = re.compile(r"/b/([^/]*)(?:/([^/]*))?")
_log = logging.getLogger(__name__)


class ByLink:
    """ASGI middleware: answers what is asked below `/b`, and passes all else on."""

    def __init__(self, app: Any, standing: Standing = STANDING, shelf: Shelf | None = None, openings: Openings | None = None) -> None:
        self._app, self._standing = app, standing
        self._shelf, self._openings, self._tries = shelf or Shelf(), openings or Openings(), Tries()

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Send) -> None:
        """Answer, or pass it on."""
        before = before_pages()
        path = scope.get("path", "").removeprefix(before) if scope["type"] == "http" and scope["path"].startswith(before) else ""
        if not OURS.fullmatch(path):
            await self._app(scope, receive, send)
            if scope["type"] == "lifespan":
                self._openings.flush()
            return
        if scope["method"] not in ("GET", "HEAD"):
            await nothing().send(scope, send, status=405)
            return
        asked = ADDRESS.fullmatch(path)
        token, name = (asked[1], asked[2] or "") if asked else ("", "")
        link = await self._link(token)
        answer = await self._answer(link, f"{before}/b/{token}", name) if link else None
        if link is None or answer is None:
            refused = link is None and self._tries.failed((scope.get("client") or ("",))[0])
            await nothing().send(scope, send, status=429 if refused else 404)
            return
        await answer.send(scope, send)
        if scope["method"] == "GET":
            self._openings.note(Visit(now(), link.name, Came.BY_LINK, name or BRIEFING, "", link.release_id))

    async def _link(self, token: str) -> Link | None:
        """The link of a token; none while the register cannot be read: then nobody knows which are revoked."""
        try:
            fresh = self._standing.is_fresh()
            return self._standing.find(token) if fresh else await asyncio.to_thread(self._standing.find, token)
        except RegisterError as error:
            _log.error("No shared link opens: %s", error)
            return None

    async def _answer(self, link: Link, address: str, name: str) -> Answer | None:
        try:
            act = self._standing.last_act() if self._standing.is_fresh() else await asyncio.to_thread(self._standing.last_act)
            if self._shelf.is_ready(link, name, act):
                return self._shelf.answer(link, address, name, act)
            return await asyncio.to_thread(self._shelf.answer, link, address, name, act)
        except (ScorecardError, OSError) as error:
            _log.error("%s opens nothing: %s", link.name, error)
            return None
