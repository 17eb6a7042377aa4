"""The view of the Backlog page."""

from make.views import cell, seen

COLUMNS = ["measure_id", "label", "section", "unit", "better", "as_at", "phase", "sen_provision", "primary_need", "area", "detail"]
COLUMNS += ["numerator", "denominator", "value", "sign"]
STOCKS = {
    "assessments_open_count",
    "assessments_overdue_count",
    "assessments_overdue_mean_weeks",
    "assessments_due_28_days_count",
    "reviews_overdue_count",
    "reviews_backlog_count",
}
FLOWS = {"requests_count", "plans_issued_count", "refusal_to_assess_rate", "refusal_to_issue_rate", "closed_otherwise_count"}


def test_it_has_the_measures_of_its_page_and_no_other():
    others = {
        "plans_20_weeks_rate",
        "plans_maintained_count",
        "reviews_in_time_rate",
        "requests_parental_rate",
        "rising_5_assessments_count",
    }
    rows = seen("backlog", [cell(measure_id, "2025-05-31", 1, 2) for measure_id in sorted(STOCKS | FLOWS | others)])
    assert {row["measure_id"] for row in rows} == STOCKS | FLOWS
    assert list(rows[0]) == COLUMNS


def test_a_row_is_a_cell_of_the_cube_as_it_is_with_its_measures_words():
    (row,) = seen("backlog", [cell("assessments_open_count", "2025-05-31", 7, primary_need="ASD", detail="20-30")])
    assert (row["as_at"], row["primary_need"], row["detail"], row["value"]) == ("2025-05-31", "ASD", "20-30", 7)
    assert (row["label"], row["unit"], row["better"], row["denominator"]) == ("Assessments open", "count", "lower", None)


def test_cases_that_closed_otherwise_are_named_as_the_page_names_them():
    (row,) = seen("backlog", [cell("closed_otherwise_count", "2025-05-31", 2)])
    assert row["label"] == "Closed for other reasons (withdrawn, moved away)"
