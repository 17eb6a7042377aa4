"""The app: the menu and the frame. Pages by audience, the release banner, the filters that stay from page to page.

streamlit run app.py
"""

import atexit
import gc
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import streamlit as st


def draw() -> None:
    """One run: Streamlit asks for it at each visit and each click."""
    from scorecard import show, wording

    figures = {  # with the view of the release that each one's filters go by; empty: it has its own
        st.Page("pages/board.py", title="Scorecard", url_path="board", default=True): "",
        st.Page("pages/measure.py", title="Measure"): "",
        st.Page("pages/overview.py", title="Every measure", url_path="measures"): "cube",
        st.Page("pages/timeliness.py", title="Timeliness"): "timeliness",
        st.Page("pages/backlog.py", title="Backlog"): "backlog",
        st.Page("pages/exclusions.py", title="Exclusions"): "exclusions",
        st.Page("pages/attendance.py", title="Attendance"): "persistent_absence",
        st.Page("pages/workforce.py", title="Workforce"): "workforce",
    }
    about = [
        st.Page("pages/improvement_plan.py", title="Improvement plan"),
        st.Page("pages/definitions.py", title="Definitions"),
    ]
    stewards = [
        st.Page("pages/month.py", title="The month"),
        st.Page("pages/submit.py", title="Submit"),
        st.Page("pages/returns_received.py", title="Returns received"),
        st.Page("pages/publish.py", title="Publish"),
        st.Page("pages/worklists.py", title="Worklists"),
        st.Page("pages/exceptions.py", title="Exceptions"),
        st.Page("pages/highlight_report.py", title="Highlight report"),
        st.Page("pages/briefings.py", title="Briefings"),
        st.Page("pages/history.py", title="History"),
    ]
    old = [st.Page(to_the_scorecard, title="Scorecard", url_path="scorecard", visibility="hidden")]
    page = st.navigation({"": [*figures, *about, *old], "Stewards": stewards}, position="top")
    st.set_page_config(page_title=f"{page.title} · SEND Scorecard", layout="wide")
    show.on_paper()
    release = show.release_or_none()
    if release is not None:
        show.banner(release.release)
        if page in figures:
            release = show.seen_as(release)
        if figures.get(page):
            show.filters(release, figures[page])
    body = st.container()
    st.caption(wording.states.STEWARD)  # below the page, also where that has nothing to show and stops
    with body:
        page.run()
    settle()


def to_the_scorecard() -> None:
    """The address that the first page's name suggests; its own is the app's."""
    st.switch_page("pages/board.py")


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Once, after the first run: what is loaded by then stays, so it is taken out of every later collection of garbage."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # so that libraries can clear up when the app ends


@asynccontextmanager
async def warmed_up(_: st.App) -> AsyncGenerator[None]:
    """Every page is drawn once before the first visitor is let in, who then waits for nothing to be loaded or worked out."""
    from scorecard import show

    show.warm_up()
    yield


if __name__ == "__main__":
    draw()
else:  # the server that shows it
    app = st.App(__file__, lifespan=warmed_up)
