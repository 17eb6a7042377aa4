"""The Timeliness page: its headings are what the release says."""

import pytest

from make.drawn import plain_tables
from make.release import made_root
from scorecard import wording
from scorecard.released import open_release


def headings(test) -> list[str]:
    return [each.value.replace("\\", "") for each in test.subheader]


def test_it_has_its_question_its_sections_and_six_figures(run) -> None:
    test = run("pages/timeliness.py")
    assert [each.value for each in test.title] == ["Timeliness"]
    assert [each.value for each in test.header] == [
        "A plan within 20 weeks",
        "How long plans take",
        "A decision within 6 weeks, and advice",
    ]
    assert len(headings(test)) == 6 == len(test.expander)
    assert len(test.metric) == 4


def test_its_headings_are_the_figures_of_the_release(run) -> None:
    found = open_release_of_made().page("timeliness")
    issued, before = found.now("plans_20_weeks_rate"), found.before("plans_20_weeks_rate")
    value, was = wording.number(issued.value, "percent"), wording.number(before.value, "percent")
    way = "up" if issued.value > before.value else "down"
    assert headings(run("pages/timeliness.py"))[0] == f"{value} of plans issued in March 2024 were on time, {way} from {was} in February"


def test_it_says_why_clearing_a_backlog_lowers_the_rate(run) -> None:
    assert any("Clearing a backlog of late cases therefore lowers it" in each.value for each in run("pages/timeliness.py").markdown)


def test_months_that_a_line_lacks_are_explained(run) -> None:
    test = run("pages/timeliness.py", months="All months")
    assert any("“Plans due” begins in June 2022" in each.value for each in test.markdown)
    assert not any("begins in" in each.value for each in run("pages/timeliness.py", months="Last 12 months").markdown)


def test_filters_change_the_figures_and_are_said(run) -> None:
    test = run("pages/timeliness.py", phase="primary", need="ASD", area="Christchurch")
    found = open_release_of_made().page("timeliness", phase="primary", primary_need="ASD", area="Christchurch")
    assert headings(test)[0] == wording.title(found, "plans_20_weeks_rate")
    assert any("Primary" in each.value and "Christchurch" in each.value and each.value.startswith("**Shown:**") for each in test.markdown)
    assert any("read it with care" in each.value for each in test.markdown)


def test_a_cohort_without_a_case_is_explained(run) -> None:
    test = run("pages/timeliness.py", need="PD", area="Christchurch")
    assert headings(test)[0] == "There were no plans issued in March 2024, so there is no rate"
    assert {each.value for each in test.info} == {
        "Nothing to draw: in no month shown is there a case to count.",
        "Zero in every month shown.",
    }
    assert {each.value for each in test.metric} == {"Not applicable"}


def test_a_month_without_a_rate_has_its_sign_and_key_in_the_table(run) -> None:
    """July 2022 has exceptions alone."""
    test = run("pages/timeliness.py", months="All months")
    table = plain_tables(test)[1]
    july = table[table["Month"] == "Jul\u00a02022"].iloc[0]
    assert july["Leaving exceptions out"] == "z" and july["All plans issued"].endswith("%")
    assert "z = not applicable" in [each.value for each in test.caption]


def test_each_figure_names_release_date_and_definition(run) -> None:
    sources = [each.value for each in run("pages/timeliness.py").caption if each.value.startswith("Release")]
    assert len(sources) == 6
    assert all(each.startswith("Release r0001 · as at 31 March 2024 · definition: ") for each in sources)


@pytest.mark.parametrize("months", ["Last 12 months", "Last 24 months", "All months"])
def test_the_span_of_months_is_the_one_chosen(run, months: str) -> None:
    rows = {"Last 12 months": 12, "Last 24 months": 24, "All months": 27}
    assert len(plain_tables(run("pages/timeliness.py", months=months))[0]) == rows[months]


def open_release_of_made():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(made_root()))
        return open_release()
