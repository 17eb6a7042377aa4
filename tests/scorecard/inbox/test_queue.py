"""The inbox: an order is there whole or not at all, is taken once, and leaves no child's record behind."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import shutil
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from scorecard import inbox, settings
from scorecard.inbox import InboxError, Order, Standing

queue, order_module = import_module("scorecard.inbox.queue"), import_module("scorecard.inbox.order")
FULL = OSError(28, "No space left on device")


def sent(name: str = "March.xlsx", content: bytes = b"records") -> tuple[str, io.BytesIO]:
    return name, io.BytesIO(content)


def put(name: str = "March.xlsx") -> str:
    return inbox.put("load", "A. Steward", sent(name))


def looked_at(order_id: str, rank: str = "2024-03-31") -> None:
    """As the clerk does with a file that it sees for the first time."""
    taken = inbox.take_next()
    assert taken is not None and taken.order_id == order_id
    inbox.put_back(order_id, rank, as_at=rank)


def there(order_id: str) -> Order:
    found = inbox.state(order_id)
    assert found is not None
    return found


def left() -> list[str]:
    return sorted(path.name for path in inbox.folder().iterdir() if path.name != ".lock")


def names_in(order_id: str) -> list[str]:
    return sorted(path.name for path in (inbox.folder() / order_id).iterdir())


def test_what_was_put_is_there_with_its_bytes_and_its_name_as_text(data_root: Path) -> None:
    assert inbox.states() == [] and not data_root.exists(), "looking makes nothing"
    name = "../../etc/<b>März</b>\x1b.xlsx"
    order_id = inbox.put("load", "A. Steward", sent(name), return_name="casework", as_at=dt.date(2024, 3, 31))
    (order,) = inbox.states()
    assert (order.order_id, order.act, order.who, order.file_name, order.standing) == (order_id, "load", "A. Steward", name, "waiting")
    assert order.arguments == {"return_name": "casework", "as_at": "2024-03-31"} and order.file.read_bytes() == b"records"
    assert names_in(order_id) == ["file", "order.json"]
    assert [path.name for path in data_root.iterdir()] == ["inbox"]


def test_orders_without_a_file_are_taken_one_after_another() -> None:
    ids = [inbox.put("publish", who) for who in ("A", "B", "C")]
    assert [(each.who, each.place) for each in inbox.states()] == [("A", 0), ("B", 1), ("C", 2)]
    for order_id in ids:
        taken = inbox.take_next()
        assert taken is not None and (taken.order_id, taken.standing, taken.tries) == (order_id, "running", 1)
        inbox.progress(order_id, "Working out March")
        assert there(order_id).doing == "Working out March" and there(order_id).standing is Standing.RUNNING
        inbox.finish(order_id, release="r0002", new=True)
        assert there(order_id).result == {"release": "r0002", "new": True} and there(order_id).doing == ""
    assert inbox.take_next() is None


def test_files_put_together_are_looked_at_first_and_then_taken_by_what_was_seen() -> None:
    march, february = inbox.put_together("load", "A. Steward", [sent("a.xlsx"), sent("b.xlsx")])
    publish, later = inbox.put("publish", "A. Steward"), put("c.xlsx")
    for order_id, rank in ((march, "2024-03-31"), (february, "2024-02-29"), (later, "2023-01-31")):
        looked_at(order_id, rank)
        assert there(order_id).result == {"as_at": rank} and there(order_id).tries == 0
    taken = []
    while order := inbox.take_next():
        taken.append(order.order_id)
        inbox.finish(order.order_id)
    assert taken == [february, march, publish, later], "an older date that was sent later does not go before"


def test_what_is_over_leaves_no_file_and_stays_until_it_was_seen_or_a_day_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    done, failed = put(), put()
    looked_at(done), looked_at(failed)
    inbox.finish(done, submission="x")
    inbox.fail(failed, "It was too much.")
    assert there(failed).message == "It was too much." and not there(done).file.exists() and not there(failed).file.exists()
    inbox.tidy()
    assert {each.order_id for each in inbox.states()} == {done, failed}
    monkeypatch.setattr(queue, "now", lambda: order_module.now() + dt.timedelta(days=1, minutes=1))
    inbox.tidy()
    assert inbox.states() == [] and left() == []


def test_a_file_that_could_not_be_deleted_is_taken_away_later(monkeypatch: pytest.MonkeyPatch) -> None:
    order_id = put()
    looked_at(order_id)
    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", lambda *_, **__: (_ for _ in ()).throw(PermissionError("in use")))
        inbox.finish(order_id)
    assert there(order_id).standing is Standing.DONE and there(order_id).file.exists()
    inbox.tidy()
    assert not there(order_id).file.exists()


def test_what_brings_the_clerk_down_is_tried_once_more_and_then_given_up() -> None:
    bad, good = inbox.put("publish", "A"), inbox.put("publish", "B")
    assert [each.order_id for each in (inbox.take_next(), inbox.take_next()) if each] == [bad, bad], "two clerks died of it"
    third = inbox.take_next()
    assert third is not None and third.order_id == good, "the next one works"
    assert there(bad).standing is Standing.FAILED and "ended twice" in there(bad).message


def test_a_question_keeps_the_file_until_it_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    order_id = inbox.put("load", "A. Steward", sent(), note="n")
    assert inbox.take_next()
    inbox.ask(order_id, "Which return is this?", return_name="")
    assert inbox.take_next() is None and there(order_id).message == "Which return is this?"
    monkeypatch.setattr(queue, "now", lambda: order_module.now() + dt.timedelta(days=6))
    inbox.tidy()
    inbox.answer(order_id, return_name="casework", as_at=dt.date(2024, 3, 31))
    order = there(order_id)
    assert order.arguments == {"note": "n", "return_name": "casework", "as_at": "2024-03-31"} and order.file.read_bytes() == b"records"
    assert (order.standing, order.message, order.rank) == ("waiting", "", None), "it is looked at again"
    with pytest.raises(InboxError, match="somebody else has answered"):
        inbox.answer(order_id, return_name="workforce")
    assert there(order_id).arguments["return_name"] == "casework"


def test_a_question_that_nobody_answers_goes_after_a_week(monkeypatch: pytest.MonkeyPatch) -> None:
    order_id = put()
    assert inbox.take_next()
    inbox.ask(order_id, "Which return is this?")
    monkeypatch.setattr(queue, "now", lambda: order_module.now() + dt.timedelta(days=7, minutes=1))
    inbox.tidy()
    assert left() == []


def test_what_waits_may_be_taken_away_and_what_runs_may_not() -> None:
    waiting, running = put(), inbox.put("publish", "A")
    looked_at(waiting)
    inbox.forget(waiting)
    assert inbox.take_next() and left() == [running]
    with pytest.raises(InboxError, match="being worked on"):
        inbox.forget(running)
    inbox.forget("20240101T000000000000Z-000-gone")


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize(
    ("where", "name"), [(shutil, "copyfileobj"), (os, "fsync"), (Path, "rename"), (json, "dump")], ids=["copy", "flush", "name", "write"]
)
def test_a_full_disk_is_said_and_nothing_of_it_stays(monkeypatch: pytest.MonkeyPatch, where, name: str, place: int) -> None:
    """Also where the disk is full at the second file: then neither is there."""
    real, calls = getattr(where, name), []

    def full(*arguments: object, **named: object) -> object:
        calls.append(name)
        if len(calls) > place:
            raise FULL
        return real(*arguments, **named)

    with monkeypatch.context() as broken, pytest.raises(InboxError, match=r"Nothing was taken.*No space left.*try again") as error:
        broken.setattr(where, name, full)
        inbox.put_together("load", "A. Steward", [sent(), sent()])
    assert str(settings.data_root()) in str(error.value)
    assert left() == [] and inbox.states() == []
    assert put(), "and it can be done again"


def test_a_data_root_that_cannot_be_written_is_said(data_root: Path) -> None:
    data_root.write_text("a file where a folder should be")
    with pytest.raises(InboxError, match="Nothing was taken"):
        put()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a system whose folders can be closed to this user")
def test_a_read_only_data_root_is_said(data_root: Path) -> None:
    data_root.mkdir()
    data_root.chmod(0o500)
    with pytest.raises(InboxError, match="Permission denied"):
        put()


def test_progress_that_cannot_be_written_stops_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    order_id = inbox.put("publish", "A")
    assert inbox.take_next()
    with monkeypatch.context() as broken:
        broken.setattr(json, "dump", lambda *_, **__: (_ for _ in ()).throw(FULL))
        inbox.progress(order_id, "Half way")
        with pytest.raises(OSError, match="No space"):
            inbox.finish(order_id)
    assert there(order_id).standing is Standing.RUNNING and names_in(order_id) == ["order.json", "state.json"]


def test_what_is_half_built_is_not_seen_and_goes_after_an_hour() -> None:
    old, young = (inbox.folder() / f"{order_module.INCOMING}{name}" for name in ("old", "young"))
    for path in (old, young):
        path.mkdir(parents=True)
        (path / "file").write_bytes(b"half of it")
    os.utime(old, (time.time() - 3700, time.time() - 3700))
    (inbox.folder() / "somebody's notes.txt").write_text("not an order")
    (inbox.folder() / "empty").mkdir()
    assert inbox.states() == [] and inbox.take_next() is None
    inbox.tidy()
    assert left() == [".incoming-young", "empty", "somebody's notes.txt"]


def test_many_processes_may_put_at_once_and_each_order_is_taken_once() -> None:
    code = "import io, sys; from scorecard import inbox\nfor n in range(8): inbox.put('publish', f'{sys.argv[1]} {n}')"
    senders = [
        subprocess.Popen([sys.executable, "-c", code, name], cwd=settings.CHECKOUT, env=settings.own_process()) for name in ("A", "B", "C")
    ]
    taken: list[str] = []
    running = True
    while running:
        running = any(each.poll() is None for each in senders)
        while order := inbox.take_next():
            taken.append(order.who)
            inbox.finish(order.order_id)
    assert all(each.returncode == 0 for each in senders)
    assert sorted(taken) == sorted(f"{name} {n}" for name in "ABC" for n in range(8))
    for name in "ABC":
        assert [each for each in taken if each.startswith(name)] == [f"{name} {n}" for n in range(8)], "in the order of asking"
