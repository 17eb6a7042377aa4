"""The view of the Timeliness page."""

from make.views import cell, seen

COLUMNS = ["measure_id", "label", "section", "unit", "better", "as_at", "phase", "sen_provision", "primary_need", "area", "detail"]
COLUMNS += ["numerator", "denominator", "value", "sign"]
SHOWN = {
    "decision_6_weeks_rate",
    "decision_6_weeks_due_rate",
    "refusal_to_issue_16_weeks_rate",
    "plans_issued_count",
    "plans_20_weeks_rate",
    "plans_20_weeks_excluding_exceptions_rate",
    "plans_20_weeks_due_rate",
    "plans_mean_weeks",
    "ep_advice_6_weeks_rate",
    "health_advice_6_weeks_rate",
    "social_care_advice_6_weeks_rate",
}


def test_it_has_the_measures_of_its_page_and_no_other():
    others = {"requests_count", "assessments_open_count", "plans_maintained_count", "reviews_in_time_rate"}
    rows = seen("timeliness", [cell(measure_id, "2025-05-31", 1, 2) for measure_id in sorted(SHOWN | others)])
    assert {row["measure_id"] for row in rows} == SHOWN
    assert list(rows[0]) == COLUMNS


def test_a_row_is_a_cell_of_the_cube_as_it_is_with_its_measures_words():
    (row,) = seen("timeliness", [cell("plans_20_weeks_rate", "2025-05-31", 1, 4, phase="primary", area="North")])
    assert (row["as_at"], row["phase"], row["primary_need"], row["area"], row["detail"]) == ("2025-05-31", "primary", "All", "North", "All")
    assert (row["numerator"], row["denominator"], row["value"], row["sign"]) == (1, 4, 25, "")
    assert (row["label"], row["section"], row["unit"], row["better"]) == (
        "New EHC plans issued within 20 weeks",
        "Timeliness",
        "percent",
        "higher",
    )


def test_detail_is_the_cells_not_what_the_measure_means_by_it():
    (row,) = seen("timeliness", [cell("plans_issued_count", "2025-05-31", 3, detail="over_52_weeks")])
    assert row["detail"] == "over_52_weeks"


def test_what_is_not_applicable_stays_so():
    (row,) = seen("timeliness", [cell("plans_20_weeks_rate", "2025-05-31", 0, 0)])
    assert (row["value"], row["sign"]) == (None, "z")
