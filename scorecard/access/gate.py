"""The library's own refusal: a function that is open to one role asks who is there before it does anything."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from scorecard import settings
from scorecard.access.roles import whom_to_ask
from scorecard.access.sessions import Why
from scorecard.access.visitor import Role, Visitor, visitor
from scorecard.terms import ScorecardError

P = ParamSpec("P")
T = TypeVar("T")
HOLDERS = {Role.OFFICER: "officers", Role.STEWARD: "data stewards", Role.AUTHOR: "authors", Role.ADMIN: "administrators"}


class AccessError(ScorecardError):
    """What is not open to whoever asks: says to whom it is, and whom to ask."""


def only(*roles: Role) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A function that is open to a role alone, or to whoever has one of several. It raises AccessError for anybody else, before it does
    anything; and where somebody who is signed in would have another name entered (`who`)."""

    def guarded(function: Callable[P, T]) -> Callable[P, T]:
        signature = inspect.signature(function)

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            asks = need(*roles)
            if asks.signed_in and "who" in signature.parameters:
                given = signature.bind(*args, **kwargs)
                given.apply_defaults()
                if (who := given.arguments["who"]) != asks.name:
                    raise AccessError(f"You are signed in as {asks.name}, and that name goes into the register; {who!r} was given.")
            return function(*args, **kwargs)

        asked.open_to = roles[0] if len(roles) == 1 else roles  # type: ignore[attr-defined]
        return asked

    return guarded


def to_all(function: Callable[P, T]) -> Callable[P, T]:
    """A function that is open to all, because it only words or sorts what it is given: it reads nothing and does nothing."""
    function.open_to = "all"  # type: ignore[attr-defined]
    return function


def need(*roles: Role) -> Visitor:
    """Whoever asks, where they have a role, or one of several. Raises AccessError where they do not."""
    asks = visitor()
    check(asks, *roles)
    return asks


def check(asks: Visitor, *roles: Role) -> None:
    """Raise AccessError where somebody does not have a role, or none of several: with why, and what to do."""
    if any(asks.may(role) for role in roles):
        return
    holders, names = " and ".join(HOLDERS[role] for role in roles), " or ".join(f"`{role}`" for role in roles)
    if asks.ended:
        raise AccessError(f"{_ENDED[asks.ended]()} Nothing was done. Sign in again, and do it once more.")
    if not asks.name:
        raise AccessError(f"Nobody is signed in, and this is open to {holders}. Sign in first.")
    raise AccessError(f"This is open to {holders}. {asks.name} does not have that role ({names}). If you need it, ask {whom_to_ask()}.")


_ENDED: dict[Why, Callable[[], str]] = {
    Why.HOURS: lambda: f"Your session has ended, {settings.session_hours():g} hours after you signed in.",
    Why.IDLE: lambda: f"Your session has ended: it was not used for {settings.idle_minutes():g} minutes.",
    Why.SIGNED_OUT: lambda: "Your session has ended: you signed out.",
}


def why_ended(why: Why) -> str:
    """Why a sign-in counts no more, in a sentence."""
    return _ENDED[why]()
