"""Load: take in what a team sent, from file to signed snapshot. Kept whole or not at all; a held file is kept for the steward too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from scorecard import snapshot
from scorecard.contract import load_return
from scorecard.earlier import accepted
from scorecard.reference import plain
from scorecard.register import Register, now
from scorecard.terms import Outcome, Snapshot
from scorecard.worker import Checked, Job, Worker

PASSED = "It passed every check."


@dataclass(frozen=True)
class Loaded:
    """One file's fate. `snapshot` is None where there was no file; `accepted` says whether it can be published; `again` names the
    submission of the very same file that is there already, so that it was not taken in a second time."""

    path: Path
    checked: Checked
    snapshot: Snapshot | None = None
    accepted: bool = False
    again: str = ""


def in_as_at_order(worker: Worker, paths: Iterable[Path], return_name: str | None, as_at: dt.date | None) -> list[Path]:
    """Files by the as-at date of their covers, those that do not say last."""

    def order(path: Path) -> tuple[dt.date, str]:
        date = worker.check(Job(path, return_name, as_at, only_cover=True)).as_at
        return (date or dt.date.max, path.name)

    paths = list(paths)
    return paths if len(paths) < 2 else sorted(paths, key=order)


def load(
    worker: Worker,
    path: Path,
    who: str,
    reason: str = "",
    return_name: str | None = None,
    as_at: dt.date | None = None,
    register: Register | None = None,
    progress: Callable[[str], None] = lambda _: None,
    file_name: str = "",
    once: bool = False,
) -> Loaded:
    """Check one file, keep it with its rows and findings, and accept it where it passed, or has queries alone and `reason` is given.

    `file_name` is the sender's, where `path` has another. The file of the accepted submission that counts is not taken in again; with
    `once`, nor is that of the newest submission of a return and date, which may be held or have queries.

    Raises OSError (or what the register raises) where the disk or the register does not take it; then nothing of it is kept.
    """
    if not path.exists():
        return Loaded(path, worker.check(Job(path)))
    register = register or Register.open()
    staged, sha256 = snapshot.stage(path)
    folder = None
    try:
        same = _there_already(register, sha256, return_name, as_at, once)
        if same is not None:
            snapshot.discard(staged)
            checked = Checked("", same.return_name, same.as_at, same.authority_code, same.authority_name, True, same.outcome)
            return Loaded(path, checked, same, same.accepted_at is not None, same.snapshot_id)
        progress(f"Checking {file_name or path.name}")
        checked = worker.check(Job(staged, return_name, as_at, register.authority(), staged.parent, accepted=accepted(register.accepted())))
        known = checked.return_name if checked.as_at else ""
        if checked.failed:
            snapshot.discard_rows(staged)  # the worker may have been stopped half-way through writing them
        snapshot.write_findings(snapshot.findings_file(staged.parent), checked.findings, load_return(known) if known else None)
        received_at = now()
        folder = snapshot.place(staged, checked.kind, known, checked.as_at, received_at, sha256)
        entered = Snapshot(
            snapshot_id=folder.relative_to("snapshots").as_posix(),
            return_name=known,
            as_at=checked.as_at if known else None,
            received_at=received_at,
            file_name=(file_name or path.name).encode("utf-8", "replace").decode(),  # a name may hold bytes that are no text
            sha256=sha256,
            folder=folder.as_posix(),
            outcome=checked.outcome,
            authority_code=checked.authority_code,
            authority_name=checked.authority_name,
        )
        register.receive(entered, len(checked.findings), checked.rows, who)
    except BaseException:
        snapshot.discard(staged, folder)
        raise
    accept = checked.outcome is Outcome.PASSED or (checked.outcome is Outcome.QUERIES and bool(reason.strip()))
    if accept:
        register.accept(entered.snapshot_id, who, reason.strip() or PASSED)
    return Loaded(path, checked, entered, accept)


def _there_already(register: Register, sha256: str, return_name: str | None, as_at: dt.date | None, newest_too: bool) -> Snapshot | None:
    """This very file's submission, where it is the one that counts for its return and date (or the newest), and is meant for them."""
    standing = [{(each.return_name, each.as_at): each for each in register.accepted()}]  # in the order that decides: the last one counts
    if newest_too:
        standing.append({(each.return_name, each.as_at): each for each in reversed(register.submissions()) if each.as_at})
    for (name, date), each in (pair for found in standing for pair in found.items()):
        meant = (return_name is None or plain(return_name) == plain(name)) and (as_at is None or as_at == date)
        if each.sha256 == sha256 and meant:
            return each
    return None
