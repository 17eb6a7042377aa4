"""The Workforce page: posts and who fills them, by team, and how much work each case officer has."""

from make.drawn import plain_tables
from make.school_release import TEAMS


def headings(test) -> list[str]:
    return [each.value.replace("\\", "") for each in test.subheader]


def test_it_has_its_sections_and_eight_figures(run) -> None:
    test = run("pages/workforce.py")
    assert [each.value for each in test.header] == ["Posts", "Case officers", "Educational psychologists, and training"]
    assert len(headings(test)) == 8 and len(test.metric) == 6 and not test.info


def test_the_team_with_least_of_its_posts_filled_is_named(run) -> None:
    send, vacant, _ = TEAMS["send"]
    filled = send + 0.2 * 16
    assert headings(run("pages/workforce.py"))[1] == (
        f"SEND team: {100 * filled / (filled + vacant):.1f}% of posts filled by permanent staff, the lowest of 3 teams in March 2024"
    )


def test_the_other_lines_findings_are_its_sentences(run) -> None:
    text = "\n".join(each.value for each in run("pages/workforce.py").markdown)
    assert "of posts were vacant at the end of March 2024, down from " in text
    assert "2.0 FTE of educational psychologists' posts were vacant at the end of March 2024, the same as in February." in text
    assert "16.0% of plans changed case officer in March 2024, up from 15.0% in February." in text


def test_a_month_without_the_other_return_is_not_available_in_the_table(run) -> None:
    """Plans per case officer rest on two returns; in November 2022 one of them is not there."""
    test = run("pages/workforce.py", months="All months")
    assert plain_tables(test)[4]["Plans per case officer"].iloc[-1] == "x" and "x = not available" in [each.value for each in test.caption]
    assert (
        headings(test)[4]
        == "Each full-time case officer held 150.0 plans on average at the end of March 2024, up from 149.4 plans in February"
    )


def test_cases_of_full_time_equivalents_keep_their_decimal(run) -> None:
    assert plain_tables(run("pages/workforce.py"))[0]["Agency workers: cases"].iloc[0] == "5.5 of 52.2"


def test_what_another_page_was_asked_for_does_not_narrow_this_one(run) -> None:
    plain = run("pages/workforce.py")
    carried = run("pages/workforce.py", phase="primary", provision="E", need="ASD", area="Poole North", window="Rolling 12 months")
    assert headings(carried) == headings(plain) and not carried.info
    assert not any("Shown:" in each.value or "not counted by" in each.value for each in carried.markdown)
