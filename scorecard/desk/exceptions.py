"""Exceptions at the desk: what needs a reason, entering one, changing it, closing it, and what was said before.

Text is text: it is kept as it was typed, on one line, and shown and exported as such.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from scorecard import access, exceptions, wording
from scorecard.access import Role
from scorecard.desk.command import DeskError
from scorecard.desk.entered import name, text
from scorecard.exceptions import Exceptional
from scorecard.export import Sheet
from scorecard.register import Register
from scorecard.released import Released, month_end
from scorecard.terms import Commentary

MOST_OWNER = 120  # characters
HEADINGS = (
    *("Indicator", "ID", "Whose", "Figure", "Figure of", "Why", "Since", "Standing", "Reason", "Action", "Who acts", "Review date"),
    *("Said of", "Entered by", "Entered (UTC)", "Closed because"),
)


@access.only(Role.OFFICER)
def found(release: Released, as_at: dt.date, today: dt.date) -> tuple[Exceptional, ...]:
    """What needs a reason as at a date, or has one: the most pressing first. Raises RegisterError."""
    lines = release.lines()
    return exceptions.exceptions(lines, as_at, exceptions.entries(), today, exceptions.rebases(lines))


@access.only(Role.AUTHOR)
def one(release: Released, indicator_id: str, as_at: dt.date, today: dt.date) -> Exceptional:
    """An indicator that needs a reason, or has one. Raises DeskError where it does neither; UnknownMeasure where there is no such one."""
    line = release.line(indicator_id)
    each = next((each for each in found(release, as_at, today) if each.indicator_id == indicator_id), None)
    if each is None:
        said = f"{line.indicator.label} is no exception as at {wording.day(as_at)}, and no reason of it is open"
        raise DeskError(f"{said}: nothing has to be explained or closed.")
    return each


@access.only(Role.AUTHOR)
def dates(release: Released) -> list[dt.date]:
    """The ends of months that a line has a figure in, up to the release's date, newest first."""
    ends = {month_end(reading.as_at, 0) for line in release.lines() for reading in line.readings if line.indicator.frequency == "monthly"}
    return sorted({release.release.newest_as_at, *(each for each in ends if each <= release.release.newest_as_at)}, reverse=True)


@access.only(Role.AUTHOR)
def judged(release: Released, as_at: dt.date) -> int:
    """How many lines have a figure as at a date, of their own or their newest by then."""
    return sum(line.at(as_at).value is not None for line in release.lines())


@access.only(Role.AUTHOR)
def explain(of: Exceptional, who: str, reason: str, action: str, owner: str, review_date: dt.date | None, today: dt.date) -> None:
    """Enter why a figure is an exception, what is done, by which role or team, and when that is looked at again; or change what was said,
    which is a new entry. Raises DeskError where something is missing or cannot be taken, RegisterError where somebody was faster."""
    entered_by = name(who)
    Register.open().explain(_entry(of, reason, action, owner, review_date, today), entered_by, of.last_entry)


@access.only(Role.AUTHOR)
def explain_all(of: Sequence[tuple[Exceptional, Mapping[str, str]]], who: str, review_date: dt.date | None, today: dt.date) -> None:
    """Enter what a sheet of several figures says: reason, action, owner, review_date (yyyy-mm-dd; `review_date` where it is empty).

    Nothing is entered unless all of it can be. Raises DeskError, naming the figure, and RegisterError as `explain` does.
    """
    entered_by = name(who)
    entries = []
    for each, row in of:
        try:
            day = dt.date.fromisoformat(row["review_date"]) if row["review_date"] else review_date
            entries.append((_entry(each, row["reason"], row["action"], row["owner"], day, today), each.last_entry))
        except (ValueError, DeskError) as error:
            raise DeskError(f"{each.indicator_id}: {error} Nothing of the file was entered.") from None
    for entry, last in entries:
        Register.open().explain(entry, entered_by, last)


def _entry(of: Exceptional, reason: str, action: str, owner: str, review_date: dt.date | None, today: dt.date) -> Commentary:
    return Commentary(
        of.indicator_id,
        _figure_of(of),
        text(reason, "a reason"),
        text(action, "an action"),
        text(owner, "who acts, a role or a team,", MOST_OWNER),
        _later(review_date, today),
    )


@access.only(Role.AUTHOR)
def close(of: Exceptional, who: str, closing: str) -> None:
    """Close what is said of a figure, with why. Raises DeskError where nothing is open or no reason is given, RegisterError where somebody
    was faster."""
    if of.said is None or of.said.closed:
        raise DeskError(f"Nothing is open of {of.line.indicator.label}: there is nothing to close.")
    said = of.said
    carried = Commentary(of.indicator_id, _figure_of(of), said.reason, said.action, said.owner, said.review_date)
    Register.open().close(carried, name(who), text(closing, "a reason for closing it"), of.last_entry)


@access.only(Role.OFFICER)
def history(indicator_id: str) -> list[Commentary]:
    """Every entry of an indicator, newest first."""
    return Register.open().commentary(indicator_id)[::-1]


@access.to_all
def listed(found: Sequence[Exceptional], as_at: dt.date) -> Sheet:
    """Exceptions as a table to be written, with what is said of each. Dates as yyyy-mm-dd; times in UTC."""
    rows = []
    for each in found:
        of, said = each.line.indicator, each.said
        about = (of.label, of.indicator_id, of.owner, wording.exceptions.figure(each), _date(each.reading.as_at))
        stands = (wording.exceptions.why(each), _date(each.since), wording.exceptions.standing(each))
        text_of = (said.reason, said.action, said.owner, _date(said.review_date)) if said else ("", "", "", "")
        entered = (_date(said.as_at), said.who, f"{said.at:%Y-%m-%d %H:%M}" if said.at else "", said.closing) if said else ("", "", "", "")
        rows.append((*about, *stands, *text_of, *entered))
    source = "The release that shows, and the register of SEND Scorecard. Times are UTC."
    return Sheet(HEADINGS, tuple(rows), f"Exceptions as at {wording.day(as_at)}", source)


def _figure_of(of: Exceptional) -> dt.date:
    """The date of the figure that an entry is about; never before that of the entry that it follows, which it would not replace."""
    return max(of.reading.as_at, of.said.as_at) if of.said else of.reading.as_at


def _later(date: dt.date | None, today: dt.date) -> dt.date:
    if date is None:
        raise DeskError("Give a review date: the day on which this is looked at again.")
    if date <= today:
        raise DeskError(f"The review date is {wording.day(date)}, which is not to come. Give a day after today, {wording.day(today)}.")
    return date


def _date(date: dt.date | None) -> str:
    return date.isoformat() if date else ""
