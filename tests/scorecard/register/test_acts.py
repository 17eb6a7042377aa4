"""Acts and what they decide: added, taken back by another act, never lost to somebody who had not seen them."""

from __future__ import annotations

import pytest

from make.snapshots import submitted
from scorecard.register import Register, RegisterError
from scorecard.terms import Act, Decision, Outcome


def answer(identity: str, kind: Act = Act.ANSWERED) -> Decision:
    return Decision(kind, identity, "CAS-001", "persons", "P1")


def test_what_was_decided_stands_until_it_is_taken_back() -> None:
    one, register = submitted(outcome=Outcome.QUERIES, accept=False), Register.open()
    register.decide(one, "A. Steward", "Asked the team.", [answer("a"), answer("b")])
    assert [(each.identity, each.who, each.reason) for each in register.decisions(one)] == [
        ("a", "A. Steward", "Asked the team."),
        ("b", "A. Steward", "Asked the team."),
    ]
    register.decide(one, "B. Steward", "Not so.", [answer("a", Act.TAKEN_BACK)])
    assert [each.identity for each in register.decisions(one)] == ["b"]
    assert [each.act for each in register.acts(one)] == ["taken_back", "answered", "received"]


def test_of_two_who_decide_at_once_the_second_is_told() -> None:
    one, register = submitted(outcome=Outcome.QUERIES, accept=False), Register.open()
    seen = register.last_act(one)
    register.decide(one, "A. Steward", "True.", [answer("a")], as_of=seen)
    with pytest.raises(RegisterError, match="Steward has decided"):
        register.decide(one, "B. Steward", "Wrong.", [answer("a")], as_of=seen)
    with pytest.raises(RegisterError, match="Steward has decided"):
        register.accept(one, "B. Steward", "Looked at.", as_of=seen)
    assert [each.who for each in register.decisions(one)] == ["A. Steward"] and register.accepted() == []


def test_a_submission_that_is_held_counts_for_nothing_until_it_is_accepted_again() -> None:
    one, register = submitted(), Register.open()
    with pytest.raises(RegisterError, match="reason"):
        register.hold(one, "A. Steward", " ")
    register.hold(one, "A. Steward", "The team rang.")
    assert register.accepted() == [] and register.submission(one).held_by == "A. Steward"
    register.accept(one, "A. Steward", "It was right.")
    assert [each.snapshot_id for each in register.accepted()] == [one]


def test_an_opening_of_records_is_entered() -> None:
    register = Register.open()
    register.access("A. Steward", "cases", "requests_count as at 2024-03-31")
    assert [(each.who, each.what, each.subject) for each in register.accesses()] == [
        ("A. Steward", "cases", "requests_count as at 2024-03-31")
    ]


def test_an_act_says_on_how_many_findings_it_decided() -> None:
    one, register = submitted(), Register.open()
    register.decide(one, "A. Steward", "Seen.", [Decision(Act.ANSWERED, "a"), Decision(Act.ANSWERED, "b")])
    register.decide(one, "A. Steward", "Seen too.", [Decision(Act.ANSWERED, "c")])
    register.hold(one, "A. Steward", "The team rang.")
    held, second, first, *_ = register.acts(one)
    assert register.decided() == {first.act_id: 2, second.act_id: 1} and held.act_id not in register.decided()
