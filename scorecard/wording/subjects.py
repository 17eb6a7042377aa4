"""How to speak of a measure: the words around its figures. A measure without words here is spoken of by its label.

A rate's or mean's `finding` has {value} and {month} in it; `many` names its denominator, with {month}; `did` says what the numerator did.
A stock stands at the end of a month, a flow happens in it, and what is to_date counts from September: theirs are `one` and `many` with
their verbs.
"""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.wording.subject import Subject
from scorecard.wording.subjects_schools import SCHOOLS
from scorecard.wording.subjects_workforce import WORKFORCE


def _advice(service: str) -> Subject:
    many = f"requests for {service} advice whose 6 weeks ended in {{month}}"
    finding = f"{{value}} of {service} advice due in {{month}} came within 6 weeks"
    short = f"{service[0].upper()}{service[1:]}"
    return Subject("rate", short, f"{short} advice within 6 weeks", "Requests for advice", many, finding, "had been answered by then")


_ON_TIME = "were issued within 20 weeks of the request"

SUBJECTS: Mapping[str, Subject] = {
    "plans_20_weeks_rate": Subject(
        "rate",
        "All plans issued",
        "Plans issued within 20 weeks",
        "Plans issued",
        "plans issued in {month}",
        "{value} of plans issued in {month} were on time",
        _ON_TIME,
    ),
    "plans_20_weeks_due_rate": Subject(
        "rate",
        "Plans due",
        "Plans due that were on time",
        "Requests",
        "requests that needed a plan and whose 20 weeks ended in {month}",
        "{value} of plans due in {month} were issued by their 20-week date",
        "had one by then",
    ),
    "plans_20_weeks_excluding_exceptions_rate": Subject(
        "rate",
        "Leaving exceptions out",
        "Plans within 20 weeks, leaving exceptions out",
        "Plans issued",
        "plans issued in {month} to which no exception applied",
        "Leaving exceptions out, {value} of plans issued in {month} were on time",
        _ON_TIME,
    ),
    "decision_6_weeks_rate": Subject(
        "rate",
        "Decisions made",
        "Decisions made within 6 weeks",
        "Requests",
        "decisions made in {month} on whether to assess",
        "{value} of decisions made in {month} were on time",
        "came within 6 weeks of the request",
    ),
    "decision_6_weeks_due_rate": Subject(
        "rate",
        "Decisions due",
        "Decisions due that were on time",
        "Requests",
        "requests whose 6 weeks ended in {month}",
        "{value} of decisions due in {month} were on time",
        "had been decided by then",
    ),
    "ep_advice_6_weeks_rate": _advice("educational psychology"),
    "health_advice_6_weeks_rate": _advice("health"),
    "social_care_advice_6_weeks_rate": _advice("social care"),
    "plans_mean_weeks": Subject(
        "mean",
        "Average weeks to a plan",
        "Average time to a plan",
        "Plans issued",
        "plans issued in {month}",
        "Plans issued in {month} took {value} on average",
    ),
    "plans_issued_count": Subject(
        "flow", "Plans issued", "Plans issued", "Plans issued", "plans were issued", one="plan was issued"
    ),
    "assessments_open_count": Subject(
        "stock", "Assessments open", "Assessments open", "Requests", "assessments were open", one="assessment was open"
    ),
    "assessments_overdue_count": Subject(
        "stock", "Open after 20 weeks", "Assessments open after 20 weeks", "Requests",
        "assessments were open after 20 weeks", one="assessment was open after 20 weeks",
    ),
    "assessments_overdue_mean_weeks": Subject(
        "mean",
        "Average weeks open",
        "Average wait of those after 20 weeks",
        "Requests",
        "assessments open after 20 weeks at the end of {month}",
        "Assessments open after 20 weeks at the end of {month} had waited {value} on average",
    ),
    "assessments_due_28_days_count": Subject(
        "stock", "Reaching 20 weeks in the next 28 days", "Reaching 20 weeks within 28 days", "Requests",
        "assessments were within 28 days of their 20 weeks", one="assessment was within 28 days of its 20 weeks",
    ),
    "reviews_overdue_count": Subject(
        "stock", "Overdue", "Annual reviews overdue", "Annual reviews", "annual reviews were overdue", one="annual review was overdue"
    ),
    "reviews_backlog_count": Subject(
        "stock", "Held and not finished", "Annual reviews held, not finished", "Annual reviews",
        "annual reviews had been held and not finished", one="annual review had been held and not finished",
    ),
    "requests_count": Subject(
        "flow", "Requests received", "Requests received", "Requests", "requests were received", one="request was received"
    ),
    "refusal_to_assess_rate": Subject(
        "rate",
        "Refused an assessment",
        "Requests refused an assessment",
        "Requests",
        "requests decided in {month}",
        "{value} of requests decided in {month} were refused an assessment",
        "were refused an assessment",
    ),
    "refusal_to_issue_rate": Subject(
        "rate",
        "Refused a plan",
        "Assessments that ended without a plan",
        "Requests",
        "assessments decided in {month}",
        "{value} of assessments decided in {month} ended without a plan",
        "ended without a plan",
    ),
    "closed_otherwise_count": Subject(
        "flow", "Closed for other reasons", "Closed for other reasons", "Requests",
        "cases were closed for other reasons", one="case was closed for other reasons",
    ),
    **SCHOOLS,
    **WORKFORCE,
}  # fmt: skip
