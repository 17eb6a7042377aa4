"""The app: the menu and the frame. Pages by audience, the release banner, the filters that stay from page to page.

streamlit run app.py
"""

import atexit
import gc
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial

import streamlit as st


def draw() -> None:
    """One run: Streamlit asks for it at each visit and each click."""
    from scorecard import show
    from scorecard.access import AccessError, Role

    asked = show.page_asked_for()
    if show.by_link():
        explore()
        return
    visitor = show.arrived()
    officer, steward, author, admin = (partial(st.Page, visibility="visible" if visitor.may(role) else "hidden") for role in Role)
    front = Role.ADMIN if visitor.may(Role.ADMIN) and not visitor.may(Role.OFFICER) else Role.OFFICER  # whose page is the first one
    figures = {  # with the view of the release that each one's filters go by; empty: it has its own
        officer("pages/board.py", title="Scorecard", url_path="board", default=front is Role.OFFICER): "",
        officer("pages/measure.py", title="Measure"): "",
        officer("pages/overview.py", title="Every measure", url_path="measures"): "cube",
        officer("pages/timeliness.py", title="Timeliness"): "timeliness",
        officer("pages/backlog.py", title="Backlog"): "backlog",
        officer("pages/exclusions.py", title="Exclusions"): "exclusions",
        officer("pages/attendance.py", title="Attendance"): "persistent_absence",
        officer("pages/workforce.py", title="Workforce"): "workforce",
    }
    about = [
        officer("pages/improvement_plan.py", title="Improvement plan"),
        officer("pages/highlight_report.py", title="Highlight report"),
        officer("pages/definitions.py", title="Definitions"),
    ]
    old = st.Page(to_the_scorecard, title="Scorecard", url_path="scorecard", visibility="hidden")
    stewards = [
        steward("pages/month.py", title="The month"),
        steward("pages/submit.py", title="Submit"),
        steward("pages/returns_received.py", title="Returns received"),
        steward("pages/publish.py", title="Publish"),
        steward("pages/worklists.py", title="Worklists"),
        steward("pages/history.py", title="History"),
    ]
    authors = [
        author("pages/exceptions.py", title="Exceptions"),
        author("pages/briefings.py", title="Briefings"),
    ]
    admins = [admin("pages/access.py", title="Access", default=front is Role.ADMIN)]
    if visitor.may(Role.ADMIN) and not visitor.may(Role.AUTHOR):
        admins.append(admin("pages/links.py", title="Shared links"))
    else:
        authors.append(author("pages/links.py", title="Shared links"))
    groups = {  # as many without a heading as a laptop's screen has room for
        "": (Role.OFFICER, [*figures, old]),
        "Plan": (Role.OFFICER, about),
        "Stewards": (Role.STEWARD, stewards),
        "Authors": (Role.AUTHOR, authors),
        "Admin": (Role.ADMIN, admins),
    }
    page = st.navigation(show.menu(groups, visitor, asked), position="top")
    needs = next(role for role, found in groups.values() if page in found)
    st.set_page_config(page_title=f"{page.title} · SEND Scorecard", layout="wide")
    show.on_paper()
    show.signed_in_as(visitor)
    if not show.way_in(visitor) or not show.is_open(visitor, needs, page.title):
        return
    release = show.release_or_none() if visitor.may(Role.OFFICER) else None
    show.opened(visitor, page.title, release.release.release_id if release else "")
    if release is not None:
        show.banner(release.release)
        if page in figures:
            release = show.seen_as(release)
        if figures.get(page):
            show.filters(release, figures[page])
    body = st.container()
    st.caption(show.no_sign_in())  # below the page, also where that has nothing to show and stops
    with body:
        try:
            page.run()
        except AccessError as error:
            show.not_open(error)
    settle()


def explore() -> None:
    """For whoever has a shared link: one page, no menu, and nobody's role."""
    from scorecard import access, show

    page = st.navigation([st.Page("pages/explore.py", title="Explore")], position="hidden")
    st.set_page_config(page_title="Explore · SEND Scorecard", layout="wide")
    show.on_paper()
    with access.on_behalf_of(lambda: access.NOBODY):
        page.run()


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
    from scorecard import serve, show

    app = st.App(__file__, lifespan=warmed_up, middleware=serve.MIDDLEWARE, on_script_error=show.on_error)
