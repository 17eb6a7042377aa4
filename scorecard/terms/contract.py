"""What a return is: its sheets, their columns and checks, and the half-terms that dates go by."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scorecard.terms.found import Severity

COVER = "return"  # the sheet that says which return a workbook is, whose, and of which date


@dataclass(frozen=True)
class Column:
    """A column of a sheet's contract. `headings` are other names that a team may use; `codes` is its code set, if it has one, and
    `codes_from` the column of the reference file that has it where an authority may have its own (`rag_schemes.code`)."""

    name: str
    type: str  # id, date, flag, code, text, area, integer, number, figure (a number in the unit of its row's measure)
    required: bool = False
    headings: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    codes_from: str = ""
    keep: bool = True  # False: checked, then not kept (UPN)
    holds: str = ""  # what it holds, in words, where its name does not say it


@dataclass(frozen=True)
class Check:
    """One expectation of a sheet, as its JSON states it. `column` is where a finding points; `sql` finds offending rows."""

    code: str
    type: str
    kwargs: dict[str, object] = field(hash=False)
    severity: Severity
    message: str
    remedy: str
    column: str | None = None
    sql: str | None = None
    releasable: bool = False  # critical, yet a steward may release it by a reason


@dataclass(frozen=True)
class Sheet:
    """A sheet's whole contract: tab names, columns, key, checks. `grain` says what one row is."""

    name: str
    title: str
    grain: str
    tabs: tuple[str, ...]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    checks: tuple[Check, ...] = ()

    def column(self, name: str) -> Column:
        """The column of that name. Raises KeyError where the contract has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")


@dataclass(frozen=True)
class HalfTerm:
    """A half-term of an academic year, as `half_terms.csv` has it: `starts` and `ends` are its first and last day."""

    academic_year: str  # 2023/24
    half_term: str  # HT1 to HT6
    starts: dt.date
    ends: dt.date

    @property
    def term(self) -> str:
        """autumn (HT1, HT2), spring (HT3, HT4) or summer (HT5, HT6)."""
        return ("autumn", "spring", "summer")[(int(self.half_term.removeprefix("HT")) - 1) // 2]


@dataclass(frozen=True)
class Return:
    """What a service sends for one as-at date: of which kind that date is, and how far back a snapshot of it covers.

    `families` are those whose measures rest on the return, each with its cohort columns.
    """

    name: str
    title: str
    frequency: str
    as_at: str  # month_end, half_term_end
    window: str  # calendar_years, academic_year, month
    sheets: tuple[Sheet, ...]
    years_before: int = 0  # of calendar_years
    decimals: int = 1  # its rates and means are shown with so many
    families: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    ties: tuple[str, ...] = ()  # columns by which the rows of one case are found in every sheet
    whole: str = ""  # the sheet whose row is all cases of somebody
    about_children: bool = True  # False: no child's record is in it, so its rows need not be erased

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name. Raises KeyError where the return has none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(f"{self.name} has no sheet {name}")

    def as_at_dates(self, first: dt.date, last: dt.date, half_terms: Sequence[HalfTerm] = ()) -> list[dt.date]:
        """Every as-at date of the return from one day to another, both among them: ends of months, or of the half-terms given."""
        if self.as_at == "half_term_end":
            return [each.ends for each in half_terms if first <= each.ends <= last]
        found, day = [], first
        while (end := day.replace(day=calendar.monthrange(day.year, day.month)[1])) <= last:
            found.append(end)
            day = end + dt.timedelta(days=1)
        return found

    def window_opens(self, as_at: dt.date, half_terms: Sequence[HalfTerm] = ()) -> dt.date:
        """First day that a snapshot as at this date covers (returns.md: 1 January two calendar years before, for casework).

        An academic year opens on the first day of its HT1 in `half_terms`; one that they do not have opens on 1 September.
        """
        if self.window == "calendar_years":
            return dt.date(as_at.year - self.years_before, 1, 1)
        if self.window == "month":
            return as_at.replace(day=1)
        year = next((each.academic_year for each in half_terms if each.starts <= as_at <= each.ends), None)
        starts = [each.starts for each in half_terms if each.academic_year == year]
        return min(starts, default=dt.date(as_at.year - (as_at.month < 9), 9, 1))
