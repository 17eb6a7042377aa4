"""suspensions_count: suspensions that began in the half-term, by their main reason."""

from make.rows import given

HT3, HT4 = "2025-02-15", "2025-03-31"


def test_the_first_day_and_the_last_day_of_a_half_term_are_in_it():
    days = ("2024-12-31", "2025-01-01", "2025-02-15", "2025-02-16", "2025-03-31")
    figures = given(as_at=HT4, suspensions=[dict(start_date=day) for day in days])
    assert figures("suspensions_count", "2024-12-31") == 1
    assert figures("suspensions_count", HT3) == 2
    assert figures("suspensions_count", HT4) == 2


def test_every_half_terms_end_up_to_the_as_at_date_has_a_figure_and_no_other():
    figures = given(as_at=HT4, suspensions=[dict()])
    assert figures.dates("suspensions_count") == ["2024-10-31", "2024-12-31", HT3, HT4]


def test_the_old_word_counts_and_other_categories_do_not():
    categories = ("SUSP", "FIXD", "PERM", "LNCH")
    figures = given(as_at=HT3, suspensions=[dict(start_date="2025-01-10", category=category) for category in categories])
    assert figures("suspensions_count", HT3) == 2


def test_a_suspension_counts_once_under_its_first_reason():
    figures = given(
        as_at=HT3, suspensions=[dict(start_date="2025-01-10", reason_1="DB", reason_2="PA", reason_3="VA"), dict(reason_1="PA")]
    )
    assert figures("suspensions_count", HT3, detail="DB") == 1
    assert figures("suspensions_count", HT3, detail="PA") is None
    assert figures("suspensions_count", "2024-10-31", detail="PA") == figures("suspensions_count", HT3) == 1


def test_two_in_a_day_are_two():
    figures = given(as_at=HT3, suspensions=[dict(pupil_id="P1", start_date="2025-01-10")] * 2)
    assert figures("suspensions_count", HT3) == 2
