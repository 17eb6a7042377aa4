"""When a sign-in ends: so many hours after it, so many minutes without use, or when somebody signs out. What has ended stays so.

Kept in this process. One that has been started anew knows of no use, and goes by the time of signing in: a copy of what a browser was given
then opens nothing for longer than the minutes without use.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from scorecard import settings


class Why(StrEnum):
    """Why a sign-in counts no more."""

    HOURS = "hours"
    IDLE = "idle"
    SIGNED_OUT = "signed_out"


@dataclass(frozen=True)
class SignIn:
    """One signing in: which, and when (seconds since 1970, by the provider's clock)."""

    key: str
    at: float

    @classmethod
    def of(cls, issuer: str, subject: str, at: float, nonce: str) -> SignIn:
        """The one that a provider's token is of. Two of one person within a second are told apart by the nonce."""
        return cls(hashlib.sha256("\0".join((issuer, subject, f"{at:.0f}", nonce)).encode()).hexdigest(), at)


class Sessions:
    """Which sign-ins were used when, and which have ended. Safe to use from several threads. `clock` gives seconds since 1970."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._used: dict[str, tuple[float, float]] = {}  # when it was used last, and when it began
        self._ended: dict[str, tuple[Why, float]] = {}
        self._alone = threading.Lock()

    def ended(self, of: SignIn) -> Why | None:
        """Why a sign-in counts no more; None while it does. Raises ValueError where a setting is no number above 0."""
        with self._alone:
            return self._why(of)

    def used(self, of: SignIn) -> bool:
        """Note that a sign-in is used now, unless it has ended; gives whether this process sees it for the first time."""
        with self._alone:
            if self._why(of):
                return False
            new = of.key not in self._used
            if new:
                self._forget()
            self._used[of.key] = (self._clock(), of.at)
            return new

    def end(self, of: SignIn) -> None:
        """End a sign-in: its owner signed out."""
        with self._alone:
            self._ended.setdefault(of.key, (Why.SIGNED_OUT, of.at))

    def _why(self, of: SignIn) -> Why | None:
        if of.key in self._ended:
            return self._ended[of.key][0]
        now = self._clock()
        why = None
        if now - of.at >= settings.session_hours() * 3600:
            why = Why.HOURS
        elif now - self._used.get(of.key, (of.at, of.at))[0] >= settings.idle_minutes() * 60:
            why = Why.IDLE
        if why:
            self._ended[of.key] = (why, of.at)
        return why

    def _forget(self) -> None:
        """What is longer ago than any sign-in lasts, twice over, needs no keeping: its hours alone end it."""
        oldest = self._clock() - 2 * settings.session_hours() * 3600
        self._used = {key: each for key, each in self._used.items() if each[1] > oldest}
        self._ended = {key: each for key, each in self._ended.items() if each[1] > oldest}


SESSIONS = Sessions()  # of this process
