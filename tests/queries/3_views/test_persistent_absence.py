"""The view of the Attendance page."""

from make.views import cell, seen

COLUMNS = ["measure_id", "label", "section", "unit", "better", "as_at", "phase", "sen_provision", "primary_need", "area", "detail"]
COLUMNS += ["numerator", "denominator", "value", "sign"]
SHOWN = {
    "persistent_absence_rate",
    "severe_absence_rate",
    "absence_rate",
}


def test_it_has_the_measures_of_its_page_and_no_other():
    others = {"suspension_rate", "agency_rate", "plans_20_weeks_rate"}
    rows = seen("persistent_absence", [cell(measure_id, "2025-03-31", 1, 2) for measure_id in sorted(SHOWN | others)])
    assert {row["measure_id"] for row in rows} == SHOWN
    assert list(rows[0]) == COLUMNS


def test_a_row_is_a_cell_of_the_cube_as_it_is_and_what_is_not_applicable_stays_so():
    cells = [cell("persistent_absence_rate", "2025-02-15", 1, 4, sen_provision="E"), cell("absence_rate", "2025-02-15", 0, 0)]
    by_measure = {row["measure_id"]: row for row in seen("persistent_absence", cells)}
    one, none = by_measure["persistent_absence_rate"], by_measure["absence_rate"]
    assert (one["as_at"], one["sen_provision"], one["value"], one["label"]) == ("2025-02-15", "E", 25, "Persistent absence")
    assert (none["value"], none["sign"]) == (None, "z")
