"""Everything that reading can say of a file, a sheet or a cell: code, severity, message, remedy. Codes are never reused."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.terms import Finding, Severity

C, W, I = Severity.CRITICAL, Severity.WARNING, Severity.INFO  # noqa: E741
LONGEST_VALUE = 120  # characters of a cell that a finding repeats


@dataclass(frozen=True)
class Fault:
    """One thing that reading can find. `message` and `remedy` are templates."""

    code: str
    severity: Severity
    message: str
    remedy: str


def _fault(code: str, severity: Severity, message: str, remedy: str) -> Fault:
    return Fault(f"READ-{code}", severity, message, remedy)


NOT_A_WORKBOOK = _fault(
    "001",
    C,
    "This is not a workbook that can be read ({what}).",
    "Send an .xlsx, .xlsm, .xlsb or .ods workbook, or a folder or zip of CSV files, one for each sheet.",
)
PASSWORD = _fault(
    "002",
    C,
    "This file is protected by a password.",
    "Open it, take the password off (File, Info, Protect Workbook), save it and send it again.",
)
OLD_XLS = _fault("003", C, "This is an old .xls workbook.", "Open it and save it as an .xlsx workbook, then send that.")
EMPTY_FILE = _fault("004", C, "This file is empty.", "Send the workbook again; the copy may have failed on its way.")
TOO_LARGE = _fault(
    "005",
    C,
    "This file has {size} MB; at most {limit} MB are read.",
    "Send only the return's own sheets, without pictures and other sheets.",
)
EXPANDS = _fault(
    "006",
    C,
    "This file unpacks to {size} MB; at most {limit} MB are read.",
    "Send only the return's own sheets. If the file is not yours, do not open it.",
)
DAMAGED = _fault("007", C, "This workbook is damaged or cut short ({what}).", "Open it in Excel, save it under a new name and send that.")
TOO_SLOW = _fault(
    "008",
    C,
    "Reading and checking this file took longer than {limit} seconds and was stopped.",
    "Send only the return's own sheets and rows; if it is as it should be, ask for SCORECARD_MAX_SECONDS to be raised.",
)
CRASHED = _fault(
    "009",
    C,
    "Reading and checking this file failed ({what}).",
    "Keep the file and tell whoever looks after SEND Scorecard. Other files are not touched by it.",
)
NO_RETURN = _fault("010", C, "Nothing says which return this is.", "Add the cover sheet 'return', or give the return's name (--return).")
UNKNOWN_RETURN = _fault(
    "011",
    C,
    "There is no return of this name; known are {known}.",
    "Put one of those names on the cover sheet, or give it with --return.",
)
NO_AS_AT = _fault(
    "012",
    C,
    "Nothing says which as-at date this return is for.",
    "Put as_at on the cover sheet 'return', or give the date (--as-at).",
)
BAD_AS_AT = _fault("013", C, "The as-at date cannot be read as a date.", "Write it as dd/mm/yyyy or as a date cell.")
NO_ROWS_AT_ALL = _fault("014", C, "No row could be read from any sheet.", "Send the workbook with its rows.")
NO_FILE = _fault("015", C, "There is no such file or folder.", "Look at the name and the folder, and try again.")

NO_SHEET = _fault("020", C, "The sheet {sheet} ({title}) is missing.", "Add a sheet named {sheet}, with its headings and rows.")
SHEET_TWICE = _fault("021", C, "More than one sheet is the sheet {sheet}: {tabs}.", "Keep one of them and rename or delete the others.")
NO_HEADING_ROW = _fault(
    "022",
    C,
    "No row of headings was found in the first 15 rows.",
    "Put the headings of the sheet {sheet} in one row, with the rows of data below.",
)
NO_COLUMN = _fault("023", C, "The column {column} is missing.", "Add a column headed {column}.")
COLUMN_TWICE = _fault(
    "024",
    C,
    "This heading and that of {other} both mean the column {column}.",
    "Keep one of the two columns and rename or delete the other.",
)
NO_ROWS = _fault("025", C, "The sheet has headings but no rows.", "Add its rows, or ask the team whether the right sheet was sent.")

TOO_FAR = _fault(
    "026",
    C,
    "This sheet reaches as far as the cell {at}, which is too far to be read.",
    "Delete all rows and columns beyond the table (Ctrl+End in Excel shows where the sheet ends), save and send it again.",
)
TOO_MANY_CELLS = _fault(
    "027",
    C,
    "This line has {count} cells and the headings are {headings}, so nobody can tell which value belongs to which column.",
    "Put text that holds a comma in quotation marks, or delete what stands to the right of the table, and send it again.",
)

BAD_DATE = _fault(
    "030",
    C,
    "This date cannot be read.",
    "Enter the date as a date cell or as dd/mm/yyyy, with a four-digit year, then send the return again.",
)
NO_SUCH_DATE = _fault(
    "031",
    C,
    "This date does not exist.",
    "Enter the right day, month and year, the day first (dd/mm/yyyy), then send the return again.",
)
BAD_FLAG = _fault("032", C, "This is neither yes nor no.", "Enter 1 or 0 (or Yes or No, TRUE or FALSE); leave the cell empty for no.")
BAD_NUMBER = _fault("033", C, "This is not a number.", "Enter a number, without words or signs.")
THOUSANDS = _fault("034", C, "This number has a comma in it.", "Enter the number without commas.")
BAD_INTEGER = _fault("035", C, "This is not a whole number.", "Enter a whole number.")
BAD_ID = _fault(
    "036", C, "This is not an ID: an ID is text or a whole number ({what}).", "Format the column as text and enter the ID again."
)
EXCEL_ERROR = _fault(
    "037", C, "This cell holds an Excel error.", "Put the formula right or enter the value, then save and send the return again."
)
NO_STORED_VALUE = _fault(
    "038",
    C,
    "This formula has no stored value, so nobody can tell what it shows.",
    "Open the workbook in Excel, let it calculate, save it and send it again; or enter the value.",
)
MERGED = _fault(
    "039", C, "These cells are merged ({range}), so it is not clear which row the value belongs to.", "Unmerge them and fill in each row."
)

BAD_YEAR = _fault(
    "040",
    C,
    "This is no date of a return: it is before 1901 or after 2199 (a time of day, or a small number formatted as a date, shows as such).",
    "Enter the date as a date cell or as dd/mm/yyyy, with a four-digit year, then send the return again.",
)

# Supplied figures (returns.md, "Cells"): what boards type where one number belongs, and which part goes in which column.
NO_FIGURE = _fault("041", C, "This is not a figure but a status.", "Enter {status} in the column status, and leave {column} empty.")
TWO_FIGURES = _fault("042", C, "Two figures stand in one cell.", "Enter {write}.")
DATED_FIGURE = _fault(
    "043",
    C,
    "A figure and the date that it is of stand in one cell.",
    "Enter {number} in {column}, and the date ({date}) in observed_on, as dd/mm/yyyy.",
)
NOT_ONE_NUMBER = _fault(
    "044",
    C,
    "This is not one number but {what}.",
    "Enter the one number (the catalogue's unit: {unit}). If nobody can tell it, leave {column} empty, enter not_available in status, "
    "and say in comment what is known.",
)
BESIDE_NUMBER = _fault(
    "045",
    C,
    "There are signs or words beside a number here, or in place of one.",
    "Enter {write} alone (the catalogue's unit: {unit}); what has to be said of it goes in comment.",
)
NO_PERCENTAGE = _fault(
    "046",
    C,
    "This is a percentage, and the measure is none (the catalogue's unit: {unit}).",
    "Enter the number in that unit, in a cell without the percentage format; or look at measure_id: a share is a measure of its own.",
)

SERIAL_DATE = _fault(
    "050", I, "A bare number was read as the date {date}{more}.", "Format the column as a date, so that everyone sees the same."
)
UNKNOWN_SHEET = _fault(
    "051",
    I,
    "This sheet is not part of the return; it was not read and is not kept.",
    "Nothing to do, unless it was meant to be one of {sheets}.",
)
UNKNOWN_COLUMN = _fault(
    "052",
    I,
    "This column is not part of the return; it was not read and is not kept{more}.",
    "Nothing to do, unless it was meant to be one of the sheet's columns.",
)
BLANK_ROWS = _fault("053", I, "{count} blank row(s) among the data were skipped.", "Nothing to do.")
HIDDEN_SHEET = _fault("054", I, "This sheet is hidden; it was read all the same.", "Make sure that its rows belong in the return.")
HIDDEN_ROWS = _fault("055", I, "{count} hidden or filtered row(s) were read all the same.", "Make sure that they belong in the return.")
LOOKALIKE = _fault(
    "056",
    I,
    "This holds a character that is easily taken for another ({characters}){more}.",
    "Type it anew where it should be the same as in another place, or as a code or a heading.",
)

COVER_MISSING = _fault("060", C, "The cover sheet does not give {item}.", "Fill in {item} on the sheet 'return'.")
COVER_DIFFERS = _fault(
    "061",
    C,
    "The cover says {cover}, but {given} was asked for.",
    "Find out which is right; send the right file, or give the right name and date.",
)
OTHER_AUTHORITY = _fault(
    "062", C, "This return is for another authority; ours is {ours}.", "Send our own return. If ours is wrong, set SCORECARD_AUTHORITY."
)
NOT_MONTH_END = _fault("063", C, "The as-at date is not the last day of a month.", "Put the last day of the month on the cover sheet.")
NOT_HALF_TERM_END = _fault(
    "067",
    C,
    "The as-at date is not the last day of a half-term.",
    "Put the half-term's last day on the cover sheet{near}; a school year that half_terms.csv does not have yet is added there.",
)
NOT_YET = _fault(
    "068", C, "The as-at date has not come yet.", "Put the last day that the return tells of on the cover sheet; look at its year."
)
COVER_ITEM_TWICE = _fault("064", C, "The cover gives {item} more than once.", "Keep one of them.")
NO_ONS_CODE = _fault(
    "066", C, "The authority code is not an ONS code (a letter and eight digits).", "Put the authority's ONS code on the cover sheet."
)
NO_COVER = _fault("065", I, "There is no cover sheet; the name and date that were given are used.", "Add the sheet 'return' next time.")


def finding(
    fault: Fault, sheet: str = "", column: str = "", row: int | None = None, cell: str = "", value: object = "", **words: object
) -> Finding:
    """A finding of this fault at a place. `words` fill the templates (`more`: what one finding says of others like it); `value` is shown,
    cut to a readable length."""
    shown = "" if value is None else str(value)
    shown = shown if len(shown) <= LONGEST_VALUE else shown[: LONGEST_VALUE - 1] + "…"
    filled = {"sheet": sheet, "column": column, "more": "", **words}
    return Finding(
        fault.code, fault.severity, sheet, fault.message.format_map(filled), fault.remedy.format_map(filled), column, row, cell, shown
    )
