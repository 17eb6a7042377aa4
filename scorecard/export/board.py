"""The board's scorecard as a workbook: native numbers with their formats, ratings in their colours, a small line per indicator, fit to A3.

Its second sheet has every period, its third the key; a hidden one the figures behind the small lines, for there a word would be drawn as a
zero. As CSV it is one plain table.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from typing import Any

from scorecard.export.tables import Cell, Sheet
from scorecard.released import Line, Reading
from scorecard.wording import BoardRow, rounded
from scorecard.wording.board import NOTHING, RATINGS, behind, decimals, said
from scorecard.wording.numbers import AFTER, BEFORE, PLACES, SIGNS
from scorecard.wording.signals import KEY

Names = Mapping[str, str]
HEADINGS = (
    *("No.", "Indicator", "Owner", "Latest", "Of", "Rating", "Target", "Wanted", "Change", "Before", "Year before", "In a year"),
    *("Last school year", "England", "Region", "Similar authorities", "Trend", "Signal", "Target and process", "Commentary", "Note"),
)
WIDTHS = (4, 32, 15, 11, 10, 14, 10, 9, 13, 11, 11, 9, 13, 13, 13, 14, 12, 13, 13, 26, 24)
LINE = 12  # points that a line of text is high
FIGURES = {
    "Latest": lambda row: row.reading,
    "Before": lambda row: row.earlier,
    "Year before": lambda row: row.line.year_before(row.reading),
}
FILLS = {"met": ("#C6E7CE", "#0B4A1E"), "within": ("#FBE3A6", "#5A3D00"), "below": ("#F6C5C5", "#7A1212")}  # ground, ink: 7 to 1 at least
BORDER = "#B8BEC6"


def of_board(rows: Sequence[BoardRow], group: str, named: Names, commentary: Names, title: str, source: str) -> Sheet:
    """The scorecard as one plain table: figures as numbers, with their unit and counts; statuses as words."""
    headings = (
        *(
            group.capitalize(),
            "No.",
            "Indicator",
            "Owner",
            "Unit",
            "Latest",
            "Status",
            "Numerator",
            "Denominator",
            "As at",
            "Rating",
            "Target",
        ),
        *("Wanted", "Change", "Before", "Year before", "In a year", "Last school year", "England", "Region", "Similar authorities"),
        *("Signal", "Target and process", "Commentary", "Note"),
    )
    found: list[tuple[Cell, ...]] = []
    for each in rows:
        of, now = each.line.indicator, each.reading
        target = each.line.target(now.as_at)
        found.append(
            (
                *(_group(each, group, named), each.number, each.label, each.owner, of.unit),
                *(_number(each.line, now), "" if now.value is not None else each.latest),
                *(now.numerator, now.denominator, now.as_at.isoformat(), each.rated),
                target.target if target and target.target is not None else _or_empty(each.target),
                *(each.wanted, each.change, _number(each.line, each.earlier), _number(each.line, each.line.year_before(now))),
                *(each.year_change, _or_empty(each.last_year)),
                *(_or_empty(each.england), _or_empty(each.region), _or_empty(each.neighbours)),
                *(each.signal, each.outlook, commentary.get(each.indicator_id, ""), each.notes),
            )
        )
    return Sheet(headings, tuple(found), title, source)


def board_book(rows: Sequence[BoardRow], group: str, named: Names, commentary: Names, title: str, source: str) -> bytes:
    """The scorecard as a workbook, as a board would print it: by section, priority or theme."""
    import xlsxwriter
    from xlsxwriter.utility import xl_range_abs

    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    formats = _Formats(book)
    board, periods, about = book.add_worksheet("Scorecard"), book.add_worksheet("Periods"), book.add_worksheet("About")
    trends = book.add_worksheet("Trends")
    trends.hide()
    _periods(periods, rows, formats)
    board.write_string(0, 0, title, formats.of(bold=True, font_size=14, border=0, text_wrap=False))
    for place, heading in enumerate(HEADINGS):
        board.write_string(1, place, heading, formats.of(bold=True, bg_color="#E8ECF1", valign="vcenter"))
        board.set_column(place, place, WIDTHS[place])
    line, last = 2, None
    for each in rows:
        if (now := _group(each, group, named)) != last:
            last = now
            board.merge_range(line, 0, line, len(HEADINGS) - 1, "", formats.of(bold=True, bg_color="#D5DBE3"))
            board.write_string(line, 0, now, formats.of(bold=True, bg_color="#D5DBE3"))
            line += 1
        _row(board, line, each, commentary, formats)
        if len(each.trend) > 1:
            trends.write_row(line, 0, each.trend)
            drawn = {"range": f"Trends!{xl_range_abs(line, 0, line, len(each.trend) - 1)}", "show_hidden": True, "last_point": True}
            board.add_sparkline(line, HEADINGS.index("Trend"), drawn)
        line += 1
    board.freeze_panes(2, 2)
    board.repeat_rows(0, 1)
    board.set_landscape()
    board.set_paper(8)  # A3
    board.fit_to_pages(1, 0)
    board.set_margins(0.4, 0.4, 0.5, 0.5)
    board.set_footer("&L&8" + source.replace("&", "&&")[:200] + "&R&8Page &P of &N")
    about.set_column(0, 0, 120)
    ratings = [f"{shape} {above} (where lower is better: {below}) is {colour}" for above, below, shape, colour in RATINGS.values()]
    for place, text in enumerate((title, source, *ratings, KEY, *(f"{sign} = {words}" for sign, words in SIGNS.items()))):
        about.write_string(place, 0, text, formats.of(border=0))
    book.close()
    return file.getvalue()


class _Formats:
    """A workbook's formats, each made once."""

    def __init__(self, book: Any) -> None:
        self._book, self._made = book, {}  # type: ignore[var-annotated]

    def of(self, **wanted: Any) -> Any:
        told = {"text_wrap": True, "valign": "top", "border": 1, "border_color": BORDER, "font_size": 9} | wanted
        key = tuple(sorted(told.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(told)
        return self._made[key]


def _row(sheet: Any, line: int, row: BoardRow, commentary: Names, formats: _Formats) -> None:
    texts = {
        **{"No.": row.number, "Indicator": row.label, "Owner": row.owner, "Of": row.period, "Rating": row.rated, "Wanted": row.wanted},
        **{"Change": row.change, "In a year": row.year_change, "Last school year": row.last_year, "England": row.england},
        **{"Region": row.region, "Similar authorities": row.neighbours, "Signal": row.signal, "Target and process": row.outlook},
        **{"Commentary": commentary.get(row.indicator_id, ""), "Note": row.notes, "Trend": ""},
    }
    lines = max(math.ceil(1.15 * len(text) / WIDTHS[HEADINGS.index(heading)]) for heading, text in texts.items())
    sheet.set_row(line, LINE * max(lines, 1) + 3)
    fill = {"bg_color": FILLS[row.rating][0], "font_color": FILLS[row.rating][1], "bold": True} if row.rating else {}
    for place, heading in enumerate(HEADINGS):
        how = fill if heading in ("Latest", "Rating") else {}
        if heading in FIGURES:
            _figure(sheet, line, place, row.line, FIGURES[heading](row), formats, how)
        elif heading == "Target":
            target = row.line.target(row.reading.as_at)
            reading = Reading(row.reading.as_at, target.target, supplied=True) if target and target.target is not None else None
            _figure(sheet, line, place, row.line, reading, formats, how, row.target)
        else:
            sheet.write_string(line, place, texts[heading], formats.of(**how))


def _figure(
    sheet: Any, line: int, place: int, of: Line, reading: Reading | None, formats: _Formats, how: dict[str, Any], otherwise: str = NOTHING
) -> None:
    """A number with its unit's format, the rate behind a count as part of that; where there is none, the word in its place."""
    if reading is None or reading.value is None:
        sheet.write_string(line, place, said(of, reading) if reading else otherwise, formats.of(align="right", **how))
    else:
        value = _number(of, reading)
        assert value is not None
        places = PLACES.get(of.unit, decimals(of)) if not reading.supplied else _places(value)
        shape = _shape(of.unit, places, behind(of, reading))
        sheet.write_number(line, place, value / 100 if of.unit == "percent" else value, formats.of(num_format=shape, align="right", **how))


def _shape(unit: str, places: int, behind_it: str) -> str:
    """The number format of a unit: `0.0%`, `"£"#,##0.0"m"`, `#,##0" (0.03)"`."""
    digits = f"0.{'0' * places}" if places else "0"
    if unit == "percent":
        return f"{digits}%"
    before, after = (f'"{words}"' if words else "" for words in (BEFORE.get(unit, ""), AFTER.get(unit, "") + behind_it))
    return f"{before}#,##{digits}{after}"


def _places(value: float) -> int:
    return next(each for each in (0, 1, 2) if each == 2 or rounded(value, each) == rounded(value, 2))


def _periods(sheet: Any, rows: Sequence[BoardRow], formats: _Formats) -> None:
    """Every period of every line, a row a line."""
    dates = sorted({each.as_at for row in rows for each in row.line.readings if each.as_at <= row.reading.as_at})
    for place, heading in enumerate(("Indicator", "Unit", *(f"{each:%d/%m/%Y}" for each in dates))):
        sheet.write_string(0, place, heading, formats.of(bold=True, bg_color="#E8ECF1"))
    sheet.set_column(0, 0, 44)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    for line, row in enumerate(rows, start=1):
        sheet.write_string(line, 0, row.label, formats.of())
        sheet.write_string(line, 1, row.line.unit, formats.of())
        for each in (each for each in row.line.readings if each.as_at <= row.reading.as_at):
            place = 2 + dates.index(each.as_at)
            if each.value is None:
                sheet.write_string(line, place, said(row.line, each), formats.of())
            else:
                sheet.write_number(line, place, float(rounded(each.value, 2)), formats.of())


def _group(row: BoardRow, group: str, named: Names) -> str:
    value = getattr(row, group)
    return named.get(value, value)


def _number(line: Line, reading: Reading | None) -> float | None:
    """A figure as it is shown, rounded once."""
    if reading is None or reading.value is None:
        return None
    return float(rounded(reading.value, 2 if reading.supplied else PLACES.get(line.unit, decimals(line))))


def _or_empty(text: str) -> str:
    return "" if text == NOTHING else text
