"""A director asks: how many children are suspended or excluded, which ones, what for, and is it better than at this point last year?"""

import streamlit as st

from scorecard import charts, show, wording

VIEW = "exclusions"
show.heading("Exclusions", "How often are children suspended or permanently excluded, compared with the same point last school year?")
found = show.figures(VIEW)
show.shown(found, adds_up=False)
by_provision, by_phase = show.by(VIEW, "sen_provision"), show.by(VIEW, "phase")

show.tiles(found, ["suspensions_ytd_count", "suspension_rate", "pupils_suspended_rate", "permanent_exclusions_ytd_count"])

st.header("Suspensions", anchor=False)
left, right = st.columns(2, gap="medium")
with left:
    show.years(found, "suspensions per 100 pupils, by school year", "suspension_rate", wording.stands(found, "suspensions_ytd_count"))
with right:
    show.cohorts("suspensions per 100 pupils, by SEN provision", "suspension_rate", by_provision)
left, right = st.columns(2, gap="medium")
with left:
    show.cohorts("suspensions per 100 pupils, by phase", "suspension_rate", by_phase)
with right:
    reasons = wording.largest(found, "suspensions_count")
    picture = charts.ranked(charts.details(found, "suspensions_count", found.details("suspensions_count")))
    show.figure(
        found,
        ["suspensions_count"],
        "suspensions in the half-term, by main reason",
        reasons,
        [wording.stands(found, "suspensions_count")],
        picture,
    )

st.header("Pupils, and time lost", anchor=False)
left, right = st.columns(2, gap="medium")
with left:
    show.years(
        found, "pupils suspended at least once, by school year", "pupils_suspended_rate", wording.of_them(found, "pupils_suspended_rate")
    )
with right:
    others = [wording.sessions_lost(found)]
    others += [wording.stands(found, each) for each in ("pupils_over_45_days_count", "lunchtime_exclusions_ytd_count")]
    show.years(
        found, "average length of a suspension, by school year", "suspension_sessions_mean", *others, explained=wording.states.LUNCHTIMES
    )

st.header("Permanent exclusions", anchor=False)
left, right = st.columns(2, gap="medium")
with left:
    settled = wording.parts(found, "permanent_exclusions_ytd_count", ["upheld", "pending"])
    show.years(found, "permanent exclusions, by school year", "permanent_exclusions_ytd_count", settled, explained=wording.states.PERMANENT)
with right:
    show.years(found, "permanent exclusions per 100 pupils, by school year", "permanent_exclusion_rate")
left, right = st.columns(2, gap="medium")
with left:
    show.cohorts("permanent exclusions per 100 pupils, by SEN provision", "permanent_exclusion_rate", by_provision)
with right:
    show.cohorts("permanent exclusions per 100 pupils, by phase", "permanent_exclusion_rate", by_phase)
