"""withdraw a release: the one before it shows again, and says why"""

from __future__ import annotations

import argparse

from scorecard.commands import DONE, by, inert, reason


def arguments(parser: argparse.ArgumentParser) -> None:
    """RELEASE --reason R [--disclosure] [--by NAME]"""
    parser.add_argument("release", metavar="RELEASE", help="its ID: `releases` lists them")
    reason(parser)
    parser.add_argument("--disclosure", action="store_true", help="it shows what could tell of a child: briefings hide its figures")
    by(parser)


def run(options: argparse.Namespace) -> int:
    """Withdraw it. Its file stays, and it can be published again."""
    from scorecard.register import Register

    shows = Register.open().withdraw(options.release, options.by, options.reason, options.disclosure)
    now = f"{shows} shows now" if shows else "No release shows now: there is none before it"
    print(inert(f"Release {options.release} is withdrawn. {now}."))
    return DONE
