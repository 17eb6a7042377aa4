"""import the Department for Education's published files"""

from __future__ import annotations

import argparse
from pathlib import Path

from scorecard.commands import DONE, inert, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """FILE... [--authority CODE] [--since YEAR]"""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="CSVs, or the interactive tool's data with its dictionary")
    parser.add_argument("--authority", default="", metavar="CODE", help="whose region and neighbours to keep (ours, unless given)")
    parser.add_argument("--since", type=int, metavar="YEAR", help="leave out periods that ended before this year")


def run(options: argparse.Namespace) -> int:
    """Import them."""
    from scorecard.comparators import import_files
    from scorecard.register import Register

    code = options.authority or Register.known_authority()
    made = import_files(options.files, code, options.since, progress=lambda line: say(inert(line)))
    print(f"{made.written:,} published figures imported; {made.path} has {made.figures:,}. The next release shows them.")
    return DONE
