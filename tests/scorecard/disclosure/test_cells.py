"""Which figures exist in public: the total, each breakdown by one column, and the crossings that the header names."""

from __future__ import annotations

import duckdb
import pytest

from make.disclosed import AS_AT, cohort, rule
from scorecard.disclosure.cells import DisclosureError, breakdowns, public_cells

COHORTS = ("", "phase=primary", "sen_provision=E", "area=North", "phase=primary, sen_provision=E", "phase=primary, area=North")


def cube() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute(
        "create table cube (measure_id varchar, as_at date, phase varchar, sen_provision varchar, primary_need varchar, area varchar, "
        "detail varchar, numerator double, denominator double, sign varchar)"
    )
    for named in COHORTS:
        con.execute("insert into cube values ('some_count', ?, ?, ?, ?, ?, ?, 7, null, '')", [AS_AT, *cohort(named)])
    return con


def test_crossings_that_no_header_names_are_left_out() -> None:
    of = rule(columns="phase, sen_provision, area", public="phase; area; phase x sen_provision")
    found = {each.cohort for each in public_cells(cube(), "main", [of])}
    assert found == {cohort(named) for named in COHORTS if named != "phase=primary, area=North"}


def test_every_single_column_is_public_without_being_named() -> None:
    assert breakdowns("m", ["phase", "area"], "-") == (frozenset(), frozenset({"phase"}), frozenset({"area"}))


def test_a_crossing_of_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(DisclosureError, match="some_count: its line `public` crosses team; it has phase"):
        breakdowns("some_count", ["phase"], "phase x team")
