"""severe_absence_rate: enrolments that missed half or more of their own possible sessions."""

import pytest

from make.rows import given

HT2 = "2024-12-31"


@pytest.mark.parametrize(
    ("possible", "authorised", "unauthorised", "counted"), [(190, 95, 0, 1), (190, 50, 44, 0), (191, 95, 0, 0), (191, 48, 48, 1)]
)
def test_exactly_half_counts(possible, authorised, unauthorised, counted):
    row = dict(sessions_possible=possible, sessions_authorised=authorised, sessions_unauthorised=unauthorised)
    assert given(as_at=HT2, enrolments=[row])("severe_absence_rate", HT2) == (counted, 1, 100 * counted)


def test_it_is_of_the_same_enrolments_as_persistent_absence_and_within_them():
    rows = [
        dict(sessions_possible=possible, sessions_authorised=min(30, possible), nc_year=year)
        for possible in (0, 60, 61, 400)
        for year in ("R", "1", "11", "12")
    ]
    figures = given(as_at=HT2, enrolments=rows)
    assert figures("severe_absence_rate", HT2)[:2] == (2, 6)
    assert figures("persistent_absence_rate", HT2)[:2] == (4, 6)


def test_no_possible_session_is_not_applicable():
    assert given(as_at=HT2, enrolments=[dict(sessions_possible=0)])("severe_absence_rate", HT2) == (0, 0, "z")
