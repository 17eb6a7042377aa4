"""What each figure was when it was first published: releases by hand, a few cells each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import duckdb
import pytest

from scorecard import release
from scorecard.cube import TABLE
from scorecard.first import TABLE as FIRST_PUBLISHED
from scorecard.first import first_published
from scorecard.measure import connect
from scorecard.terms import ALL

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)
COUNT, RATE = "exclusions_count", "exclusions_rate"
LINES = ((COUNT, ALL), (COUNT, "E"), (RATE, ALL), (RATE, "E"))
Cell = tuple[str, dt.date, str, float | None]  # measure, date, SEN provision, value; None: not available


def fill(con: duckdb.DuckDBPyConnection, cells: Sequence[Cell]) -> None:
    """A release that is being built: its tables, two measures by SEN provision, a line for each of both and for plans, and cells."""
    con.execute(release.TABLES)
    con.execute(TABLE.format(table=release.CUBE))
    for name, unit in ((COUNT, "count"), (RATE, "percent")):
        con.execute("insert into building.measures (measure_id, unit, cohorts) values (?, ?, ['sen_provision'])", [name, unit])
    for name, provision in LINES:
        con.execute(
            "insert into building.indicators (indicator_id, kind, measure_id, phase, sen_provision, detail) values (?, 'worked_out', ?, ?, ?, ?)",
            [f"{name} {provision}", name, ALL, provision, ALL],
        )
    for name, as_at, provision, value in cells:
        con.execute(
            "insert into building.cube (measure_id, as_at, phase, sen_provision, primary_need, area, detail, numerator, value, sign) "
            "values (?, ?, 'All', ?, 'All', 'All', 'All', ?, ?, ?)",
            [name, as_at, provision, value, value, "x" if value is None else ""],
        )


def published(release_id: str, *cells: Cell, earlier: Sequence[str] = (), told: bool = True) -> dict[tuple, tuple]:
    """Publish these cells; gives what it tells: measure, SEN provision and date, with the value or sign and the release. `told`: False for
    a release of before this was told."""
    con = connect()
    con.execute(f"attach '{release.path_of(release_id).as_posix()}' as building")
    fill(con, cells)
    if told:
        first_published(con, release_id, list(earlier))
    else:
        con.execute(FIRST_PUBLISHED)
    found = {
        (name, provision, as_at): (value if value is not None else sign, of)
        for name, provision, as_at, value, sign, of in con.execute(
            "select measure_id, sen_provision, as_at, value, sign, release_id from building.first_published"
        ).fetchall()
    }
    if not told:
        con.execute("drop table building.first_published")
    con.close()
    return found


def test_the_first_release_tells_its_own_figures() -> None:
    found = published("r0001", (COUNT, MARCH, ALL, 5), (COUNT, MARCH, "E", 2))
    assert found == {(COUNT, ALL, MARCH): (5, "r0001"), (COUNT, "E", MARCH): (2, "r0001")}


def test_a_revised_figure_is_told_as_it_was_first_published_and_a_new_date_as_it_is() -> None:
    published("r0001", (COUNT, FEBRUARY, ALL, 5))
    published("r0002", (COUNT, FEBRUARY, ALL, 6), (COUNT, MARCH, ALL, 9), earlier=["r0001"])
    found = published("r0003", (COUNT, FEBRUARY, ALL, 7), (COUNT, MARCH, ALL, 8), earlier=["r0002", "r0001"])
    assert (found[COUNT, ALL, FEBRUARY], found[COUNT, ALL, MARCH]) == ((5, "r0001"), (9, "r0002"))


def test_a_cohort_of_which_nothing_was_counted_was_first_published_as_nought() -> None:
    """The cube has no cell of it; the scorecard showed 0, or not applicable."""
    assert published("r0001", (COUNT, MARCH, ALL, 5), (RATE, MARCH, ALL, 50)) == {
        (COUNT, ALL, MARCH): (5, "r0001"),
        (COUNT, "E", MARCH): (0, "r0001"),
        (RATE, ALL, MARCH): (50, "r0001"),
        (RATE, "E", MARCH): ("z", "r0001"),
    }
    found = published("r0002", (COUNT, MARCH, ALL, 5), (COUNT, MARCH, "E", 3), earlier=["r0001"])
    assert found[COUNT, "E", MARCH] == (0, "r0001")


def test_what_was_not_available_was_so_for_cohorts_too() -> None:
    found = published("r0001", (COUNT, MARCH, ALL, None))
    assert {told for told, _ in found.values()} == {"x"} and len(found) == 2


def test_a_withdrawn_release_never_showed_it() -> None:
    published("r0001", (COUNT, MARCH, ALL, 5))
    published("r0002", (COUNT, MARCH, ALL, 6), earlier=["r0001"])
    published("r0003", (COUNT, MARCH, ALL, 7), earlier=["r0002", "r0001"])
    found = published("r0004", (COUNT, MARCH, ALL, 8), earlier=["r0003", "r0002"])
    assert found[COUNT, ALL, MARCH] == (6, "r0002"), "r0001 was withdrawn: the first of the others counts"
    assert published("r0005", (COUNT, MARCH, ALL, 8), earlier=[])[COUNT, ALL, MARCH] == (8, "r0005")


def test_a_release_whose_file_is_gone_or_cannot_be_read_is_passed_over() -> None:
    published("r0001", (COUNT, MARCH, ALL, 5))
    release.path_of("r0002").write_bytes(b"no release")
    found = published("r0004", (COUNT, MARCH, ALL, 8), earlier=["r0003", "r0002", "r0001"])
    assert found[COUNT, ALL, MARCH] == (5, "r0001")


def test_of_a_release_of_before_this_was_told_its_own_figures_are_the_earliest_known() -> None:
    published("r0001", (COUNT, MARCH, ALL, 5), told=False)
    found = published("r0002", (COUNT, MARCH, ALL, 6), (COUNT, FEBRUARY, ALL, 1), earlier=["r0001"])
    assert (found[COUNT, ALL, MARCH], found[COUNT, ALL, FEBRUARY]) == ((5, "r0001"), (1, "r0002"))


def test_a_line_that_is_new_in_the_catalogue_has_the_figure_that_the_release_before_has(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(f"{__name__}.LINES", ((RATE, ALL),))
        assert (COUNT, ALL, MARCH) not in published("r0001", (COUNT, MARCH, ALL, 5), (RATE, MARCH, ALL, 50))
    found = published("r0002", (COUNT, MARCH, ALL, 6), (RATE, MARCH, ALL, 50), earlier=["r0001"])
    assert found[COUNT, ALL, MARCH] == (5, "r0001")


def test_a_line_of_a_cohort_that_its_measure_is_not_counted_by_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.LINES", ((COUNT, ALL),))
    con = connect()
    con.execute(f"attach '{release.path_of('r0001').as_posix()}' as building")
    fill(con, [(COUNT, MARCH, ALL, 5)])
    con.execute("update building.indicators set phase = 'primary'")
    first_published(con, "r0001", [])
    assert con.execute("select count(*) from building.first_published").fetchall() == [(0,)]


def supplied_in(release_id: str, value: float | None, status: str = "value", earlier: Sequence[str] = ()) -> tuple[float | None, str, str]:
    """Publish what a partner says of March; gives what is told to have been said first: value, status, release."""
    con = connect()
    con.execute(f"attach '{release.path_of(release_id).as_posix()}' as building")
    fill(con, [])
    con.execute(
        'create table building.supplied (measure_id varchar, as_at date, "window" varchar, phase varchar, sen_provision varchar, '
        "observed_on date, value double, numerator double, denominator double, status varchar, comment varchar, snapshot_id varchar)"
    )
    con.execute(
        'insert into building.indicators (indicator_id, kind, measure_id, phase, sen_provision, detail, figure, "window") '
        "values ('complaints_count', 'supplied', 'complaints_count', 'All', 'All', 'All', 'value', 'month')"
    )
    con.execute("insert into building.snapshots (snapshot_id) values ('one')")
    con.execute(
        "insert into building.supplied (measure_id, as_at, phase, sen_provision, value, status, snapshot_id) "
        "values ('complaints_count', ?, 'All', 'All', ?, ?, 'one')",
        [MARCH, value, status],
    )
    first_published(con, release_id, list(earlier))
    ((*found,),) = con.execute("select value, status, release_id from building.first_supplied").fetchall()
    con.close()
    return tuple(found)


def test_what_was_supplied_first_is_told_figures_and_words() -> None:
    assert supplied_in("r0001", None, "awaiting_data") == (None, "awaiting_data", "r0001")
    assert supplied_in("r0002", 391, earlier=["r0001"]) == (None, "awaiting_data", "r0001")
    assert supplied_in("r0003", 400, earlier=["r0002", "r0001"]) == (None, "awaiting_data", "r0001")
    assert supplied_in("r0004", 400, earlier=["r0003", "r0002"]) == (400, "value", "r0004"), "the first was withdrawn since"
