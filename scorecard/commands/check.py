"""check a file and keep nothing"""

from __future__ import annotations

import argparse
from pathlib import Path

from scorecard.commands import inert, print_findings, return_and_date, say
from scorecard.commands.load import code, summary


def arguments(parser: argparse.ArgumentParser) -> None:
    """FILE [--json]"""
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="findings as JSON lines, and nothing else, on standard output")
    return_and_date(parser)


def run(options: argparse.Namespace) -> int:
    """Check it, against the last accepted return too where there is one."""
    from scorecard.earlier import accepted
    from scorecard.register import Register
    from scorecard.worker import Job, Worker

    register = Register.if_there()
    known = accepted(register.accepted()) if register else ()
    with Worker() as worker:
        say(f"Checking {inert(options.file.name)}")
        checked = worker.check(Job(options.file, options.return_name, options.as_at, Register.known_authority(), accepted=known))
    print_findings(checked.findings, options.json)
    if not options.json:
        say(summary(options.file, checked))
    return code(checked, accepted=False)
