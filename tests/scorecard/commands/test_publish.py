"""`publish`, `withdraw`, `releases`: what shows, what was withdrawn and why, and what shows again."""

from __future__ import annotations

import datetime as dt

import pytest

from make.snapshots import submitted
from make.workforce import valid as posts
from scorecard.register import Register

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)
A, B = ("--by", "A. Steward"), ("--by", "B. Steward")


@pytest.fixture
def two(run) -> None:
    """Two releases, of which the second shows."""
    for as_at in (FEBRUARY, MARCH):
        submitted(as_at)
        assert run("publish", *A)[0] == 0


def test_nothing_to_publish_is_said(run) -> None:
    code, out, err = run("publish")
    assert (code, out) == (1, "") and "nothing to publish" in err


def test_a_release_is_published_once(run) -> None:
    submitted(MARCH)
    assert run("publish", *A)[:2] == (0, "Published release r0001, as at 31/03/2024.\n")
    assert run("publish", *A)[:2] == (0, "Nothing has changed since release r0001, as at 31/03/2024.\n")


def test_one_return_alone_is_published(run) -> None:
    submitted(FEBRUARY)
    run("publish", *A)
    submitted(MARCH)
    workforce = submitted(MARCH, posts())
    assert run("publish", "--return", "workforce", *A)[0] == 0
    register = Register.open()
    on = register.snapshots_of("r0002")
    assert len(on) == 2 and workforce in on
    code, _, err = run("publish", "--return", "inclusion", "attendance", *A)
    assert code == 1 and "Nothing of attendance, inclusion has been accepted" in err


def test_a_second_person_is_waited_for(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_SECOND_PERSON", "yes")
    submitted(MARCH)
    code, out, err = run("publish", *A)
    assert (code, out) == (1, "") and "A second person has to publish it" in err
    assert run("publish", *B)[:2] == (0, "Published release r0001, as at 31/03/2024.\n")


def test_a_withdrawn_release_gives_way_and_comes_back(run, two) -> None:
    code, out, _ = run("withdraw", "r0002", "--reason", "The roll was last year's.", *B)
    assert (code, out) == (0, "Release r0002 is withdrawn. r0001 shows now.\n")
    newest, oldest = run("releases")[1].splitlines()
    assert "r0002" in newest and newest.endswith("UTC by B. Steward: The roll was last year's.)") and "(withdrawn 20" in newest
    assert oldest.startswith("r0001  as at 2024-02-29") and oldest.endswith("(shows now)")
    code, out, err = run("publish", *A)
    assert (code, out) == (1, "") and "would be r0002 again" in err
    assert run("publish", "--again", "r0002", "--reason", "It was right.", *A)[:2] == (
        0,
        "Release r0002 is published again, and shows.\n",
    )
    assert "withdrawn" not in run("releases")[1]


def test_when_none_is_left_it_is_said(run, two) -> None:
    run("withdraw", "r0001", "--reason", "Wrong.", *B)
    code, out, _ = run("withdraw", "r0002", "--reason", "Wrong.", *B)
    assert code == 0 and "No release shows now" in out
    code, out, err = run("releases")
    assert code == 0 and out.count("(withdrawn ") == 2 and "shows now" not in out and "None of them shows" in err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("withdraw", "r0009", "--reason", "Why."), "There is no release r0009"),
        (("withdraw", "r0002", "--reason", " "), "for a reason"),
        (("publish", "--again", "r0002", "--reason", "Why."), "has not been withdrawn"),
        (("publish", "--again", "r0001"), "for a reason"),
        (("publish", "--reason", "Why."), "goes with --again"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(run, two, command: tuple[str, ...], said: str) -> None:
    before = Register.open().acts()
    code, out, err = run(*command)
    assert (code, out) == (2, "") and said in err and Register.open().acts() == before


def test_before_the_first_release(run) -> None:
    code, out, err = run("releases")
    assert (code, out) == (0, "") and "There is no release yet" in err
