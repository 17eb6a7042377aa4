"""The second opinion on requests, assessments and advice (see oracle): one small function per measure, over one case at a time.

A case is a request with its person and, if it went to assessment, its assessment. A request for advice carries its case.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from types import SimpleNamespace

from make.oracle_terms import Counted, Month, Rows, count, days, measure, of_those

NO_ASSESSMENT = {
    "assessment_outcome": None,
    "assessment_outcome_date": None,
    "assessment_mediation": False,
    "assessment_tribunal": False,
    "week20": False,
}


def things(rows: Rows) -> dict[str, list[SimpleNamespace]]:
    """Cases, and requests for advice (the dates of the advice as advice_requested and advice_received)."""
    persons = {person["person_id"]: person for person in rows["persons"]}
    assessments = {assessment["request_id"]: assessment for assessment in rows["assessments"]}
    cases = {}
    for request in rows["requests"]:
        assessment = assessments.get(request["request_id"])
        person = persons[request["person_id"]]
        cases[request["request_id"]] = SimpleNamespace(
            **{**NO_ASSESSMENT, **(assessment or {}), **request},
            went_to_assessment=assessment is not None,
            birth_date=person["birth_date"],
            area=person["area"],
        )
    advice = [
        SimpleNamespace(
            **vars(cases[row["request_id"]]),
            advice_from=row["advice_from"],
            advice_requested=row["requested_date"],
            advice_received=row["received_date"],
        )
        for row in rows["advice"]
    ]
    return {"cases": list(cases.values()), "advice": advice}


# Words that several measures use


def overturned(case: SimpleNamespace) -> bool:
    """A refusal with an assessments row."""
    return case.request_outcome == "N" and case.went_to_assessment


def withdrawn(case: SimpleNamespace, by: dt.date) -> bool:
    """W at either stage, by that day."""
    return "W" in (case.request_outcome, case.assessment_outcome) and case.closed_date is not None and case.closed_date <= by


def moved_away(case: SimpleNamespace, by: dt.date) -> bool:
    return case.exported and case.closed_date is not None and case.closed_date <= by


def refused(case: SimpleNamespace, by: dt.date) -> bool:
    """Refused an assessment, by that day; an overturned refusal goes on."""
    return case.request_outcome == "N" and not overturned(case) and case.request_outcome_date <= by


def outcome(case: SimpleNamespace, outcomes: str, by: dt.date) -> bool:
    """The assessment ended in one of these outcomes (Y, N), by that day."""
    return case.assessment_outcome is not None and case.assessment_outcome in outcomes and case.assessment_outcome_date <= by


def closed(case: SimpleNamespace, by: dt.date) -> bool:
    if "H" in (case.request_outcome, case.assessment_outcome):
        return True
    return refused(case, by) or withdrawn(case, by) or moved_away(case, by) or outcome(case, "YN", by)


def is_open(case: SimpleNamespace, as_at: dt.date) -> bool:
    return case.received_date <= as_at and not closed(case, as_at)


def decided(case: SimpleNamespace, outcomes: str, month: Month) -> bool:
    """The request was decided in the month, with one of these outcomes."""
    return case.request_outcome in outcomes and month.has(case.request_outcome_date)


def assessed(case: SimpleNamespace, outcomes: str, month: Month) -> bool:
    """The assessment ended in the month, with one of these outcomes."""
    return case.assessment_outcome is not None and case.assessment_outcome in outcomes and month.has(case.assessment_outcome_date)


# Requests


@measure("cases", "count", "requests")
def requests_count(case: SimpleNamespace, month: Month) -> Counted | None:
    return count(detail=case.request_source) if month.has(case.received_date) else None


@measure("cases", "percent", "requests")
def requests_parental_rate(case: SimpleNamespace, month: Month) -> Counted | None:
    return of_those(case.request_source == "parent") if month.has(case.received_date) else None


@measure("cases", "count", "requests")
def assessments_agreed_count(case: SimpleNamespace, month: Month) -> Counted | None:
    return count() if decided(case, "Y", month) else None


@measure("cases", "percent", "requests")
def refusal_to_assess_rate(case: SimpleNamespace, month: Month) -> Counted | None:
    return of_those(case.request_outcome == "N") if decided(case, "YN", month) else None


@measure("cases", "percent", "requests", T=True)
def decision_6_weeks_rate(case: SimpleNamespace, month: Month) -> Counted | None:
    return of_those(case.request_outcome_date <= case.received_date + days(42)) if decided(case, "YN", month) else None


@measure("cases", "percent", "requests", run_in_days=42, T=True)
def decision_6_weeks_due_rate(case: SimpleNamespace, month: Month) -> Counted | None:
    day_42 = case.received_date + days(42)
    if not month.has(day_42) or withdrawn(case, by=day_42):
        return None
    return of_those(case.request_outcome in ("Y", "N") and case.request_outcome_date <= day_42)


# Assessments


@measure("cases", "count", "assessments")
def plans_issued_count(case: SimpleNamespace, month: Month) -> Counted | None:
    if not assessed(case, "Y", month):
        return None
    if case.assessment_outcome_date <= case.received_date + days(140):
        return count(detail="within_20_weeks")
    if case.assessment_outcome_date <= case.received_date + days(364):
        return count(detail="20_to_52_weeks")
    return count(detail="over_52_weeks")


@measure("cases", "percent", "assessments")
def refusal_to_issue_rate(case: SimpleNamespace, month: Month) -> Counted | None:
    return of_those(case.assessment_outcome == "N") if assessed(case, "YN", month) else None


@measure("cases", "percent", "assessments", T=True)
def refusal_to_issue_16_weeks_rate(case: SimpleNamespace, month: Month) -> Counted | None:
    if not assessed(case, "N", month) or case.request_outcome != "Y":
        return None
    return of_those(case.assessment_outcome_date <= case.received_date + days(112))


def issued_after_agreeing(case: SimpleNamespace, month: Month) -> bool:
    return case.request_outcome == "Y" and assessed(case, "Y", month)


@measure("cases", "percent", "assessments", T=True)
def plans_20_weeks_rate(case: SimpleNamespace, month: Month) -> Counted | None:
    if not issued_after_agreeing(case, month):
        return None
    return of_those(case.assessment_outcome_date <= case.received_date + days(140))


@measure("cases", "percent", "assessments", T=True)
def plans_20_weeks_excluding_exceptions_rate(case: SimpleNamespace, month: Month) -> Counted | None:
    if not issued_after_agreeing(case, month):
        return None
    if case.week20:
        return Counted(0, 0)  # in the population, on neither side
    return of_those(case.assessment_outcome_date <= case.received_date + days(140))


@measure("cases", "percent", "assessments", run_in_days=140, T=True)
def plans_20_weeks_due_rate(case: SimpleNamespace, month: Month) -> Counted | None:
    day_140 = case.received_date + days(140)
    if not month.has(day_140) or overturned(case):
        return None
    if refused(case, by=day_140) or outcome(case, "N", by=day_140) or withdrawn(case, by=day_140):
        return None
    return of_those(outcome(case, "Y", by=day_140))


@measure("cases", "weeks", "assessments", T=True)
def plans_mean_weeks(case: SimpleNamespace, month: Month) -> Counted | None:
    if not issued_after_agreeing(case, month):
        return None
    return Counted(Fraction((case.assessment_outcome_date - case.received_date).days, 7), 1)


@measure("cases", "count", "assessments")
def assessments_open_count(case: SimpleNamespace, month: Month) -> Counted | None:
    if not is_open(case, month.as_at):
        return None
    age = (month.as_at - case.received_date).days
    for last_day, band in ((42, "0-6"), (112, "6-16"), (140, "16-20"), (210, "20-30"), (364, "30-52")):
        if age <= last_day:
            return count(detail=band)
    return count(detail="52+")


def under_tribunal(case: SimpleNamespace) -> bool:
    return case.request_tribunal or case.assessment_tribunal


def overdue(case: SimpleNamespace, as_at: dt.date) -> bool:
    return is_open(case, as_at) and as_at > case.received_date + days(140) and not under_tribunal(case)


@measure("cases", "count", "assessments")
def assessments_overdue_count(case: SimpleNamespace, month: Month) -> Counted | None:
    return count() if overdue(case, month.as_at) else None


@measure("cases", "count", "assessments")
def assessments_due_28_days_count(case: SimpleNamespace, month: Month) -> Counted | None:
    if not is_open(case, month.as_at) or under_tribunal(case):
        return None
    return count() if month.as_at <= case.received_date + days(140) <= month.as_at + days(28) else None


@measure("cases", "weeks", "assessments")
def assessments_overdue_mean_weeks(case: SimpleNamespace, month: Month) -> Counted | None:
    return Counted(Fraction((month.as_at - case.received_date).days, 7), 1) if overdue(case, month.as_at) else None


@measure("cases", "count", "assessments", children=True)
def rising_5_assessments_count(case: SimpleNamespace, month: Month) -> Counted | None:
    return Counted(case.person_id) if is_open(case, month.as_at) and starts_reception_next(case.birth_date, month.as_at) else None


def starts_reception_next(birth_date: dt.date, as_at: dt.date) -> bool:
    """For an as-at date from 1 September Y to 31 August Y+1: born 1 September Y-4 to 31 August Y-3."""
    year = as_at.year if as_at.month >= 9 else as_at.year - 1
    return dt.date(year - 4, 9, 1) <= birth_date <= dt.date(year - 3, 8, 31)


# Advice


def advice_in_6_weeks(advice: SimpleNamespace, service: str, month: Month) -> Counted | None:
    day_42 = advice.advice_requested + days(42)
    if advice.advice_from != service or not month.has(day_42):
        return None
    answered = advice.advice_received is not None and advice.advice_received <= day_42
    # "Closed before that day without the advice": without it on that day. Advice that came after the case closed and still in time counts.
    if closed(advice, by=day_42 - days(1)) and not answered:
        return Counted(0, 0)  # in the population, not counted
    return of_those(answered)


@measure("advice", "percent", "advice", run_in_days=42, T=True)
def ep_advice_6_weeks_rate(advice: SimpleNamespace, month: Month) -> Counted | None:
    return advice_in_6_weeks(advice, "educational_psychology", month)


@measure("advice", "percent", "advice", run_in_days=42, T=True)
def health_advice_6_weeks_rate(advice: SimpleNamespace, month: Month) -> Counted | None:
    return advice_in_6_weeks(advice, "health", month)


@measure("advice", "percent", "advice", run_in_days=42, T=True)
def social_care_advice_6_weeks_rate(advice: SimpleNamespace, month: Month) -> Counted | None:
    return advice_in_6_weeks(advice, "social_care", month)
