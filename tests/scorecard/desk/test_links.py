"""Shared links at the desk: made to what is frozen, told once, listed with when they were opened, revoked for a reason."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from make.briefing import frozen_root, saved
from scorecard import desk
from scorecard.briefing import BriefingError
from scorecard.desk import DeskError
from scorecard.links import STANDING, LinkError
from scorecard.register import BRIEFING, Register, RegisterError, now
from scorecard.terms import Came, Visit

WHO = "A. Author"


def today() -> dt.date:
    """By the clock of each test: the run may go past midnight."""
    return now().date()


def test_a_link_is_made_to_a_frozen_briefing_and_told_once(data_root: Path) -> None:
    frozen_root(data_root)
    (choice,) = desk.links.briefings()
    assert (choice.title, choice.meeting, choice.release_id) == ("How long families wait", dt.date(2024, 5, 14), "r0001")
    link, address = desk.links.make(choice.briefing_id, today(), WHO)
    assert address.startswith("/b/") and STANDING.find(address.removeprefix("/b/")) == link
    (shared,) = desk.links.shared()
    assert (shared.link, shared.title, shared.last, shared.many) == (link, choice.title, None, 0)
    assert address.removeprefix("/b/") not in str(desk.links.table([shared]).rows())


def test_what_is_not_frozen_has_no_link(data_root: Path) -> None:
    frozen_root(data_root)
    draft = saved()
    assert [each.briefing_id for each in desk.links.briefings()] == ["b0001"]
    for each in ("b0009", "../b0001", ""):
        with pytest.raises(RegisterError, match="There is no briefing"):
            desk.links.make(each, today(), WHO)
    with pytest.raises(BriefingError, match="is not frozen yet"):
        desk.links.make(draft.briefing_id, today(), WHO)
    with pytest.raises(LinkError, match="Expected a day from"):
        desk.links.make("b0001", today() - dt.timedelta(days=1), WHO)
    with pytest.raises(DeskError, match="last day is empty"):
        desk.links.make("b0001", None, WHO)
    with pytest.raises(DeskError, match="Give your name"):
        desk.links.make("b0001", today(), " ")
    assert not Register.open().links()


def test_a_revoked_one_opens_nothing_at_once_and_says_why_it_was(data_root: Path) -> None:
    frozen_root(data_root)
    link, address = desk.links.make("b0001", today(), WHO)
    assert STANDING.find(address.removeprefix("/b/"))
    with pytest.raises(DeskError, match="Give a reason"):
        desk.links.revoke(link, WHO, " ")
    desk.links.revoke(link, "Ada Admin", "Sent to the wrong committee")
    assert STANDING.find(address.removeprefix("/b/")) is None
    (row,) = desk.links.table(desk.links.shared()).rows(named=True)
    assert (row["State"], row["Why revoked"]) == ("revoked by Ada Admin", "Sent to the wrong committee")
    assert [each.what for each in desk.history.acts()][:2] == ["Shared link revoked", "Shared link made"]
    assert "Shared links" in desk.history.returns(desk.history.acts())


def test_it_tells_how_often_and_when_last_a_link_was_opened(data_root: Path) -> None:
    frozen_root(data_root)
    link, _ = desk.links.make("b0001", today(), WHO)
    for hour in (9, 10):
        Register.open().visited(Visit(dt.datetime(2026, 4, 21, hour), link.name, Came.BY_LINK, BRIEFING))
    (row,) = desk.links.table(desk.links.shared()).rows(named=True)
    assert (row["Opened"], row["Last opened (UTC)"], row["State"]) == (2, dt.datetime(2026, 4, 21, 10), "opens")
