"""A withdrawal is told above the figures that show instead, and where none are left in their place."""

from __future__ import annotations

import shutil
from dataclasses import replace

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from make.release import made_root
from scorecard import settings
from scorecard.register import Register

WHY = "The roll was *last* year's"


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch, data_root) -> Register:
    """Two releases, of which the second shows."""
    shutil.copytree(made_root(), data_root)
    monkeypatch.chdir(settings.CHECKOUT)
    second, register = data_root / "releases" / "r0002.duckdb", Register.open()
    shutil.copyfile(second.with_stem("r0001"), second)
    with duckdb.connect(str(second)) as con:
        con.execute("update release set release_id = 'r0002'")
    (first,) = register.releases()
    register.publish(replace(first, release_id="r0002"), "made up too", register.snapshots_of("r0001"))
    return register


def shown(path: str = "app.py") -> AppTest:
    test = AppTest.from_file(str(settings.CHECKOUT / path), default_timeout=60).run()
    assert not test.exception
    return test


def test_nothing_is_said_while_nothing_was_withdrawn(two: Register) -> None:
    assert not shown().warning


def test_the_release_before_says_what_was_withdrawn_when_by_whom_and_why(two: Register) -> None:
    two.withdraw("r0002", "B. Steward", WHY)
    (act,) = two.acts("r0002")[:1]
    test = shown()
    (note,) = test.warning
    plain = note.value.replace("\\", "")
    assert plain.startswith("Release r0002 was withdrawn on ") and f"at {act.at:%H:%M} UTC by B. Steward: {WHY}." in plain
    assert plain.endswith("Release r0001, the one before it, is shown instead.") and "\\*last\\*" in note.value, "a reason is never mark-up"
    drawn = [each.type for each in test.main]
    assert drawn.index("warning") < drawn.index("title") and any("release r0001" in each.value for each in test.markdown)


def test_the_note_goes_with_the_next_publication(two: Register) -> None:
    two.withdraw("r0002", "B. Steward", WHY)
    two.publish_again("r0002", "A. Steward", "It was right.")
    assert not shown().warning


def test_an_older_release_is_nothing_to_tell_of(two: Register) -> None:
    two.withdraw("r0001", "B. Steward", WHY)
    assert not shown().warning


@pytest.mark.parametrize("page", ["app.py", "pages/timeliness.py", "pages/workforce.py", "pages/worklists.py"])
def test_where_none_is_left_the_page_says_that_they_were_withdrawn(two: Register, page: str) -> None:
    two.withdraw("r0001", "B. Steward", "Old.")
    two.withdraw("r0002", "B. Steward", WHY)
    test = shown(page)
    (note,) = test.warning
    plain = note.value.replace("\\", "")
    assert plain.startswith("Release r0002 was withdrawn on ") and WHY in plain and "The figures that stood here are withdrawn" in plain
    assert not test.info, "it is not as if nothing had ever been published"
