"""persistent_absence_rate: enrolments that missed a tenth or more of their own possible sessions."""

import pytest

from make.rows import given

HT2 = "2024-12-31"


def missed(possible, authorised=0, unauthorised=0, **rest):
    return dict(sessions_possible=possible, sessions_authorised=authorised, sessions_unauthorised=unauthorised, **rest)


@pytest.mark.parametrize(
    ("possible", "sessions", "counted"),
    [(190, 19, 1), (190, 18, 0), (191, 19, 0), (1, 0, 0), (1, 1, 1), (30, 3, 1), (70, 7, 1), (379, 37, 0)],
)
def test_exactly_a_tenth_counts_in_whole_numbers(possible, sessions, counted):
    figures = given(as_at=HT2, enrolments=[missed(possible, sessions)])
    assert figures("persistent_absence_rate", HT2) == (counted, 1, 100 * counted)


def test_authorised_and_unauthorised_are_added():
    figures = given(as_at=HT2, enrolments=[missed(100, 5, 5), missed(100, 9), missed(100, 0, 10), missed(100, 4, 5)])
    assert figures("persistent_absence_rate", HT2) == (2, 4, 50)


def test_an_enrolment_counts_for_itself_also_of_a_pupil_who_moved():
    figures = given(as_at=HT2, enrolments=[missed(50, 5, pupil_id="P1"), missed(50, 0, pupil_id="P1", school_urn="100002")])
    assert figures("persistent_absence_rate", HT2) == (1, 2, 50)


def test_curriculum_years_1_to_11_count_and_others_do_not():
    years = ("N1", "N2", "R", *map(str, range(1, 15)), "X")
    figures = given(as_at=HT2, enrolments=[missed(100, 10, nc_year=year) for year in years])
    assert figures("persistent_absence_rate", HT2) == (11, 11, 100)
    edges = given(as_at=HT2, enrolments=[missed(100, 10, nc_year=year, phase=f"year {year}") for year in ("R", "1", "11", "12")])
    assert [edges("persistent_absence_rate", HT2, phase=f"year {year}") for year in ("R", "1", "11", "12")] == [
        None,
        (1, 1, 100),
        (1, 1, 100),
        None,
    ]


def test_an_enrolment_without_a_possible_session_keeps_its_cell_and_counts_for_nothing():
    figures = given(as_at=HT2, enrolments=[missed(0, sen_provision="E"), missed(100, 20, sen_provision="K")])
    assert figures("persistent_absence_rate", HT2) == (1, 1, 100)
    assert figures("persistent_absence_rate", HT2, sen_provision="E") == (0, 0, "z")
    assert figures("persistent_absence_rate", HT2, sen_provision="N") is None


def test_a_return_gives_it_for_its_own_date_alone():
    assert given(as_at="2025-02-15", enrolments=[missed(100)]).dates("persistent_absence_rate") == ["2025-02-15"]
