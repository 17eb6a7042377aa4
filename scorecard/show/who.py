"""Whoever looks at the pages, for the library: told by sign-in; where none is set up, whoever sits at this computer.

From the moment that this package is there, the library asks here. In the process that serves pages, nobody is taken for somebody: where no
visit is under way, no role is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import streamlit as st
from streamlit import config, runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from scorecard import access
from scorecard.access import NOBODY, Provider, ProviderError, Role, Visitor

P = ParamSpec("P")
T = TypeVar("T")
_OPEN_TO = "the role that the page is open to"
_required = False


def provider() -> Provider | None:
    """Who signs people in; None where no sign-in is set up. Raises ProviderError where it is set up by halves."""
    secrets = [Path(each) for each in config.get_option("secrets.files")]
    if any(each.is_file() for each in secrets) and not st.secrets.load_if_toml_exists():
        where = next(each for each in secrets if each.is_file())
        raise ProviderError(f"{where} cannot be read: it is no valid TOML. {access.HOW_TO_SIGN_IN}")
    there = st.secrets.load_if_toml_exists() and "auth" in st.secrets
    return access.provider(st.secrets["auth"] if there else None)


def require_sign_in() -> None:
    """From now on nobody is let in without signing in, whatever becomes of the secrets' file."""
    global _required
    _required = True


def signs_in() -> bool:
    """Whether people have to sign in."""
    return _required or provider() is not None


def who_asks() -> Visitor:
    """Whoever looks at the page that is being drawn. Raises ProviderError where sign-in is set up by halves."""
    if not runtime.exists():
        return access.whoever_is_here()  # no pages are served: a test, or a notebook
    if get_script_run_ctx() is None:
        return NOBODY
    return _who(dict(st.user)) if signs_in() else access.whoever_is_here()


def _who(claims: dict[str, Any]) -> Visitor:
    return access.from_claims(claims) if claims.get("is_logged_in") is True else NOBODY


def open_to(*roles: Role) -> None:
    """The page that is drawn is open to a role, or to one of several, and what is made from it later is too. Raises AccessError for anybody
    else."""
    access.need(*roles)
    st.session_state[_OPEN_TO] = roles


def later(make: Callable[P, T]) -> Callable[P, T]:
    """Something that is made later, outside the visit, as a file is once its button is pressed: for whoever looks at the page now,
    where what the page is open to is open to them by then. It raises AccessError where that is no more."""
    if not runtime.exists() or get_script_run_ctx() is None:
        return make
    asks = partial(_who, dict(st.user)) if signs_in() else access.whoever_is_here
    roles = st.session_state.get(_OPEN_TO, (Role.OFFICER,))

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        with access.on_behalf_of(asks):
            access.need(*roles)
            return make(*args, **kwargs)

    return made


access.asked_by(who_asks)
