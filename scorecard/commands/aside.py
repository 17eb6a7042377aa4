"""set records aside, with the whole case of each, and check the return without them"""

from __future__ import annotations

import argparse

from scorecard.commands import by, inert, named, reason, say, say_standing, submission
from scorecard.commands.findings import print_list


def arguments(parser: argparse.ArgumentParser) -> None:
    """SUBMISSION --record SHEET!KEY... [--back] --reason R [--by NAME]"""
    submission(parser)
    parser.add_argument("--back", action="store_true", help="bring these records back, that were set aside")
    parser.add_argument(
        "--record", action="extend", nargs="+", required=True, metavar="SHEET!KEY",
        help="a record by its sheet and its key, as `findings` names it (in single quotes: shells make something else of a !)",
    )  # fmt: skip
    reason(parser)
    by(parser)


def run(options: argparse.Namespace) -> int:
    """Set them aside, and print what is left to do."""
    from scorecard import gate
    from scorecard.load import check_again
    from scorecard.register import Register
    from scorecard.worker import Worker

    records = []
    for each in options.record:
        sheet, mark, key = each.partition("!")
        if not (sheet and mark and key):
            raise ValueError(f"{each} names no record. Write its sheet, an exclamation mark, and its key, such as 'requests!R02'.")
        records.append((sheet, key))
    register = Register.open()
    of = named(options.submission, register)
    say(f"Checking it {'with' if options.back else 'without'} {len(records):,} {'record' if len(records) == 1 else 'records'}")
    with Worker() as worker:
        aside, back = ((), records) if options.back else (records, ())
        check_again(worker, of.snapshot_id, options.by, options.reason, aside, register, back)
    stands = gate.standing(register.submission(of.snapshot_id), register)
    print_list([*stands.holding, *stands.queries], stands.decisions)
    print(inert(f"Set aside: {stands.snapshot.set_aside:,} in all."))
    return say_standing(stands)
