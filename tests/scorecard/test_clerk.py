"""The clerk: takes in what the desk was given, in as-at order, once, and whatever happens to it on the way."""

from __future__ import annotations

import datetime as dt
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import pytest

from make.casework import valid, workbook
from make.dying_clerk import AFTER, BEFORE, STEPS, work
from make.files import ole, put, tables, xlsx
from make.light_worker import LightWorker
from scorecard import clerk, inbox, settings
from scorecard.inbox import Order, Standing
from scorecard.load import load
from scorecard.publish import Published
from scorecard.register import Register
from scorecard.terms import Outcome, Release, ScorecardError, Snapshot

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)
DOUBTFUL = put(tables(), "persons", 2, "area", "Atlantis")
HELD = put(tables(), "requests", 3, "received_date", "31/06/2024")
NO_COVER = {name: table for name, table in tables().items() if name != "return"}


def send(*paths: Path, **given: object) -> list[str]:
    return inbox.put_together("load", "B. Steward", [(path.name, io.BytesIO(path.read_bytes())) for path in paths], **given)


def over(order_id: str) -> Order:
    order = inbox.state(order_id)
    assert order is not None
    return order


def submissions() -> list[Snapshot]:
    return Register.open().submissions()


def test_a_file_is_taken_in_under_its_senders_name_and_leaves_the_inbox(tmp_path: Path, data_root: Path) -> None:
    sent = workbook(tmp_path / "March return.xlsx")
    (order_id,) = send(sent)
    work()
    (came,) = submissions()
    assert (came.file_name, came.return_name, came.as_at) == ("March return.xlsx", "casework", MARCH)
    assert came.outcome is Outcome.PASSED and came.accepted_at is None, "a steward accepts it, not the clerk"
    assert (data_root / came.folder / "original.xlsx").read_bytes() == sent.read_bytes()
    order = over(order_id)
    assert order.standing is Standing.DONE and not order.file.exists()
    assert order.result == {
        "submission": came.snapshot_id,
        "rows": 52,
        "findings": {"critical": 0, "warning": 0, "info": 0},
        "carried": 0,
        "again": False,
        "before": "",
    }


def test_what_was_found_is_counted(tmp_path: Path) -> None:
    ids = send(xlsx(tmp_path / "held.xlsx", HELD), xlsx(tmp_path / "queried.xlsx", DOUBTFUL))
    work()
    found = [over(each).result["findings"] for each in ids]
    assert [(each["critical"], each["warning"]) for each in found] == [(1, 0), (0, 1)]


def test_files_sent_together_are_taken_in_by_as_at_date(tmp_path: Path) -> None:
    """So that March is compared with February; what does not say its date comes last."""
    send(ole(tmp_path / "0.xls", "Workbook"), workbook(tmp_path / "1.xlsx"), workbook(tmp_path / "2.xlsx", valid(FEBRUARY), FEBRUARY))
    taken: list[str] = []
    while clerk.work(LightWorker(), Event()):
        taken += [each.file_name for each in submissions() if each.file_name not in taken]
    assert taken == ["2.xlsx", "1.xlsx", "0.xls"]
    assert not next(each for each in submissions() if each.file_name == "0.xls").return_name


@pytest.mark.parametrize("sheets", [tables(), DOUBTFUL, HELD], ids=["passed", "queries", "held"])
def test_the_same_file_twice_is_named_and_not_taken_in_again(tmp_path: Path, sheets) -> None:
    first, second = send(xlsx(tmp_path / "a.xlsx", sheets), xlsx(tmp_path / "again.xlsx", sheets))
    work()
    (third,) = send(tmp_path / "a.xlsx")
    work()
    (came,) = submissions()
    assert [over(each).result["again"] for each in (first, second, third)] == [False, True, True]
    assert {over(each).result["submission"] for each in (first, second, third)} == {came.snapshot_id}
    assert over(third).result["findings"] == over(first).result["findings"] and over(third).result["rows"] == over(first).result["rows"]


def test_a_file_that_is_no_longer_the_newest_is_taken_in_again(tmp_path: Path) -> None:
    for sheets in (HELD, DOUBTFUL, HELD):
        send(xlsx(tmp_path / "a.xlsx", sheets))
        work()
    assert [each.outcome for each in submissions()].count(Outcome.HELD) == 2


def test_what_was_answered_before_is_carried_over_and_counted(tmp_path: Path) -> None:
    load(LightWorker(), xlsx(tmp_path / "a.xlsx", DOUBTFUL), "A. Steward", "It is a new area.")
    (order_id,) = send(xlsx(tmp_path / "b.xlsx", {**DOUBTFUL, "return": [*DOUBTFUL["return"], ["note", "sent once more"]]}))
    work()
    assert over(order_id).result["carried"] == 1 and over(order_id).result["findings"]["warning"] == 1


def test_the_command_line_takes_a_held_file_in_again(tmp_path: Path) -> None:
    """A steward who mended a reference table sends the same file again."""
    path = xlsx(tmp_path / "a.xlsx", HELD)
    assert not load(LightWorker(), path, "A. Steward").again and not load(LightWorker(), path, "A. Steward").again
    assert load(LightWorker(), path, "A. Steward", once=True).again and len(submissions()) == 2


def test_a_second_file_for_a_date_is_a_resubmission(tmp_path: Path) -> None:
    (first,) = send(xlsx(tmp_path / "a.xlsx", HELD))
    work()
    mended, other_month = send(workbook(tmp_path / "b.xlsx"), workbook(tmp_path / "c.xlsx", valid(FEBRUARY), FEBRUARY))
    work()
    assert over(mended).result["before"] == over(first).result["submission"]
    assert over(other_month).result["before"] == "" and over(first).result["before"] == ""


def test_what_a_file_does_not_say_is_asked_and_it_is_not_sent_again(tmp_path: Path) -> None:
    (order_id,) = send(xlsx(tmp_path / "a.xlsx", NO_COVER))
    work()
    order = over(order_id)
    assert order.standing is Standing.ASKED and order.message == "The file does not say which return this is or which date it is as at."
    assert submissions() == [], "it is nobody's until somebody has said what it is"
    inbox.answer(order_id, return_name="casework", as_at=dt.date(2024, 3, 30))
    work()
    assert (over(order_id).standing, over(order_id).message) == ("asked", "The as-at date is not the last day of a month.")
    inbox.answer(order_id, return_name="casework", as_at=MARCH)
    work()
    (came,) = submissions()
    assert (came.return_name, came.as_at) == ("casework", MARCH) and over(order_id).result["submission"] == came.snapshot_id


def test_only_what_is_missing_on_a_cover_is_asked(tmp_path: Path) -> None:
    (order_id,) = send(xlsx(tmp_path / "a.xlsx", tables(cover={"as_at": None})))
    work()
    order = over(order_id)
    assert order.message == "The file does not say which date it is as at." and order.result == {"return_name": "casework", "as_at": None}
    inbox.answer(order_id, return_name="workforce", as_at=MARCH)
    work()
    assert over(order_id).message == "The cover says casework, but workforce was asked for."


def test_a_cover_that_is_wrong_is_a_finding_and_no_question(tmp_path: Path) -> None:
    (order_id,) = send(xlsx(tmp_path / "a.xlsx", tables(cover={"as_at": "31/06/2024"})))
    work()
    assert over(order_id).standing is Standing.DONE and submissions()[0].outcome is Outcome.HELD


def test_publishing_is_an_act_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Release("r0007", dt.datetime(2024, 4, 4), "B. Steward", MARCH, "E06000058", "")
    said: list[str] = []

    def publish(who: str, progress: Callable[[str], None], returns: Sequence[str] = ()) -> Published:
        progress(f"Working out March for {who}")
        said.append(inbox.states()[0].doing)
        return Published(made, new=True)

    monkeypatch.setattr(clerk, "publish", publish)
    order_id = inbox.put("publish", "B. Steward")
    work()
    assert said == ["Working out March for B. Steward"] and over(order_id).result == {"release": "r0007", "new": True}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device"), "No space left on device"),
        (ScorecardError("There is nothing to publish."), "That did not work: There is nothing to publish."),
        (RuntimeError("odd"), "by a fault of SEND Scorecard (RuntimeError: odd)"),
    ],
    ids=["disk", "ours", "fault"],
)
def test_whatever_goes_wrong_is_a_sentence_and_the_next_order_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    monkeypatch.setattr(clerk, "publish", lambda *_, **__: (_ for _ in ()).throw(error))
    bad = inbox.put("publish", "A. Steward")
    (good,) = send(workbook(tmp_path / "a.xlsx"))
    work()
    assert over(bad).standing is Standing.FAILED and said in over(bad).message
    assert over(good).standing is Standing.DONE


def test_an_act_that_is_not_known_is_said() -> None:
    order_id = inbox.put("dance", "A. Steward")
    work()
    assert "no act 'dance'" in over(order_id).message


def test_a_file_whose_bytes_are_gone_fails(tmp_path: Path) -> None:
    (order_id,) = send(workbook(tmp_path / "a.xlsx"))
    over(order_id).file.unlink()
    work()
    assert over(order_id).standing is Standing.FAILED and "Send it again" in over(order_id).message


def test_a_full_disk_at_the_end_is_waited_for_and_nothing_is_done_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (order_id,) = send(workbook(tmp_path / "a.xlsx"))
    finish, tried = inbox.finish, []

    def full(*arguments: str, **result: object) -> None:
        tried.append(arguments)
        if len(tried) < 3:
            raise OSError(28, "No space left on device")
        finish(*arguments, **result)

    monkeypatch.setattr(clerk, "TROUBLE_SECONDS", 0.01)
    monkeypatch.setattr(inbox, "finish", full)
    work()
    assert over(order_id).standing is Standing.DONE and len(tried) == 3 and len(submissions()) == 1


def environment() -> dict[str, str]:
    return {**settings.own_process(), "PYTHONPATH": f"{settings.CHECKOUT}{os.pathsep}{settings.CHECKOUT / 'tests'}"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that cannot be caught")
@pytest.mark.parametrize("when", [BEFORE, AFTER])
@pytest.mark.parametrize("step", STEPS)
def test_a_clerk_that_is_killed_at_any_step_loses_nothing_and_loads_nothing_twice(tmp_path: Path, step: str, when: str) -> None:
    first, second = send(xlsx(tmp_path / "a.xlsx", DOUBTFUL), workbook(tmp_path / "b.xlsx", valid(FEBRUARY), FEBRUARY))
    killed = subprocess.run([sys.executable, "-m", "make.dying_clerk", step, when], cwd=settings.CHECKOUT, env=environment())
    assert killed.returncode == -signal.SIGKILL
    work()
    assert sorted((each.return_name, each.as_at) for each in submissions()) == [("casework", FEBRUARY), ("casework", MARCH)]
    for order_id in (first, second):
        order = over(order_id)
        assert order.standing is Standing.DONE and not order.file.exists()
        assert not order.result["again"], "what its own first try entered did not come twice"
        assert order.result["submission"] in {each.snapshot_id for each in submissions()}


def wait_for(what: Callable[[], object], seconds: float = 90) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, [(each.file_name, each.standing, each.doing, each.message) for each in inbox.states()]
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that cannot be caught")
def test_two_clerks_of_two_web_processes_and_the_one_at_work_is_killed(tmp_path: Path) -> None:
    """Real processes and the real worker: the other one takes over, every file is taken in once, and it ends when its starter does."""
    command = [sys.executable, "-m", "scorecard", "clerk", "--attached"]
    clerks = [subprocess.Popen(command, cwd=settings.CHECKOUT, env=environment(), stdin=subprocess.PIPE)]
    try:
        wait_for((inbox.folder() / ".clerk.lock").exists)
        clerks.append(subprocess.Popen(command, cwd=settings.CHECKOUT, env=environment(), stdin=subprocess.PIPE))
        ids = send(workbook(tmp_path / "a.xlsx"), workbook(tmp_path / "b.xlsx", valid(FEBRUARY), FEBRUARY), xlsx(tmp_path / "c.xlsx", HELD))
        wait_for(lambda: any(each.standing is Standing.RUNNING for each in inbox.states()))
        clerks[0].kill()
        wait_for(lambda: all(over(each).standing is Standing.DONE for each in ids))
        assert sorted(each.file_name for each in submissions()) == ["a.xlsx", "b.xlsx", "c.xlsx"]
        assert not list(inbox.folder().glob("*/file"))
        assert clerks[1].poll() is None
        assert clerks[1].stdin is not None
        clerks[1].stdin.close()  # as when the web process is gone, however it ended
        assert clerks[1].wait(20) == 0
    finally:
        for each in clerks:
            each.kill()
            each.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_clerk_that_is_told_to_end_does(data_root: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "scorecard", "clerk"], cwd=settings.CHECKOUT, env=environment(), stdin=subprocess.DEVNULL
    )
    wait_for((data_root / "inbox" / ".clerk.lock").exists)
    time.sleep(0.5)
    assert process.poll() is None, "it is not attached: nothing on its standard input means nothing"
    process.terminate()
    assert process.wait(20) == 0
