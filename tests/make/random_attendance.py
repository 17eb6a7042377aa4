"""Enrolments by chance, dense in boundaries, for holding two workings against each other (see random_casework).

Sessions missed stand on, just under and just over a tenth and a half of those possible, where these are whole numbers and where they are
not; some enrolments have none possible; pupils are at two schools, in two phases and provisions; every nc_year comes up. One cohort has
only enrolments without a session, one only children that are too young, one none.
"""

from __future__ import annotations

import datetime as dt
import random
from itertools import product

from make.casework import Row, Rows
from make.random_inclusion import PHASES, PROVISIONS

YEARS = ("N1", "N2", "R", *(str(year) for year in range(1, 15)), "X")
# Possible and missed, on both sides of a tenth and of a half: 19 of 190 is a tenth, 18 is not; half of 191 is 95 and a half.
MISSED = {
    190: (18, 19, 20, 94, 95, 96),
    191: (19, 20, 95, 96),
    199: (19, 20),
    380: (37, 38, 380),
    **{11: (1, 2, 5, 6), 10: (0, 1), 9: (0, 1), 3: (1, 2), 2: (0, 1), 1: (0, 1), 0: (0,)},
}
BESIDE = [(possible, missed) for possible, several in MISSED.items() for missed in several]
NONE_POSSIBLE = (0, 0)


def attendance(as_at: dt.date, seed: int, rows: int = 600) -> Rows:
    """The sheet as at that half-term end, by seed."""
    rng = random.Random(f"{as_at} {seed}")
    cohorts = list(product(PHASES, PROVISIONS))
    rng.shuffle(cohorts)
    no_session, too_young, _nobody, *usual = cohorts
    enrolments: dict[tuple[object, object], Row] = {}

    def enrol(pupil: str, cohort: tuple[str, str], nc_year: str, possible: int, missed: int) -> None:
        authorised = rng.choice((0, missed, rng.randrange(missed + 1)))
        school = f"{113700 + 10 * PHASES.index(cohort[0]) + rng.randrange(3)}"
        row: Row = {"pupil_id": pupil, "school_urn": school, "phase": cohort[0], "nc_year": nc_year, "sen_provision": cohort[1]}
        row |= {"sessions_possible": possible, "sessions_authorised": authorised, "sessions_unauthorised": missed - authorised}
        enrolments.setdefault((pupil, school), row)

    for number in range(rows):
        possible, missed = rng.choice(BESIDE)
        if rng.random() < 0.3:
            possible = rng.randrange(1, 380)
            missed = min(possible, max(0, possible // rng.choice((2, 10)) + rng.choice((-1, 0, 1))))
        enrol(f"U{number * 2 // 3}", rng.choice(usual), rng.choice(YEARS), possible, missed)  # every other pupil is at two schools
    for number in range(3):
        enrol(f"not yet {number}", no_session, "7", *NONE_POSSIBLE)
        enrol(f"young {number}", too_young, rng.choice(("N1", "N2", "R", "12", "13", "14", "X")), 190, 19)
    return {"enrolments": list(enrolments.values())}
