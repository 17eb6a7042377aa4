"""What partners supplied, in public: small counts, what follows from a rate and a count, whole groups, and what was supplied first."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from make.disclosed import AS_AT, cohort
from scorecard.disclosure.supplied import control_first_supplied, control_supplied

LINES = (
    ("waiting_count", "count", "value"),
    ("seen_rate", "percent", "value"),
    ("excluded_count", "count", "numerator"),
    ("cost", "gbp_million", "value"),
)
Supplied = tuple[str, str, float | None, float | None, float | None]  # line, SEN provision, value, numerator, denominator


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("attach ':memory:' as published; attach ':memory:' as building")
    con.execute(
        "create table published.indicators (indicator_id varchar, measure_id varchar, phase varchar, sen_provision varchar, detail varchar, "
        "unit varchar, figure varchar); create table published.measures (measure_id varchar, unit varchar)"
    )
    for line, unit, figure in LINES:
        con.execute("insert into published.indicators values (?, ?, 'All', 'All', 'All', ?, ?)", [line, line, unit, figure])
    return con


def shown(con: duckdb.DuckDBPyConnection, *rows: Supplied, suppressed=(), threshold: int = 5) -> list[tuple]:
    con.execute(
        'create table published.supplied (measure_id varchar, as_at date, "window" varchar, phase varchar, sen_provision varchar, '
        "value double, numerator double, denominator double, status varchar, comment varchar)"
    )
    for line, provision, *numbers in rows:
        con.execute(
            "insert into published.supplied values (?, ?, 'month', 'All', ?, ?, ?, ?, 'value', 'Two are sisters')",
            [line, AS_AT, provision, *numbers],
        )
    control_supplied(con, suppressed, threshold)
    return con.execute("select value, numerator, denominator, status, comment from building.supplied").fetchall()


HIDDEN = (None, None, None, "suppressed", None)


@pytest.mark.parametrize(
    ("row", "is_hidden"),
    [
        (("waiting_count", "All", 4, None, None), True),
        (("waiting_count", "All", 0, None, None), False),
        (("waiting_count", "All", 5, None, None), False),
        (("seen_rate", "All", 3, None, None), False),  # 3% of nobody knows whom
        (("seen_rate", "All", 10, 3, None), True),
        (("seen_rate", "All", 90, 27, None), True),  # 27 of 30: 3 were not seen
        (("seen_rate", "All", 10, None, 30), True),  # 3 of 30
        (("cost", "All", 2.5, None, None), False),
        (("nobody_knows", "All", 2, None, None), True),
    ],
)
def test_a_figure_with_a_small_count_in_it_is_hidden(con: duckdb.DuckDBPyConnection, row: Supplied, is_hidden: bool) -> None:
    (found,) = shown(con, row)
    assert (found == HIDDEN) is is_hidden


def test_words_are_never_shown(con: duckdb.DuckDBPyConnection) -> None:
    assert shown(con, ("waiting_count", "All", 60, None, None)) == [(60, None, None, "value", None)]


def test_all_cohorts_of_a_line_go_together(con: duckdb.DuckDBPyConnection) -> None:
    rows = shown(con, ("waiting_count", "All", 60, None, None), ("waiting_count", "E", 2, None, None), ("cost", "All", 7, None, None))
    assert rows == [HIDDEN, HIDDEN, (7, None, None, "value", None)]


def test_what_we_suppress_is_not_shown_as_a_partners(con: duckdb.DuckDBPyConnection) -> None:
    assert shown(con, ("waiting_count", "All", 60, None, None), suppressed={("waiting_count", AS_AT, cohort(""))}) == [HIDDEN]


def test_the_threshold_decides(con: duckdb.DuckDBPyConnection) -> None:
    assert shown(con, ("waiting_count", "All", 4, None, None), threshold=3)[0][0] == 4


def test_what_was_supplied_first_is_hidden_where_it_or_what_stands_now_is(con: duckdb.DuckDBPyConnection) -> None:
    march = dt.date(2024, 3, 31)
    con.execute(
        'create table published.first_supplied (indicator_id varchar, as_at date, "window" varchar, value double, beside double, '
        "status varchar, release_id varchar)"
    )
    for line, as_at, value, beside in (
        ("waiting_count", AS_AT, 61, None),  # what stands now is 2
        ("waiting_count", march, 3, None),  # was 3
        ("seen_rate", march, 3, None),
        ("excluded_count", march, 40, 95),  # 40 are 95%: 2 are not
        ("excluded_count", AS_AT, 40, 40),
    ):
        con.execute("insert into published.first_supplied values (?, ?, 'month', ?, ?, 'value', 'r0001')", [line, as_at, value, beside])
    shown(con, ("waiting_count", "All", 2, None, None))
    control_first_supplied(con, (), 5)
    assert con.execute("select value, beside, status from building.first_supplied").fetchall() == [
        (None, None, "suppressed"),
        (None, None, "suppressed"),
        (3, None, "value"),
        (None, None, "suppressed"),
        (40, 40, "value"),
    ]
