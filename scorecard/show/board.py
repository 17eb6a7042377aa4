"""The board's scorecard on a page: which lines, as at which month, arranged how; its table to sort, to print and to hear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from scorecard import charts, export, wording
from scorecard.released import Released, month_end
from scorecard.show.files import both, file_menu
from scorecard.show.html import html_tables
from scorecard.show.line import said_of_lines
from scorecard.show.opened import figures_of_all, release
from scorecard.show.text import plain

_WIDTH = 190  # pixels of a filter


@dataclass(frozen=True)
class Board:
    """What is shown: rows in their order, as at which date, arranged by which of their fields."""

    rows: tuple[wording.BoardRow, ...]
    as_at: dt.date
    group: str
    name: str  # of the scorecard


def board() -> Board:
    """The lines that the filters above the page stand at. Where the release is older than the catalogue, the page says so and ends here."""
    of = release()
    if not of.lines():
        st.info(wording.states.NO_CATALOGUE)
        st.stop()
    dates = _dates(of)
    with st.container(horizontal=True, key="filters"):
        name = st.selectbox("Scorecard", list(wording.SCORECARDS), key="scorecard", bind="query-params", width=_WIDTH)
        as_at = st.selectbox("As at", dates, format_func=wording.month, key="as_at", bind="query-params", width=_WIDTH)
        arranged = st.selectbox("Arranged by", list(wording.GROUPS), key="arranged", bind="query-params", width=_WIDTH)
        only = st.selectbox("Show", list(wording.SHOWN), key="show", bind="query-params", width=_WIDTH)
        find = st.text_input("Find", key="find", bind="query-params", placeholder="an indicator or an owner", width=_WIDTH)
    group = wording.GROUPS[arranged]
    rows = [each for each in said_of_lines(as_at) if wording.SCORECARDS[name](each.line) and wording.SHOWN[only](each)]
    if looked_for := find.strip().casefold():
        rows = [each for each in rows if looked_for in f"{each.number} {each.label} {each.owner} {each.section}".casefold()]
    order = list(dict.fromkeys(getattr(each, group) for each in rows))
    order = sorted(order) if group == "priority" else order
    return Board(tuple(sorted(rows, key=lambda each: order.index(getattr(each, group)))), as_at, group, name)


def board_table(shown: Board, commentary: Mapping[str, str]) -> None:
    """Its table: to sort and search on a screen, as text for who listens, for phones and for paper, and as files."""
    if not shown.rows:
        st.info(wording.states.NO_SUCH_LINE)
        return
    named = priority_names() if shown.group == "priority" else {each: each.capitalize() for each in ("profile", "experience", "outcomes")}
    headed = shown.group.capitalize()
    with st.container(key="on_screen"):
        st.dataframe(
            charts.board_table(shown.rows, shown.group, named, commentary),
            hide_index=True,
            height="content" if len(shown.rows) < 25 else 900,
            row_height=40,
            column_order=(
                *("No.", "Indicator", "Latest", "Rated", "Rating", "Target", "Change", "Before", "Variation", "Assurance", "Trend"),
                *("Year before", "In a year", "England", "Region", "Similar authorities", "Open", "Commentary", "Note", "Wanted", "Of"),
                *("Last school year", "Owner", headed),
            ),
            column_config={
                "No.": st.column_config.TextColumn(width=48, pinned=True),
                "Indicator": st.column_config.TextColumn(width=300, pinned=True),
                "Latest": st.column_config.TextColumn(width=105, alignment="right"),
                "Rated": st.column_config.ImageColumn("Shape", width=66),
                "Rating": st.column_config.TextColumn(width=128),
                "Target": st.column_config.TextColumn(width=122, alignment="right"),
                "Change": st.column_config.TextColumn(width=112),
                "Before": st.column_config.TextColumn(width=105, alignment="right"),
                "Variation": st.column_config.ImageColumn("Signal", width=60),
                "Assurance": st.column_config.ImageColumn("Process", width=60),
                "Trend": st.column_config.LineChartColumn(width=90),
                "Year before": st.column_config.TextColumn(width=105, alignment="right"),
                "In a year": st.column_config.TextColumn(width=90),
                "Open": st.column_config.LinkColumn("Its page", display_text="Open", width=70),
                "Commentary": st.column_config.TextColumn(width=260),
                "Note": st.column_config.TextColumn(width=260),
            },
            alt="The scorecard, a line per indicator. The same table stands as text below.",
        )
    name = f"scorecard_{shown.as_at:%Y-%m-%d}"
    title = f"{shown.name}, as at {wording.day(shown.as_at)}"
    source = wording.board_source(figures_of_all("month"))
    given = (shown.rows, shown.group, named, commentary, title, source)
    as_file = lambda kind: export.board_book(*given) if kind == "xlsx" else export.csv(export.of_board(*given))  # noqa: E731
    file_menu("scorecard", both("Scorecard", name, as_file))
    with st.expander("The same table as plain text"), st.container(key="as_text"):
        _as_text(shown, named, commentary)
    with st.container(key="on_paper"), st.container(key="board"):
        _as_text(shown, named, commentary)
    st.caption(f"{plain(wording.SIGNALS_KEY)}")
    st.caption(plain(source))


def _as_text(shown: Board, named: Mapping[str, str], commentary: Mapping[str, str]) -> None:
    """A table for each section, priority or theme, under its name. Each line leads to its own page."""
    groups = dict.fromkeys(getattr(each, shown.group) for each in shown.rows)
    rows = {named.get(group, group) or "Other": [each for each in shown.rows if getattr(each, shown.group) == group] for group in groups}
    html_tables(
        {name: charts.board_paper(found, commentary) for name, found in rows.items()},
        {name: [charts.measure_page(each) for each in found] for name, found in rows.items()},
    )


def priority_names() -> dict[str, str]:
    """The improvement plan's priorities, numbered: `5 Pathway`."""
    return {each.priority: f"{each.priority} {each.name}" for each in release().priorities()}


def _dates(of: Released) -> list[dt.date]:
    """Month ends that a scorecard can be as at, newest first: from the newest figure back to the first."""
    newest = of.release.newest_as_at
    first = min((each.readings[0].as_at for each in of.lines() if each.readings), default=newest)
    last = month_end(newest, 0) if month_end(newest, 0) <= newest else month_end(newest, -1)
    back = (last.year - first.year) * 12 + last.month - first.month
    return [month_end(last, -months) for months in range(back + 1)] or [newest]
