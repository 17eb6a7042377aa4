"""Which snapshot a list of cases is of, and whether it may still be listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from scorecard import contract, measure
from scorecard.register import Register
from scorecard.terms import Measure, ScorecardError, Snapshot
from scorecard.winners import others, rows_of, winners

ERASED = "erased"  # an act of the register


class CasesError(ScorecardError):
    """A list of cases that cannot be given: says why, and what to do."""


def the_measure(measure_id: str) -> Measure:
    """A measure by its ID. Raises CasesError where there is none."""
    for each in measure.measures():
        if each.measure_id == measure_id:
            return each
    raise CasesError(f"There is no measure {measure_id}. The page Definitions says each measure's ID.")


def giving(one: Measure, as_at: dt.date, accepted: Sequence[Snapshot]) -> tuple[Snapshot, Mapping[str, Snapshot]]:
    """The accepted snapshot that gives a measure at a date, as in a publication, and those of the other returns that it needs, by return.

    Raises CasesError where there is none.
    """
    given = winners([one], accepted)
    snapshot = next((each for each in accepted if as_at in given[each.snapshot_id].get(one.measure_id, ())), None)
    if snapshot is None:
        dates = sorted(date for by_measure in given.values() for listed in by_measure.values() for date in listed)
        there = f"The accepted ones give {dates[0]:%d/%m/%Y} to {dates[-1]:%d/%m/%Y}." if dates else "None was accepted yet."
        raise CasesError(f"No {measure.RETURNS[one.family]} return gives {one.label} as at {as_at:%d/%m/%Y}. {there}")
    beside = {}
    for name, each in others([one], snapshot, accepted).items():
        if each is None:
            raise CasesError(f"{one.label} rests on the {name} return too, and none was accepted as at {as_at:%d/%m/%Y}.")
        beside[name] = each
    return snapshot, beside


def shown_in(register: Register, snapshot: Snapshot) -> str:
    """The release that shows, where it rests on a snapshot; empty for one that was not published yet.

    Raises CasesError where every release that rests on it was withdrawn.
    """
    withdrawn = register.withdrawn()
    resting = [each.release_id for each in register.releases() if snapshot.snapshot_id in register.snapshots_of(each.release_id)]
    current = register.current_release_id()
    if resting and all(each in withdrawn for each in resting):
        act = withdrawn[resting[0]]
        raise CasesError(
            f"Release {resting[0]}, which rests on {snapshot.snapshot_id}, was withdrawn on {act.at:%d/%m/%Y} by {act.who}: "
            f"{act.reason} Its cases can be listed again once a release that rests on this return is published."
        )
    return current if current in resting else ""


def still_kept(register: Register, snapshot: Snapshot) -> None:
    """Raise CasesError where a snapshot's rows are not there any more."""
    sheets = contract.load_return(snapshot.return_name).sheets
    if all((rows_of(snapshot) / f"{sheet.name}.parquet").is_file() for sheet in sheets):
        return
    erased = next((f" on {each.at:%d/%m/%Y}" for each in register.acts(snapshot.snapshot_id) if each.act == ERASED), "")
    raise CasesError(
        f"The rows of the {snapshot.return_name} return as at {snapshot.as_at:%d/%m/%Y} were erased{erased}: they are kept for a set time "
        "only. Its figures stay; whom they count can be seen in the team's own system alone."
    )
