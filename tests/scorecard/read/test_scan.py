"""The look at a sheet's XML: formulas without a stored value, hidden rows, merged cells, how far the sheet reaches."""

from __future__ import annotations

import io
import time
import zipfile
from xml.sax.saxutils import quoteattr

import pytest

from make.files import MAIN, Raw, Table, rows_xml, sheet_xml
from scorecard.read.scan import MOST_CELLS, Scan, percent_styles, scan, without_strange_errors
from scorecard.read.scan_ods import scan_ods


def look(rows: Table | str, after: str = "", dimension: str = "", chunk: int = 1 << 20, **how) -> Scan:
    xml = sheet_xml(rows if isinstance(rows, str) else rows_xml(rows, **how), after, dimension).encode()
    return scan(xml[at : at + chunk] for at in range(0, len(xml), chunk))


FORMULAS = {
    '|<f>A1+1</f>': True,
    '|<f>A1+1</f><v/>': True,
    '|<f>A1+1</f><v></v>': True,
    '|<f>A1+1</f><v> </v>': True,
    '|<f t="shared" si="0"/>': True,
    '|<f t="shared" ref="A1:A9" si="0">B1</f><v />': True,
    't="str"|<f>A1</f>': True,
    't="n"|<f>A1</f><v></v>': True,
    's="1"|<f>TODAY()</f>': True,
    '|<f>A1+1</f><v>0</v>': False,
    '|<f ca="1">A1&lt;"v"</f><v>1</v>': False,
    '|<f t="shared" si="0"/><v>7</v>': False,
    't="str"|<f>A1</f><v></v>': False,
    't="str"|<f>A1</f><v/>': False,
    't="str"|<f>A1</f><v xml:space="preserve"> </v>': False,
    "t='str'|<f>A1</f><v>x</v>": False,
    't="b"|<f>A1=1</f><v>0</v>': False,
    't="e"|<f>1/0</f><v>#DIV/0!</v>': False,
    't="inlineStr"|<f>A1</f><is><t>x</t></is>': False,
    "|<v>5</v>": False,
}  # fmt: skip


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_without_a_stored_value(cell: str) -> None:
    table: Table = [["head"], [None, Raw(cell), "x"]]
    for refs in (True, False):
        assert look(table, refs=refs).empty_formulas == ({(1, 1)} if FORMULAS[cell] else set())


def test_hidden_rows_and_merged_cells() -> None:
    found = look(
        [["a"], ["b"], ["c"], ["d"]],
        '<sheetProtection sheet="1"/><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B3:AB4"/></mergeCells>',
        hidden=[2, 4],
    )
    assert found.hidden_rows == {1, 3} and found.merged == [(0, 0, 0, 2), (2, 1, 3, 27)]


def test_rows_that_do_not_say_their_number_come_one_after_the_other() -> None:
    rows = '<row/><row><c><f>A1</f></c></row><row r="9"><c r="A9"><v>1</v></c></row><row hidden="true"><c/><c><f>A1</f></c></row><row hidden="0"/>'
    found = look(rows)
    assert found.empty_formulas == {(1, 0), (9, 1)} and found.hidden_rows == {9}


@pytest.mark.parametrize("chunk", [1, 7, 64, 1000])
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_it_does_not_matter_where_the_xml_is_cut(chunk: int, prefix: str) -> None:
    table: Table = [["head", "two"], *([n, Raw("|<f>A1</f>")] if n % 3 else [n, n] for n in range(2, 40))]
    merge = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells><rowBreaks><brk id="3"/></rowBreaks>'
    xml = sheet_xml(rows_xml(table, hidden=[5, 40]), merge).encode()
    if prefix:
        xml = (
            xml.replace(b"</", b"\0").replace(b"<", b"<x:").replace(b"\0", b"</x:").replace(b"<x:?", b"<?").replace(b"xmlns=", b"xmlns:x=")
        )
    found = scan(xml[at : at + chunk] for at in range(0, len(xml), chunk))
    assert found.empty_formulas == {(n - 1, 1) for n in range(2, 40) if n % 3}
    assert found.hidden_rows == {4} and found.merged == [(0, 0, 0, 1)]


def test_numbers_that_show_as_percentages_where_they_are_asked_for() -> None:
    table: Table = [
        ["head"],
        [1, Raw('s="5"|<v>0.5</v>'), Raw('s="6"|<v>0.5</v>'), Raw('s="5"|<f>A2</f><v>1</v>'), Raw('s="5"|'), Raw('s="5" t="s"|<v>0</v>')],
    ]
    for refs in (True, False):
        assert look(table, refs=refs).percentages == set()
        xml = sheet_xml(rows_xml(table, refs=refs)).encode()
        assert scan([xml], frozenset({5})).percentages == {(1, 1), (1, 3)}
    assert scan([sheet_xml(rows_xml([[0.5]])).encode()], frozenset({0})).percentages == {(0, 0)}, "a cell without a style has the first"


FORMATS = {
    "0.0%": True,
    "0%;[Red]-0%": True,
    "[Blue]0.00%": True,
    '0.0"%"': False,
    "0\\%": False,
    "#,##0": False,
    "General": False,
}


@pytest.mark.parametrize("shown", FORMATS)
def test_which_styles_show_a_percentage(shown: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        formats = f'<numFmts count="1"><numFmt numFmtId="170" formatCode={quoteattr(shown)}/></numFmts>'
        given = "".join(f'<xf numFmtId="{each}"/>' for each in (0, 9, 10, 14, 170))
        archive.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{MAIN}">{formats}<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>{given}</cellXfs></styleSheet>',
        )
    assert percent_styles(zipfile.ZipFile(made)) == frozenset({1, 2, 4} if FORMATS[shown] else {1, 2})


def test_a_workbook_without_styles_shows_no_percentages() -> None:
    made = io.BytesIO()
    zipfile.ZipFile(made, "w").close()
    assert percent_styles(zipfile.ZipFile(made)) == frozenset()


def test_how_far_a_sheet_reaches() -> None:
    far, near = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', '<row r="1048576"><c r="Z1048576"><v>1</v></c></row>'
    blank = '<row r="1048576" s="1"><c r="XFD1048576" s="1"/></row>'
    assert look(far).farthest == (1_048_575, 16_383)
    assert look(far, dimension='<dimension ref="A1:XFD1048576"/>').farthest == (1_048_575, 16_383)
    assert look(near).farthest is None and MOST_CELLS > 26 * 1_048_576
    assert look(blank, dimension='<dimension ref="A1:XFD1048576"/>').farthest is None, "formatted, not filled"
    assert look([["a"] * 800], dimension='<dimension ref="A1:ADT1"/>').farthest is None
    assert look(
        "".join(rows_xml([["x"]], first_row=row) for row in (0, 99_999)) + rows_xml([["x"]], first_row=100_000, first_column=800)
    ).farthest == (100_000, 800)
    assert look("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>").farthest == (1_048_575, 16_383)


def test_a_sheet_full_of_formulas_is_quick() -> None:
    row = "".join(f'<c r="{letter}{{0}}"><f>B{{0}}+1</f><v>{{0}}</v></c>' for letter in "ABCDEFGHIJ")
    xml = sheet_xml("".join(f'<row r="{n}">{row.replace("{0}", str(n))}</row>' for n in range(1, 20_001))).encode()
    started = time.process_time()
    assert scan([xml]).empty_formulas == set()
    assert time.process_time() - started < 6


def test_errors_that_the_reader_does_not_know() -> None:
    xml = rows_xml(
        [[Raw('t="e"|<v>#SPILL!</v>'), Raw('s="1" t="e"|<f>1/0</f><v>#DIV/0!</v>')], [Raw("t='e'|<v>Err:508</v>"), "#SPILL!"]]
    ).encode()
    mended, errors = without_strange_errors(xml, ["#DIV/0!", "#VALUE!"])
    assert errors == {(0, 0): "#SPILL!", (1, 0): "Err:508"}
    assert mended.count(b"#VALUE!") == 2 and b"#DIV/0!" in mended and b'<t xml:space="preserve">#SPILL!</t>' in mended


def test_an_ods_with_several_tables_in_one_part() -> None:
    row = '<table:table-row><table:table-cell table:formula="of:=1"/></table:table-row>'
    groups = f"<table:table-row-group><table:table-header-rows>{row}</table:table-header-rows></table:table-row-group>"
    xml = f'<x><table:table table:name="a &amp; b">{row}</table:table><table:table table:name=\'c\'><table:table-row table:number-rows-repeated="3"/>{groups}</table:table></x>'.encode()
    for chunk in (1, 50, 10_000):
        found = scan_ods(xml[at : at + chunk] for at in range(0, len(xml), chunk))
        assert {name: looked.empty_formulas for name, (looked, _) in found.items()} == {"a & b": {(0, 0)}, "c": {(3, 0)}}
    assert MAIN.startswith("http")
