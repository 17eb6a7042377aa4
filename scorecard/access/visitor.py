"""Whoever asks: a name as the register will have it, and roles. Told to the library by whoever knows: the web process by its hook.

Outside the web process (commands, the clerk, notebooks) whoever has the files has every role: no sign-in could keep them from anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

from scorecard import settings
from scorecard.access.sessions import SignIn, Why


class Role(StrEnum):
    """What somebody may do. Stewards and authors see figures too; an admin who is nothing else does not."""

    OFFICER = "officer"  # figures
    STEWARD = "steward"  # returns, findings, worklists, publishing, history
    AUTHOR = "author"  # commentary, exceptions, highlight reports, rebases
    ADMIN = "admin"  # roles, the access log


SEE_FIGURES = frozenset({Role.OFFICER, Role.STEWARD, Role.AUTHOR})


@dataclass(frozen=True)
class Visitor:
    """Whoever asks. `signed_in`: `name` is vouched for by a provider, and is the one that goes into the register. `ended`: why a sign-in
    counts no more. `sign_in`: which one it is; none without a provider."""

    name: str
    roles: frozenset[Role] = frozenset()
    signed_in: bool = False
    ended: Why | None = None
    sign_in: SignIn | None = None

    def may(self, role: Role) -> bool:
        """Whether what is open to a role is open to them."""
        return bool(self.roles & SEE_FIGURES) if role is Role.OFFICER else role in self.roles


NOBODY = Visitor("")
_hook: Callable[[], Visitor] | None = None
_behalf: ContextVar[Callable[[], Visitor] | None] = ContextVar("on whose behalf", default=None)


def asked_by(hook: Callable[[], Visitor] | None) -> Callable[[], Visitor] | None:
    """Have a function say who asks, from now on, in this process; None: whoever has the files. Gives the one that did before."""
    global _hook
    before, _hook = _hook, hook
    return before


def visitor() -> Visitor:
    """Whoever asks now."""
    asks = _behalf.get() or _hook or whoever_is_here
    return asks()


def whoever_is_here() -> Visitor:
    """Whoever sits at this computer and has its files: every role, and no name but the account's."""
    return Visitor(settings.user(), frozenset(Role))


@contextmanager
def on_behalf_of(asks: Callable[[], Visitor]) -> Iterator[None]:
    """Work for somebody elsewhere than in their visit, as where a file is made once its button is pressed. Who they are, and which roles
    they have by then, is asked anew each time."""
    before = _behalf.set(asks)
    try:
        yield
    finally:
        _behalf.reset(before)


@contextmanager
def ourselves() -> Iterator[None]:
    """Work of the app's own, for nobody, whose result nobody is given: warming up."""
    with on_behalf_of(lambda: Visitor("SEND Scorecard", frozenset(Role))):
        yield
