"""A submission checked again without what was set aside: new rows and findings beside the old ones, which stay as they were."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from make.casework import valid, workbook
from make.files import put, tables, xlsx
from make.light_worker import LightWorker
from scorecard import gate, settings
from scorecard.load import CheckError, check_again, load
from scorecard.register import Register
from scorecard.terms import Act, Outcome, Severity, Snapshot
from scorecard.worker import Worker

WHO = "A. Steward"


@pytest.fixture
def held(tmp_path: Path) -> Snapshot:
    """A return whose request R02 was received on a day that does not exist."""
    loaded = load(LightWorker(), xlsx(tmp_path / "held.xlsx", put(tables(), "requests", 3, "received_date", "31/06/2024")), WHO)
    assert loaded.snapshot is not None and loaded.checked.outcome is Outcome.HELD
    return loaded.snapshot


def test_a_return_passes_without_the_record_that_held_it(held: Snapshot) -> None:
    (finding,) = gate.read_findings(gate.findings_of(held))
    assert (finding.sheet, finding.record) == ("requests", "R02")
    checked = check_again(LightWorker(), held.snapshot_id, WHO, "Nobody knows the day.", [("requests", "R02")])
    register = Register.open()
    now = register.submission(held.snapshot_id)
    assert checked.outcome is now.outcome is Outcome.PASSED and (now.check, now.set_aside) == (2, 1)
    root = settings.data_root()
    left = pl.read_parquet(root / now.rows_in / "rows" / "requests.parquet")
    assert "R02" not in left["request_id"] and "R02" in pl.read_parquet(root / held.folder / "rows" / "requests.parquet")["request_id"]
    gate.accept(held.snapshot_id, WHO)
    assert register.accepted()[0].rows_in == f"{held.folder}/checked-2"
    (decision,) = register.decisions(held.snapshot_id)
    assert (decision.kind, decision.sheet, decision.record, decision.reason) == (Act.SET_ASIDE, "requests", "R02", "Nobody knows the day.")


def test_records_set_aside_before_stay_aside(held: Snapshot) -> None:
    for record in ("R02", "R04"):
        check_again(LightWorker(), held.snapshot_id, WHO, "Why.", [("requests", record)])
    now = Register.open().submission(held.snapshot_id)
    assert (now.check, now.set_aside) == (3, 2)
    assert not {"R02", "R04"} & set(pl.read_parquet(settings.data_root() / now.rows_in / "rows" / "requests.parquet")["request_id"])


def test_a_record_is_brought_back(held: Snapshot) -> None:
    for record in ("R02", "R04"):
        check_again(LightWorker(), held.snapshot_id, WHO, "Why.", [("requests", record)])
    checked = check_again(LightWorker(), held.snapshot_id, WHO, "It was another one.", bring_back=[("requests", "R02")])
    register = Register.open()
    now = register.submission(held.snapshot_id)
    assert checked.outcome is Outcome.HELD and (now.check, now.set_aside) == (4, 1)
    assert [each.record for each in register.decisions(held.snapshot_id)] == ["R04"]
    assert register.acts(held.snapshot_id)[0].act == Act.TAKEN_BACK
    with pytest.raises(CheckError, match="Not every record that is to be brought back is set aside"):
        check_again(LightWorker(), held.snapshot_id, WHO, "Why.", bring_back=[("requests", "R02")])


def test_more_than_may_be_set_aside_changes_nothing(held: Snapshot) -> None:
    with pytest.raises(CheckError, match="at most 10 of its 12"):
        check_again(LightWorker(), held.snapshot_id, WHO, "Why.", [("requests", f"R{each:02}") for each in range(1, 12)])
    assert Register.open().submission(held.snapshot_id) == held and Register.open().decisions(held.snapshot_id) == []
    assert [each.name for each in (settings.data_root() / held.folder).iterdir() if each.is_dir()] == ["rows"]


def test_an_accepted_return_is_held_first_and_a_reason_is_wanted(held: Snapshot, tmp_path: Path) -> None:
    with pytest.raises(CheckError, match="Give a reason"):
        check_again(LightWorker(), held.snapshot_id, WHO, " ")
    loaded = load(LightWorker(), workbook(tmp_path / "good.xlsx"), WHO)
    assert loaded.snapshot is not None
    with pytest.raises(CheckError, match=r"accepted\. Hold it first"):
        check_again(LightWorker(), loaded.snapshot.snapshot_id, WHO, "Why.")


def test_a_file_that_is_no_longer_kept_cannot_be_checked_again(held: Snapshot) -> None:
    next((settings.data_root() / held.folder).glob("original.*")).unlink()
    with pytest.raises(CheckError, match="no longer kept"):
        check_again(LightWorker(), held.snapshot_id, WHO, "Why.")


def test_what_a_killed_check_left_behind_is_no_obstacle(held: Snapshot) -> None:
    left = settings.data_root() / held.folder / "checked-2" / "rows"
    left.mkdir(parents=True)
    (left / "old.parquet").write_bytes(b"half")
    check_again(LightWorker(), held.snapshot_id, WHO, "Why.", [("requests", "R02")])
    assert not (left / "old.parquet").exists() and (left / "requests.parquet").is_file()


def test_a_case_that_is_set_aside_has_not_vanished(tmp_path: Path) -> None:
    """Request R01 was open in February; in March it is set aside, which the comparison with February must not call a lost case."""
    february, march = dt.date(2024, 2, 29), dt.date(2024, 3, 31)
    rows = valid(february)
    later = valid(february)
    later["requests"][0]["received_date"] = dt.date(2024, 4, 9)  # after the as-at date: holds
    with Worker() as worker:
        assert load(worker, workbook(tmp_path / "february.xlsx", rows, february), WHO).accepted
        loaded = load(worker, workbook(tmp_path / "march.xlsx", later, march), WHO, "Fine.")
        assert loaded.snapshot is not None and loaded.checked.outcome is Outcome.HELD
        checked = check_again(worker, loaded.snapshot.snapshot_id, WHO, "Not known.", [("requests", "R01")])
    assert "CAS-239" not in {each.code for each in checked.findings}
    assert not [each for each in checked.findings if each.record == "R01"]


def test_months_told_anew_are_said_also_where_only_what_may_be_released_holds(tmp_path: Path) -> None:
    """Five open requests of a month are not in the resubmission: each has vanished, and the month's count is another."""
    rows = valid()
    more = [{**rows["requests"][0], "request_id": f"S{each}", "person_id": f"Q{each}"} for each in range(8)]
    people = [{**rows["persons"][0], "person_id": f"Q{each}"} for each in range(8)]
    first = rows | {"requests": rows["requests"] + more, "persons": rows["persons"] + people}
    second = rows | {"requests": rows["requests"] + more[:3], "persons": rows["persons"] + people}
    with Worker() as worker:
        assert load(worker, workbook(tmp_path / "first.xlsx", first), WHO, "Fine.").accepted
        found = load(worker, workbook(tmp_path / "second.xlsx", second), WHO).checked.findings
    codes = [each.code for each in found]
    assert codes.count("CAS-239") == 5 and {"CHECK-003"} <= set(codes)
    assert {each.releasable for each in found if each.severity is Severity.CRITICAL} == {True}
