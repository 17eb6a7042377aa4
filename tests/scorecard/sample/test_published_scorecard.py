"""The scorecard as at 31 March 2024 beside the one that the board published, line by line (tests/data/board/): value, previous, a year
before, target, direction and comparators, or the status in a figure's place.

Each part is as printed, to its decimals, unless differences.csv says what stands instead and why; and a difference that is listed is one.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path

import pytest

from scorecard.released import Line, Reading, Released
from scorecard.wording import BoardRow, board_rows

AS_AT = dt.date(2024, 3, 31)
BOARD = Path(__file__).parents[2] / "data" / "board"
STATUSES = ("awaiting_data", "being_scoped", "not_available", "to_be_confirmed")
CONFIRMED = "to_be_confirmed"
PARTS = {  # of each scorecard: the column of the print, by part
    "monthly": {
        **{"value": "mar_2024", "previous": "feb_2024", "year before": "mar_2023", "target": "target", "england": "national"},
        **{"region": "south_west", "neighbours": "statistical_neighbours"},
    },
    "termly": {
        **{"value": "value", "rate": "rate", "previous": "previous_value", "previous rate": "previous_rate", "target": "target"},
        **{"last year": "annual_2022_23", "last year rate": "annual_rate", "england": "national"},
    },
}


def read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((BOARD / name).open(encoding="utf-8", newline="")))


def printed() -> Iterator[tuple[str, int, str, str]]:
    """Each part of each line: scorecard, number, part, what is printed (empty: nothing). Which way a figure went follows from the print."""
    for scorecard, parts in PARTS.items():
        for row in read(f"{scorecard}.csv"):
            for part, column in parts.items():
                yield scorecard, int(row["kpi_no"]), part, row[column].strip("()")
            now, before = (number(row[parts[part]]) for part in ("value", "previous"))
            way = "" if now is None or before is None else "up" if now > before else "down" if now < before else "same"
            yield scorecard, int(row["kpi_no"]), "direction", way


def number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


PRINTED = list(printed())
DIFFERENCES = {(row["scorecard"], int(row["no"]), row["part"]): row for row in read("differences.csv")}


@pytest.fixture(scope="module")
def rows(published_sample: Released) -> dict[tuple[str, int], BoardRow]:
    found = board_rows(published_sample.lines(), AS_AT)
    by_number = {("monthly", each.line.indicator.monthly): each for each in found if each.line.indicator.monthly}
    return by_number | {("termly", each.line.indicator.termly): each for each in found if each.line.indicator.termly}


def told(reading: Reading | None, rate: bool = False) -> str:
    if reading is None:
        return ""
    if rate:
        return "" if reading.beside is None else f"{reading.beside}"
    return f"{reading.value}" if reading.value is not None else reading.status if reading.status in STATUSES else ""


def ours(row: BoardRow, part: str) -> str:
    """What our scorecard has for a part of a line: an unrounded number, a status or words; empty where it has nothing."""
    line: Line = row.line
    if part == "direction":
        return {"\u25b2": "up", "\u25bc": "down", "\u25cf": "same"}.get(row.change[:1], "")
    if part == "target":
        target = line.target(row.reading.as_at)
        return (
            ""
            if target is None
            else f"{target.target}"
            if target.target is not None
            else target.words.replace("to be confirmed", CONFIRMED)
        )
    if part in ("england", "region", "neighbours"):
        found = line.compared_with(part, AS_AT)
        return "" if found is None else f"{found.value}"
    readings = {
        **{"value": row.reading, "rate": row.reading, "previous": row.earlier, "previous rate": row.earlier},
        **{
            "year before": line.year_before(row.reading),
            "last year": line.last_year(row.reading),
            "last year rate": line.last_year(row.reading),
        },
    }
    return told(readings[part], part.endswith("rate"))


def same(is_printed: str, is_ours: str) -> bool:
    """Whether what is printed is ours, to the decimals of the print."""
    one, other = number(is_printed), number(is_ours)
    if one is None or other is None:
        return {"TBC": CONFIRMED}.get(is_printed, is_printed) == is_ours
    return other.quantize(Decimal(1).scaleb(int(one.as_tuple().exponent)), ROUND_HALF_UP) == one


def test_every_line_of_the_print_is_compared() -> None:
    assert {(scorecard, no) for scorecard, no, _, _ in PRINTED} == {
        *(("monthly", no) for no in range(1, 58)),
        *(("termly", no) for no in range(1, 41)),
    }


@pytest.mark.parametrize(("scorecard", "no", "part", "is_printed"), PRINTED, ids=lambda each: str(each) or "nothing")
def test_the_line_reads_as_published(rows: dict[tuple[str, int], BoardRow], scorecard: str, no: int, part: str, is_printed: str) -> None:
    is_ours = ours(rows[scorecard, no], part)
    difference = DIFFERENCES.get((scorecard, no, part))
    if difference is None:
        assert same(is_printed, is_ours), f"printed {is_printed or 'nothing'}, ours {is_ours or 'nothing'}"
        return
    assert not same(is_printed, is_ours), "it reads as published now: take it out of differences.csv"
    assert difference["printed"] == is_printed and difference["why"].endswith("."), "say what is printed, and why ours is another"
    assert same(difference["ours"], is_ours), f"ours is {is_ours or 'nothing'} now"


def test_each_difference_is_of_a_line_and_has_a_reason() -> None:
    assert set(DIFFERENCES) <= {(scorecard, no, part) for scorecard, no, part, _ in PRINTED}
