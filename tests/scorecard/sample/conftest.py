"""The sample authority, simulated once for all of its tests, and its sheets as at any of its dates."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from scorecard import gate, sample, settings, snapshot
from scorecard.contract import load_return
from scorecard.publish import publish
from scorecard.register import Register, now
from scorecard.released import Released, open_release
from scorecard.sample import casework
from scorecard.sample.history import History
from scorecard.sample.returns import RETURNS, Authority
from scorecard.terms import Outcome, Snapshot

Sheets = dict[str, pl.DataFrame]


@pytest.fixture(scope="session")
def authority() -> Authority:
    """The authority that ships."""
    return Authority(sample.SEED)


@pytest.fixture(scope="session")
def history(authority: Authority) -> History:
    """The history behind its casework."""
    return authority.history


@pytest.fixture(scope="session")
def sheets(history: History) -> Callable[[dt.date], Sheets]:
    """The six sheets of casework as at a month end."""
    return cache(lambda as_at: casework.at(history, as_at))


@pytest.fixture(scope="session")
def sent(authority: Authority) -> Callable[[str, dt.date], Sheets]:
    """The sheets of a return, by its name and as-at date."""
    made = {each.name: each.sheets for each in RETURNS}
    return cache(lambda name, as_at: made[name](authority, as_at))


@pytest.fixture(scope="session")
def published_root(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data root with the release made from all of the sample's returns."""
    root = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(root))
        for name in ("SCORECARD_AUTHORITY", "SCORECARD_REGISTER"):
            patch.delenv(name, raising=False)
        register = Register.open()
        for each in RETURNS:
            for as_at in each.as_at_dates():
                enter(register, each.name, as_at, each.sheets(authority, as_at))
        publish("A. Steward")
    return root


@pytest.fixture(scope="session")
def published_sample(published_root: Path) -> Released:
    """The release made from all of the sample's returns."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(published_root))
        return open_release()


def enter(register: Register, return_name: str, as_at, sheets: dict[str, pl.DataFrame]) -> None:
    """Puts a return's sheets into the data root and the register as an accepted submission, without a workbook."""
    contract = load_return(return_name)
    folder = settings.data_root() / "snapshots" / return_name / f"{as_at}" / "made"
    snapshot.write_rows(folder / "rows", contract, {name: numbered(sheet) for name, sheet in sheets.items()})
    gate.write_findings(folder / "findings.parquet", [])
    entered = Snapshot(
        snapshot_id=f"{return_name}/{as_at}/made",
        return_name=return_name,
        as_at=as_at,
        received_at=now(),
        file_name=f"{return_name}_{as_at}.xlsx",
        sha256=hashlib.sha256(f"{return_name} {as_at}".encode()).hexdigest(),
        folder=folder.relative_to(settings.data_root()).as_posix(),
        outcome=Outcome.PASSED,
        authority_code=sample.AUTHORITY_CODE,
        authority_name=sample.AUTHORITY_NAME,
    )
    register.receive(entered, 0, sum(sheet.height for sheet in sheets.values()), "A. Steward")
    register.accept(entered.snapshot_id, "A. Steward", "")


def numbered(sheet: pl.DataFrame) -> pl.DataFrame:
    """The sheet with the row numbers that reading gives."""
    return sheet.with_columns(pl.int_range(2, pl.len() + 2, dtype=pl.Int64).alias("_row"))
