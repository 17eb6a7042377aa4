"""When sign-ins end: by hours, without use, by signing out; and they stay ended."""

from __future__ import annotations

import pytest

from scorecard.access import SignIn, Why
from scorecard.access.sessions import Sessions

HOUR = 3600.0


class Clock:
    """A clock that is set by hand."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def begun(clock: Clock, nonce: str = "n") -> SignIn:
    return SignIn.of("https://login.example", "ann", clock.now, nonce)


def test_it_ends_so_many_hours_after_it_however_much_it_is_used(clock: Clock) -> None:
    sessions, of = Sessions(clock), begun(clock)
    for _ in range(19):
        sessions.used(of)
        clock.now += HOUR / 2
        assert sessions.ended(of) is None
    clock.now += HOUR / 2
    assert sessions.ended(of) is Why.HOURS


def test_it_ends_without_use_and_a_later_use_does_not_bring_it_back(clock: Clock) -> None:
    sessions, of = Sessions(clock), begun(clock)
    assert sessions.used(of) and not sessions.used(of), "new the first time alone"
    clock.now += 59 * 60
    assert sessions.ended(of) is None
    sessions.used(of)
    clock.now += 59 * 60
    assert sessions.ended(of) is None
    clock.now += 60
    assert not sessions.used(of) and sessions.ended(of) is Why.IDLE
    clock.now -= 30 * 60
    assert sessions.ended(of) is Why.IDLE


def test_a_process_that_knows_of_no_use_goes_by_the_signing_in(clock: Clock) -> None:
    of = begun(clock)
    clock.now += HOUR
    assert Sessions(clock).ended(of) is Why.IDLE


def test_who_signs_out_is_out_and_their_next_sign_in_is_another(clock: Clock) -> None:
    sessions, of, next_one = Sessions(clock), begun(clock), begun(clock, "m")
    sessions.used(of)
    sessions.end(of)
    assert sessions.ended(of) is Why.SIGNED_OUT and not sessions.used(of)
    assert sessions.ended(next_one) is None and sessions.used(next_one)


def test_the_settings_set_how_long(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_IDLE_MINUTES", "5")
    monkeypatch.setenv("SCORECARD_SESSION_HOURS", "1")
    sessions, of = Sessions(clock), begun(clock)
    clock.now += 4 * 60
    assert sessions.ended(of) is None
    clock.now += 60
    assert sessions.ended(of) is Why.IDLE
    monkeypatch.setenv("SCORECARD_IDLE_MINUTES", "0")
    with pytest.raises(ValueError, match="SCORECARD_IDLE_MINUTES is 0; a number above 0 was expected"):
        sessions.ended(begun(clock, "m"))


def test_what_is_long_over_is_forgotten_and_is_still_over(clock: Clock) -> None:
    sessions, of = Sessions(clock), begun(clock)
    sessions.used(of)
    sessions.end(of)
    clock.now += 21 * HOUR
    sessions.used(begun(clock, "m"))
    assert len(sessions._ended) == 0 and len(sessions._used) == 1 and sessions.ended(of) is Why.HOURS
