"""The register: acts are added whole, never changed; held is held."""

import datetime as dt

import pytest

from make.snapshots import submitted
from scorecard.register import Register, RegisterError, now
from scorecard.terms import Outcome, Release

AS_AT = dt.date(2024, 3, 31)


def test_a_submission_is_there_once_received_and_signed_once_accepted() -> None:
    first = submitted(accept=False)
    register = Register.open()
    assert [each.accepted_at for each in register.submissions()] == [None]
    assert register.accepted() == []
    register.accept(first, "A. Steward", "It is right.")
    (only,) = register.accepted()
    assert (only.accepted_by, only.reason, only.as_at) == ("A. Steward", "It is right.", AS_AT)


def test_of_several_received_within_a_second_the_last_one_entered_is_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("make.snapshots.now", lambda: dt.datetime(2024, 4, 4, 9, 30))
    in_order = [submitted(accept=False) for _ in range(5)]
    assert [each.snapshot_id for each in Register.open().submissions()] == in_order[::-1]


def test_a_held_submission_cannot_be_accepted() -> None:
    held = submitted(outcome=Outcome.HELD, accept=False)
    with pytest.raises(RegisterError, match="held"):
        Register.open().accept(held, "A. Steward", "Please.")
    assert Register.open().accepted() == []


def test_queries_are_accepted_with_a_reason_only() -> None:
    asked = submitted(outcome=Outcome.QUERIES, accept=False)
    with pytest.raises(RegisterError, match="reason"):
        Register.open().accept(asked, "A. Steward", "  ")
    Register.open().accept(asked, "A. Steward", "Asked the team.")
    assert len(Register.open().accepted()) == 1


def test_what_is_not_there_cannot_be_accepted() -> None:
    with pytest.raises(RegisterError, match="no submission"):
        Register.open().accept("casework/2024-03-31/nothing", "A. Steward", "x")


def test_accepted_ones_stand_by_as_at_date_then_by_acceptance() -> None:
    """Trap 13: loaded out of order; the newest as-at date wins, then the last accepted."""
    march, february = submitted(AS_AT), submitted(dt.date(2024, 2, 29))
    again = submitted(dt.date(2024, 2, 29))
    Register.open().accept(february, "A. Steward", "Signed once more.")
    assert [each.snapshot_id for each in Register.open().accepted()] == [again, february, march]


def test_the_first_accepted_return_fixes_the_authority(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Register.open().authority() == ""
    submitted(accept=False)
    assert Register.open().authority() == ""
    submitted()
    assert Register.open().authority() == "E06000058"
    monkeypatch.setenv("SCORECARD_AUTHORITY", "E09000001")
    assert Register.open().authority() == "E09000001"


def test_asking_for_the_authority_makes_no_register(data_root) -> None:
    assert Register.known_authority() == ""
    assert not data_root.exists()


def test_the_last_release_is_the_one_that_shows() -> None:
    register = Register.open()
    assert register.current_release_id() is None
    for number in ("r0001", "r0002"):
        register.publish(Release(number, now(), "A. Steward", AS_AT, "E06000058", "Sample"), f"hash of {number}", ["one", "two"])
    assert register.current_release_id() == "r0002"
    assert [each.release_id for each in register.releases()] == ["r0002", "r0001"]
    assert register.inputs("r0001") == "hash of r0001"


def test_a_release_is_entered_once() -> None:
    register = Register.open()
    made = Release("r0001", now(), "A. Steward", AS_AT, "E06000058", "Sample")
    register.publish(made, "hash", ["one"])
    with pytest.raises(RegisterError, match=r"(?i)unique"):
        register.publish(made, "hash", ["one"])
    assert len(register.releases()) == 1
