"""A highlight report on a page: what is asked for, the report as it prints, and the form that it is written in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from scorecard import access, charts, desk, wording
from scorecard.access import Role
from scorecard.register import RegisterError
from scorecard.released import Plan
from scorecard.show.asked import in_address
from scorecard.show.files import File, file_buttons
from scorecard.show.line import said_of_lines
from scorecard.show.opened import release
from scorecard.show.plan import chip, plan_date
from scorecard.show.steward import steward
from scorecard.show.text import plain
from scorecard.terms import PARTS, Priority

_SAVED = "highlights saved"


class Asked(NamedTuple):
    """Which report: the whole plan as at a date, and one of its priorities."""

    plan: Plan
    priority: Priority


def highlight_asked() -> Asked:
    """The priority and date that are chosen, both kept in the address (`?priority=5`). Without a plan the page says so and ends here."""
    of = release()
    if not of.plan_dates():
        st.info(wording.plan.NO_PLAN)
        st.stop()
    codes = {each.priority: wording.plan.priority(each) for each in of.priorities()}
    unknown = in_address({"priority": ("priority", codes)})
    if st.session_state.get("priority", next(iter(codes))) not in codes:  # the plan's page may stand at all of them
        del st.session_state["priority"]
    with st.container(horizontal=True, key="filters"):
        number = st.selectbox("Priority", list(codes), format_func=codes.__getitem__, key="priority", bind="query-params", width=360)
        whole = of.plan(plan_date(of.plan_dates()))
    for each in unknown:
        st.warning(each)
    assert whole is not None
    return Asked(whole, next(each for each in of.priorities() if each.priority == number))


def highlight(asked: Asked) -> None:
    """The report, and for its author the form that it is written in."""
    texts = desk.highlights.texts(asked.priority.priority, asked.plan.as_at)
    _report(asked, texts)
    if access.visitor().may(Role.AUTHOR):
        _form(asked, texts)


def _report(asked: Asked, texts: desk.highlights.Texts) -> None:
    """The report, as it prints on one page: aim and ratings, then its eight parts, two abreast."""
    own = asked.plan.narrowed(priority=asked.priority.priority)
    said = wording.highlight.facts(asked.plan, said_of_lines(asked.plan.as_at), asked.priority)
    with st.container(key="report"):
        st.header(plain(wording.highlight.headline(asked.plan, asked.priority)), anchor=False)
        st.markdown(f"**{plain(asked.priority.aim)}.** {plain(wording.plan.held_by(asked.priority))}")
        counts = [
            (wording.plan.rating(each.rating), each.actions, charts.plan.colour(each.rating)) for each in own.totals() if each.actions
        ]
        st.html(f'<div class="rag_line">{"".join(chip(f"{word} {many}", colour) for word, many, colour in counts)}</div>')
        with st.container(key="report_parts"):  # two columns of it, by paper.css
            for part in PARTS:
                with st.container(key=f"report_part_{part}", gap="xsmall"):
                    _part(part, said[part], texts.parts.get(part), asked)
    source = wording.plan.source(asked.plan, release().release.release_id)
    st.caption(plain(source))
    lines = {part: [*(f"- {each}" for each in said[part]), *_written(texts, part, asked)] for part in PARTS}
    title = wording.highlight.headline(asked.plan, asked.priority)
    file = wording.highlight.as_text(title, asked.priority.aim, lines, source)
    name = wording.highlight.file_name(asked.plan, asked.priority)
    file_buttons("report", {"Download as text": File(name, "text/plain", lambda: file.encode("utf-8-sig"))})


def _form(asked: Asked, texts: desk.highlights.Texts) -> None:
    """Write the report's parts: one form, saved as one act under its author's name.

    The form keeps to what its author saw when it was opened, so that what somebody else writes meanwhile is not written over.
    """
    if saved := st.session_state.pop(_SAVED, ""):
        st.success(saved)
    name = f"report {asked.priority.priority} {asked.plan.as_at}"
    seen: desk.highlights.Texts = st.session_state.setdefault(name, texts)
    with st.expander("Write this report", expanded=bool(saved)):
        st.caption(wording.highlight.FILLED)
        who = steward()
        with st.form(f"form of {name}", border=False):
            written: Mapping[str, str] = {part: _field(part, seen, asked) for part in PARTS}
            sent = st.form_submit_button("Save what is written", type="primary")
        if sent:
            try:
                many = desk.highlights.write(asked.priority.priority, asked.plan.as_at, who, written, seen)
            except (desk.highlights.HighlightError, RegisterError) as error:
                st.error(plain(str(error)))
                return
            del st.session_state[name]
            st.session_state[_SAVED] = wording.highlight.entered(many)
            st.rerun()


def _part(part: str, facts: tuple[str, ...], written: desk.highlights.Written | None, asked: Asked) -> None:
    st.subheader(wording.highlight.TITLES[part], anchor=False)
    note = f" {wording.highlight.RISKS_ARE_COMMON}" if part == "risks" and facts else ""
    if facts:
        st.markdown("\n".join(f"- {plain(each)}" for each in facts))
    if note:
        st.caption(note)
    if written is not None:
        st.markdown("  \n".join(plain(line) for line in written.text.splitlines()))
        by = wording.highlight.written_by(written.who, written.at)
        carried = f"**{wording.highlight.draft(written.as_at, asked.plan.as_at)}.** " if written.draft else ""
        st.caption(f"{carried}{plain(by)}")
    elif not facts:
        st.caption(wording.highlight.NOT_WRITTEN)


def _written(texts: desk.highlights.Texts, part: str, asked: Asked) -> list[str]:
    found = texts.parts.get(part)
    if found is None:
        return []
    carried = f" ({wording.highlight.draft(found.as_at, asked.plan.as_at)})" if found.draft else ""
    return [*found.text.splitlines(), f"{wording.highlight.written_by(found.who, found.at)}{carried}"]


def _field(part: str, texts: desk.highlights.Texts, asked: Asked) -> str:
    found = texts.parts.get(part)
    title = wording.highlight.TITLES[part]
    label = f"{title}: {wording.highlight.draft(found.as_at, asked.plan.as_at)}" if found and found.draft else title
    key = f"part {part} {asked.priority.priority} {asked.plan.as_at} {texts.seen}"
    return st.text_area(label, found.text if found else "", max_chars=desk.highlights.LONGEST, key=key, height=90) or ""
