"""The scorecard: the latest value of every measure, the one before, and the direction."""

import pytest

from make.views import cell, seen

COLUMNS = ["measure_id", "label", "section", "unit", "better", "as_at", "value", "numerator", "denominator", "sign"]
COLUMNS += ["previous_as_at", "previous_value", "direction", "direction_wanted"]


def test_one_row_per_measure_at_its_own_latest_date_beside_the_date_before():
    rows = seen(
        "scorecard",
        [
            cell("plans_maintained_count", "2025-04-30", 90),
            cell("plans_maintained_count", "2025-06-30", 102),
            cell("plans_maintained_count", "2025-05-31", 100),
            cell("plans_inmss_rate", "2025-05-31", 1, 10),
        ],
    )
    by_measure = {row["measure_id"]: row for row in rows}
    assert len(rows) == 2 and list(rows[0]) == COLUMNS
    plans, inmss = by_measure["plans_maintained_count"], by_measure["plans_inmss_rate"]
    assert (plans["as_at"], plans["value"], str(plans["previous_as_at"]), plans["previous_value"]) == ("2025-06-30", 102, "2025-05-31", 100)
    assert (inmss["as_at"], inmss["value"], inmss["previous_as_at"], inmss["direction"]) == ("2025-05-31", 10, None, None)


def test_direction_compares_unrounded_values():
    def direction(before: float, now: float) -> object:
        (row,) = seen(
            "scorecard", [cell("plans_20_weeks_rate", "2025-05-31", before, 10000), cell("plans_20_weeks_rate", "2025-06-30", now, 10000)]
        )
        return row["direction"]

    assert [direction(5000, 5001), direction(5001, 5000), direction(5000, 5000)] == ["up", "down", "same"]


def test_the_direction_wanted_is_the_measures_own_and_may_be_none():
    measures = ("plans_20_weeks_rate", "assessments_overdue_count", "requests_count")
    rows = seen("scorecard", [cell(measure_id, "2025-06-30", 1) for measure_id in measures])
    assert {row["measure_id"]: row["direction_wanted"] for row in rows} == dict(zip(measures, ("up", "down", None), strict=True))


def test_there_is_no_direction_to_or_from_what_is_not_applicable():
    now_none = [cell("plans_20_weeks_rate", "2025-05-31", 1, 2), cell("plans_20_weeks_rate", "2025-06-30", 0, 0)]
    (row,) = seen("scorecard", now_none)
    assert (row["value"], row["sign"], row["previous_value"], row["direction"]) == (None, "z", 50, None)
    (row,) = seen("scorecard", [now_none[1], cell("plans_20_weeks_rate", "2025-07-31", 1, 2)])
    assert (row["value"], str(row["previous_as_at"]), row["previous_value"], row["direction"]) == (50, "2025-06-30", None, None)


@pytest.mark.parametrize("column", ["phase", "sen_provision", "primary_need", "area", "detail"])
def test_only_the_figure_of_all_cohorts_together_is_on_it(column):
    cells = [cell("requests_count", "2025-06-30", 5), cell("requests_count", "2025-07-31", 1, **{column: "x"})]
    (row,) = seen("scorecard", cells)
    assert (row["as_at"], row["value"]) == ("2025-06-30", 5)


def test_a_half_termly_measure_stands_beside_the_same_half_term_of_the_year_before():
    ends = ["2022-10-31", "2022-12-31", "2023-02-15", "2023-10-31", "2023-12-31"]
    (row,) = seen("scorecard", [cell("suspensions_ytd_count", end, value) for value, end in enumerate(ends, start=10)])
    assert (row["as_at"], row["value"], str(row["previous_as_at"]), row["previous_value"]) == ("2023-12-31", 14, "2022-12-31", 11)
