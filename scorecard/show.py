"""The parts that every page is drawn with: filters kept in the address, headline tiles, and a figure with its table and source line.

The only module of the library that knows Streamlit. It decides how a page looks, and nothing about what it says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from scorecard import charts, wording
from scorecard.released import Figures, NothingPublished, Released, ReleaseError, open_release
from scorecard.terms import ALL, Release

# A filter's name in the address, and the cohort column that it sets.
FILTERS = {"phase": "phase", "need": "primary_need", "area": "area"}
PERIODS = {"Last 12 months": 12, "Last 24 months": 24, "All months": None}
_FILTER_WIDTH = 250  # pixels


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
    except NothingPublished:
        st.info(wording.states.NO_RELEASE)
    except ReleaseError as error:
        st.error(str(error))
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
    choices = {key: [ALL, *wording.in_order(column, shown.choices(column))] for key, column in FILTERS.items()}
    unknown = _unknown_in_address(choices)
    with st.container(horizontal=True):
        for key, column in FILTERS.items():
            st.selectbox(
                wording.column(column).capitalize(),
                choices[key],
                format_func=partial(wording.label, column),
                key=key,
                bind="query-params",
                width=_FILTER_WIDTH,
            )
        st.selectbox("Months", list(PERIODS), index=1, key="months", bind="query-params", width=_FILTER_WIDTH)
    for words in unknown:
        st.warning(words)


def _unknown_in_address(choices: Mapping[str, Sequence[str]]) -> list[str]:
    """Write codes in the address as the labels that Streamlit binds to, and start again with them. Gives words for what is neither."""
    unknown, codes_found = [], False
    for key, column in FILTERS.items():
        asked = st.query_params.get(key)
        labels = {wording.label(column, code).casefold(): wording.label(column, code) for code in choices[key]}
        codes = {code.casefold(): wording.label(column, code) for code in choices[key]}
        if asked is None or asked in labels.values() or key in st.session_state:
            continue
        wanted = (labels | codes).get(asked.casefold())
        if wanted:
            st.query_params[key] = wanted
            codes_found = True
        else:
            unknown.append(wording.unknown_value(wording.column(column), asked))
    if codes_found:
        st.rerun()
    return unknown


def chosen() -> dict[str, str]:
    """The cohort that the filters stand at, by cohort column."""
    return {column: st.session_state.get(key) or ALL for key, column in FILTERS.items()}


def heading(title: str, asks: str) -> None:
    """A page's title, and its question in one line."""
    st.title(title, anchor=False)
    st.markdown(asks)


def figures(view: str) -> Figures:
    """What a view holds of the cohort and the months that the filters stand at. Says which cohort that is, where it is not everyone."""
    found = release().page(view, **chosen()).last(PERIODS.get(st.session_state.get("months", ""), 24))
    if cohort := wording.cohort(found.cohort):
        st.markdown(f"**Shown:** {_plain(cohort)}")
    return found


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
    if scope:
        st.caption(_plain(scope))
    if said := " ".join(each for each in [*sentences, wording.unfiltered(found, measure_ids[0])] if each):
        st.markdown(said)
    if empty := wording.empty(found, measure_ids, about):
        st.info(empty)
    else:
        st.vega_lite_chart(picture.data, picture.spec, alt=wording.alt(picture.kind, about, found, title))
    if picture.table.num_rows:
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
