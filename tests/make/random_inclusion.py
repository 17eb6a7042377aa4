"""Suspensions and a roll by chance, dense in boundaries, for holding two workings against each other (see random_casework).

Days are drawn from both edges of every half-term of the school year and their neighbours; pupils come up again and again, at other
schools, in other phases and provisions; planted pupils stand on either side of 90 sessions. The kinds of cohort that a rate on roll can
have are dealt out to the twelve of phase and provision: on both sheets, on one alone, with a headcount of 0, with rows that do not count.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from itertools import product

from make.casework import Row, Rows
from make.oracle_inclusion import dates, half_terms

PHASES = ("primary", "secondary", "special", "alternative_provision")
PROVISIONS = ("E", "K", "N")
NEAR = (-1, 0, 0, 1)
REASONS_UNTIL_2024_25 = ("PP", "PA", "VP", "VA", "OW", "BU", "RA", "LG", "DS", "SM", "DA", "DM", "TH", "DB", "MT", "PH")
REASONS_SINCE_2025_26 = (*REASONS_UNTIL_2024_25, "BW", "TB", "SB", "MB", "AB", "DR", "AR", "SR", "VR", "LD", "CB", "MP", "OS")
CATEGORIES = ("SUSP",) * 6 + ("FIXD", "FIXD", "LNCH", "LNCH", "PERM", "PERM")
STATUSES = ("pending", "upheld", "cancelled", "reinstated", None)
# Pupils beside 45 days: (category, sessions) of each row, dealt to other schools, phases and provisions.
BESIDE_45_DAYS = {
    "90 in one": [("SUSP", 90)],
    "90 in two": [("SUSP", 45), ("FIXD", 45)],
    "90 with lunchtimes": [("SUSP", 89), ("LNCH", 1)],
    "91 in one": [("SUSP", 91)],
    "91 in two": [("SUSP", 45), ("SUSP", 46)],
    "91 with lunchtimes": [("FIXD", 90), ("LNCH", 1)],
    "91 of lunchtimes": [("LNCH", 60), ("LNCH", 31)],
    "90 and excluded": [("SUSP", 90), ("PERM", 0)],
    "91 and excluded": [("SUSP", 30), ("SUSP", 30), ("LNCH", 31), ("PERM", 0)],
}
# What becomes of the twelve cohorts, dealt out by seed.
KINDS = ("both",) * 5 + ("roll alone", "roll alone", "no roll", "no headcount", "lunchtimes alone", "cancelled alone", "first day alone")


def inclusion(as_at: dt.date, seed: int, rows: int = 500, pupils: int = 150, categories: Sequence[str] = CATEGORIES) -> Rows:
    """The two sheets as at that half-term end, by seed."""
    return Draws(as_at, seed, categories).sheets(rows, pupils)


def january_census(as_at: dt.date) -> dt.date:
    """The third Thursday of January, on or before the as-at date."""
    for year in (as_at.year, as_at.year - 1):
        first = dt.date(year, 1, 1)
        third_thursday = first + dt.timedelta((3 - first.weekday()) % 7 + 14)
        if third_thursday <= as_at:
            break
    return third_thursday


class Draws:
    """One return's draws."""

    def __init__(self, as_at: dt.date, seed: int, categories: Sequence[str]) -> None:
        self.rng, self.as_at, self.opens = random.Random(f"{as_at} {seed}"), as_at, half_terms()[as_at].year_starts
        self.edges = [day for each in dates(as_at) for day in (each.starts, each.as_at)]
        self.reasons = REASONS_SINCE_2025_26 if self.opens >= dt.date(2025, 9, 1) else REASONS_UNTIL_2024_25
        self.categories = categories
        cohorts = list(product(PHASES, PROVISIONS))
        self.rng.shuffle(cohorts)
        self.kinds = dict(zip(cohorts, KINDS, strict=True))

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def one(self, of: Sequence[object]) -> object:
        return self.rng.choice(of)

    def day(self) -> dt.date:
        """On or beside an edge of a half-term, or any day of the school year so far."""
        day = self.one(self.edges) + dt.timedelta(self.one(NEAR))
        if self.chance(0.2):
            day = self.opens + dt.timedelta(self.rng.randrange((self.as_at - self.opens).days + 1))
        return min(max(day, self.opens), self.as_at)

    def cohort(self, *kinds: str) -> tuple[str, str]:
        return self.one([cohort for cohort, kind in self.kinds.items() if kind in kinds])

    def sheets(self, rows: int, pupils: int) -> Rows:
        self.suspensions: list[Row] = []
        homes = [self.cohort("both", "no roll", "no headcount") for _ in range(pupils)]
        for _ in range(rows):
            pupil = int(pupils * self.rng.random() ** 2)  # some come up again and again
            cohort = homes[pupil] if self.chance(0.7) else self.cohort("both", "no roll", "no headcount")
            self.row(f"U{pupil}", cohort, self.one(self.categories))
        for pupil, parts in BESIDE_45_DAYS.items():
            for category, sessions in parts:
                if category in self.categories:
                    self.row(pupil, self.cohort("both", "no roll"), category, sessions=sessions)
        for _ in range(4):
            if "LNCH" in self.categories:
                self.row("at lunch", self.cohort("lunchtimes alone"), "LNCH")
            if "PERM" in self.categories:
                self.row("cancelled", self.cohort("cancelled alone"), "PERM", perm_status=self.one(("cancelled", "reinstated")))
            if "SUSP" in self.categories:
                self.row("first day", self.cohort("first day alone"), "SUSP", start_date=self.opens)
        self.suspensions += [dict(row) for row in self.suspensions[:3]]  # two in a day are real
        return {"suspensions": self.suspensions, "roll": self.roll()}

    def row(self, pupil: str, cohort: tuple[str, str], category: str, **rest: object) -> None:
        is_permanent = category == "PERM"
        row: Row = {"pupil_id": pupil, "school_urn": self.one(self.schools(cohort)), "phase": cohort[0], "sen_provision": cohort[1]}
        row |= {"nc_year": self.one((None, "R", "1", "9", "14", "X")), "category": category, "start_date": self.day()}
        row |= {"sessions": 0 if is_permanent else self.one((1, 1, 2, 3, 10))}
        row |= {"perm_status": self.one(STATUSES) if is_permanent else None}
        reasons = self.rng.sample(self.reasons, 3)
        row |= {"reason_1": reasons[0], "reason_2": self.one((None, reasons[1])), "reason_3": None}
        if row["reason_2"] and self.chance(0.3):
            row["reason_3"] = reasons[2]
        self.suspensions.append(row | rest)

    def schools(self, cohort: tuple[str, str]) -> list[str]:
        """Two schools of a phase; those of primary and secondary share one that takes both."""
        first = 113700 + 10 * PHASES.index(cohort[0])
        return [f"{first}", f"{first + 1}", *(["113799"] if cohort[0] in ("primary", "secondary") else [])]

    def roll(self) -> list[Row]:
        """A row for each school and provision: some without a headcount, some schools without a suspension."""
        listed: list[Row] = []
        for cohort, kind in self.kinds.items():
            if kind in ("no roll", "lunchtimes alone", "cancelled alone"):
                continue
            for school in [*self.schools(cohort), f"1138{PHASES.index(cohort[0])}0"]:
                headcount = 0 if kind == "no headcount" or self.chance(0.1) else self.rng.randrange(1, 400)
                row: Row = {"school_urn": school, "phase": cohort[0], "sen_provision": cohort[1], "headcount": headcount}
                listed.append(row | {"census_date": january_census(self.as_at)})
        return listed
