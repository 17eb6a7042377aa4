"""returns.values: supplied figures as they are, an empty cohort named All; and the table of a release that has them."""

from make.rows import given
from scorecard import tables

TOLD = dict(measure_id="neet_rate", as_at="2025-05-31", value=3.4, numerator=278)


def test_an_empty_cohort_is_all_and_an_empty_window_stays_the_catalogues():
    figures = given(values=[TOLD, TOLD | dict(phase="primary", sen_provision="E", window="term")])
    found = figures.connection.execute('select phase, sen_provision, "window" from returns."values" order by phase').fetchall()
    assert found == [("All", "All", None), ("primary", "E", "term")]


def test_a_release_has_each_figure_as_it_was_told():
    awaited = dict(measure_id="complaints_count", status="awaiting_data", comment="=Due in July", observed_on="2025-04-30")
    figures = given(values=[TOLD, awaited])
    sheet, select = tables.tables()["supplied"]
    assert sheet == "values"
    found = figures.connection.execute(f"select * replace (as_at::varchar as as_at, observed_on::varchar as observed_on) from ({select})")
    rows = [dict(zip([column[0] for column in found.description], row, strict=True)) for row in found.fetchall()]
    cohort = {"window": None, "phase": "All", "sen_provision": "All", "denominator": None}
    assert rows == [
        TOLD | cohort | {"status": "value", "observed_on": None, "comment": None},
        awaited | cohort | {"as_at": "2025-06-30", "value": None, "numerator": None},
    ]
