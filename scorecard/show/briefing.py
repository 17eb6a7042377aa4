"""The Briefings page's parts: choosing one, writing it beside its draft, seeing it as it will be, and what became of a frozen one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from scorecard import desk, export, wording
from scorecard.released import NoRelease, Released
from scorecard.show.files import KINDS, File, both, file_buttons
from scorecard.show.text import plain
from scorecard.terms import PLACES, Briefing, BriefingItem, ScorecardError

NEW = ""
PLACES_NAMED = wording.briefing.PLACES
MEDIA = {"html": "text/html", "pdf": "application/pdf", "json": "application/json", **KINDS}
_SAVED, _CHOSEN, _VERSION = "briefing saved", "briefing chosen", "briefing of which a version"


def choose_briefing(known: list[Briefing]) -> Briefing:
    """The briefing that is chosen, or a new one. Where no release has a public file, the page says so and ends here."""
    by_id = {each.briefing_id: each for each in known}
    if _CHOSEN in st.session_state:
        st.session_state["briefing"] = st.session_state.pop(_CHOSEN)
    named = {NEW: "A new briefing"} | {name: f"{name}: {each.title}, {wording.day(each.meeting)}" for name, each in by_id.items()}
    chosen = st.selectbox("Briefing", list(named), format_func=named.__getitem__, key="briefing", width=480)
    if saved := st.session_state.pop(_SAVED, ""):
        st.success(plain(saved))
    if chosen != NEW:
        return by_id[chosen]
    try:
        of = st.session_state.get(_VERSION)
        return desk.briefings.new_version(by_id[of]) if of in by_id else desk.briefings.empty(dt.date.today())
    except NoRelease as error:
        st.info(plain(str(error)))
        st.stop()


def write_briefing(of: Briefing, who: str) -> None:
    """Write a briefing: what it is for, its figures in order, each with its cohort, comparators and words; then save, preview, freeze."""
    key = f"{of.briefing_id} {of.entry_id} {of.replaces}"
    try:
        release = desk.briefings.public(of.release_id)
        written = _items(_about(of, key, release), key, release)
    except ScorecardError as error:
        st.error(plain(str(error)))
        return
    changed = written != of
    with st.container(horizontal=True):
        if st.button("Save", type="primary", disabled=bool(of.briefing_id) and not changed, key=f"save {key}"):
            _act(lambda: _saved(written, who))
        look = st.toggle("Show it as it will be", key=f"look {key}")
        if of.briefing_id and of.items and st.button("Freeze it for good", disabled=changed, key=f"freeze {key}"):
            _act(lambda: _frozen(of, who))
    st.caption(wording.briefing.FREEZING)
    if look:
        try:
            st.iframe(desk.briefings.preview(desk.briefings.draft(written)), height=760, alt="The briefing as it will be")
        except ScorecardError as error:
            st.error(plain(str(error)))


def frozen_briefing(of: Briefing) -> None:
    """A frozen briefing: what became of its figures since, its files, and a new version of it."""
    try:
        found, notices = desk.briefings.frozen(of.briefing_id)
    except ScorecardError as error:
        st.error(plain(str(error)))
        return
    for sentence in notices.sentences:
        st.warning(plain(sentence), icon=":material/history:")
    if notices.revisions:
        sheet = desk.briefings.revisions(notices)
        st.table([dict(zip(sheet.headings, row, strict=True)) for row in sheet.rows], hide_index=True)
        files = both("What was revised", f"{of.briefing_id}_revised", lambda kind: export.as_file(kind, sheet))
        file_buttons("revised", files)
    if not notices.hides:
        taken = {
            f"{name}": File(f"{of.briefing_id}_{name}", MEDIA[name.rpartition(".")[2]], found.file(name).read_bytes)
            for name in found.manifest["files"]
        }
        st.subheader("Take it away", anchor=False)
        with st.container(horizontal=True):
            file_buttons("frozen", taken)
        if st.toggle("Show it", key=f"look {of.briefing_id}"):
            st.iframe(found.file("index.html").read_text(encoding="utf-8"), height=760, alt="The briefing as it was frozen")
    if st.button("Make a new version of it"):
        st.session_state[_VERSION], st.session_state[_CHOSEN] = of.briefing_id, NEW
        st.rerun()


def _about(of: Briefing, key: str, release: Released) -> Briefing:
    """What a briefing is for: title, committee, day, and the release it is frozen to."""
    with st.container(horizontal=True):
        title = st.text_input("Title", of.title, key=f"title {key}", max_chars=120, width=420)
        names = desk.briefings.committees(release)
        at = names.index(of.committee) if of.committee in names else None
        committee = st.selectbox("Committee", names, index=at, key=f"committee {key}", accept_new_options=True, width=380)
        meeting = st.date_input("Meeting", of.meeting, key=f"meeting {key}", format="DD/MM/YYYY", width=160)
        known = desk.briefings.releases()
        choices = known if of.release_id in known else [of.release_id, *known]
        frozen_to = st.selectbox("Release", choices, index=choices.index(of.release_id), key=f"release {key}", width=140)
    if of.replaces:
        st.caption(f"It replaces {of.replaces}, which stays as it is.")
    assert isinstance(meeting, dt.date)
    return replace(of, title=title, committee=committee or "", meeting=meeting, release_id=frozen_to)


def _items(of: Briefing, key: str, release: Released) -> Briefing:
    """Its figures, in the order in which they are chosen; of each its cohorts, in theirs."""
    subjects = desk.briefings.subjects(release)
    before: dict[str, list[BriefingItem]] = {}
    for each in of.items:
        before.setdefault(each.subject, []).append(each)
    there = [each for each in before if each in subjects]
    chosen = st.multiselect("Figures, in order", list(subjects), there, format_func=subjects.__getitem__, key=f"figures {key}")
    items: list[BriefingItem] = []
    for place, subject in enumerate(chosen, 1):
        with st.expander(plain(f"{place}. {subjects[subject]}")):
            items += _of_subject(of, before.get(subject, [BriefingItem(subject)]), key, release)
    return replace(of, items=tuple(items))


def _of_subject(of: Briefing, before: list[BriefingItem], key: str, release: Released) -> list[BriefingItem]:
    """The items of one subject: a cohort each, all beside the same published figures."""
    subject, places = before[0].subject, before[0].comparators
    cohorts: Mapping[tuple[str, str], str] = desk.briefings.cohorts(release, subject)
    by_cohort = {(each.column, each.value): each for each in before if (each.column, each.value) in cohorts}
    named = PLACES_NAMED.__getitem__
    with st.container(horizontal=True):
        of_whom = st.multiselect(
            "Of", list(cohorts), list(by_cohort), format_func=cohorts.__getitem__, key=f"of {subject} {key}", width=420
        )
        beside = st.multiselect("Beside it", PLACES, places, format_func=named, key=f"beside {subject} {key}", width=420)
    found = []
    for column, value in of_whom:
        there = by_cohort.get((column, value), BriefingItem(subject, column, value))
        item = replace(there, comparators=tuple(each for each in PLACES if each in beside))
        found.append(_with_words(of, item, f"{subject} {column} {value} {key}"))
    return found


def _with_words(of: Briefing, item: BriefingItem, name: str) -> BriefingItem:
    """An item with the author's words, beside those that are drafted."""
    figure = desk.briefings.draft(replace(of, items=(item,))).figures[0]
    drafted, own = st.columns(2)
    with drafted:
        st.markdown("**As drafted**")
        st.markdown(plain(figure.drafted))
    with own:
        words = st.text_area("In your words, where they should stand instead", item.words, key=f"words {name}", height=170)
    return replace(item, words=words)


def _saved(written: Briefing, who: str) -> str:
    saved = desk.briefings.save(written, who)
    st.session_state[_CHOSEN] = saved.briefing_id
    st.session_state.pop(_VERSION, None)
    return f"{saved.briefing_id} is saved."


def _frozen(of: Briefing, who: str) -> str:
    desk.briefings.freeze(of, who)
    st.session_state[_CHOSEN] = of.briefing_id
    return f"{of.briefing_id} is frozen. It never changes from now on."


def _act(act) -> None:  # type: ignore[no-untyped-def]
    """Do it, say what came of it, and draw the page anew; where it could not be done, say why."""
    try:
        st.session_state[_SAVED] = act()
    except ScorecardError as error:
        st.error(plain(str(error)))
        return
    st.rerun()
