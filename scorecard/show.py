"""The parts that every page is drawn with: filters kept in the address, headline tiles, and a figure with its table and source line.

The only module of the library that knows Streamlit. It decides how a page looks, and nothing about what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from scorecard import charts, wording
from scorecard.released import Figures, NoRelease, Released, ReleaseError, open_release
from scorecard.terms import ALL, Release

# A filter's name in the address, and the cohort column that it sets.
FILTERS = {"phase": "phase", "need": "primary_need", "area": "area"}
PERIODS = {"Last 12 months": 12, "Last 24 months": 24, "All months": None}
_FILTER_WIDTH = 210  # pixels


def release_or_none() -> Released | None:
    """The release that shows; None before the first one. Raises nothing: what cannot be read counts as none, and is said by `release`."""
    try:
        return open_release()
    except ReleaseError:
        return None


def release() -> Released:
    """The release that shows. Where there is none, the page says what to do and ends here."""
    try:
        return open_release()
    except NoRelease as error:
        st.info(wording.states.NO_RELEASE)
        st.caption(str(error))
        st.stop()


def banner(of: Release) -> None:
    """Whose figures these are, as at which date, from which release. Made-up ones are said to be so, loudly."""
    whose = _plain(of.authority_name or of.authority_code)
    said = f"**SEND Scorecard** · {whose} · as at {wording.day(of.newest_as_at)} · release {of.release_id}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(said, width="content")
        if wording.is_synthetic(of.authority_name):
            st.badge(f"**{wording.states.SYNTHETIC}**", icon=":material/science:", color="orange")


def filters(shown: Released) -> None:
    """The filters above a page, each kept in the address as it reads (`?phase=Primary`); codes are taken too (`?phase=primary&need=ASD`).

    Drawn by app.py, not by a page, so that they stay as they are from page to page. An unknown value shows all, and says so.
    """
    with st.container(horizontal=True):
        for key, column in FILTERS.items():
            codes = [ALL, *wording.in_order(column, shown.choices(column))]
            _from_address(key, column, codes)
            st.selectbox(
                wording.column(column).capitalize(),
                codes,
                format_func=partial(wording.label, column),
                key=key,
                bind="query-params",
                width=_FILTER_WIDTH,
            )
        st.selectbox("Months", list(PERIODS), index=1, key="months", bind="query-params", width=_FILTER_WIDTH)


def _from_address(key: str, column: str, codes: Sequence[str]) -> None:
    """Take a code from the address as well as the label that Streamlit writes there; say what is neither."""
    asked = st.query_params.get(key)
    if asked is None or asked in {wording.label(column, code) for code in codes}:
        return
    code = {each.casefold(): each for each in codes}.get(asked.casefold())
    if code is not None:
        st.session_state[key] = code
    else:
        st.warning(wording.unknown_value(wording.column(column), asked))


def chosen() -> dict[str, str]:
    """The cohort that the filters stand at, by cohort column."""
    return {column: st.session_state.get(key) or ALL for key, column in FILTERS.items()}


def figures(shown: Released, view: str) -> Figures:
    """What a view holds of the cohort and the months that the filters stand at."""
    return shown.page(view, **chosen()).last(PERIODS.get(st.session_state.get("months", ""), 24))


def heading(title: str, asks: str, found: Figures) -> None:
    """A page's title, its question in one line, and the cohort that it is about."""
    st.title(title, anchor=False)
    st.markdown(asks)
    cohort = wording.cohort(found.cohort)
    if cohort:
        st.markdown(f"**Shown:** {_plain(cohort)}")


def tiles(found: Figures, measure_ids: Sequence[str]) -> None:
    """The headline figures of the newest month: three or four side by side, one under the other on a phone."""
    abreast = 4 if len(measure_ids) % 4 == 0 else 3
    for place, column in enumerate(st.columns(abreast) * (len(measure_ids) // abreast + 1)):
        if place < len(measure_ids):
            each = wording.tile(found, measure_ids[place])
            with column:
                st.metric(each.label, each.value, each.change or None, delta_color=each.colour, delta_arrow=each.arrow, border=True)


def figure(
    found: Figures,
    measure_ids: Sequence[str],
    about: str,
    title: str,
    sentences: Sequence[str],
    picture: charts.Picture,
    explained: str = "",
) -> None:
    """One figure: heading that states the finding, sentences, chart with its text for who cannot see it, table, source line.

    `measure_ids` are those that it shows, the first being the one that the filters are explained by; `about` says of what it is;
    `explained` what a reader has to know, under the chart.
    """
    st.subheader(_plain(title), anchor=False)
    scope = wording.scope(found, measure_ids[0])
    notes = [f"For {_plain(scope)}." if scope else "", *sentences, wording.unfiltered(found, measure_ids[0])]
    st.markdown(" ".join(each for each in notes if each))
    if not any(point.value is not None for each in measure_ids for point in found.of(each)):
        st.info(wording.no_figures(about))
    else:
        st.vega_lite_chart(picture.data, picture.spec, alt=wording.alt(picture.kind, about, found, title))
        with st.expander(f"Table and definition: {about}"):
            st.table(picture.table)
            if key := wording.signs_used(cell for column in picture.table.columns for cell in column.to_pylist()):
                st.caption(key)
            st.markdown(wording.definitions(found.measure(each) for each in measure_ids))
    if explained:
        st.markdown(explained)
    st.caption(wording.source(found, measure_ids))


def _plain(text: str) -> str:
    """Text as Markdown that shows it as it is: what a return holds (an area's name) is never mark-up."""
    return "".join(f"\\{character}" if character in "\\`*_{}[]()<>#+-!|$~:" else character for character in text)
