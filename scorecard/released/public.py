"""What the public may see of a release, as its public file has it: which cohorts exist in it, and from which number of children.

Of a measure it has the total, each breakdown by one column, and the crossings that the measure's header names. What it does not have is
no 0: it is not published.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from scorecard.terms import ALL, Measure

PUBLIC = ".public"  # in the file's name
# The Government Statistical Service's signs, in a value's place.
SUPPRESSED = "c"
LOW_RELIABILITY = "u"


@dataclass(frozen=True)
class Public:
    """The rule that a public release was made by."""

    threshold: int  # counts of 1 to one less are suppressed

    def has(self, measure: Measure, columns: Collection[str], cohort: Mapping[str, str]) -> bool:
        """Whether a measure with these cohort columns has figures of a cohort in public."""
        chosen = frozenset(name for name, value in cohort.items() if value != ALL and name in columns)
        return len(chosen) < 2 or chosen in measure.crossings


def read(ask: Callable[[str], list[tuple]]) -> Public | None:
    """The rule of a public release; None of an officers'."""
    if not ask("select 1 from duckdb_tables() where table_name = 'disclosure'"):
        return None
    return Public(ask("select threshold from disclosure")[0][0])
