"""Every check proven by cases that trip it alone, and boundaries that trip nothing: the cases stand in a file beside their return's others.

tests/expectations/<return>/test_<sheet>.py holds CASES and RIGHT (see make.faults); here they are run, those of a file together.
`-k inclusion/roll` runs one file's.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from make.faults import Case, Outcome, assert_only_finds, checks, outcomes
from scorecard.contract import returns

HERE = Path(__file__).parent
FILES = {f"{each.name}/{sheet.name}": HERE / each.name / f"test_{sheet.name}.py" for each in returns() for sheet in each.sheets}


@cache
def cases(name: str) -> ModuleType:
    """The file of a sheet's cases."""
    spec = importlib.util.spec_from_file_location(f"cases_{name.replace('/', '_')}", FILES[name])
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def found(name: str) -> Mapping[Case, Outcome]:
    return outcomes(cases(name).CASES + cases(name).RIGHT, name.split("/")[0])


def each(which: str) -> list:
    return [pytest.param(name, one, id=f"{name} {one}") for name in FILES for one in getattr(cases(name), which)]


@pytest.mark.parametrize(("name", "fault"), each("CASES"))
def test_a_fault_is_found_by_its_check_and_no_other(name: str, fault: Case) -> None:
    assert_only_finds(fault, found(name)[fault])


@pytest.mark.parametrize(("name", "change"), each("RIGHT"))
def test_what_is_right_is_left_alone(name: str, change: Case) -> None:
    assert found(name)[change].findings == []


@pytest.mark.parametrize("name", FILES)
def test_every_check_of_the_sheet_has_a_case(name: str) -> None:
    _, sheet = name.split("/")
    rules = {code for code, (found_in, _check) in checks().items() if found_in.name == sheet}
    assert {each.code for each in cases(name).CASES} == rules


def test_no_file_of_cases_is_left_out() -> None:
    assert {path for path in HERE.glob("*/test_*.py")} == set(FILES.values())
