"""One fault at a time: a case plants a fault in a return that has none, and names the check that must find it, and no other.

A suite takes seconds to run, whatever the number of rows. So the cases of a file share one return: each has a copy of the
valid rows to itself, with IDs of its own, and only the findings in its copy are its own. A fault of the whole return (`alone`) gets a return to itself.

A fault against an earlier snapshot says what that had (`against`): the same valid rows, changed; what stands in the workbook is changed
by `plant` as ever. Those cases share a return and its earlier snapshots of their own.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from make import attendance, casework, improvement_plan, inclusion, indicators, workforce
from make.casework import AS_AT, Row, Rows, frames, the_return
from scorecard import measure
from scorecard.check import check
from scorecard.contract import load_return, returns
from scorecard.earlier import LAST, LAST_YEAR, REPLACED, Earlier
from scorecard.terms import Check, Finding, Sheet

Plant = Callable[[Rows], object]
VALID = {
    "casework": casework,
    "inclusion": inclusion,
    "attendance": attendance,
    "workforce": workforce,
    "improvement_plan": improvement_plan,
    "indicators": indicators,
}
# The as-at dates of earlier snapshots: the month or half-term before, the same date, the same half-term a year before.
BEFORE = {
    "casework": {LAST: dt.date(2024, 2, 29), REPLACED: AS_AT},
    "inclusion": {LAST: dt.date(2023, 12, 31), LAST_YEAR: dt.date(2023, 2, 15)},
    "attendance": {LAST: dt.date(2023, 12, 31), LAST_YEAR: dt.date(2023, 2, 15)},
    "workforce": {LAST: dt.date(2024, 2, 29)},
    "improvement_plan": {LAST: dt.date(2024, 2, 29)},
    "indicators": {LAST: dt.date(2024, 2, 29), REPLACED: AS_AT},
}
ABSENT: Row = {}  # what a plant gives where the fault has no row in the workbook
IDS = ("person_id", "request_id", "plan_id", "review_id", "pupil_id", "post_id", "worker_id", "covers_post_id", "ref", "label", "risk_id")
BY_MEASURE = ("values",)  # sheets whose rows are named by a measure: each copy has measures of its own, in the tests' catalogue


@dataclass(frozen=True, eq=False)
class Case:
    """A change to valid rows. With a code: a fault, and `plant` returns the row or rows that the check must point at. Without: no fault."""

    code: str
    plant: Plant
    name: str
    alone: bool = False
    against: Plant | None = None  # what an earlier snapshot had otherwise
    earlier: str = ""  # which one that is

    def __str__(self) -> str:
        return f"{self.code} {self.name}".strip()


@dataclass(frozen=True)
class Outcome:
    """What the suites found in a case's copy: the Excel rows where it planted its fault, and the findings, as if the copy were the whole return."""

    planted: list[int | None]
    findings: list[Finding]


def case(code: str, plant: Plant, name: str = "", alone: bool = False) -> Case:
    """A fault that the check `code` must find; `name` tells the faults of one check apart."""
    return Case(code, plant, name, alone)


def right(name: str, plant: Plant, alone: bool = False) -> Case:
    """A change that is no fault, though it looks like one or stands on the boundary: nothing may be found."""
    return Case("", plant, name, alone)


def remembered(code: str, plant: Plant, against: Plant, name: str = "", earlier: str = LAST, alone: bool = False) -> Case:
    """A fault (no fault, without a code) against an earlier snapshot, in which `against` changed the valid rows."""
    return Case(code, plant, name, alone, against, earlier)


def as_it_is(_rows: Rows) -> Row:
    """No change to the rows: as a plant, the fault has no row in the workbook."""
    return ABSENT


def gone(sheet: str, identifier: str) -> Plant:
    """A plant that takes a row out, so that the fault has no row in the workbook."""

    def plant(rows: Rows) -> Row:
        drop(rows, sheet, identifier)
        return ABSENT

    return plant


def many(sheet: str, like: str, count: int, **values: object) -> Plant:
    """A plant that adds so many copies of a row, with these values and with IDs of their own."""

    def plant(rows: Rows) -> None:
        key = load_return(measure.SHEETS[sheet]).sheet(sheet).key[:1] or ("pupil_id",)
        for number in range(count):
            add(rows, sheet, like=like, **{**values, key[0]: f"X{number:02}"})

    return plant


def few(sheet: str, count: int) -> Plant:
    """A plant that leaves so many rows of a sheet."""

    def plant(rows: Rows) -> None:
        del rows[sheet][count:]

    return plant


def row(rows: Rows, sheet: str, identifier: str) -> Row:
    """The first row of a sheet with that ID: its own, else its request's or its pupil's."""
    names = (*load_return(measure.SHEETS[sheet]).sheet(sheet).key[:1], "request_id", "pupil_id")
    return next(each for name in names for each in rows[sheet] if each.get(name) == identifier)


def change(rows: Rows, sheet: str, identifier: str, **values: object) -> Row:
    """Change cells of one row, and return the row."""
    found = row(rows, sheet, identifier)
    found.update(values)
    return found


def add(rows: Rows, sheet: str, like: str = "", **values: object) -> Row:
    """Add a row, a copy of the row `like` where one is named, with these values, and return it."""
    added = {**(row(rows, sheet, like) if like else {}), **values}
    rows[sheet].append(added)
    return added


def twice(rows: Rows, sheet: str, identifier: str) -> list[Row]:
    """Put a row in a second time, and return both."""
    return [row(rows, sheet, identifier), add(rows, sheet, like=identifier)]


def drop(rows: Rows, sheet: str, identifier: str) -> None:
    """Take one row out."""
    rows[sheet].remove(row(rows, sheet, identifier))


def ago(days: int) -> dt.date:
    """The day so many days before the casework's as-at date (after it, where negative)."""
    return AS_AT - dt.timedelta(days)


def outcomes(cases: Sequence[Case], return_name: str) -> Mapping[Case, Outcome]:
    """Every case's outcome: those that can share a return (and an earlier snapshot) in one run of the suites, the others in a run each."""
    result: dict[Case, Outcome] = {}
    for earlier in sorted({each.earlier for each in cases}):
        result |= _run([each for each in cases if each.earlier == earlier and not each.alone], return_name)
    for each in cases:
        if each.alone:
            result |= _run([each], return_name)
    return result


def assert_only_finds(fault: Case, outcome: Outcome) -> None:
    """The fault is found by its check and no other, at its sheet, rows and column, in whole sentences."""
    sheet, rule = checks()[fault.code]
    expected = [(fault.code, rule.severity, sheet.name, number, rule.column if number else "") for number in outcome.planted]
    assert expected, "the case planted nothing in the check's sheet"
    found = [(each.code, each.severity, each.sheet, each.row, each.column) for each in outcome.findings]
    assert found == expected, "\n".join(map(str, outcome.findings))
    for each in outcome.findings:
        for words in (each.message, each.remedy):
            assert words.endswith(".") and "{" not in words and "nothing" not in words, words


def checks() -> dict[str, tuple[Sheet, Check]]:
    """Every check of every return by its code, with its sheet."""
    return {each.code: (sheet, each) for one in returns() for sheet in one.sheets for each in sheet.checks}


@dataclass(frozen=True)
class Together:
    """Several cases in one return: its rows, those of the earlier snapshot, where each case's copy stands (rows before it, and how many they
    are), and the Excel rows within its copy where it planted its fault (None: it has no row)."""

    rows: Rows
    before: Rows
    spans: dict[Case, dict[str, tuple[int, int]]]
    planted: dict[Case, list[int | None]]


def together(cases: Sequence[Case], return_name: str) -> Together:
    """Each case's faults in a copy of the valid rows, with IDs of its own."""
    sheets = [sheet.name for sheet in load_return(return_name).sheets]
    if set(sheets) & set(BY_MEASURE):
        indicators.catalogue_of_copies(len(cases))
    made = Together({name: [] for name in sheets}, {name: [] for name in sheets}, {}, {})
    whole, before, spans, planted = made.rows, made.before, made.spans, made.planted
    for number, each in enumerate(cases):
        rows = _copy(return_name)
        faulty = each.plant(rows)
        faulty = [faulty] if isinstance(faulty, dict) else faulty if isinstance(faulty, list) else []
        sheet = checks()[each.code][0].name if each.code else ""
        planted[each] = [at for at, one in enumerate(rows.get(sheet, []), start=2) if any(one is other for other in faulty)]
        if any(one is ABSENT for one in faulty):
            planted[each].append(None)
        spans[each] = {name: _added(whole, name, copy, number) for name, copy in rows.items()}
        if each.against:
            told = _copy(return_name)
            each.against(told)
            for name, copy in told.items():
                _added(before, name, copy, number)
    return made


def _run(cases: Sequence[Case], return_name: str) -> dict[Case, Outcome]:
    if not cases:
        return {}
    made = together(cases, return_name)
    told_on = BEFORE[return_name][cases[0].earlier] if cases[0].earlier else None
    earlier = {cases[0].earlier: Earlier(told_on, frames(made.before))} if told_on else {}
    findings = check(the_return(made.rows), frames(made.rows), VALID[return_name].AS_AT, earlier=earlier)
    return {each: Outcome(made.planted[each], _within(made.spans[each], findings, number)) for number, each in enumerate(cases)}


def _copy(return_name: str) -> Rows:
    rows = VALID[return_name].valid()
    for person in rows.get("persons", ()):
        person.pop("upn", None)  # the copies' children are not each other's; a case about UPNs plants its own
    for milestone in rows.get("milestones", ()):
        milestone.pop("measure_id", None)  # nor are the copies' milestones of one measure
    return rows


def _added(whole: Rows, name: str, copy: list[Row], number: int) -> tuple[int, int]:
    """Where a copy's rows stand in the whole: how many before them, and how many they are."""
    span = (len(whole[name]), len(copy))
    ids = (*IDS, "measure_id") if name in BY_MEASURE else IDS
    whole[name] += [_renamed(one, number, ids) for one in copy]
    return span


def _renamed(one: Row, number: int, ids: Sequence[str]) -> Row:
    """A row with IDs of its own copy; a school's number stays one of six figures, or stays what it is."""

    def own(name: str, value: object) -> object:
        if name == "school_urn" and isinstance(value, str) and len(value) == 6 and value.isdecimal():
            return str(int(value) + 100 * number)
        return f"{number}-{value}" if name in ids and value is not None else value

    return {name: own(name, value) for name, value in one.items()}


def _within(span: Mapping[str, tuple[int, int]], findings: Sequence[Finding], number: int) -> list[Finding]:
    """The findings in one copy's rows, with the row that they would have if the copy stood alone; those about a row that is not there, which
    name an ID of the copy; and those of a whole sheet."""
    kept = []
    for each in findings:
        before, count = span[each.sheet]
        if each.row is None:
            named = re.search(r"\b(\d+)-(?:[A-Z]|[a-z]+_)", each.message)
            if named is None or int(named[1]) == number:
                kept.append(each)
        elif before < each.row - 1 <= before + count:
            kept.append(dataclasses.replace(each, row=each.row - before))
    return kept
