"""`sample --faults`: the product finds every planted fault where its list says, and nothing else; other files are as without faults."""

from __future__ import annotations

import csv

import pytest

from scorecard import __main__, sample
from scorecard.check import check
from scorecard.contract import load_return
from scorecard.read import read
from scorecard.sample.faults import COLUMNS, EVERY, plant
from scorecard.sample.planted import Fault
from scorecard.sample.returns import RETURNS

HOLDS = {sheet.name: each.name for each in map(load_return, (each.name for each in RETURNS)) for sheet in each.sheets}
FILES = sorted({(HOLDS[each.sheet], each.month) for each in EVERY})
IDS = [f"{name}-{as_at}" for name, as_at in FILES]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """The folder of the workbooks that have faults, and the list's rows."""
    out = tmp_path_factory.mktemp("faulty")
    sample.write(out, dates=sorted({as_at for _, as_at in FILES}), faults=True)
    with (out / "faults.csv").open(encoding="utf-8", newline="") as file:
        return out, list(csv.DictReader(file))


def found(reading, as_at):
    findings = [*reading.findings, *check(reading.contract, reading.frames, as_at, reading.findings, reading.letters)]
    return [(each.sheet, each.cell, each.code, each.severity.value) for each in findings]


@pytest.mark.parametrize(("name", "as_at"), FILES, ids=IDS)
def test_exactly_the_planted_faults_are_found(faulty, tmp_path, name, as_at):
    """Besides what is found without them: an attendance return has its note."""
    out, listed = faulty
    path = out / f"{name}_{as_at}.xlsx"
    planted = [(row["sheet"], row["cell"], row["code"], row["severity"]) for row in listed if row["file"] == path.name]
    assert planted
    without = found(read(sample.write(tmp_path, dates=[as_at], returns=[name])[0]), as_at) if name == "attendance" else []
    assert sorted(found(read(path), as_at)) == sorted(planted + without)


def test_there_are_many_kinds_in_every_return(faulty):
    _, planted = faulty
    assert set(planted[0]) == set(COLUMNS) and all(row["what"] for row in planted)
    assert len({row["code"] for row in planted}) >= 60
    assert {row["severity"] for row in planted} == {"critical", "warning", "info"}
    for each in RETURNS:
        with_faults = {as_at for name, as_at in FILES if name == each.name}
        few = min(2, len(each.as_at_dates()) // 4)
        assert few <= len(with_faults) < len(each.as_at_dates()) / 2, "most stay as they are, so that there is something to publish"
        assert with_faults <= set(each.as_at_dates())


def test_no_row_has_two_faults(sent):
    for name, as_at in FILES:
        rows = [(sheet, cell[0]) for sheet, cells in plant(sent(name, as_at), as_at).cells.items() for cell in cells]
        faults = [each for each in EVERY if isinstance(each, Fault) and each.month == as_at and HOLDS[each.sheet] == name and each.put]
        assert len(set(rows)) == len(faults), (name, as_at)


def test_a_file_without_faults_is_the_same(tmp_path):
    as_at = sample.month_ends()[-1]
    assert as_at not in {date for _, date in FILES}
    with_faults, without = (
        [path.read_bytes() for path in sample.write(tmp_path / str(faults), dates=[as_at], faults=faults)] for faults in (True, False)
    )
    assert with_faults == without and len(without) == len([each for each in RETURNS if as_at in each.as_at_dates()])
    assert (tmp_path / "True" / "faults.csv").read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"
    assert not (tmp_path / "False" / "faults.csv").exists()


def test_the_command_line_asks_for_faults(tmp_path, monkeypatch):
    asked = {}
    monkeypatch.setattr(sample, "write", lambda out, **named: asked.update(named) or [])
    assert __main__.main(["sample", "--out", str(tmp_path), "--faults"]) == 0
    assert asked["faults"] is True
    assert __main__.main(["sample", "--out", str(tmp_path)]) == 0
    assert asked["faults"] is False
