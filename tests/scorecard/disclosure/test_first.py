"""What figures were when they were first published, in public: no more than the figures of now allow."""

from __future__ import annotations

import duckdb

from make.disclosed import AS_AT, cells, cohort, rule
from scorecard.disclosure.first import COLUMNS, control_first

TYPES = ("varchar", "varchar", "varchar", "varchar", "date", "double", "double", "double", "varchar", "varchar")
PROVISIONS = ("sen_provision=E", "sen_provision=K")


def shown(now: dict, first: dict, suppressed: tuple[str, ...] = ()) -> dict[str, float | str]:
    """What is shown of figures as they were first: the figure, or its sign."""
    con = duckdb.connect()
    con.execute("attach ':memory:' as published; attach ':memory:' as building")
    con.execute(
        f"create table published.first_published ({', '.join(f'{name} {kind}' for name, kind in zip(COLUMNS, TYPES, strict=True))})"
    )
    for named, count in first.items():
        phase, provision, _, _, detail = cohort(named)
        con.execute(
            "insert into published.first_published values ('some_count', ?, ?, ?, ?, ?, null, ?, '', 'r0001')",
            [phase, provision, detail, AS_AT, count, count],
        )
    of = rule(columns="sen_provision")
    control_first(con, cells(now), {("some_count", AS_AT, cohort(named)) for named in suppressed}, {"some_count": of}, 5)
    rows = con.execute("select sen_provision, numerator, value, sign from building.first_published").fetchall()
    assert all(numerator == value for _, numerator, value, _ in rows)
    return {provision: value if value is not None else sign for provision, _, value, sign in rows}


def test_what_is_as_it_was_stands_or_falls_with_the_figure_of_now() -> None:
    now = {"": 50, "sen_provision=E": 20, "sen_provision=K": 30}
    assert shown(now, now) == {"All": 50, "E": 20, "K": 30}
    assert shown(now, now, suppressed=PROVISIONS) == {"All": 50, "E": "c", "K": "c"}


def test_what_was_restated_from_a_small_one_hides_all_that_was_restated() -> None:
    now = {"": 50, "sen_provision=E": 20, "sen_provision=K": 30}
    assert shown(now, {"": 34, "sen_provision=E": 4, "sen_provision=K": 30}) == {"All": "c", "E": "c", "K": 30}


def test_what_was_restated_and_never_small_is_shown() -> None:
    assert shown({"": 50, "sen_provision=E": 20}, {"": 48, "sen_provision=E": 18}) == {"All": 48, "E": 18}


def test_a_cohort_that_is_not_public_is_left_out() -> None:
    assert shown({"": 50}, {"": 50, "phase=primary, sen_provision=E": 9}) == {"All": 50}
