"""Every measure of inclusion, attendance and workforce, and caseload_per_officer: the whole cube, cell by cell, against a second working
of the definitions (make.oracle_returns), on rows dense in boundaries, accepted and published like any return.

Where the two differ, the definitions' words say which is wrong; a worked example beside the measure then holds the case.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

import duckdb
import pytest

from make import oracle
from make.casework import frames
from make.oracle_cells import Cubes, Figure
from make.oracle_inclusion import half_terms
from make.oracle_returns import OF_A_RETURN, Sent, names, published
from make.random_attendance import attendance
from make.random_casework import casework
from make.random_inclusion import inclusion
from make.random_workforce import workforce
from make.snapshots import submitted
from scorecard import measure, release
from scorecard.check import check
from scorecard.contract import load_return
from scorecard.publish import publish
from scorecard.terms import COHORT_COLUMNS, Severity

# Half-term ends: the first of a year, the one in the middle of a term (of a leap year too), and the last, of either code set of reasons.
HALF_TERM_ENDS = ("2023-10-31", "2024-02-15", "2024-08-31", "2026-03-31")
MONTH_ENDS = ("2024-02-29", "2023-12-31", "2024-01-31")
FAMILIES = {"inclusion", "attendance", "workforce"}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def product_cubes(snapshots: Sequence[Sent]) -> Cubes:
    """Every cell of the release that these snapshots make, accepted in this order."""
    for sent in snapshots:
        submitted(sent.as_at, sent.rows)
    path = release.path_of(publish("A. Steward").release.release_id)
    cubes: Cubes = {each.measure_id: {} for each in measure.measures()}
    with duckdb.connect(str(path), read_only=True) as con:
        cells = con.execute(
            f"select measure_id, as_at, {', '.join(COHORT_COLUMNS)}, numerator, denominator, value, sign from cube"
        ).fetchall()
    for measure_id, *cell, numerator, denominator, value, sign in cells:
        where = oracle.Cell(*cell)
        assert where not in cubes[measure_id], f"{measure_id} has {where} twice"
        cubes[measure_id][where] = Figure(numerator, denominator, value, sign)
    return cubes


def differences(snapshots: Sequence[Sent]) -> list[str]:
    """A line for every cell that one side lacks or where the figures differ."""
    cubes, lines = product_cubes(snapshots), []
    for name, expected in published(snapshots).items():
        for cell in sorted(expected.keys() | cubes[name].keys()):
            found, wanted = cubes[name].get(cell), expected.get(cell)
            if found is None or wanted is None or not same(found, wanted):
                lines.append(
                    f"{name} {', '.join(map(str, cell))}: the queries give {found and tuple(found)}, the second working {shown(wanted)}"
                )
    return lines


def same(found: Figure, wanted: Figure) -> bool:
    """The two sums and the sign are the same, to the last digit; the value may differ in the last digits of its one division."""
    if found.sign != wanted.sign or (found.value is None) != (wanted.value is None):
        return False
    sums = ((found.numerator, wanted.numerator), (found.denominator, wanted.denominator))
    if any(one != (None if other is None else float(other)) for one, other in sums):
        return False
    return found.value is None or math.isclose(found.value, wanted.value, rel_tol=1e-12)


def shown(figure: Figure | None) -> object:
    return figure and tuple(str(each) if isinstance(each, Fraction) else each for each in figure)


def agree(snapshots: Sequence[Sent]) -> None:
    """Assert that the release of these snapshots has every cell of the second working and no other."""
    found = differences(snapshots)
    assert not found, f"{len(found)} cells differ:\n" + "\n".join(found[:20])


def test_the_oracle_has_every_measure_of_these_returns() -> None:
    assert names() == {each.measure_id for each in measure.measures() if each.family in FAMILIES} | {"caseload_per_officer"}


def half_termly(return_name: str, as_at: str, seed: int) -> Sent:
    make = {"inclusion": inclusion, "attendance": attendance}[return_name]
    return Sent(return_name, day(as_at), make(day(as_at), seed))


@pytest.mark.parametrize(
    "sent",
    [
        *(half_termly(name, as_at, seed=1) for name in ("inclusion", "attendance") for as_at in HALF_TERM_ENDS),
        *(Sent("workforce", day(as_at), workforce(day(as_at), seed=1)) for as_at in MONTH_ENDS),
    ],
    ids=lambda sent: f"{sent.return_name} {sent.as_at}",
)
def test_the_random_rows_could_be_accepted(sent: Sent) -> None:
    findings = check(load_return(sent.return_name), frames(sent.rows), sent.as_at)
    assert not [str(each) for each in findings if each.severity is Severity.CRITICAL]


@pytest.mark.parametrize("as_at", HALF_TERM_ENDS)
def test_every_cell_of_inclusion_is_what_the_definitions_say(as_at: str) -> None:
    agree([half_termly("inclusion", as_at, seed=1)])


def test_a_later_snapshot_of_the_school_year_gives_its_earlier_half_terms_on_its_own_roll() -> None:
    """The one accepted first has the newest as-at date: it wins what it covers, and last year's stands beside it."""
    days = ("2024-02-15", "2023-08-31", "2023-10-31", "2023-08-31")
    agree([half_termly("inclusion", as_at, seed=number) for number, as_at in enumerate(days)])


@pytest.mark.parametrize("categories", [("LNCH",), ("PERM",), ("SUSP",), ("FIXD",)], ids=lambda categories: categories[0])
def test_a_category_alone_leaves_grand_totals_of_0(categories: tuple[str, ...]) -> None:
    as_at = day("2023-12-31")
    agree([Sent("inclusion", as_at, inclusion(as_at, seed=2, rows=60, categories=categories))])


def test_rows_of_last_year_and_of_days_to_come_are_in_no_figure() -> None:
    """No such row passes the checks; the measures do not lean on that."""
    as_at = day("2024-02-15")
    rows, strays = inclusion(as_at, seed=4), [inclusion(day(other), seed=4) for other in ("2023-08-31", "2024-08-31")]
    agree([Sent("inclusion", as_at, {**rows, "suspensions": [row for each in (rows, *strays) for row in each["suspensions"]]})])


def test_a_roll_without_a_pupil_makes_every_rate_not_applicable() -> None:
    as_at = day("2023-12-31")
    rows = inclusion(as_at, seed=3)
    empty = [{**row, "headcount": 0} for row in rows["roll"]]
    agree([Sent("inclusion", as_at, {**rows, "roll": empty})])


@pytest.mark.parametrize("as_at", HALF_TERM_ENDS)
def test_every_cell_of_attendance_is_what_the_definitions_say(as_at: str) -> None:
    """Also where an earlier half-term was sent too: each gives its own date alone, and the last accepted wins it."""
    previous = max(end for end in half_terms() if end < day(as_at))
    agree([half_termly("attendance", as_at, 1), half_termly("attendance", as_at, 2), half_termly("attendance", str(previous), 3)])


def test_no_enrolment_of_compulsory_school_age_leaves_a_grand_total_that_is_not_applicable() -> None:
    as_at = day("2023-12-31")
    young = [{**row, "nc_year": "R"} for row in attendance(as_at, seed=4)["enrolments"]]
    agree([Sent("attendance", as_at, {"enrolments": young})])


@pytest.mark.parametrize("seed", range(6))  # by seed, the odd team out has no post, vacant posts alone or agency workers alone
def test_every_cell_of_workforce_is_what_the_definitions_say(seed: int) -> None:
    """Each month end is given by its own return alone, and the last accepted wins it."""
    sent = [Sent("workforce", day(as_at), workforce(day(as_at), seed)) for as_at in MONTH_ENDS]
    agree([*sent, Sent("workforce", day(MONTH_ENDS[0]), workforce(day(MONTH_ENDS[0]), seed + 100))])


def test_training_that_is_still_to_come_does_not_count() -> None:
    """No such date passes the checks; the measure does not lean on that."""
    as_at = day("2024-01-31")
    agree([Sent("workforce", as_at, workforce(as_at, seed=1, latest=1))])


@pytest.mark.parametrize("status", ["vacant", "agency", "fixed_term"])
def test_a_send_team_of_one_status_is_what_the_definitions_say(status: str) -> None:
    """Beside a casework return: a caseload of no whole-time equivalent is not applicable."""
    as_at = day("2024-01-31")
    posts = workforce(as_at, seed=1, send=(status,))
    agree([Sent("casework", as_at, casework(as_at, seed=1, requests=20, plans=60, reviews=20)), Sent("workforce", as_at, posts)])


def test_caseloads_need_the_posts_of_the_same_day() -> None:
    """The last accepted of that day; without one it is not available. Posts of a day without casework give none."""
    days = [day(each) for each in ("2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29")]
    small = {"requests": 20, "plans": 60, "reviews": 20}
    first, second, third, fourth = days
    agree(
        [
            Sent("workforce", second, workforce(second, seed=1)),
            Sent("casework", third, casework(third, seed=1, **small)),
            Sent("casework", second, casework(second, seed=1, **small)),
            Sent("casework", first, casework(first, seed=1, **small)),
            Sent("workforce", second, workforce(second, seed=2)),
            Sent("casework", second, casework(second, seed=2, **small)),
            Sent("workforce", fourth, workforce(fourth, seed=1)),
        ]
    )


@pytest.mark.parametrize("return_name", OF_A_RETURN)
def test_the_second_working_tells_rows_apart(return_name: str) -> None:
    """It would not hold anything if every measure of a return gave 0."""
    as_at = day("2024-08-31")
    rows: Mapping = {"inclusion": inclusion, "attendance": attendance, "workforce": workforce}[return_name](as_at, 1)
    totals = {name: cube[oracle.Cell(as_at)] for name, cube in OF_A_RETURN[return_name].figures(rows, as_at).items()}
    assert all(figure.value for figure in totals.values()), totals
