"""Cubes: each column at each value and at All; exact sums; distinct stays distinct; nothing divided by nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from scorecard import measure
from scorecard.cube import TABLE, Cubes, shape
from scorecard.measure import MeasureError
from scorecard.terms import ALL, COHORT_COLUMNS, Measure

JANUARY, FEBRUARY = dt.date(2024, 1, 31), dt.date(2024, 2, 29)


def made(sql: str, unit: str = "percent", family: str = "plans", detail: str = "", name: str = "made") -> Measure:
    return Measure(name, "Made", "How many?", "Backlog", unit, "lower", family, "window", 0, True, "", "", "", "", detail=detail, sql=sql)


def rows(*values: str, columns: str) -> str:
    return f"-- label: Made\nselect date '2024-01-31' as as_at, * from (values {', '.join(values)}) as t ({columns})"


def cube(*measures: Measure, dates: tuple[dt.date, ...] = (JANUARY,)) -> dict[tuple, tuple]:
    """Cells by measure, date and cohort: numerator, denominator, value, sign."""
    con = measure.connect()
    con.execute(TABLE.format(table="cube"))
    cubes = Cubes(con)
    for each in measures:
        cubes.gather(each, dates, "one")
    cubes.add_up()
    found = con.execute(f"select measure_id, as_at, {', '.join(COHORT_COLUMNS)}, numerator, denominator, value, sign from cube").fetchall()
    assert len({row[:7] for row in found}) == len(found), "no cell stands twice"
    return {row[:7]: row[7:] for row in found}


def cell(cells: dict[tuple, tuple], date: dt.date = JANUARY, name: str = "made", **cohort: str) -> tuple | None:
    return cells.get((name, date, *(cohort.get(column, ALL) for column in COHORT_COLUMNS)))


TWO_COLUMNS = rows(
    "('ASD', 'North', 1, 1)", "('ASD', 'South', 0, 1)", "('SEMH', 'North', 1, 1)", columns="primary_need, area, numerator, denominator"
)


def test_each_column_stands_at_each_value_and_at_all() -> None:
    cells = cube(made(TWO_COLUMNS))
    assert len(cells) == 8
    assert cell(cells) == (2, 3, pytest.approx(200 / 3), "")
    assert cell(cells, primary_need="ASD") == (1, 2, 50, "")
    assert cell(cells, area="North") == (2, 2, 100, "")
    assert cell(cells, primary_need="ASD", area="South") == (0, 1, 0, "")


def test_a_cell_is_there_only_where_something_was_counted() -> None:
    assert cell(cube(made(TWO_COLUMNS)), primary_need="SEMH", area="South") is None


def test_the_grand_total_is_always_there() -> None:
    cells = cube(made(TWO_COLUMNS), made(TWO_COLUMNS.replace("1)", "null)"), "count", name="count"), dates=(JANUARY, FEBRUARY))
    assert cell(cells, FEBRUARY) == (0, 0, None, "z")
    assert cell(cells, FEBRUARY, "count") == (0, None, 0, "")
    assert [key for key in cells if key[1] == FEBRUARY and key[0] == "made"] == [("made", FEBRUARY, ALL, ALL, ALL, ALL, ALL)]


def test_a_date_that_is_not_asked_for_is_left_out() -> None:
    assert cube(made(TWO_COLUMNS), dates=(FEBRUARY,)).keys() == {("made", FEBRUARY, ALL, ALL, ALL, ALL, ALL)}


def test_rows_that_count_for_nothing_keep_their_cell_without_a_value() -> None:
    """A month of nothing but exceptions is there, and is not applicable: never 0%, never 100%."""
    cells = cube(made(rows("('ASD', 0, 0)", columns="primary_need, numerator, denominator")))
    assert cell(cells, primary_need="ASD") == (0, 0, None, "z")


def test_weeks_are_days_divided_by_seven_once() -> None:
    many = rows(*["('ASD', 1, 1)"] * 700, columns="primary_need, numerator, denominator")
    assert cell(cube(made(many, "weeks"))) == (100, 700, pytest.approx(1 / 7, abs=0), "")


def test_whole_time_equivalents_add_up_exactly() -> None:
    """0.1 ten times is 1, which floats would not give."""
    ten = rows(*["('send', 0.1, null)"] * 10, columns="detail, numerator, denominator")
    assert cell(cube(made(ten, "fte", "workforce", "team"))) == (1, None, 1, "")


def test_a_distinct_count_is_counted_distinct_again_in_every_cohort() -> None:
    twice = rows("('ASD', 'child', 1, null)", "('SEMH', 'child', 1, null)", columns="primary_need, counted_id, numerator, denominator")
    cells = cube(made(twice, "count"))
    assert cell(cells, primary_need="ASD") == cell(cells, primary_need="SEMH") == cell(cells) == (1, None, 1, "")


def test_measures_of_one_shape_are_added_up_together_and_stay_apart() -> None:
    cells = cube(made(TWO_COLUMNS), made(TWO_COLUMNS, name="other"))
    assert cell(cells) == cell(cells, name="other")
    assert len(cells) == 16


def test_a_column_that_the_family_does_not_have_is_refused() -> None:
    with pytest.raises(MeasureError, match="phase"):
        shape(measure.connect(), made(rows("('primary', 1, 1)", columns="phase, numerator, denominator")))


def test_the_key_of_what_is_counted_is_no_part_of_a_cube() -> None:
    keyed = rows("('P1', 'ASD', 1, 1)", "('P2', 'ASD', 0, 1)", columns="plan_id, primary_need, numerator, denominator")
    cells = cube(made(keyed))
    assert len(cells) == 2 and cell(cells, primary_need="ASD") == (1, 2, 50, "")
    assert shape(measure.connect(), made(keyed)).cohort == ("primary_need",)


def test_a_detail_column_and_its_header_go_together() -> None:
    with pytest.raises(MeasureError, match="detail"):
        shape(measure.connect(), made(rows("('x', 1, 1)", columns="detail, numerator, denominator")))


def test_what_cannot_be_had_is_a_grand_total_without_figures() -> None:
    con = measure.connect()
    con.execute(TABLE.format(table="cube"))
    cubes = Cubes(con)
    cubes.gather(made(TWO_COLUMNS, name="other"), [JANUARY], "one")
    cubes.leave_out(made("select nothing from nowhere"), [JANUARY, FEBRUARY], "one")
    cubes.add_up()
    cubes.add_up()  # what was left out is said once
    found = con.execute("select * exclude (snapshot_id) from cube where measure_id = 'made' order by as_at").fetchall()
    assert found == [("made", date, ALL, ALL, ALL, ALL, ALL, None, None, None, "x") for date in (JANUARY, FEBRUARY)]
    assert con.execute("select count(*) from cube where measure_id = 'other'").fetchone() == (8,)
