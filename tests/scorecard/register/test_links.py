"""Shared links in the register: made and revoked once, as acts; the hash alone; when they were opened."""

from __future__ import annotations

import datetime as dt

import pytest

from scorecard.register import BRIEFING, Register, RegisterError
from scorecard.terms import Came, Visit

UNTIL = dt.date(2032, 3, 31)
NOON = dt.datetime(2026, 3, 2, 12)


def test_links_are_listed_newest_first_with_who_made_and_revoked_them() -> None:
    register = Register.open()
    first = register.make_link("1" * 64, "b0001", "r0001", UNTIL, "A. Author")
    second = register.make_link("2" * 64, "b0002", "r0001", UNTIL, "B. Author")
    assert register.links() == [second, first] and [first.name, second.name] == ["Link 1", "Link 2"]
    assert first.opens(NOON) and not first.opens(dt.datetime(2032, 4, 1))
    gone = register.revoke_link(1, "Ada Admin", "Sent to the wrong committee")
    assert (gone.revoked_by, gone.reason, gone.opens(NOON)) == ("Ada Admin", "Sent to the wrong committee", False)
    assert gone.revoked_at is not None and register.links() == [second, gone]
    assert [(each.act, each.subject, each.who, each.reason) for each in register.acts()] == [
        ("link_revoked", "Link 1, to briefing b0001", "Ada Admin", "Sent to the wrong committee"),
        ("link_made", "Link 2, to briefing b0002", "B. Author", "until 2032-03-31"),
        ("link_made", "Link 1, to briefing b0001", "A. Author", "until 2032-03-31"),
    ]


def test_the_hash_is_shown_nowhere_by_accident() -> None:
    link = Register.open().make_link("1" * 64, "b0001", "r0001", UNTIL, "A. Author")
    assert "111" not in str(link) and link.sha256 == "1" * 64


def test_a_link_is_revoked_once_for_a_reason() -> None:
    register = Register.open()
    register.make_link("1" * 64, "b0001", "r0001", UNTIL, "A. Author")
    with pytest.raises(RegisterError, match="revoked for a reason"):
        register.revoke_link(1, "Ada Admin", " ")
    with pytest.raises(RegisterError, match="There is no link 9"):
        register.revoke_link(9, "Ada Admin", "Why")
    register.revoke_link(1, "Ada Admin", "Why")
    with pytest.raises(RegisterError, match="Link 1 is revoked already"):
        register.revoke_link(1, "Ada Admin", "Again")
    assert len(register.acts()) == 2


def test_two_links_have_never_the_same_token() -> None:
    register = Register.open()
    register.make_link("1" * 64, "b0001", "r0001", UNTIL, "A. Author")
    with pytest.raises(RegisterError):
        register.make_link("1" * 64, "b0001", "r0001", UNTIL, "A. Author")
    assert len(register.links()) == len(register.acts()) == 1


def test_openings_count_the_briefing_and_not_its_files() -> None:
    register = Register.open()
    hours = [dt.timedelta(hours=each) for each in range(3)]
    register.visited_all([Visit(NOON + each, "Link 1", Came.BY_LINK, BRIEFING, "", "r0001") for each in hours])
    register.visited_all([Visit(NOON, "Link 2", Came.BY_LINK, BRIEFING), Visit(NOON, "Link 2", Came.BY_LINK, "briefing.pdf")])
    register.visited_all([])
    register.visited(Visit(NOON, "Link 3", Came.OPENED, BRIEFING))
    assert register.link_openings() == {"Link 1": (NOON + hours[2], 3), "Link 2": (NOON, 1)}
    assert len(register.visits()) == 6
