"""check files, keep them, and accept those that pass"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.commands import DONE, HELD, UNREADABLE, by, inert, print_findings, return_and_date, say
from scorecard.terms import Outcome

if TYPE_CHECKING:
    from scorecard.worker import Checked


def arguments(parser: argparse.ArgumentParser) -> None:
    """FILE... [--accept REASON] [--by NAME]"""
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--accept", default="", metavar="REASON", help="where only queries are open, accept with this reason")
    by(parser)
    return_and_date(parser)


def run(options: argparse.Namespace) -> int:
    """Take in one file after another; a file that cannot be taken in stops none of the others."""
    from scorecard.load import in_as_at_order, load
    from scorecard.worker import Worker

    worst = DONE
    with Worker() as worker:
        paths = in_as_at_order(worker, options.files, options.return_name, options.as_at)
        for place, path in enumerate(paths, start=1):
            say(f"[{place} of {len(paths)}] {inert(path.name)}")
            try:
                loaded = load(worker, path, options.by, options.accept, options.return_name, options.as_at)
            except OSError as error:  # this file cannot be read or kept; the others may be
                say(f"  {inert(path.name)}: that did not work, and nothing of it was kept: {inert(str(error))}")
                worst = UNREADABLE
                continue
            print_findings(loaded.checked.findings)
            if loaded.again:
                say(f"  This very file was accepted before, as {loaded.again}. Nothing was changed.")
            else:
                kept = loaded.snapshot.snapshot_id if loaded.snapshot else ""
                say("  " + summary(path, loaded.checked, kept, loaded.accepted))
            worst = max(worst, code(loaded.checked, loaded.accepted))
    return worst


def code(checked: Checked, accepted: bool) -> int:
    """The exit code that a file gives."""
    if not checked.readable:
        return UNREADABLE
    return DONE if accepted or checked.outcome is Outcome.PASSED else HELD


def summary(path: Path, checked: Checked, kept: str = "", accepted: bool = False) -> str:
    """What a file was, and what came of it, on one line."""
    counts = Counter(each.severity.value for each in checked.findings)
    words = ", ".join(
        f"{counts[name]} {word}" for name, word in (("critical", "critical"), ("warning", "queries"), ("info", "notes")) if counts[name]
    )
    what = f"{checked.return_name} as at {checked.as_at:%d/%m/%Y}, {checked.rows:,} rows" if checked.return_name and checked.as_at else ""
    if not checked.readable:
        fate = "NOT READABLE."
    elif checked.outcome is Outcome.HELD:
        fate = "HELD: mend the critical findings and send it again."
    elif checked.outcome is Outcome.QUERIES and not accepted:
        fate = "QUERIES OPEN: mend them, or accept them with --accept REASON."
    else:
        fate = "ACCEPTED." if accepted else "PASSED."
    keeping = f" The file is kept as {kept}." if kept and not accepted else ""
    return f"{inert(path.name)}: {what or 'nobody can tell what it is'}. Findings: {words or 'none'}. {fate}{keeping}"
