"""A line of the scorecard drawn: as a process, over months, by half-term or school year; gaps are gaps."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from make.exceptional import FEBRUARY, MARCH, line
from make.figures import half_terms, point
from scorecard.charts import line_cohorts, line_picture, text_table
from scorecard.measure import measures
from scorecard.released import Line, Reading
from scorecard.wording import board_row

MEASURES = {each.measure_id: each for each in measures()}


def school(window: str, *told: tuple[str, float | None]) -> Line:
    readings = tuple(Reading(dt.date.fromisoformat(date), value) for date, value in told)
    return replace(line([1], None, frequency="half_termly", window=window), readings=readings, half_terms=half_terms())


def test_a_status_is_a_gap_and_never_a_zero() -> None:
    of = replace(line([1]), readings=(Reading(FEBRUARY, 50), Reading(MARCH, None, status="awaiting_data")))
    series = line_picture(board_row(of, MARCH)).series[0]
    assert [(each.value, each.sign) for each in series.points] == [(50, ""), (None, "x")]


def test_without_a_figure_nothing_is_drawn() -> None:
    of = replace(line([1]), readings=(Reading(MARCH, None, status="awaiting_data"),))
    assert line_picture(board_row(of, MARCH)).table.num_rows == 0


def test_a_process_is_drawn_where_it_suits_and_else_a_plain_line() -> None:
    assert "Average" in " ".join(line_picture(board_row(line([50.0, 52.0] * 10), MARCH)).table.column_names)
    assert "Average" not in " ".join(line_picture(board_row(line([50, 60], window="year_to_date"), MARCH)).table.column_names)


def test_only_figures_up_to_the_one_that_stands_are_drawn() -> None:
    picture = line_picture(board_row(line([50, 60, 70], window="year_to_date"), FEBRUARY))
    assert [each.as_at for each in picture.series[0].points] == [dt.date(2024, 1, 31), FEBRUARY]


def test_what_counts_from_september_is_drawn_by_school_year() -> None:
    of = school("year_to_date", ("2022-12-31", 3), ("2023-02-15", 4), ("2023-12-31", 5), ("2024-02-15", 6))
    assert (
        line_picture(board_row(of, MARCH)).kind
        != line_picture(board_row(school("half_term", ("2023-12-31", 5), ("2024-02-15", 6)), MARCH)).kind
    )
    assert line_picture(board_row(of, MARCH)).table.num_rows


def test_a_published_year_keeps_dates_that_are_no_half_terms_ends() -> None:
    of = replace(
        line([1], None, kind="published", frequency="annual", window="year_to_date"), readings=(Reading(dt.date(2023, 1, 19), 4.5),)
    )
    assert line_picture(board_row(of, MARCH)).table.num_rows == 1


def test_cohorts_stand_side_by_side_by_month_or_half_term() -> None:
    monthly = replace(line([1]), measure=MEASURES["plans_20_weeks_rate"])
    found = {"Primary": (point("2024-03", 5, 8),), "Secondary": (point("2024-03", 1, 4),)}
    picture = line_cohorts(found, monthly)
    assert [each.name for each in picture.series] == ["Primary", "Secondary"] and picture.series[0].window == "month"
    half_termly = replace(school("half_term"), measure=MEASURES["suspension_rate"])
    picture = line_cohorts({"Primary": (point("2024-02", 5, 800, calendar="half_term"),)}, half_termly)
    assert picture.series[0].window == "half_term" and picture.series[0].decimals == 2


def test_columns_of_text_as_a_table() -> None:
    assert text_table({"Period": ["Mar 2024"], "Figure": ["5"]}).to_pydict() == {"Period": ["Mar 2024"], "Figure": ["5"]}
