"""A director asks: how many pupils miss a tenth, or half, of school, and how far are pupils with SEN behind the others?"""

import streamlit as st

from scorecard import show, wording

VIEW = "persistent_absence"
show.heading("Attendance", "How many pupils miss a tenth or more of school, and how far apart are pupils with SEN and the others?")
found = show.figures(VIEW)
show.shown(found, adds_up=False)
by_provision, by_phase = show.by(VIEW, "sen_provision"), show.by(VIEW, "phase")


def gaps(measure_id: str) -> list[str]:
    """How far pupils with a plan, and with SEN support, stand from those with neither."""
    plan, support, none = (by_provision.get(wording.label("sen_provision", each)) for each in "EKN")
    pairs = ((plan, "pupils with an EHC plan"), (support, "pupils with SEN support"))
    return [wording.gap(each, none, measure_id, who, "pupils with no SEN") for each, who in pairs if each is not None and none is not None]


show.tiles(found, ["persistent_absence_rate", "severe_absence_rate", "absence_rate"])

st.header("Persistent absence", anchor=False)
st.markdown(wording.states.PERSISTENT)
left, right = st.columns(2, gap="medium")
with left:
    show.years(found, "persistent absence, by school year", "persistent_absence_rate", wording.of_them(found, "persistent_absence_rate"))
with right:
    show.cohorts("persistent absence, by SEN provision", "persistent_absence_rate", by_provision, *gaps("persistent_absence_rate"))

st.header("Severe absence", anchor=False)
left, right = st.columns(2, gap="medium")
with left:
    show.years(found, "severe absence, by school year", "severe_absence_rate", wording.of_them(found, "severe_absence_rate"))
with right:
    show.cohorts("severe absence, by SEN provision", "severe_absence_rate", by_provision, *gaps("severe_absence_rate"))

st.header("By phase", anchor=False)
left, right = st.columns(2, gap="medium")
with left:
    show.cohorts("persistent absence, by phase", "persistent_absence_rate", by_phase)
with right:
    show.cohorts("severe absence, by phase", "severe_absence_rate", by_phase)
