"""What a briefing says: from the public file alone, what was asked, then and now, and the questions that rules find."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from make.board import comparator, supplied, target
from make.board import line as row_of
from make.briefing import FEBRUARY, JULY, MARCH, RATE, briefing, item, months, own_root, publish, saved
from scorecard import settings, wording
from scorecard.briefing import BriefingError, draft, freeze
from scorecard.register import Register
from scorecard.released import NoRelease
from scorecard.terms import Commentary

STEADY = [(60, 100), (62, 100)] * 10
EXCLUDING = "plans_20_weeks_excluding_exceptions_rate"


def test_a_figure_is_told_in_plain_sentences() -> None:
    publish(cells=months(STEADY), targets=[target(RATE)], comparators=[comparator(RATE, "2022-12-31", 47.7)])
    (figure,) = draft(briefing([item()])).figures
    assert (
        figure.words
        == figure.drafted
        == (
            "New plans within 20 weeks: 62.0% in Mar\u00a02024 (62 of 100). The target is 95%: it is not met. The figure is too low, by more "
            "than the tolerance allows. Higher than 60.0% the month before, which is no real change. Higher than 62.0% at the same point a "
            "year before. "
        ).replace("Higher than 62.0% at the same point a year before", "The same as 62.0% at the same point a year before")
        + (
            "No change beyond normal variation for 20 months. The target of 95% is outside what this process gives (56% to 66%): it will not "
            "be met without a change. Elsewhere: England 47.7% (2022)."
        )
    )
    (quiet,) = draft(briefing([item(comparators=())])).figures
    assert "Elsewhere" not in quiet.words
    (own,) = draft(briefing([item(words="  In our words.  ")])).figures
    assert own.words == "In our words." and own.drafted == figure.drafted


def test_only_the_public_file_is_read_and_a_suppressed_figure_is_its_sign(data_root: Path) -> None:
    own_root(data_root)
    for each in (data_root / "releases").glob("r0001.duckdb"):
        each.unlink()  # the officers'
    figures = draft(briefing([item("health_advice_6_weeks_rate", column="phase", value="early_years")])).figures
    periods = wording.briefing.table(figures[0].row.line, figures[0].row.line.readings, {})
    hidden = [cell for cell in periods["Figure"] if cell == "Suppressed (c)"]
    assert hidden and all(each.value is None for each in figures[0].row.line.readings if each.sign == "c")
    for each in (data_root / "releases").glob("*.public.duckdb"):
        each.unlink()
    with pytest.raises(NoRelease, match="has no public file"):
        draft(briefing([item("health_advice_6_weeks_rate")], release_id="r0002"))


def test_an_officers_file_under_the_public_name_is_not_read() -> None:
    publish(cells=months(STEADY))
    with duckdb.connect(str(settings.data_root() / "releases" / "r0001.public.duckdb")) as con:
        con.execute("drop table disclosure")
    with pytest.raises(BriefingError, match="names no rule of disclosure control"):
        draft(briefing([item()]))


def test_one_cohort_of_a_figure_has_no_target_of_everybodys(data_root: Path) -> None:
    own_root(data_root)
    whole, part = draft(briefing([item(), item(column="phase", value="primary")])).figures
    assert part.row.label == f"{whole.row.label}: Primary" and part.row.target == wording.NOTHING != whole.row.target
    assert part.row.reading.denominator < whole.row.reading.denominator
    with pytest.raises(BriefingError, match="has no figures of phase 'nursery'"):
        draft(briefing([item(column="phase", value="nursery")]))
    with pytest.raises(BriefingError, match="no cohorts in public"):
        draft(briefing([item("camhs_4_weeks_rate", column="phase", value="primary")]))


def test_what_the_committee_asked_for_stands_first_the_latest_at_the_top(data_root: Path) -> None:
    own_root(data_root)
    asked = draft(briefing([item()])).answers
    assert [each.recommendation_id for each, _ in asked] == [
        *("CYP-2024-01-1", "CYP-2024-01-2", "CYP-2024-01-3", "CYP-2023-11-1", "CYP-2023-11-2", "CYP-2023-11-3"),
    ]
    assert dict((each.linked, stands) for each, stands in asked)[RATE].startswith("New EHC plans issued within 20 weeks")
    assert draft(briefing([item()], committee="Another")).answers == ()
    early = draft(briefing([item()], meeting=dt.date(2023, 12, 1))).answers
    assert {each.meeting.year for each, _ in early} == {2023}


def test_then_is_what_the_last_meeting_was_told_and_whether_it_was_revised() -> None:
    publish(cells=months([*STEADY, (62, 100)]))
    freeze(saved([item()]), "A. Author")
    publish("r0002", cells=months([*STEADY[1:], (62, 100), (30, 100), (90, 100)])[:-1] + months([(90, 100)]))
    (figure,) = draft(briefing([item()], release_id="r0002", meeting=JULY)).figures
    assert figure.then and (figure.then.told, figure.then.as_now, figure.then.revised) == ("62.0%", "90.0%", True)
    assert "The meeting of 14 May 2024 was told 62.0% (Mar\u00a02024)." in figure.drafted
    (other,) = draft(briefing([item()], release_id="r0002", meeting=JULY, committee="Another")).figures
    assert other.then is None
    Register.open().withdraw("r0001", "A. Steward", "It tells of a child.", disclosure=True)
    (after,) = draft(briefing([item()], release_id="r0002", meeting=JULY)).figures
    assert after.then is None, "what was withdrawn for disclosure is quoted nowhere"


def test_without_a_meeting_then_is_what_was_first_published() -> None:
    everybody = dict.fromkeys(("phase", "sen_provision", "detail"), "All")
    first = {
        "measure_id": RATE,
        **everybody,
        "as_at": FEBRUARY,
        "numerator": 55,
        "denominator": 100,
        "value": 55.0,
        "sign": "",
        "release_id": "r0000",
    }
    publish(cells=months(STEADY), first=[first])
    (figure,) = draft(briefing([item()])).figures
    assert figure.then and (figure.then.told, figure.then.as_now, figure.then.release_id) == ("55.0%", "60.0%", "r0000")
    assert figure.then.verdict == "No real change" and figure.then.meeting is None
    publish("r0002", cells=months(STEADY), first=[{**first, "numerator": 3}])
    (few,) = draft(briefing([item()], release_id="r0002")).figures
    assert few.then is None, "an earlier count of 1 to 4 is not told, whatever it became"


def test_a_real_change_is_told_from_noise() -> None:
    publish(cells=months([*STEADY, (95, 100)]), targets=[target(RATE)])
    (figure,) = draft(briefing([item()])).figures
    assert wording.briefing.verdict(figure.row, FEBRUARY) == "A real change"
    assert wording.briefing.verdict(figure.row, MARCH) == "No real change"


def test_questions_are_asked_by_rule() -> None:
    lines = [row_of(name, kind="worked_out", unit="percent", label=name) for name in (RATE, EXCLUDING)]
    lines.append(row_of("complaints_count", better="lower"))
    cells = [*months(STEADY), *months([*[(50, 60)] * 19, (0, 0)], EXCLUDING)]
    publish(lines=lines, cells=cells, targets=[target(RATE)], told=[supplied("complaints_count", "2024-03-31", 3)])
    wanted = briefing([item(), item(EXCLUDING), item("complaints_count")])
    red, reach, alone = draft(wanted).questions[:3]
    assert red.endswith("is 62.0%, beyond its target of 95%, and no reason is on record. What is the reason?")
    assert "the target of 95% lies outside what this process gives" in reach
    assert "all of the 100 cases in Mar\u00a02024 were exceptions" in alone
    assert not any("complaints" in each.lower() for each in draft(wanted).questions)
    said = Commentary(RATE, MARCH, "Two posts were empty.", "Agency cover.", "SEND casework", dt.date(2030, 1, 1))
    Register.open().explain(said, "A. Steward")
    assert draft(wanted).questions[0] == reach, "a red figure that is explained asks nothing"


def test_overdue_actions_of_the_priority_are_asked_after(data_root: Path) -> None:
    own_root(data_root)
    asked = draft(briefing([item()])).questions
    assert any(each.startswith("Priority 5 Pathway: ") and "overdue" in each for each in asked)
    assert not any(each.startswith("Priority 1") for each in asked), "of the figures' own priorities alone"
    assert draft(briefing([], committee="Another")).questions == ()


def test_what_was_asked_for_and_is_overdue_is_asked_after(data_root: Path) -> None:
    own_root(data_root)
    (families,) = (each for each in draft(briefing([item()])).questions if "Tell families who wait" in each)
    assert families.startswith("SEND casework was asked for this by 15 March 2024: ") and families.endswith("What stands in the way?")
    assert not [each for each in draft(briefing([item()], meeting=dt.date(2024, 3, 15))).questions if "Tell families" in each]
