"""What the register says of figures: commentary as it stands as at a date, and where control limits start anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from scorecard.register import Register
from scorecard.released import Line
from scorecard.spc import Rebase
from scorecard.terms import Commentary


def entries() -> tuple[Commentary, ...]:
    """Every entry of the register, oldest first; none where there is no register yet. Raises RegisterError."""
    register = Register.if_there()
    return tuple(register.commentary()) if register else ()


def standing(said: Iterable[Commentary], as_at: dt.date) -> Mapping[str, Commentary]:
    """The entry that stands of each indicator as at a date: of those on figures up to it, the one on the newest figure that was entered
    last. It may be one that closes."""
    found: dict[str, Commentary] = {}
    for each in sorted(said, key=lambda each: (each.as_at, each.entry_id)):
        if each.as_at <= as_at:
            found[each.indicator_id] = each
    return found


def open_commentary(as_at: dt.date) -> Mapping[str, Commentary]:
    """What is said, and not closed, of each indicator as at a date: what stands beside a figure for everybody. Raises RegisterError."""
    return {name: each for name, each in standing(entries(), as_at).items() if not each.closed}


def rebases(lines: Iterable[Line]) -> Mapping[str, tuple[Rebase, ...]]:
    """The days from which each line's control limits start anew, of the line's own cohort. Raises RegisterError."""
    register = Register.if_there()
    cohorts = {each.indicator.indicator_id: (each.indicator.phase, each.indicator.sen_provision) for each in lines}
    found: dict[str, tuple[Rebase, ...]] = {}
    for each in register.rebases() if register else ():
        if cohorts.get(each.indicator_id) == (each.phase, each.sen_provision):
            found[each.indicator_id] = (*found.get(each.indicator_id, ()), Rebase(each.starts, each.reason))
    return found
