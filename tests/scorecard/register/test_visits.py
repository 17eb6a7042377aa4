"""The access log in the register: newest first, narrowed, signing in once, and taken away when its time is up."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from scorecard import settings
from scorecard.register import Register, connection
from scorecard.register.visits import VISITS
from scorecard.terms import Came, Visit

NOON = dt.datetime(2026, 3, 2, 12, 0)
ANN, BEN = "ann@council.example", "ben@council.example"


def came(hours: int, who: str, what: Came = Came.OPENED, page: str = "board") -> Visit:
    return Visit(NOON + dt.timedelta(hours=hours), who, what, page, "", "r0001")


def test_visits_are_told_newest_first_and_narrowed() -> None:
    register = Register.open()
    every = [came(0, ANN), came(1, BEN, Came.REFUSED, "publish"), came(13, ANN), came(13, ANN, page="backlog")]
    for each in every:
        register.visited(each)
    assert register.visits() == every[::-1]
    assert register.visits(BEN) == [every[1]] and register.visitors() == [ANN, BEN]
    assert register.visits(day=dt.date(2026, 3, 3)) == [every[3], every[2]] and register.visits(BEN, dt.date(2026, 3, 3)) == []


def test_signing_in_is_entered_once_however_often_it_is_told() -> None:
    register = Register.open()
    for _ in range(2):
        register.visited(came(0, ANN, Came.SIGNED_IN, ""))
        register.visited(came(0, ANN))
    register.visited(came(0, BEN, Came.SIGNED_IN, ""))
    assert [each.what for each in register.visits()].count(Came.SIGNED_IN) == 2 and len(register.visits()) == 4


def test_visits_go_when_their_time_is_up() -> None:
    register = Register.open()
    for hours in (0, 1, 2):
        register.visited(came(hours, ANN))
    assert register.visits_before(NOON + dt.timedelta(hours=1)) == 1
    assert register.forget_visits(NOON + dt.timedelta(hours=1), "A. Steward", "kept for 24 months") == 1
    assert [each.at.hour for each in register.visits()] == [14, 13]
    assert register.forget_visits(NOON, "A. Steward", "kept for 24 months") == 0
    (act,) = register.acts()
    assert (act.act, act.subject, act.reason) == ("erased", "access log", "1 entry on who opened which page, kept for 24 months")


def test_an_older_register_gets_the_table() -> None:
    Register.open()
    engine = sa.create_engine(settings.register_url())
    VISITS.drop(engine)
    connection._engine.cache_clear()
    assert Register.open().visits() == []
    engine.dispose()
