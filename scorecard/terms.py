"""The words of the project, each a small frozen dataclass. Both halves of the line share these and nothing else but settings."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

ALL = "All"  # a cohort column added up over all of its values
UNKNOWN = "Unknown"  # a cohort value that the return left empty
COVER = "return"  # the sheet that says which return a workbook is, whose, and of which date
COHORT_COLUMNS = ("phase", "sen_provision", "primary_need", "area", "detail")


class ScorecardError(Exception):
    """Anything of ours that cannot be done; its message is a sentence that says where, what was found, and what to do."""


class Severity(StrEnum):
    """How much a finding weighs: critical holds the return, warning wants a signed reason, info is recorded."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


class Outcome(StrEnum):
    """What the checks said of a submission. HELD cannot be published; QUERIES can once accepted with a reason."""

    PASSED = "passed"
    QUERIES = "queries"
    HELD = "held"


class Act(StrEnum):
    """What somebody did, as the register has it."""

    RECEIVED = "received"
    CHECKED = "checked"  # again
    ANSWERED = "answered"  # a query, with a reason
    CARRIED_OVER = "carried_over"  # an answer to the same query of a return before
    RELEASED = "released"  # a critical finding that may be, with a reason
    SET_ASIDE = "set_aside"  # a record
    TAKEN_BACK = "taken_back"  # an answer, a release or a setting aside
    ACCEPTED = "accepted"
    HELD = "held"
    PROPOSED = "proposed"  # a publication, for a second person
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    PUBLISHED_AGAIN = "published_again"
    ERASED = "erased"


CHANGES_WHAT_SHOWS = (Act.ACCEPTED, Act.HELD, Act.PUBLISHED, Act.WITHDRAWN, Act.PUBLISHED_AGAIN)  # or what would, were it published


@dataclass(frozen=True)
class Column:
    """A column of a sheet's contract. `headings` are other names that a team may use; `codes` is its code set, if it has one."""

    name: str
    type: str  # id, date, flag, code, text, area, integer, number
    required: bool = False
    headings: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
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
class Sender:
    """The team that sends a return, and by when: a row of `returns.csv`. `days` are working days; None where nobody says."""

    return_name: str
    team: str
    contact: str = ""  # the team's mailbox
    days: int | None = None
    first: dt.date | None = None  # as-at dates from this day on; None: from the first one that came
    last: dt.date | None = None  # and until this day

    def sends(self, as_at: dt.date) -> bool:
        """Whether a return as at this date is this team's to send."""
        return (self.first or as_at) <= as_at <= (self.last or as_at)

    def due(self, as_at: dt.date) -> dt.date | None:
        """The day by which a return is due: so many working days (Monday to Friday, bank holidays among them) after its as-at date."""
        if self.days is None:
            return None
        day, left = as_at, self.days
        while left:
            day += dt.timedelta(days=1)
            left -= day.weekday() < 5
        return day


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


@dataclass(frozen=True)
class Finding:
    """One thing wrong, where it is, and what to do. `row` and `cell` are the workbook's own; empty where the whole sheet is meant."""

    code: str
    severity: Severity
    sheet: str
    message: str
    remedy: str
    column: str = ""
    row: int | None = None
    cell: str = ""
    value: str = ""
    record: str = ""  # the key of its row; `row 12` in a sheet without one
    identity: str = ""  # the same for the same thing found again of the same values, in another submission too
    releasable: bool = False  # critical, yet a steward may release it by a reason

    def __str__(self) -> str:
        where = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        found = f"found {self.value} · " if self.value else ""
        return " · ".join(part for part in (self.code, where) if part) + f" · {found}{self.message} {self.remedy}"


@dataclass(frozen=True)
class Snapshot:
    """The untouched copy of one submission, with its typed rows. `folder` is relative to the data root."""

    snapshot_id: str
    return_name: str
    as_at: dt.date | None  # None where nobody could tell
    received_at: dt.datetime
    file_name: str
    sha256: str
    folder: str
    outcome: Outcome
    authority_code: str = ""
    authority_name: str = ""
    accepted_at: dt.datetime | None = None
    accepted_by: str = ""
    reason: str = ""  # of accepting it, or of holding it
    held_by: str = ""  # who holds it, whatever its checks said
    check: int = 1  # which check of it counts: 1 is that of its receipt
    set_aside: int = 0  # records that its last check left out

    @property
    def rows_in(self) -> str:
        """The folder, relative to the data root, of the rows and findings that count: those of its last check."""
        return self.folder if self.check == 1 else f"{self.folder}/checked-{self.check}"


@dataclass(frozen=True)
class Decision:
    """What a steward decided of a finding, or of a record (`identity` is then its sheet and key), with a reason."""

    kind: Act  # answered, released, set_aside, taken_back
    identity: str
    code: str = ""
    sheet: str = ""
    record: str = ""
    who: str = ""
    at: dt.datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class Entry:
    """An act in the register. `subject` is a snapshot's or a release's ID."""

    act_id: int
    at: dt.datetime
    who: str
    act: str
    subject: str
    reason: str


@dataclass(frozen=True)
class Access:
    """An opening of children's records."""

    at: dt.datetime
    who: str
    what: str
    subject: str


@dataclass(frozen=True)
class Measure:
    """A measure's header: what it asks and how to read it. The SQL below the header says who is counted."""

    measure_id: str
    label: str
    asks: str
    section: str
    unit: str  # count, percent, weeks, plans, fte, sessions, per 100 pupils
    better: str  # higher, lower, or empty: neither
    family: str
    dates: str  # window: every month end of the snapshot's window; own: its as-at date alone
    run_in_days: int
    adds_up: bool
    public: str
    basis: str
    owner: str
    next_review: str
    detail: str = ""  # what the detail column means, where the measure has one
    counts: str = ""  # the numerator in words
    out_of: str = ""  # the denominator in words; a count has none
    calendar: str = "month"  # what its dates are the ends of: month, half_term
    decimals: int = 1  # shown of it, where it is no count
    sql: str = field(default="", repr=False)

    @property
    def select(self) -> str:
        """The query without its header and closing semicolon, so that it can stand inside another."""
        return "\n".join(line for line in self.sql.splitlines() if not line.lstrip().startswith("--")).strip().rstrip(";")


@dataclass(frozen=True)
class Release:
    """The snapshots published together: what minutes can cite."""

    release_id: str
    published_at: dt.datetime
    published_by: str
    newest_as_at: dt.date
    authority_code: str
    authority_name: str
