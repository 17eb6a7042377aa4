"""What holds for every casework measure: that it is there, as the table of measures has it, and that its cube is whole."""

import re
from itertools import product
from pathlib import Path

import pytest

from make.rows import given, the_measure
from scorecard import settings
from scorecard.measure import FAMILIES, KEYS, measures
from scorecard.terms import COHORT_COLUMNS

# measure_id: unit, better, whether it leaves out exported cases (T), adds up (+), rests on today (S); run-in days; family
TABLE = """
requests_count                            count    -       - + -    0  requests
requests_parental_rate                    percent  -       - + -    0  requests
assessments_agreed_count                  count    -       - + -    0  requests
refusal_to_assess_rate                    percent  -       - + -    0  requests
decision_6_weeks_rate                     percent  higher  T + -    0  requests
decision_6_weeks_due_rate                 percent  higher  T + -   42  requests
plans_issued_count                        count    -       - + -    0  assessments
new_plans_count                           count    -       - + -    0  plans
refusal_to_issue_rate                     percent  -       - + -    0  assessments
refusal_to_issue_16_weeks_rate            percent  higher  T + -    0  assessments
plans_20_weeks_rate                       percent  higher  T + -    0  assessments
plans_20_weeks_excluding_exceptions_rate  percent  higher  T + -    0  assessments
plans_20_weeks_due_rate                   percent  higher  T + -  140  requests
plans_mean_weeks                          weeks    lower   T + -    0  assessments
ep_advice_6_weeks_rate                    percent  higher  T + -   42  advice
health_advice_6_weeks_rate                percent  higher  T + -   42  advice
social_care_advice_6_weeks_rate           percent  higher  T + -   42  advice
assessments_open_count                    count    lower   - - -    0  requests
assessments_overdue_count                 count    lower   - - -    0  requests
assessments_due_28_days_count             count    -       - - -    0  requests
assessments_overdue_mean_weeks            weeks    lower   - - -    0  requests
plans_maintained_count                    count    -       - - -    0  plans
plans_by_placement_count                  count    -       - - S    0  plans
plans_mainstream_rate                     percent  higher  - - S    0  plans
plans_inmss_rate                          percent  lower   - - S    0  plans
plans_inmss_18_plus_rate                  percent  lower   - - S    0  plans
plans_looked_after_count                  count    -       - - S    0  plans
awaiting_specialist_count                 count    lower   - - S    0  plans
officer_change_rate                       percent  lower   - - S    0  plans
phase_transfers_on_time_rate              percent  higher  - - S    0  plans
rising_5_plans_count                      count    -       - - -    0  plans
rising_5_assessments_count                count    -       - - -    0  requests
reviews_backlog_count                     count    lower   - - -    0  annual reviews
reviews_overdue_count                     count    lower   - - -    0  annual reviews
reviews_in_time_rate                      percent  higher  - + -    0  annual reviews
review_decision_4_weeks_rate              percent  higher  - + -   28  annual reviews
review_amended_12_weeks_rate              percent  higher  - + -   84  annual reviews
closed_otherwise_count                    count    -       - + -    0  requests
plans_on_day_140_count                    count    -       T + -    0  assessments
caseload_per_officer                      plans    lower   - - S    0  plans
"""
ROWS = {line.split()[0]: tuple(line.split(maxsplit=7)[1:]) for line in TABLE.strip().splitlines()}
CASEWORK = ("requests", "assessments", "advice", "plans", "annual reviews")
HERE = Path(__file__).parent
PAIR = {"phase": ("primary", "secondary"), "primary_need": ("ASD", "SEMH"), "area": ("North", "South")}


def test_every_casework_measure_has_a_file_and_every_file_is_in_the_table():
    assert {each.measure_id for each in measures() if each.family in CASEWORK} == set(ROWS)


def test_every_query_has_a_worked_example_and_every_worked_example_a_query():
    for layer in ("1_returns", "2_measures", "3_views"):
        queries = {path.stem for path in (settings.QUERIES / layer).glob("*.sql")}
        assert queries == {path.stem.removeprefix("test_") for path in (HERE / layer).glob("test_*.py")}, layer


@pytest.mark.parametrize("measure_id", ROWS)
def test_a_header_says_what_the_table_says(measure_id):
    one = the_measure(measure_id)
    unit, better, _, adds_up, own, run_in_days, family = ROWS[measure_id]
    assert (one.unit, one.better or "-", one.family, one.run_in_days) == (unit, better, family, int(run_in_days))
    assert (one.adds_up, one.dates) == (adds_up == "+", "own" if own == "S" else "window")
    assert one.asks.endswith("?")


def test_labels_and_questions_are_all_different():
    for words in ([each.label for each in measures()], [each.asks for each in measures()]):
        assert len(set(words)) == len(words)


def test_a_layer_reads_only_the_one_before_it():
    allowed = {
        "1_returns": r"rows\.\w*|reference\.\w+",  # a sheet's name may stand in quotes
        "2_measures": r"returns\.\w+|reference\.calendar",
        "3_views": r"cube|measures|half_terms|indicators|snapshots|supplied",
    }
    for layer, names in allowed.items():
        for path in (settings.QUERIES / layer).glob("*.sql"):
            sql = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
            own = re.findall(r"(\w+) as \(\n", sql)  # the parts of a query
            for name in re.findall(r"\b(?:from|join)\s+([\w.]+)", sql):
                assert re.fullmatch(names, name) or name in own, f"{path.name} reads {name}"


def test_the_sheets_of_a_return_say_their_grain():
    for path in (settings.QUERIES / "1_returns").glob("*.sql"):
        assert path.read_text(encoding="utf-8").startswith("-- one row per "), path.name


CASE = dict(received_date="2025-01-01", request_outcome_date="2025-01-31", birth_date="2021-01-01")
ENDS = [
    dict(assessment_outcome="Y", assessment_outcome_date="2025-05-01"),
    dict(assessment_outcome="N", assessment_outcome_date="2025-04-01"),
    dict(assessment_outcome="A"),
]


def asked(**case: object) -> list[dict[str, object]]:
    """One request for advice to each service, in a case of its own."""
    return [
        dict(advice_from=service, requested_date="2025-01-31", received_date="2025-02-01", **case)
        for service in ("educational_psychology", "health", "social_care")
    ]


def total_of_each(figures, families: tuple[str, ...] = ("requests", "assessments", "advice")) -> dict[str, float]:
    """The sum of every measure's grand totals: numerators and denominators together."""
    found = {}
    for measure_id, row in ROWS.items():
        if row[6] in families:
            cells = [cell for where, cell in figures.cube(measure_id).items() if set(where[1:]) == {"All"}]
            found[measure_id] = sum(sum(part for part in cell[:2]) if isinstance(cell, tuple) else cell for cell in cells)
    return found


def test_a_historical_case_is_in_no_measure_but_the_count_of_requests():
    historical = dict(request_outcome="H")
    figures = given(
        requests=[CASE | historical | dict(closed_date="2025-02-01")],
        assessments=[CASE | dict(assessment_outcome="H"), *(CASE | historical | end for end in ENDS)],
        advice=asked(**historical),
    )
    assert {measure_id for measure_id, total in total_of_each(figures).items() if total} == {"requests_count"}


def test_an_exported_case_is_in_no_measure_that_leaves_them_out_and_in_every_other():
    exported = dict(exported=True, closed_date="2025-06-20")
    figures = given(
        requests=[CASE | exported | dict(request_outcome=outcome) for outcome in "YNA"]
        + [CASE | exported | dict(closed_date="2025-06-01")],
        assessments=[CASE | exported | end for end in ENDS],
        advice=[dict(advice, exported=True) for advice in asked(closed_date="2025-06-20")],
    )
    counted = {measure_id for measure_id, total in total_of_each(figures).items() if total}
    assert counted == {measure_id for measure_id, row in ROWS.items() if row[2] == "-" and row[6] in ("requests", "assessments", "advice")}


def test_an_overturned_refusal_is_in_no_20_week_rate():
    refused = CASE | dict(request_outcome="N", request_tribunal=True)
    figures = given(assessments=[refused | end for end in ENDS])
    for measure_id in ("plans_20_weeks_rate", "plans_20_weeks_excluding_exceptions_rate", "plans_20_weeks_due_rate", "plans_mean_weeks"):
        assert total_of_each(figures)[measure_id] == 0, measure_id


def test_the_cube_has_each_column_at_each_value_and_at_all():
    cohorts = [dict(zip(PAIR, values, strict=True)) for values in product(*PAIR.values())]
    figures = given(requests=[dict(received_date="2025-01-15", request_source="school", **cohort) for cohort in cohorts])
    for phase, need, area in product(*((*values, "All") for values in PAIR.values())):
        expected = 2 ** [phase, need, area].count("All")
        for detail in ("school", "All"):
            assert figures("requests_count", "2025-01-31", phase=phase, primary_need=need, area=area, detail=detail) == expected
    cells = [where for where in figures.cube("requests_count") if where[0] == "2025-01-31"]
    assert len(cells) == 3 * 3 * 3 * 2
    assert {where[2] for where in cells} == {"All"}  # no SEN provision in casework


def test_a_rates_cube_adds_up_both_sides_before_it_divides():
    figures = given(
        requests=[
            dict(received_date="2025-01-15", phase=phase, area=area, request_source=source)
            for phase, area, source in [
                ("primary", "North", "parent"),
                ("primary", "South", "school"),
                ("primary", "South", "school"),
                ("secondary", "South", "parent"),
            ]
        ]
    )
    assert figures("requests_parental_rate", "2025-01-31") == (2, 4, 50)
    assert figures("requests_parental_rate", "2025-01-31", phase="primary") == (1, 3, 100 / 3)
    assert figures("requests_parental_rate", "2025-01-31", area="South") == (1, 3, 100 / 3)
    assert figures("requests_parental_rate", "2025-01-31", phase="primary", area="South") == (0, 2, 0)
    assert figures("requests_parental_rate", "2025-01-31", phase="secondary", area="North") is None  # nobody: no cell


@pytest.mark.parametrize("family", CASEWORK)
def test_without_a_row_every_measure_has_its_grand_total_at_every_date_and_nothing_else(family):
    figures = given()
    months = {True: 1, False: 30}
    for measure_id, (unit, *_, own, run_in_days, of) in ROWS.items():
        if of != family:
            continue
        cube = figures.cube(measure_id)
        assert {where[1:] for where in cube} == {("All",) * 5}, measure_id
        assert set(cube.values()) == {0 if unit == "count" else (0, 0, "z")}, measure_id
        assert run_in_days != "0" or len(cube) == months[own == "S"], measure_id


def test_a_measure_gives_its_familys_columns_and_detail_where_it_says_what_it_means():
    figures = given()
    for one in measures():
        if one.measure_id not in ROWS:
            continue
        columns = [row[0] for row in figures.connection.execute(f"describe {one.sql}").fetchall()]
        expected = [name for name in FAMILIES[one.family] if name != "detail" or one.detail]
        if one.measure_id.startswith("rising_5"):
            expected = ["counted_id"]
        if one.measure_id == "caseload_per_officer":
            expected = []
        keys = [name for name in columns if name not in (*COHORT_COLUMNS, "as_at", "counted_id", "numerator", "denominator")]
        assert set(keys) <= set(KEYS), one.measure_id
        assert [name for name in columns if name not in keys] == ["as_at", *expected, "numerator", "denominator"], one.measure_id


def test_open_at_the_end_is_open_at_the_start_with_what_came_less_what_went():
    """May: five in; out one of each: a plan, a refusal to issue, a refusal to assess, withdrawn, moved away; one refusal is overturned."""
    before, may = dict(received_date="2025-04-10"), dict(received_date="2025-05-10")
    figures = given(
        requests=[
            *[may] * 5,
            before | dict(request_outcome="N", request_outcome_date="2025-05-11"),
            before | dict(request_outcome="W", closed_date="2025-05-11"),
            before | dict(exported=True, closed_date="2025-05-11"),
        ],
        assessments=[
            before | dict(assessment_outcome="Y", assessment_outcome_date="2025-05-11"),
            before | dict(assessment_outcome="N", assessment_outcome_date="2025-05-11"),
            before | dict(request_outcome="N", request_outcome_date="2025-05-11", request_mediation=True),
        ],
    )
    start, end = figures("assessments_open_count", "2025-04-30"), figures("assessments_open_count", "2025-05-31")
    came, plans, otherwise = (figures(name, "2025-05-31") for name in ("requests_count", "plans_issued_count", "closed_otherwise_count"))
    refused, not_issued = (figures(name, "2025-05-31")[0] for name in ("refusal_to_assess_rate", "refusal_to_issue_rate"))
    assert (start, came, plans, refused, not_issued, otherwise, end) == (6, 5, 1, 2, 1, 2, 6)
    assert end == start + came - plans - refused - not_issued - otherwise + 1  # the refusal that was overturned
