"""list every act in the register, newest first: what was done, by whom, when and why"""

from __future__ import annotations

import argparse

from scorecard.commands import DONE, inert, named, say
from scorecard.terms import ScorecardError


def arguments(parser: argparse.ArgumentParser) -> None:
    """[--subject ID] [--csv]"""
    words = "of one submission (as for `findings`) or one release alone"
    parser.add_argument("--subject", default="", metavar="ID", help=words)
    parser.add_argument("--csv", action="store_true", help="as CSV, and nothing else, on standard output")


def run(options: argparse.Namespace) -> int:
    """List them."""
    from scorecard import export
    from scorecard.desk import history
    from scorecard.register import Register

    register = Register.open()
    subject = options.subject.strip()
    if subject and not register.acts(subject):
        if "/" not in subject:
            raise ScorecardError(f"The register has no act of {subject}. `releases` lists the releases, `history` every act.")
        subject = named(subject, register).snapshot_id
    found = [each for each in history.acts() if subject in ("", each.subject)]
    if options.csv:
        for line in export.csv(history.listed(found)).decode("utf-8-sig").splitlines():
            print(inert(line))
    else:
        for each in found:
            why = f": {each.why}" if each.why else ""
            of = f"{each.of}, received {each.received:%Y-%m-%d %H:%M}" if each.received else each.of
            print(inert(f"{each.at:%Y-%m-%d %H:%M} UTC  {each.what} · {of} · {each.who}{why}"))
    if not found:
        say("Nothing has been done yet.")
    return DONE
