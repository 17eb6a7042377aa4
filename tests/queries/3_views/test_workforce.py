"""The view of the Workforce page."""

from make.views import cell, seen

COLUMNS = ["measure_id", "label", "section", "unit", "better", "as_at", "phase", "sen_provision", "primary_need", "area", "detail"]
COLUMNS += ["numerator", "denominator", "value", "sign"]
SHOWN = {
    "posts_filled_permanent_rate",
    "agency_rate",
    "vacancy_rate",
    "case_officers_permanent_rate",
    "educational_psychologists_fte",
    "ep_vacancies_fte",
    "ep_agency_fte",
    "ipsea_trained_rate",
    "caseload_per_officer",
    "officer_change_rate",
}


def test_it_has_the_measures_of_its_page_and_no_other():
    others = {"plans_maintained_count", "ep_advice_6_weeks_rate", "persistent_absence_rate"}
    rows = seen("workforce", [cell(measure_id, "2025-03-31", 1, 2) for measure_id in sorted(SHOWN | others)])
    assert {row["measure_id"] for row in rows} == SHOWN
    assert list(rows[0]) == COLUMNS


def test_a_row_is_a_cell_of_the_cube_as_it_is_and_what_is_not_available_stays_so():
    missing = dict(cell("caseload_per_officer", "2025-03-31", 0), numerator=None, value=None, sign="x")
    by_measure = {row["measure_id"]: row for row in seen("workforce", [missing, cell("ep_agency_fte", "2025-03-31", 4.5, detail="send")])}
    one, none = by_measure["ep_agency_fte"], by_measure["caseload_per_officer"]
    assert (one["as_at"], one["detail"], one["value"], one["unit"]) == ("2025-03-31", "send", 4.5, "fte")
    assert (none["value"], none["numerator"], none["sign"]) == (None, None, "x")
