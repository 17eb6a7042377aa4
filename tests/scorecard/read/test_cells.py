"""From text to types: every bullet of "Cells" in returns.md, a case at a time."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from scorecard.read import cells, faults
from scorecard.terms import Column

D = dt.date(2024, 4, 3)


def typed(kind: str, *texts: str | None, codes: tuple[str, ...] = (), date_1904: bool = False, numbers: tuple[bool | None, ...] = ()):
    """Values, and for each text the codes of its findings."""
    column = Column("column", kind, codes=codes)
    series, faulty = cells.typed(
        column, pl.Series(list(texts), dtype=pl.String), date_1904, lambda place: numbers[place] if numbers else None
    )
    assert series.name == "column" and series.len() == len(texts)
    said = [[fault.code for fault, mask, _ in faulty if mask[place]] for place in range(len(texts))]
    return series.to_list(), said


def one(kind: str, text: str | None, **how):
    """The value of one cell and its only finding, if any."""
    values, said = typed(kind, text, **how)
    assert len(said[0]) <= 1
    return values[0], (said[0] or [None])[0]


DATES = [
    "2024-04-03",
    "2024-04-03 00:00:00",
    "2024-04-03 10:15:00",
    "2024-04-03T10:15:00",
    "2024-04-03T10:15:00.123Z",
    "2024-04-03T10:15:00+01:00",
    "2024-04-03T10:15",
    "03/04/2024",
    "3/4/2024",
    "03/04/2024 10:15",
    "03/04/2024 23:59:59",
    "03/04/2024 10:15:00 AM",
    " 03/04/2024 ",
    "\u00a003/04/2024\u200b",
    "\t2024-04-03\r\n",
]


@pytest.mark.parametrize("text", DATES)
def test_dates_are_real_iso_or_day_first_and_a_time_of_day_is_dropped(text: str) -> None:
    assert one("date", text) == (D, None)


def test_a_day_that_could_be_a_month_is_a_day() -> None:
    assert one("date", "05/06/2024") == (dt.date(2024, 6, 5), None)
    assert one("date", "29/02/2024") == (dt.date(2024, 2, 29), None)


@pytest.mark.parametrize(
    "text",
    ["31/06/2024", "30/02/2024", "29/02/2023", "13/25/2024", "04/13/2024", "00/01/2024", "2024-02-30", "2024-13-01", "31/06/2024 10:00"],
)
def test_a_date_that_does_not_exist(text: str) -> None:
    assert one("date", text) == (None, faults.NO_SUCH_DATE.code)


@pytest.mark.parametrize(
    "text",
    [
        "3 Jan", "3 January 2024", "03-Apr-2024", "03-04-2024", "03.04.2024", "2024/04/03", "03/04/24", "3/4/24", "03/04", "Apr-24", "2024-04",
        "tbc", "n/a", "N/A", "NA", "-", "?", "TRUE", "true", "20240403", "030424", "03042024", "-5", "0", "-45385", "45385,5", "4.5385E4",
        "10:15", "10:15:00", "PT10H15M00S", "03/04/2024 25:00", "03/04/2024 approx", "03/04/2024, 10/04/2024", "٣/٤/٢٠٢٤", "٤٥٣٨٥",
        "1", "42", "366.5", "999999", "109575", "1e5", "2024-04-03 and later", "=TODAY()",
    ],
)  # fmt: skip
def test_what_is_no_date_is_never_guessed(text: str) -> None:
    assert one("date", text) == (None, faults.BAD_DATE.code)


@pytest.mark.parametrize(
    "text", ["1899-12-31 09:36:00", "1900-01-01 00:00:00", "1900-01-01 06:00:00", "01/01/1900", "2200-01-01", "9999-12-31", "0024-04-03"]
)
def test_times_of_day_and_small_numbers_formatted_as_dates_are_no_dates(text: str) -> None:
    assert one("date", text) == (None, faults.BAD_YEAR.code)


def test_the_first_and_last_dates_that_are_read() -> None:
    assert one("date", "1901-01-01") == (dt.date(1901, 1, 1), None) and one("date", "31/12/2199") == (dt.date(2199, 12, 31), None)
    assert one("date", "367")[0] == dt.date(1901, 1, 1) and one("date", "109574")[0] == dt.date(2199, 12, 31)


@pytest.mark.parametrize("text", ["45385", "45385.0", "45385.5", " 45385"])
def test_a_bare_number_is_an_excel_date_with_a_note(text: str) -> None:
    assert one("date", text) == (D, faults.SERIAL_DATE.code)


def test_a_bare_number_counts_from_1904_where_the_workbook_does() -> None:
    assert one("date", "43923", date_1904=True) == (D, faults.SERIAL_DATE.code)
    assert one("date", "2024-04-03 00:00:00", date_1904=True) == (D, None), "a date cell was put right by the reader"
    assert one("date", "1904-01-01 09:36:00", date_1904=True) == (None, faults.BAD_YEAR.code)


def test_the_note_says_which_date_was_read() -> None:
    _, faulty = cells.typed(Column("d", "date"), pl.Series(["x", "45385", "45386"]))
    assert [words["date"] for fault, _, words in faulty if fault is faults.SERIAL_DATE] == ["03/04/2024"]


@pytest.mark.parametrize("text", ["1", "1.0", "Y", "y", "Yes", "YES", "TRUE", "true", " yes\u00a0"])
def test_flags_that_mean_yes(text: str) -> None:
    assert one("flag", text) == (True, None)


@pytest.mark.parametrize("text", ["0", "0.0", "N", "n", "No", "FALSE", "false", None, "", "  ", "\u00a0"])
def test_flags_that_mean_no(text: str | None) -> None:
    assert one("flag", text) == (False, None)


@pytest.mark.parametrize("text", ["2", "-1", "X", "yes please", "Y/N", "t", "on", "n/a", "?", "0.5", "1900-01-01 00:00:00"])
def test_what_is_neither_yes_nor_no(text: str) -> None:
    assert one("flag", text) == (False, faults.BAD_FLAG.code)


def test_codes_of_a_reference_file_are_matched_without_case_too() -> None:
    column = Column("rag", "code", codes_from="rag_schemes.code")
    series, _ = cells.typed(column, pl.Series([" ns", "Amber", "IN_PROGRESS", "In progress", "p"]))
    assert series.to_list() == ["NS", "AMBER", "in_progress", "In progress", "P"]


def test_codes_are_trimmed_and_matched_without_case_and_labels_are_not_codes() -> None:
    codes = ("SEMH", "Y", "early_years", "1", "10")
    texts = [
        "semh",
        " SEMH ",
        "\u00a0Semh\u00a0",
        "y",
        "EARLY_YEARS",
        "1.0",
        "10.00",
        "1",
        "Early years",
        "Social, Emotional",
        "yes",
        "01",
        None,
        "",
    ]
    values, said = typed("code", *texts, codes=codes)
    assert values == ["SEMH"] * 3 + ["Y", "early_years", "1", "10", "1", "Early years", "Social, Emotional", "yes", "01", None, None]
    assert not any(said), "the suite says which are in no code set"


def test_a_code_without_a_code_set_stays_as_it_is() -> None:
    assert typed("code", "abc", " D ")[0] == ["abc", "D"]


def test_ids_are_text_or_whole_numbers() -> None:
    texts = [
        "12345",
        "12345.0",
        "12345.00",
        "-5.0",
        "A1/2024",
        " R-01 ",
        "00123",
        "12E5",
        "7E12",
        "E06000058",
        None,
        " ",
        "P\u00a01",
        "true",
        "1.2.3",
    ]
    values, said = typed("id", *texts)
    assert values == [
        "12345",
        "12345",
        "12345",
        "-5",
        "A1/2024",
        "R-01",
        "00123",
        "12E5",
        "7E12",
        "E06000058",
        None,
        None,
        "P\u00a01",
        "true",
        "1.2.3",
    ]
    assert [place for place, found in enumerate(said) if found] == [texts.index("P\u00a01")]


@pytest.mark.parametrize("kind", ["id", "code"])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Р01", "CYRILLIC CAPITAL LETTER ER"),
        ("P–01", "EN DASH"),
        ("P\u00a01", "NO-BREAK SPACE"),
        ("“P01”", "LEFT DOUBLE QUOTATION MARK, RIGHT DOUBLE QUOTATION MARK"),
        ("P٠", "ARABIC-INDIC DIGIT ZERO"),
        ("P\ue000", "U+E000"),
    ],
)
def test_what_is_easily_taken_for_another_character_is_named(kind: str, text: str, name: str) -> None:
    series, faulty = cells.typed(Column("column", kind), pl.Series(["P01", text, None]))
    assert [(fault, mask.to_list(), words) for fault, mask, words in faulty if mask.any()] == [
        (faults.LOOKALIKE, [False, True, False], {"characters": name})
    ]
    assert series[1] == text, "and is kept as it is"


@pytest.mark.parametrize(("kind", "value"), [("id", "P01"), ("code", "P01"), ("area", "P01"), ("date", D), ("number", 5.0), ("flag", True)])
def test_what_nobody_sees_is_taken_off_wherever_it_stands(kind: str, value: object) -> None:
    text = {dt.date: "03/04/2024", float: "5.0", bool: "yes"}.get(type(value), "P01")
    for mark in cells.UNSEEN:
        assert one(kind, f"{mark}{text[:1]}{mark}{text[1:]}{mark}") == (value, None)
    for space in cells.SPACES:
        assert one(kind, f"{space}{text}{space}") == (value, None)
    assert one("text", "a\u200bb") == ("a\u200bb", None), "text is kept as it is"
    assert one(kind, "\u200b \u2060") == (False if kind == "flag" else None, None)


@pytest.mark.parametrize(
    "text",
    [
        "1.23457E+15",
        "1.2e+15",
        "5E+06",
        "12345.5",
        "-0.5",
        "2024-03-01 00:00:00",
        "2024-03-01",
        "2024-03-01T10:15:00",
        "+35701-04-25 00:00:00",
    ],
)
def test_ids_that_excel_spoilt(text: str) -> None:
    assert one("id", text) == (None, faults.BAD_ID.code)


def test_an_id_that_was_typed_as_text_may_look_like_any_number() -> None:
    values, said = typed("id", "12.5", "12.5", "1234567890123456", "1234567890123456", numbers=(False, True, False, True))
    assert values == ["12.5", None, "1234567890123456", None]
    assert said == [[], [faults.BAD_ID.code], [], [faults.BAD_ID.code]]
    assert typed("id", "12345678901234567")[0] == ["12345678901234567"], "a CSV file holds every digit"


def test_numbers_are_numbers_or_plain_text() -> None:
    values, said = typed("number", "1", "1.5", "-2", "+3", ".5", "5.", "1e3", "1.5E-3", " 7 ", None, "0")
    assert values == [1.0, 1.5, -2.0, 3.0, 0.5, 5.0, 1000.0, 0.0015, 7.0, None, 0.0] and not any(said)


@pytest.mark.parametrize("text", ["1,234", "1,234.5", "-1,234,567", "1,5"])
def test_a_thousands_comma_is_a_finding(text: str) -> None:
    assert one("number", text) == (None, faults.THOUSANDS.code) and one("integer", text) == (None, faults.THOUSANDS.code)


@pytest.mark.parametrize(
    "text", ["x", "£5", "5%", "1 234", "10% (10)", "7 (0.03)", "inf", "nan", "NaN", "1e999", "-1e999", "--5", "1.2.3", "true", "٣", ","]
)
def test_what_is_no_number(text: str) -> None:
    assert one("number", text) == (None, faults.BAD_NUMBER.code)


def test_whole_numbers() -> None:
    assert typed("integer", "5", "5.0", "1e3", "-1", None)[0] == [5, 5, 1000, -1, None]
    for text in ("5.5", "1e300", "9007199254740993"):
        assert one("integer", text) == (None, faults.BAD_INTEGER.code), "never a blank, never another number"
    assert one("integer", "x") == (None, faults.BAD_NUMBER.code)


def test_text_is_kept_as_it_is() -> None:
    texts = [
        "  two  spaces ",
        "=SUM(A1)",
        "+44",
        "-1",
        "@here",
        "<b>bold</b>",
        "<script>x</script>",
        "line\nbreak",
        "tab\t",
        "\u202eright to left",
        "😀",
        "NA",
        "n/a",
    ]
    assert typed("text", *texts) == (texts, [[] for _ in texts])
    assert typed("text", None, "", " \u00a0 ") == ([None, None, None], [[], [], []])


@pytest.mark.parametrize("kind", ["date", "flag", "code", "id", "number", "integer", "text", "area"])
@pytest.mark.parametrize(
    "text", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#ref!", " #N/A ", "#SPILL!", "#GETTING_DATA", "Err:502"]
)
def test_an_excel_error_that_came_as_text_is_one_finding_whatever_the_type(kind: str, text: str) -> None:
    assert one(kind, text) == (False if kind == "flag" else None, faults.EXCEL_ERROR.code)


def test_areas_are_matched_without_case_and_spacing(data_root) -> None:
    (data_root / "reference").mkdir(parents=True)
    (data_root / "reference" / "areas.csv").write_text("area\nPoole North\nSt. Mary's\n", encoding="utf-8")
    values, said = typed(
        "area", "poole  north", "POOLE\u00a0NORTH", "Poole-North", "st marys", "Alum  Chine", "alum chine", "ALUM CHINE", None, " "
    )
    assert values == ["Poole North"] * 3 + ["St. Mary's"] + ["Alum Chine"] * 3 + [None, None] and not any(said)


def test_areas_of_signs_alone_stay_apart() -> None:
    assert typed("area", "?", "!", "?")[0] == ["?", "!", "?"]


@pytest.mark.parametrize("kind", ["date", "flag", "code", "id", "number", "integer", "text", "area"])
def test_a_column_with_nothing_in_it(kind: str) -> None:
    assert typed(kind, None, "", None)[0] == [False if kind == "flag" else None] * 3
    assert typed(kind) == ([], [])


def test_dates_of_the_command_line() -> None:
    assert cells.as_date("2024-03-31") == cells.as_date(" 31/03/2024 ") == dt.date(2024, 3, 31)
    for text in ("", "45382", "31/02/2024", "yesterday", "2024-3-31x"):
        assert cells.as_date(text) is None


def test_a_long_column_is_typed_in_moments() -> None:
    import time

    texts = pl.Series([f"{1 + n % 28:02}/0{1 + n % 9}/2024" for n in range(200_000)])
    started = time.process_time()
    assert cells.typed(Column("d", "date"), texts)[0].null_count() == 0
    assert time.process_time() - started < 6
