"""A data steward asks: what would change on the charts if I published now; and how do I take a release back?"""

import streamlit as st

from scorecard import desk, show, wording
from scorecard.access import Role

show.heading("Publish", "What was accepted becomes the figures that show: first see what changes, then publish.", Role.STEWARD)
who = show.steward()
if trouble := desk.ensure_clerk():
    st.error(trouble)

st.header("What waits to be published", anchor=False)
waiting = desk.publishing.waiting()
if waiting:
    st.dataframe(desk.received(waiting), hide_index=True, alt="Accepted returns that do not show yet")
else:
    st.markdown(wording.states.NOTHING_WAITS)
names = sorted({each.return_name for each in waiting})
returns = st.multiselect("Returns", names, key="returns", placeholder="All of them") if len(names) > 1 else []

order = desk.publishing.compared(returns)
publication = desk.publishing.published()
idle = show.under_way(publication, "Publishing")
if idle and publication is not None and publication.result:
    st.success(show.plain(wording.was_published(publication.result)))
if idle and show.under_way(order, "Comparing"):
    again = order is not None and bool(order.result)
    try:
        if st.button("Compare again" if again else "See what would change", type="secondary" if again else "primary"):
            desk.publishing.compare(who, returns)
            st.rerun()
        if order is not None and order.result:
            show.change_table(order)
            if st.button("Publish this", type="primary"):
                desk.publishing.publish(who, returns)
                st.rerun()
    except desk.InboxError as error:
        st.error(show.plain(str(error)))

st.header("Releases", anchor=False)
st.dataframe(desk.publishing.releases(), hide_index=True, alt="Releases, the newest first")
st.caption(wording.states.WITHDRAWING)
show.withdrawing(who)
