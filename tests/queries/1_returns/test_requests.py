"""returns.requests: what became of a request, and when it closed."""

from make.rows import Figures, given

OPEN = "9999-12-31"


def column(figures: Figures, name: str) -> list[object]:
    return [
        row[0]
        for row in figures.connection.execute(f"select {name} from returns.requests order by length(request_id), request_id").fetchall()
    ]


def test_there_is_one_row_per_request_also_of_one_child_and_without_an_assessment():
    figures = given(requests=[dict(person_id="C1"), dict(person_id="C1")], assessments=[dict(), dict()])
    assert column(figures, "request_id") == ["requests-1", "requests-2", "requests-3", "requests-4"]


def test_empty_need_and_area_are_unknown():
    figures = given(requests=[dict(), dict(primary_need="ASD", area="North")])
    assert (column(figures, "primary_need"), column(figures, "area")) == (["Unknown", "ASD"], ["Unknown", "North"])


def test_pending_and_agreed_requests_without_an_assessment_are_open():
    figures = given(requests=[dict(request_outcome="A"), dict(request_outcome="Y")], assessments=[dict(assessment_outcome="A")])
    assert column(figures, "closed_on::varchar") == [OPEN] * 3


def test_a_refusal_closes_and_an_overturned_one_goes_on():
    refused = dict(request_outcome="N", request_outcome_date="2025-02-10")
    figures = given(
        requests=[refused | dict(request_tribunal=True)],
        assessments=[refused, refused | dict(assessment_outcome="Y", assessment_outcome_date="2025-06-01")],
    )
    assert column(figures, "is_refused") == [True, False, False]
    assert column(figures, "is_overturned") == [False, True, True]
    assert column(figures, "closed_on::varchar") == ["2025-02-10", OPEN, "2025-06-01"]


def test_withdrawn_at_either_stage_and_exported_cases_close_on_their_closed_date():
    figures = given(
        requests=[dict(request_outcome="W", closed_date="2025-02-01"), dict(exported=True, closed_date="2025-02-02")],
        assessments=[dict(assessment_outcome="W", closed_date="2025-02-03"), dict(exported=True, closed_date="2025-02-04")],
    )
    assert column(figures, "closed_on::varchar") == ["2025-02-01", "2025-02-02", "2025-02-03", "2025-02-04"]
    assert column(figures, "withdrawn") == [True, False, True, False]


def test_a_decision_after_assessment_closes_either_way():
    figures = given(assessments=[dict(assessment_outcome=outcome, assessment_outcome_date="2025-05-21") for outcome in "YN"])
    assert column(figures, "closed_on::varchar") == ["2025-05-21", "2025-05-21"]


def test_historical_at_either_stage_was_never_open():
    figures = given(requests=[dict(request_outcome="H")], assessments=[dict(assessment_outcome="H")])
    assert column(figures, "is_historical") == [True, True]
    assert column(figures, "closed_on") == column(figures, "received_date")


def test_what_closed_first_closed_it():
    figures = given(requests=[dict(request_outcome="N", request_outcome_date="2025-02-10", exported=True, closed_date="2025-05-01")])
    assert column(figures, "closed_on::varchar") == ["2025-02-10"]


def test_tribunal_at_either_stage_is_tribunal_and_mediation_is_not():
    figures = given(
        requests=[dict(request_tribunal=True), dict(request_mediation=True)],
        assessments=[dict(assessment_tribunal=True), dict(assessment_mediation=True)],
    )
    assert column(figures, "tribunal") == [True, False, True, False]
