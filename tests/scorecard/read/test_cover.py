"""The cover, beside what the steward gave."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from make.files import Raw, Sheets, Table, csv_folder, tables, xlsx
from scorecard.read import Reading, faults, peek, read
from scorecard.terms import Severity

AS_AT = dt.date(2024, 3, 31)


def covered(tmp_path: Path, cover: Table | None, *given, **how) -> Reading:
    """The valid return with another cover (None: without one), read with what the steward gave."""
    sheets: Sheets = tables()
    sheets = {name: table for name, table in sheets.items() if name != "return"} if cover is None else {**sheets, "return": cover}
    return read(xlsx(tmp_path / "a.xlsx", sheets, **how), *given)


def critical(reading: Reading) -> list[tuple[str, str, str]]:
    assert all(each.sheet == "return" for each in reading.findings), reading.findings
    return [(each.code, each.column, each.cell) for each in reading.findings if each.severity is Severity.CRITICAL]


ITEMS: Table = [["return", "casework"], ["authority_code", "E06000058"], ["as_at", AS_AT]]


@pytest.mark.parametrize(
    "cover",
    [
        ITEMS,
        [["item", "value"], *ITEMS],
        [["Item", "What", "Value"], *([item, "explained", value] for item, value in ITEMS)],
        [["SEND casework"], [], [None, "Item", "Value"], *([None, item, value, "a comment"] for item, value in ITEMS)],
        [
            ["Return: ", " Casework "],
            ["Authority code", "e06000058\u00a0"],
            ["As-at", "31/03/2024"],
            ["Colour", "blue"],
            ["prepared by", "J. Smith"],
        ],
        [["RETURN", "casework"], ["authority_code", "E06000058", "our ONS code"], ["as at", "2024-03-31 00:00:00"], ["note", None]],
    ],
    ids=["plain", "with a heading", "with a column between", "further in", "in other words", "with comments"],
)
def test_a_cover_with_all_that_is_needed(tmp_path: Path, cover: Table) -> None:
    reading = covered(tmp_path, cover)
    assert reading.findings == [] and reading.readable
    assert (reading.contract and reading.contract.name, reading.as_at, reading.authority_code) == ("casework", AS_AT, "E06000058")


def test_the_authority_s_name(tmp_path: Path) -> None:
    assert covered(tmp_path, [*ITEMS, ["authority_name", " Sample authority "]]).authority_name == "Sample authority"


@pytest.mark.parametrize("item", ["return", "authority_code", "as_at"])
@pytest.mark.parametrize("how", ["left out", "left empty", "with a comment two cells on"])
def test_what_the_cover_must_give(tmp_path: Path, item: str, how: str) -> None:
    rows = {"left out": [], "left empty": [[item, "  "]], "with a comment two cells on": [[item, None, "the last day of the month"]]}[how]
    reading = covered(tmp_path, [row for row in ITEMS if row[0] != item] + rows)
    code = {"return": faults.NO_RETURN, "authority_code": faults.COVER_MISSING, "as_at": faults.NO_AS_AT}[item].code
    assert critical(reading) == [(code, item, "" if how == "left out" else "B3")]
    assert reading.readable is (item == "authority_code")


@pytest.mark.parametrize("item", ["return", "as_at"])
def test_what_the_cover_does_not_give_and_the_steward_does(tmp_path: Path, item: str) -> None:
    reading = covered(tmp_path, [row for row in ITEMS if row[0] != item], "casework", AS_AT)
    assert critical(reading) == [(faults.COVER_MISSING.code, item, "")] and reading.readable


def test_without_a_cover_the_steward_gives_the_name_and_date(tmp_path: Path) -> None:
    reading = covered(tmp_path, None, "Casework", AS_AT, "E06000058")
    assert [(each.code, each.severity) for each in reading.findings] == [(faults.NO_COVER.code, Severity.INFO)]
    assert reading.readable and (reading.as_at, reading.authority_code) == (AS_AT, "E06000058")


def test_without_a_cover_and_without_a_steward_nobody_knows(tmp_path: Path) -> None:
    reading = covered(tmp_path, None)
    assert {code for code, _, _ in critical(reading)} == {faults.NO_RETURN.code, faults.NO_AS_AT.code} and not reading.readable
    reading = covered(tmp_path, None, "casework")
    assert {code for code, _, _ in critical(reading)} == {faults.NO_AS_AT.code} and not reading.readable and reading.frames
    reading = covered(tmp_path, None, None, AS_AT)
    assert {code for code, _, _ in critical(reading)} == {faults.NO_RETURN.code} and not reading.readable and not reading.frames


def test_an_empty_cover_is_no_cover(tmp_path: Path) -> None:
    reading = covered(tmp_path, [], "casework", AS_AT)
    assert [each.code for each in reading.findings] == [faults.NO_COVER.code] and reading.readable


@pytest.mark.parametrize(("name", "date"), [("attendance", AS_AT), ("casework", dt.date(2024, 2, 29))])
def test_the_cover_and_the_steward_may_not_differ(tmp_path: Path, name: str, date: dt.date) -> None:
    reading = covered(tmp_path, ITEMS, name, date)
    item, at = ("return", "B1") if name != "casework" else ("as_at", "B3")
    assert critical(reading) == [(faults.COVER_DIFFERS.code, item, at)]
    assert reading.as_at == AS_AT, "reading goes on by the cover"


def test_the_cover_and_the_steward_may_agree(tmp_path: Path) -> None:
    assert covered(tmp_path, ITEMS, " CASEWORK", AS_AT, "e06000058").findings == []


@pytest.mark.parametrize("given", [(), ("casework",)])
def test_an_unknown_return(tmp_path: Path, given: tuple[str, ...]) -> None:
    reading = covered(tmp_path, [["return", "caseload"], *ITEMS[1:]], *given)
    assert critical(reading) == [(faults.UNKNOWN_RETURN.code, "return", "B1")] and "casework" in reading.findings[0].message
    assert reading.readable is bool(given), "reading goes on by what the steward gave"
    assert covered(tmp_path, None, "caseload", AS_AT).findings[0].code == faults.UNKNOWN_RETURN.code


@pytest.mark.parametrize("text", ["March 2024", "31/03/24", "31 March 2024", "31/02/2024", "03/31/2024", "20240331", "0.5"])
def test_an_as_at_date_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    reading = covered(tmp_path, [*ITEMS[:2], ["as_at", text]])
    assert critical(reading) == [(faults.BAD_AS_AT.code, "as_at", "B3")] and reading.findings[0].value == text
    assert not reading.readable and reading.frames, "its sheets are read all the same"
    reading = covered(tmp_path, [*ITEMS[:2], ["as_at", text]], None, AS_AT)
    assert critical(reading) == [(faults.BAD_AS_AT.code, "as_at", "B3")] and reading.as_at == AS_AT


def test_an_as_at_date_as_a_bare_number_is_a_note(tmp_path: Path) -> None:
    reading = covered(tmp_path, [*ITEMS[:2], ["as_at", 45382]])
    assert [(each.code, each.severity, each.cell) for each in reading.findings] == [
        (faults.SERIAL_DATE.code, Severity.INFO, "B3")
    ] and reading.as_at == AS_AT
    assert covered(tmp_path, [*ITEMS[:2], ["as_at", 45382 - 1462]], date_1904=True).as_at == AS_AT


@pytest.mark.parametrize("date", [dt.date(2024, 3, 30), dt.date(2024, 2, 28), dt.date(2024, 4, 1)])
def test_an_as_at_date_that_is_no_month_end(tmp_path: Path, date: dt.date) -> None:
    assert critical(covered(tmp_path, [*ITEMS[:2], ["as_at", date]])) == [(faults.NOT_MONTH_END.code, "as_at", "B3")]
    assert [each.code for each in covered(tmp_path, None, "casework", date).findings] == [faults.NOT_MONTH_END.code, faults.NO_COVER.code]


def test_an_as_at_date_may_be_a_month_ahead_and_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard.read.cover._today", lambda: dt.date(2024, 2, 29))
    dates = {dt.date(2024, 3, 31): [], dt.date(2024, 4, 30): [(faults.NOT_YET.code, "as_at", "B3")]}
    for date, said in dates.items():
        assert critical(covered(tmp_path, [*ITEMS[:2], ["as_at", date]])) == said
    assert critical(covered(tmp_path, None, "casework", dt.date(2042, 3, 31))) == [(faults.NOT_YET.code, "as_at", "")]


def test_leap_days_are_month_ends(tmp_path: Path) -> None:
    assert covered(tmp_path, [*ITEMS[:2], ["as_at", dt.date(2024, 2, 29)]]).findings == []
    assert covered(tmp_path, [*ITEMS[:2], ["as_at", dt.date(2023, 2, 28)]]).findings == []


def half_termly(return_name: str, as_at: object) -> Table:
    return [["return", return_name], ITEMS[1], ["as_at", as_at]]


@pytest.mark.parametrize("return_name", ["inclusion", "attendance"])
@pytest.mark.parametrize("date", [dt.date(2023, 10, 31), dt.date(2024, 2, 15), dt.date(2024, 8, 31)])
def test_an_as_at_date_that_is_a_half_terms_last_day(tmp_path: Path, return_name: str, date: dt.date) -> None:
    reading = covered(tmp_path, half_termly(return_name, date))
    assert not [each for each in reading.findings if each.sheet == "return"] and reading.as_at == date


@pytest.mark.parametrize(
    ("date", "says"),
    [
        (dt.date(2024, 2, 14), "cover sheet (15/02/2024);"),
        (dt.date(2024, 2, 29), "cover sheet (31/03/2024);"),
        (dt.date(1999, 10, 31), "cover sheet; a school year"),
    ],
    ids=["the day before", "a month's end", "a year that nobody has entered"],
)
def test_an_as_at_date_that_is_no_half_terms_last_day(tmp_path: Path, date: dt.date, says: str) -> None:
    (found,) = [each for each in covered(tmp_path, half_termly("inclusion", date)).findings if each.sheet == "return"]
    assert (found.code, found.cell, found.severity) == (faults.NOT_HALF_TERM_END.code, "B3", Severity.CRITICAL)
    assert says in found.remedy


def test_a_month_s_end_is_what_the_workforce_return_is_as_at(tmp_path: Path) -> None:
    codes = {date: [each.code for each in covered(tmp_path, half_termly("workforce", date)).findings if each.sheet == "return"]
             for date in (dt.date(2024, 2, 29), dt.date(2024, 2, 15))}  # fmt: skip
    assert list(codes.values()) == [[], [faults.NOT_MONTH_END.code]]


def test_another_authority_s_return(tmp_path: Path) -> None:
    assert critical(covered(tmp_path, ITEMS, None, None, "E06000059")) == [(faults.OTHER_AUTHORITY.code, "authority_code", "B2")]
    assert covered(tmp_path, ITEMS, None, None, "").findings == [], "none is fixed yet"


@pytest.mark.parametrize("code", ["839", "Bournemouth", "E0600058", "E060000588"])
def test_an_authority_code_that_is_none(tmp_path: Path, code: str) -> None:
    assert critical(covered(tmp_path, [ITEMS[0], ["authority_code", code], ITEMS[2]])) == [
        (faults.NO_ONS_CODE.code, "authority_code", "B2")
    ]


def test_an_item_that_stands_twice(tmp_path: Path) -> None:
    assert critical(covered(tmp_path, [*ITEMS, ["as_at", dt.date(2024, 4, 30)]])) == [(faults.COVER_ITEM_TWICE.code, "as_at", "B4")]


def test_errors_and_uncalculated_formulas_on_the_cover(tmp_path: Path) -> None:
    reading = covered(tmp_path, [*ITEMS[:2], ["as_at", Raw("|<f>EOMONTH(TODAY(),-1)</f>")]])
    assert critical(reading) == [(faults.NO_STORED_VALUE.code, "as_at", "B3"), (faults.NO_AS_AT.code, "as_at", "B3")]
    reading = covered(tmp_path, [ITEMS[0], ["authority_code", Raw('t="e"|<v>#N/A</v>')], ITEMS[2]])
    assert critical(reading) == [(faults.EXCEL_ERROR.code, "authority_code", "B2")]


def test_a_hidden_cover_and_two_covers(tmp_path: Path) -> None:
    reading = covered(tmp_path, ITEMS, states={"return": "hidden"})
    assert [(each.code, each.sheet) for each in reading.findings] == [(faults.HIDDEN_SHEET.code, "return")]
    reading = read(xlsx(tmp_path / "b.xlsx", {**tables(), "Cover": ITEMS}))
    assert critical(reading) == [(faults.SHEET_TWICE.code, "", "")]


def test_a_cover_that_cannot_be_read(tmp_path: Path) -> None:
    folder = csv_folder(tmp_path / "folder", tables())
    (folder / "return.csv").write_bytes(b"\x00\x01\x02")
    reading = read(folder, "casework", AS_AT)
    assert critical(reading) == [(faults.NOT_A_WORKBOOK.code, "", "")] and reading.readable


def test_a_peek_says_only_what_it_is(tmp_path: Path) -> None:
    meant = peek(xlsx(tmp_path / "a.xlsx", tables()))
    assert meant is not None and meant.contract is not None and (meant.contract.name, meant.as_at) == ("casework", AS_AT)
    (tmp_path / "b.xlsx").write_bytes(b"x")
    assert peek(tmp_path / "b.xlsx") is None and peek(tmp_path / "gone.xlsx") is None
