"""The cases behind every figure add up to it: every measure, date and cohort of a release made of rows dense in boundaries."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path

import duckdb
import polars as pl
import pytest

from make.random_attendance import attendance
from make.random_casework import casework
from make.random_inclusion import inclusion
from make.random_workforce import workforce
from make.snapshots import submitted
from scorecard import contract, measure, release
from scorecard.cases.listed import listed
from scorecard.publish import publish
from scorecard.register import Register
from scorecard.terms import ALL, COHORT_COLUMNS, Measure
from scorecard.winners import open_rows, others

FEBRUARY, HT3 = dt.date(2024, 2, 29), dt.date(2024, 2, 15)
Cell = tuple[str, ...]
every_measure = pytest.mark.parametrize("one", measure.measures(), ids=lambda one: one.measure_id)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data root with a release of all four returns."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("all")
        patch.setenv("SCORECARD_DATA", str(folder))
        submitted(FEBRUARY, casework(FEBRUARY, seed=1, requests=250, plans=200, reviews=250))
        submitted(FEBRUARY, workforce(FEBRUARY, seed=1))
        submitted(HT3, inclusion(HT3, seed=1))
        submitted(HT3, attendance(HT3, seed=1))
        publish("A. Steward")
    return folder


@pytest.fixture(autouse=True)
def there(root: Path, data_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings name it."""
    monkeypatch.setenv("SCORECARD_DATA", str(root))


def cells(measure_id: str) -> dict[dt.date, dict[Cell, tuple[float, float | None]]]:
    """What the release says of a measure: by date and cohort, numerator and denominator."""
    with duckdb.connect(str(release.path_of("r0001")), read_only=True) as con:
        query = f"select as_at, {', '.join(COHORT_COLUMNS)}, numerator, denominator from cube where measure_id = ?"
        found: dict[dt.date, dict[Cell, tuple[float, float | None]]] = {}
        for date, *cell, numerator, denominator in con.execute(query, [measure_id]).fetchall():
            found.setdefault(date, {})[tuple(cell)] = (numerator, denominator)
    return found


def added(table: pl.DataFrame) -> tuple[float, float]:
    return table["numerator"].sum(), table["denominator"].sum()


def same(found: tuple[float, float], wanted: tuple[float, float | None]) -> bool:
    return all(map(math.isclose, found, (wanted[0], wanted[1] or 0)))


def opened(one: Measure) -> tuple[duckdb.DuckDBPyConnection, tuple[str, ...]]:
    """The rows that a measure is worked out from, and the returns that they are of."""
    accepted = Register.open().accepted()
    snapshot = next(each for each in accepted if each.return_name == measure.RETURNS[one.family])
    beside = others([one], snapshot, accepted)
    con = measure.connect()
    open_rows(con, snapshot, beside)
    return con, (snapshot.return_name, *beside)


@every_measure
def test_the_cases_of_every_cohort_add_up_to_the_released_figure(one: Measure) -> None:
    """At the newest date and the one before it: asked for everybody and by each column's values; and each finest cell of everybody's."""
    con, returns = opened(one)
    released, rows = cells(one.measure_id), 0
    for date in sorted(released)[-2:]:
        measure.want_dates(con, [date])
        everybody, _ = listed(con, one, date, {}, returns)
        rows += everybody.height
        columns = [name for name in COHORT_COLUMNS if name in everybody.columns]
        for cell, figure in released[date].items():
            cohort = {name: value for name, value in zip(COHORT_COLUMNS, cell, strict=True) if value != ALL}
            if len(cohort) < 2:
                table, _ = listed(con, one, date, cohort, returns)
                assert same(added(table), figure), (date, cohort)
                assert all(set(table[name]) == {value} for name, value in cohort.items()) or table.is_empty()
            elif len(cohort) == len(columns) and "counted_id" not in one.select:
                assert same(added(everybody.filter(**cohort)), figure), (date, cohort)
    con.close()
    assert rows, "nothing was listed, so nothing was shown to agree"


@every_measure
def test_a_measure_gives_the_key_of_what_it_counts(one: Measure) -> None:
    """Each row has a whole key, and what has a key stands once."""
    con, _ = opened(one)
    date = max(cells(one.measure_id))
    measure.want_dates(con, [date])
    rows = pl.DataFrame(con.sql(f"from ({one.select}) where as_at = date '{date}'").to_arrow_table())
    con.close()
    assert rows.height
    keys = [name for name in rows.columns if name in measure.KEYS]
    if one.measure_id == "pupils_over_45_days_count":
        assert keys == ["pupil_id"], "pupils, of whichever school"
        return
    naming = {sheet.name: contract.naming(sheet) for each in contract.returns() for sheet in each.sheets}
    whole = [
        pl.all_horizontal(pl.col(name).is_not_null() for name in key if name != "service")  # advice may name no service
        for key in naming.values()
        if set(key) <= set(rows.columns)
    ]
    assert rows.select(pl.any_horizontal(whole)).to_series().all()
    if "start_date" not in keys:  # a pupil may be suspended twice in a day
        assert rows.select({*keys, *COHORT_COLUMNS} & set(rows.columns)).is_unique().all()


def test_no_key_is_in_a_release() -> None:
    """Neither a column nor a value of any table of it."""
    named = {"request_id", "person_id", "plan_id", "review_id", "pupil_id", "post_id", "worker_id", "case_officer_id"}
    sent = [
        casework(FEBRUARY, seed=1, requests=250, plans=200, reviews=250),
        workforce(FEBRUARY, seed=1),
        inclusion(HT3, seed=1),
        attendance(HT3, seed=1),
    ]
    ids = {
        str(row[name]) for rows in sent for sheet in rows.values() for row in sheet for name in named & row.keys() if row[name] is not None
    }
    assert len(ids) > 1_000
    with duckdb.connect(str(release.path_of("r0001")), read_only=True) as con:
        columns = con.execute("select table_name, column_name, data_type from information_schema.columns").fetchall()
        assert not [each for each in columns if each[1] in measure.KEYS | named | {"counted_id"}]
        for table, column, kind in columns:
            if kind == "VARCHAR":
                held = {value for (value,) in con.execute(f'select distinct "{column}" from "{table}"').fetchall()}
                assert not held & ids, (table, column)
