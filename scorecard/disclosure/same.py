"""What measures share by their definitions: counts that are one number under two names, and counts that lie within others.

Nothing here is guessed from figures: it is what the queries of the measures say. `measure.part` is a part of a measure's figures (its
`.added` what a half-term adds to it), `measure.part=detail` that of one kind in its breakdown by detail. A test looks for counts that are
equal throughout the sample's release and are not told here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import pairwise

from scorecard.disclosure.cells import Cohort, Rule
from scorecard.disclosure.counts import Counts, Key, Quantity, Row
from scorecard.disclosure.primary import RATES
from scorecard.terms import ALL, COHORT_COLUMNS

SAME = (
    ("agency_rate.rest", "vacancy_rate.rest"),  # posts permanent or for a fixed term
    ("posts_filled_permanent_rate.denominator", "vacancy_rate.denominator"),  # posts that are not agency workers'
    ("refusal_to_assess_rate.rest", "assessments_agreed_count.numerator"),
    ("refusal_to_issue_rate.rest", "plans_issued_count.numerator"),
    ("plans_20_weeks_rate.denominator", "plans_mean_weeks.denominator"),
    ("assessments_overdue_count.numerator", "assessments_overdue_mean_weeks.denominator"),
    (
        "plans_maintained_count.numerator",
        "plans_by_placement_count.numerator",
        "plans_mainstream_rate.denominator",
        "plans_inmss_rate.denominator",
    ),
    ("plans_inmss_rate.numerator", "plans_by_placement_count.numerator=inmss"),
    ("persistent_absence_rate.denominator", "severe_absence_rate.denominator"),  # enrolments
    ("permanent_exclusion_rate.numerator", "permanent_exclusions_ytd_count.numerator"),
    ("suspension_rate.numerator", "suspensions_ytd_count.numerator", "suspension_sessions_mean.denominator"),
    (  # in a half-term
        "suspensions_count.numerator",
        "suspension_rate.numerator.added",
        "suspensions_ytd_count.numerator.added",
        "suspension_sessions_mean.denominator.added",
        "suspension_term_rate.numerator.added",
    ),
    (  # pupils on roll
        "suspension_rate.denominator",
        "suspension_term_rate.denominator",
        "pupils_suspended_rate.denominator",
        "permanent_exclusion_rate.denominator",
    ),
)
WITHIN = {  # what lies within what
    "requests_parental_rate.denominator": "requests_count.numerator",
    "requests_parental_rate.numerator": "requests_count.numerator=parent",
    "decision_6_weeks_rate.denominator": "refusal_to_assess_rate.denominator",
    "plans_20_weeks_rate.denominator": "plans_issued_count.numerator",
    "plans_20_weeks_rate.numerator": "plans_issued_count.numerator=within_20_weeks",
    "plans_20_weeks_excluding_exceptions_rate.denominator": "plans_20_weeks_rate.denominator",
    "plans_20_weeks_excluding_exceptions_rate.numerator": "plans_20_weeks_rate.numerator",
    "plans_20_weeks_excluding_exceptions_rate.rest": "plans_20_weeks_rate.rest",
    "refusal_to_issue_16_weeks_rate.denominator": "refusal_to_issue_rate.numerator",
}
MAINSTREAM = ("mainstream_early_years", "mainstream_primary", "mainstream_secondary", "resourced_provision")
MADE_UP_OF = {  # what is the sum of a few parts of a breakdown
    "plans_mainstream_rate.numerator": tuple(f"plans_by_placement_count.numerator={each}" for each in MAINSTREAM),
}


def join_the_same(counts: Counts, rules: Mapping[str, Rule]) -> None:
    """Join every two numbers that are one."""
    for names in SAME:
        known: dict[Key, int] = {}
        for name in names:
            for key, number in _series(counts, name).items():
                counts.join(number, known.setdefault(key, number))
    for quantity, series in counts.of.items():
        rule = rules.get(quantity.measure_id)
        if rule and rule.grows and rule.unit in RATES and quantity.part == "denominator":
            _join_unchanged(counts, series)


def of_definitions(counts: Counts, threshold: int) -> Iterator[Row]:
    """Sums that definitions make: what some parts of a breakdown make up, and what lies within another count at dates when it is nearly all
    of it. Then who is not in it is too few to hide a figure: nobody, and the two are one number."""
    for inner, outer in WITHIN.items():
        inside, outside = _series(counts, inner), _series(counts, outer)
        for (date, cohort), number in inside.items():
            around = outside.get((date, cohort))
            total, of = inside.get((date, _total())), outside.get((date, _total()))
            if around is None or total is None or of is None:
                continue
            not_in_it, here = counts.values[of] - counts.values[total], counts.values[around] - counts.values[number]
            if not_in_it == 0:
                counts.join(number, around)
            elif not_in_it < threshold - 1 and here >= 0:
                others = counts.add(Quantity(f"{outer} but not {inner}", "added"), (date, cohort), here, True, False)
                yield Row(around, (number, others))
    for whole, parts in MADE_UP_OF.items():
        found = [_series(counts, part) for part in parts]
        for key, number in _series(counts, whole).items():
            if there := tuple(each[key] for each in found if key in each):
                yield Row(number, there)


def _series(counts: Counts, name: str) -> Mapping[Key, int]:
    """The numbers of a part of a measure; of one kind in its breakdown by detail, as if they were totals."""
    quantity, _, detail = name.partition("=")
    measure_id, _, part = quantity.rpartition(".")
    found = counts.of.get(Quantity(measure_id, part), {})
    if not detail:
        return found
    kind = _total(detail)
    return {(date, _total()): number for (date, cohort), number in found.items() if cohort == kind}


def _total(detail: str = ALL) -> Cohort:
    return tuple(detail if name == "detail" else ALL for name in COHORT_COLUMNS)


def _join_unchanged(counts: Counts, series: Mapping[Key, int]) -> None:
    """What a rate is out of, of a half-termly measure, is the roll until the next census: where all of it is what it was, it is the same
    roll."""
    by_date: dict[dt.date, dict[Cohort, int]] = {}
    for (date, cohort), number in series.items():
        by_date.setdefault(date, {})[cohort] = number
    dates = sorted(by_date)
    for before, date in pairwise(dates):
        old, new = by_date[before], by_date[date]
        if old.keys() == new.keys() and all(counts.values[old[cohort]] == counts.values[new[cohort]] for cohort in new):
            for cohort, number in new.items():
                counts.join(number, old[cohort])
