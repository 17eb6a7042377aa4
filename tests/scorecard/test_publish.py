"""Publishing: a release is there whole or not at all, whatever happens; what is held never gets in; the right snapshot wins."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest

from make.casework import valid
from make.killed import few_measures
from make.snapshots import submitted
from make.workforce import valid as workforce
from scorecard import measure, publish, release, settings, winners
from scorecard.cube import Cubes
from scorecard.publish import PublishError
from scorecard.register import Register
from scorecard.terms import Outcome

MARCH, FEBRUARY = dt.date(2024, 3, 31), dt.date(2024, 2, 29)


def ask(release_id: str, sql: str) -> list[tuple]:
    with duckdb.connect(str(release.path_of(release_id)), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_a_passing_snapshot_becomes_a_release_with_every_measure() -> None:
    submitted()
    made = publish.publish("A. Steward")
    assert made.new
    assert made.release.release_id == "r0001" == Register.open().current_release_id()
    (measures,) = ask("r0001", "select count(distinct measure_id) from cube")
    assert measures[0] == len([each for each in measure.measures() if measure.RETURNS[each.family] == "casework"])
    assert ask("r0001", "select newest_as_at, authority_name from release") == [(MARCH, "Sample authority (synthetic)")]
    for view in ("timeliness", "backlog", "scorecard"):
        assert ask("r0001", f"select count(*) > 0 from {view}") == [(True,)]


def test_every_figure_says_which_snapshot_it_rests_on() -> None:
    one = submitted()
    publish.publish("A. Steward")
    assert ask("r0001", "select distinct snapshot_id from cube") == [(one,)]
    assert ask("r0001", "select snapshot_id, accepted_by, reason, rows > 40 from snapshots") == [(one, "A. Steward", "Looked at.", True)]
    kinds = {kind for (kind,) in ask("r0001", "select distinct kind from inputs")}
    assert kinds == {"snapshot", "return", "measure", "table", "view", "reference"}


def test_nothing_accepted_is_nothing_published() -> None:
    submitted(outcome=Outcome.HELD, accept=False)
    with pytest.raises(PublishError, match="nothing to publish"):
        publish.publish("A. Steward")
    assert list(release.folder().glob("r*.duckdb")) == []


def test_a_held_snapshot_changes_no_figure() -> None:
    submitted(FEBRUARY)
    before = publish.publish("A. Steward").release
    submitted(MARCH, rows=valid(FEBRUARY), outcome=Outcome.HELD, accept=False)
    after = publish.publish("A. Steward")
    assert not after.new
    assert after.release == before
    assert ask("r0001", "select max(as_at) from cube") == [(FEBRUARY,)]


def test_the_newest_as_at_date_wins_also_when_loaded_out_of_order() -> None:
    """Trap 13. February is loaded after March; a month that both cover still comes from March."""
    march, february = submitted(MARCH), submitted(FEBRUARY)
    publish.publish("A. Steward")
    rests_on = dict(
        ask(
            "r0001",
            "select as_at, any_value(snapshot_id) from cube where measure_id = 'requests_count' group by as_at having count(distinct snapshot_id) = 1",
        )
    )
    assert rests_on[FEBRUARY] == march
    assert len(rests_on) == 27
    own = dict(ask("r0001", "select as_at, any_value(snapshot_id) from cube where measure_id = 'plans_mainstream_rate' group by as_at"))
    assert own == {FEBRUARY: february, MARCH: march}


def test_of_two_for_one_date_the_last_accepted_wins() -> None:
    first, second = submitted(), submitted()
    Register.open().accept(first, "A. Steward", "The first was right after all.")
    publish.publish("A. Steward")
    assert ask("r0001", "select distinct snapshot_id from cube") == [(first,)]
    assert second != first


def test_run_in_months_come_from_an_older_snapshot_where_there_is_one() -> None:
    """As at March 2024 the due lens starts in June 2022: 1 January 2022 and 140 days is 21 May. Earlier months need an older snapshot."""
    march, december = submitted(MARCH), submitted(dt.date(2023, 12, 31))
    by_month = dict(
        (date, snapshot)
        for snapshot, dates in (
            (one, each.get("plans_20_weeks_due_rate", []))
            for one, each in winners.winners(measure.measures(), Register.open().accepted()).items()
        )
        for date in dates
    )
    assert by_month[dt.date(2022, 5, 31)] == december
    assert by_month[dt.date(2022, 6, 30)] == march
    assert min(by_month) == dt.date(2021, 6, 30)


def test_publishing_again_with_nothing_changed_makes_no_new_release() -> None:
    submitted()
    assert publish.publish("A. Steward").new
    assert not publish.publish("A. Steward").new
    assert sorted(path.name for path in release.folder().glob("*.duckdb")) == ["r0001.duckdb", "r0001.public.duckdb"]


def test_the_same_rows_give_the_same_figures() -> None:
    submitted()
    publish.publish("A. Steward")
    submitted()
    publish.publish("A. Steward")
    everything = "select * exclude (snapshot_id) from cube order by all"
    assert ask("r0001", everything) == ask("r0002", everything)


def test_a_release_is_never_changed_again() -> None:
    submitted(FEBRUARY)
    publish.publish("A. Steward")
    before = release.path_of("r0001").read_bytes()
    submitted(MARCH)
    publish.publish("A. Steward")
    assert release.path_of("r0001").read_bytes() == before


def test_a_publication_that_fails_leaves_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(FEBRUARY)
    publish.publish("A. Steward")
    submitted(MARCH)
    monkeypatch.setattr(Cubes, "gather", lambda *_: (_ for _ in ()).throw(OSError("No space left on device")))
    with pytest.raises(OSError, match="No space"):
        publish.publish("A. Steward")
    assert Register.open().current_release_id() == "r0001"
    assert sorted(path.name for path in release.folder().glob("*duckdb*")) == ["r0001.duckdb", "r0001.public.duckdb"]


SLOW = """
import sys, time
from make.killed import few_measures
from scorecard import publish, release
from scorecard.cube import Cubes
from scorecard.register import Register
step = sys.argv[1]
def stop_at(name, owner):
    real = getattr(owner, name)
    def slow(*a, **k):
        if name == step.removeprefix("after_"):
            if step.startswith("after_"):
                result = real(*a, **k)
            print("there", flush=True)
            time.sleep(60)
        return real(*a, **k)
    setattr(owner, name, slow)
for name, owner in (("begin", release), ("add_up", Cubes), ("fill", release), ("finish", release), ("make_public", publish), ("publish", Register)):
    stop_at(name, owner)
few_measures()
publish.publish("A. Steward")
"""


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data root with a release of February, and March's return that is accepted and waits. Few measures: a publisher is killed often."""
    root = tmp_path_factory.mktemp("waiting") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(root))
        few_measures(patch.setattr)
        submitted(FEBRUARY, workforce(FEBRUARY))
        publish.publish("A. Steward")
        submitted(MARCH, workforce(MARCH))
    return root


@pytest.mark.parametrize(
    "step",
    [
        *("begin", "after_begin", "add_up", "after_add_up", "fill", "after_fill", "finish", "after_finish"),
        *("make_public", "after_make_public", "publish", "after_publish"),
    ],
)
def test_a_publisher_killed_at_any_step_leaves_the_state_before_or_after(
    step: str, waiting: Path, data_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(waiting, data_root)
    few_measures(monkeypatch.setattr)
    child = subprocess.Popen(
        [sys.executable, "-c", SLOW, step],
        stdout=subprocess.PIPE,
        text=True,
        cwd=settings.CHECKOUT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(settings.CHECKOUT), str(settings.CHECKOUT / "tests")))},
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "there"
    child.kill()
    child.wait()
    shows = Register.open().current_release_id()
    assert shows == ("r0002" if step == "after_publish" else "r0001")
    assert ask(shows, "select count(*) > 0 from scorecard") == [(True,)]
    again = publish.publish("A. Steward")  # the work can be done again, and what was left behind is gone
    assert again.new == (step != "after_publish")
    assert ask(again.release.release_id, "select max(as_at) from cube") == [(MARCH,)]
    entered = {each.release_id for each in Register.open().releases()}
    files = {path.stem for path in release.folder().iterdir() if path.suffix == ".duckdb"}
    assert files == entered | {f"{each}.public" for each in entered}
    assert not list(release.folder().glob(".building-*"))


def test_a_second_publisher_waits_and_then_publishes() -> None:
    submitted()
    held = release.FileLock(release.folder() / ".publishing.lock")
    said: list[str] = []
    held.acquire()
    second = threading.Thread(target=lambda: said.append(publish.publish("B. Steward", progress=said.append, wait=30).release.release_id))
    second.start()
    time.sleep(0.5)
    assert said == ["Another publication is running; waiting for it to end."]
    held.release()
    second.join(30)
    assert said[-1] == "r0001"


def test_a_second_publisher_that_has_waited_long_enough_is_told() -> None:
    submitted()
    with release.FileLock(release.folder() / ".publishing.lock"), pytest.raises(PublishError, match="Another publication"):
        publish.publish("B. Steward", wait=0.2)
    assert Register.open().releases() == []


def test_two_publishers_at_once_make_one_release_each_or_agree() -> None:
    submitted()
    command = [sys.executable, "-m", "scorecard", "publish", "--by", "A. Steward"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=settings.CHECKOUT) for _ in range(2)]
    said = sorted(each.communicate(timeout=60)[0].strip() for each in both)
    assert [each.returncode for each in both] == [0, 0]
    assert said == ["Nothing has changed since release r0001, as at 31/03/2024.", "Published release r0001, as at 31/03/2024."]
