"""Cases for the checks on supplied figures: of which indicator, period and cohort, with which status, value and parts, and against the last."""

import datetime as dt

from make.faults import add, ago, as_it_is, case, change, gone, remembered, right, row, twice
from scorecard.earlier import REPLACED

FEBRUARY, HALF_TERM, TERM = dt.date(2024, 2, 29), dt.date(2024, 2, 15), dt.date(2023, 12, 31)


def value(indicator, **values):
    return lambda rows: change(rows, "values", indicator, **values)


def _told_twice(first, **second):
    """A figure told again in a row that names it otherwise; the finding is at both."""
    return lambda rows: [row(rows, "values", first), add(rows, "values", like=first, **second)]


def _in_a_month_before(**values):
    """The figure that the return has of February, beside March's own."""

    def plant(rows):
        found = next(each for each in rows["values"] if each["as_at"] == FEBRUARY)
        found.update(values)
        return found

    return plant


def _in_february(measure_id, **values):
    """The last return told it for its own month."""
    return lambda rows: change(rows, "values", measure_id, as_at=FEBRUARY, **values)


def _many_more(rows):
    """Over twice as many rows, of months before."""
    for month in range(1, 12):
        for _ in range(3):
            add(rows, "values", measure_id="complaints_count", as_at=dt.date(2023, month, 28), status="awaiting_data")


CASES = [
    case("IND-101", value("complaints_count", measure_id=None)),
    case("IND-102", value("complaints_count", measure_id="complaint_count")),
    case("IND-102", value("complaints_count", measure_id="42"), "a number of the scorecard"),
    case("IND-103", value("complaints_count", phase="primary")),
    case("IND-103", value("part_time_timetable_count", phase="special"), "a phase that no line has"),
    case("IND-103", value("part_time_timetable_count", phase=None), "a measure of cohorts alone, of everybody"),
    case("IND-103", value("non_maintained_secondary_cost", phase="primary"), "another cohort than the indicator's"),
    case("IND-104", lambda rows: twice(rows, "values", "complaints_count")),
    case("IND-104", _told_twice("complaints_count", window="month"), "once with the catalogue's window"),
    case("IND-104", _told_twice("non_maintained_secondary_cost", measure_id="non_maintained_cost", phase="secondary"), "by its measure and cohort"),
    case("IND-104", _told_twice("neet_rate", measure_id="neet_count", value=278, numerator=None), "as the other part of its rate"),
    case("IND-105", value("complaints_count", as_at=None)),
    case("IND-106", value("complaints_count", as_at=dt.date(2024, 3, 1))),
    case("IND-106", value("complaints_count", as_at=HALF_TERM), "a half-term's end, of a month's figure"),
    case("IND-106", value("mediations_count", as_at=dt.date(2024, 3, 30)), "no end of anything"),
    case("IND-107", value("complaints_count", as_at=dt.date(2024, 4, 30))),
    case("IND-108", value("complaints_count", as_at=dt.date(2014, 3, 31))),
    case("IND-109", value("complaints_count", window="monthly")),
    case("IND-110", value("smart_outcomes_rate", as_at=FEBRUARY)),
    case("IND-110", value("suspension_term_rate", as_at=FEBRUARY), "a term, by the catalogue"),
    case("IND-110", value("deferred_entry_count", as_at=HALF_TERM), "a half-term within a term"),
    case("IND-111", value("complaints_count", window="quarter")),
    case("IND-111", value("mediations_count", window="month"), "a month of what is told for the year"),
    case("IND-111", value("complaints_count", window="year_to_date"), "a year to date"),
    case("IND-112", value("complaints_count", observed_on=ago(-1))),
    case("IND-113", _in_a_month_before(observed_on=ago(10))),
    case("IND-114", value("part_time_timetable_count", phase="All")),
    case("IND-115", value("suspension_term_rate", sen_provision="EHCP")),
    case("IND-116", value("complaints_count", status=None)),
    case("IND-116", value("adulthood_team_open_count", status=None), "without a value"),
    case("IND-117", value("complaints_count", status="OK")),
    case("IND-118", value("complaints_count", value=None)),
    case("IND-119", value("adulthood_team_open_count", value=0)),
    case("IND-120", value("adulthood_team_open_count", numerator=3)),
    case("IND-121", value("adulthood_team_open_count", denominator=3)),
    case("IND-122", value("complaints_count", value=-1)),
    case("IND-122", value("therapy_18_weeks_rate", value=-0.5), "a percentage"),
    case("IND-123", value("therapy_18_weeks_rate", value=100.1)),
    case("IND-123", value("camhs_4_weeks_rate", value=9330), "with its parts"),
    case("IND-124", value("complaints_count", value=15.5)),
    case("IND-124", value("permanent_exclusions_secondary_count", value=0.3), "a rate in the place of an indicator's count"),
    case("IND-125", value("therapy_18_weeks_rate", value=0.67)),
    case("IND-125", value("camhs_4_weeks_rate", value=0.933), "with its parts"),
    case("IND-126", value("neet_rate", numerator=-1)),
    case("IND-127", value("camhs_4_weeks_rate", denominator=0, numerator=0)),
    case("IND-127", value("camhs_4_weeks_rate", denominator=-15), "below 0"),
    case("IND-128", value("camhs_4_weeks_rate", numerator=16)),
    case("IND-129", value("camhs_4_weeks_rate", value=93.4)),
    case("IND-129", value("camhs_4_weeks_rate", value=94), "to a whole number"),
    case("IND-129", value("permanent_exclusion_rate", denominator=7000), "per 100 pupils"),
    case("IND-130", value("complaints_count", comment="x" * 1001)),
    remembered("IND-131", _in_a_month_before(), _in_a_month_before(value=4289)),
    remembered("IND-131", _in_a_month_before(value=None, status="not_available"), as_it_is, "which is taken back"),
    remembered("IND-131", value("part_time_timetable_count", as_at=TERM, window="term"), value("part_time_timetable_count", as_at=TERM, value=147), "of a cohort, with the window once"),
    remembered("IND-131", _in_a_month_before(), _in_a_month_before(value=4289), "of a resubmission", earlier=REPLACED),
    remembered("IND-132", gone("values", "complaints_count"), _in_february("complaints_count")),
    remembered("IND-132", gone("values", "adulthood_team_open_count"), _in_february("adulthood_team_open_count"), "that had a status"),
    remembered("IND-132", gone("values", "complaints_count"), as_it_is, "of a resubmission", earlier=REPLACED),
]  # fmt: skip


def _two_of_one_rate(rows):
    """The measure's row has the rate alone, and the other part has a row of its own."""
    change(rows, "values", "neet_rate", numerator=None)
    add(rows, "values", measure_id="neet_count", as_at=ago(0), status="value", value=278)


RIGHT = [
    right("two lines of one measure, each in a row of its own", _two_of_one_rate),
    right("both lines of a rate without a figure", lambda rows: [change(rows, "values", "neet_rate", status="awaiting_data", value=None, numerator=None), add(rows, "values", measure_id="neet_count", as_at=ago(0), status="awaiting_data")]),
    right("one indicator over two windows", lambda rows: add(rows, "values", like="persistent_absence_rate", as_at=TERM, window="term")),
    right("an indicator by its own ID, with its cohort said", value("non_maintained_secondary_cost", phase="secondary")),
    right("a half-term's end of a year to date", value("mediations_count", as_at=HALF_TERM)),
    right("the last day of the window's first month", value("complaints_count", as_at=dt.date(2022, 1, 31))),
    right("observed on the period's last day", value("complaints_count", observed_on=ago(0))),
    right("a rate per 100 pupils of over 100", value("suspension_term_rate", value=433.25)),
    right("0 and 1 of a percentage", lambda rows: [change(rows, "values", "therapy_18_weeks_rate", value=0), change(rows, "values", "care_health_reviews_rate", value=1)]),
    right("under one in a hundred, as its parts say", value("camhs_4_weeks_rate", value=0.67, numerator=2, denominator=300)),
    right("rounded to a whole number", value("camhs_4_weeks_rate", value=93)),
    right("rounded to two decimals", value("camhs_4_weeks_rate", value=93.33)),
    right("a half rounded down", value("camhs_4_weeks_rate", value=12, numerator=1, denominator=8)),
    right("nobody of some", value("camhs_4_weeks_rate", value=0, numerator=0)),
    right("a numerator without what it is out of", value("camhs_4_weeks_rate", denominator=None)),
    right("a comment of a thousand characters", value("complaints_count", comment="x" * 1000)),
    remembered("", as_it_is, as_it_is, "the same again"),
    remembered("", lambda rows: change(rows, "values", "complaints_count", value=17), as_it_is, "the return's own month, sent again", earlier=REPLACED),
    remembered("", as_it_is, _in_a_month_before(value=None, status="awaiting_data"), "a figure that was awaited and has come"),
    remembered("", value("complaints_count", status="not_available", value=None), _in_february("complaints_count"), "a status where a figure was"),
    remembered("", gone("values", "plans_maintained_count"), as_it_is, "what we work out as well"),
    remembered("", gone("values", "deferred_entry_count"), _in_february("deferred_entry_count"), "what is told once a term"),
    remembered("", as_it_is, _many_more, "the first return, with what went before, had over twice as many rows", alone=True),
]  # fmt: skip
