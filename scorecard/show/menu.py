"""The menu: pages under headings, each of a role. A page that is not open to somebody is in no menu of theirs; its address says why.

And that a click on a page leads there. Streamlit keeps the page that a session asks for in one place, which a run that is on its way out
may write into once more, so that the new one drew the old page again. (Seen with 1.67, where a page that asks for news starts itself anew.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from streamlit.runtime.scriptrunner import get_script_run_ctx

from scorecard.access import Role, Visitor


@dataclass(frozen=True)
class Asked:
    """The page that a run was asked for: by Streamlit's own name for it, or by its address."""

    script: str = ""
    address: str = ""


def page_asked_for() -> Asked:
    """What this run was asked for. To be read as soon as it begins."""
    run = get_script_run_ctx()
    return Asked(run.pages_manager.intended_page_script_hash or "", run.pages_manager.intended_page_name or "") if run else Asked()


def menu(groups: Mapping[str, tuple[Role, Sequence[Any]]], visitor: Visitor, page: Asked) -> dict[str, list[Any]]:
    """Pages by heading, in their order. Those that are not open to the visitor stand, unseen, among those without a heading.

    Made for `st.navigation`, which then opens the `page` that was asked for: that is said once more, at the last moment.
    """
    shut = [each for role, found in groups.values() if not visitor.may(role) for each in found]
    opens = {heading: list(found) for heading, (role, found) in groups.items() if visitor.may(role)}
    if run := get_script_run_ctx():
        run.pages_manager.set_script_intent(page.script, page.address)
    return {"": [*opens.pop("", []), *shut], **opens}
