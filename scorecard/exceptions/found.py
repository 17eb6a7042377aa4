"""Which lines are exceptions as at a date, why, since when, and how what is said of each stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from scorecard import spc
from scorecard.exceptions.commentary import standing
from scorecard.released import Line, Reading
from scorecard.spc import Process, Rebase
from scorecard.terms import Commentary

BELOW, CONCERN = "below", "concern"  # why: beyond target and tolerance on the wrong side; a special cause for concern


class Stands(StrEnum):
    """How what is said of an exception stands, the most pressing first."""

    OVERDUE = "overdue"  # explained, and the day to look at it again is past
    ASKED = "asked"  # no reason yet
    EXPLAINED = "explained"
    CLOSED = "closed"


@dataclass(frozen=True, eq=False)
class Exceptional:
    """A line that needs a reason as at a date, or that has one which is not closed, or was closed at this very figure.

    `why` is below, concern, or both; empty where it is no exception (any more). `since` is the first figure of the unbroken run of
    exceptions that ends with this one. `said` is the entry that stands; None where a reason is asked for. `last_entry` numbers the
    indicator's last entry of any date, 0 where there is none.
    """

    line: Line
    reading: Reading
    why: tuple[str, ...]
    since: dt.date | None
    said: Commentary | None
    stands: Stands
    last_entry: int = 0

    @property
    def indicator_id(self) -> str:
        """The line's indicator."""
        return self.line.indicator.indicator_id

    @property
    def is_open(self) -> bool:
        """Whether something is said of it that is not closed."""
        return self.said is not None and not self.said.closed


def exceptions(
    lines: Iterable[Line],
    as_at: dt.date,
    said: Sequence[Commentary],
    today: dt.date,
    rebases: Mapping[str, Sequence[Rebase]] = MappingProxyType({}),
) -> tuple[Exceptional, ...]:
    """What needs a reason as at a date or has an open one: reviews that are overdue on the day `today` first, then those without a
    reason, explained ones, closed ones; each in the catalogue's order."""
    stands = standing(said, as_at)
    last = {each.indicator_id: each.entry_id for each in sorted(said, key=lambda each: each.entry_id)}
    found = []
    for line in lines:
        name = line.indicator.indicator_id
        each = _exceptional(line, as_at, stands.get(name), today, rebases.get(name, ()), last.get(name, 0))
        if each is not None:
            found.append(each)
    order = list(Stands)
    return tuple(sorted(found, key=lambda each: order.index(each.stands)))


def why(line: Line, reading: Reading, process: Process | None) -> tuple[str, ...]:
    """Why a figure of a line is an exception, below and concern; empty where it is none. `process` is the line's, as judged."""
    below = (BELOW,) if line.rating(reading) == "below" else ()
    return (*below, CONCERN) if reading.value is not None and reading.as_at in _concerns(process) else below


def _exceptional(
    line: Line, as_at: dt.date, said: Commentary | None, today: dt.date, rebases: Sequence[Rebase], last_entry: int
) -> Exceptional | None:
    reading = line.at(as_at)
    process = spc.process_of_line(line, as_at, rebases)
    causes = why(line, reading, process)
    if said is not None and said.closed and reading.as_at > said.as_at:  # it covers its own figure, and none that comes after
        said = None
    if said is None:
        stands = Stands.ASKED
    elif said.closed:
        stands = Stands.CLOSED
    else:
        stands = Stands.OVERDUE if said.review_date < today else Stands.EXPLAINED
    if said is None and not causes:
        return None
    return Exceptional(line, reading, causes, _since(line, reading, process) if causes else None, said, stands, last_entry)


def _concerns(process: Process | None) -> Collection[dt.date]:
    return {each.as_at for each in process.points if each.special and each.meaning == spc.CONCERN} if process else ()


def _since(line: Line, reading: Reading, process: Process | None) -> dt.date | None:
    since = None
    for each in reversed(line.readings):
        if each.as_at > reading.as_at or each.value is None:
            continue
        if not why(line, each, process):
            break
        since = each.as_at
    return since
