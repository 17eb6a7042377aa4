"""Months told anew: which figures count as restated, and what is said of them."""

from __future__ import annotations

import datetime as dt

import pytest

from make import casework, inclusion
from make.casework import frames
from make.rows import the_measure
from scorecard.contract import load_return
from scorecard.earlier import LAST, REPLACED, Earlier
from scorecard.restated import Figure, has_moved, restated
from scorecard.terms import Finding, Severity

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)
CASEWORK = load_return("casework")
REQUESTS = the_measure("requests_count")


def with_requests(count: int, received: dt.date = dt.date(2024, 2, 1)) -> dict:
    """The valid rows, with so many more requests received then and refused."""
    rows = casework.valid()
    more = {"received_date": received, "request_outcome": "N", "request_outcome_date": dt.date(2024, 2, 20)}
    rows["requests"] += [{**rows["requests"][5], **more, "request_id": f"X{number}"} for number in range(count)]
    return frames(rows)


def told(now: dict, *measures, **earlier: dict) -> list[Finding]:
    dates = {LAST: FEBRUARY, REPLACED: MARCH}
    return restated(CASEWORK, now, MARCH, {what: Earlier(dates[what], each) for what, each in earlier.items()}, measures or (REQUESTS,))


def test_a_month_that_grew_is_said_with_before_after_and_difference() -> None:
    (finding,) = told(with_requests(4), last=with_requests(0))
    assert (finding.code, finding.severity, finding.sheet, finding.cell) == ("CHECK-003", Severity.WARNING, "requests", "")
    assert finding.message.endswith(
        "(requests_count) as at 29/02/2024 was 0 by the return as at 29/02/2024, and is 4 by this one, a difference of +4."
    )


@pytest.mark.parametrize(("before", "after", "moved"), [(0, 3, False), (80, 84, False), (79, 83, True), (83, 79, False), (76, 72, True)])
def test_more_than_5_percent_and_more_than_3_rows(before: int, after: int, moved: bool) -> None:
    assert bool(told(with_requests(after), last=with_requests(before))) == moved


def test_the_month_of_this_return_has_no_before_unless_it_replaces_one() -> None:
    march = dt.date(2024, 3, 12)
    before, after = with_requests(0, march), with_requests(9, march)
    assert told(after, last=before) == [] and told(after) == []
    (finding,) = told(after, replaced=before)
    assert "as at 31/03/2024 was 1 by the return as at 31/03/2024, and is 10" in finding.message


def test_what_a_resubmission_replaces_comes_before_the_last_snapshot() -> None:
    findings = told(with_requests(20), last=with_requests(0), replaced=with_requests(10))
    assert [each.message.split(" was ")[1][:34] for each in findings] == ["10 by the return as at 31/03/2024,"]


def test_every_measure_is_asked_and_the_same_rows_restate_nothing() -> None:
    same = with_requests(0)
    assert restated(CASEWORK, same, MARCH, {LAST: Earlier(MARCH - dt.timedelta(31), same), REPLACED: Earlier(MARCH, same)}) == []
    found = restated(CASEWORK, with_requests(20), MARCH, {LAST: Earlier(FEBRUARY, same)})
    assert {"requests_count", "refusal_to_assess_rate"} < {each.value for each in found}


def test_a_rate_says_its_rows_and_may_become_applicable() -> None:
    rate = the_measure("refusal_to_assess_rate")
    (finding,) = told(with_requests(20), rate, last=with_requests(0))
    assert "was 0.0% (0 of 1) by" in finding.message and "is 95.2% (20 of 21) by" in finding.message
    was, now = Figure(0, 0, None), Figure(4, 4, 100)
    assert has_moved(rate, was, now) and has_moved(rate, now, was) and not has_moved(rate, was, Figure(3, 3, 100))


def test_a_mean_moves_by_the_rows_it_is_over() -> None:
    weeks = the_measure("plans_mean_weeks")
    assert not has_moved(weeks, Figure(20, 2, 10), Figure(200, 2, 100)), "the same plans, with other dates: CAS-238 tells of those"
    assert has_moved(weeks, Figure(20, 2, 10), Figure(120, 6, 20))


def test_a_half_termly_return_and_one_without_a_common_date() -> None:
    contract, rows = load_return("inclusion"), frames(inclusion.valid())
    assert restated(contract, rows, inclusion.AS_AT, {LAST: Earlier(dt.date(2023, 7, 31), rows)}) == []
    assert restated(contract, rows, inclusion.AS_AT, {LAST: Earlier(dt.date(2023, 12, 31), rows)}) == []
