"""A line of the scorecard on its own page: its process, its cohorts side by side, comparators, all its periods and revisions."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import streamlit as st

from scorecard import charts, exceptions, wording
from scorecard.released import Line, Point, Released
from scorecard.show.files import picture_files
from scorecard.show.html import html_table
from scorecard.show.opened import figures_of_all, release
from scorecard.show.text import plain
from scorecard.show.visits import showing
from scorecard.spc import Rebase, Rules, process_of, why_not

COHORTS = ("phase", "sen_provision", "primary_need", "area", "detail")


def said_of_lines(as_at: dt.date) -> tuple[wording.BoardRow, ...]:
    """Every line's row as at a date."""
    of = release()
    return _said(of, as_at, tuple(exceptions.rebases(of.lines()).items()))


@lru_cache(maxsize=32)
def _said(of: Released, as_at: dt.date, rebases: tuple[tuple[str, tuple[Rebase, ...]], ...]) -> tuple[wording.BoardRow, ...]:
    return wording.board_rows(of.lines(), as_at, dict(rebases))


def choose_line() -> wording.BoardRow:
    """The indicator that the address names, with the list to choose another. Without a catalogue the page says so and ends here."""
    of = release()
    known = {each.indicator.indicator_id: each for each in of.lines()}
    if not known:
        st.info(wording.states.NO_CATALOGUE)
        st.stop()
    asked = st.query_params.get("indicator", "")
    if asked and asked not in known:
        st.warning(plain(wording.unknown_value("indicator", asked, "Another is shown instead.")))
    if st.session_state.get("line") not in known or (asked in known and asked != st.session_state.get("line asked")):
        st.session_state["line"] = asked if asked in known else next(iter(known))
    st.session_state["line asked"] = asked
    chosen = st.selectbox(
        "Indicator",
        list(known),
        format_func=lambda each: " ".join(part for part in (wording.numbered(known[each]), known[each].indicator.label) if part),
        key="line",
        on_change=_follow,
    )
    showing("Measure", chosen)
    return next(each for each in said_of_lines(of.release.newest_as_at) if each.indicator_id == chosen)


def _follow() -> None:
    st.query_params["indicator"] = st.session_state["line"]
    st.session_state["line asked"] = st.session_state["line"]


def line_tiles(row: wording.BoardRow) -> None:
    """Where it stands, at once: latest, target, before, a year before."""
    target = row.line.target(row.reading.as_at)
    is_number = target is not None and target.target is not None
    told = [
        ("Latest", *(_fits(row.latest) if row.reading.value is None else (row.latest, row.rated))),
        ("Target", *((row.target, f"wanted: {row.wanted}" if row.line.indicator.better else "") if is_number else _fits(row.target))),
        ("Before", row.previous, row.change if row.change != wording.NOTHING else ""),
        ("A year before", row.year_before, row.year_change if row.year_change != wording.NOTHING else ""),
    ]
    for column, (label, value, below) in zip(st.columns(len(told)), told, strict=True):
        with column:
            st.metric(label, value, below or None, delta_color="off", delta_arrow="off", border=True)


def _fits(words: str) -> tuple[str, str]:
    """Words in a figure's place: under the tile's dash, where there is room for them."""
    return wording.NOTHING, words if words != wording.NOTHING else ""


def line_chart(row: wording.BoardRow) -> None:
    """The indicator over time: as a process where that suits it, with its sentences; else as a line, and why."""
    about = row.label
    picture = charts.line_picture(row)
    if not picture.table.num_rows:
        st.info(wording.states.NO_FIGURE_YET)
        return
    line_figure(row.line, about, wording.line_title(row), wording.line_process(row), picture)


def line_cohorts(row: wording.BoardRow) -> None:
    """Its cohorts side by side, by the column that is chosen: worked out when opened."""
    line = row.line
    if line.measure is None:
        st.caption(wording.states.NO_COHORTS)
        return
    of = release()
    columns = [each for each in of.columns(line.measure.measure_id) if each in COHORTS and (each == "detail" or of.choices(each))]
    if not columns:
        st.caption(wording.states.NO_COHORTS)
        return
    by = st.segmented_control("Side by side by", columns, format_func=wording.column, key="side by side", default=None)
    if not by:
        return
    found = _by_cohort(of, line, by)
    about = f"{row.label}, by {wording.column(by)}"
    line_figure(line, about, about, [], charts.line_cohorts(found, line))
    if why := why_not(line.indicator.window, line.indicator.frequency):
        st.caption(plain(why))
    elif one := st.selectbox("One of them, with its limits", list(found), index=None, placeholder="choose one", key=f"one {by}", width=320):
        _one_cohort(f"{row.label}: {one}", line, found[one])


def _one_cohort(about: str, line: Line, points: tuple[Point, ...]) -> None:
    """A cohort's process; a target is the whole's, and not set for its parts."""
    assert line.measure is not None
    if not any(each.value is not None for each in points):
        st.info(wording.states.NO_FIGURE_YET)
        return
    process = process_of(points, Rules(line.indicator.better))
    series = charts.Series(about, line.unit, points, line.indicator.window, line.measure.decimals)
    sentences = wording.process_sentences(process, line.unit, line.measure.decimals, line.indicator.window)
    line_figure(line, about, about, sentences, charts.xmr(series, process))


def _by_cohort(of: Released, line: Line, by: str) -> dict[str, tuple]:
    """Points by a cohort's name."""
    assert line.measure is not None
    name = line.measure.measure_id
    fixed = {"phase": line.indicator.phase, "sen_provision": line.indicator.sen_provision}
    if by == "detail":
        page = of.page("cube", "month", **fixed)
        found = {wording.label(by, each): page.of(name, each) for each in page.details(name)}
    else:
        pages = {each: of.page("cube", "month", **(fixed | {by: each})) for each in wording.in_order(by, of.choices(by))}
        found = {wording.label(by, each): page.of(name, line.indicator.detail) for each, page in pages.items()}
    return {label: tuple(_part(line, each) for each in points) for label, points in found.items() if points}


def _part(line: Line, point: Point) -> Point:
    """The part of a measure's figure that the line shows."""
    if line.indicator.figure == "value":
        return point
    return Point(point.as_at, point.numerator, None, point.numerator, "" if point.numerator is not None else point.sign)


def line_comparators(row: wording.BoardRow) -> None:
    """What others publish of it, each with its period, range and basis."""
    found = row.line.comparators
    if not found:
        st.caption(wording.states.NO_COMPARATORS)
        return
    st.markdown(wording.listed_of(found))
    if row.incomparable:
        st.markdown(plain(f"Beside the latest figure. {row.incomparable}"))
    st.caption(plain(wording.credit(found)))


def line_periods(row: wording.BoardRow) -> None:
    """Every period, newest first, with what we work out beside what was supplied, and how each was first published."""
    st.markdown(wording.revisions(row.line))
    html_table(charts.text_table(wording.periods_table(row.line, row.reading)), "Every period, the newest first")


def line_figure(line: Line, about: str, title: str, sentences: list[str], picture: charts.Picture) -> None:
    """A chart of an indicator: its finding, its sentences, the chart with its text, its files, its table, its source."""
    rests_on = [line.measure.measure_id] if line.measure else []
    source = wording.board_source(figures_of_all("month"), rests_on)
    st.subheader(plain(title), anchor=False)
    if sentences:
        st.markdown(plain(" ".join(sentences)))
    alt = f"{picture.kind} of {about}. {title}. {' '.join(sentences)} The figures are in the table below it."
    st.vega_lite_chart(picture.data, picture.spec, alt=alt)
    picture_files(about, picture, title, source, wording.file_words(about))
    with st.expander(f"Table: {about}"):
        html_table(picture.table, about)
    st.caption(plain(source))
