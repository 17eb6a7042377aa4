"""A director asks: are there enough people, are they ours, and are families keeping the same case officer?"""

import streamlit as st

from scorecard import charts, show, wording

show.heading("Workforce", "Are posts filled, by whom, and how much work does each case officer have?")
found = show.figures("workforce")
show.shown(found, adds_up=False)

posts = ["posts_filled_permanent_rate", "vacancy_rate", "agency_rate"]
show.tiles(found, [*posts, "case_officers_permanent_rate", "educational_psychologists_fte", "caseload_per_officer"])

st.header("Posts", anchor=False)
left, right = st.columns(2, gap="medium")
with left:
    show.lines(found, "posts filled, vacant and by agency, all teams", *posts, explained=wording.states.POSTS)
with right:
    teams = charts.lines(charts.details(found, posts[0], found.details(posts[0])))
    show.figure(found, [posts[0]], "posts filled by permanent staff, by team", wording.lowest_detail(found, posts[0]), [], teams)

left, right = st.columns(2, gap="medium")
for column, measure_id, about in ((left, posts[1], "vacant posts, by team"), (right, posts[2], "agency workers, by team")):
    with column:
        teams = charts.lines(charts.details(found, measure_id, found.details(measure_id)))
        show.figure(found, [measure_id], about, wording.highest_part(found, measure_id), [], teams)

st.header("Case officers", anchor=False)
left, right = st.columns(2, gap="medium")
with left:
    show.lines(found, "plans per case officer", "caseload_per_officer", explained=wording.states.CASELOAD)
with right:
    show.lines(
        found,
        "case officers in permanent posts, and plans that changed case officer",
        "case_officers_permanent_rate",
        "officer_change_rate",
    )

st.header("Educational psychologists, and training", anchor=False)
left, right = st.columns(2, gap="medium")
with left:
    show.lines(found, "educational psychologists", "educational_psychologists_fte", "ep_vacancies_fte", "ep_agency_fte")
with right:
    show.lines(found, "training in SEND law", "ipsea_trained_rate")
