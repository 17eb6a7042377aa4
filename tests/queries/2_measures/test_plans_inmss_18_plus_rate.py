"""plans_inmss_18_plus_rate: the same, of those aged 18 or over at the date."""

from make.rows import given


def test_the_18th_birthday_counts_and_the_day_before_does_not():
    figures = given(
        plans=[
            dict(birth_date="2007-06-30", placement="inmss"),
            dict(birth_date="2000-01-01", placement="further_education"),
            dict(birth_date="2007-07-01", placement="inmss"),
        ]
    )
    assert figures("plans_inmss_18_plus_rate", "2025-06-30") == (1, 2, 50)


def test_who_was_born_on_29_february_turns_18_on_1_march_of_a_year_without_one():
    born = [dict(birth_date="2004-02-28"), dict(birth_date="2004-02-29")]
    assert given(as_at="2022-02-28", plans=born)("plans_inmss_18_plus_rate", "2022-02-28") == (0, 1, 0)
    assert given(as_at="2022-03-31", plans=born)("plans_inmss_18_plus_rate", "2022-03-31") == (0, 2, 0)
    after = [dict(birth_date="2006-02-28"), dict(birth_date="2006-03-01")]
    assert given(as_at="2024-02-29", plans=after)("plans_inmss_18_plus_rate", "2024-02-29") == (0, 1, 0)


def test_nobody_aged_18_with_a_plan_is_not_applicable():
    ceased = dict(birth_date="2000-01-01", cease_date="2025-06-29", cease_reason="1")
    figures = given(plans=[dict(birth_date="2010-01-01", placement="inmss"), ceased])
    assert figures("plans_inmss_18_plus_rate", "2025-06-30") == (0, 0, "z")
    assert figures.dates("plans_inmss_18_plus_rate") == ["2025-06-30"]
