"""The queue: orders are put, taken, answered and taken away, each of it whole or not at all."""

from __future__ import annotations

import datetime as dt
import shutil
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from scorecard import disk, settings
from scorecard.inbox.order import INCOMING, InboxError, Order, Standing, build, folder, get, now, patiently, read, restate, write

TRIES = 2  # an order is begun so many times: what brings the clerk down twice would do so for ever
GONE = ".gone-"
ABANDONED = dt.timedelta(hours=1)  # a half-built order is nobody's after this
KEPT = dt.timedelta(days=1)  # an order that is over, where nobody clears it away
KEPT_ASKED = dt.timedelta(days=7)  # one that waits for an answer
WAIT_SECONDS = 30.0
DIED = (
    "The process that takes files in ended twice while it worked on this, so it was given up. Look under Returns received for what came of "
    "it, try it once more, and tell whoever looks after SEND Scorecard if it happens again."
)


def put(act: str, who: str, file: tuple[str, BinaryIO] | None = None, **arguments: object) -> str:
    """Ask for something, with a file (its name, and its bytes to read) or without. Gives the order's ID. Raises InboxError."""
    return _put(act, who, [file], arguments)[0]


def put_together(act: str, who: str, files: Sequence[tuple[str, BinaryIO]], **arguments: object) -> list[str]:
    """Ask the same of several files, an order each, which appear all at once or not at all. Gives their IDs. Raises InboxError."""
    return _put(act, who, files, arguments)


def states() -> list[Order]:
    """Every order, in the order in which they are taken; those that are over, or were asked about, stand where they were."""
    found = []
    with _in_words("The inbox could not be read"), suppress(FileNotFoundError):
        found = [order for path in folder().iterdir() if not path.name.startswith(".") and (order := read(path))]
    placed, ahead = [], 0
    for each in sorted(found, key=_turn):
        placed.append(replace(each, place=ahead))
        ahead += each.standing in (Standing.WAITING, Standing.RUNNING)
    return placed


def state(order_id: str) -> Order | None:
    """One order; None where it is not there (any more)."""
    return next((each for each in states() if each.order_id == order_id), None)


def take_next() -> Order | None:
    """The next order, marked as running; None where none waits. For the one clerk: what is running when it asks, another left behind."""
    if not any(each.standing in (Standing.WAITING, Standing.RUNNING) for each in states()):
        return None
    with _alone():
        for each in states():
            if each.standing not in (Standing.WAITING, Standing.RUNNING):
                continue
            if each.tries < TRIES:
                return write(replace(each, standing=Standing.RUNNING, tries=each.tries + 1, since=now(), doing=""))
            fail(each.order_id, DIED)
    return None


def progress(order_id: str, doing: str) -> None:
    """Say what is being done. Where that cannot be written, the work goes on all the same."""
    with suppress(OSError):
        write(replace(get(order_id), doing=doing))


def put_back(order_id: str, rank: str, **known: object) -> None:
    """Have an order wait again, now that its file was looked at: `known` says what it is, `rank` its place among those put together."""
    write(replace(get(order_id), standing=Standing.WAITING, rank=rank, result=known, tries=0, doing=""))


def ask(order_id: str, question: str, **known: object) -> None:
    """Have somebody say what the file does not. Its bytes are kept until the answer, or until the order is dropped."""
    write(replace(get(order_id), standing=Standing.ASKED, message=question, result=known, tries=0, doing="", since=now()))


def answer(order_id: str, **arguments: object) -> None:
    """Answer what was asked: the order waits again, with these arguments. Raises InboxError where nothing is asked (any more)."""
    with _in_words("The answer could not be kept"), _alone():
        order = state(order_id)
        if order is None or order.standing is not Standing.ASKED:
            raise InboxError("Nothing is asked of this file any more: somebody else has answered, or cleared it away.")
        order = replace(order, arguments={**order.arguments, **arguments})
        restate(order)
        write(replace(order, standing=Standing.WAITING, message="", result={}, rank=None))


def finish(order_id: str, **result: object) -> None:
    """An order is done, with what came of it; its file goes."""
    _end(replace(get(order_id), standing=Standing.DONE, result=result, message=""))


def fail(order_id: str, sentence: str) -> None:
    """An order could not be done; its file goes."""
    _end(replace(get(order_id), standing=Standing.FAILED, message=sentence))


def forget(order_id: str) -> None:
    """Take an order away with its file, also one that still waits. Raises InboxError for one that is being worked on."""
    with _in_words("The order could not be taken away"), _alone():
        order = state(order_id)
        if order is None:
            return
        if order.standing is Standing.RUNNING:
            raise InboxError("This is being worked on. Wait until it is done.")
        gone = folder() / f"{GONE}{order_id}"
        patiently(lambda: (folder() / order_id).rename(gone))
        shutil.rmtree(gone, ignore_errors=True)


def tidy() -> None:
    """Take away what is over and was not cleared, what nobody answered, and what a process that was killed left half built."""
    at = now()
    for each in states():
        over = each.standing in (Standing.DONE, Standing.FAILED)
        if over:
            each.file.unlink(missing_ok=True)
        if (over or each.standing is Standing.ASKED) and at - (each.since or each.put_at) > (KEPT if over else KEPT_ASKED):
            forget(each.order_id)
    for path in [*folder().glob(f"{INCOMING}*"), *folder().glob(f"{GONE}*")]:
        with suppress(OSError):
            if path.name.startswith(GONE) or time.time() - path.stat().st_mtime > ABANDONED.total_seconds():
                shutil.rmtree(path, ignore_errors=True)


def _put(act: str, who: str, files: Sequence[tuple[str, BinaryIO] | None], arguments: Mapping[str, object]) -> list[str]:
    at = now()
    ids = [f"{at:%Y%m%dT%H%M%S%fZ}-{place:03}-{uuid.uuid4().hex[:8]}" for place in range(len(files))]
    built: list[Path] = []
    with _in_words("Nothing was taken: the inbox could not be written"):
        try:
            for order_id, file in zip(ids, files, strict=True):
                built.append(folder() / f"{INCOMING}{order_id}")
                name = file[0].encode("utf-8", "replace").decode() if file else ""
                build(Order(order_id, act, who, at, arguments, name, ids[0]), file[1] if file else None)
            with _alone():
                _appear(built)
        except BaseException:
            for path in built:
                shutil.rmtree(path, ignore_errors=True)
            raise
    return ids


def _appear(built: Sequence[Path]) -> None:
    """Give built orders their names: all of them or none."""
    named = []
    try:
        for path in built:
            named.append(path.rename(path.with_name(path.name.removeprefix(INCOMING))))
        disk.flush_names(folder())
    except BaseException:
        for path in named:
            shutil.rmtree(path, ignore_errors=True)
        raise


def _turn(order: Order) -> tuple[bool, str, str, str]:
    """Files are looked at first; then those put first; of those put together, by what was seen in them."""
    unseen = bool(order.file_name) and order.rank is None and order.standing in (Standing.WAITING, Standing.RUNNING)
    return (not unseen, order.together, order.rank or "", order.order_id)


def _end(order: Order) -> None:
    write(replace(order, doing="", since=now()))
    with suppress(OSError):  # somebody has it open: `tidy` takes it away
        order.file.unlink(missing_ok=True)


@contextmanager
def _alone() -> Iterator[None]:
    """While orders appear, are taken or taken away, nobody else does any of it."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
        with FileLock(folder() / ".lock", timeout=WAIT_SECONDS):
            yield
    except Timeout:
        raise InboxError(f"The inbox has been busy for {WAIT_SECONDS:g} seconds. Try again.") from None


@contextmanager
def _in_words(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise InboxError(f"{what} ({why}). Make room in {settings.data_root()}, or have it made writable, and try again.") from error
