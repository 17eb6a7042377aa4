"""Supplied figures: what boards type where one number belongs, and percentages in each of their forms."""

from __future__ import annotations

from corpus.entry import Entry, Make, Said, book, figures, held, passes, queried
from make.files import STYLES, Raw, Sheets, csv_zip, ods, put, xlsb

COUNT, PERCENT, MONTHS, FTE, MILLIONS, RATE = 2, 4, 7, 8, 14, 16  # Excel's rows of a figure in each unit


def figure(row: int, value: object, **others: object) -> Sheets:
    """The indicators with one value changed, and other cells of its row."""
    sheets = put(figures(), "values", row, "value", value)
    for column, content in others.items():
        sheets = put(sheets, "values", row, column, content)
    return sheets


def typed(row: int, text: str, code: str, words: str) -> Entry:
    """A value that is more, or less, than a number."""
    return held(f"the figure {text} in row {row}", book(figure(row, text)), Said(code, "values", f"G{row}", words))


def as_percentages() -> Sheets:
    """Rates in a percentage format, of the sheet's own and of a formula, and as text."""
    sheets = figure(PERCENT, Raw('s="5"|<f>14/15</f><v>0.93333333333333335</v>'))
    sheets = put(sheets, "values", PERCENT + 1, "value", Raw('s="5"|<v>1</v>'))
    return put(sheets, "values", PERCENT + 2, "value", "0.0 %")


def sent_as(name: str, make: Make) -> Entry:
    """A percentage as text in another kind of file."""
    return passes(f"a percentage as text in {name}", make)


ENTRIES = [
    passes("figures as a board's team should send them", book(figures())),
    passes("percentages in a percentage format and as text", book(as_percentages())),
    passes("a percentage in a format of the workbook's own", book(figure(PERCENT, Raw('s="4"|<v>0.933</v>')), parts={"xl/styles.xml": STYLES.replace("[h]:mm", "0.0%;[Red]-0.0%")})),
    sent_as("an .xlsb", lambda folder: xlsb(folder / "sent.xlsb", figure(PERCENT, "93.3%"))),
    sent_as("an .ods", lambda folder: ods(folder / "sent.ods", figure(PERCENT, "93.3%"))),
    sent_as("a CSV file", lambda folder: csv_zip(folder / "sent.zip", figure(PERCENT, "93.3%"))),
    passes("a status, and a figure that is of an earlier day", book(figure(COUNT, 5, observed_on="31/01/2024"))),
    passes("headings as boards have them", book({**figures(), "values": [["KPI", "Period", "Window", "Observed on", "Phase", "SEN provision", "Actual", "Numerator", "Denominator", "Status", "Commentary"], *figures()["values"][1:]]})),
    queried("a share that is no percentage yet", book(figure(PERCENT + 1, 0.67)), Said("IND-125", "values", "G5", "0.67% and not 67%")),
    queried("a rate that its parts do not come to", book(figure(PERCENT, 90)), Said("IND-129", "values", "G4", "93.33")),
    # Two things in one cell
    typed(PERCENT, "10% (10)", "READ-042", "Enter 10 in value and 10 in numerator."),
    typed(RATE, "7 (0.03)", "READ-042", "Enter 0.03 in value and 7 in numerator."),
    typed(COUNT, "7 (0.03)", "READ-042", "Enter 7 in value; 0.03 is another measure's figure"),
    typed(PERCENT, "25% (12/48)", "READ-042", "12 in numerator, and 48 in denominator"),
    typed(FTE, "5 (Jan 24)", "READ-043", "the date (Jan 24) in observed_on"),
    # No figure
    typed(COUNT, "TBC", "READ-041", "Enter to_be_confirmed in the column status"),
    typed(COUNT, "awaiting data", "READ-041", "Enter awaiting_data in the column status"),
    typed(COUNT, "Data currently being scoped", "READ-041", "Enter being_scoped"),
    typed(COUNT, "currently not avail", "READ-041", "Enter not_available"),
    typed(COUNT, "N/A", "READ-041", "Enter not_available"),
    typed(COUNT, "↔", "READ-045", "Enter the figure alone"),
    # More, or less, than one number
    typed(MONTHS, "6-7mths", "READ-044", "a range"),
    typed(PERCENT, ">95%", "READ-044", "about, above or below a number"),
    typed(MONTHS, "18mths", "READ-045", "Enter 18 alone (the catalogue's unit: months)"),
    typed(PERCENT, "41.6% %", "READ-045", "Enter 41.6 alone"),
    typed(MILLIONS, "£3.9m", "READ-045", "Enter 3.9 alone (the catalogue's unit: millions of pounds)"),
    typed(COUNT, "1,632", "READ-034", "without commas"),
    typed(COUNT, "some", "READ-033", "without words or signs"),
    # Percentages of what is none
    typed(COUNT, "67%", "READ-046", "the measure is none (the catalogue's unit: a count)"),
    held("a percentage format where a count belongs", book(figure(COUNT, Raw('s="5"|<v>0.16</v>'))), Said("READ-046", "values", "G2")),
    # Which figure it is
    held("an indicator that the catalogue does not have", book(put(figures(), "values", COUNT, "measure_id", "Complaints")), Said("IND-102", "values", "A2", "complaints_count")),
    held("a status and a figure", book(figure(COUNT, 16, status="awaiting_data")), Said("IND-119", "values", "G2", "16")),
    held("no figure and no word why", book(figure(COUNT, None)), Said("IND-118", "values", "G2", "status value and no value")),
    held("a status as boards write it", book(put(figures(), "values", 21, "status", "Being scoped")), Said("IND-117", "values", "J21", "being_scoped")),
    held("a month in words", book(put(figures(), "values", COUNT, "as_at", "Mar 24")), Said("READ-030", "values", "B2")),
    held("the month's first day for its last", book(put(figures(), "values", COUNT, "as_at", "01/03/2024")), Said("IND-106", "values", "B2")),
]  # fmt: skip
