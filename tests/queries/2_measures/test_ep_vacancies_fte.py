"""ep_vacancies_fte: full-time equivalents of educational psychologists' posts that are vacant."""

from make.rows import given

MARCH = "2025-03-31"
EP = dict(team="educational_psychology", role="educational_psychologist", status="vacant")


def test_full_time_equivalents_add_up_exactly_and_have_no_denominator():
    figures = given(as_at=MARCH, posts=[EP | dict(fte=fte) for fte in (0.1, 0.2, 0.4, 1, 0.7)])
    assert figures("ep_vacancies_fte", MARCH) == 2.4


def test_other_statuses_and_other_roles_do_not_count():
    figures = given(as_at=MARCH, posts=[EP | dict(status="agency"), EP | dict(role="manager"), EP | dict(fte=0.6)])
    assert figures("ep_vacancies_fte", MARCH) == figures("ep_vacancies_fte", MARCH, detail="educational_psychology") == 0.6


def test_one_in_another_team_counts_there():
    figures = given(as_at=MARCH, posts=[EP, EP | dict(team="send", fte=0.5)])
    assert figures("ep_vacancies_fte", MARCH, detail="send") == 0.5
    assert figures("ep_vacancies_fte", MARCH) == 1.5


def test_none_is_nought():
    assert given(as_at=MARCH)("ep_vacancies_fte", MARCH) == 0
