"""Published files as a test needs them: small, made up, and with the traps of the real ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import polars as pl

BASE = (
    *("time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name"),
    *("new_la_code", "old_la_code", "la_name", "breakdown_topic", "breakdown"),
)
ENGLAND = ("National", "E92000001", "England", "", "", "", "", "")
SOUTH_WEST = ("Regional", "E92000001", "England", "E12000009", "South West", "", "", "")
OURS = ("Local authority", "E92000001", "England", "E12000009", "South West", "E06000058", "839", '"Bournemouth, Christchurch and Poole"')
TIMELINESS = (
    *("plans_issued_den", "plans_issued_den_ex", "plans_issued_within_20_weeks", "plans_issued_20_weeks_ex"),
    *("pc_plans_issued_within_20_weeks", "PC_plans_issued_20_weeks_ex"),
)
FIGURES = ("784", "635", "581", "493", "74.1", "77.6")
TOOL_COLUMNS = ("Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region")
DICTIONARY = ("Measure_code", "Measure_short", "Polarity", "Year_Type", "Hyperlink(s)")


def row(
    figures: Sequence[str] = FIGURES, place: Sequence[str] = OURS, year: str = "2024", topic: str = "All EHC plans issued"
) -> list[str]:
    """A line of the timeliness file: totals of our authority in 2024, unless said."""
    return [year, "Calendar year", *place, topic, topic, *figures]


def write(path: Path, headings: Iterable[str], rows: Iterable[Iterable[str]], bom: bool = False, end: str = "\n") -> Path:
    """A CSV file of these lines."""
    text = "".join(",".join(line) + end for line in [headings, *rows])
    path.write_bytes((b"\xef\xbb\xbf" if bom else b"") + text.encode())
    return path


def timeliness(path: Path, *rows: list[str], headings: Sequence[str] = (*BASE, *TIMELINESS)) -> Path:
    """A timeliness file; of our authority's one row, unless rows are given."""
    return write(path, headings, rows or (row(),))


def tool(folder: Path, rows: Iterable[tuple[str, str, str, float]], year_types: dict[str, tuple[str, str]]) -> list[Path]:
    """The interactive tool's data (short name, years, value, place number) and its dictionary (short name: kind of year, polarity)."""
    data = [(name, None, years, "somewhere", value, number, "NA") for name, years, value, number in rows]
    pl.DataFrame(data, schema=list(TOOL_COLUMNS), orient="row").write_parquet(folder / "tool.parquet")
    lines = [("1", name, polarity, year_type, f"https://example.invalid/{name}") for name, (year_type, polarity) in year_types.items()]
    return [folder / "tool.parquet", write(folder / "dictionary.csv", DICTIONARY, lines)]
