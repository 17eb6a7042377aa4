"""The Exceptions page's parts: each figure that needs a reason with what is said of it, the forms that say it, and what was said before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from scorecard import access, desk, wording
from scorecard.access import Role
from scorecard.desk.entered import MOST
from scorecard.exceptions import Exceptional
from scorecard.show.html import html_terms
from scorecard.show.opened import is_public, release
from scorecard.show.text import plain
from scorecard.terms import Commentary, ScorecardError
from scorecard.wording import count

_WIDTH = 240  # pixels, of a selection
_TROUBLE = "trouble of an exception"  # which indicator's form was not taken, and why
_KEPT = "typed of"  # what was typed into a form that was not taken


def narrowing(found: Sequence[Exceptional]) -> list[Exceptional]:
    """Narrow exceptions to the one that a link asks for (`?indicator=plans_20_weeks_rate`), or by whose they are and how they stand; gives
    those that are left."""
    asked = [each for each in found if each.indicator_id == st.query_params.get("indicator")]
    if asked:
        st.markdown("One figure, as the link asked. [All exceptions](exceptions)")
        return asked
    words = {each.stands: wording.exceptions.STANDS[each.stands] for each in found}
    whose = _chosen("Whose", "whose", {"": "Everybody's"} | {each: each for each in sorted({each.line.indicator.owner for each in found})})
    stands = _chosen("Standing", "stands", {"": "All"} | {str(each): said for each, said in words.items()})
    return [each for each in found if whose in ("", each.line.indicator.owner) and stands in ("", each.stands)]


def _chosen(label: str, key: str, options: Mapping[str, str]) -> str:
    if st.session_state.get(key) not in options:  # another date's choice, which this one does not have
        st.session_state[key] = ""
    return st.selectbox(label, list(options), format_func=options.__getitem__, key=key, width=_WIDTH)


def exception(each: Exceptional, who: str, today: dt.date) -> None:
    """One figure: whose, why, since when, what is said of it, and the forms that enter, change and close that."""
    with st.container(border=True, gap="xsmall", key=f"exception {each.indicator_id}"):
        st.subheader(plain(each.line.indicator.label), anchor=False)
        about = (wording.exceptions.why(each), wording.exceptions.figure(each), wording.exceptions.since(each))
        stands = f"**{plain(wording.exceptions.standing(each))}** · {plain(each.line.indicator.owner)}"
        st.markdown(f"{stands}  \n{' · '.join(plain(part) for part in about if part)}")
        if each.said is not None:
            _said(each.said, each.stands == "overdue")
        if each.is_open and not each.why:
            st.info(wording.exceptions.TO_CLOSE)
        named, trouble = st.session_state.get(_TROUBLE, ("", ""))
        if named == each.indicator_id:
            st.error(plain(trouble))
        _opened("Change what is said" if each.is_open else "Enter a reason", "explain", each, lambda: _explaining(each, who, today))
        if each.is_open:
            _opened("Close it", "close", each, lambda: _closing(each, who))
        if each.last_entry:
            _opened("All that was said", "history", each, lambda: _history(each))


def commentary(as_at: dt.date) -> dict[str, str]:
    """What stands beside each figure of the scorecard, by indicator: that it needs a reason, or what is said of it. Nothing in public:
    nobody has read it for what it tells of children."""
    if is_public():
        return {}
    found = desk.exceptions.found(release(), as_at, dt.date.today())
    return {each.indicator_id: said for each in found if (said := wording.exceptions.beside(each))}


def line_commentary(row: wording.BoardRow) -> None:
    """What is said of one line's figure, for everybody, with all that was said; and where a steward says it."""
    if is_public():
        st.markdown(wording.exceptions.NOT_PUBLIC)
        return
    as_at = release().release.newest_as_at
    each = next((each for each in desk.exceptions.found(release(), as_at, dt.date.today()) if each.indicator_id == row.indicator_id), None)
    if each is None:
        st.markdown(wording.exceptions.NOTHING_SAID)
    else:
        st.markdown(f"**{plain(wording.exceptions.standing(each))}** · {plain(wording.exceptions.why(each))}")
        if each.said is not None:
            _said(each.said, each.stands == "overdue")
        if access.visitor().may(Role.AUTHOR):
            st.markdown(f"[Enter a reason, change it or close it](exceptions?indicator={each.indicator_id})")
    if entries := desk.exceptions.history(row.indicator_id):
        with st.expander(f"All that was said: {count(len(entries), 'entry', 'entries')}"):
            _entries(entries)


def _said(entry: Commentary, overdue: bool = False) -> None:
    rows = {"Reason": entry.reason, "Action": entry.action, "Who acts": f"{entry.owner} · {wording.exceptions.review(entry, overdue)}"}
    if entry.closed:
        rows["Closed because"] = entry.closing
    html_terms(rows)
    st.caption(plain(wording.exceptions.entered(entry)))


def _opened(words: str, what: str, each: Exceptional, draw: Callable[[], None]) -> None:
    """Something to unfold, drawn once it is: a page may have dozens."""
    box = st.expander(words, type="compact", key=f"{what} {each.indicator_id}", on_change="rerun")
    if box.open:
        with box:
            draw()


def _explaining(each: Exceptional, who: str, today: dt.date) -> None:
    """The form that enters a reason, or changes it. Its fields are named after the last entry: what somebody else entered shows at once."""
    said, typed = each.said if each.is_open else None, st.session_state.get(f"{_KEPT} {each.indicator_id}", {})
    keys = {name: f"{name} {each.indicator_id} {each.last_entry}" for name in ("reason", "action", "owner", "review_date")}

    def filled(name: str) -> str:
        return typed.get(name) or (getattr(said, name) if said else "")

    with st.form(f"form {each.indicator_id} {each.last_entry}", border=False, enter_to_submit=False):
        st.text_area("Reason", filled("reason"), key=keys["reason"], max_chars=MOST, height=90, placeholder="Why the figure is as it is")
        st.text_area("Action", filled("action"), key=keys["action"], max_chars=MOST, height=90, placeholder="What is done about it")
        with st.container(horizontal=True):
            owner = filled("owner") or each.line.indicator.owner
            st.text_input("Who acts: a role or a team", owner, key=keys["owner"], max_chars=desk.exceptions.MOST_OWNER, width=320)
            tomorrow = today + dt.timedelta(days=1)
            date = typed.get("review_date") or (said.review_date if said else None)
            date = date if date and date >= tomorrow else None
            st.date_input("Review date", date, tomorrow, key=keys["review_date"], format="DD/MM/YYYY", width=180)
        st.form_submit_button(
            "Enter the change" if said else "Enter it", on_click=_explain, args=(each, who, today, keys), key=f"enter {each.indicator_id}"
        )


def _closing(each: Exceptional, who: str) -> None:
    key = f"closing {each.indicator_id} {each.last_entry}"
    with st.form(f"closing form {each.indicator_id} {each.last_entry}", border=False, enter_to_submit=False):
        st.text_area("Why it is closed", key=key, max_chars=MOST, height=90)
        st.form_submit_button("Close it", on_click=_close, args=(each, who, key), key=f"close it {each.indicator_id}")


def _history(each: Exceptional) -> None:
    entries = desk.exceptions.history(each.indicator_id)
    st.caption(f"{count(len(entries), 'entry', 'entries')}, newest first.")
    _entries(entries)


def _entries(entries: Sequence[Commentary]) -> None:
    for entry in entries:
        with st.container(border=True, gap=None):
            _said(entry)


def _explain(each: Exceptional, who: str, today: dt.date, keys: dict[str, str]) -> None:
    typed = {name: st.session_state.get(key) for name, key in keys.items()}
    words = {name: typed[name] or "" for name in ("reason", "action", "owner")}
    st.session_state[f"{_KEPT} {each.indicator_id}"] = typed
    _attempt(each, lambda: desk.exceptions.explain(each, who, **words, review_date=typed["review_date"], today=today))


def _close(each: Exceptional, who: str, key: str) -> None:
    _attempt(each, lambda: desk.exceptions.close(each, who, st.session_state.get(key) or ""))


def _attempt(each: Exceptional, act: Callable[[], None]) -> None:
    """Do what a form asks: once it is entered, the forms are empty and folded; what is not taken stays typed, and is told."""
    st.session_state.pop(_TROUBLE, None)
    try:
        act()
    except ScorecardError as error:
        st.session_state[_TROUBLE] = (each.indicator_id, str(error))
        return
    st.session_state.pop(f"{_KEPT} {each.indicator_id}", None)
    for what in ("explain", "close"):
        st.session_state[f"{what} {each.indicator_id}"] = False
