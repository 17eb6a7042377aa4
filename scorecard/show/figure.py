"""A page's figures: headline tiles, and a chart with its finding, sentences, table, files and source line."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scorecard import charts, wording
from scorecard.released import Figures
from scorecard.show.files import picture_files
from scorecard.show.html import html_table
from scorecard.show.published import Beside
from scorecard.show.text import plain


def tiles(found: Figures, measure_ids: Sequence[str]) -> None:
    """The headline figures of the newest month: three or four side by side, one under the other on a phone."""
    abreast = 4 if len(measure_ids) % 4 == 0 else 3
    for first in range(0, len(measure_ids), abreast):  # a row at a time, so that a phone keeps their order
        for column, measure_id in zip(st.columns(abreast), measure_ids[first : first + abreast], strict=False):
            with column:
                tile(found, measure_id)


def tile(found: Figures, measure_id: str) -> None:
    """A headline figure."""
    each = wording.tile(found, measure_id)
    st.metric(each.label, each.value, each.change or None, delta_color=each.colour, delta_arrow=each.arrow, border=True)


def headline_tiles(windowed: Figures, monthly: Figures, measure_ids: Sequence[str]) -> None:
    """Tiles of measures some of which do not add up: those stand at the month."""
    for each, column in zip(measure_ids, st.columns(len(measure_ids)), strict=True):
        with column:
            tile(windowed if windowed.of(each) else monthly, each)


def figure(
    found: Figures,
    measure_ids: Sequence[str],
    about: str,
    title: str,
    sentences: Sequence[str],
    picture: charts.Picture,
    explained: str = "",
    beside: Beside | None = None,
) -> None:
    """One figure: heading that states the finding, sentences, chart with its text for who cannot see it, table, source line.

    `measure_ids` are those that it shows, the first being the one that the filters are explained by; `about` says of what it is;
    `explained` what a reader has to know, under the chart; `beside` what others publish, which the picture marks.
    """
    st.subheader(plain(title), anchor=False)
    scope = wording.scope(found, measure_ids[0])
    if scope:
        st.caption(plain(scope))
    if said := " ".join(each for each in [*sentences, wording.unfiltered(found, measure_ids[0])] if each):
        st.markdown(said)
    if empty := wording.empty(found.last(1) if picture.newest_alone else found, measure_ids, about):
        st.info(empty)
    elif found.public and not picture.data.num_rows:
        st.info(wording.states.not_crossed(about))
    else:
        st.vega_lite_chart(picture.data, picture.spec, alt=wording.alt(picture.kind, about, found, title, picture.newest_alone))
    published = wording.key(beside.found, found.measures[measure_ids[0]]) if beside is not None and beside.found else ""
    if picture.table.num_rows:
        line = " ".join(each for each in (wording.source(found, measure_ids), published) if each)
        said = ". ".join(each for each in (title, scope) if each)
        picture_files(about, picture, said, line, wording.file_name(about, found))
        with st.expander(f"Table and definition: {about}"):
            html_table(picture.table, about)
            if key := wording.signs_used(cell for column in picture.table.columns for cell in column.to_pylist()):
                st.caption(key)
            st.markdown(wording.definitions(found.measure(each) for each in measure_ids))
    if explained:
        st.markdown(explained)
    if beside is not None and beside.found:
        st.caption(plain(published))
        with st.expander(f"Published figures: {about}"):
            st.markdown(wording.listed(beside.found, found.measures[measure_ids[0]]))
            st.caption(plain(wording.credit(beside.found)))
    st.caption(wording.source(found, measure_ids, linked=True))
