"""Briefings for tests: a public release by hand, or the made-up one, and briefings over it, saved and frozen."""

from __future__ import annotations

import atexit
import datetime as dt
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import duckdb
import pytest

from make.board import cell, line, made
from make.public import THRESHOLD, public_root
from scorecard import settings
from scorecard.briefing import freeze
from scorecard.register import Register
from scorecard.terms import Briefing, BriefingItem, Release

COMMITTEE = "Children's overview and scrutiny committee"
FEBRUARY, MARCH, MAY, JULY = dt.date(2024, 2, 29), dt.date(2024, 3, 31), dt.date(2024, 5, 14), dt.date(2024, 7, 9)
RATE, COUNT = "plans_20_weeks_rate", "requests_count"
HOSTILE = "<script>document.title='run'</script> =1+1 {{ 7*7 }} #eval(\"1\") $x$ [l](javascript:alert(1)) & é"


def own_root(data_root: Path) -> Path:
    """The made-up data root with its public file, as the test's own."""
    shutil.copytree(public_root(), data_root, dirs_exist_ok=True)
    return data_root


@cache
def _frozen_root() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="scorecard_frozen_"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(own_root(folder / "data")))
        freeze(saved(), "A. Author")
    return folder / "data"


def frozen_root(data_root: Path) -> Path:
    """The same with a frozen briefing, b0001, as the test's own."""
    shutil.copytree(_frozen_root(), data_root, dirs_exist_ok=True)
    return data_root


def item(subject: str = RATE, **about: object) -> BriefingItem:
    return BriefingItem(subject, **about)  # type: ignore[arg-type]


def briefing(items: Sequence[BriefingItem] = (BriefingItem(RATE), BriefingItem(COUNT)), **about: object) -> Briefing:
    """A briefing that is not saved yet."""
    usual = {"briefing_id": "", "title": "How long families wait", "committee": COMMITTEE, "meeting": MAY, "release_id": "r0001"}
    return Briefing(**(usual | about), items=tuple(items))  # type: ignore[arg-type]


def saved(items: Sequence[BriefingItem] = (BriefingItem(RATE), BriefingItem(COUNT)), **about: object) -> Briefing:
    return Register.open().save_briefing(briefing(items, **about), "A. Author")


def months(values: Sequence[tuple[float, float]], name: str = RATE) -> list[dict]:
    """Cells of a rate, a month each, the last one March 2024's."""
    first = (MARCH.year * 12 + MARCH.month) - len(values)
    dates = [dt.date((first + place + 1) // 12, (first + place + 1) % 12 + 1, 1) - dt.timedelta(days=1) for place in range(len(values))]
    return [cell(name, date.isoformat(), *value) for date, value in zip(dates, values, strict=True)]


def publish(release_id: str = "r0001", **about: object) -> None:
    """A release made by hand of which the public may see all that is in it, entered in the register."""
    about.setdefault("lines", [line(RATE, kind="worked_out", unit="percent", label="New plans within 20 weeks")])
    released = made(**about)  # type: ignore[arg-type]
    folder = settings.data_root() / "releases"
    public = folder / f"{release_id}.public.duckdb"
    shutil.copyfile(folder / f"{released.release.release_id}.duckdb", public)
    day = dt.datetime(2024, 4, 4 + int(release_id[1:]), 9, 30)
    with duckdb.connect(str(public)) as con:
        con.execute(f"create table disclosure as select {THRESHOLD} as threshold")
        con.execute("update release set release_id = ?, published_at = ?", [release_id, day])
    Register.open().publish(
        Release(release_id, day, "A. Steward", MARCH, "E06000058", "Sample authority (synthetic)"), "made", ["casework/2024-03-31/made"]
    )
