"""write the workbooks of a synthetic authority"""

from __future__ import annotations

import argparse
from pathlib import Path

from scorecard.commands import DONE, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """--out DIR [--faults]"""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--faults", action="store_true", help="with known faults in some of them, listed in DIR/faults.csv")


def run(options: argparse.Namespace) -> int:
    """Write them."""
    from scorecard.sample import write

    paths = write(options.out, progress=say, faults=options.faults)
    print(f"{len(paths)} workbooks, wholly synthetic, in {options.out}")
    return DONE
