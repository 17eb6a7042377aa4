"""What is measured, and over which cohorts."""

from __future__ import annotations

from dataclasses import dataclass, field

ALL = "All"  # a cohort column added up over all of its values


UNKNOWN = "Unknown"  # a cohort value that the return left empty


RATES = ("percent", "per 100 pupils")  # units
FEW = 10  # a rate on fewer than this is of low reliability
CROSSED = " x "  # between columns that are crossed


COHORT_COLUMNS = ("phase", "sen_provision", "primary_need", "area", "detail")


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
    since: str = ""  # of a half-termly measure, what it counts from the first day of: half_term, term, school_year
    decimals: int = 1  # shown of it, where it is no count
    sql: str = field(default="", repr=False)

    def is_few(self, denominator: float | None) -> bool:
        """Whether a rate is out of so few that it is of low reliability (the Government Statistical Service's sign u)."""
        return self.unit in RATES and denominator is not None and 0 < denominator < FEW

    @property
    def crossings(self) -> tuple[frozenset[str], ...]:
        """The cohort columns that the public may see crossed, as the header's line `public` names them: `phase x sen_provision`."""
        return tuple(frozenset(part.split(CROSSED)) for part in map(str.strip, self.public.split(";")) if CROSSED in part)

    @property
    def select(self) -> str:
        """The query without its header and closing semicolon, so that it can stand inside another."""
        return "\n".join(line for line in self.sql.splitlines() if not line.lstrip().startswith("--")).strip().rstrip(";")
