"""What holds for every measure of inclusion, attendance and workforce: that it is there, as the table of measures has it, and that its cube is whole."""

import pytest

from make.rows import given, the_measure
from scorecard.measure import FAMILIES, KEYS, RETURNS, measures
from scorecard.terms import COHORT_COLUMNS

# measure_id: unit, better, dates, family, whether it has detail, whether it counts distinct, public cohorts
TABLE = """
suspensions_count               count           lower   window  inclusion   detail  -         crossed+detail
suspensions_ytd_count           count           lower   window  inclusion   -       -         crossed
suspension_rate                 per_100_pupils  lower   window  inclusion   -       -         crossed
pupils_suspended_rate           percent         lower   window  inclusion   -       distinct  crossed
suspension_term_rate            per_100_pupils  lower   window  inclusion   -       -         crossed
permanent_exclusions_ytd_count  count           lower   window  inclusion   detail  -         crossed+detail
permanent_exclusion_rate        per_100_pupils  lower   window  inclusion   -       -         crossed
pupils_over_45_days_count       count           lower   window  inclusion   -       distinct  none
suspension_sessions_mean        sessions        lower   window  inclusion   -       -         crossed
lunchtime_exclusions_ytd_count  count           lower   window  inclusion   -       -         crossed
persistent_absence_rate         percent         lower   own     attendance  -       -         crossed
severe_absence_rate             percent         lower   own     attendance  -       -         crossed
absence_rate                    percent         lower   own     attendance  -       -         crossed
posts_filled_permanent_rate     percent         higher  own     workforce   detail  -         team
agency_rate                     percent         lower   own     workforce   detail  -         team
vacancy_rate                    percent         lower   own     workforce   detail  -         team
case_officers_permanent_rate    percent         higher  own     workforce   detail  -         team
educational_psychologists_fte   fte             higher  own     workforce   detail  -         team
ep_vacancies_fte                fte             lower   own     workforce   detail  -         team
ep_agency_fte                   fte             lower   own     workforce   detail  -         team
ipsea_trained_rate              percent         higher  own     workforce   detail  -         team
"""
ROWS = {line.split()[0]: tuple(line.split()[1:]) for line in TABLE.strip().splitlines()}
CROSSED = "phase; sen_provision; phase x sen_provision"
PUBLIC = {"crossed": CROSSED, "crossed+detail": f"{CROSSED}; detail", "team": "detail", "none": "-"}
SECTIONS = {"inclusion": "Exclusions", "attendance": "Attendance", "workforce": "Workforce"}
AS_AT = "2025-03-31"  # a half-term's end, and a month's


def test_every_measure_has_a_file_and_every_file_is_in_the_table():
    assert {each.measure_id for each in measures() if RETURNS[each.family] in SECTIONS} == set(ROWS)


@pytest.mark.parametrize("measure_id", ROWS)
def test_a_header_says_what_the_table_says(measure_id):
    one = the_measure(measure_id)
    unit, better, dates, family, detail, _, public = ROWS[measure_id]
    assert (one.unit, one.better, one.dates, one.family) == (unit.replace("_", " "), better, dates, family)
    assert (bool(one.detail), one.public, one.section) == (detail == "detail", PUBLIC[public], SECTIONS[family])
    assert (one.adds_up, one.run_in_days) == (False, 0), "a year to date never adds up, and no row is missing at its beginning"


@pytest.mark.parametrize("measure_id", ROWS)
def test_a_measure_gives_its_familys_columns_and_detail_where_it_says_what_it_means(measure_id):
    _, _, _, family, detail, distinct, public = ROWS[measure_id]
    expected = [] if public == "none" else [name for name in FAMILIES[family] if name != "detail" or detail == "detail"]
    expected += ["counted_id"] if distinct == "distinct" else []
    columns = [row[0] for row in given().connection.execute(f"describe {the_measure(measure_id).sql}").fetchall()]
    keys = [name for name in columns if name not in (*COHORT_COLUMNS, "as_at", "counted_id", "numerator", "denominator")]
    assert set(keys) <= set(KEYS)
    assert [name for name in columns if name not in keys] == ["as_at", *expected, "numerator", "denominator"]


def test_without_a_row_every_measure_has_its_grand_total_at_every_date_and_nothing_else():
    figures = given(as_at=AS_AT)
    for measure_id, (unit, _, dates, *_) in ROWS.items():
        cube = figures.cube(measure_id)
        assert {where[1:] for where in cube} == {("All",) * 5}, measure_id
        assert set(cube.values()) == {0 if unit in ("count", "fte") else (0, 0, "z")}, measure_id
        assert len(cube) == {"window": 4, "own": 1}[dates], measure_id


def test_the_cube_has_each_column_at_each_value_and_at_all():
    cohorts = [dict(phase=phase, sen_provision=sen) for phase in ("primary", "secondary") for sen in ("K", "N")]
    figures = given(as_at=AS_AT, suspensions=[dict(cohort, start_date="2025-03-10") for cohort in cohorts])
    for phase in ("primary", "secondary", "All"):
        for sen in ("K", "N", "All"):
            for detail in ("PP", "All"):
                found = figures("suspensions_count", AS_AT, phase=phase, sen_provision=sen, detail=detail)
                assert found == 2 ** [phase, sen].count("All")
    assert len([where for where in figures.cube("suspensions_count") if where[0] == AS_AT]) == 3 * 3 * 2
