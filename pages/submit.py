"""A data steward asks: here is what services sent; is it fit to be published, and what has to be mended?"""

from collections.abc import Callable

import streamlit as st

from scorecard import desk, show, wording
from scorecard.access import Role

EVERY_SECOND = 1.0


def attempt(step: Callable[..., object], *arguments: object) -> None:
    """Do what a button asks. What does not work is said above the list, until something else is asked."""
    st.session_state["trouble"] = ""
    try:
        step(*arguments)
    except desk.InboxError as error:
        st.session_state["trouble"] = str(error)


def send() -> None:
    """Hand the chosen files over; they stay chosen where that does not work."""
    desk.submit(st.session_state[chosen], who)
    st.session_state["times sent"] = times + 1


def question(each: desk.Sent) -> None:
    """Ask for what the file does not say; it is not sent again."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = desk.returns()
        index = names.index(each.return_name) if each.return_name in names else None
        name = st.selectbox("Return", names, index, key=f"return {each.order_id}", placeholder="Choose", width=200)
        as_at = st.date_input("As-at date", each.as_at, key=f"as at {each.order_id}", format="DD/MM/YYYY", width=200)
        said = (desk.answer, each.order_id, name, as_at)
        st.button("Go on", f"answer {each.order_id}", on_click=attempt, args=said, type="primary", disabled=not (name and as_at))
        st.button("Do not take it in", f"drop {each.order_id}", on_click=attempt, args=(desk.drop, each.order_id))


def one(each: desk.Sent) -> None:
    """A file that was sent: how it stands, what it is, and where its findings are."""
    with st.container(border=True, gap="small"):
        st.markdown(f"**{show.plain(each.file_name)}** · {show.plain(each.said)}")
        st.markdown("  \n".join(map(show.plain, each.more)))
        if each.asked:
            question(each)
        if each.submission:
            to = {"submission": each.submission}
            st.page_link("pages/returns_received.py", label="What was found", icon=":material/arrow_forward:", query_params=to)


def sent(polling: bool) -> None:
    """Every file that was sent; asked for again each second while one is being worked on."""
    if trouble := st.session_state.get("trouble"):
        st.error(trouble)
    try:
        found = desk.orders()
    except desk.InboxError as error:
        st.error(str(error))
        return
    if polling != any(each.working for each in found):
        st.rerun()  # before the links are drawn: whoever presses one at once shall not be in the middle of it
    for each in found:
        one(each)
    if not found:
        st.markdown(wording.states.NOTHING_SENT)
    if found and not polling:
        st.button("Clear the list", on_click=attempt, args=(desk.clear,), help=wording.states.CLEARED)


show.heading("Submit", "Hand in what services sent: each file is checked, and kept with what was found.", Role.STEWARD)
who = show.steward()
times = st.session_state.get("times sent", 0)
chosen = f"files {times}"
files = st.file_uploader("Files", accept_multiple_files=True, key=chosen, max_upload_size=desk.largest_file(), help=wording.states.FILES)
st.button("Submit", on_click=attempt, args=(send,), type="primary", disabled=not files)
if trouble := desk.ensure_clerk():  # it warms up while files are looked for
    st.error(trouble)

try:
    working = any(each.working for each in desk.orders())
except desk.InboxError:
    working = False
st.header("What was sent", anchor=False)
st.fragment(sent, run_every=EVERY_SECOND if working else None)(working)
st.caption(wording.states.AFTER_SENDING)
