"""Then: what the last meeting was told of a figure, or what was first published of it; as that stands now; and whether it really moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from scorecard import wording
from scorecard.briefing import kept
from scorecard.register import Register
from scorecard.released import Public, Reading
from scorecard.terms import Briefing, BriefingItem

Told = Mapping[tuple[str, str, str], Mapping[str, Any]]  # a manifest's figures, by subject, column and value


class Earlier(NamedTuple):
    """What an earlier meeting was told: the meeting's day, the release and the figures; None and nothing where there was none."""

    meeting: dt.date | None
    release_id: str
    figures: Told


class Then(NamedTuple):
    """An earlier figure beside today's. `told` as it was, `as_now` as the same period is told today; both are text as it is shown.

    `meeting`: the day of the meeting that was told; None where it was not a meeting. `release_id`: the release that first told it.
    """

    as_at: dt.date
    period: str
    told: str
    as_now: str
    meeting: dt.date | None
    release_id: str
    verdict: str

    @property
    def revised(self) -> bool:
        """Whether the period is told otherwise today."""
        return self.told != self.as_now


def earlier(briefing: Briefing, register: Register) -> Earlier:
    """What the last frozen briefing of the same committee told, before this one's meeting. One whose release was withdrawn for disclosure
    is passed over: its figures are told nowhere."""
    hidden = register.withdrawn_for_disclosure()
    found = [
        each
        for each in register.briefings()
        if each.is_frozen
        and each.committee.casefold() == briefing.committee.casefold()
        and each.meeting < briefing.meeting
        and each.release_id not in hidden
    ]
    if not found:
        return Earlier(None, "", {})
    last = max(found, key=lambda each: (each.meeting, each.frozen_at))
    return Earlier(
        last.meeting, last.release_id, {(each["subject"], each["column"], each["value"]): each for each in kept.manifest(last)["figures"]}
    )


def then_of(row: wording.BoardRow, item: BriefingItem, before: Earlier, public: Public | None) -> Then | None:
    """The earlier figure of an item: the last meeting's, else the period before as it was first published; None where neither is kept."""
    told = before.figures.get((item.subject, item.column, item.value))
    if told is not None and before.meeting is not None:
        as_at = dt.date.fromisoformat(told["as_at"])
        return Then(
            as_at, told["period"], told["told"], _now(row, as_at), before.meeting, before.release_id, wording.briefing.verdict(row, as_at)
        )
    previous = row.line.previous(row.reading)
    first = row.line.first.get(previous.as_at) if previous else None
    if previous is None or first is None or previous.value is None or previous.supplied or _small(first.numerator, public):
        return None
    value = first.numerator if row.line.indicator.figure == "numerator" else first.value
    reading = Reading(previous.as_at, value, first.numerator, None, first.sign)
    period, verdict = wording.briefing.period(row.line, previous), wording.briefing.verdict(row, previous.as_at)
    return Then(
        previous.as_at, period, wording.briefing.alone(row.line, reading), _now(row, previous.as_at), None, first.release_id, verdict
    )


def _now(row: wording.BoardRow, as_at: dt.date) -> str:
    """How a period is told today; its status where it is not told any more."""
    reading = next((each for each in row.line.readings if each.as_at == as_at), None)
    return wording.briefing.alone(row.line, reading) if reading else wording.briefing.NOT_TOLD


def _small(numerator: float | None, public: Public | None) -> bool:
    """Whether an earlier count is one that the public is not told, whatever it has become since."""
    return public is not None and numerator is not None and 0 < numerator < public.threshold
