"""A SEND manager asks: how many cases and reviews are open and late, how old are they, and is the pile growing or shrinking?"""

import streamlit as st

from scorecard import charts, show, wording

show.heading("Backlog", "How many assessments and annual reviews are open and late, and is it getting better?")
found, flows = show.figures("backlog", "month"), show.figures("backlog")
show.shown(found, adds_up=False)

assessments = ["assessments_open_count", "assessments_overdue_count", "assessments_overdue_mean_weeks"]
show.tiles(found, [*assessments, "assessments_due_28_days_count", "reviews_overdue_count", "reviews_backlog_count"])

st.header("Open assessments", anchor=False)
left, right = st.columns(2, gap="medium")
with left:
    ages = ["0-6", "6-16", "16-20", "20-30", "30-52", "52+"]
    by_age = charts.bars(charts.details(found, "assessments_open_count", ages), charts.AGE_BANDS)
    about, title = "open assessments, by weeks since the request", wording.title(found, "assessments_open_count")
    show.figure(found, ["assessments_open_count"], about, title, [wording.parts(found, "assessments_open_count", ages)], by_age)
with right:
    flow = charts.flow(charts.of(flows, "requests_count"), charts.of(flows, *wording.CLOSED))
    shown = ["requests_count", *wording.CLOSED]
    show.figure(flows, shown, "requests in and cases closed", wording.flow_title(flows), [wording.flow_sentence(flows)], flow)

st.header("Assessments open after 20 weeks", anchor=False)
left, right = st.columns(2, gap="medium")
with left:
    late = ("assessments_overdue_count", "assessments_due_28_days_count")
    show.lines(found, "assessments open after 20 weeks, and soon to be", *late, explained=wording.states.TRIBUNAL)
with right:
    waiting = charts.lines(charts.of(found, "assessments_overdue_mean_weeks"), mark=20, mark_label="20 weeks")
    about, title = "average wait of assessments open after 20 weeks", wording.title(found, "assessments_overdue_mean_weeks")
    show.figure(found, ["assessments_overdue_mean_weeks"], about, title, [], waiting)

st.header("Annual reviews", anchor=False)
reviews = ("reviews_overdue_count", "reviews_backlog_count")
show.lines(found, "annual reviews overdue, and held and not finished", *reviews, explained=wording.states.REVIEWS)
