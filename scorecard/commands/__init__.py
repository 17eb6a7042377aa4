"""The commands of the command line, one a file: its docstring says what it does, `arguments` what it takes, `run` does it and gives the
exit code. The folder is the registry. What they share stands here: exit codes, dates, and printing that no cell's text can steer."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterable

from scorecard import settings
from scorecard.terms import Finding

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
