"""An order as it lies on disk: `order.json` (what is asked), `state.json` (how it stands), and `file` (the bytes that were sent)."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from scorecard import disk, settings
from scorecard.terms import ScorecardError

INCOMING = ".incoming-"
T = TypeVar("T")


class InboxError(ScorecardError):
    """Something that the inbox does not take or give: says why, and what to do."""


class Standing(StrEnum):
    """How an order stands. ASKED: it goes on once somebody has answered."""

    WAITING = "waiting"
    RUNNING = "running"
    ASKED = "asked"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Order:
    """One thing asked of the loading half. Times are UTC without a zone.

    `together` is shared by orders that were put together; `rank` (None: its file was not looked at yet) puts those in order. `place` counts
    the orders that are taken first, from 0. `message` is a sentence: why it failed, or what is asked. `result` is what came of it, or what
    is known of it so far.
    """

    order_id: str
    act: str
    who: str
    put_at: dt.datetime
    arguments: Mapping[str, Any]
    file_name: str = ""
    together: str = ""
    standing: Standing = Standing.WAITING
    doing: str = ""
    since: dt.datetime | None = None
    result: Mapping[str, Any] = field(default_factory=dict)
    message: str = ""
    tries: int = 0
    rank: str | None = None
    place: int = 0

    @property
    def file(self) -> Path:
        """Where the bytes of its file are, until they were taken in."""
        return folder() / self.order_id / "file"


def folder() -> Path:
    """Where the orders are."""
    return settings.data_root() / "inbox"


def build(order: Order, content: BinaryIO | None) -> None:
    """Write an order in a folder that nobody looks at, to be renamed when it is whole. Raises OSError."""
    built = folder() / f"{INCOMING}{order.order_id}"
    built.mkdir(parents=True)
    if content is not None:
        with (built / "file").open("wb") as file:
            shutil.copyfileobj(content, file, 1024 * 1024)
            disk.flush(file)
    _write_whole(built / "order.json", _asked_for(order))
    disk.flush_names(built)


def restate(order: Order) -> None:
    """Write anew what is asked. Raises OSError."""
    _write_whole(folder() / order.order_id / "order.json", _asked_for(order))


def _asked_for(order: Order) -> dict[str, object]:
    return {name: getattr(order, name) for name in ("act", "who", "put_at", "arguments", "file_name", "together")}


def read(path: Path) -> Order | None:
    """An order as it stands; None for what is none, or was taken away just now."""
    try:
        asked = json.loads(patiently((path / "order.json").read_bytes))
        order = Order(path.name, **{**asked, "put_at": dt.datetime.fromisoformat(asked["put_at"])})
        state = json.loads(patiently((path / "state.json").read_bytes)) if (path / "state.json").exists() else {}
        since = dt.datetime.fromisoformat(state["since"]) if state.get("since") else None
        return replace(order, **{**state, "standing": Standing(state.get("standing", "waiting")), "since": since})
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError):
        return None


def get(order_id: str) -> Order:
    """An order as it stands. Raises InboxError where it is not there any more."""
    order = read(folder() / order_id)
    if order is None:
        raise InboxError(f"There is no order {order_id} any more.")
    return order


def write(order: Order) -> Order:
    """Write how an order stands, and give it. Raises OSError."""
    names = ("standing", "doing", "since", "result", "message", "tries", "rank")
    _write_whole(folder() / order.order_id / "state.json", {name: getattr(order, name) for name in names})
    return order


def _write_whole(path: Path, record: Mapping[str, object]) -> None:
    """Write a record so that it is there whole or as it was before."""
    written = path.with_name(f".{path.name}-{uuid.uuid4().hex[:8]}")
    try:
        with written.open("w", encoding="utf-8") as file:
            json.dump(record, file, ensure_ascii=False, default=_as_text)
            disk.flush(file)
        patiently(lambda: written.replace(path))
    except BaseException:
        with suppress(OSError):
            written.unlink(missing_ok=True)
        raise


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def patiently(step: Callable[[], T]) -> T:
    """Do a step on a file. Windows refuses it while another process has that file open, which is over in a moment."""
    for _ in range(20 if os.name == "nt" else 0):
        try:
            return step()
        except PermissionError:
            time.sleep(0.05)
    return step()


def now() -> dt.datetime:
    """The time in UTC, without a zone."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
