"""The stewards' forms: reasons, releases and settings aside for the findings that are listed; accepting and holding a return."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from scorecard import desk, wording
from scorecard.desk.fixes import answerable, decided, records, releasable
from scorecard.gate import Standing
from scorecard.inbox import Standing as Waits
from scorecard.show.text import plain
from scorecard.terms import Entry, Finding, ScorecardError
from scorecard.wording import count

EVERY_SECOND = 1.0


def decisions(found: Sequence[Finding], stands: Standing, who: str) -> None:
    """What may be decided of the listed findings: a reason, and a button for each thing that it may be a reason for."""
    of = stands.snapshot
    queries, held, aside, done = answerable(found, stands), releasable(found, stands), records(found, stands), decided(found, stands)
    offers: list[tuple[str, bool, Callable[[str], object]]] = [
        (f"Answer {count(len(queries), 'query', 'queries')}", bool(queries), lambda why: desk.acts.give_reason(of, queries, who, why)),
        (f"Release {count(len(held), 'finding', 'findings')}", bool(held), lambda why: desk.acts.release_by_reason(of, held, who, why)),
        (f"Set {count(len(aside), 'record', 'records')} aside", bool(aside), lambda why: desk.acts.set_aside(of, aside, who, why)),
        (f"Take {count(len(done), 'decision', 'decisions')} back", bool(done), lambda why: desk.acts.take_back(of, done, who, why)),
    ]
    if not any(offered for _, offered, _ in offers):
        st.caption("Nothing in this list waits for a decision.")
        return
    with st.form("decide", border=False, clear_on_submit=False, enter_to_submit=False):
        why = st.text_input("Reason", key="reason", max_chars=500)
        with st.container(horizontal=True):
            chosen = [act for words, is_offered, act in offers if is_offered and st.form_submit_button(words, key=words.split()[0])]
    for act in chosen:
        _do(partial(act, why))


def aside(stands: Standing, who: str) -> None:
    """The records that were set aside, and bringing them back."""
    records = {f"{each.sheet} {each.record}": (each.sheet, each.record) for each in stands.set_aside}
    with st.form("aside", enter_to_submit=False):
        st.markdown(f"**{count(len(records), 'record is', 'records are')} set aside.**")
        chosen = st.multiselect("Bring back", list(records), key="back", placeholder="Choose records")
        why = st.text_input("Reason for bringing them back", key="why back", max_chars=500)
        asked = st.form_submit_button("Bring them back")
    if asked and chosen:
        _do(lambda: desk.acts.bring_back(stands.snapshot, [records[each] for each in chosen], who, why))


def acceptance(stands: Standing, who: str) -> None:
    """Accept the return, or hold it, with a reason."""
    of = stands.snapshot
    with st.form("accept", border=False, clear_on_submit=True, enter_to_submit=False):
        open_queries = len(stands.queries)
        answers = f", which answers the {count(open_queries, 'open query', 'open queries')}" if open_queries and not stands.holding else ""
        why = st.text_input(f"Reason{answers}", key="acceptance", max_chars=500)
        with st.container(horizontal=True):
            may = not of.accepted_at and not stands.holding and stands.kept and of.as_at is not None
            accepted = may and st.form_submit_button("Accept this return", type="primary", key="accept it")
            held = not of.held_by and st.form_submit_button("Hold it", key="hold it")
    if accepted:
        _do(lambda: desk.acts.accept(of, who, why))
    if held:
        _do(lambda: desk.acts.hold(of, who, why))


def checking(stands: Standing) -> bool:
    """How the check stands that leaves records out, where one was asked for. Gives whether one is under way."""
    order = desk.acts.being_checked(stands.snapshot)
    if order is None:
        return False
    if order.standing is Waits.FAILED:
        st.error(plain(order.message))
        if st.button("I have read this", key="dismiss"):
            _do(lambda: desk.acts.dismiss(order))
        return False
    st.fragment(_under_way, run_every=EVERY_SECOND)(stands)
    return True


def _under_way(stands: Standing) -> None:
    order = desk.acts.being_checked(stands.snapshot)
    if order is None or order.standing is Waits.FAILED:
        st.rerun()
    else:
        st.info(f"▸ {plain(order.doing or 'Waiting to be checked')} …")


def _do(act: Callable[[], object]) -> None:
    try:
        act()
    except ScorecardError as error:
        st.error(plain(str(error)))
        return
    st.rerun()


def flow(stands: Standing) -> None:
    """What was done about a submission, newest first."""
    with st.expander("What was done about this return"):
        st.markdown("\n".join(f"- {plain(_told(each))}" for each in desk.acts.done(stands.snapshot)))


def _told(each: Entry) -> str:
    why = f": {each.reason}" if each.reason else ""
    return f"{desk.moment(each.at)} · {wording.act(each.act)} by {each.who}{why}"
