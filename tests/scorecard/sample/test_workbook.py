"""The workbooks: read back cell for cell by the product's own reader, with no finding but those that are meant, and labelled synthetic."""

import datetime as dt

import openpyxl
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from scorecard import sample
from scorecard.check import check
from scorecard.contract import load_return
from scorecard.read import read
from scorecard.sample import workbook
from scorecard.sample.returns import RETURNS
from scorecard.terms import Severity

DATES = [dt.date(2022, 12, 31), dt.date(2024, 3, 31)]
SUMMER = dt.date(2023, 8, 31)
# What the checks find in the sample as it ships, by return, in the order of its as-at dates: pupils over 45 days, and a note on
# enrolments without a possible session.
QUERIES = {"inclusion": ("INC-117", [0, 0, 1, 1, 3, 3, 0, 0, 1]), "attendance": ("ATT-119", [1, 1, 1, 1, 1, 0, 1, 1, 0])}


@pytest.fixture(scope="session")
def said():
    return []


@pytest.fixture(scope="session")
def files(tmp_path_factory, said):
    out = tmp_path_factory.mktemp("sample") / "new" / "folder"
    return sample.write(out, progress=said.append, dates=DATES, returns=["casework"])


def test_files_are_named_by_date_and_progress_is_told(files, said):
    assert [path.name for path in files] == [f"casework_{as_at}.xlsx" for as_at in DATES]
    assert len(said) == 3 and "2 of 2" in said[-1]


def test_the_same_seed_gives_the_same_file(files, tmp_path):
    assert sample.write(tmp_path, dates=DATES[-1:], returns=["casework"])[0].read_bytes() == files[-1].read_bytes()


@pytest.mark.parametrize("number", range(len(DATES)))
def test_the_reader_gives_back_every_row(files, sheets, number):
    as_at = DATES[number]
    reading = read(files[number])
    assert (reading.as_at, reading.authority_code, reading.authority_name) == (as_at, "E06000058", "Sample authority (synthetic)")
    assert reading.findings == []
    for name, frame in sheets(as_at).items():
        kept = [column for column in frame.columns if column in reading.frames[name].columns]
        assert set(frame.columns) - set(kept) <= {"upn"}
        assert_frame_equal(reading.frames[name].select(kept), frame.select(kept))


def test_the_checks_find_nothing_to_hold_or_to_ask(files):
    reading = read(files[-1])
    found = check(reading.contract, reading.frames, DATES[-1], reading.findings, reading.letters)
    assert [str(each) for each in found if each.severity is not Severity.INFO] == []


def test_it_is_labelled_synthetic_and_opens_with_real_dates_and_frozen_bold_headings(sheets, tmp_path):
    as_at = DATES[0]
    workbook.save(tmp_path / "short.xlsx", sample.cover(as_at), {name: frame.head(20) for name, frame in sheets(as_at).items()})
    book = openpyxl.load_workbook(tmp_path / "short.xlsx")
    cover = {item.value: value.value for item, value in book["return"].iter_rows(max_col=2)}
    assert cover["authority_name"] == "Sample authority (synthetic)"
    assert cover["note"] == "Wholly synthetic. No real person is described."
    assert cover["as_at"] == dt.datetime(2022, 12, 31)
    assert book.sheetnames == ["return", "persons", "requests", "assessments", "advice", "plans", "annual_reviews"]
    plans = book["plans"]
    assert plans.freeze_panes == "A2" and plans["A1"].font.bold
    assert plans["D2"].number_format == "dd/mm/yyyy" and isinstance(plans["D2"].value, dt.datetime)
    assert isinstance(plans["A2"].value, str) and plans["J2"].value in (0, 1)
    assert plans.calculate_dimension() == "A1:O21"


@pytest.fixture(scope="session")
def summer(tmp_path_factory):
    """The workbooks as at the end of a half-term that is a month end too, by return."""
    out = tmp_path_factory.mktemp("summer")
    return {path.name.split("_")[0]: path for path in sample.write(out, dates=[SUMMER])}


@pytest.mark.parametrize("name", ["inclusion", "attendance", "workforce"])
def test_the_reader_gives_back_every_row_of_the_other_returns(summer, sent, name):
    """Whole numbers stay whole, and decimal ones what they are."""
    reading = read(summer[name])
    assert (reading.contract.name, reading.as_at, reading.findings) == (name, SUMMER, [])
    for sheet, frame in sent(name, SUMMER).items():
        assert_frame_equal(reading.frames[sheet].select(frame.columns), frame, check_dtypes=sheet == "posts", check_exact=True)


@pytest.mark.parametrize(
    ("name", "as_at"),
    [(each.name, as_at) for each in RETURNS[1:] for as_at in each.as_at_dates()[:: 5 if each.name == "workforce" else 1]],
    ids=str,
)
def test_the_checks_find_only_what_the_document_says(sent, name, as_at):
    contract = load_return(name)
    sheets = {sheet: frame.with_row_index("_row", offset=2) for sheet, frame in sent(name, as_at).items()}
    found = [each.code for each in check(contract, sheets, as_at, [], {})]
    code, counts = QUERIES.get(name, ("", [0] * len(sample.month_ends())))
    dates = sample.half_term_ends() if name in QUERIES else sample.month_ends()
    assert found == [code] * counts[dates.index(as_at)]


def test_numbers_and_what_stands_over_them(tmp_path):
    frame = pl.DataFrame({"whole": [1, None], "decimal": [0.6, 1.0]})
    workbook.save(tmp_path / "numbers.xlsx", sample.cover(SUMMER), {"sheet": frame}, {"sheet": {(3, "whole"): 2.5}})
    rows = openpyxl.load_workbook(tmp_path / "numbers.xlsx")["sheet"].iter_rows(min_row=2, values_only=True)
    assert list(rows) == [(1, 0.6), (2.5, 1)]


def test_a_date_or_a_return_that_the_sample_does_not_have_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"30/03/2024 is neither a month end nor the end of a half-term of the sample"):
        sample.write(tmp_path, dates=[dt.date(2024, 3, 30)])
    with pytest.raises(ValueError, match=r"finance is not a return of the sample; it has casework, inclusion, attendance, workforce"):
        sample.write(tmp_path, returns=["finance"])
