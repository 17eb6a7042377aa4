"""What is due: counted from acceptance, or else from receipt; in whole months; once."""

from __future__ import annotations

import datetime as dt

import pytest

from make.snapshots import submitted
from scorecard import settings
from scorecard.register import Register, now
from scorecard.retain import FILE, ROWS, due, retain
from scorecard.retain.due import _months_later
from scorecard.terms import Outcome


def at(months: int, days: int = 0) -> dt.datetime:
    """So many months, and days, from now."""
    return _months_later(now(), months) + dt.timedelta(days=days)


def named(found) -> list[tuple[str, str]]:
    return [(each.snapshot.snapshot_id, each.what) for each in found]


def test_files_go_after_three_months_and_rows_after_twenty_four() -> None:
    one, register = submitted(), Register.open()
    assert due(register) == [] == due(register, at(3, -1))
    assert named(due(register, at(3, 1))) == [(one, FILE)] == named(due(register, at(24, -1)))
    assert named(due(register, at(24, 1))) == [(one, FILE), (one, ROWS)]


def test_the_settings_say_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    submitted()
    monkeypatch.setenv("SCORECARD_KEEP_ROWS_MONTHS", "2")
    monkeypatch.setenv("SCORECARD_KEEP_FILES_MONTHS", "1")
    assert [each.what for each in due(Register.open(), at(1, 1))] == [FILE]
    found = due(Register.open(), at(2, 1))
    assert [each.what for each in found] == [FILE, ROWS]
    assert found[1].why == f"the rows, and the values in findings, kept for 2 months after it was accepted on {now():%d/%m/%Y}"


@pytest.mark.parametrize("text", ["-1", "1.5", "two", "5000"])
def test_a_setting_that_is_no_number_of_months_erases_nothing(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    submitted()
    monkeypatch.setenv("SCORECARD_KEEP_ROWS_MONTHS", text)
    with pytest.raises(ValueError, match="SCORECARD_KEEP_ROWS_MONTHS"):
        retain("A. Steward")
    assert Register.open().acts()[0].act == "accepted"
    assert list(settings.data_root().glob("snapshots/*/*/*/rows/*.parquet"))


def test_what_was_never_accepted_is_counted_from_its_receipt() -> None:
    one, register = submitted(outcome=Outcome.HELD, accept=False), Register.open()
    (only,) = due(register, at(3, 1))
    assert (only.snapshot.snapshot_id, only.what) == (one, FILE) and "after it was received" in only.why


def test_months_end_where_a_month_has_no_such_day() -> None:
    assert _months_later(dt.datetime(2023, 11, 30), 3) == dt.datetime(2024, 2, 29)
    assert _months_later(dt.datetime(2024, 1, 31), 24) == dt.datetime(2026, 1, 31)
    assert _months_later(dt.datetime(2024, 12, 1), 1) == dt.datetime(2025, 1, 1)
    assert _months_later(dt.datetime(2024, 5, 7), 0) == dt.datetime(2024, 5, 7)


def test_what_came_back_is_due_again_and_what_is_gone_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    one, register = submitted(), Register.open()
    monkeypatch.setenv("SCORECARD_KEEP_FILES_MONTHS", "0")
    assert named(retain("A. Steward").erased) == [(one, FILE)]
    assert due(register) == []
    (settings.data_root() / "snapshots" / one / "original.xlsx").write_bytes(b"from a backup")
    assert named(due(register)) == [(one, FILE)]


def test_rows_that_are_about_no_child_are_kept_and_their_file_goes() -> None:
    told = {"measure_id": "complaints_count", "as_at": dt.date(2024, 3, 31), "status": "value", "value": 16}
    one, register = submitted(rows={"values": [told]}), Register.open()
    assert named(due(register, at(24, 1))) == [(one, FILE)]
    other = submitted()
    assert set(named(due(register, at(24, 1)))) == {(one, FILE), (other, FILE), (other, ROWS)}
