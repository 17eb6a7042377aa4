"""The view of the Exclusions page."""

from make.views import cell, seen

COLUMNS = ["measure_id", "label", "section", "unit", "better", "as_at", "phase", "sen_provision", "primary_need", "area", "detail"]
COLUMNS += ["numerator", "denominator", "value", "sign"]
SHOWN = {
    "suspensions_count",
    "suspensions_ytd_count",
    "suspension_rate",
    "pupils_suspended_rate",
    "suspension_term_rate",
    "permanent_exclusions_ytd_count",
    "permanent_exclusion_rate",
    "pupils_over_45_days_count",
    "suspension_sessions_mean",
    "lunchtime_exclusions_ytd_count",
}


def test_it_has_the_measures_of_its_page_and_no_other():
    others = {"persistent_absence_rate", "agency_rate", "requests_count"}
    rows = seen("exclusions", [cell(measure_id, "2025-03-31", 1, 2) for measure_id in sorted(SHOWN | others)])
    assert {row["measure_id"] for row in rows} == SHOWN
    assert list(rows[0]) == COLUMNS


def test_a_row_is_a_cell_of_the_cube_as_it_is_with_its_measures_words():
    (row,) = seen("exclusions", [cell("suspensions_count", "2025-02-15", 7, phase="primary", sen_provision="K", detail="PA")])
    assert (row["as_at"], row["phase"], row["sen_provision"], row["detail"], row["value"]) == ("2025-02-15", "primary", "K", "PA", 7)
    assert (row["label"], row["unit"], row["better"], row["sign"]) == ("Suspensions in the half-term", "count", "lower", "")
