"""What partners supplied, by line of the catalogue: which line a row tells, which part of it, and which of several rows stands."""

from __future__ import annotations

import duckdb
import pytest

from scorecard import release, settings

VIEW = (settings.QUERIES / "3_views" / "supplied_figures.sql").read_text(encoding="utf-8")
SUPPLIED = """
create table supplied (
    measure_id varchar, as_at date, "window" varchar, phase varchar, sen_provision varchar, observed_on date,
    value double, numerator double, denominator double, status varchar, comment varchar, snapshot_id varchar
)
"""
LINES = [  # indicator, measure, figure, phase, SEN provision, detail
    ("exclusions_rate", "exclusions_rate", "value", "All", "All", "All"),
    ("exclusions_count", "exclusions_rate", "numerator", "All", "All", "All"),
    ("exclusions_plan_count", "exclusions_rate", "numerator", "All", "E", "All"),
    ("vacancy_send_rate", "vacancy_rate", "value", "All", "All", "send"),
    ("complaints_count", "complaints_count", "value", "All", "All", "All"),
]


def row(measure_id: str, value: float | None = None, snapshot: str = "march", **more: object) -> dict[str, object]:
    told = {"measure_id": measure_id, "as_at": "2024-03-31", "phase": "All", "sen_provision": "All", "status": "value", "value": value}
    return {**told, "snapshot_id": snapshot, **more}


def stands(*rows: dict[str, object]) -> dict[str, list[tuple]]:
    """Value, rate beside it and status by line, in their order by date and window; February's return was accepted before March's."""
    con = duckdb.connect()
    con.execute(release.TABLES.replace("building.", ""))
    con.execute(SUPPLIED)
    con.execute("insert into snapshots (snapshot_id) values ('february'), ('march')")
    for indicator_id, measure_id, figure, phase, provision, detail in LINES:
        con.execute(
            'insert into indicators (indicator_id, measure_id, figure, phase, sen_provision, detail, "window") values (?, ?, ?, ?, ?, ?, ?)',
            [indicator_id, measure_id, figure, phase, provision, detail, "month"],
        )
    for each in rows:
        names = ", ".join(f'"{name}"' for name in each)
        con.execute(f"insert into supplied ({names}) values ({', '.join('?' for _ in each)})", list(each.values()))
    con.execute(f"create view supplied_figures as {VIEW}")
    found: dict[str, list[tuple]] = {}
    for name, *told in con.execute(
        'select indicator_id, value, beside, status from supplied_figures order by indicator_id, as_at, "window"'
    ).fetchall():
        found.setdefault(name, []).append(tuple(told))
    return found


def test_a_row_of_a_measure_tells_both_of_its_parts() -> None:
    assert stands(row("exclusions_rate", 0.03, numerator=7)) == {
        "exclusions_rate": [(0.03, None, "value")],
        "exclusions_count": [(7, 0.03, "value")],
    }


def test_a_row_that_tells_one_part_says_nothing_of_the_other() -> None:
    assert stands(row("exclusions_rate", 0.03)) == {"exclusions_rate": [(0.03, None, "value")]}
    assert stands(row("exclusions_rate", None, numerator=7)) == {"exclusions_count": [(7, None, "value")]}


def test_a_row_of_a_measure_is_of_its_cohort_alone() -> None:
    assert stands(row("exclusions_rate", 0.3, numerator=2, sen_provision="E")) == {"exclusions_plan_count": [(2, 0.3, "value")]}
    assert stands(row("exclusions_rate", 0.3, numerator=2, sen_provision="K")) == {}


@pytest.mark.parametrize("cohort", [{}, {"sen_provision": "E"}])
def test_a_line_may_be_named_itself_with_or_without_its_cohort(cohort: dict[str, str]) -> None:
    assert stands(row("exclusions_plan_count", 2, **cohort)) == {"exclusions_plan_count": [(2, None, "value")]}


def test_a_line_named_with_another_cohort_is_not_told() -> None:
    assert stands(row("exclusions_plan_count", 2, phase="primary"), row("exclusions_plan_count", 2, sen_provision="K")) == {}


def test_a_line_of_a_team_is_told_by_its_own_name_alone() -> None:
    assert stands(row("vacancy_rate", 12)) == {}
    assert stands(row("vacancy_send_rate", 12)) == {"vacancy_send_rate": [(12, None, "value")]}


def test_a_status_stands_where_there_is_no_figure_and_is_of_both_parts() -> None:
    assert stands(row("exclusions_rate", status="awaiting_data")) == {
        "exclusions_rate": [(None, None, "awaiting_data")],
        "exclusions_count": [(None, None, "awaiting_data")],
    }
    assert stands(row("complaints_count", 0)) == {"complaints_count": [(0, None, "value")]}, "a zero that was told is one"


def test_of_several_the_one_told_last_stands_however_it_was_told() -> None:
    old, new = row("complaints_count", 15, "february"), row("complaints_count", 16, window="month")
    assert stands(old, new) == stands(new, old) == {"complaints_count": [(16, None, "value")]}
    by_name, by_measure = row("exclusions_plan_count", 2, "february"), row("exclusions_rate", 0.3, numerator=3, sen_provision="E")
    assert stands(by_measure, by_name) == {"exclusions_plan_count": [(3, 0.3, "value")]}
    assert stands(old, row("complaints_count", status="not_available")) == {"complaints_count": [(None, None, "not_available")]}


def test_a_part_that_the_newer_row_leaves_out_is_told_no_more() -> None:
    old, new = row("exclusions_rate", 0.03, "february", numerator=7), row("exclusions_rate", 0.04)
    assert stands(old, new) == {"exclusions_rate": [(0.04, None, "value")]}


def test_windows_and_dates_stand_beside_each_other() -> None:
    told = stands(
        row("complaints_count", 16),
        row("complaints_count", 40, window="year_to_date"),
        row("complaints_count", 14, as_at="2024-02-29"),
    )
    assert told == {"complaints_count": [(14, None, "value"), (16, None, "value"), (40, None, "value")]}
