"""What a page shows figures from: the release that shows, and the cohort, months and window that the filters stand at."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from importlib import import_module

import streamlit as st

from scorecard import wording
from scorecard.access import ourselves
from scorecard.register import Register
from scorecard.released import Figures, NothingPublished, Released, ReleaseError, open_public, open_release
from scorecard.show.text import plain
from scorecard.terms import ALL

# A filter's name in the address, and the cohort column that it sets.
FILTERS = {"phase": "phase", "provision": "sen_provision", "need": "primary_need", "area": "area"}
PERIODS = {"Last 12 months": 12, "Last 24 months": 24, "All months": None}
WINDOWS = {words: window for window, words in wording.PERIODS.items()}
WITHDRAWN = ":material/undo:"
SHOWN = "the release that shows"


def release_or_none() -> Released | None:
    """The release that shows; None before the first one. Raises nothing: what cannot be read counts as none, and is said by `release`.

    The frame asks first in each run, and the page in it is given the same.
    """
    try:
        shown = open_release()
    except ReleaseError:
        shown = None
    st.session_state[SHOWN] = shown
    return shown


def seen_as(officers: Released) -> Released:
    """What a page of figures is shown from: the officers' release, or its public file where "As the public will see it" is on. Where there
    is none, the page says so and ends here, rather than show more."""
    if not st.toggle("As the public will see it", key="public", bind="query-params"):
        return officers
    try:
        shown = open_public(officers.release.release_id)
    except ReleaseError as error:
        st.error(plain(str(error)))
        st.stop()
    st.session_state[SHOWN] = shown
    st.info(wording.as_the_public_will(shown.public), icon=":material/public:")
    return shown


def is_public() -> bool:
    """Whether the page shows what the public may see."""
    shown = st.session_state.get(SHOWN)
    return shown is not None and shown.public is not None


def release() -> Released:
    """The release that shows. Where there is none, the page says what to do and ends here."""
    try:
        return st.session_state.get(SHOWN) or open_release()
    except NothingPublished:
        if act := Register.open().just_withdrawn():
            st.warning(plain(wording.withdrawn(act)), icon=WITHDRAWN)
        else:
            st.info(wording.states.NO_RELEASE)
    except ReleaseError as error:
        st.error(str(error))
    st.stop()


def chosen(view: str) -> dict[str, str]:
    """The cohort that the filters stand at, by cohort column. What another page was asked for, and this view does not have, is All."""
    asked = {column: st.session_state.get(key) for key, column in FILTERS.items()}
    return {column: value if value in release().choices(column, view) else ALL for column, value in asked.items()}


def window(view: str) -> str:
    """The window that the filters stand at: month, quarter, year_to_date or rolling_12_months; month where nothing adds up."""
    return WINDOWS.get(st.session_state.get("window", ""), "month") if release().adds_up(view) else "month"


def figures(view: str, of_window: str | None = None) -> Figures:
    """What a view holds of the cohort, the months and the window that the filters stand at (or of a window that is given).

    Where the release is older than the view, the page says so and ends here.
    """
    if not release().has_view(view):
        st.info(wording.states.NO_VIEW)
        st.stop()
    months = PERIODS.get(st.session_state.get("months", ""), 24)
    return _figures(release(), view, of_window or window(view), months, tuple(chosen(view).items()))


def by(view: str, column: str) -> dict[str, Figures]:
    """What a view holds of each value of a cohort column, by its name in words; all together first. The other filters stand as they are."""
    months = PERIODS.get(st.session_state.get("months", ""), 24)
    values = [ALL, *wording.in_order(column, release().choices(column, view))]
    others = {name: value for name, value in chosen(view).items() if name != column}
    return {
        wording.label(column, value): _figures(release(), view, window(view), months, tuple({**others, column: value}.items()))
        for value in values
    }


def figures_of_all(of_window: str) -> Figures:
    """Every measure's figures of everyone, in a window, whatever the filters say."""
    return release().page("cube", of_window)


@lru_cache(maxsize=256)
def _figures(of: Released, view: str, of_window: str, months: int | None, cohort: tuple[tuple[str, str], ...]) -> Figures:
    """Kept, so that what is made of them is made once."""
    return of.page(view, of_window, **dict(cohort)).last(months)


def warm_up() -> None:
    """Load what pages are made of, and read the release, before anybody is let in: the first visitor does not wait for it."""
    for module in ("altair", "pandas", "pyarrow"):
        import_module(module)
    with ourselves(), suppress(ReleaseError):
        of = open_release()
        of.page("cube")
        of.lines()
