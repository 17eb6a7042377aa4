"""The sample's children and young people: birth dates, localities and pupil numbers, all made up. Nobody has a name."""

from __future__ import annotations

import csv

import numpy as np
import polars as pl

from scorecard import settings

# Requests received in 2023 by age, "2 and under" to "20 and over" (DfE, "Education, health and care plans", 2025 release, E06000058).
_REQUESTS = (23, 147, 74, 38, 48, 53, 45, 54, 71, 51, 56, 61, 76, 63, 22, 14, 3, 1, 3)
REQUEST_AGES = dict(enumerate(_REQUESTS, start=2))
# Plans at January 2024 by age, under 3 to 22 (the same release): for the plans that stood at the outset, and for those that move in.
_PLANS = (6, 28, 130, 149, 177, 153, 192, 204, 235, 283, 296, 282, 289, 292, 251, 244, 178, 121, 95, 58, 50)
PLAN_AGES = dict(enumerate(_PLANS, start=2))
YEAR = 365.25
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
NO_AREA, NO_UPN = 0.01, 0.03  # shares of children without; the youngest have no pupil number either
NO_AUTHORITY = "000"  # no English authority has this number, so no pupil has such a UPN


class People:
    """Grows as the history needs children: each has a number, from 0 up."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self.birth = np.zeros(0, dtype=np.int64)

    def born(self, ages: dict[int, int], on: np.ndarray) -> np.ndarray:
        """New children aged as `ages` shares out (years: weight) on those days; returns their numbers."""
        return self.add(self.births(ages, on))

    def births(self, ages: dict[int, int], on: np.ndarray) -> np.ndarray:
        """Birth dates of children aged as `ages` shares out (years: weight) on those days."""
        weights = np.array(list(ages.values()), dtype=float)
        years = self._rng.choice(list(ages), size=len(on), p=weights / weights.sum())
        return on - np.ceil((years + self._rng.random(len(on)) * 0.998) * YEAR).astype(np.int64)

    def add(self, birth: np.ndarray) -> np.ndarray:
        """New children born on those days; returns their numbers."""
        numbers = np.arange(len(self.birth), len(self.birth) + len(birth))
        self.birth = np.concatenate([self.birth, birth])
        return numbers

    def frame(self) -> pl.DataFrame:
        """One row per child: person (number), person_id, birth (day), area (some empty), upn (the youngest and a few others have none)."""
        count = len(self.birth)
        areas = localities()
        near = self._rng.dirichlet(np.full(len(areas), 40.0))
        area = pl.Series(areas)[self._rng.choice(len(areas), size=count, p=near)]
        number = pl.Series(np.arange(count))
        has_area = self._rng.random(count) >= NO_AREA
        has_upn = (self._rng.random(count) >= NO_UPN) & (self.birth < self.birth.max() - 3 * YEAR)
        return pl.DataFrame(
            {
                "person": number,
                "person_id": "C" + (number + 10_001).cast(pl.String),
                "birth": self.birth,
                "area": area.set(pl.Series(~has_area), None),
                "upn": pl.Series(upns(number.to_numpy())).set(pl.Series(~has_upn), None),
            }
        )


def localities() -> list[str]:
    """The localities of `data/reference/areas.csv`, in its order."""
    with settings.reference_file("areas.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["area"] for row in csv.DictReader(file)]


def upns(number: np.ndarray) -> np.ndarray:
    """A pupil number for each number: a check letter and 12 digits (DfE's rule: weights 2 to 13, modulo 23)."""
    digits = np.char.add(NO_AUTHORITY, np.char.zfill((number * 7 + 200_000_003).astype(str), 9))
    weights = np.arange(2, 14)
    codes = digits.astype("U12").view("U1").reshape(len(number), 12).astype(int) @ weights % 23
    return np.char.add(np.array(list(LETTERS))[codes], digits)


def school_start(birth: np.ndarray) -> np.ndarray:
    """The calendar year in which a child starts Reception: the September after the fourth birthday (born by 31 August)."""
    months = birth.astype("datetime64[D]").astype("datetime64[M]").astype(int) + 1970 * 12
    return months // 12 + np.where(months % 12 < 8, 4, 5)


def school_year(birth: np.ndarray, on: np.ndarray | int) -> np.ndarray:
    """National curriculum year on a day: 0 is Reception, negative before it, 12 and over after compulsory schooling."""
    months = np.asarray(on).astype("datetime64[D]").astype("datetime64[M]").astype(int) + 1970 * 12
    return months // 12 - np.where(months % 12 < 8, 1, 0) - school_start(birth)
