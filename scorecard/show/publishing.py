"""The Publish page's parts: what would change, publishing it, and withdrawing a release."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from scorecard import desk, wording
from scorecard.inbox import Order, Standing
from scorecard.show.text import plain
from scorecard.terms import ScorecardError
from scorecard.wording import count

EVERY_SECOND = 1.0
WITHDRAW = "Withdraw it"


def change_table(order: Order) -> None:
    """What a publication would change, as it was compared."""
    result = order.result
    against = f"release {result['against']['release_id']}" if result["against"] else "nothing: no release shows yet"
    newest, retold = result["newest"], result["retold"]
    if result["against"] and not (newest or retold or result["added"] or result["breakdowns"]):
        st.success(f"Not one figure would change, beside {against}.")
        return
    moves = count(len(newest), "newest figure moves", "newest figures move")
    st.subheader(f"{moves}, {count(len(retold), 'figure', 'figures')} of dates that already show would change", anchor=False)
    st.caption(
        f"Beside {against}. {count(result['added'], 'figure is', 'figures are')} of dates that do not show yet. {wording.states.COMPARED}"
    )
    if newest:
        st.dataframe(desk.publishing.moved(newest, True), hide_index=True, alt="Newest figures that move, largest first")
    if retold:
        st.dataframe(desk.publishing.moved(retold, False), hide_index=True, alt="Figures of dates that already show, largest change first")
    if hidden := {name: many for name, many in result["breakdowns"].items() if many}:
        words = count(sum(hidden.values()), "figure", "figures")
        st.caption(f"Beneath totals that stay as they are, {words} of single phases, needs or areas move, of {len(hidden)} measures.")


def under_way(order: Order | None, what: str) -> bool:
    """How an order stands, while it is worked on or has failed. Gives whether it is over."""
    if order is not None and order.standing is Standing.FAILED:
        st.error(plain(order.message))
    if desk.publishing.is_over(order):
        return True
    assert order is not None
    st.fragment(_told, run_every=EVERY_SECOND)(order.order_id, what)
    return False


def _told(order_id: str, what: str) -> None:
    order = desk.publishing.order(order_id)
    if desk.publishing.is_over(order) or order is None:
        st.rerun()
    else:
        st.info(f"▸ {what}: {plain(order.doing or 'waiting for the clerk')} …")


def withdrawing(who: str) -> None:
    """The forms that withdraw a release and publish a withdrawn one again."""
    shows, gone = desk.publishing.showing(), list(desk.publishing.withdrawn())
    for options, words, act in (
        (shows, WITHDRAW, desk.publishing.withdraw),
        (gone, "Publish it again", desk.publishing.publish_again),
    ):
        if options:
            _form(options, words, act, who)


def _form(options: Sequence[str], words: str, act: Callable[[str, str, str], None], who: str) -> None:
    with st.form(words, border=True, clear_on_submit=False, enter_to_submit=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            release_id = st.selectbox("Release", options, key=f"release {words}", width=140)
            why = st.text_input("Reason", key=f"why {words}", max_chars=500)
        told = words == WITHDRAW and st.checkbox("It shows what could tell of a child: frozen briefings hide its figures", key="disclosure")
        asked = st.form_submit_button(words)
    if asked:
        try:
            if told:
                desk.publishing.withdraw(release_id, who, why, disclosure=True)
            else:
                act(release_id, who, why)
        except ScorecardError as error:
            st.error(plain(str(error)))
            return
        st.rerun()
