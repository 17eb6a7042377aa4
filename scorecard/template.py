"""A template of a return: an empty workbook with its cover, headings, column formats and drop-down lists, and notes on what goes where.

All of it is made from the return's contract, so a template never says anything else than the checks do.
"""

from __future__ import annotations

import io
import re

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from scorecard import reference
from scorecard.contract import load_return, returns
from scorecard.read.cover import ITEMS, REQUIRED, SHEET
from scorecard.read.headings import CODES, NOTES
from scorecard.terms import Column, Return, ScorecardError, Severity, Sheet

LAST_ROW = 1_048_575  # of a worksheet, counted from 0
DATE = "dd/mm/yyyy"
TEXT = "@"
FORMATS = {"date": DATE, "id": TEXT, "code": TEXT, "text": TEXT, "area": TEXT, "integer": "0"}
KINDS = {
    "date": "A date, as dd/mm/yyyy",
    "id": "An ID: text or a whole number",
    "flag": "Yes or No; empty means No",
    "code": "One of the codes",
    "text": "Text",
    "area": "An area; one that is not in the list is asked about",
    "integer": "A whole number",
    "number": "A number",
    "figure": "A number in the indicator's unit; a percentage as 67, as 67% or in a percentage format",
}
YES_OR_NO = ("Yes", "No")
AS_AT = {"month_end": "The last day of the month that the return is for", "half_term_end": "The last day of the half-term"}
COVER = {
    "return": "Which return this is: leave it as it is",
    "authority_code": "The authority's ONS code: a letter and eight digits",
    "authority_name": "The authority's name",
    "prepared_by": "Who made the return",
    "note": "Anything that the data steward should know",
}
WEIGHT = {
    Severity.CRITICAL: "Holds the return until it is put right",
    Severity.WARNING: "A query: to be put right or explained",
    Severity.INFO: "A note: nothing has to be done",
}
HOW_TO = (
    "Fill in the sheet 'return' first, then a row for each record on the other sheets. Keep the headings and the names of the sheets.",
    "Columns with '(required)' in their heading must be filled in on every row; leave other cells empty where there is nothing to say.",
    "This sheet and the sheet 'codes' are for you to read. They may stay in the file: they are not part of the return.",
)
IN_BRACKETS = "In square brackets: what your own row holds."
PLACEHOLDER = re.compile(r"\{(\w+)\}")


class TemplateError(ScorecardError):
    """A template that cannot be made: says what was asked for, and what there is."""


def template(return_name: str, authority_code: str = "") -> bytes:
    """A return's template as an .xlsx workbook. `authority_code` is filled in on the cover, where it is known.

    Sheets: the cover (docs/returns.md), one for each sheet of the contract, `notes` and `codes`. Raises TemplateError where there is no
    such return.
    """
    try:
        contract = load_return(return_name)
    except KeyError:
        known = ", ".join(each.name for each in returns())
        raise TemplateError(f"There is no return named {return_name!r}. Ask for one of {known}.") from None
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    styles = {
        "bold": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "required": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bg_color": "#DDEBF7"}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        DATE: book.add_format({"num_format": DATE, "align": "left"}),
        TEXT: book.add_format({"num_format": 49}),  # Excel's own numbers for @ and 0
        "0": book.add_format({"num_format": 1}),
    }
    _cover(book.add_worksheet(SHEET), contract, authority_code, styles)
    pages = [(sheet, book.add_worksheet(sheet.name)) for sheet in contract.sheets]
    _notes(book.add_worksheet(NOTES), contract, styles)
    lists = _codes(book.add_worksheet(CODES), contract, styles["bold"])
    for sheet, page in pages:
        _sheet(page, sheet, lists, styles)
    book.close()
    return file.getvalue()


def codes_of(column: Column) -> tuple[str, ...]:
    """What may be chosen for a column: its code set, yes or no, the known areas; empty where it has no such list."""
    if column.type == "flag":
        return YES_OR_NO
    return tuple(reference.areas().values()) if column.type == "area" else reference.codes(column)


def _cover(page: Worksheet, contract: Return, authority_code: str, styles: dict[str, Format]) -> None:
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 34, styles[TEXT])
    page.set_column(2, 2, 62)
    for place, heading in enumerate(("item", "value", "what to enter")):
        page.write_string(0, place, heading, styles["bold"])
    values = {"return": contract.name, "authority_code": authority_code}
    for row, item in enumerate(ITEMS, start=1):
        says = COVER.get(item) or f"{AS_AT[contract.as_at]}, as {DATE}"
        page.write_string(row, 0, item)
        page.write_string(row, 1, values.get(item, ""), styles[DATE if item == "as_at" else TEXT])
        page.write_string(row, 2, f"{says} (required)" if item in REQUIRED else says)
        if item == "as_at":
            _dates(page, row, row, 1)


def _sheet(page: Worksheet, sheet: Sheet, lists: dict[tuple[str, str], str], styles: dict[str, Format]) -> None:
    for place, column in enumerate(sheet.columns):
        heading = f"{column.name} (required)" if column.required else column.name
        known = FORMATS.get(column.type)
        page.set_column(place, place, max(13, len(column.name) + 3), styles[known] if known else None)
        page.write_string(0, place, heading, styles["required" if column.required else "bold"])
        if column.type == "date":
            _dates(page, 1, LAST_ROW, place)
        elif source := lists.get((sheet.name, column.name)):
            page.data_validation(
                *(1, place, LAST_ROW, place),
                {
                    "validate": "list",
                    "source": source,
                    "error_type": "warning" if column.type == "area" else "stop",
                    "error_title": "Not in the list",
                    "error_message": f"Choose {column.name} from the list; the sheet 'codes' has it whole.",
                },
            )
    page.set_row(0, 32)
    page.freeze_panes(1, 0)


def _dates(page: Worksheet, first: int, last: int, place: int) -> None:
    page.data_validation(
        *(first, place, last, place),
        {
            "validate": "date",
            "criteria": ">=",
            "value": "=DATE(1901,1,1)",
            "error_title": "Not a date",
            "error_message": "Enter a date as dd/mm/yyyy, with a four-digit year.",
        },
    )


def _codes(page: Worksheet, contract: Return, bold: Format) -> dict[tuple[str, str], str]:
    """The lists, a column each; columns with the same list share it. Gives where the list of each sheet's column stands, as a formula."""
    places: dict[tuple[str, ...], tuple[int, list[str]]] = {}
    found = {}
    for sheet in contract.sheets:
        for column in sheet.columns:
            if codes := codes_of(column):
                place, _ = where = places.setdefault(codes, (len(places), []))
                where[1].append(f"{sheet.name}: {column.name}")
                letter = xl_col_to_name(place)
                found[sheet.name, column.name] = f"={CODES}!${letter}$2:${letter}${len(codes) + 1}"
    for codes, (place, users) in places.items():
        page.set_column(place, place, 30)
        page.write_string(0, place, "Yes or no" if codes == YES_OR_NO else "\n".join(users), bold)
        page.write_column(1, place, codes)
    page.freeze_panes(1, 0)
    return found


def _notes(page: Worksheet, contract: Return, styles: dict[str, Format]) -> None:
    for place, width in enumerate((18, 26, 34, 12, 60, 60)):
        page.set_column(place, place, width, styles["wrapped"])
    page.write_string(0, 0, f"{contract.title}: what goes where", styles["title"])
    for row, said in enumerate(HOW_TO, start=1):
        page.merge_range(row, 0, row, 5, said, styles["wrapped"])
    row = _table(page, len(HOW_TO) + 2, ("sheet", "a row is", "key: together no two rows alike"), _of_sheets(contract), styles)
    row = _table(page, row + 1, ("sheet", "column", "what it holds", "required", "codes", "also read under"), _of_columns(contract), styles)
    page.write_string(row + 1, 0, "What every row is checked for", styles["title"])
    page.merge_range(row + 2, 0, row + 2, 5, IN_BRACKETS, styles["wrapped"])
    _table(page, row + 3, ("sheet", "column", "what it means", "check", "what is said", "what to do"), _of_checks(contract), styles)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _of_sheets(contract: Return) -> list[tuple[str, ...]]:
    return [(sheet.name, sheet.grain.removeprefix("one row per "), ", ".join(sheet.key) or "none") for sheet in contract.sheets]


def _of_columns(contract: Return) -> list[tuple[str, ...]]:
    return [
        (
            *(sheet.name, column.name, _holds(column), "required" if column.required else "may be empty"),
            ", ".join(reference.codes(column)),
            "; ".join(column.headings),
        )
        for sheet in contract.sheets
        for column in sheet.columns
    ]


def _holds(column: Column) -> str:
    return f"{column.holds}. {KINDS[column.type]}" if column.holds else KINDS[column.type]


def _of_checks(contract: Return) -> list[tuple[str, ...]]:
    return [
        (sheet.name, each.column or "", WEIGHT[each.severity], each.code, _plain(each.message), _plain(each.remedy))
        for sheet in contract.sheets
        for each in sheet.checks
    ]


def _plain(words: str) -> str:
    return PLACEHOLDER.sub(r"[\1]", words)


def _table(page: Worksheet, row: int, headings: tuple[str, ...], rows: list[tuple[str, ...]], styles: dict[str, Format]) -> int:
    """Write a table from a row (counted from 0) on; gives the first row below it."""
    for line, cells in enumerate([headings, *rows]):
        for place, text in enumerate(cells):
            page.write_string(row + line, place, text, styles["wrapped" if line else "bold"])
    return row + len(rows) + 1
