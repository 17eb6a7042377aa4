"""restore a backup into an empty data root and an empty register"""

from __future__ import annotations

import argparse
from pathlib import Path

from scorecard.commands import DONE, inert, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """FOLDER [--check]"""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the folder that `backup` made")
    parser.add_argument("--check", action="store_true", help="read every file against the backup's list, and restore nothing")


def run(options: argparse.Namespace) -> int:
    """Restore it, or check it alone. Nothing is ever overwritten."""
    from scorecard import settings
    from scorecard.backup import check, restore

    if options.check:
        contents = check(options.folder)
        print(inert(f"{options.folder} is whole: {len(contents.files):,} files, made on {contents.made_at:%d/%m/%Y at %H:%M} UTC."))
        return DONE
    contents = restore(options.folder, progress=lambda line: say(inert(line)))
    print(inert(f"{settings.data_root()} is as it was on {contents.made_at:%d/%m/%Y at %H:%M} UTC."))
    say("What was erased since then is here again: run `retain` now. What was sent since then has to be sent again.")
    return DONE
