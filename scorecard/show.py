"""The parts that every page is drawn with: filters kept in the address, headline tiles, and a figure with its table and source line.

The only module of the library that knows Streamlit. It decides how a page looks, and nothing about what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from scorecard import charts, export, settings, wording
from scorecard.released import Figures, NothingPublished, Released, ReleaseError, open_release
from scorecard.terms import ALL, Release

# A filter's name in the address, and the cohort column that it sets.
FILTERS = {"phase": "phase", "need": "primary_need", "area": "area"}
PERIODS = {"Last 12 months": 12, "Last 24 months": 24, "All months": None}
WINDOWS = {words: window for window, words in wording.PERIODS.items()}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FILTER_WIDTH = 204  # pixels


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
    with st.container(horizontal=True, key="filters"):
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
        st.selectbox("Each figure covers", list(WINDOWS), key="window", bind="query-params", width=_FILTER_WIDTH)
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


def _within_the_frame() -> None:
    """Start again under app.py where Streamlit ran a page without it, and so without banner, menu and filters.

    For the first visitor after a start it does, where the address names a page: a folder called pages/ alone makes it think that the app
    has no menu of its own. (Seen with 1.67; held by a browser test.)
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def heading(title: str, asks: str) -> None:
    """A page's title, and its question in one line."""
    _within_the_frame()
    st.title(title, anchor=False)
    st.markdown(asks)


def window() -> str:
    """The window that the filters stand at: month, quarter, year_to_date or rolling_12_months."""
    return WINDOWS.get(st.session_state.get("window", ""), "month")


def figures(view: str, of_window: str | None = None) -> Figures:
    """What a view holds of the cohort, the months and the window that the filters stand at (or of a window that is given)."""
    months = PERIODS.get(st.session_state.get("months", ""), 24)
    return _figures(release(), view, of_window or window(), months, tuple(chosen().items()))


def figures_of_all(of_window: str) -> Figures:
    """Every measure's figures of everyone, in a window, whatever the filters say."""
    return release().page("cube", of_window)


@lru_cache(maxsize=256)
def _figures(of: Released, view: str, of_window: str, months: int | None, cohort: tuple[tuple[str, str], ...]) -> Figures:
    """Kept, so that what is made of them is made once."""
    return of.page(view, of_window, **dict(cohort)).last(months)


def shown(found: Figures, adds_up: bool = True) -> None:
    """Say which cohort and which window a page is about, where it is not everyone, month by month. `adds_up`: whether all of it does."""
    said = [_plain(cohort)] if (cohort := wording.cohort(found.cohort)) else []
    if window() != "month":
        said.append(wording.PERIODS[window()].lower() + ("" if adds_up else " for what adds up; the rest by month"))
    if said:
        st.markdown(f"**Shown:** {' · '.join(said)}")


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
        line = wording.source(found, measure_ids)
        said = ". ".join(each for each in (title, scope) if each)
        downloads(
            about,
            {
                "Chart as PNG": ("png", "image/png", lambda: charts.png(picture, said, line)),
                "Chart as SVG": ("svg", "image/svg+xml", lambda: charts.svg(picture, said, line)),
                "Table as XLSX": ("xlsx", XLSX, lambda: export.xlsx(export.of_picture(picture, said, line))),
                "Table as CSV": ("csv", "text/csv", lambda: export.csv(export.of_picture(picture, said, line))),
            },
            found,
        )
        with st.expander(f"Table and definition: {about}"):
            st.table(picture.table)
            if key := wording.signs_used(cell for column in picture.table.columns for cell in column.to_pylist()):
                st.caption(key)
            st.markdown(wording.definitions(found.measure(each) for each in measure_ids))
    if explained:
        st.markdown(explained)
    st.caption(wording.source(found, measure_ids, linked=True))


def downloads(about: str, files: Mapping[str, tuple[str, str, Callable[[], bytes]]], found: Figures) -> None:
    """A small menu of files, each made when it is asked for. `files`: words on the button -> (ending, type, what makes it)."""
    name = wording.file_name(about, found)
    menu = st.popover("Download", icon=":material/download:", key=f"download {about}", on_change="rerun", type="tertiary")
    if menu.open:
        with menu:
            for words, (ending, kind, make) in files.items():
                st.download_button(words, make, f"{name}.{ending}", kind, key=f"{ending} {about}", on_click="ignore", width="stretch")


def scorecard(rows: tuple[wording.Standing, ...], found: Figures) -> None:
    """Every measure's row: a table to sort, the same as plain text for screen readers and paper, and its files."""
    with st.container(key="on_screen"):
        st.dataframe(
            charts.standings(rows),
            hide_index=True,
            height="content",
            row_height=44,
            column_config={
                "Section": st.column_config.TextColumn(width=165),
                "Measure": st.column_config.TextColumn(width=372),
                "Latest": st.column_config.TextColumn(width=85, alignment="right"),
                "Change": st.column_config.TextColumn(width=90),
                "Before": st.column_config.TextColumn(width=90, alignment="right"),
                "Cases": st.column_config.TextColumn(width=110, alignment="right"),
                "Trend": st.column_config.LineChartColumn(width=120),
                "As at": st.column_config.TextColumn(width=90),
            },
            alt="Every measure: latest figure, change, the figure before, its line over the months. The same table stands as text below.",
        )
    title, line = wording.headline(rows, found.window), wording.source(found, [])
    downloads(
        "scorecard",
        {
            "Table as XLSX": ("xlsx", XLSX, lambda: export.xlsx(export.of_standings(rows, title, line))),
            "Table as CSV": ("csv", "text/csv", lambda: export.csv(export.of_standings(rows, title, line))),
        },
        found,
    )
    with st.expander("The same table as plain text"):
        st.table(charts.plain(rows))
    with st.container(key="on_paper"):
        st.table(charts.plain(rows))
    st.caption(wording.source(found, [], linked=True))


def definitions(looked_for: str) -> None:
    """Each measure's definition, by section, under a heading that a link can lead to (`?measure=plans_20_weeks_rate`)."""
    shown = release()
    asked = st.query_params.get("measure", "")
    one = [] if looked_for else [each for each in shown.measures() if each.measure_id == asked]
    if asked and not one and not looked_for:
        st.warning(wording.unknown_value("measure", asked))
    if one:
        st.markdown("One definition, as the link asked. [All definitions](definitions)")
    sections = wording.by_section(one or shown.measures(), "" if one else looked_for)
    if not sections:
        st.info(wording.states.NO_SUCH_MEASURE)
    for section, measures in sections.items():
        st.header(section, anchor=False)
        for each in measures:
            st.subheader(_plain(each.label), anchor=each.measure_id)
            st.markdown(wording.definition(each, shown.columns(each.measure_id)))


def on_paper() -> None:
    """What makes a page fit to print, and to a phone."""
    st.html(settings.CHECKOUT / "scorecard" / "paper.css")


def _plain(text: str) -> str:
    """Text as Markdown that shows it as it is: what a return holds (an area's name) is never mark-up."""
    return "".join(f"\\{character}" if character in "\\`*_{}[]()<>#+-!|$~:" else character for character in text)
