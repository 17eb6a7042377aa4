"""erase rows and files whose time is up"""

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
    from scorecard.retain import ROWS, due, retain

    if not options.dry_run:
        done = retain(options.by, progress=lambda line: say(inert(line)))
        print(f"{len(done.erased)} erased." if done.erased or done.left else "Nothing is to be erased.")
        return UNREADABLE if done.left else DONE
    found = due(register) if (register := Register.if_there()) else []
    for each in found:
        alone = "" if each.published or each.what != ROWS else " No release rests on it: its figures could not be worked out any more."
        print(inert(f"{each.snapshot.snapshot_id}: {each.why}.{alone}"))
    say(f"{len(found)} to be erased; nothing was." if found else "Nothing is to be erased.")
    return DONE
