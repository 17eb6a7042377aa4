"""What a board looks at: indicators, what is aimed at, the priorities that they serve, how a plan's actions are rated, and
what committees asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Indicator:
    """A line of a scorecard, as the catalogue `indicators.csv` has it.

    `figure` is the part of its measure that the line shows: value or numerator. `kind`: worked_out (a measure of ours), supplied (a partner
    counts it), published (the Department does). `monthly` and `termly` are its numbers on the board's two scorecards, 0 where it is on
    neither; `plan` the priority whose series it is, `impact` its reference on the impact score card, `asked` whether a scrutiny board did.
    """

    indicator_id: str
    label: str
    monthly: int
    termly: int
    plan: str
    impact: str
    asked: bool
    priority: str
    section: str
    theme: str  # profile, experience, outcomes
    unit: str
    better: str  # higher, lower, or empty: neither
    frequency: str  # monthly, termly, half_termly, quarterly, annual
    window: str  # month, term, half_term, quarter, year_to_date, rolling_12_months
    owner: str
    definition: str
    kind: str
    measure_id: str
    figure: str
    phase: str
    sen_provision: str
    detail: str
    year_measure_id: str


@dataclass(frozen=True)
class Target:
    """What is aimed at for a part of a measure, over one cohort, from one day to another (None: from the start, or until further notice).

    `target` and `tolerance` are in the measure's unit; where no number is aimed at, `words` say what is.
    """

    measure_id: str
    phase: str
    sen_provision: str
    detail: str
    figure: str
    first: dt.date | None
    last: dt.date | None
    target: float | None
    words: str
    tolerance: float
    source: str

    def is_of(self, line: Indicator) -> bool:
        """Whether this is what a line aims at: it names the part and cohort that the line shows, or the line itself."""
        cohort = (self.phase, self.sen_provision, self.detail, self.figure)
        if self.measure_id == line.measure_id and cohort == (line.phase, line.sen_provision, line.detail, line.figure):
            return True
        return self.measure_id == line.indicator_id != line.measure_id

    def holds(self, as_at: dt.date) -> bool:
        """Whether this is what is aimed at on a date."""
        return (self.first or as_at) <= as_at <= (self.last or as_at)


@dataclass(frozen=True)
class Priority:
    """A priority of the improvement plan, and the aim that its figures lead to."""

    priority: str
    name: str
    aim: str
    owner: str


@dataclass(frozen=True)
class Rating:
    """A code that an action may have in a scheme of `rag_schemes.csv`, with its word, shape and colour; `place` is its order."""

    scheme: str
    code: str
    word: str
    meaning: str
    shape: str
    colour: str
    place: int
    done: bool
    trouble: bool


@dataclass(frozen=True)
class Recommendation:
    """What a committee resolved at a meeting, who answers for it (a role or a team), by when, and what came of it.

    `status`: open, under_way, done, not_agreed. `linked` is the measure or indicator that it should move; empty where it is none.
    """

    recommendation_id: str
    meeting: dt.date
    committee: str
    resolution: str
    owner: str
    due: dt.date | None
    response: str
    status: str
    linked: str

    @property
    def is_over(self) -> bool:
        """Whether nothing more is asked."""
        return self.status in ("done", "not_agreed")

    def overdue(self, on: dt.date) -> bool:
        """Whether it was to be done before a day, and is not."""
        return self.due is not None and self.due < on and not self.is_over
