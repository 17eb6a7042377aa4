"""`sample --faults`: the product finds every planted fault where its list says, and nothing else; other months are as without faults."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from scorecard import __main__, sample
from scorecard.check import check
from scorecard.read import read
from scorecard.sample.faults import COLUMNS, plant
from scorecard.sample.planted import PLANTED, Fault

MONTHS = sorted({each.month for each in PLANTED})


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """The workbooks of the months that have faults, by date, and the list's rows."""
    out = tmp_path_factory.mktemp("faulty")
    files = dict(zip(MONTHS, sample.write(out, dates=MONTHS, faults=True), strict=True))
    with (out / "faults.csv").open(encoding="utf-8", newline="") as file:
        return files, list(csv.DictReader(file))


@pytest.mark.parametrize("as_at", MONTHS, ids=str)
def test_exactly_the_planted_faults_are_found(faulty, as_at):
    files, planted = faulty
    path = files[as_at]
    reading = read(path)
    found = [*reading.findings, *check(reading.contract, reading.frames, as_at, reading.findings, reading.letters)]
    expected = [(row["sheet"], row["cell"], row["code"], row["severity"]) for row in planted if row["file"] == path.name]
    assert expected
    assert sorted((each.sheet, each.cell, each.code, each.severity.value) for each in found) == sorted(expected)


def test_there_are_many_kinds_over_several_months(faulty):
    _, planted = faulty
    assert set(planted[0]) == set(COLUMNS) and all(row["what"] for row in planted)
    assert len({row["code"] for row in planted}) >= 25
    assert {row["severity"] for row in planted} == {"critical", "warning", "info"}
    assert len(MONTHS) < len(sample.month_ends()) / 2, "most months stay as they are, so that there is something to publish"
    assert set(MONTHS) <= set(sample.month_ends())


def test_no_row_has_two_faults(sheets):
    for as_at in MONTHS:
        rows = [(name, cell[0]) for name, cells in plant(sheets(as_at), as_at).cells.items() for cell in cells]
        faults = [each for each in PLANTED if isinstance(each, Fault) and each.month == as_at and each.put]
        assert len(set(rows)) == len(faults), as_at


def test_a_month_without_faults_is_the_same_file(tmp_path):
    as_at = dt.date(2022, 12, 31)
    assert as_at not in MONTHS
    with_faults, without = (sample.write(tmp_path / str(faults), dates=[as_at], faults=faults)[0] for faults in (True, False))
    assert with_faults.read_bytes() == without.read_bytes()
    assert (tmp_path / "True" / "faults.csv").read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"
    assert not (tmp_path / "False" / "faults.csv").exists()


def test_the_command_line_asks_for_faults(tmp_path, monkeypatch):
    asked = {}
    monkeypatch.setattr(sample, "write", lambda out, **named: asked.update(named) or [])
    assert __main__.main(["sample", "--out", str(tmp_path), "--faults"]) == 0
    assert asked["faults"] is True
    assert __main__.main(["sample", "--out", str(tmp_path)]) == 0
    assert asked["faults"] is False
