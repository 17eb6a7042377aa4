"""erase rows, files and entries of the access log whose time is up"""

from __future__ import annotations

import argparse

from scorecard.commands import DONE, UNREADABLE, by, inert, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """[--dry-run] [--by NAME]"""
    parser.add_argument("--dry-run", action="store_true", help="list what would go, and erase nothing")
    by(parser)


def run(options: argparse.Namespace) -> int:
    """Erase it, or list it. Publishing does the same afterwards."""
    from scorecard.register import Register
    from scorecard.retain import ROWS, due, retain, visits_due

    if not options.dry_run:
        done = retain(options.by, progress=lambda line: say(inert(line)))
        log = f" {done.visits} entries of the access log went." if done.visits else ""
        print(f"{len(done.erased)} erased.{log}" if done.erased or done.left or log else "Nothing is to be erased.")
        return UNREADABLE if done.left else DONE
    register = Register.if_there()
    found = due(register) if register else []
    for each in found:
        alone = "" if each.published or each.what != ROWS else " No release rests on it: its figures could not be worked out any more."
        print(inert(f"{each.snapshot.snapshot_id}: {each.why}.{alone}"))
    old = visits_due(register)[1] if register else 0
    if old:
        print(f"access log: {old} entries on who opened which page.")
    say(f"{len(found) + bool(old)} to be erased; nothing was." if found or old else "Nothing is to be erased.")
    return DONE
