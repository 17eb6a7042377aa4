"""Contracts are read whole, or refused with the file and the reason."""

import json
from pathlib import Path

import pytest

from scorecard import contract, settings
from scorecard.contract import ContractError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A contracts folder with one small return, which a test then spoils."""
    one = tmp_path / "expectations" / "small"
    one.mkdir(parents=True)
    (one / "return.json").write_text(
        json.dumps({"return": "small", "title": "Small", "frequency": "monthly", "as_at": "month_end", "years_before": 2})
    )
    (one / "things.json").write_text(json.dumps(things()))
    monkeypatch.setattr(settings, "EXPECTATIONS", tmp_path / "expectations")
    contract.returns.cache_clear()
    yield one
    contract.returns.cache_clear()


def things() -> dict:
    return {
        "title": "Things",
        "grain": "one row per thing",
        "tabs": ["thing"],
        "key": ["thing_id"],
        "columns": [{"name": "thing_id", "type": "id", "required": True}, {"name": "kind", "type": "code"}],
        "expectations": [entry("T-1", "expect_column_values_to_be_in_set", {"column": "kind", "value_set": ["A", "b"]})],
    }


def entry(code: str, kind: str, kwargs: dict, severity: str = "critical") -> dict:
    return {"type": kind, "kwargs": kwargs, "severity": severity, "meta": {"code": code, "message": "Wrong.", "remedy": "Mend it."}}


def spoil(folder: Path, **changes: object) -> None:
    (folder / "things.json").write_text(json.dumps({**things(), **changes}))


def test_a_return_is_a_folder_and_a_sheet_is_a_file(folder: Path) -> None:
    found = contract.load_return("Small")
    assert [sheet.name for sheet in found.sheets] == ["things"]
    assert found.sheet("things").column("kind").codes == ("A", "b"), "the code set is stated once, in its check"


def test_a_code_used_twice_is_refused(folder: Path) -> None:
    twice = [entry("T-1", "expect_column_values_to_not_be_null", {"column": name}) for name in ("thing_id", "kind")]
    spoil(folder, expectations=twice)
    with pytest.raises(ContractError, match="T-1 for more than one"):
        contract.returns()


def test_a_misspelt_severity_is_refused_with_its_code(folder: Path) -> None:
    """Trap 1: Great Expectations drops such an entry with only a log line, and the bad data then passes."""
    spoil(folder, expectations=[entry("T-1", "expect_column_values_to_not_be_null", {"column": "kind"}, severity="critcal")])
    with pytest.raises(ContractError, match="T-1 has severity 'critcal'"):
        contract.returns()


def test_a_check_without_message_or_remedy_is_refused(folder: Path) -> None:
    spoil(folder, expectations=[{**entry("T-1", "x", {"column": "kind"}), "meta": {"code": "T-1", "message": "Wrong."}}])
    with pytest.raises(ContractError, match="remedy"):
        contract.returns()


def test_a_check_of_a_column_that_is_not_there_is_refused(folder: Path) -> None:
    spoil(folder, expectations=[entry("T-1", "expect_column_values_to_not_be_null", {"column": "knd"})])
    with pytest.raises(ContractError, match="'knd'"):
        contract.returns()


def test_an_unknown_type_is_refused(folder: Path) -> None:
    spoil(folder, columns=[{"name": "kind", "type": "colour"}])
    with pytest.raises(ContractError, match="'colour'"):
        contract.returns()


def test_broken_json_says_where(folder: Path) -> None:
    (folder / "things.json").write_text("{\n  oops")
    with pytest.raises(ContractError, match="line 2"):
        contract.returns()


def test_an_unknown_return_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        contract.load_return("nothing")


def test_the_casework_window_opens_two_calendar_years_before() -> None:
    import datetime as dt

    casework = contract.load_return("casework")
    assert casework.window_opens(dt.date(2024, 3, 31)) == dt.date(2022, 1, 1)
    assert casework.window_opens(dt.date(2024, 12, 31)) == dt.date(2022, 1, 1)
