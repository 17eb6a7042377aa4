"""`month`: the calendar as text, and the e-mail to a team."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest

from make.month import HOLDS, QUERY, came, published, returns_csv
from scorecard import desk

TODAY = dt.date(2024, 4, 10)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `month` as of TODAY."""
    real = desk.month
    monkeypatch.setattr(desk, "month", lambda _, all_due=False: real(TODAY, all_due))
    return partial(run, "month")


def test_the_calendar_in_words(run: Run) -> None:
    published(came("casework", "2024-01-31", accept=True))
    came("casework", "2024-02-29", HOLDS)
    code, out, _ = run()
    assert code == 0
    assert out.splitlines()[:6] == [
        "10 April 2024: Late 1 · Held 1 · With queries 0 · Ready to accept 0 · Ready to publish 0",
        "",
        "EHC casework (SEND casework)",
        "  31 March 2024      ! Late by 5 days",
        "  29 February 2024   ■ Held: 1 finding",
        "  31 January 2024    ● Published",
    ]
    assert "SEND workforce (Workforce planning)\n  None has come yet." in out


def test_the_last_six_of_each_unless_all_are_asked_for(run: Run) -> None:
    came("casework", "2023-07-31", accept=True)
    came("casework", "2024-03-31", accept=True)
    assert run()[1].count("! Late") == 5
    assert run("--all")[1].count("! Late") == 7


def test_where_nothing_comes_any_more_that_is_said(run: Run) -> None:
    came("casework", "2023-07-31", accept=True)
    out = run()[1]
    assert "The newest return that came is as at 31 July 2023, 254 days ago." in out and "Late 0" in out
    assert "Late 8" in run("--all-due")[1]


def test_the_email_to_a_team_whatever_its_case(run: Run) -> None:
    returns_csv("casework,SEND casework,send@council.example,5,,")
    came("casework", "2024-03-31", QUERY)
    code, out, _ = run("--chase", " send  Casework ")
    assert code == 0
    head = ["To: send@council.example", "Subject: EHC casework as at 31 March 2024: with queries to answer", "", "Hello SEND casework,", ""]
    assert out.splitlines()[:5] == head
    assert "Atlantis" not in out


def test_a_team_that_owes_nothing_and_one_that_is_not_there(run: Run) -> None:
    code, out, error = run("--chase", "Attendance")
    assert (code, out) == (0, "") and "Attendance has nothing late, held or with queries." in error
    code, out, error = run("--chase", "Housing")
    assert (code, out) == (2, "") and "There is no team Housing. There are SEND casework, Workforce planning" in error


def test_a_file_that_cannot_be_used_is_said(run: Run) -> None:
    returns_csv("casework,SEND,,soon,,")
    code, out, error = run()
    assert (code, out) == (2, "") and "returns.csv, line 2: due_days is 'soon'" in error
