"""say what a publication would change on the charts, and publish nothing"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from scorecard.commands import DONE, inert, say, says_what_it_is
from scorecard.commands.publish import returns

if TYPE_CHECKING:
    from scorecard.changes import Moved, Told


def arguments(parser: argparse.ArgumentParser) -> None:
    """[--return NAME...]"""
    returns(parser)


def run(options: argparse.Namespace) -> int:
    """Say it: the newest figures, then the months that are told anew, the largest move first."""
    from scorecard.changes import changes

    found = changes(returns=options.returns, progress=lambda line: say(inert(line)))
    shows = f"release {found.against.release_id}, as at {found.against.newest_as_at:%d/%m/%Y}" if found.against else "nothing, yet"
    print(f"Shows now: {shows}.")
    print(inert(f"Would be new: {'; '.join(map(says_what_it_is, found.snapshots)) or 'no return'}."))
    _listed("Newest figures that move", found.newest)
    _listed("Figures of dates that show already, told anew", found.retold)
    print(f"\nFigures of new dates: {found.added:,}.")
    cells = sum(found.breakdowns.values())
    print(f"Figures of single phases, needs or areas that move though their total does not: {cells:,}.")
    for measure_id, many in sorted(found.breakdowns.items(), key=lambda each: (-each[1], each[0])):
        print(f"  {measure_id}: {many:,}")
    return DONE


def _listed(heading: str, moved: Iterable[Moved]) -> None:
    moved = tuple(moved)
    print(f"\n{heading}: {len(moved):,}{', largest move first' if len(moved) > 1 else ''}.")
    for each in moved:
        print(inert(f"  {each.label}: {_told(each.old, each)} \u2192 {_told(each.new, each)}"))


def _told(figure: Told | None, of: Moved) -> str:
    """`67.1% (31/03/2024)`; what stands in place of a figure in words; `no figure`."""
    from scorecard import wording

    if figure is None:
        return "no figure"
    return f"{wording.moved_figure(figure.value, of.unit, of.decimals, figure.sign, figure.status)} ({figure.as_at:%d/%m/%Y})"
