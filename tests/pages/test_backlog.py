"""The Backlog page: stocks by age, what is late, reviews, and what came in and went out."""

from make.drawn import plain_tables


def headings(test) -> list[str]:
    return [each.value.replace("\\", "") for each in test.subheader]


def test_it_has_its_sections_and_five_figures(run) -> None:
    test = run("pages/backlog.py")
    assert [each.value for each in test.header] == ["Open assessments", "Assessments open after 20 weeks", "Annual reviews"]
    assert len(headings(test)) == 5
    assert headings(test)[0].startswith("263 assessments were open at the end of March 2024, ")
    assert headings(test)[2].startswith("110 assessments were open after 20 weeks at the end of March 2024, ")
    assert next(each.value for each in test.metric) == "263" and len(test.metric) == 6


def test_age_bands_add_up_to_the_open_assessments(run) -> None:
    newest = plain_tables(run("pages/backlog.py"))[0].iloc[0]
    assert sum(int(newest[each]) for each in newest.index if each != "Month") == 263


def test_what_came_in_and_went_out_is_in_one_table(run) -> None:
    test = run("pages/backlog.py")
    table = plain_tables(test)[1]
    assert list(table.columns) == [
        "Month",
        "Requests received",
        "Plans issued",
        "Refused a plan",
        "Refused an assessment",
        "Closed for other reasons",
    ]
    newest = table.iloc[0]
    out = sum(int(newest[each]) for each in table.columns[2:])
    assert headings(test)[1] == f"{newest['Requests received']} requests came in and {out} cases were closed in March 2024"


def test_a_figure_that_a_filter_does_not_reach_says_so(run) -> None:
    test = run("pages/backlog.py", phase="primary", need="ASD")
    said = [each.value for each in test.markdown if "Annual reviews are not counted by phase or primary need" in each.value]
    assert len(said) == 1
    assert headings(test)[-1].startswith("640 annual reviews were overdue")
    assert not headings(test)[0].startswith("263")


def test_cases_under_appeal_are_explained(run) -> None:
    assert any("under appeal are left out" in each.value for each in run("pages/backlog.py").markdown)
