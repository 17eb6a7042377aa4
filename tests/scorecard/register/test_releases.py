"""Releases come to show, are withdrawn, and come back."""

from __future__ import annotations

import datetime as dt

import pytest

from scorecard.register import Register, RegisterError, now
from scorecard.terms import Release


@pytest.fixture
def register() -> Register:
    found = Register.open()
    for number in ("r0001", "r0002"):
        found.publish(Release(number, now(), "A. Steward", dt.date(2024, 3, 31), "E06000058", "Sample"), number, ["one", "two"])
    return found


def test_a_withdrawn_release_gives_way_to_the_one_before(register: Register) -> None:
    assert register.withdraw("r0002", "B. Steward", "A wrong file.") == "r0001" == register.current_release_id()
    assert register.withdrawn()["r0002"].reason == "A wrong file."
    told = register.just_withdrawn()
    assert told is not None and (told.subject, told.who) == ("r0002", "B. Steward")
    assert register.withdraw("r0001", "B. Steward", "Wrong too.") is None is register.current_release_id()
    assert [each.release_id for each in register.releases()] == ["r0002", "r0001"], "none is ever deleted"


def test_it_can_be_published_again(register: Register) -> None:
    register.withdraw("r0002", "B. Steward", "A wrong file.")
    register.publish_again("r0002", "A. Steward", "It was right.")
    assert register.current_release_id() == "r0002" and register.withdrawn() == {} and register.just_withdrawn() is None


def test_readers_are_told_of_a_withdrawal_that_changed_what_they_read_alone(register: Register) -> None:
    register.withdraw("r0001", "B. Steward", "Old and wrong.")
    assert register.just_withdrawn() is None, "it did not show"
    register.publish_again("r0001", "B. Steward", "It was right.")
    register.publish(Release("r0003", now(), "A. Steward", dt.date(2024, 3, 31), "E06000058", "Sample"), "r0003", ["one"])
    register.withdraw("r0003", "B. Steward", "A wrong file.")
    register.withdraw("r0002", "B. Steward", "Old and wrong.")
    told = register.just_withdrawn()
    assert register.current_release_id() == "r0001" and told is not None and told.subject == "r0003", "what showed, not what was older"


@pytest.mark.parametrize(
    ("release_id", "reason", "said"), [("r0002", " ", "reason"), ("r0009", "x", "no release"), ("r0001", "x", "already")]
)
def test_what_cannot_be_withdrawn(register: Register, release_id: str, reason: str, said: str) -> None:
    register.withdraw("r0001", "B. Steward", "Wrong.")
    before = register.acts()
    with pytest.raises(RegisterError, match=said):
        register.withdraw(release_id, "B. Steward", reason)
    with pytest.raises(RegisterError):
        register.publish_again("r0002", "B. Steward", "It shows already.")
    assert register.acts() == before


def test_a_release_names_its_snapshots(register: Register) -> None:
    assert sorted(register.snapshots_of("r0001")) == ["one", "two"] and register.snapshots_of("r0009") == []
