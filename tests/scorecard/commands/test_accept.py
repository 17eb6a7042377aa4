"""`accept` and `hold`: what stands in the way is said, and nothing is accepted over it."""

from __future__ import annotations

import pytest

from make.gated import AGED, HOLDS, NOTE, VANISHED, at_the_gate
from make.snapshots import submitted
from scorecard.publish import publish
from scorecard.register import Register

MARCH = "casework/2024-03-31"
BY = ("--by", "A. Steward")


def accepted() -> list[tuple[str, str]]:
    return [(each.accepted_by, each.reason) for each in Register.open().accepted()]


def test_what_passed_is_accepted_without_a_reason(run) -> None:
    at_the_gate(NOTE)
    code, out, _ = run("accept", MARCH, *BY)
    assert code == 0 and out.startswith("Accepted: casework as at 31/03/2024, received on")
    assert accepted() == [("A. Steward", "It passed every check.")]


def test_open_queries_want_a_reason(run) -> None:
    at_the_gate(AGED)
    code, out, err = run("accept", MARCH, *BY)
    assert (code, out) == (1, "") and "1 query has no reason yet" in err and accepted() == []
    assert run("accept", MARCH, "--reason", "Ages confirmed.", *BY)[0] == 0 and accepted() == [("A. Steward", "Ages confirmed.")]


def test_what_holds_a_return_is_not_reasoned_away(run) -> None:
    at_the_gate(HOLDS)
    code, out, err = run("accept", MARCH, "--reason", "Please.", *BY)
    assert (code, out) == (1, "") and "1 finding holds it" in err and accepted() == []


def test_what_was_released_no_longer_holds(run) -> None:
    at_the_gate(VANISHED)
    assert run("answer", MARCH, "--code", "CAS-239", "--reason", "Merged.")[0] == 0
    assert run("accept", MARCH, *BY)[0] == 0 and accepted() == [("A. Steward", "Every query of it has a reason.")]


def test_an_accepted_return_is_held_and_it_is_said_what_rests_on_it(run) -> None:
    submitted()
    code, out, err = run("hold", MARCH, "--reason", "The team rang.", *BY)
    assert code == 0 and out.startswith("Held: casework as at 31/03/2024") and err == "" and accepted() == []
    assert run("findings", MARCH)[0] == 1, "it is held, whatever its checks said"
    assert "Held by A. Steward: The team rang." in run("findings", MARCH)[2]
    assert run("accept", MARCH, "--reason", "It was right.", *BY)[0] == 0
    publish("A. Steward")
    assert "Release r0001, which shows, rests on it" in run("hold", MARCH, "--reason", "The team rang.", *BY)[2]


@pytest.mark.parametrize("command", [("accept", "casework/2024-01-31"), ("hold", "casework/2024-01-31", "--reason", "Why.")])
def test_what_was_not_received(run, command: tuple[str, ...]) -> None:
    code, out, err = run(*command)
    assert (code, out) == (2, "") and "No casework as at 31/01/2024 was received" in err


def test_holding_wants_a_reason(run) -> None:
    submitted()
    code, _, err = run("hold", MARCH, "--reason", " ")
    assert code == 2 and "Give a reason" in err and len(accepted()) == 1
    with pytest.raises(SystemExit):
        run("hold", MARCH)
