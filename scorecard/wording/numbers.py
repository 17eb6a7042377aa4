"""Numbers and dates in words. Rounded once, last, half away from zero (measures.md, "Rounding, and what is shown")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from scorecard.released import HALF_TERM, Point
from scorecard.terms import FEW, RATES, Measure

# The Government Statistical Service's signs that stand in place of a value.
SUPPRESSED, LOW_RELIABILITY = "c", "u"
SIGNS = {
    **{"z": "not applicable", "x": "not available", SUPPRESSED: "suppressed", LOW_RELIABILITY: "low reliability"},
    "low": "rounds to nothing",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PLACES = {"count": 0, "fte": 1}  # of a unit; the others have their measure's
AFTER = {
    **{"percent": "%", "weeks": " weeks", "months": " months", "sessions": " sessions", "plans": " plans"},
    **{"per 100 pupils": " per 100 pupils", "fte": " FTE", "gbp_million": "m"},
}
BEFORE = {"gbp_million": "£"}


def rounded(value: float, places: int = 1) -> Decimal:
    """A value rounded half away from zero: 12.25 is 12.3 and -0.05 is -0.1. The float is read as it prints, so 2.675 is 2.68."""
    # Decimal's ROUND_HALF_UP is half away from zero, also below it. Adding zero takes the sign off -0.0.
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0


def number(value: float, unit: str = "count", decimals: int = 1) -> str:
    """A value with its unit: 1,234; 67.1%; 23.4 weeks. One week is `1.0 weeks`: the decimal is said. `decimals`: of what is no count."""
    return to_places(value, unit, PLACES.get(unit, decimals))


def to_places(value: float, unit: str, places: int) -> str:
    """A value with its unit, to so many decimals whatever the unit: a mean of counts, a limit, a target."""
    return f"{BEFORE.get(unit, '')}{rounded(value, places):,}{AFTER.get(unit, '')}"


def as_told(value: float, unit: str) -> str:
    """A value that somebody else worked out, with the decimals that it was told with, two at most: 67%, 41.6%, £3.9m."""
    return to_places(value, unit, next(each for each in (0, 1, 2) if each == 2 or rounded(value, each) == rounded(value, 2)))


def bare(value: float, measure: Measure) -> str:
    """A measure's value where its name stands beside it: without a unit in words, so that it fits a tile or the end of a line."""
    return without_words(number(value, measure.unit, measure.decimals))


def without_words(figure: str) -> str:
    """A figure without its unit's words: `7.47` of `7.47 per 100 pupils`; a percentage keeps its sign."""
    return figure.partition(" ")[0]


def shown(point: Point | None, unit: str, decimals: int = 1) -> str:
    """What stands in a table's cell: the number, or the sign in its place. A month that is not covered is x. Officers see a rate out of
    fewer than ten too, with the sign u beside it."""
    if point is None:
        return "x"
    if point.value is None:
        return point.sign or "x"
    few = unit in RATES and point.denominator is not None and 0 < point.denominator < FEW
    return f"{number(point.value, unit, decimals)}{f' {LOW_RELIABILITY}' if few else ''}"


def counts(point: Point | None) -> str:
    """A rate's two counts, `55 of 82`; with a decimal where they are of full-time equivalents and not whole: `11.2 of 17.6`."""
    if point is None or point.denominator is None:
        return "x"
    both = (point.numerator or 0, point.denominator)
    places = 0 if all(each == int(each) for each in both) else 1
    return " of ".join(f"{rounded(each, places):,}" for each in both)


def signs_used(cells: Iterable[str]) -> str:
    """The key to the signs among a table's cells, empty where there are none: `z = not applicable`."""
    found = {part for cell in cells for part in (cell, cell.rpartition(" ")[2])}
    return "; ".join(f"{sign} = {words}" for sign, words in SIGNS.items() if sign in found)


def count(how_many: float | None, one: str, many: str) -> str:
    """A number of things: `1 plan`, `1,234 plans`, `no plans`."""
    whole = rounded(how_many or 0, 0)
    return f"no {many}" if whole == 0 else f"{whole:,} {one if whole == 1 else many}"


def day(date: dt.date) -> str:
    """31 March 2024."""
    return f"{date.day} {month(date)}"


def month(date: dt.date) -> str:
    """March 2024."""
    return f"{MONTHS[date.month - 1]} {date.year}"


def short_month(date: dt.date) -> str:
    """Mar 2024, kept on one line."""
    return f"{MONTHS[date.month - 1][:3]}\u00a0{date.year}"


def short_date(date: dt.date, window: str) -> str:
    """A date in a table: its month, or of a half-term its last day, kept on one line."""
    return f"{date.day}\u00a0{short_month(date)}" if window == HALF_TERM else short_month(date)


def short_day(date: dt.date) -> str:
    """31 Mar 2024, kept on one line."""
    return f"{date.day}\u00a0{MONTHS[date.month - 1][:3]}\u00a0{date.year}"


def since(before: dt.date, now: dt.date) -> str:
    """An earlier month beside a later one: the year is said only where it differs."""
    return MONTHS[before.month - 1] if before.year == now.year else month(before)


PERIODS = {"month": "Month", "quarter": "Quarter", "year_to_date": "Calendar year to date", "rolling_12_months": "Rolling 12 months"}
ENDS = {
    HALF_TERM: "Half-term to",
    "quarter": "Quarter to",
    "year_to_date": "January to",
    "rolling_12_months": "12 months to",
}  # above a column of dates
BY = {
    HALF_TERM: "by half-term",
    "quarter": "by quarter",
    "year_to_date": "for the calendar year to date",
    "rolling_12_months": "for the 12 months to each month",
}


def period(date: dt.date, window: str = "month") -> str:
    """What a window that ends at a date is called: `March 2024`, `the quarter to March 2024`, `January to March 2024`; a half-term's end
    is its day."""
    if window == HALF_TERM:
        return day(date)
    if window == "year_to_date":
        return month(date) if date.month == 1 else f"January to {month(date)}"
    return f"{({'quarter': 'the quarter to ', 'rolling_12_months': 'the 12 months to '}).get(window, '')}{month(date)}"


def period_before(before: dt.date, now: dt.date, window: str = "month") -> str:
    """What a window is compared with: `February`, `the quarter before`, `January to March 2023`, `the 12 months before`."""
    if window == "year_to_date":
        return period(before, window)
    named = {"quarter": "the quarter before", "rolling_12_months": "the 12 months before", HALF_TERM: "the same point last school year"}
    return named.get(window) or since(before, now)


def months(first: dt.date, last: dt.date) -> str:
    """A span of months: `January 2022 to March 2024`; one month is itself."""
    return month(first) if (first.year, first.month) == (last.year, last.month) else f"{month(first)} to {month(last)}"
