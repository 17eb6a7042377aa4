"""Sheets of every return made by chance: nothing that stands in them brings reading or checking down, and every planted fault is found, at its
cell and with its code, whatever surrounds it.

Hypothesis draws the same examples each time where CI is set, and others each time elsewhere; what once failed is tried first.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from make.faults import VALID, Case, checks, together
from make.files import Sheets, csv_zip, ods, put, tables, xlsb, xlsx
from make.surroundings import COLUMNS, LaidOut, laid_out
from scorecard.check import check
from scorecard.gate import outcome
from scorecard.read import Reading, faults, read
from scorecard.terms import Outcome, Severity
from scorecard.worker import Job, _check

EXPECTATIONS = Path(__file__).parent.parent / "expectations"
KINDS: Mapping[str, Callable[[Path, Sheets], Path]] = {"xlsx": xlsx, "ods": ods, "xlsb": xlsb, "zip": csv_zip}
# What no column of a type can hold, and what is said of it.
BAD: Mapping[str, tuple[tuple[object, faults.Fault], ...]] = {
    "date": (
        ("31/06/2023", faults.NO_SUCH_DATE),
        ("03/25/2024", faults.NO_SUCH_DATE),
        ("3 Jan", faults.BAD_DATE),
        ("11/03/24", faults.BAD_DATE),
        ("tbc", faults.BAD_DATE),
        ("01/01/1900", faults.BAD_YEAR),
    ),
    "flag": (("maybe", faults.BAD_FLAG), (2, faults.BAD_FLAG)),
    "integer": (("1,204", faults.THOUSANDS), ("x", faults.BAD_NUMBER), (6.5, faults.BAD_INTEGER)),
    "figure": (("1,204", faults.THOUSANDS), ("many", faults.BAD_NUMBER), ("TBC", faults.NO_FIGURE), ("6-7mths", faults.NOT_ONE_NUMBER)),
    "number": (("0,6", faults.THOUSANDS), ("60%", faults.BAD_NUMBER)),
    "id": (("1.23E+15", faults.BAD_ID), ("2024-03-01 00:00:00", faults.BAD_ID)),
}
ANY_TYPE = (("#REF!", faults.EXCEL_ERROR), (" #N/A ", faults.EXCEL_ERROR))
# Of several rows some checks point at the first, or at those after it: which those are goes by the order in which they stand.
ASKS_ORDER = re.compile(r"min\((?:\w+\.)?_row\)|order by [^)]*\b_row|\._row <")
BY_ORDER = {code for code, (_, rule) in checks().items() if ASKS_ORDER.search(rule.sql or "")}


def examples(count: int) -> settings:
    """So many examples, however long each takes."""
    return settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck))


def sheets_of(name: str) -> Sheets:
    return tables(VALID[name].valid(), as_at=VALID[name].AS_AT)


def sent(kind: str, sheets: Sheets, folder: str) -> Path:
    return KINDS[kind](Path(folder) / f"sent.{kind}", sheets)


@st.composite
def read_faults(draw: st.DrawFn) -> tuple[str, str, LaidOut, dict[tuple[str, int, str], tuple[object, faults.Fault]]]:
    """A return, a kind of file, the sheets with bad cells laid out, and the bad cells with what is said of each."""
    name, kind = draw(st.sampled_from(sorted(VALID))), draw(st.sampled_from(sorted(KINDS)))
    sheets = sheets_of(name)
    places = [(sheet, row, column) for sheet in list(sheets)[1:] for row in range(2, len(sheets[sheet]) + 1) for column in COLUMNS[sheet]]
    planted = {}
    for sheet, row, column in draw(st.lists(st.sampled_from(places), max_size=12, unique=True)):
        value, fault = draw(st.sampled_from(BAD.get(column.type, ()) + ANY_TYPE))
        planted[sheet, row, column.name] = (value, fault)
        sheets = put(sheets, sheet, row, column.name, value)
    return name, kind, draw(laid_out(sheets)), planted


@examples(80)
@given(read_faults())
def test_every_cell_that_cannot_be_read_is_found_and_every_other_is_read(drawn) -> None:
    name, kind, made, planted = drawn
    with tempfile.TemporaryDirectory() as folder:
        reading = read(sent(kind, made.sheets, folder))
    found = Counter((each.code, each.sheet, each.cell) for each in reading.findings if each.severity is Severity.CRITICAL)
    assert found == Counter((fault.code, sheet, made.cell(sheet, row, column)) for (sheet, row, column), (_, fault) in planted.items())
    notes = {each.code for each in reading.findings if each.severity is not Severity.CRITICAL}
    assert notes <= {faults.UNKNOWN_COLUMN.code, faults.BLANK_ROWS.code}
    for sheet, wanted in plain(name).items():
        assert_read(reading, made, sheet, wanted, planted)


@cache
def plain(name: str) -> dict[str, list[dict[str, object]]]:
    """What is read of the return as it is, by sheet."""
    with tempfile.TemporaryDirectory() as folder:
        reading = read(sent("xlsx", sheets_of(name), folder))
    assert reading.findings == []
    return {sheet: frame.rows(named=True) for sheet, frame in reading.frames.items()}


def assert_read(reading: Reading, made: LaidOut, sheet: str, wanted: list[dict[str, object]], planted) -> None:  # type: ignore[no-untyped-def]
    """Every cell that is right has the value that was written."""
    rows = {row.pop("_row"): row for row in reading.frames[sheet].rows(named=True)}
    assert len(rows) == len(wanted)
    for row in wanted:
        number = row["_row"]
        got = rows[made.rows[sheet][number] + 1]
        right = {column: value for column, value in row.items() if column != "_row" and (sheet, number, column) not in planted}
        assert {column: got[column] for column in right} == right


@cache
def cases(name: str) -> tuple[Case, ...]:
    """Every case of a return's checks that needs no return to itself and no earlier one (those of `tests/expectations`)."""
    found: list[Case] = []
    for path in sorted((EXPECTATIONS / name).glob("test_*.py")):
        spec = importlib.util.spec_from_file_location(f"planted_{path.stem}", path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found += module.CASES
    return tuple(each for each in found if not each.alone and not each.against)


@pytest.mark.parametrize("name", sorted(VALID))
@examples(5)
@given(data=st.data())
def test_every_rule_that_is_broken_is_found_and_no_other(name: str, data: st.DataObject) -> None:
    """A dozen faults in one file, each in rows of its own. Where the rows change places, what goes by their order may point at another of them."""
    in_order = data.draw(st.booleans())
    drawn = data.draw(st.lists(st.sampled_from(cases(name)), min_size=1, max_size=14, unique=True))
    made = together(drawn, name)
    out = data.draw(laid_out(tables(made.rows, as_at=VALID[name].AS_AT), in_order))
    wanted: Counter[tuple[str, str, str]] = Counter()
    for each in drawn:
        sheet, rule = checks()[each.code]
        before = made.spans[each][sheet.name][0]
        rows = [number + before for number in made.planted[each] if number is not None]
        wanted.update((each.code, sheet.name, out.cell(sheet.name, row, rule.column or "")) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        reading = read(sent("xlsx", out.sheets, folder))
    assert reading.contract is not None and reading.as_at is not None
    assert not [str(each) for each in reading.findings if each.severity is Severity.CRITICAL]
    found = check(reading.contract, reading.frames, reading.as_at, reading.findings, reading.letters)
    loose = set() if in_order else BY_ORDER
    told = Counter((each.code, each.sheet, "" if each.code in loose else each.cell) for each in found)
    assert told == Counter((code, sheet, "" if code in loose else cell) for code, sheet, cell in wanted.elements()), "\n".join(
        map(str, found)
    )


NASTY = (
    "",
    " ",
    "{0} {x.__class__}",
    "%s%n",
    "\\N{X}",
    "NULL",
    "nan",
    "inf",
    "-0",
    "1e308",
    "9" * 40,
    "0x10",
    "#REF!",
    "31/06/2024",
    "99/99/9999",
)
NASTY += (
    "0001-01-01",
    "9999-12-31",
    "2024-03-31 25:00",
    "'; drop table posts; --",
    "x" * 40_000,
    "\u202e\u200b",
    "😀",
    "İ",
    "ß",
    "A\u0301",
    "١",
)
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(NASTY),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(9999, 1, 1)),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30),
)


@st.composite
def scrambled(draw: st.DrawFn, name: str) -> Sheets:
    """A return with anything in any of its cells, now and then in its headings and its cover, without which nobody knows what to check."""
    sheets = {tab: [list(row) for row in table] for tab, table in sheets_of(name).items()}
    tabs = list(sheets)[draw(st.sampled_from((0, 1, 1, 1, 1))) :]
    for _ in range(draw(st.integers(1, 40))):
        table = sheets[draw(st.sampled_from(tabs))]
        row = draw(st.integers(0, len(table) - 1))
        if row == 0 and draw(st.integers(0, 3)):
            row = len(table) - 1  # most headings stay, or nothing would be read
        table[row][draw(st.integers(0, len(table[row]) - 1))] = draw(ANYTHING)
    return sheets


def assert_said_in_words(path: Path) -> None:
    """The whole line, here and not in its process, so that whatever is raised comes up."""
    checked = _check(Job(path))
    assert checked.outcome is outcome(checked.findings) and not checked.failed
    for each in checked.findings:
        assert not each.code.startswith("CHECK-") and each.code not in (faults.CRASHED.code, faults.TOO_SLOW.code), each
        assert each.message and each.remedy and "Traceback" not in each.message


@pytest.mark.parametrize("name", sorted(VALID))
@examples(8)
@given(data=st.data())
def test_nothing_brings_reading_or_checking_down(name: str, data: st.DataObject) -> None:
    sheets = data.draw(scrambled(name))
    kind = data.draw(st.sampled_from(["xlsx", "xlsx", "zip", "ods"]))
    with tempfile.TemporaryDirectory() as folder:
        assert_said_in_words(sent(kind, sheets, folder))


@examples(100)
@given(st.binary(max_size=400), st.integers(0, 3000), st.sampled_from(sorted(KINDS)))
@example(b"", 0, "xlsx")
def test_no_bytes_in_the_middle_of_a_file_bring_it_down(junk: bytes, at: int, kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = sent(kind, sheets_of("workforce"), folder)
        whole = path.read_bytes()
        path.write_bytes(whole[:at] + junk + whole[at + len(junk) :])
        reading = read(path)
    assert reading.readable or outcome(reading.findings) is Outcome.HELD
