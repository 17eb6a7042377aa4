"""start an indicator's control limits anew from a day on, or take that back; without a day, list where they start anew"""

from __future__ import annotations

import argparse

from scorecard.commands import DONE, by, date, inert, reason, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """INDICATOR [--from DATE --reason R [--take-back]] [--by NAME]"""
    parser.add_argument("indicator", metavar="INDICATOR", help="its ID in the catalogue")
    parser.add_argument("--from", dest="starts", type=date, metavar="DATE", help="the first day of the new limits (yyyy-mm-dd)")
    parser.add_argument("--take-back", action="store_true", help="take back the decision that limits start anew on that day")
    reason(parser, required=False)
    by(parser)


def run(options: argparse.Namespace) -> int:
    """Enter a rebase, or take one back; then list those that stand."""
    from scorecard import desk, wording
    from scorecard.released import open_release

    line = open_release().line(options.indicator)
    if options.starts is not None:
        act = desk.rebases.take_back if options.take_back else desk.rebases.rebase
        act(line, options.by, options.starts, options.reason)
    elif options.take_back or options.reason:
        raise desk.DeskError("Give the day with --from: it is the day of the decision that is meant.")
    found = desk.rebases.rebased(line)
    for each in found:
        print(inert(f"{line.indicator.label}: {wording.exceptions.rebased(each)}"))
    if not found:
        say(f"The limits of {inert(line.indicator.label)} start anew nowhere.")
    return DONE
