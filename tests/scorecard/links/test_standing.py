"""Which links open something: made, ended, revoked, altered; how soon a revoking counts, and what is read for it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from scorecard import links
from scorecard.links import FRESH_SECONDS, LinkError, Standing
from scorecard.links.making import last_day
from scorecard.register import Register, now

WHO = "A. Author"


class Clock:
    """Seconds, as they are set."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def today() -> dt.date:
    """By the clock of each test: the run may go past midnight."""
    return now().date()


def test_a_link_opens_and_the_register_does_not_know_its_token() -> None:
    link, token = links.make("b0001", "r0001", today(), WHO)
    found = Standing().find(token)
    assert found == link and (found.briefing_id, found.release_id, found.made_by) == ("b0001", "r0001", WHO)
    assert token not in str(Register.open().links()) and token not in str(Register.open().acts())


def test_wrong_altered_and_another_keys_open_nothing(data_root: Path) -> None:
    _, token = links.make("b0001", "r0001", today(), WHO)
    for each in ("", "x", token[:-1], token[::-1], links.new(links.key()), links.new(b"x" * 32)):
        assert Standing().find(each) is None
    (data_root / "link.key").write_text("z" * 64)
    assert Standing().find(token) is None
    (data_root / "link.key").unlink()
    assert Standing().find(token) is None


def test_a_token_that_stands_in_the_register_and_is_not_signed_opens_nothing() -> None:
    """Whoever can write into the register makes no link by that."""
    links.make("b0001", "r0001", today(), WHO)
    forged = links.new(b"x" * 32)
    Register.open().make_link(links.sha256(forged), "b0001", "r0001", today(), WHO)
    assert Standing().find(forged) is None


def test_it_ends_with_its_last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    _, token = links.make("b0001", "r0001", today(), WHO)
    at = dt.datetime.combine(today(), dt.time(23, 59, 59))
    monkeypatch.setattr("scorecard.links.standing.now", lambda: at)
    assert Standing().find(token)
    monkeypatch.setattr("scorecard.links.standing.now", lambda: at + dt.timedelta(seconds=1))
    assert Standing().find(token) is None


def test_a_revoked_one_opens_nothing_within_seconds() -> None:
    link, token = links.make("b0001", "r0001", today(), WHO)
    clock = Clock()
    standing = Standing(clock)
    assert standing.find(token)
    Register.open().revoke_link(link.link_id, WHO, "Sent to the wrong committee")
    clock.now += FRESH_SECONDS - 0.01
    assert standing.is_fresh() and standing.find(token)
    clock.now += 0.01
    assert not standing.is_fresh() and standing.find(token) is None
    assert FRESH_SECONDS <= 5


def test_what_was_done_here_counts_here_at_once() -> None:
    link, token = links.make("b0001", "r0001", today(), WHO)
    standing = Standing(Clock())
    assert standing.find(token)
    Register.open().revoke_link(link.link_id, WHO, "A mistake")
    standing.forget()
    assert standing.find(token) is None


def test_the_register_is_read_once_in_a_while_however_many_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    _, token = links.make("b0001", "r0001", today(), WHO)
    read = []
    before = Register.links
    monkeypatch.setattr(Register, "links", lambda self: read.append(1) or before(self))
    standing = Standing(Clock())
    for each in (token, "wrong") * 50:
        standing.find(each)
    assert len(read) == 1


def test_without_a_register_nothing_is_made(data_root: Path) -> None:
    assert Standing().find("x") is None and not data_root.exists()


@pytest.mark.parametrize("days", [-1, 366 * 7])
def test_a_last_day_that_is_past_or_too_far_is_refused(days: int) -> None:
    with pytest.raises(LinkError, match=r"Expected a day from .* a link lasts 6 years at most"):
        links.make("b0001", "r0001", today() + dt.timedelta(days=days), WHO)
    assert Register.if_there() is None or not Register.open().links()


def test_six_years_is_the_longest() -> None:
    assert last_day(dt.date(2026, 11, 22)) == dt.date(2032, 11, 22)
    assert last_day(dt.date(2028, 2, 29)) == dt.date(2034, 2, 28)
    links.make("b0001", "r0001", last_day(today()), WHO)


def test_the_key_is_not_made_anew_under_links_that_rest_on_it(data_root: Path) -> None:
    links.make("b0001", "r0001", today(), WHO)
    (data_root / "link.key").unlink()
    with pytest.raises(LinkError, match="Bring it back from a copy"):
        links.make("b0001", "r0001", today(), WHO)
    assert len(Register.open().links()) == 1
