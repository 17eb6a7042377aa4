"""One fault at a time: a case plants a fault in a return that has none, and names the check that must find it, and no other.

A suite takes seconds to run, whatever the number of rows. So the cases of a file share one return: each has a copy of the
valid rows to itself, with IDs of its own, and only the findings in its copy are its own. A fault of the whole return (`alone`) gets a return to itself.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from make import attendance, casework, inclusion, workforce
from make.casework import AS_AT, Row, Rows, frames, the_return
from scorecard import measure
from scorecard.check import check
from scorecard.contract import load_return, returns
from scorecard.terms import Check, Finding, Sheet

Plant = Callable[[Rows], object]
VALID = {"casework": casework, "inclusion": inclusion, "attendance": attendance, "workforce": workforce}
IDS = ("person_id", "request_id", "plan_id", "review_id", "pupil_id", "post_id", "worker_id", "covers_post_id")


@dataclass(frozen=True, eq=False)
class Case:
    """A change to valid rows. With a code: a fault, and `plant` returns the row or rows that the check must point at. Without: no fault."""

    code: str
    plant: Plant
    name: str
    alone: bool = False

    def __str__(self) -> str:
        return f"{self.code} {self.name}".strip()


@dataclass(frozen=True)
class Outcome:
    """What the suites found in a case's copy: the Excel rows where it planted its fault, and the findings, as if the copy were the whole return."""

    planted: list[int]
    findings: list[Finding]


def case(code: str, plant: Plant, name: str = "", alone: bool = False) -> Case:
    """A fault that the check `code` must find; `name` tells the faults of one check apart."""
    return Case(code, plant, name, alone)


def right(name: str, plant: Plant, alone: bool = False) -> Case:
    """A change that is no fault, though it looks like one or stands on the boundary: nothing may be found."""
    return Case("", plant, name, alone)


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
    """Every case's outcome: those that can share a return in one run of the suites, the others in a run each."""
    together = [each for each in cases if not each.alone]
    result = dict(_run(together, return_name))
    for each in cases:
        if each.alone:
            result |= _run([each], return_name)
    return result


def assert_only_finds(fault: Case, outcome: Outcome) -> None:
    """The fault is found by its check and no other, at its sheet, rows and column, in whole sentences."""
    sheet, rule = checks()[fault.code]
    expected = [(fault.code, rule.severity, sheet.name, number, rule.column) for number in outcome.planted]
    assert expected, "the case planted nothing in the check's sheet"
    found = [(each.code, each.severity, each.sheet, each.row, each.column) for each in outcome.findings]
    assert found == expected, "\n".join(map(str, outcome.findings))
    for each in outcome.findings:
        for words in (each.message, each.remedy):
            assert words.endswith(".") and "{" not in words and "nothing" not in words, words


def checks() -> dict[str, tuple[Sheet, Check]]:
    """Every check of every return by its code, with its sheet."""
    return {each.code: (sheet, each) for one in returns() for sheet in one.sheets for each in sheet.checks}


def _run(cases: Sequence[Case], return_name: str) -> dict[Case, Outcome]:
    whole: Rows = {sheet.name: [] for sheet in load_return(return_name).sheets}
    spans: dict[Case, dict[str, tuple[int, int]]] = {}
    planted: dict[Case, list[int]] = {}
    for number, each in enumerate(cases):
        rows = VALID[return_name].valid()
        for person in rows.get("persons", ()):
            person.pop("upn", None)  # the copies' children are not each other's; a case about UPNs plants its own
        faulty = each.plant(rows)
        faulty = [faulty] if isinstance(faulty, dict) else faulty if isinstance(faulty, list) else []
        sheet = checks()[each.code][0].name if each.code else ""
        planted[each] = [at for at, one in enumerate(rows.get(sheet, []), start=2) if any(one is other for other in faulty)]
        spans[each] = {}
        for name, copy in rows.items():
            spans[each][name] = (len(whole[name]), len(copy))
            whole[name] += [_renamed(one, number) for one in copy]
    findings = check(the_return(whole), frames(whole), VALID[return_name].AS_AT)
    return {each: Outcome(planted[each], _within(spans[each], findings)) for each in cases}


def _renamed(one: Row, number: int) -> Row:
    """A row with IDs of its own copy; a school's number stays one of six figures, or stays what it is."""

    def own(name: str, value: object) -> object:
        if name == "school_urn" and isinstance(value, str) and len(value) == 6 and value.isdecimal():
            return str(int(value) + 100 * number)
        return f"{number}-{value}" if name in IDS and value is not None else value

    return {name: own(name, value) for name, value in one.items()}


def _within(span: Mapping[str, tuple[int, int]], findings: Sequence[Finding]) -> list[Finding]:
    """The findings in one copy's rows, and those of a whole sheet, with the row that they would have if the copy stood alone."""
    kept = []
    for each in findings:
        before, count = span[each.sheet]
        if each.row is None:
            kept.append(each)
        elif before < each.row - 1 <= before + count:
            kept.append(dataclasses.replace(each, row=each.row - before))
    return kept
