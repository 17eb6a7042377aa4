"""The commands of the command line, one a file: its docstring says what it does, `arguments` what it takes, `run` does it and gives the
exit code. The folder is the registry. What they share stands here: exit codes, dates, submissions by name, and printing that no cell's
text can steer."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from scorecard import settings
from scorecard.terms import Finding, Outcome, ScorecardError, Snapshot

if TYPE_CHECKING:
    from scorecard.gate import Standing
    from scorecard.register import Register

DONE, HELD, UNREADABLE = 0, 1, 2


def say(text: str) -> None:
    """Tell the person at the terminal, beside what the command gives."""
    print(text, file=sys.stderr, flush=True)


def inert(text: str) -> str:
    """Text without control characters: what a cell or file name holds must not steer a terminal."""
    return "".join(character if character.isprintable() else "�" for character in text)


def json_line(record: dict[str, object]) -> str:
    """A record as one line of JSON, whatever its text holds: characters that cannot be seen are written by their numbers."""
    text = json.dumps(record, ensure_ascii=False)
    return "".join(character if character.isprintable() else json.dumps(character)[1:-1] for character in text)


def print_findings(findings: Iterable[Finding], as_json: bool = False) -> None:
    """A finding a line."""
    from scorecard.gate import as_record

    for each in findings:
        print(json_line(as_record(each)) if as_json else inert(f"{each.severity.value:<8} {each}"))


def date(text: str) -> dt.date:
    """A date as somebody types it. Raises ArgumentTypeError for what is none."""
    from scorecard.read.cells import as_date

    found = as_date(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as yyyy-mm-dd")
    return found


def return_and_date(parser: argparse.ArgumentParser) -> None:
    """Which return and date a file is of, where it has no cover."""
    parser.add_argument("--return", dest="return_name", metavar="NAME", help="which return it is, where it has no cover")
    parser.add_argument("--as-at", type=date, metavar="DATE", help="its as-at date (yyyy-mm-dd), where it has no cover")


def by(parser: argparse.ArgumentParser) -> None:
    """Who does it, for the register."""
    parser.add_argument("--by", default=settings.user(), metavar="NAME", help="who does it (you, unless given)")


def reason(parser: argparse.ArgumentParser, required: bool = True) -> None:
    """Why, for the register."""
    parser.add_argument("--reason", default="", required=required, metavar="R", help="why, for the register")


def submission(parser: argparse.ArgumentParser) -> None:
    """Which submission is meant; `named` finds it."""
    words = "its ID, as `load` says it, or return/as-at date (casework/2024-03-31): the newest submission of these"
    parser.add_argument("submission", metavar="SUBMISSION", help=words)


def named(text: str, register: Register) -> Snapshot:
    """The submission that somebody names: by its whole ID, or by its return and as-at date, of which the newest is meant.

    Raises RegisterError, or ScorecardError, where there is none."""
    from scorecard import gate

    name, slash, day = text.strip().strip("/").partition("/")
    try:
        as_at = dt.date.fromisoformat(day) if slash else None
    except ValueError:
        as_at = None
    if as_at is None:
        return register.submission(text.strip())
    found = gate.replaced(name.casefold(), as_at, register)
    if found is None:
        raise ScorecardError(f"No {name} as at {as_at:%d/%m/%Y} was received. `history` lists what was.")
    return found


def says_what_it_is(of: Snapshot) -> str:
    """A submission in a line: `casework as at 31/03/2024, received on 03/04/2024 at 10:15 UTC`."""
    what = f"{of.return_name} as at {of.as_at:%d/%m/%Y}" if of.return_name and of.as_at else "A file that nobody could place"
    return f"{what}, received on {of.received_at:%d/%m/%Y at %H:%M} UTC"


def say_standing(stands: Standing) -> int:
    """Say how a submission stands; gives the exit code: HELD where something is in its way."""
    of = stands.snapshot
    if of.accepted_at:
        fate = f"Accepted by {of.accepted_by}."
    elif stands.outcome is Outcome.PASSED:
        fate = "Nothing is in its way: accept it."
    elif not stands.kept:
        fate = "Its findings are no longer kept: send the return again."
    else:
        critical, queries = len(stands.holding), len(stands.queries)
        many = [f"{critical:,} {'finding holds' if critical == 1 else 'findings hold'} it"] if critical else []
        many += [f"{queries:,} {'query has' if queries == 1 else 'queries have'} no reason yet"] if queries else []
        fate = f"{', '.join(many)}."
    held = f" Held by {of.held_by}: {of.reason}" if of.held_by else ""
    aside = f" {of.set_aside:,} {'record is' if of.set_aside == 1 else 'records are'} set aside." if of.set_aside else ""
    say(inert(f"{says_what_it_is(of)}: {fate}{aside}{held}"))
    return DONE if of.accepted_at or (stands.outcome is Outcome.PASSED and not of.held_by) else HELD
