"""A SEND manager asks: are decisions, advice and plans on time, for the cases finished this month and for those now due?"""

import streamlit as st

from scorecard import charts, show, wording

show.heading("Timeliness", "How soon do children and young people get a decision, advice and a plan?")
found = show.figures("timeliness")
show.shown(found)


def rates(about: str, *measure_ids: str, explained: str = "") -> None:
    """A figure of rates, a line each. Its heading is the first one's finding; its sentences give the counts of each.

    Beside the first one's line stands what is published of it, where the window is the calendar year as theirs is.
    """
    counts = [wording.of_them(found, each) for each in measure_ids]
    notes = " ".join(each for each in (explained, wording.begins(found, measure_ids)) if each)
    beside = show.published(found, measure_ids[0])
    lines = charts.lines(charts.of(found, *measure_ids), beside=beside.marks)
    show.figure(found, measure_ids, about, wording.title(found, measure_ids[0]), counts, lines, notes, beside)


show.tiles(found, ["plans_20_weeks_rate", "plans_20_weeks_due_rate", "decision_6_weeks_rate", "plans_mean_weeks"])

st.header("A plan within 20 weeks", anchor=False)
if found.window != "year_to_date":
    st.caption(wording.CALENDAR_YEARS)
left, right = st.columns(2, gap="medium")
with left:
    lenses = ("plans_20_weeks_rate", "plans_20_weeks_due_rate")
    rates("plans within 20 weeks, issued and due", *lenses, explained=wording.states.TWO_LENSES)
with right:
    exceptions = ("plans_20_weeks_excluding_exceptions_rate", "plans_20_weeks_rate")
    rates("plans within 20 weeks, with and without exceptions", *exceptions, explained=wording.states.EXCEPTIONS)

st.header("How long plans take", anchor=False)
left, right = st.columns(2, gap="medium")
with left:
    weeks = charts.lines(charts.of(found, "plans_mean_weeks"), mark=20, mark_label="20 weeks")
    show.figure(found, ["plans_mean_weeks"], "average weeks from request to plan", wording.title(found, "plans_mean_weeks"), [], weeks)
with right:
    ages = ["within_20_weeks", "20_to_52_weeks", "over_52_weeks"]
    issued = charts.bars(charts.details(found, "plans_issued_count", ages), charts.IN_TIME_OR_NOT)
    about, title = "plans issued, by how long they took", wording.title(found, "plans_issued_count")
    show.figure(
        found, ["plans_issued_count"], about, title, [wording.parts(found, "plans_issued_count", ages)], issued, wording.states.OVERTURNED
    )

st.header("A decision within 6 weeks, and advice", anchor=False)
left, right = st.columns(2, gap="medium")
with left:
    decisions = ("decision_6_weeks_rate", "decision_6_weeks_due_rate")
    rates("decisions within 6 weeks, made and due", *decisions, explained=wording.states.TWO_LENSES_6_WEEKS)
with right:
    rates("advice within 6 weeks, by service", "ep_advice_6_weeks_rate", "health_advice_6_weeks_rate", "social_care_advice_6_weeks_rate")
