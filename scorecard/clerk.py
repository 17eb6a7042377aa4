"""The clerk: takes what the stewards' desk asks for out of the inbox, one order after another, and has it done by the loading half.

One clerk works at a time on a data root, with one worker that is warm before the first file comes; another stands by until that one ends.
Whatever goes wrong with an order is that order's failure, in a sentence, and the next one is taken.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from threading import Event
from typing import Any

from filelock import FileLock, Timeout

from scorecard import gate, inbox
from scorecard.changes import changes
from scorecard.inbox import Order
from scorecard.load import check_again, load
from scorecard.publish import publish
from scorecard.read import faults
from scorecard.register import Register
from scorecard.terms import CHANGES_WHAT_SHOWS, ScorecardError, Severity, Snapshot
from scorecard.worker import Job, Worker

IDLE_SECONDS = 0.25  # between looks into an empty inbox
STAND_BY_SECONDS = 1.0  # between looks whether the other clerk has ended
TROUBLE_SECONDS = 2.0  # before a disk that did not take something is asked again
LAST_RANK = "9999"  # among files sent together, those that do not say their date come last
SILENT = {faults.NO_RETURN.code: "which return this is", faults.NO_AS_AT.code: "which date it is as at"}
NOT_THAT = {each.code for each in (faults.COVER_DIFFERS, faults.NOT_MONTH_END, faults.NOT_HALF_TERM_END)}  # of what a steward gave

Does = Callable[[Order, Worker], Mapping[str, Any]]


def serve(stop: Event) -> None:
    """Work until `stop` is set; what is in hand then is finished first. Raises OSError where the data root cannot be written at all."""
    inbox.folder().mkdir(parents=True, exist_ok=True)
    lock = FileLock(inbox.folder() / ".clerk.lock")
    while not stop.is_set():
        with suppress(Timeout), lock.acquire(timeout=0), Worker() as worker:
            worker.warm_up()
            _serve(worker, stop)
        stop.wait(STAND_BY_SECONDS)


def _serve(worker: Worker, stop: Event) -> None:
    while not stop.is_set():
        try:
            busy = work(worker, stop)
        except (OSError, ScorecardError) as error:
            print(f"The inbox cannot be worked on: {error}", file=sys.stderr, flush=True)
            stop.wait(TROUBLE_SECONDS)
            continue
        if not busy:
            stop.wait(IDLE_SECONDS)


def work(worker: Worker, stop: Event) -> bool:
    """Take the next order and see it through. Gives whether there was one. Raises OSError or InboxError where the inbox does not let it."""
    order = inbox.take_next()
    if order is None:
        inbox.tidy()
        return False
    _until_written(_done(order, worker), stop)
    worker.warm_up()  # after a file that brought it down
    return True


def _done(order: Order, worker: Worker) -> Callable[[], None]:
    """Do what an order asks. Gives the step that enters what came of it."""
    try:
        if order.file_name and order.rank is None:
            return _look(order, worker)
        act = ACTS.get(order.act)
        if act is None:
            raise ScorecardError(f"There is no act {order.act!r}; the app and this process may be of different versions. Start both again.")
        return partial(inbox.finish, order.order_id, **act(order, worker))
    except (ScorecardError, OSError) as error:
        return partial(inbox.fail, order.order_id, f"That did not work: {error}")
    except Exception as error:  # a fault of ours ends this order and no other
        traceback.print_exc()
        sentence = f"That did not work, by a fault of SEND Scorecard ({type(error).__name__}: {error}). Tell whoever looks after it."
        return partial(inbox.fail, order.order_id, sentence)


def _until_written(step: Callable[[], None], stop: Event) -> None:
    """Enter what came of an order, however long a full disk takes to be cleared; what is never entered is done once more later."""
    while True:
        try:
            return step()
        except OSError as error:
            print(f"What came of an order cannot be written: {error}", file=sys.stderr, flush=True)
            if stop.wait(TROUBLE_SECONDS):
                return


def _look(order: Order, worker: Worker) -> Callable[[], None]:
    """See on its cover what a file is, so that those sent together are taken in by as-at date, and what it does not say can be asked."""
    inbox.progress(order.order_id, "Reading the cover")
    return_name, as_at = _given(order)
    seen = worker.check(Job(order.file, return_name, as_at, only_cover=True))
    known = {"return_name": seen.return_name, "as_at": seen.as_at and seen.as_at.isoformat()}
    wrong = [each.message for each in seen.findings if each.code in NOT_THAT and (return_name or as_at)]
    silent = [words for code, words in SILENT.items() if code in {each.code for each in seen.findings}]
    if silent or wrong:
        question = wrong or [f"The file does not say {' or '.join(silent)}."]
        return partial(inbox.ask, order.order_id, " ".join(question), **known)
    return partial(inbox.put_back, order.order_id, known["as_at"] or LAST_RANK, **known)


def _given(order: Order) -> tuple[str | None, dt.date | None]:
    """The return and date that the steward gave, where the file does not say."""
    as_at = order.arguments.get("as_at")
    return order.arguments.get("return_name") or None, dt.date.fromisoformat(as_at) if as_at else None


def _load(order: Order, worker: Worker) -> dict[str, object]:
    """Take a file in: which submission it is, how many rows and findings, whether it was there already, and which one it comes after."""
    register = Register.open()
    before = register.submissions()
    return_name, as_at = _given(order)
    loaded = load(
        worker,
        order.file,
        order.who,
        return_name=return_name,
        as_at=as_at,
        register=register,
        progress=partial(inbox.progress, order.order_id),
        file_name=order.file_name,
        accept=False,
        once=True,
    )
    taken = loaded.snapshot
    if taken is None:
        raise ScorecardError("The file is not in the inbox any more. Send it again.")
    # What a first try entered, before the clerk was killed, did not come twice.
    own = order.tries > 1 and taken.received_at >= order.put_at.replace(microsecond=0)
    earlier = [each for each in before if each.as_at and (each.return_name, each.as_at) == (taken.return_name, taken.as_at)]
    earlier = [each for each in earlier if each.snapshot_id != taken.snapshot_id]
    return {
        "submission": taken.snapshot_id,
        "rows": register.counts(taken.snapshot_id)[1],
        "findings": _counts(taken),
        "carried": loaded.carried,
        "again": bool(loaded.again) and not own,
        "before": earlier[0].snapshot_id if earlier else "",
    }


def _counts(of: Snapshot) -> dict[str, int]:
    """How many findings of each severity a submission has."""
    severities = [each.severity for each in gate.read_findings(gate.findings_of(of))]
    return {each.value: severities.count(each) for each in Severity}


def _publish(order: Order, _: Worker) -> dict[str, object]:
    """Publish what was accepted: which release shows now, and whether it is new."""
    as_of = order.arguments.get("as_of")
    if as_of is not None and Register.open().last_of(*CHANGES_WHAT_SHOWS) != as_of:
        raise ScorecardError("Something was accepted, held or published since you compared. Nothing was published; compare again.")
    made = publish(order.who, progress=partial(inbox.progress, order.order_id), returns=order.arguments.get("returns", ()))
    return {"release": made.release.release_id, "new": made.new}


def _changes(order: Order, _: Worker) -> dict[str, object]:
    """What a publication would change, as `changes` has it."""
    found = changes(returns=order.arguments.get("returns", ()), progress=partial(inbox.progress, order.order_id))
    return json.loads(json.dumps(asdict(found), default=str))


def _set_aside(order: Order, worker: Worker) -> dict[str, object]:
    """Set records of a submission aside, or bring them back, and check it without those that are aside."""
    inbox.progress(order.order_id, "Checking without what is set aside")
    records, back = ({(sheet, key) for sheet, key in order.arguments.get(name, ())} for name in ("records", "back"))
    check_again(worker, order.arguments["submission"], order.who, order.arguments["reason"], records, bring_back=back)
    return {"submission": order.arguments["submission"]}


ACTS: dict[str, Does] = {"load": _load, "publish": _publish, "changes": _changes, "set_aside": _set_aside}
