"""Erase what is due. Each erasure ends with its act: killed at any point, a second run finds what is still there, or not yet entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from scorecard import release, settings, snapshot
from scorecard.contract import load_return
from scorecard.register import Register
from scorecard.retain import disk
from scorecard.retain.due import FILE, Due, due, visits_due
from scorecard.terms import Act, Return, Snapshot


@dataclass(frozen=True)
class Retained:
    """What was erased, and what could not be: with what the system said of it. `visits`: how many entries of the access log."""

    erased: list[Due]
    left: list[tuple[Due, str]]
    visits: int = 0


def retain(who: str, register: Register | None = None, progress: Callable[[str], None] = lambda _: None) -> Retained:
    """Erase what is due, and what killed processes left behind that belongs to no submission. No publication runs meanwhile.

    What cannot be erased stops nothing else and is in the answer. Raises ReleaseBusy where a publication does not end.
    """
    register = register or Register.open()
    done = Retained([], [])
    with release.one_at_a_time(progress):
        snapshot.sweep(lambda: (each.folder for each in register.submissions()))
        for each in due(register):
            try:
                _erase(each, register)
            except OSError as error:
                done.left.append((each, str(error)))
                progress(f"{each.snapshot.snapshot_id}: that could not be erased: {error}. It is tried again next time.")
                continue
            register.enter(Act.ERASED, each.snapshot.snapshot_id, who, each.why)
            progress(f"{each.snapshot.snapshot_id}: erased {each.why}")
            done.erased.append(each)
        before, _ = visits_due(register)
        visits = register.forget_visits(before, who, f"kept for {settings.keep_access_months()} months")
    return replace(done, visits=visits)


def _erase(each: Due, register: Register) -> None:
    folder = settings.data_root() / each.snapshot.folder
    if each.what == FILE:
        disk.erase_file(folder)
    else:
        decided = {one.identity for one in register.decisions(each.snapshot.snapshot_id)}
        disk.erase_rows(folder, _contract(each.snapshot), decided)


def _contract(of: Snapshot) -> Return | None:
    try:
        return load_return(of.return_name) if of.return_name else None
    except KeyError:  # a return that is not collected any more
        return None
