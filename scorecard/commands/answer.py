"""give queries a reason, and release what holds a return where that may be released"""

from __future__ import annotations

import argparse
from collections.abc import Container
from typing import TYPE_CHECKING

from scorecard.commands import by, named, reason, say_standing, submission
from scorecard.terms import Finding, ScorecardError, Severity

if TYPE_CHECKING:
    from scorecard.gate import Standing


def arguments(parser: argparse.ArgumentParser) -> None:
    """SUBMISSION --reason R [--code C]... [--record KEY]... [--by NAME]"""
    submission(parser)
    reason(parser)
    parser.add_argument("--code", action="append", default=[], metavar="C", help="findings of this check alone; critical ones only so")
    parser.add_argument("--record", action="append", default=[], metavar="KEY", help="findings of this record alone, by its key")
    by(parser)


def run(options: argparse.Namespace) -> int:
    """Enter the reason, for all open queries unless some are named. A reason given before is replaced where its record is named."""
    from scorecard import gate
    from scorecard.register import Register

    register = Register.open()
    of = named(options.submission, register)
    chosen = meant(gate.standing(of, register), options.code, options.record)
    holding = {each.identity for each in chosen if each.severity is Severity.CRITICAL}
    queries = {each.identity for each in chosen if each.severity is Severity.WARNING}
    if not holding | queries:
        raise ScorecardError("There is no open finding that this would answer. `findings` lists them, with what was decided of each.")
    if holding:  # first, because it may be refused: then nothing is entered
        print(f"Released: {gate.release(of.snapshot_id, holding, options.by, options.reason, register):,}.")
    if queries:
        print(f"Answered: {gate.answer(of.snapshot_id, queries, options.by, options.reason, register):,}.")
    return say_standing(gate.standing(register.submission(of.snapshot_id), register))


def meant(stands: Standing, codes: Container[str], records: Container[str]) -> list[Finding]:
    """The findings that are named: open ones, and those decided before whose record is named. What holds the return is released only
    where its check is named."""
    return [
        each
        for each in stands.findings
        if (not codes or each.code in codes)
        and (not records or each.record in records or f"{each.sheet}!{each.record}" in records)
        and (codes or each.severity is not Severity.CRITICAL)
        and (records or each.identity not in stands.decisions)
    ]
