"""A small indicators return that is right in every cell: figures of every unit and window, in every form that is one, and every status."""

from __future__ import annotations

import calendar
import csv
import datetime as dt

from make.casework import Row, Rows
from scorecard import reference, settings

AS_AT = dt.date(2024, 3, 31)


def valid(as_at: dt.date = AS_AT) -> Rows:
    """Rows that pass every check without a finding, for any month's end: the month's own, those of the last term, and a few of before."""
    last_month = as_at.replace(day=1) - dt.timedelta(1)
    quarter = as_at if as_at.month % 3 == 0 else _month_end(as_at, as_at.month % 3)
    ended = [each for each in reference.half_terms() if each.ends <= as_at]
    half_term = ended[-1].ends
    term = next(each.ends for each in reversed(ended) if each.half_term in ("HT2", "HT4", "HT6"))
    year = next(each.ends for each in reversed(ended) if each.half_term == "HT6")

    def figure(measure_id: str, value: float | None = None, status: str = "value", **rest: object) -> Row:
        return {"measure_id": measure_id, "as_at": as_at, "status": status, "value": value} | rest

    return {
        "values": [
            figure("complaints_count", 16),
            figure("mediations_count", 240, window="year_to_date"),
            figure("camhs_4_weeks_rate", 93.3, numerator=14, denominator=15),
            figure("therapy_18_weeks_rate", 100),
            figure("care_health_reviews_rate", 0),
            figure("preschool_pathway_wait_months", 6.5),
            figure("educational_psychologists_fte", 12.4, observed_on=as_at - dt.timedelta(40)),
            figure("plans_maintained_count", _plans(as_at)),
            figure("plans_maintained_count", _plans(last_month), as_at=last_month),  # as last month's return told it
            figure("smart_outcomes_rate", 41.6, as_at=quarter, window="quarter"),
            figure("part_time_timetable_count", 148, as_at=term, phase="primary"),
            figure("part_time_timetable_count", 266, as_at=term, phase="secondary", window="term"),
            figure("non_maintained_secondary_cost", 2.8, as_at=term),  # an indicator by its own ID has its cohort
            figure("suspension_term_rate", 120.5, as_at=term, sen_provision="K"),
            figure("permanent_exclusion_rate", 0.03, as_at=half_term, phase="primary", numerator=7),
            figure("permanent_exclusions_secondary_count", 65, as_at=half_term),
            figure("persistent_absence_rate", 32.7, as_at=year, sen_provision="K", window="year_to_date"),
            figure("neet_rate", 3.4, numerator=278),
            figure("preschool_pathway_waiting_count", status="awaiting_data", comment="Due with the figures of next month"),
            figure("adulthood_team_open_count", status="being_scoped"),
            figure("reviews_completed_in_time_12_months_rate", status="not_available", window="rolling_12_months"),
            figure("deferred_entry_count", status="to_be_confirmed", as_at=term),
        ]
    }


def catalogue_of_copies(copies: int) -> None:
    """Give the data root a catalogue that has the shipped one's indicators that many times more, each time with the copy's number before
    their IDs: cases that share a return have measures of their own."""
    with (settings.SHIPPED_REFERENCE / "indicators.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    used = {str(row["measure_id"]) for row in valid()["values"]}
    ours = [each for each in lines if used & {each["indicator_id"], each["measure_id"]}]
    named = ("indicator_id", "measure_id")
    copied = [each | {name: f"{number}-{each[name]}" for name in named} for number in range(copies) for each in ours]
    folder = settings.data_root() / "reference"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "indicators.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(lines[0]))
        table.writeheader()
        table.writerows([*lines, *copied])


def _plans(as_at: dt.date) -> int:
    """One more each month."""
    return as_at.year * 12 + as_at.month - 20_000


def _month_end(as_at: dt.date, months_before: int) -> dt.date:
    year, month = divmod(as_at.year * 12 + as_at.month - 1 - months_before, 12)
    return dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
