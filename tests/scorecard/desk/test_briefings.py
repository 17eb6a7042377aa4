"""Briefings at the desk: what can be chosen, and what is not entered."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from make.briefing import COMMITTEE, MAY, RATE, briefing, item, own_root, saved
from scorecard import desk
from scorecard.briefing import freeze
from scorecard.register import Register
from scorecard.released import NoRelease


def test_what_an_author_can_choose(data_root: Path) -> None:
    own_root(data_root)
    of = desk.briefings.public("r0001")
    assert desk.briefings.releases() == ["r0001"]
    assert RATE in desk.briefings.subjects(of) and len(set(desk.briefings.subjects(of))) > 20
    cohorts = desk.briefings.cohorts(of, RATE)
    assert next(iter(cohorts)) == ("", "") and cohorts["phase", "primary"] == "phase: Primary"
    assert COMMITTEE in desk.briefings.committees(of)


def test_a_withdrawn_release_is_not_among_them_and_without_any_nothing_can_begin(data_root: Path) -> None:
    own_root(data_root)
    Register.open().withdraw("r0001", "A. Steward", "Wrong file.")
    assert desk.briefings.releases() == []
    with pytest.raises(NoRelease, match="No release has a public file yet"):
        desk.briefings.empty(MAY)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": " "}, "Give a title"),
        ({"committee": ""}, "Give a committee"),
        ({"items": (item(words="x" * 1501),)}, "have 1,501 characters"),
        ({"items": (item(words="a\u202eb"),)}, r"cannot be seen \(U\+202E\)"),
    ],
)
def test_what_cannot_be_taken(data_root: Path, change: dict, said: str) -> None:
    own_root(data_root)
    with pytest.raises(desk.DeskError, match=said):
        desk.briefings.save(replace(briefing(), **change), "A. Author")
    assert Register.open().briefings() == []


def test_a_new_version_begins_as_the_old_one_and_says_so(data_root: Path) -> None:
    own_root(data_root)
    old = freeze(saved([item(words="Ours.")]), "A. Author").briefing
    new = desk.briefings.save(desk.briefings.new_version(old), "B. Author")
    assert (new.briefing_id, new.replaces, new.items, new.is_frozen) == ("b0002", "b0001", old.items, False)
    assert [each["Stands"][:1] for each in desk.briefings.listed(desk.briefings.known())] == ["○", "✔"]
    assert dt.date(2024, 1, 1) < new.meeting
