"""Every casework measure's whole cube, cell by cell, against a second working of the definitions (make.oracle), on casework dense in boundaries.

Where the two differ, the definitions' words say which is wrong; a worked example beside the measure then holds the case.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

from make import oracle
from make.casework import Rows, frames
from make.random_casework import casework
from scorecard import measure
from scorecard import sample as samples
from scorecard.check import check
from scorecard.contract import load_return
from scorecard.cube import TABLE, Cubes
from scorecard.sample import casework as sample
from scorecard.snapshot import write_rows
from scorecard.terms import COHORT_COLUMNS, Severity

# Ends of months of 28, 29, 30 and 31 days, the first after the cut-off of a school year among them; windows of 26 to 36 months.
AS_AT = ("2024-02-29", "2023-09-30", "2024-12-31", "2022-02-28")
# The flow out of the backlog that no other measure counts; the plans that the Definitions page speaks of; and what rests on a second
# return too, which this casework does not have beside it.
NOT_IN_THE_TABLE = {"closed_otherwise_count", "plans_on_day_140_count"}
OF_TWO_RETURNS = {"caseload_per_officer"}
CONTRACT = load_return("casework")
Cube = dict[oracle.Cell, tuple[float, float | None, float | None]]


def product_cubes(typed: Mapping[str, pl.DataFrame], as_at: dt.date, folder: Path) -> dict[str, Cube]:
    """Every measure's cube as publishing works it out, from typed rows as reading keeps them."""
    write_rows(folder, CONTRACT, typed)
    con, opens = measure.connect(), CONTRACT.window_opens(as_at)
    con.execute(TABLE.format(table="cube"))
    measure.open_snapshot(con, typed, folder, as_at, opens)
    adding = Cubes(con)
    asked = [each for each in measure.measures() if each.family in oracle.FAMILIES and each.measure_id not in OF_TWO_RETURNS]
    for each in asked:
        dates = measure.dates_given(each, as_at, opens)
        measure.want_dates(con, dates)
        adding.gather(each, dates, "random")
    adding.add_up()
    cubes: dict[str, Cube] = {each.measure_id: {} for each in asked}
    cells = f"select measure_id, as_at, {', '.join(COHORT_COLUMNS)}, numerator, denominator, value, sign from cube"
    for measure_id, *cell, numerator, denominator, value, sign in con.execute(cells).fetchall():
        where = oracle.Cell(*cell)
        assert where not in cubes[measure_id], f"{measure_id} has {where} twice"
        assert sign == ("z" if value is None else ""), f"{measure_id}, {where}: value {value}, sign {sign!r}"
        cubes[measure_id][where] = (numerator, denominator, value)
    return cubes


def differences(cubes: Mapping[str, Cube], rows: Rows, as_at: dt.date) -> list[str]:
    """A line for every cell that one side lacks or where the figures differ."""
    lines = []
    for name, expected in oracle.figures(rows, as_at).items():
        for cell in sorted(expected.keys() | cubes[name].keys()):
            found, wanted = cubes[name].get(cell), expected.get(cell)
            if found is None or wanted is None or not all(map(same, found, wanted)):
                lines.append(
                    f"{name} {', '.join(map(str, cell))}: the queries give {found}, the second working {wanted and tuple(map(str, wanted))}"
                )
    return lines


def same(found: float | None, wanted: Fraction | int | None) -> bool:
    """Equal but for the last digits of a float."""
    return found is wanted if found is None or wanted is None else math.isclose(found, wanted, rel_tol=1e-12)


def test_the_oracle_has_every_measure_that_a_casework_return_gives() -> None:
    families = set(oracle.FAMILIES)
    assert (
        set(oracle.RULES) == {each.measure_id for each in measure.measures() if each.family in families} - NOT_IN_THE_TABLE - OF_TWO_RETURNS
    )


@pytest.mark.parametrize("day", AS_AT)
def test_the_random_casework_is_one_that_could_be_accepted(day: str) -> None:
    as_at = dt.date.fromisoformat(day)
    findings = check(CONTRACT, frames(casework(as_at, seed=1)), as_at)
    assert not [str(each) for each in findings if each.severity is Severity.CRITICAL]


@pytest.mark.parametrize("day", AS_AT)
def test_every_cell_is_what_the_definitions_say(day: str, tmp_path: Path) -> None:
    as_at = dt.date.fromisoformat(day)
    rows = casework(as_at, seed=1)
    found = differences(product_cubes(frames(rows), as_at, tmp_path), rows, as_at)
    assert not found, f"{len(found)} cells differ:\n" + "\n".join(found[:20])


def test_every_cell_of_the_sample_is_what_the_definitions_say(tmp_path: Path) -> None:
    """At a real authority's size."""
    as_at = samples.LAST
    typed = {name: frame.with_row_index("_row", offset=2) for name, frame in sample.at(samples.history(), as_at).items()}
    found = differences(product_cubes(typed, as_at, tmp_path), {name: frame.to_dicts() for name, frame in typed.items()}, as_at)
    assert not found, f"{len(found)} cells differ:\n" + "\n".join(found[:20])
