"""Workbooks as grids of text: every kind gives the same, and rows and columns are the workbook's own."""

from __future__ import annotations

import datetime as dt
import time
import zipfile
from pathlib import Path

import pytest

from make.casework import workbook
from make.files import MAIN, OFFICE, PACKAGE, XML, Raw, Table, edit, ods, put, rows_xml, sheet_xml, tables, xlsb, xlsx
from scorecard.read import faults, read
from scorecard.read.container import Unreadable, open_container
from scorecard.read.grid import Grid
from scorecard.read.workbook import Workbook


def grid(path: Path, tab: str = "requests") -> Grid:
    return Workbook(open_container(path)).grid(tab)


def cells(grid: Grid) -> dict[str, list[str | None]]:
    return {name: grid.cells[name].to_list() for name in grid.cells.columns}


@pytest.fixture
def made(tmp_path: Path):
    def make(table: Table | str, kind: str = "xlsx", **how) -> Path:
        path = tmp_path / f"a.{kind}"
        return {"xlsx": xlsx, "ods": ods, "xlsb": xlsb}[kind](path, {"requests": table}, **how)

    return make


@pytest.mark.parametrize("kind", ["xlsx", "xlsb", "ods"])
def test_leading_blank_rows_and_columns_keep_their_numbers_and_letters(made, kind: str) -> None:
    """Trap 12: the reader drops leading blank rows and columns, so that its numbers shift."""
    table: Table = [[], [], [None, None, "C3", None, "E3"], [], [None, None, 5]]
    assert cells(grid(made(table, kind))) in (
        {"2": [None, None, "C3", None, "5"], "3": [None] * 5, "4": [None, None, "E3", None, None]},
        {"2": [None, None, "C3", None, "5"], "3": [None, None, "", None, None], "4": [None, None, "E3", None, None]},
    )


@pytest.mark.parametrize("kind", ["xlsx", "xlsb", "ods"])
def test_the_positions_of_errors_are_the_workbook_s_own(made, kind: str) -> None:
    error = {
        "xlsx": Raw('t="e"|<v>#DIV/0!</v>'),
        "xlsb": "#DIV/0!",
        "ods": Raw(
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error">'
            "<text:p>#DIV/0!</text:p></table:table-cell>"
        ),
    }[kind]
    assert grid(made([[], [], [None, "heading", "other"], [None, "x", error]], kind)).errors == {(3, 2): "#DIV/0!"}


def test_what_is_in_a_cell_comes_as_text(made) -> None:
    table: Table = [
        ["text", 5, 5.0, 0.1, 12345678901, 1.5e-7, True, False],
        [
            dt.date(2024, 4, 3),
            dt.datetime(2024, 4, 3, 10, 15),
            Raw('s="3"|<v>0.4</v>'),
            Raw('s="4"|<v>1.5</v>'),
            Raw('t="d"|<v>2024-04-03</v>'),
        ],
        [
            Raw('t="str"|<f>A1</f><v>shown</v>'),
            Raw('t="inlineStr"|<is><r><t xml:space="preserve">rich </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>X</t></rPh></is>'),
        ],
    ]
    rows = grid(made(table)).cells.rows()
    assert rows[0] == ("text", "5", "5", "0.1", "12345678901", "0.00000015", "true", "false")
    assert rows[1][:2] == ("2024-04-03 00:00:00", "2024-04-03 10:15:00") and rows[1][4] == "2024-04-03"
    assert rows[1][2] == "1899-12-31 09:36:00", "a time of day; no date of this century"
    assert rows[2][:2] == ("shown", "rich text")


def test_dates_count_from_1904_where_the_workbook_says_so(made) -> None:
    path = made([["received_date"], [Raw('s="1"|<v>43923</v>')], [43923]], date_1904=True)
    assert cells(grid(path)) == {"0": ["received_date", "2024-04-03 00:00:00", "43923"]} and grid(path).date_1904


def test_a_date_beyond_the_calendar_keeps_its_number(made) -> None:
    found = grid(made([["id"], [Raw('s="1"|<v>99999999</v>')]]))
    assert cells(found) == {"0": ["id", "99999999.0"]} and not found.errors


def test_a_time_in_an_ods_keeps_its_text(made) -> None:
    timed = Raw('<table:table-cell office:value-type="time" office:time-value="PT10H15M00S"><text:p>10:15</text:p></table:table-cell>')
    found = grid(made([["received_date"], [timed]], "ods"))
    assert cells(found) == {"0": ["received_date", "PT10H15M00S"]} and not found.errors


def test_shared_texts_and_rich_ones(made) -> None:
    strings = f'{XML}<sst xmlns="{MAIN}"><si><t>plain</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r></si></sst>'
    rels = (
        f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    path = made(
        [[Raw('t="s"|<v>0</v>'), Raw('t="s"|<v>1</v>')]], parts={"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": rels}
    )
    assert grid(path).cells.rows() == [("plain", "rich")]


def test_cells_that_do_not_say_where_they_are(made) -> None:
    found = grid(made(sheet_xml(rows_xml([[None, "B1", "C1"], [], [None, None, 5]], refs=False))))
    assert cells(found) == {"1": ["B1", None, None], "2": ["C1", None, "5"]}


def test_namespace_prefixes_and_single_quotes(made) -> None:
    prefixed = f'{XML}<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2" hidden="1"><x:c r="B2"><x:f>1+1</x:f></x:c><x:c r="C2"><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    for xml in (prefixed, prefixed.replace('"', "'").replace("version='1.0'", 'version="1.0"')):
        found = grid(made(xml))
        assert cells(found) == {"2": [None, "3"]}
        assert found.empty_formulas == {(1, 1)} and found.hidden_rows == {1}


def test_an_error_that_the_reader_does_not_know_is_an_error_of_its_cell(made) -> None:
    table: Table = [
        ["a", "b"],
        [Raw('t="e" cm="1"|<f>X()</f><v>#SPILL!</v>'), "x"],
        [Raw('t="e"|<v>#N/A</v>'), Raw('t="e"|<v>#GETTING_DATA</v>')],
    ]
    found = grid(made(table))
    assert found.errors == {(1, 0): "#SPILL!", (2, 0): "#N/A", (2, 1): "#GETTING_DATA"}
    assert cells(found) == {"0": ["a", None, None], "1": ["b", "x", None]}


def test_a_sheet_is_where_the_workbook_says(made) -> None:
    path = made([["a"]])
    edit(path, "xl/_rels/workbook.xml.rels", lambda text: text.replace('"worksheets/', '"/xl/worksheets/'))
    assert grid(path).cells.rows() == [("a",)]
    edit(path, "xl/_rels/workbook.xml.rels", lambda text: text.replace("/sheet1.xml", "/Sheet1.xml"))
    assert grid(path).cells.rows() == [("a",)]


def test_a_strict_workbook_is_looked_at_like_any_other(made) -> None:
    path = made([["a"], [Raw("|<f>1+1</f>")]])
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info).decode() for info in archive.infolist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            strict = text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
                OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
            )
            archive.writestr(name, strict)
    assert grid(path).empty_formulas == {(1, 0)}


def test_a_sheet_that_is_not_where_the_workbook_says(made) -> None:
    path = made([["a"]])
    edit(path, "xl/_rels/workbook.xml.rels", lambda text: text.replace("sheet1.xml", "sheet9.xml"))
    with pytest.raises(Unreadable) as caught:
        grid(path)
    assert caught.value.finding.code == faults.DAMAGED.code and caught.value.finding.sheet == "requests"


def test_entities_and_document_types_are_not_obeyed(made, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    tricks = {
        "outside": f'<!DOCTYPE w [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>',
        "laughs": f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}<!ENTITY x "&l9;">]>',
        "inside": '<!DOCTYPE w [<!ENTITY x "requests">]>',
    }
    for doctype in tricks.values():
        path = made([["a"]])
        edit(
            path,
            "xl/workbook.xml",
            lambda text, doctype=doctype: text.replace("<workbook", f"{doctype}<workbook").replace('name="requests"', 'name="&x;"'),
        )
        started = time.perf_counter()
        reading = read(path)
        assert time.perf_counter() - started < 10
        assert [each.code for each in reading.findings] == [faults.DAMAGED.code]
        assert "secret" not in str(reading.findings[0]).replace("secret.txt", "")


def test_a_chart_sheet_has_no_cells(made) -> None:
    rels = (
        f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>'
    )
    listed = f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="requests" sheetId="1" r:id="rId1"/><sheet name="Chart1" sheetId="2" r:id="rId2"/></sheets></workbook>'
    chart = f'{XML}<chartsheet xmlns="{MAIN}"><sheetViews/></chartsheet>'
    path = made([["a"]], parts={"xl/workbook.xml": listed, "xl/_rels/workbook.xml.rels": rels, "xl/chartsheets/sheet1.xml": chart})
    book = Workbook(open_container(path))
    assert book.tabs == ["requests", "Chart1"] and book.grid("requests").cells.rows() == [("a",)]
    assert book.grid("Chart1").cells.width == 0


@pytest.mark.parametrize(("state", "hidden"), [("visible", False), ("hidden", True), ("veryHidden", True)])
def test_hidden_sheets_are_said_to_be(made, state: str, hidden: bool) -> None:
    assert grid(made([["a"]], states={"requests": state})).hidden is hidden


@pytest.mark.parametrize("dimension", ["", '<dimension ref="A1:XFD1048576"/>'])
def test_a_stray_cell_in_the_last_corner_is_a_finding_and_no_crash(tmp_path: Path, dimension: str) -> None:
    sheets = tables()
    stray = rows_xml(sheets["requests"]) + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    reading = read(xlsx(tmp_path / "a.xlsx", {**sheets, "requests": sheet_xml(stray, dimension=dimension)}))
    assert [(each.code, each.sheet) for each in reading.findings] == [(faults.TOO_FAR.code, "requests")]
    assert "XFD1048576" in reading.findings[0].message and "persons" in reading.frames and "requests" not in reading.frames


def test_an_ods_that_repeats_its_cells_without_end(tmp_path: Path) -> None:
    repeated = '<table:table-row table:number-rows-repeated="900000"><table:table-cell table:number-columns-repeated="16000" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    reading = read(ods(tmp_path / "a.ods", {**tables(), "notes": repeated}))
    assert [(each.code, each.sheet) for each in reading.findings] == [(faults.TOO_FAR.code, "notes")]


def test_an_ods_tells_errors_uncalculated_formulas_merged_cells_and_hidden_rows(made) -> None:
    rows = (
        "<table:table-row>{h}{h}</table:table-row>"
        '<table:table-row table:number-rows-repeated="2" table:visibility="filter">{h}{h}</table:table-row>'
        '<table:table-row><table:table-cell table:formula="of:=[.A1]"/><table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>Err:502</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:visibility="collapse"><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>m</text:p></table:table-cell><table:covered-table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="3"/><table:table-cell table:formula="of:=1" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
    ).format(h='<table:table-cell office:value-type="string"><text:p>h</text:p></table:table-cell>')
    found = grid(made(rows, "ods"))
    assert found.hidden_rows == {1, 2, 4}
    assert found.empty_formulas == {(3, 0)} and found.errors == {(3, 1): "Err:502"}
    assert found.merged == [(4, 0, 4, 1)]
    assert found.cells.height == 6 and found.cells["3"].to_list()[5] == "1"


def test_whether_a_cell_is_a_number_is_told_where_it_matters(tmp_path: Path) -> None:
    table: Table = [[], [None, "id"], [None, 12.5], [None, "12.5"], [None, None]]
    for make, kind in ((xlsx, "xlsx"), (ods, "ods"), (xlsb, "xlsb")):
        found = grid(make(tmp_path / f"a.{kind}", {"requests": table}))
        assert [found.is_number(row, 1) for row in (2, 3)] == [True, False], kind


@pytest.mark.parametrize("kind", ["xlsx", "xlsb", "ods"])
def test_an_empty_sheet_has_no_cells(made, kind: str) -> None:
    assert grid(made([], kind)).cells.width == 0


def test_every_kind_gives_the_very_same_rows(tmp_path: Path) -> None:
    sheets = put(tables(), "persons", 2, "area", "Łódź & <Poole> “North” = +1\nsecond line")
    wanted = read(xlsx(tmp_path / "a.xlsx", sheets))
    assert wanted.readable and not [each for each in wanted.findings if each.severity == "critical"]
    for path in (
        ods(tmp_path / "a.ods", sheets),
        xlsb(tmp_path / "a.xlsb", sheets),
        xlsx(tmp_path / "a.xlsm", sheets, {"xl/vbaProject.bin": b"x"}),
    ):
        reading = read(path)
        assert reading.as_at == wanted.as_at and reading.letters == wanted.letters
        for name, frame in wanted.frames.items():
            assert frame.equals(reading.frames[name]), (path.name, name)


def test_a_workbook_made_by_a_program_gives_the_same(tmp_path: Path) -> None:
    reading, ours = read(workbook(tmp_path / "a.xlsx")), read(xlsx(tmp_path / "b.xlsx", tables()))
    assert reading.findings == [] and all(frame.equals(ours.frames[name]) for name, frame in reading.frames.items())
