"""list a submission's findings: what to do, worst first, then every one of them"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.commands import inert, named, say, say_standing, says_what_it_is, submission
from scorecard.terms import Decision, Finding, ScorecardError, Severity, Snapshot

if TYPE_CHECKING:
    from scorecard.gate import Standing

FIXED, STILL, NEW = "Fixed", "Still there", "New"
Parts = dict[str, list[Finding]]  # by what became of them; under no name, where they are compared with nothing


def arguments(parser: argparse.ArgumentParser) -> None:
    """SUBMISSION [--sheet S] [--severity W] [--code C] [--csv | --xlsx FILE] [--against]"""
    submission(parser)
    parser.add_argument("--sheet", default="", metavar="S", help="those of one sheet")
    parser.add_argument("--severity", choices=[each.value for each in Severity], default="", metavar="W", help="critical, warning or info")
    parser.add_argument("--code", default="", metavar="C", help="those of one check")
    parser.add_argument("--against", action="store_true", help="what was fixed, is still there and is new since the one that it replaces")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--csv", action="store_true", help="as CSV, and nothing else, on standard output")
    how.add_argument("--xlsx", type=Path, metavar="FILE", help="write them to a workbook")


def run(options: argparse.Namespace) -> int:
    """List them."""
    from scorecard import gate
    from scorecard.register import Register

    register = Register.open()
    of = named(options.submission, register)
    stands = gate.standing(of, register)
    if not stands.kept:
        raise ScorecardError("The findings of this submission are no longer kept.")
    parts = against(of) if options.against else {"": list(stands.findings)}
    parts = {name: [each for each in found if asked(options, each)] for name, found in parts.items()}
    if options.csv:
        for line in as_file("csv", of, parts, stands).decode("utf-8-sig").splitlines():
            print(inert(line))
    elif options.xlsx:
        options.xlsx.write_bytes(as_file("xlsx", of, parts, stands))
        many = sum(map(len, parts.values()))
        print(inert(f"{many:,} {'finding' if many == 1 else 'findings'}, in {options.xlsx}"))
    else:
        for name, found in parts.items():
            if name:
                print(f"{name}: {len(found):,}")
            print_list(found, {} if name == FIXED else stands.decisions)
    return say_standing(stands)


def asked(options: argparse.Namespace, each: Finding) -> bool:
    """Whether a finding is among those that are asked for."""
    return options.sheet in ("", each.sheet) and options.severity in ("", each.severity.value) and options.code.upper() in ("", each.code)


def against(of: Snapshot) -> Parts:
    """What became of the findings of the submission that this one replaces. Raises ScorecardError where it cannot be compared with one."""
    from scorecard.desk import fixes

    found = fixes.opened(of)
    if found.before is None or found.since is None:
        raise ScorecardError("It cannot be compared: no earlier submission of this return and date has its findings as they were found.")
    say(f"Against: {says_what_it_is(found.before)}")
    return {FIXED: list(found.since.fixed), STILL: list(found.since.still), NEW: list(found.since.new)}


def print_list(found: Sequence[Finding], decisions: Mapping[str, Decision]) -> None:
    """What to do, a group a remedy; then every finding, a line each, with what was decided of it."""
    from scorecard.gate import grouped

    for group in grouped(found):
        first, many = group.first, len(group.findings)
        left = sum(each.identity not in decisions for each in group.findings)
        to_do = f", {left:,} of them open" if left < many and first.severity is not Severity.INFO else ""
        where = " · ".join(part for part in (first.code, first.sheet, first.column) if part)
        releasable = " It may be released by a reason." if first.releasable else ""
        print(inert(f"{first.severity.value:<8} {where} · {many:,} {'finding' if many == 1 else 'findings'}{to_do}"))
        print(inert(f"         {group.message} {group.remedy}{releasable}"))
    if found:
        print()
    for each in found:
        said = decisions.get(each.identity)
        record = f" [{each.sheet}!{each.record}]" if each.record else ""
        decided = f" [{kind(said)} by {said.who}: {said.reason}]" if said else ""
        print(inert(f"{each.severity.value:<8} {each}{record}{decided}"))
    if found:
        print()


def kind(of: Decision) -> str:
    """What was decided, in a word or two: answered, carried over, released."""
    return of.kind.value.replace("_", " ")


def as_file(form: str, of: Snapshot, parts: Parts, stands: Standing) -> bytes:
    """The findings as the desk's file of them; compared ones with what became of each."""
    from scorecard.desk import fixes

    every = [each for found in parts.values() for each in found]
    became = {each.identity: name for name, found in parts.items() for each in found if name}
    return fixes.as_file(form, every, stands, f"Findings of {says_what_it_is(of)}", became)
