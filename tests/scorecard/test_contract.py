"""Contracts are read whole, or refused with the file and the reason."""

import datetime as dt
import json
from pathlib import Path

import pytest

from scorecard import contract, reference, settings
from scorecard.contract import ContractError
from scorecard.terms import HalfTerm

SMALL = {
    "return": "small",
    "title": "Small",
    "frequency": "monthly",
    "as_at": "month_end",
    "window": "calendar_years",
    "years_before": 2,
    "families": {"things": ["area"]},
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A contracts folder with one small return, which a test then spoils."""
    one = tmp_path / "expectations" / "small"
    one.mkdir(parents=True)
    (one / "return.json").write_text(json.dumps(SMALL))
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


@pytest.mark.parametrize("source", ["rag_schemes", "rag_schemes.csv.code"])
def test_codes_from_what_is_no_column_of_a_file_are_refused(folder: Path, source: str) -> None:
    spoil(folder, columns=[{"name": "kind", "type": "code", "codes_from": source}])
    with pytest.raises(ContractError, match=f"kind has its codes from '{source}'"):
        contract.returns()


@pytest.mark.parametrize(("key", "value"), [("as_at", "week_end"), ("window", "financial_year"), ("window", None)])
def test_a_kind_of_date_or_window_that_nobody_knows_is_refused(folder: Path, key: str, value: str | None) -> None:
    (folder / "return.json").write_text(json.dumps({**SMALL, key: value}))
    with pytest.raises(ContractError, match=rf"return\.json: {key} is {value!r}; expected one of"):
        contract.returns()


@pytest.mark.parametrize("same", ["things.json", "others.json"])
def test_a_sheet_or_family_of_two_returns_is_refused(folder: Path, same: str) -> None:
    """A measure's SQL names a sheet alone, and its header a family alone."""
    other = folder.parent / "other"
    other.mkdir()
    families = {} if same == "things.json" else SMALL["families"]
    (other / "return.json").write_text(json.dumps({**SMALL, "return": "other", "families": families}))
    (other / same).write_text(json.dumps({**things(), "expectations": []}))
    with pytest.raises(ContractError, match="named things"):
        contract.returns()


def test_broken_json_says_where(folder: Path) -> None:
    (folder / "things.json").write_text("{\n  oops")
    with pytest.raises(ContractError, match="line 2"):
        contract.returns()


def test_an_unknown_return_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        contract.load_return("nothing")


def test_the_casework_window_opens_two_calendar_years_before() -> None:
    casework = contract.load_return("casework")
    assert casework.window_opens(dt.date(2024, 3, 31)) == dt.date(2022, 1, 1)
    assert casework.window_opens(dt.date(2024, 12, 31)) == dt.date(2022, 1, 1)


def test_an_academic_year_opens_on_the_first_day_of_its_first_half_term() -> None:
    inclusion = contract.load_return("inclusion")
    for as_at in (dt.date(2023, 9, 1), dt.date(2023, 10, 31), dt.date(2024, 2, 15), dt.date(2024, 8, 31)):
        assert inclusion.window_opens(as_at, reference.half_terms()) == dt.date(2023, 9, 1)
    moved = (HalfTerm("2023/24", "HT1", dt.date(2023, 8, 28), dt.date(2023, 10, 20)),)
    assert inclusion.window_opens(dt.date(2023, 10, 20), moved) == dt.date(2023, 8, 28)


def test_an_academic_year_that_the_half_terms_do_not_have_opens_on_1_september() -> None:
    attendance = contract.load_return("attendance")
    assert attendance.window_opens(dt.date(2051, 8, 31), reference.half_terms()) == dt.date(2050, 9, 1)
    assert attendance.window_opens(dt.date(2050, 9, 1), reference.half_terms()) == dt.date(2050, 9, 1)


def test_a_month_opens_on_its_first_day() -> None:
    assert contract.load_return("workforce").window_opens(dt.date(2024, 2, 29)) == dt.date(2024, 2, 1)
