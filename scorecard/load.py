"""Load: take in what a team sent, from file to signed snapshot. Kept whole or not at all; a held file is kept for the steward too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock

from scorecard import gate, settings, snapshot
from scorecard.aside import Record
from scorecard.contract import load_return
from scorecard.earlier import accepted
from scorecard.reference import plain
from scorecard.register import Register, now
from scorecard.terms import Act, Decision, Outcome, ScorecardError, Snapshot
from scorecard.worker import Checked, Job, Worker


@dataclass(frozen=True)
class Loaded:
    """One file's fate. `snapshot` is None where there was no file; `accepted` says whether it can be published; `again` names the
    submission of the very same file that is there already, so that it was not taken in a second time; `carried` is how many of its
    queries were answered before and are the same."""

    path: Path
    checked: Checked
    snapshot: Snapshot | None = None
    accepted: bool = False
    again: str = ""
    carried: int = 0


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
    accept: bool = True,
    file_name: str = "",
    once: bool = False,
) -> Loaded:
    """Check one file, keep it with its rows and findings, and (unless `accept` is false: a steward then decides) accept it where it passed,
    or has queries alone, which `reason` answers, or which were answered before and are the same.

    `file_name` is the sender's, where `path` has another. The file of the accepted submission that counts is not taken in again; with
    `once`, nor is that of the newest submission of a return and date, which may be held or have queries.

    Raises OSError (or what the register raises) where the disk or the register does not take it; then nothing of it is kept.
    """
    if not path.exists():
        return Loaded(path, worker.check(Job(path)))
    register = register or Register.open()
    snapshot.sweep(lambda: (each.folder for each in register.submissions()))
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
        gate.write_findings(gate.findings_file(staged.parent), checked.findings, load_return(known) if known else None)
        received_at = now()
        carried = gate.carried(checked.findings, known, checked.as_at, register) if known and checked.as_at else []
        with snapshot.entering():
            folder = snapshot.place(staged, checked.kind, known, checked.as_at, received_at, sha256)
            entered = _submission(file_name or path.name, checked, known, folder, received_at, sha256)
            register.receive(entered, len(checked.findings), checked.rows, who, carried)
    except BaseException:
        snapshot.discard(staged, folder)
        raise
    snapshot.entered(folder)
    may_pass = gate.standing(entered, register).outcome
    accepted_now = accept and bool(known) and (may_pass is Outcome.PASSED or (may_pass is Outcome.QUERIES and bool(reason.strip())))
    if accepted_now:
        gate.accept(entered.snapshot_id, who, reason, register)
    return Loaded(path, checked, entered, accepted_now, carried=len(carried))


def _submission(file_name: str, checked: Checked, known: str, folder: Path, received_at: dt.datetime, sha256: str) -> Snapshot:
    return Snapshot(
        snapshot_id=folder.relative_to("snapshots").as_posix(),
        return_name=known,
        as_at=checked.as_at if known else None,
        received_at=received_at,
        file_name=file_name.encode("utf-8", "replace").decode(),  # a name may hold bytes that are no text
        sha256=sha256,
        folder=folder.as_posix(),
        outcome=checked.outcome,
        authority_code=checked.authority_code,
        authority_name=checked.authority_name,
    )


class CheckError(ScorecardError):
    """A submission that cannot be checked again: says why. Nothing was changed."""


def check_again(
    worker: Worker,
    snapshot_id: str,
    who: str,
    reason: str,
    set_aside: Iterable[Record] = (),
    register: Register | None = None,
    bring_back: Iterable[Record] = (),
) -> Checked:
    """Check a submission's file once more, without the cases of the records that were set aside and of those that now are, and with those
    that are brought back.

    The new rows and findings stand beside the old ones and count from now on. Raises CheckError; AsideError's words where the records
    cannot be set aside.
    """
    register = register or Register.open()
    with FileLock(settings.data_root() / "snapshots" / ".checking.lock"):  # one at a time: the next check's folder is nobody else's
        return _check_again(worker, snapshot_id, who, reason, set(set_aside), set(bring_back), register)


def _check_again(
    worker: Worker, snapshot_id: str, who: str, reason: str, set_aside: set[Record], bring_back: set[Record], register: Register
) -> Checked:
    of = register.submission(snapshot_id)
    stands = gate.standing(of, register)
    path = snapshot.original(settings.data_root() / of.folder)
    if of.accepted_at:
        raise CheckError("This return is accepted. Hold it first; then it can be checked again.")
    if not reason.strip():
        raise CheckError("Give a reason: it stands in the register, and whoever asks later reads it.")
    if path is None:
        raise CheckError("The file that was sent is no longer kept (its time was up), so it cannot be checked again. Send it again.")
    aside = {(each.sheet, each.record) for each in stands.set_aside}
    if not bring_back <= aside:
        raise CheckError("Not every record that is to be brought back is set aside now. Look again.")
    decided = _decided(Act.SET_ASIDE, set_aside - aside) + _decided(Act.TAKEN_BACK, bring_back)
    records = tuple(sorted((aside | set_aside) - bring_back))
    known = tuple(accepted(each for each in register.accepted() if each.snapshot_id != snapshot_id))
    entered = replace(of, check=of.check + 1, set_aside=len(records))
    with snapshot.another_check(entered) as folder:
        checked = worker.check(Job(path, of.return_name or None, of.as_at, register.authority(), folder, accepted=known, set_aside=records))
        if checked.refused or checked.failed:
            raise CheckError(checked.refused or " ".join(f"{each.message} {each.remedy}" for each in checked.findings))
        gate.write_findings(gate.findings_file(folder), checked.findings, load_return(of.return_name) if of.return_name else None)
    entered = replace(entered, outcome=checked.outcome)
    register.checked_again(entered, len(checked.findings), checked.rows, who, reason.strip(), decided, stands.as_of)
    return checked


def _decided(kind: Act, records: Iterable[Record]) -> list[Decision]:
    return [Decision(kind, f"{sheet}!{key}", sheet=sheet, record=key) for sheet, key in sorted(records)]


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
