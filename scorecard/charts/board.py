"""The board's scorecard as tables: one to sort and search, with ratings and signals drawn in it, and a plain one that can be read aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

import pyarrow as pa

from scorecard.charts.icons import assurance_icon, variation_icon
from scorecard.wording import BoardRow
from scorecard.wording.board import NOTHING

# Of each rating, the colour of its shape's ground and the shape, drawn: a disc with a tick, a diamond, a square with a cross.
SHAPES = {
    "met": "<circle cx='12' cy='12' r='11' fill='#1a7f37'/><path d='M6 12.5l4 4 8-9' fill='none' stroke='#fff' stroke-width='2.6'/>",
    "within": "<path d='M12 0.5L23.5 12 12 23.5 0.5 12z' fill='#f0b429' stroke='#7a5200'/>",
    "below": "<rect x='1' y='1' width='22' height='22' rx='3' fill='#c62828'/>"
    "<path d='M7 7l10 10M17 7L7 17' stroke='#fff' stroke-width='2.6'/>",
}


def measure_page(row: BoardRow) -> str:
    """Where a line has its own page, seen from the scorecard."""
    return f"measure?indicator={quote(row.indicator_id)}"


def rating_icon(rating: str) -> str:
    """A rating's shape as a data URI; empty where there is no rating."""
    if rating not in SHAPES:
        return ""
    drawn = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' width='24' height='24'>{SHAPES[rating]}</svg>"
    return f"data:image/svg+xml,{quote(drawn)}"


def board_table(rows: Sequence[BoardRow], group: str, named: Mapping[str, str], commentary: Mapping[str, str]) -> pa.Table:
    """A row per line, its figures as text, with icons and a small line. `group`: the field that they are arranged by, `named` its values in
    words; `commentary` by indicator."""
    plain = board_plain(rows, group, named, commentary)
    drawn = {
        "Rated": [rating_icon(each.rating) for each in rows],
        "Variation": [variation_icon(each.judged.variation) if each.judged else "" for each in rows],
        "Assurance": [assurance_icon(each.judged.assurance) if each.judged else "" for each in rows],
    }
    for name, column in drawn.items():
        plain = plain.append_column(name, pa.array(column, pa.string()))
    plain = plain.append_column("Trend", pa.array([each.trend for each in rows], pa.list_(pa.float64())))
    return plain.append_column("Open", pa.array([measure_page(each) for each in rows], pa.string()))


def board_plain(rows: Sequence[BoardRow], group: str, named: Mapping[str, str], commentary: Mapping[str, str]) -> pa.Table:
    """The same as text."""
    columns = {
        group.capitalize(): [named.get(getattr(each, group), getattr(each, group)) for each in rows],
        "No.": [each.number for each in rows],
        "Indicator": [each.label for each in rows],
        "Latest": [each.latest for each in rows],
        "Of": [each.period for each in rows],
        "Rating": [each.rated for each in rows],
        "Target": [each.target for each in rows],
        "Wanted": [each.wanted for each in rows],
        "Change": [each.change for each in rows],
        "Before": [each.previous for each in rows],
        "Year before": [each.year_before for each in rows],
        "In a year": [each.year_change for each in rows],
        "Last school year": [each.last_year for each in rows],
        "England": [each.england for each in rows],
        "Region": [each.region for each in rows],
        "Similar authorities": [each.neighbours for each in rows],
        "Signal": [each.signal for each in rows],
        "Target and process": [each.outlook for each in rows],
        "Owner": [each.owner for each in rows],
        "Commentary": [commentary.get(each.indicator_id, "") for each in rows],
        "Note": [each.notes for each in rows],
    }
    return pa.table({name: pa.array(column, pa.string()) for name, column in columns.items()})


def board_paper(rows: Sequence[BoardRow], commentary: Mapping[str, str]) -> pa.Table:
    """A table to print: what stands, and the rest beside it in as few columns as paper has room for."""
    columns = {
        "Indicator": [f"{each.number} {each.label}".strip() for each in rows],
        "Latest": [each.latest if each.period == NOTHING else f"{each.latest} ({each.period})" for each in rows],
        "Rating": [each.rated for each in rows],
        "Target": [each.target for each in rows],
        "Before": [each.previous for each in rows],
        "Change": [each.change for each in rows],
        "Wanted": [each.wanted.replace(" ", "\u00a0") for each in rows],  # a shape and its word stay together
        "Year before": [each.year_before for each in rows],
        "England": [each.england for each in rows],
        "Region": [each.region for each in rows],
        "Similar": [each.neighbours for each in rows],
        "Signal": [" · ".join(part for part in (each.signal, each.outlook) if part) for each in rows],
        "Owner": [each.owner for each in rows],
        "Notes": [" · ".join(part for part in (commentary.get(each.indicator_id, ""), each.notes) if part) for each in rows],
    }
    kept = {
        name: cells
        for name, cells in columns.items()
        if name in ("Indicator", "Latest") or any(cell not in ("", NOTHING) for cell in cells)
    }
    return pa.table({name: pa.array(column, pa.string()) for name, column in kept.items()})
