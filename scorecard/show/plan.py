"""The improvement plan on a page: its filters, its ratings, its bars, and its lists."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from scorecard import charts, export, wording
from scorecard.released import GROUPS, Action, Plan
from scorecard.show.asked import in_address
from scorecard.show.files import table_files
from scorecard.show.line import said_of_lines
from scorecard.show.opened import release
from scorecard.show.plan_table import actions_table, plan_table
from scorecard.show.text import plain

_WIDTH = 172  # pixels of a filter
_FILTERS = {"owner": "lead_role", "partner": "partner", "origin": "origin", "measure": "measure_id"}  # in the address, and their column


def plan() -> Plan:
    """The improvement plan as the filters above the page have it. Where the release has none, the page says so and ends here."""
    of = release()
    if not of.plan_dates():
        st.info(wording.plan.NO_PLAN)
        st.stop()
    with (box := st.container(horizontal=True, key="filters")):
        whole = of.plan(plan_date(of.plan_dates()))
    assert whole is not None
    return _narrowed(whole, box)


def plan_date(dates: Sequence[dt.date]) -> dt.date:
    """The as-at date that is chosen, the newest unless another is."""
    if st.session_state.get("plan_as_at", dates[0]) not in dates:
        del st.session_state["plan_as_at"]
    return st.selectbox("As at", dates, format_func=wording.day, key="plan_as_at", bind="query-params", width=_WIDTH)


def _narrowed(whole: Plan, box: DeltaGenerator) -> Plan:
    """The filters, each kept in the address (`?priority=5&rating=A`): each with what the plan has of it."""
    said = {"priority": {each.priority: wording.plan.priority(each) for each in whole.priorities}}
    said["rating"] = {each.code: wording.plan.rating(each) for each in whole.scheme}
    for name, column in _FILTERS.items():
        values = sorted({getattr(each, column) for each in whole.actions} - {""}, key=str.casefold)
        said[name] = {each: wording.plan.group(whole, column, each) for each in values}
    unknown = in_address({name: (name, codes) for name, codes in said.items()})
    chosen = {}
    for name, codes in said.items():
        options = {"": wording.plan.EVERY[name], **codes}
        if st.session_state.get(name, "") not in options:  # another plan's choice
            st.session_state[name] = ""
        label, in_words = wording.plan.FILTERS[name], options.__getitem__
        chosen[name] = box.selectbox(label, list(options), format_func=in_words, key=name, bind="query-params", width=_WIDTH)
    words = box.text_input("With the words", key="words", bind="query-params", max_chars=80, width=_WIDTH)
    for each in unknown:
        st.warning(each)
    columns = {"priority": chosen["priority"]} | {column: chosen[name] for name, column in _FILTERS.items()}
    return whole.narrowed(chosen["rating"], words, **{column: value for column, value in columns.items() if value})


def chip(rating: str, colour: str) -> str:
    """A rating's shape and word on its colour, as HTML; its text is escaped."""
    return f'<span class="rag" style="--rag:{colour};--ink:{charts.plan.ink(colour)}">{html.escape(rating)}</span>'


def ratings(of: Plan) -> None:
    """How many actions have each rating, with its shape, word and colour, and what became of the number since the plan before."""
    tiles = [
        f"<div>{chip(wording.plan.rating(each.rating), charts.plan.colour(each.rating))}"
        f"<strong>{each.actions}</strong><span>{html.escape(wording.plan.moved(each, of))}</span></div>"
        for each in of.totals()
    ]
    st.html(f'<div class="rag_tiles">{"".join(tiles)}</div>')


def shares(of: Plan) -> None:
    """Actions by priority, owner, partner, origin or measure: bars of their ratings, and the same as a table."""
    said = wording.plan.GROUPS
    column = st.selectbox("Actions by", list(GROUPS), format_func=said.__getitem__, key="by", bind="query-params", width=_WIDTH)
    title = wording.plan.most_trouble(of, column)
    st.subheader(plain(title), anchor=False)
    picture = charts.plan.rated(of, column)
    st.vega_lite_chart(picture.data, picture.spec, alt=wording.plan.chart_alt(of, title, column))
    rows = wording.plan_tables.total_rows(of, column)
    plan_table("totals", rows, f"The same as a table: actions by {said[column].lower()} and rating")


def attention(of: Plan) -> None:
    """The actions that are overdue, slipped and due soon, each list under its own heading."""
    for name in ("overdue", "slipped", "due_soon"):
        found: tuple[Action, ...] = getattr(of, name)
        st.subheader(wording.plan.LISTS[name](len(found)), anchor=False)
        if found:
            actions_table(name, found, of, f"Actions: {wording.plan.LISTS[name](len(found))}")
    st.caption(wording.plan.EXPLAINED)


def changes(of: Plan) -> None:
    """What became of actions since the plan before: those that changed, are new, or left."""
    if of.before is None:
        return
    st.markdown(plain(wording.plan.changes(of)))
    found = (*of.changed, *of.new)
    if found:
        actions_table("changed", found, of, "Actions that changed or are new")
    if of.left:
        st.markdown(f"**{wording.plan.LEFT}**")
        actions_table("left", of.left, of.before, "Actions that left the plan")


def by_priority(of: Plan) -> None:
    """Each priority: its aim, what its indicators say, and its actions."""
    rows = said_of_lines(of.as_at)
    for priority in of.priorities:
        own = of.by("priority").get(priority.priority)
        if own is None or not own.actions:
            continue
        st.subheader(plain(wording.plan.priority(priority)), anchor=f"priority_{priority.priority}")
        st.markdown(f"**{plain(priority.aim)}.** {plain(wording.plan.held_by(priority))} {plain(wording.plan.stands_in_short(own))}")
        actions_table(f"of_{priority.priority}", own.actions, of, f"Actions of priority {wording.plan.priority(priority)}")
        linked = [each for each in rows if each.priority == priority.priority]
        if linked:
            title = f"What serves this aim: {wording.count(len(linked), 'indicator', 'indicators')}"
            with st.expander(title), st.container(key=f"plan_indicators_{priority.priority}"):
                st.markdown(wording.plan_tables.indicators_listed(linked))


def milestones(of: Plan) -> None:
    """Milestones against baseline, target and what was reached."""
    rows = wording.plan_tables.milestone_rows(of)
    if not rows:
        st.markdown(wording.milestones.NONE)
        return
    plan_table("milestones", rows, "Milestones, the first due first", ("Milestone", "Standing", "Due", "Baseline", "Target", "Actual"))
    st.caption(wording.milestones.EXPLAINED)


def risks(of: Plan) -> None:
    """The risk register, how severe each risk is without and with what is done about it."""
    rows = wording.plan_tables.risk_rows(of)
    shapes = {"Shape": [charts.plan.shape(each.severity) for each in of.risks]}
    plan_table("risks", rows, "Risks, the worst first", ("Risk", "After", "Before", "Since", "Mitigation"), shapes)
    st.caption(wording.plan.RISKS)
    if of.closed:
        st.markdown(plain(wording.plan.closed(of)))


def plan_files(of: Plan) -> None:
    """The plan's tables as files, with every column."""
    source = wording.plan.source(of, release().release.release_id)
    title = f"Improvement plan as at {wording.day(of.as_at)}"

    def sheet(what: str, rows: Sequence) -> export.Sheet:
        return export.of_rows(rows, f"{title}: {what}", source)

    tables = wording.plan_tables
    table_files(
        f"improvement_plan_{of.as_at:%Y-%m}",
        {
            "Actions": lambda: sheet("actions", tables.action_rows(of.actions, wording.plan.since_before(of))),
            "Milestones": lambda: sheet("milestones", tables.milestone_rows(of)),
            "Risks": lambda: sheet("risks", tables.risk_rows(of)),
        },
    )
    st.caption(plain(source))
