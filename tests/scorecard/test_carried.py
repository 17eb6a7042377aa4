"""Publishing after rows were erased: what was published of them stays as it was; what never was is named."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace

import duckdb
import pytest

from make.casework import valid
from make.snapshots import submitted
from make.workforce import valid as posts
from scorecard import measure, publish, release, settings
from scorecard.publish import PublishError
from scorecard.register import Register
from scorecard.released import open_release
from scorecard.retain import retain
from scorecard.terms import COHORT_COLUMNS
from scorecard.winners import winners

JANUARY, FEBRUARY, MARCH = dt.date(2024, 1, 31), dt.date(2024, 2, 29), dt.date(2024, 3, 31)
CELLS = ("measure_id", "as_at", *COHORT_COLUMNS, "numerator", "denominator", "value", "sign", "snapshot_id")


def ask(release_id: str, sql: str) -> list[tuple]:
    """A query of a release, also one that the pages' door has open."""
    with duckdb.connect() as con:
        con.execute(f"attach '{release.path_of(release_id).as_posix()}' as made (read_only)")
        return con.execute(sql).fetchall()


def cells(release_id: str, where: str = "true") -> set[tuple]:
    return set(ask(release_id, f"select {', '.join(CELLS)} from made.cube where {where}"))


def erase(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything's time is up, and then no longer."""
    with monkeypatch.context() as soon:
        soon.setenv("SCORECARD_KEEP_ROWS_MONTHS", "0")
        retain("A. Steward")


def rows_left() -> int:
    return len(list(settings.data_root().glob("snapshots/*/*/*/rows")))


def test_a_new_month_keeps_the_figures_of_the_old_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures of January, whose rows are gone, are what they were: own dates, and the months that no later snapshot gives."""
    january = submitted(JANUARY)
    publish.publish("A. Steward")
    before = cells("r0001")
    erase(monkeypatch)
    assert rows_left() == 0
    march = submitted(MARCH)
    said: list[str] = []
    made = publish.publish("A. Steward", progress=said.append)
    assert made.new and made.release.release_id == "r0002"
    after = cells("r0002", f"snapshot_id = '{january}'")
    assert after and after <= before
    given = winners(measure.measures(), Register.open().accepted())
    for measure_id, dates in given[january].items():
        old = {each for each in before if each[0] == measure_id and each[1] in dates}
        assert {each for each in after if each[0] == measure_id} == old, measure_id
    assert {each[-1] for each in cells("r0002", f"as_at = '{MARCH}'")} == {march}
    assert not any("erased" in each for each in said), "nothing is missing"
    assert ask("r0002", "select name, sha256 from made.inputs where kind = 'release'") == [("r0001", Register.open().inputs("r0001"))]


def test_the_page_shows_the_old_months_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(JANUARY)
    publish.publish("A. Steward")
    old = open_release().figures("plans_mainstream_rate").to_pylist()
    erase(monkeypatch)
    submitted(MARCH)
    publish.publish("A. Steward")
    now = open_release("r0002").figures("plans_mainstream_rate").to_pylist()
    assert [each["as_at"] for each in now] == [JANUARY, MARCH] and [now[0]] == old


def test_nothing_is_published_anew_because_rows_were_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    submitted()
    publish.publish("A. Steward")
    erase(monkeypatch)
    assert not publish.publish("A. Steward").new


def test_a_return_whose_snapshots_are_all_erased_keeps_its_cohorts(monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(JANUARY)
    publish.publish("A. Steward")
    before = open_release().columns("plans_mainstream_rate")
    erase(monkeypatch)
    submitted(MARCH, rows=posts(MARCH))
    publish.publish("A. Steward")
    assert open_release("r0002").columns("plans_mainstream_rate") == before
    assert cells("r0002", "measure_id = 'plans_mainstream_rate'") == cells("r0001", "measure_id = 'plans_mainstream_rate'")


def test_a_measure_of_two_returns_is_carried_over_when_one_is_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(MARCH)
    workforce = submitted(MARCH, rows=posts(MARCH))
    publish.publish("A. Steward")
    load = cells("r0001", "measure_id = 'caseload_per_officer'")
    assert load and {each[-2] for each in load} == {""}
    for one in Register.open().accepted():
        if one.snapshot_id != workforce:
            shutil.rmtree(settings.data_root() / one.folder / "rows")
    submitted(FEBRUARY)
    publish.publish("A. Steward")
    assert cells("r0002", f"measure_id = 'caseload_per_officer' and as_at = '{MARCH}'") == load


def test_the_newest_release_that_has_it_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """March gave months that January gave before; March is held again, and both are erased: January's stand as r0001 has them."""
    january = submitted(JANUARY)
    publish.publish("A. Steward")
    march = submitted(MARCH)
    publish.publish("A. Steward")
    Register.open().hold(march, "A. Steward", "A wrong file.")
    erase(monkeypatch)
    submitted(MARCH, rows=posts(MARCH))
    publish.publish("A. Steward")
    assert cells("r0003", f"snapshot_id = '{january}'") == cells("r0001")
    assert cells("r0003", f"snapshot_id = '{march}'") == set()


def test_what_no_release_has_is_named_and_the_return_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    january = submitted(JANUARY)
    publish.publish("A. Steward")
    never = submitted(FEBRUARY)
    erase(monkeypatch)
    submitted(MARCH, rows=posts(MARCH))
    said: list[str] = []
    publish.publish("A. Steward", progress=said.append)
    (named,) = (each for each in said if "no release has these figures" in each)
    assert never in named and "requests_count" in named and january not in named
    assert cells("r0002", f"snapshot_id = '{january}'") == cells("r0001"), "rather than nothing"
    assert cells("r0002", f"snapshot_id = '{never}'") == set()


def test_figures_of_another_check_of_it_are_none_of_its(monkeypatch: pytest.MonkeyPatch) -> None:
    """Published, held, checked again without a record, accepted, and erased before it was published so: what was published is not that."""
    january = submitted(JANUARY)
    publish.publish("A. Steward")
    register = Register.open()
    register.hold(january, "A. Steward", "A record is wrong.")
    again = replace(register.submission(january), check=2)
    register.checked_again(again, 0, 40, "A. Steward", "Set aside.")
    register.accept(january, "A. Steward", "Looked at.")
    erase(monkeypatch)
    submitted(MARCH, rows=posts(MARCH))
    said: list[str] = []
    publish.publish("A. Steward", progress=said.append)
    assert cells("r0002", f"snapshot_id = '{january}'") == set() and any(january in each for each in said)


def test_a_withdrawn_release_lends_no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    january = submitted(JANUARY)
    publish.publish("A. Steward")
    erase(monkeypatch)
    Register.open().withdraw("r0001", "A. Steward", "Wrong.")
    submitted(MARCH, rows=posts(MARCH))
    said: list[str] = []
    publish.publish("A. Steward", progress=said.append)
    assert cells("r0002", f"snapshot_id = '{january}'") == set() and any(january in each for each in said)


def test_where_there_is_nothing_at_all_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    submitted()
    erase(monkeypatch)
    with pytest.raises(PublishError, match="erased"):
        publish.publish("A. Steward")
    assert Register.open().releases() == []


def test_a_release_whose_file_is_gone_lends_none_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(JANUARY)
    publish.publish("A. Steward")
    first = cells("r0001")
    submitted(JANUARY, rows=posts(JANUARY))
    publish.publish("A. Steward")
    release.path_of("r0002").write_bytes(b"damaged")
    erase(monkeypatch)
    submitted(MARCH, rows=valid(MARCH))
    publish.publish("A. Steward")
    assert {each for each in cells("r0003") if each[1] == JANUARY and each[0] == "plans_mainstream_rate"} == {
        each for each in first if each[0] == "plans_mainstream_rate"
    }


def test_publishing_erases_what_is_due_and_a_failure_to_does_not_undo_it(monkeypatch: pytest.MonkeyPatch) -> None:
    submitted()
    monkeypatch.setenv("SCORECARD_KEEP_ROWS_MONTHS", "-3")
    said: list[str] = []
    assert publish.publish("B. Steward", progress=said.append).new
    assert rows_left() == 1 and any("SCORECARD_KEEP_ROWS_MONTHS" in each for each in said)
    monkeypatch.setenv("SCORECARD_KEEP_ROWS_MONTHS", "0")
    assert not publish.publish("B. Steward").new
    assert rows_left() == 0
    last = Register.open().acts()[0]
    assert (last.act, last.who) == ("erased", "B. Steward")
