"""The improvement plan in words: sentences that are true of what they are given."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from make.plan import FEBRUARY, HOSTILE
from make.release import made_root
from scorecard import wording
from scorecard.released import Plan, open_release

say = wording.plan


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> Plan:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    found = open_release().plan()
    assert found is not None
    return found


def test_how_many_need_attention_and_what_became_of_that(plan: Plan) -> None:
    assert say.headline(plan) == "4 of 11 actions need attention, the same as in February"
    assert say.headline(plan.narrowed(priority="8")) == "1 of 2 actions needs attention, 1 more than in February"
    assert say.headline(plan.narrowed(rag="A")) == "2 of 2 actions need attention, 1 fewer than in February"
    assert say.headline(plan.narrowed(partner="NHS")) == "None of 2 actions need attention, the same as in February"
    assert say.headline(open_release().plan(FEBRUARY)) == "4 of 10 actions need attention"


def test_a_scheme_that_knows_no_trouble_counts_what_is_done(plan: Plan) -> None:
    scheme = tuple(replace(each, trouble=False) for each in plan.scheme)
    assert say.headline(replace(plan, scheme=scheme)) == "2 of 11 actions are done, 1 more than in February"


def test_the_others_and_the_dates(plan: Plan) -> None:
    assert say.stands(plan) == (
        "Of the others, 2 are done, 4 on track and 1 not started. 1 is overdue, 1 has slipped, and 3 are due by 28 April."
    )
    assert say.stands(plan.narrowed(rag="R")) == "1 is overdue, none has slipped, and none is due by 28 April."


def test_what_changed(plan: Plan) -> None:
    assert say.changes(plan) == ("Since February, 2 actions are new, 1 left the plan, 3 are rated anew, and 3 are expected on another day.")
    assert say.changes(open_release().plan(FEBRUARY)) == ""
    by_ref = {each.ref: say.changed(each) for each in plan.actions}
    assert by_ref["1.1"] == "was ■ High risk; was due 10\u00a0Feb\u00a02024" and by_ref["8.1"] == "new" and by_ref["1.2"] == ""


def test_a_rating_says_what_became_of_its_number(plan: Plan) -> None:
    said = {each.rating.code: say.moved(each, plan) for each in plan.totals()}
    assert (said["R"], said["A"], said["P"]) == ("1 more than in February", "1 fewer than in February", "as in February")


def test_where_most_need_attention(plan: Plan) -> None:
    assert say.most_trouble(plan, "priority") == "Most that need attention: 5 Pathway, 2 of 4 actions"
    assert say.most_trouble(plan.narrowed(rag="P"), "priority") == "Actions by priority"
    assert say.most_trouble(plan, "origin") == "Most that need attention: Inspection, 4 of 10 actions"


def test_milestones_and_risks(plan: Plan) -> None:
    assert wording.milestones.headline(plan) == "3 of 7 milestones due by now were met"
    assert say.risks_headline(plan) == "1 of 5 risks stays red, whatever is done about it"
    assert say.closed(plan) == "No longer in the register since February: K9 What K9 fears."
    rows = {(each["Milestone"], each["Due"]): each for each in wording.plan_tables.milestone_rows(plan)}
    own = rows["Plans in time", dt.date(2024, 12, 31)]
    figure = wording.board_row(open_release().line("plans_20_weeks_rate"), plan.as_at).latest
    assert (own["Baseline"], own["Target"], own["Actual"]) == ("10%", "62%", f"{figure} so far (31\u00a0Mar\u00a02024)")
    assert own["Standing"] == "○ Not due yet" and rows["Charter", dt.date(2024, 1, 31)]["Actual"] == "Signed by five of six"


def test_totals_by_a_column_add_up(plan: Plan) -> None:
    rows = wording.plan_tables.total_rows(plan, "lead_role")
    assert [each["Owner"] for each in rows] == ["SEND manager", "No owner given"]
    assert sum(each["Actions"] for each in rows) == 11 and sum(each["High risk"] for each in rows) == 2
    assert [each["Due soon"] for each in rows] == [3, 0]


def test_an_indicator_leads_to_its_page_and_its_name_is_text(plan: Plan) -> None:
    row = wording.board_row(open_release().line("plans_20_weeks_rate"), plan.as_at)
    found = wording.plan_tables.indicators_listed([replace(row, label="[x](javascript:alert(1)) | y")])
    last = found.splitlines()[-1]
    assert last.startswith("| [\\[x\\]\\(javascript\\:alert\\(1\\)\\) \\| y](measure?indicator=plans_20_weeks_rate) | ")


def test_a_highlight_report_is_filled_with_what_is_known(plan: Plan) -> None:
    release = open_release()
    pathway = next(each for each in plan.priorities if each.priority == "5")
    rows = wording.board_rows(release.lines(), plan.as_at)
    found = wording.highlight.facts(plan, rows, pathway)
    assert list(found) == list(wording.highlight.TITLES)
    assert "2 of 4 actions need no attention: ● On track 1, ✔ Actioned 1" in found["working_well"]
    assert "Done since February: 5.4 Do what 5.4 says" in found["working_well"]
    assert "■ High risk: 5.1 Do what 5.1 says" in found["less_well"] and "Overdue: 5.1 (15\u00a0Mar\u00a02024)" in found["less_well"]
    assert found["challenges"] == ("5.3 Do what 5.3 says: put off from 31\u00a0Jan\u00a02024 to 30\u00a0Jun\u00a02024",)
    assert found["difference"] == ("5.4: Families are told sooner",) and found["opportunities"] == found["help"] == ()
    assert (
        found["risks"][0] == "■ Red (without mitigation ■ Red): What K2 fears. A shared post" and found["risks"][-1] == "And 2 other risks"
    )
    assert any(each.startswith("✖ Not met: Assessments overdue, 100 by ") for each in found["milestones"])
    assert "Next: 5.2 Do what 5.2 says, by 20\u00a0Apr\u00a02024" in found["milestones"]
    worse = [each for each in rows if each.priority == "5" and (each.rating == "below" or each.verdict == "worse")]
    assert f"And {len(worse) - 3} other indicators" in found["less_well"]


def test_a_report_is_no_longer_than_its_page(plan: Plan) -> None:
    pathway = next(each for each in plan.priorities if each.priority == "1")
    found = wording.highlight.facts(plan, [], pathway)
    assert all(len(each) < 300 for part in found.values() for each in part) and HOSTILE not in str(found)
