"""Opening a list: which cases, whose, how old; the entry in the access log; and when nothing is listed."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from make import inclusion, workforce
from make.casework import valid
from make.snapshots import submitted
from scorecard import settings
from scorecard.cases import CasesError, cases, opening
from scorecard.publish import publish
from scorecard.register import Register, RegisterError
from scorecard.terms import Act

MARCH, FEBRUARY = dt.date(2024, 3, 31), dt.date(2024, 2, 29)


def opened(measure_id: str, as_at: dt.date = MARCH, **cohort: str):
    return cases(measure_id, as_at, cohort, "A. Steward")


def test_an_overdue_case_has_its_key_and_its_age_and_no_officer_is_made_up() -> None:
    """Received 180 days before: 25 weeks and 5 days, 40 days past day 140."""
    rows = valid(MARCH)
    rows["assessments"] = [row for row in rows["assessments"] if row["request_id"] != "R14"]  # still being assessed
    submitted(MARCH, rows)
    found = opened("assessments_overdue_count", phase="early_years")
    (row,) = found.table.rows(named=True)
    assert (row["request_id"], row["person_id"], row["since_date"]) == ("R14", "P14", MARCH - dt.timedelta(180))
    assert (row["age_days"], row["age_weeks"], row["past_due_days"], row["due_date"]) == (180, 25, 40, MARCH - dt.timedelta(40))
    assert row["case_officer_id"] is None and "no case officer of a request" in found.notes["officer"]
    assert (found.numerator, found.denominator, found.value, row["counts"]) == (1, None, 1, True)


def test_a_review_has_its_plans_officer_and_is_as_old_as_its_meeting() -> None:
    rows = valid(MARCH)
    plan = rows["plans"][0]
    plan |= {"case_officer_id": "CO7", "case_officer_since": dt.date(2023, 5, 1)}
    held = {"review_id": "V99", "plan_id": plan["plan_id"], "due_date": dt.date(2024, 4, 20), "meeting_date": MARCH - dt.timedelta(30)}
    rows["annual_reviews"] = [row for row in rows["annual_reviews"] if row["plan_id"] != plan["plan_id"]] + [held]
    submitted(MARCH, rows)
    (row,) = opened("reviews_backlog_count").table.filter(review_id="V99").rows(named=True)
    assert (row["case_officer_id"], row["case_officer_since"], row["plan_id"]) == ("CO7", dt.date(2023, 5, 1), plan["plan_id"])
    assert (row["age_days"], row["age_weeks"], row["past_due_days"]) == (30, 4, -20), "due in 20 days"


def test_each_side_of_a_rate_is_listed_and_says_which_it_counts_in() -> None:
    submitted(MARCH)
    found = opened("plans_20_weeks_rate", dt.date(2023, 8, 31))
    assert found.denominator == found.table.height == found.table["denominator"].sum()
    assert found.table["counts"].sum() == found.numerator


def test_a_child_is_listed_once_where_children_are_counted() -> None:
    as_at = dt.date(2024, 2, 15)
    rows = inclusion.valid(as_at)
    again = rows["suspensions"][0] | {"start_date": dt.date(2024, 1, 22), "school_urn": "100099"}
    rows["suspensions"] = [*rows["suspensions"], again]
    submitted(as_at, rows)
    found = opened("pupils_suspended_rate", as_at)
    counted = found.table.filter(counts=True)
    assert counted.height == found.numerator == counted["pupil_id"].n_unique()
    (row,) = counted.filter(pupil_id=again["pupil_id"]).rows(named=True)
    assert "100099" in row["school_urn"] and "; " in row["school_urn"]


def test_a_measure_of_two_returns_lists_the_rows_of_both() -> None:
    submitted(MARCH)
    with pytest.raises(CasesError, match="rests on the workforce return too"):
        opened("caseload_per_officer")
    submitted(MARCH, workforce.valid(MARCH))
    table = opened("caseload_per_officer").table
    assert table["plan_id"].drop_nulls().len() == 4 and table["post_id"].drop_nulls().len() == table.height - 4


def test_every_opening_is_entered_without_a_childs_id() -> None:
    submitted(MARCH)
    opened("assessments_open_count")
    opened("assessments_open_count", phase="secondary")
    second, first = Register.open().accesses()
    assert (first.who, first.what, first.subject) == ("A. Steward", "cases", "assessments_open_count as at 2024-03-31: 3 rows")
    assert second.subject == "assessments_open_count as at 2024-03-31, phase secondary: 0 rows"
    assert first.at <= second.at


def test_nothing_is_listed_where_the_opening_cannot_be_entered(monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(MARCH)

    def full(*_: object) -> None:
        raise RegisterError("The register could not be read or written: disk full.")

    monkeypatch.setattr(Register, "access", full)
    with pytest.raises(RegisterError, match="disk full"):
        opened("assessments_open_count")


def test_nothing_is_listed_that_does_not_add_up_to_its_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(MARCH)
    whole = opening.listed

    def one_short(*arguments):
        table, notes = whole(*arguments)
        return table.head(table.height - 1), notes

    monkeypatch.setattr(opening, "listed", one_short)
    with pytest.raises(CasesError, match="Nothing is listed"):
        opened("assessments_open_count")
    assert Register.open().accesses() == []


def test_the_snapshot_that_gives_the_figure_is_the_one_that_is_listed() -> None:
    """February's figure comes from March's return, and of two for March from the one accepted last."""
    submitted(FEBRUARY)
    submitted(MARCH)
    later = submitted(MARCH)
    assert opened("assessments_open_count", FEBRUARY).snapshot.snapshot_id == later
    publish("A. Steward")
    assert opened("assessments_open_count").release_id == "r0001"
    submitted(MARCH)
    assert opened("assessments_open_count").release_id == "", "not published yet"


def test_erased_rows_are_said_to_be_erased() -> None:
    snapshot_id = submitted(MARCH)
    shutil.rmtree(settings.data_root() / "snapshots" / snapshot_id / "rows")
    with pytest.raises(CasesError, match="as at 31/03/2024 were erased: they are kept for a set time"):
        opened("assessments_open_count")
    Register.open().enter(Act.ERASED, snapshot_id, "A. Steward", "24 months have passed.")
    with pytest.raises(CasesError, match=r"were erased on \d\d/\d\d/\d{4}:"):
        opened("assessments_open_count")
    assert Register.open().accesses() == []


def test_a_withdrawn_release_is_said_to_be_withdrawn_by_whom_and_why() -> None:
    submitted(FEBRUARY)
    publish("A. Steward")
    submitted(MARCH)
    publish("A. Steward")
    register = Register.open()
    register.withdraw("r0002", "B. Steward", "Two teams were missing.")
    with pytest.raises(CasesError, match=r"Release r0002, .* by B\. Steward: Two teams were missing\."):
        opened("assessments_open_count")
    register.publish_again("r0002", "B. Steward", "They were there after all.")
    assert opened("assessments_open_count").release_id == "r0002"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("no_such_count",), "There is no measure no_such_count"),
        (("assessments_open_count", dt.date(2024, 4, 30)), "The accepted ones give 31/01/2022 to 31/03/2024"),
        (("pupils_suspended_rate", dt.date(2024, 2, 15)), "None was accepted yet"),
    ],
)
def test_what_there_is_none_of_is_said(asked, said: str) -> None:
    submitted(MARCH)
    with pytest.raises(CasesError, match=said):
        opened(*asked)


def test_a_cohort_that_cannot_be_had_is_refused() -> None:
    submitted(MARCH)
    with pytest.raises(CasesError, match="no cohort column phase: it has primary_need, area"):
        opened("plans_maintained_count", phase="primary")
    with pytest.raises(CasesError, match="it is of everybody alone"):
        opened("rising_5_plans_count", area="Christchurch")
    with pytest.raises(CasesError, match=r"has phase 'nursery'\. There are early_years"):
        opened("assessments_open_count", phase="nursery")
    assert opened("assessments_open_count", phase="All").cohort == {}


def test_a_case_that_two_rows_name_is_listed_as_often_as_it_counts() -> None:
    """Advice asked for twice on one day, of a service that neither row names: two of the figure, two of the list."""
    rows = valid(MARCH)
    asked = dt.date(2024, 1, 20)  # its 42nd day is 2 March
    rows["requests"][1] |= {"received_date": asked, "request_outcome_date": asked}
    rows["advice"] = [{"request_id": "R02", "advice_from": "health", "requested_date": asked} for _ in range(2)]
    submitted(MARCH, rows)
    found = opened("health_advice_6_weeks_rate")
    assert found.denominator == found.table.height == 2
    assert set(found.table["age_days"]) == {71} and set(found.table["past_due_days"]) == {29}
