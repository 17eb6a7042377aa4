"""The indicators returns: what boards published and we do not work out, month by month, and nothing else."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from scorecard import board, measure
from scorecard.sample import indicators
from scorecard.sample.returns import month_ends
from scorecard.terms import ALL, Indicator

BOARD = Path(__file__).parents[2] / "data" / "board"
DECEMBER, JANUARY, FEBRUARY, MARCH = indicators.dates()
MARCH_2023, SUMMER, OCTOBER = dt.date(2023, 3, 31), dt.date(2023, 8, 31), dt.date(2023, 10, 31)
CATALOGUE = board.indicators()
BY_ID = {each.indicator_id: each for each in CATALOGUE}
STATUSES = ("awaiting_data", "being_scoped", "not_available", "to_be_confirmed")
PRINTED_AS = {"6-7": "not_available", "TBC": "to_be_confirmed"}  # a range is no figure: the comment has it
FINER = {"36": "36.3", "38": "38.3"}  # the plan prints the same share of further education with a decimal
# Where the board prints another figure than we work out, or one of another day. By indicator: figure, the day that it is really of.
ANOTHER = {
    ("educational_psychologists_fte", FEBRUARY): ("12", None),  # 12.4, which the plan prints
    ("educational_psychologists_fte", MARCH): ("12", None),
    ("ep_agency_fte", FEBRUARY): ("4", dt.date(2023, 12, 31)),
    ("ep_agency_fte", MARCH): ("5", dt.date(2024, 1, 31)),
    ("awaiting_specialist_count", FEBRUARY): ("104", None),  # 159 and 250, which the plan prints
    ("awaiting_specialist_count", MARCH): ("159", None),
}
PLAN_MONTHS = {"2023-12": DECEMBER, "2024-01": JANUARY, "2024-02": FEBRUARY, "2024-03": MARCH}
Told = dict[tuple[str, dt.date], tuple[str, dt.date | None]]


def rows(name: str) -> list[dict[str, str]]:
    with (BOARD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def line_of(row: dict[str, object]) -> list[Indicator]:
    """The lines that a row tells: the one that it names, or those of its measure for its cohort."""
    if row["measure_id"] in BY_ID and BY_ID[str(row["measure_id"])].measure_id != row["measure_id"]:
        return [BY_ID[str(row["measure_id"])]]
    cohort = (row["phase"] or ALL, row["sen_provision"] or ALL)
    found = [each for each in CATALOGUE if each.measure_id == row["measure_id"] and (each.phase, each.sen_provision) == cohort]
    return [each for each in found if each.detail == ALL]


def told(frame: pl.DataFrame) -> dict[tuple[str, dt.date, str], tuple[str, dt.date | None]]:
    """Each line's figure or word in a workbook, by date and window."""
    found = {}
    for row in frame.rows(named=True):
        lines = line_of(row)
        assert lines, f"{row['measure_id']} is no line of the catalogue"
        for line in lines:
            part = row["numerator"] if line.figure == "numerator" and row["measure_id"] != line.indicator_id else row["value"]
            if row["status"] != "value" or part is not None:
                word = f"{part:g}" if row["status"] == "value" else row["status"]
                found[line.indicator_id, row["as_at"], row["window"]] = (word, row["observed_on"])
    return found


def published(month: dt.date, column: str) -> Told:
    """What the monthly scorecard and the plan print of a month: of lines that we do not work out all, of others the words alone."""
    numbers = {str(each.monthly): each for each in CATALOGUE}
    found = {numbers[row["kpi_no"]].indicator_id: row[column] for row in rows("monthly.csv") if row[column]} if column else {}
    for row in rows("plan.csv"):
        if PLAN_MONTHS.get(row["period"]) == month and BY_ID[row["indicator_id"]].frequency == "monthly":
            found.setdefault(row["indicator_id"], row["value"] or row["status"])
    return {
        (name, month): (PRINTED_AS.get(said, said.removesuffix(".0")), None)
        for name, said in found.items()
        if said != "not_reported" and (BY_ID[name].kind == "supplied" or said in STATUSES)
    } | {key: given for key, given in ANOTHER.items() if key[1] == month}


@pytest.mark.parametrize(
    ("month", "column"),
    [(MARCH_2023, "mar_2023"), (DECEMBER, ""), (JANUARY, ""), (FEBRUARY, "feb_2024"), (MARCH, "mar_2024")],
    ids=str,
)
def test_a_month_has_exactly_what_was_published_of_it_and_we_do_not_work_out(month: dt.date, column: str) -> None:
    sent = month if month >= DECEMBER else DECEMBER
    monthly = {
        (name, as_at): given
        for (name, as_at, window), given in told(indicators.at(sent)["values"]).items()
        if as_at == month and BY_ID[name].frequency == "monthly" and window == BY_ID[name].window
    }
    assert monthly == published(month, column)


def test_the_workbook_of_march_tells_march_alone() -> None:
    found = indicators.at(MARCH)["values"]
    assert set(found["as_at"]) == {MARCH}
    assert {name for name, _, _ in told(found)} == {name for name, _ in published(MARCH, "mar_2024")} | {"high_needs_budget"}


def test_a_term_has_the_published_figures_that_we_do_not_work_out() -> None:
    numbers = {str(each.termly): each for each in CATALOGUE}
    found = told(indicators.supplied())
    for row in rows("termly.csv"):
        line = numbers[row["kpi_no"]]
        if line.kind != "supplied":
            continue
        before = OCTOBER if row["previous_period"] == "Oct 2023" else SUMMER
        for date, window, said in (
            (DECEMBER, line.window, row["value"]),
            (before, line.window, row["previous_value"]),
            (SUMMER, "year_to_date", "" if row["period"] == "Dec 2023" else row["annual_2022_23"]),
        ):
            given = found.get((line.indicator_id, date, window), ("", None))[0]
            said = PRINTED_AS.get(said, said.removesuffix(".0"))
            assert given == (FINER.get(said, said) if line.indicator_id == "post_16_mainstream_fe_rate" else said), line.indicator_id


def test_of_what_we_work_out_by_school_terms_only_other_figures_stand() -> None:
    ours = {each.measure_id: each for each in measure.measures() if each.calendar == "half_term"}
    found = {key: word for key, (word, _) in told(indicators.supplied()).items() if BY_ID[key[0]].measure_id in ours}
    assert found == {
        ("pupils_suspended_primary_count", SUMMER, "term"): "137",
        ("pupils_suspended_secondary_count", SUMMER, "term"): "806",
        ("suspension_term_plan_rate", SUMMER, "term"): "10.4",
        ("suspension_term_plan_rate", SUMMER, "year_to_date"): "29.6",
        ("persistent_absence_primary_rate", SUMMER, "term"): "16.7",
        ("persistent_absence_secondary_rate", SUMMER, "term"): "28.8",
        ("persistent_absence_sen_support_rate", SUMMER, "term"): "32.2",
        ("persistent_absence_plan_rate", SUMMER, "term"): "35.3",
        # the counts are ours too; the rates printed beside them are not
        ("permanent_exclusions_secondary_count", DECEMBER, "year_to_date"): "34",
        ("permanent_exclusions_secondary_plan_count", DECEMBER, "year_to_date"): "1",
        ("permanent_exclusions_primary_sen_support_count", DECEMBER, "year_to_date"): "3",
        ("permanent_exclusions_secondary_sen_support_count", DECEMBER, "year_to_date"): "15",
    }


def test_workbooks_follow_each_other_by_months_and_nothing_is_told_twice() -> None:
    whole = indicators.supplied()
    assert indicators.dates() == [date for date in month_ends() if date >= DECEMBER]
    assert whole.select("measure_id", "as_at", "window", "phase", "sen_provision").is_duplicated().sum() == 0
    assert whole.filter(pl.col("as_at") > pl.col("sent")).is_empty()
    assert whole.filter((pl.col("status") == "value") != pl.col("value").is_not_null()).is_empty()
    assert set(whole["status"]) == {"value", *STATUSES}
