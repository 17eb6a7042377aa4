"""The app: the menu and the frame. Pages by audience, the release banner, the filters that stay from page to page.

streamlit run app.py
"""

import atexit
import gc

import streamlit as st

from scorecard import show, wording

FIGURES = [
    st.Page("pages/overview.py", title="Scorecard", url_path="scorecard", default=True),
    st.Page("pages/timeliness.py", title="Timeliness"),
    st.Page("pages/backlog.py", title="Backlog"),
]
ABOUT = [
    st.Page("pages/definitions.py", title="Definitions"),
]
STEWARDS = [
    st.Page("pages/returns_received.py", title="Returns received"),
]


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Once, after the first run: what is loaded by then stays, so it is taken out of every later collection of garbage."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # so that libraries can clear up when the app ends


page = st.navigation([*FIGURES, *ABOUT, *STEWARDS], position="top")
st.set_page_config(page_title=f"{page.title} · SEND Scorecard", layout="wide")
show.on_paper()
release = show.release_or_none()
if release is not None:
    show.banner(release.release)
    if page in FIGURES:
        show.filters(release)
body = st.container()
st.caption(wording.states.STEWARD)  # below the page, also where that has nothing to show and stops
with body:
    page.run()
settle()
