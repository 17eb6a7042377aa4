"""The Exclusions page: the school year to date against last year's same point, who, and what for."""

import pytest

from make.drawn import plain_tables
from make.release import made_root, make_root
from scorecard import wording
from scorecard.released import Figures, open_release


def headings(test) -> list[str]:
    return [each.value.replace("\\", "") for each in test.subheader]


def said(test) -> str:
    return "\n".join(each.value for each in test.markdown)


def page(**cohort: str) -> Figures:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(made_root()))
        return open_release().page("exclusions", **cohort)


def test_it_has_its_sections_and_ten_figures(run) -> None:
    test = run("pages/exclusions.py")
    assert [each.value for each in test.header] == ["Suspensions", "Pupils, and time lost", "Permanent exclusions"]
    assert len(headings(test)) == 10 and len(test.metric) == 4 and not test.info and not test.error


def test_its_headings_are_the_figures_of_the_release(run) -> None:
    now, before = page().now("suspension_rate"), page().before("suspension_rate")
    assert headings(run("pages/exclusions.py"))[0] == (
        f"Suspensions in the school year to 15 February 2024 came to {wording.number(now.value, 'per 100 pupils', 2)}, "
        f"up from {wording.number(before.value, 'per 100 pupils', 2)} at the same point last school year"
    )


@pytest.mark.parametrize("months", ["Last 12 months", "Last 24 months", "All months"])
def test_the_same_point_last_year_is_said_however_many_months_are_shown(run, months: str) -> None:
    test = run("pages/exclusions.py", months=months)
    assert "at the same point last school year" in headings(test)[0]
    assert all("last year" in each.delta for each in test.metric)


def test_a_figure_by_provision_shows_every_provision_whatever_is_chosen(run) -> None:
    test = run("pages/exclusions.py", provision="E", phase="secondary")
    scopes = [
        each.value.replace("\\", "") for each in test.caption if not each.value.startswith(("Release", "Published", "Department", "u = "))
    ]
    assert scopes == [
        "Secondary · EHC plan", "Secondary", "EHC plan", "Secondary · EHC plan",
        "Secondary · EHC plan", "Secondary · EHC plan", "Secondary · EHC plan", "Secondary · EHC plan", "Secondary", "EHC plan",
    ]  # fmt: skip
    by_provision, by_phase = plain_tables(test)[1], plain_tables(test)[2]
    assert list(by_provision.columns[1:]) == ["All pupils", "EHC plan", "SEN support", "No SEN"]
    assert list(by_phase.columns[1:]) == ["All phases", "Primary", "Secondary", "Special schools", "Alternative provision"]
    assert by_provision.iloc[0]["EHC plan"] == by_phase.iloc[0]["Secondary"] == plain_tables(test)[0].iloc[0]["Suspensions per 100 pupils"]


def test_what_a_filter_does_not_reach_says_so_in_its_sentence(run) -> None:
    assert "1 pupil had lost over 45 school days" in said(run("pages/exclusions.py"))
    assert "at the same point last school year (all phases, all pupils)." in said(
        run("pages/exclusions.py", phase="special", provision="K")
    )


def test_reasons_stand_longest_first_with_their_counts(run) -> None:
    newest, total = page(), page().now("suspensions_count").value
    most = max(newest.now("suspensions_count", code).value for code in newest.details("suspensions_count"))
    expected = f"Persistent disruptive behaviour was the main reason for {most:.0f} of {total:.0f} suspensions in the half-term"
    assert headings(run("pages/exclusions.py"))[3] == f"{expected} to 15 February 2024"


def test_a_half_term_without_a_suspension_draws_no_bars(run) -> None:
    """Primary schools had none in the newest half-term, and some in those before."""
    test = run("pages/exclusions.py", phase="primary")
    assert headings(test)[3].startswith("No suspensions began in the half-term to 15 February 2024, down from ")
    assert [each.value for each in test.info] == ["Zero in every half-term shown."]
    assert len(plain_tables(test)[3]) == 9, "the table still has the half-terms before"


def test_a_cohort_with_nobody_in_it_is_explained(run) -> None:
    """Special schools have nobody without SEN."""
    test = run("pages/exclusions.py", phase="special", provision="N")
    assert headings(test)[0] == "There were no pupils on roll, so there is no rate"
    assert "Nothing to draw: in no half-term shown is there a case to count." in {each.value for each in test.info}
    assert [each.value for each in test.metric] == ["0", "Not applicable", "Not applicable", "0"]
    assert headings(test)[1].startswith("Suspensions per 100 pupils to 15 February 2024: highest for ")


def test_small_rolls_are_pointed_out(run) -> None:
    assert "Few pupils, so read with care: SEN support (2)." in said(run("pages/exclusions.py", phase="special"))
    assert "Few pupils" not in said(run("pages/exclusions.py", phase="primary"))


def test_published_figures_stand_beside_whole_school_years(run) -> None:
    captions = [each.value.replace("\\", "") for each in run("pages/exclusions.py").caption if each.value.startswith("Published")]
    assert len(captions) == 3 and all(each.startswith("Published, 2022/23: ") and "England" in each for each in captions)


def test_its_source_line_names_the_half_term(run) -> None:
    sources = [each.value for each in run("pages/exclusions.py").caption if each.value.startswith("Release")]
    assert len(sources) == 10 and all("figures to 15 February 2024" in each for each in sources)


def test_what_another_page_was_asked_for_does_not_narrow_this_one(run) -> None:
    """The filters stay from page to page: a need, or a quarter, chosen where there are such."""
    plain, carried = (
        run("pages/exclusions.py"),
        run("pages/exclusions.py", need="ASD", area="Poole North", window="Quarter", phase="post_16"),
    )
    assert headings(carried) == headings(plain) and not carried.info
    assert "Shown:" not in said(carried) and "not counted by" not in said(carried)


def test_without_the_return_it_says_what_brings_the_figures(run, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("SCORECARD_DATA", str(make_root(tmp_path / "casework", casework_alone=True)))
    test = run("pages/exclusions.py")
    assert set(headings(test)) == {"No figures for this in release r0001"} and len(test.info) == 10
    assert all("They appear once a return that holds them has been accepted and published." in each.value for each in test.info)
