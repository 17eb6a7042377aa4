"""returns.persons: a child's area, and the September in which Reception starts."""

from make.rows import given


def test_an_empty_area_is_unknown():
    figures = given(persons=[dict(area="North"), dict()])
    assert figures.connection.execute("select area from returns.persons order by person_id").fetchall() == [("North",), ("Unknown",)]


def test_reception_starts_in_the_september_after_the_fourth_birthday():
    births = {"2019-08-31": 2023, "2019-09-01": 2024, "2020-02-29": 2024, "2020-08-31": 2024, "2020-09-01": 2025, "2020-12-31": 2025}
    figures = given(persons=[dict(birth_date=birth) for birth in births])
    assert dict(figures.connection.execute("select birth_date::varchar, reception_year from returns.persons").fetchall()) == births
