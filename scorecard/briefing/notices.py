"""What has become of a frozen briefing's figures since: revised by a later release, withdrawn, hidden. Said beside it; it never changes.

The newest release that shows is asked, and its public file alone. An earlier figure that is suppressed today is not said again here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from scorecard import wording
from scorecard.briefing.kept import Frozen
from scorecard.briefing.lines import line_of
from scorecard.register import Register
from scorecard.released import Released, ReleaseError, open_public
from scorecard.terms import BriefingItem, Entry, ScorecardError


class Revision(NamedTuple):
    """A figure that is told otherwise now: which, of which period, as it was and as it is, both as text."""

    label: str
    as_at: dt.date
    period: str
    old: str
    new: str


@dataclass(frozen=True)
class Notices:
    """What has to be said beside a frozen briefing. `sentences` are all of it in words; empty: nothing.

    `hides`: its figures, and so all of its files, are to be shown to nobody. `revised_on`: the day on which the release was published that
    tells figures otherwise, and `revisions` which. `replaced_by`: the newer version, where there is a frozen one.
    """

    sentences: tuple[str, ...] = ()
    hides: bool = False
    withdrawn: Entry | None = None
    revised_on: dt.date | None = None
    revised_by: str = ""
    revisions: tuple[Revision, ...] = ()
    replaced_by: str = ""


def notices(of: Frozen, register: Register | None = None, opens: Callable[[str], Released] = open_public) -> Notices:
    """What has become of a frozen briefing's figures. `opens`: the door to a release's public file for whoever is told. Raises
    RegisterError."""
    register = register or Register.open()
    release_id, withdrawn = of.briefing.release_id, register.withdrawn().get(of.briefing.release_id)
    if hidden := hidden_by(of.manifest, register):
        return Notices((wording.briefing.hidden(hidden),), hides=True, withdrawn=hidden)
    newer = next((each for each in register.briefings() if each.is_frozen and each.replaces == of.briefing.briefing_id), None)
    newest = register.current_release_id()
    said = [wording.briefing.withdrawn(withdrawn)] if withdrawn else []
    found: tuple[Revision, ...] = ()
    revised_on = None
    if newest is not None and (len(newest), newest) > (len(release_id), release_id):  # one from before it revises nothing
        try:
            release = opens(newest)
            found = tuple(each for figure in of.manifest["figures"] for each in _revised(release, figure))
            revised_on = release.release.published_at.date() if found else None
        except ReleaseError:  # it has no public file (yet): what cannot be asked is not said
            said.append(wording.briefing.NOT_COMPARED)
    if found and revised_on:
        said.append(wording.briefing.revised(revised_on, len(found)))
    if newer is not None:
        said.append(wording.briefing.replaced(newer.meeting))
    return Notices(
        tuple(said), False, withdrawn, revised_on, newest or "" if found else "", found, newer.briefing_id if newer is not None else ""
    )


def hidden_by(manifest: Mapping[str, Any], register: Register) -> Entry | None:
    """The withdrawal for disclosure that hides a briefing's figures, the last of several; None where none does. Raises RegisterError."""
    for_disclosure = register.withdrawn_for_disclosure()
    found = [for_disclosure[each] for each in manifest["rests_on"] if each in for_disclosure]
    return found[-1] if found else None


def _revised(release: Released, figure: dict[str, Any]) -> list[Revision]:
    """The periods of a figure that a release tells otherwise, newest first; one that it no longer tells among them."""
    try:
        line = line_of(release, BriefingItem(figure["subject"], figure["column"], figure["value"]))
        now = {each.as_at: wording.briefing.alone(line, each) for each in line.readings}
    except ScorecardError:  # the figure, or the cohort, is not told any more
        now = {}
    found = []
    for each in reversed(figure["periods"]):
        as_at = dt.date.fromisoformat(each["as_at"])
        new = now.get(as_at, wording.briefing.NOT_TOLD)
        if new != each["told"]:
            old = wording.briefing.AS_GIVEN if new == wording.briefing.IS_SUPPRESSED else each["told"]
            found.append(Revision(figure["label"], as_at, each["period"], old, new))
    return found
