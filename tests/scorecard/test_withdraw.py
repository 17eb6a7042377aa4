"""Withdrawing a release, publishing it again, and the second person."""

from __future__ import annotations

import datetime as dt

import pytest

from make.casework import valid
from make.snapshots import submitted
from scorecard.publish import PublishError, SecondPersonNeeded, publish
from scorecard.register import Register, RegisterError
from scorecard.released import NothingPublished, open_release

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)


@pytest.fixture
def two() -> Register:
    """Two releases, of which the second shows."""
    submitted(FEBRUARY)
    publish("A. Steward")
    submitted(MARCH)
    publish("A. Steward")
    return Register.open()


def test_the_release_before_shows_again_and_it_is_said_why(two: Register) -> None:
    assert two.just_withdrawn() is None
    assert two.withdraw("r0002", "B. Steward", "The roll was last year's.") == "r0001"
    assert open_release().release.release_id == "r0001"
    note = two.just_withdrawn()
    assert note and (note.subject, note.who, note.reason) == ("r0002", "B. Steward", "The roll was last year's.")
    assert list(two.withdrawn()) == ["r0002"] and open_release("r0002").release.newest_as_at == MARCH


def test_a_withdrawn_release_is_published_again_and_the_note_goes(two: Register) -> None:
    two.withdraw("r0002", "B. Steward", "The roll was last year's.")
    with pytest.raises(PublishError, match="would be r0002 again"):
        publish("A. Steward")
    two.publish_again("r0002", "A. Steward", "It was right.")
    assert two.current_release_id() == "r0002" and two.just_withdrawn() is None and two.withdrawn() == {}


def test_after_a_correction_the_note_goes_too(two: Register) -> None:
    two.withdraw("r0002", "B. Steward", "Wrong file.")
    submitted(MARCH, valid(MARCH) | {"advice": valid(MARCH)["advice"][:3]})
    assert publish("A. Steward").release.release_id == "r0003"
    assert two.current_release_id() == "r0003" and two.just_withdrawn() is None


def test_an_older_release_is_withdrawn_without_changing_what_shows(two: Register) -> None:
    assert two.withdraw("r0001", "B. Steward", "Wrong file.") == "r0002" and two.current_release_id() == "r0002"


def test_when_nothing_is_left_the_pages_say_that_nothing_is_published(two: Register) -> None:
    two.withdraw("r0001", "B. Steward", "Wrong file.")
    assert two.withdraw("r0002", "B. Steward", "Wrong file.") is None
    with pytest.raises(NothingPublished):
        open_release()


@pytest.mark.parametrize("release_id, reason, said", [("r0002", " ", "for a reason"), ("r0009", "Why.", "There is no release r0009")])
def test_what_cannot_be_withdrawn(two: Register, release_id: str, reason: str, said: str) -> None:
    with pytest.raises(RegisterError, match=said):
        two.withdraw(release_id, "B. Steward", reason)
    assert two.current_release_id() == "r0002"


def test_nothing_is_withdrawn_twice_nor_published_again_that_was_not(two: Register) -> None:
    with pytest.raises(RegisterError, match="has not been withdrawn"):
        two.publish_again("r0002", "A. Steward", "Why.")
    two.withdraw("r0002", "B. Steward", "Wrong file.")
    with pytest.raises(RegisterError, match="withdrawn already"):
        two.withdraw("r0002", "B. Steward", "Wrong file.")


def test_a_second_person_publishes_what_the_first_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_SECOND_PERSON", "yes")
    submitted(FEBRUARY)
    for who in ("A. Steward", " a. steward "):
        with pytest.raises(SecondPersonNeeded, match="A second person has to publish it"):
            publish(who)
    assert Register.open().releases() == []
    assert publish("B. Steward").release.release_id == "r0001"
    entry = Register.open().acts("r0001")[0]
    assert entry.who == "B. Steward" and entry.reason.startswith("Proposed by A. Steward on ")


def test_what_was_proposed_before_something_changed_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_SECOND_PERSON", "yes")
    submitted(FEBRUARY)
    with pytest.raises(SecondPersonNeeded):
        publish("A. Steward")
    submitted(MARCH)
    with pytest.raises(SecondPersonNeeded, match=r"B\. Steward has proposed"):
        publish("B. Steward")
    assert publish("A. Steward").new


def test_the_setting_is_yes_or_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_SECOND_PERSON", "maybe")
    submitted(FEBRUARY)
    with pytest.raises(ValueError, match="yes or no was expected"):
        publish("A. Steward")


def test_a_second_person_publishes_again_too(two: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    two.withdraw("r0002", "B. Steward", "Wrong file.")
    monkeypatch.setenv("SCORECARD_SECOND_PERSON", "yes")
    for who in ("A. Steward", "a. steward"):
        with pytest.raises(RegisterError, match="A second person has to"):
            two.publish_again("r0002", who, "It was right.")
    assert two.current_release_id() == "r0001"
    two.publish_again("r0002", "C. Steward", "I agree.")
    assert two.current_release_id() == "r0002"


def test_a_withdrawal_for_disclosure_is_known_as_such(two: Register) -> None:
    two.withdraw("r0001", "B. Steward", "Wrong file.")
    two.withdraw("r0002", "B. Steward", "A count of two can be worked out.", disclosure=True)
    assert list(two.withdrawn()) == ["r0001", "r0002"] and list(two.withdrawn_for_disclosure()) == ["r0002"]
    two.publish_again("r0002", "A. Steward", "It cannot.")
    assert two.withdrawn_for_disclosure() == {}
    two.withdraw("r0002", "B. Steward", "Wrong file.")
    assert two.withdrawn_for_disclosure() == {}, "the last withdrawal says why"
