"""Which links open something now: the register's links, read again when what is known of them is older than a moment.

So no request asks the register for itself, and one that asks for a link that never was costs as much as one for a link that stands.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from scorecard.links.errors import LinkError
from scorecard.links.key import key
from scorecard.links.token import is_ours, sha256
from scorecard.register import Register, now
from scorecard.terms import Act, Link

FRESH_SECONDS = 2.0
# Acts after which something else may have to be said beside a briefing. A withdrawal for disclosure is one as any other; what it hides is
# entered with it, in one go.
CHANGES = (Act.PUBLISHED, Act.PUBLISHED_AGAIN, Act.WITHDRAWN, Act.FROZEN)


class _Known(NamedTuple):
    """What is known: the links by the hash of their tokens, what they are signed with (None: nothing that can be used), and the last act
    that changes what is said beside briefings."""

    at: float
    links: dict[str, Link]
    key: bytes | None
    last_act: int


class Standing:
    """The links of a data root. Safe to use from several threads. `clock` gives seconds, from whenever."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._alone = threading.Lock()
        self._known: _Known | None = None

    def is_fresh(self) -> bool:
        """Whether `find` answers without reading anything."""
        known = self._known
        return known is not None and self._clock() - known.at < FRESH_SECONDS

    def find(self, token: str) -> Link | None:
        """The link that a token is of, where it opens something now; None for any other. Raises RegisterError."""
        known = self._refreshed()
        signed = is_ours(token, known.key or b"") and known.key is not None
        link = known.links.get(sha256(token))
        return link if signed and link is not None and link.opens(now()) else None

    def last_act(self) -> int:
        """The number of the last act that changes what is said beside a briefing. Raises RegisterError."""
        return self._refreshed().last_act

    def forget(self) -> None:
        """Know nothing any more: what was done in this process counts in it at once."""
        self._known = None

    def _refreshed(self) -> _Known:
        """What is known, read again unless it is fresh: by one thread, for which the others wait."""
        known = self._known
        if known is not None and self._clock() - known.at < FRESH_SECONDS:
            return known
        with self._alone:
            if (known := self._known) is None or self._clock() - known.at >= FRESH_SECONDS:
                self._known = known = self._read()
            return known

    def _read(self) -> _Known:
        at, register = self._clock(), Register.if_there()
        if register is None:
            return _Known(at, {}, None, 0)
        try:
            signs = key()
        except LinkError:  # without its key nothing is anybody's link
            signs = None
        return _Known(at, {each.sha256: each for each in register.links()}, signs, register.last_of(*CHANGES))


STANDING = Standing()  # of this process
