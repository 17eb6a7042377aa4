"""write an empty workbook of a return, to be filled in"""

from __future__ import annotations

import argparse
from pathlib import Path

from scorecard.commands import DONE


def arguments(parser: argparse.ArgumentParser) -> None:
    """NAME --out FILE"""
    parser.add_argument("name", metavar="NAME", help="which return, such as casework")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it (.xlsx)")


def run(options: argparse.Namespace) -> int:
    """Write it."""
    from scorecard.register import Register
    from scorecard.template import template

    options.out.write_bytes(template(options.name, Register.known_authority()))
    return DONE
