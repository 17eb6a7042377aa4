"""The workbooks: read back cell for cell by the product's own reader, without a critical finding or a query, and labelled synthetic."""

import datetime as dt

import openpyxl
import pytest
from polars.testing import assert_frame_equal

from scorecard import sample
from scorecard.check import check
from scorecard.read import read
from scorecard.sample import workbook
from scorecard.terms import Severity

DATES = [dt.date(2022, 12, 31), dt.date(2024, 3, 31)]


@pytest.fixture(scope="session")
def said():
    return []


@pytest.fixture(scope="session")
def files(tmp_path_factory, said):
    out = tmp_path_factory.mktemp("sample") / "new" / "folder"
    return sample.write(out, progress=said.append, dates=DATES)


def test_files_are_named_by_date_and_progress_is_told(files, said):
    assert [path.name for path in files] == [f"casework_{as_at}.xlsx" for as_at in DATES]
    assert len(said) == 3 and "2 of 2" in said[-1]


def test_the_same_seed_gives_the_same_file(files, tmp_path):
    assert sample.write(tmp_path, dates=DATES[-1:])[0].read_bytes() == files[-1].read_bytes()


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
    assert cover["note"] == "Wholly synthetic children. No real person is described."
    assert cover["as_at"] == dt.datetime(2022, 12, 31)
    assert book.sheetnames == ["return", "persons", "requests", "assessments", "advice", "plans", "annual_reviews"]
    plans = book["plans"]
    assert plans.freeze_panes == "A2" and plans["A1"].font.bold
    assert plans["D2"].number_format == "dd/mm/yyyy" and isinstance(plans["D2"].value, dt.datetime)
    assert isinstance(plans["A2"].value, str) and plans["J2"].value in (0, 1)
    assert plans.calculate_dimension() == "A1:O21"


def test_a_date_that_is_no_month_end_of_the_sample_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"30/03/2024 is not a month end of the sample"):
        sample.write(tmp_path, dates=[dt.date(2024, 3, 30)])
