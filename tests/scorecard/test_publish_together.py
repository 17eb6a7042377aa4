"""Several returns in one release: each gives its own measures at its own dates, and a measure across two needs both."""

from __future__ import annotations

import datetime as dt

from make import attendance, casework, inclusion, workforce
from make.snapshots import submitted
from scorecard import measure, publish, release
from scorecard.register import Register
from scorecard.released import open_release
from scorecard.terms import Outcome
from scorecard.wording import shown

MARCH, FEBRUARY = dt.date(2024, 3, 31), dt.date(2024, 2, 29)
HT1, HT2, HT3 = dt.date(2023, 10, 31), dt.date(2023, 12, 31), dt.date(2024, 2, 15)


def published() -> str:
    return publish.publish("A. Steward").release.release_id


def ask(sql: str) -> list[tuple]:
    release_id = Register.open().current_release_id()
    assert release_id is not None
    with release.duckdb.connect(str(release.path_of(release_id)), read_only=True) as con:
        return con.execute(sql).fetchall()


def caseload() -> list[tuple]:
    return ask("select as_at, numerator, denominator, sign from cube where measure_id = 'caseload_per_officer' order by as_at")


def submit_all() -> dict[str, str]:
    """One submission of each return; the casework and the workforce as at one date."""
    return {
        "casework": submitted(MARCH),
        "inclusion": submitted(HT3, inclusion.valid(HT3)),
        "attendance": submitted(HT3, attendance.valid(HT3)),
        "workforce": submitted(MARCH, workforce.valid(MARCH)),
    }


def test_every_measure_is_in_a_release_of_all_returns_and_rests_on_its_own() -> None:
    sent = submit_all()
    published()
    rests_on = dict(ask("select measure_id, string_agg(distinct snapshot_id) from cube group by measure_id"))
    assert rests_on == {each.measure_id: sent[measure.RETURNS[each.family]] for each in measure.measures()}
    assert ask("select newest_as_at from release") == [(MARCH,)]
    for view in ("timeliness", "backlog", "exclusions", "persistent_absence", "workforce"):
        assert ask(f"select count(*) > 0 from {view}") == [(True,)]
    (rows,) = ask("select count(*) from scorecard")
    assert rows[0] == len(measure.measures())


def test_each_return_gives_its_measures_at_its_own_dates() -> None:
    submit_all()
    published()
    dates = ask("select family, dates, list(distinct as_at order by as_at) from cube join measures using (measure_id) group by all")
    given = {(family, kind): found for family, kind, found in dates}
    assert given["inclusion", "window"] == [HT1, HT2, HT3]
    assert given["attendance", "own"] == [HT3]
    assert given["workforce", "own"] == given["plans", "own"] == [MARCH]
    assert HT3 not in given["requests", "window"] and MARCH in given["requests", "window"]


def test_a_release_needs_no_return_but_one() -> None:
    submitted(HT3, inclusion.valid(HT3))
    published()
    families = ask("select distinct family from cube join measures using (measure_id)")
    assert families == [("inclusion",)]
    assert ask("select newest_as_at from release") == [(HT3,)]
    assert ask("select count(*) from workforce") == [(0,)] and ask("select count(*) > 0 from scorecard") == [(True,)]


def test_of_an_academic_year_the_newest_snapshot_wins_and_brings_its_own_roll() -> None:
    """The October return had last January's roll; from February on that autumn is on this January's."""
    before, now = inclusion.valid(HT1), inclusion.valid(HT3)
    for row in before["roll"]:
        row["headcount"] = 1
    october, february = submitted(HT1, before), submitted(HT3, now)
    last_year = submitted(dt.date(2023, 8, 31), inclusion.valid(dt.date(2023, 8, 31)))
    published()
    rests_on = dict(ask("select as_at, string_agg(distinct snapshot_id) from cube where measure_id = 'suspension_rate' group by as_at"))
    assert october not in rests_on.values()
    assert [rests_on[each] for each in (HT1, HT2, HT3)] == [february] * 3
    assert len(rests_on) == 9 and rests_on[dt.date(2022, 10, 31)] == last_year
    headcounts = ask("select denominator from cube where measure_id = 'suspension_rate' and detail = 'All' and phase = 'All' "
                     f"and sen_provision = 'All' and as_at = date '{HT1}'")  # fmt: skip
    assert headcounts == [(sum(row["headcount"] for row in now["roll"]),)]  # type: ignore[misc]


def test_plans_per_case_officer_are_the_plans_of_one_return_over_the_officers_of_another() -> None:
    """Four plans have an officer; 1 + 0.6 + 0.4 + 0.6 + 0.5 + 0.5 full-time equivalents, the vacant post not among them."""
    submit_all()
    published()
    assert caseload() == [(MARCH, 4, 3.6, "")]
    assert ask("select value from cube where measure_id = 'caseload_per_officer'") == [(4 / 3.6,)]


def test_without_the_workforce_return_plans_per_case_officer_are_not_available() -> None:
    submitted(MARCH)
    (point,) = open_release(published()).page("workforce").of("caseload_per_officer")
    assert point == (MARCH, None, None, None, "x")
    assert shown(point, "plans") == "x"


def test_a_workforce_return_of_another_date_does_not_do() -> None:
    submitted(FEBRUARY)
    submitted(MARCH)
    submitted(FEBRUARY, workforce.valid(FEBRUARY))
    submitted(MARCH, workforce.valid(MARCH), outcome=Outcome.HELD, accept=False)
    published()
    assert caseload() == [(FEBRUARY, 4, 3.6, ""), (MARCH, None, None, "x")]


def test_of_two_workforce_returns_for_one_date_the_last_accepted_counts() -> None:
    submitted(MARCH)
    first = submitted(MARCH, workforce.valid(MARCH))
    halved = workforce.valid(MARCH)
    for row in halved["posts"]:
        row["fte"] = row["fte"] / 2  # type: ignore[operator]
    submitted(MARCH, halved)
    published()
    assert caseload() == [(MARCH, 4, 1.8, "")]
    Register.open().accept(first, "A. Steward", "The first was right after all.")
    published()
    assert caseload() == [(MARCH, 4, 3.6, "")]


def test_a_workforce_return_alone_has_no_plans_to_share_out() -> None:
    submitted(MARCH, workforce.valid(MARCH))
    published()
    assert caseload() == []


def test_the_newest_date_of_a_release_is_a_half_terms_end_where_that_is_later() -> None:
    submitted(dt.date(2024, 1, 31), casework.valid(dt.date(2024, 1, 31)))
    submitted(HT3, inclusion.valid(HT3))
    released = open_release(published())
    assert released.release.newest_as_at == HT3
    assert released.page("timeliness").months[-1] == dt.date(2024, 1, 31), "a page's newest date is that of its own figures"
    assert released.page("exclusions").months[-1] == HT3


def test_what_says_dates_and_cohorts_is_among_what_a_release_is_made_of() -> None:
    submitted(MARCH)
    published()
    inputs = {name for (name,) in ask("select name from inputs where kind in ('return', 'reference')")}
    assert {"expectations/inclusion/return.json", "half_terms.csv"} <= inputs
