"""write the workbook of a submission with its findings marked, to send back"""

from __future__ import annotations

import argparse
from pathlib import Path

from scorecard.commands import DONE, inert, named, submission


def arguments(parser: argparse.ArgumentParser) -> None:
    """SUBMISSION --out FILE"""
    submission(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it (.xlsx)")


def run(options: argparse.Namespace) -> int:
    """Write it."""
    from scorecard.marked import marked
    from scorecard.register import Register

    of = named(options.submission, Register.open())
    options.out.write_bytes((made := marked(of.snapshot_id)).content)
    print(inert("The workbook, marked." if made.whole else f"The findings alone. {made.why}"))
    return DONE
