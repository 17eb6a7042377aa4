"""make a backup: a whole copy of the data root and the register, while the app works"""

from __future__ import annotations

import argparse
from pathlib import Path

from scorecard.commands import DONE, HELD, inert, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """FOLDER"""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a new folder for it, outside the data root")


def run(options: argparse.Namespace) -> int:
    """Make it, and read every file of it again."""
    from scorecard.backup import backup

    made = backup(options.folder, progress=say)
    for line in made.amiss:
        say(inert(line))
    print(
        inert(f"{made.folder}: {made.files:,} files, {made.size / 1e6:,.1f} MB. It holds children's records: keep it as safe as the data.")
    )
    return HELD if made.amiss else DONE
