"""Sentences: each is true of its figures, also where there are few, none, or nothing to compare."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from make.figures import figures
from scorecard import measure, wording
from scorecard.released import SetAside
from scorecard.wording.subjects import SUBJECTS

MARCH = dt.date(2024, 3, 31)
TWO = [("2024-02", 36, 68), ("2024-03", 55, 82)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (TWO, "67.1% of plans issued in March 2024 were on time, up from 52.9% in February"),
        ([TWO[1], ("2024-04", 36, 68)], "52.9% of plans issued in April 2024 were on time, down from 67.1% in March"),
        ([("2023-12", 1, 2), ("2024-01", 1, 2)], "50.0% of plans issued in January 2024 were on time, the same as in December 2023"),
        ([("2024-02", 500, 1000), ("2024-03", 5001, 10000)], "50.0% of plans issued in March 2024 were on time, almost the same as in February"),
        ([TWO[1]], "67.1% of plans issued in March 2024 were on time"),
        ([("2024-02", 0, 0), TWO[1]], "67.1% of plans issued in March 2024 were on time"),
        ([TWO[0], ("2024-03", 0, 0)], "There were no plans issued in March 2024, so there is no rate"),
        ([TWO[0], ("2024-03", 0, 8)], "0.0% of plans issued in March 2024 were on time, down from 52.9% in February"),
    ],
)  # fmt: skip
def test_a_rate_is_titled_by_its_finding(rows: list, expected: str) -> None:
    assert wording.title(figures(plans_20_weeks_rate=rows), "plans_20_weeks_rate") == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [("2024-02", 139), ("2024-03", 110)],
            "110 assessments were open after 20 weeks at the end of March 2024, down from 139 in February",
        ),
        ([("2024-02", 0), ("2024-03", 1)], "1 assessment was open after 20 weeks at the end of March 2024, up from 0 in February"),
        ([("2024-02", 3), ("2024-03", 0)], "No assessments were open after 20 weeks at the end of March 2024, down from 3 in February"),
        ([("2024-03", 1234)], "1,234 assessments were open after 20 weeks at the end of March 2024"),
    ],
)
def test_a_count_is_titled_by_its_finding(rows: list, expected: str) -> None:
    assert wording.title(figures(assessments_overdue_count=rows), "assessments_overdue_count") == expected


def test_a_mean_is_titled_by_its_finding() -> None:
    found = figures(plans_mean_weeks=[("2024-02", 285, 10), ("2024-03", 237, 10)])
    assert (
        wording.title(found, "plans_mean_weeks")
        == "Plans issued in March 2024 took 23.7 weeks on average, down from 28.5 weeks in February"
    )
    nothing = figures(plans_mean_weeks=[("2024-03", 0, 0)])
    assert wording.title(nothing, "plans_mean_weeks") == "There were no plans issued in March 2024, so there is no average"


def test_a_measure_that_does_not_reach_the_newest_month_does_not_speak_of_an_older_one() -> None:
    found = figures(plans_20_weeks_rate=TWO[:1], plans_issued_count=[("2024-02", 68), ("2024-03", 82)])
    assert wording.title(found, "plans_20_weeks_rate") == "New EHC plans issued within 20 weeks: no figure yet for March 2024"
    assert wording.of_them(found, "plans_20_weeks_rate") == ""


def test_a_measure_that_is_not_in_the_release_is_said_so() -> None:
    assert wording.title(figures(), "plans_20_weeks_rate") == "No figures for this in release r0001"
    assert wording.title(figures(plans_20_weeks_rate=TWO), "nothing_rate") == "No figures for this in release r0001"


def test_a_measure_without_words_of_its_own_is_spoken_of_by_its_label() -> None:
    found = figures(rising_5_plans_count=[("2024-03", 63)])
    assert wording.title(found, "rising_5_plans_count") == "Rising fives with a plan: 63 in March 2024"
    assert wording.short("rising_5_plans_count", found.measure("rising_5_plans_count")) == "Rising fives with a plan"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("2024-03", 55, 82), "55 of 82 plans issued in March 2024 were issued within 20 weeks of the request."),
        (("2024-03", 4, 9), "4 of 9 plans issued in March 2024 were issued within 20 weeks of the request. So few cases swing the rate: read it with care."),
        (("2024-03", 0, 0), "There were no plans issued in March 2024."),
        (("2024-03", 1234, 2000), "1,234 of 2,000 plans issued in March 2024 were issued within 20 weeks of the request."),
    ],
)  # fmt: skip
def test_a_rate_s_two_counts_are_said(row: tuple, expected: str) -> None:
    assert wording.of_them(figures(plans_20_weeks_rate=[row]), "plans_20_weeks_rate") == expected


def test_a_count_is_divided_by_what_is_there() -> None:
    ages = ["0-6", "6-16", "52+"]
    found = figures(
        {("assessments_open_count", "0-6"): [("2024-03", 94)], ("assessments_open_count", "52+"): [("2024-03", 2)]},
        assessments_open_count=[("2024-03", 96)],
    )
    assert wording.parts(found, "assessments_open_count", ages) == "Up to 6 weeks: 94 · Over 52 weeks: 2."
    assert wording.parts(figures(assessments_open_count=[("2024-03", 0)]), "assessments_open_count", ages) == ""


def flows(open_now: int, months: int = 1) -> dict:
    dates = [f"2023-{each:02d}" for each in range(4, 13)] + ["2024-01", "2024-02", "2024-03"]
    dates = dates[-max(months, 2) :]
    return {
        "requests_count": [(each, 100) for each in dates],
        "plans_issued_count": [(each, 60) for each in dates],
        "refusal_to_assess_rate": [(each, 20, 90) for each in dates],
        "refusal_to_issue_rate": [(each, 5, 65) for each in dates],
        "closed_otherwise_count": [(each, 3) for each in dates],
        "assessments_open_count": [(each, 318) for each in dates[:-1]] + [(dates[-1], open_now)],
    }


def test_what_came_in_and_went_out_is_added_up_from_numerators() -> None:
    found = figures(**flows(263))
    assert wording.flow_title(found) == "100 requests came in and 88 cases were closed in March 2024"
    assert wording.flow_sentence(found) == "Open assessments fell by 55 to 263."
    assert wording.flow_sentence(figures(**flows(320))) == "Open assessments rose by 2 to 320."
    assert wording.flow_sentence(figures(**flows(318))) == "Open assessments stayed at 318."
    year = wording.flow_sentence(figures(**flows(263, months=12)))
    assert year == "Open assessments fell by 55 to 263. Over 12 months 1,200 came in and 1,056 were closed."
    one = figures(requests_count=[("2024-03", 1)], closed_otherwise_count=[("2024-03", 1)])
    assert wording.flow_title(one) == "1 request came in and 1 case was closed in March 2024"


def test_a_filter_that_does_not_reach_a_measure_is_said() -> None:
    rows = [("2024-03", 640)]
    found = figures(reviews_overdue_count=rows, cohort={"phase": "primary", "primary_need": "ASD", "area": "Poole North"})
    said = wording.unfiltered(found, "reviews_overdue_count")
    assert said == "Annual reviews are not counted by phase or primary need: this shows all of them, whatever is chosen above."
    assert wording.scope(found, "reviews_overdue_count") == "Poole North"
    assert wording.unfiltered(figures(reviews_overdue_count=rows), "reviews_overdue_count") == ""


def test_a_line_that_begins_later_says_why() -> None:
    found = figures(plans_20_weeks_rate=TWO, plans_20_weeks_due_rate=TWO[1:])
    ids = ["plans_20_weeks_rate", "plans_20_weeks_due_rate"]
    assert wording.begins(found, ids).startswith("“Plans due” begins in March 2024: earlier months would lack cases")
    assert wording.begins(found, ids[:1]) == ""


def test_the_source_line_names_release_date_and_definition() -> None:
    said = wording.source(figures(plans_20_weeks_rate=TWO), ["plans_20_weeks_rate"])
    assert said == "Release r0001 · as at 31 March 2024 · definition: New EHC plans issued within 20 weeks"


def test_the_text_for_who_cannot_see_says_what_is_drawn() -> None:
    found = figures(plans_20_weeks_rate=TWO)
    said = wording.alt("Line chart", "plans within 20 weeks", found, "67.1% were on time")
    assert (
        said
        == "Line chart of plans within 20 weeks, by month, February 2024 to March 2024. 67.1% were on time. The figures are in the table below it."
    )


def test_a_half_term_is_named_by_its_day_and_compared_with_last_school_year() -> None:
    count = figures(suspensions_ytd_count=[("2023-02", 2_858), ("2024-02", 3_838)])
    assert wording.title(count, "suspensions_ytd_count") == (
        "3,838 suspensions began in the school year to 15 February 2024, up from 2,858 at the same point last school year"
    )
    rate = figures(suspension_rate=[("2023-12", 500, 10_000), ("2024-02", 747, 10_000)])
    assert wording.title(rate, "suspension_rate") == ("Suspensions in the school year to 15 February 2024 came to 7.47 per 100 pupils"), (
        "the half-term before is of the same year to date: nothing to compare with"
    )
    flow = figures(suspensions_count=[("2023-02", 3), ("2024-02", 1)])
    assert wording.title(flow, "suspensions_count").startswith("1 suspension began in the half-term to 15 February 2024, down from 3")


def test_what_nobody_was_counted_for_has_no_rate_and_what_is_missing_is_not_called_nothing() -> None:
    nobody = figures(suspension_rate=[("2024-02", 0, 0)])
    assert wording.title(nobody, "suspension_rate") == "There were no pupils on roll, so there is no rate"
    missing = figures(caseload_per_officer=[("2024-02", 2400, 16), ("2024-03", None)])
    assert wording.title(missing, "caseload_per_officer") == "Plans per case officer: not available in March 2024"
    assert wording.of_them(missing, "caseload_per_officer") == ""
    back = figures(caseload_per_officer=[("2024-02", None), ("2024-03", 2400, 16)])
    assert wording.title(back, "caseload_per_officer") == "Each full-time case officer held 150.0 plans on average at the end of March 2024"


def test_in_running_text_a_measure_that_a_filter_does_not_reach_says_of_whom_it_is() -> None:
    rows = {"pupils_over_45_days_count": [("2024-02", 1)]}
    said = "1 pupil had lost over 45 school days to suspension in the school year to 15 February 2024"
    assert wording.stands(figures(**rows), "pupils_over_45_days_count") == f"{said}."
    special = figures(**rows, cohort={"primary_need": "ASD"})
    assert wording.stands(special, "pupils_over_45_days_count") == f"{said} (all needs)."
    assert wording.stands(special, "lunchtime_exclusions_ytd_count") == "", "nothing is said of what the release does not have"


def test_shares_of_full_time_equivalents_keep_their_decimal() -> None:
    found = figures(vacancy_rate=[("2024-03", 2.5, 17.6)])
    assert wording.of_them(found, "vacancy_rate") == ("2.5 of 17.6 FTE of posts, filled or vacant, at the end of March 2024 were vacant.")


def test_a_chart_of_the_newest_date_alone_says_so() -> None:
    found = figures(suspensions_count=[("2023-12", 5), ("2024-02", 7)])
    assert "by half-term, December 2023 to February 2024." in wording.alt("Line chart", "suspensions", found, "7")
    assert "suspensions, 15 February 2024. 7." in wording.alt("Bar chart", "suspensions", found, "7", True)
    assert wording.source(found, []) == "Release r0001 · figures to 15 February 2024"


def test_definitions_give_question_and_basis() -> None:
    found = figures()
    said = wording.definitions([found.measure("plans_20_weeks_rate"), None])
    assert "Of the plans issued this month, how many were issued within 20 weeks of the request?" in said and "reg. 13(2)" in said
    assert said.count("\n") == 0


def test_every_measure_spoken_of_exists_and_its_words_are_whole() -> None:
    known = {each.measure_id: each for each in measure.measures()}
    for measure_id, subject in SUBJECTS.items():
        assert measure_id in known
        is_half_termly = known[measure_id].calendar == "half_term"
        then, now = ("2023-03", "2024-03") if is_half_termly else ("2024-02", "2024-03")
        rows = [(then, 30, 60), (now, 40, 60)] if known[measure_id].unit not in ("count", "fte") else [(then, 30), (now, 40)]
        title = wording.title(figures(**{measure_id: rows}), measure_id)
        words = ("31 March 2024", "at the same point last school year") if is_half_termly else ("March 2024", "in February")
        assert all(each in title for each in words) and not re.search(r"[{}]", title)
        assert title[0].isupper() or title[0].isdigit()
        if subject.kind == "rate":
            said = wording.of_them(figures(**{measure_id: rows}), measure_id)
            assert re.match(r"40(\.0)? of 60(\.0)? ", said) and not re.search(r"[{}]", said)
        if subject.kind in ("rate", "mean"):
            nothing = wording.title(figures(**{measure_id: [("2024-03", 0, 0)]}), measure_id)
            assert nothing.startswith("There were no ") and not re.search(r"[{}]", nothing)


def test_the_parts_of_a_rate_are_compared_at_its_newest_date() -> None:
    teams = {("vacancy_rate", "send"): [("2024-03", 9, 50)], ("vacancy_rate", "pfa"): [("2024-03", 1, 20)]}
    found = figures(teams, vacancy_rate=[("2024-03", 10, 70)])
    said = wording.highest_part(found, "vacancy_rate")
    assert said == "Vacant posts at the end of March 2024: highest for SEND team (18.0%), lowest for Preparing for adulthood (5.0%)"


def test_time_lost_is_said_in_sessions_and_days() -> None:
    said = wording.sessions_lost(figures(suspension_sessions_mean=[("2023-12", 1_001, 250)]))
    assert said == "Suspensions took 1,001 sessions (501 school days) in the school year to 31 December 2023."
    assert wording.sessions_lost(figures(suspension_sessions_mean=[("2023-12", 0, 0)])) == ""


CASEWORK, WORKFORCE = SetAside("casework", MARCH, 3), SetAside("workforce", MARCH, 1)


@pytest.mark.parametrize(
    ("set_aside", "said"),
    [
        ((), ""),
        ((CASEWORK,), " · 3 records set aside"),
        ((WORKFORCE,), " · 1 record set aside"),
        ((CASEWORK, WORKFORCE), " · 3 records set aside in casework as at 31 March 2024, 1 in workforce as at 31 March 2024"),
        (
            tuple(SetAside("workforce", dt.date(2024, month, 1), month) for month in (5, 4, 3, 2, 1)),
            " · 5 records set aside in workforce as at 1 May 2024, 4 in workforce as at 1 April 2024, 3 in workforce as at 1 March 2024, "
            "3 in 2 other returns",
        ),
    ],
)
def test_a_source_line_says_what_was_set_aside(set_aside: tuple[SetAside, ...], said: str) -> None:
    aside = {"plans_20_weeks_rate": tuple((MARCH, each) for each in set_aside)}
    found = replace(figures(plans_20_weeks_rate=TWO, requests_count=[("2024-03", 5)]), aside=aside)
    assert wording.source(found, ["plans_20_weeks_rate"]) == (
        f"Release r0001 · as at 31 March 2024 · definition: New EHC plans issued within 20 weeks{said}"
    )
    assert wording.source(found, []) == f"Release r0001 · as at 31 March 2024{said}"
    assert "set aside" not in wording.source(found, ["requests_count"])
