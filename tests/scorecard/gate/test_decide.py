"""What a steward decides: reasons for queries, releases, acceptance, holding; and that no act of either of two stewards is lost."""

from __future__ import annotations

import pytest

from make.gated import AGED, AREA, HOLDS, NOTE, VANISHED, at_the_gate, kept, outcome
from scorecard import gate
from scorecard.gate import GateError
from scorecard.register import Register, RegisterError
from scorecard.terms import Act, Outcome

WHO = "A. Steward"


def ids(of, *codes: str) -> set[str]:
    return {each.identity for each in kept(of) if each.code in codes}


def test_queries_need_a_reason_each_and_then_the_return_can_be_accepted() -> None:
    of = at_the_gate(AGED, AREA, NOTE)
    assert outcome(of) is Outcome.QUERIES
    with pytest.raises(GateError, match="2 queries have no reason yet"):
        gate.accept(of.snapshot_id, WHO)
    assert gate.answer(of.snapshot_id, ids(of, "CAS-236"), WHO, " Under appeal. ") == 1
    with pytest.raises(GateError, match="1 query has no reason yet"):
        gate.accept(of.snapshot_id, WHO)
    gate.answer(of.snapshot_id, ids(of, "CAS-107"), "B. Steward", "New ward.")
    assert outcome(of) is Outcome.PASSED
    gate.accept(of.snapshot_id, WHO)
    register = Register.open()
    assert [each.snapshot_id for each in register.accepted()] == [of.snapshot_id]
    said = {each.code: (each.who, each.reason) for each in register.decisions(of.snapshot_id)}
    assert said == {"CAS-236": (WHO, "Under appeal."), "CAS-107": ("B. Steward", "New ward.")}


def test_one_reason_answers_every_query_that_is_left() -> None:
    of = at_the_gate(AGED, AREA)
    gate.answer(of.snapshot_id, ids(of, "CAS-107"), WHO, "New ward.")
    gate.accept(of.snapshot_id, WHO, "Looked at.")
    reasons = {each.code: each.reason for each in Register.open().decisions(of.snapshot_id)}
    assert reasons == {"CAS-107": "New ward.", "CAS-236": "Looked at."}


def test_what_holds_is_never_accepted_and_never_answered_away() -> None:
    of = at_the_gate(HOLDS, AGED)
    with pytest.raises(GateError, match="None of what was chosen is among the queries"):
        gate.answer(of.snapshot_id, ids(of, "CAS-217"), WHO, "It is fine.")
    with pytest.raises(GateError, match="CAS-217 cannot be released"):
        gate.release(of.snapshot_id, ids(of, "CAS-217"), WHO, "It is fine.")
    with pytest.raises(GateError, match="1 finding holds this return"):
        gate.accept(of.snapshot_id, WHO, "It is fine.")
    assert Register.open().accepted() == []


def test_what_may_be_released_is_released_by_a_reason() -> None:
    of = at_the_gate(VANISHED)
    assert outcome(of) is Outcome.HELD
    gate.release(of.snapshot_id, ids(of, "CAS-239"), WHO, "Merged with R02: the same child twice.")
    assert outcome(of) is Outcome.PASSED
    (decided,) = Register.open().decisions(of.snapshot_id)
    assert (decided.kind, decided.record) == (Act.RELEASED, "R77")
    gate.accept(of.snapshot_id, WHO)


@pytest.mark.parametrize("who, reason, said", [("", "Why.", "Give your name"), (WHO, "  ", "Give a reason")])
def test_nothing_is_decided_without_a_name_and_a_reason(who: str, reason: str, said: str) -> None:
    of = at_the_gate(AGED, VANISHED)
    for act in (gate.answer, gate.release, gate.take_back):
        with pytest.raises(GateError, match=said):
            act(of.snapshot_id, ids(of, "CAS-236", "CAS-239"), who, reason)
    with pytest.raises(GateError, match=said):
        gate.hold(of.snapshot_id, who, reason)
    assert Register.open().decisions(of.snapshot_id) == []


def test_a_decision_can_be_taken_back_and_both_stay_in_the_register() -> None:
    of = at_the_gate(AGED)
    gate.answer(of.snapshot_id, ids(of, "CAS-236"), WHO, "Under appeal.")
    gate.take_back(of.snapshot_id, ids(of, "CAS-236"), WHO, "It was another child.")
    assert outcome(of) is Outcome.QUERIES
    acts = [each.act for each in Register.open().acts(of.snapshot_id)]
    assert acts == ["taken_back", "answered", "received"]


def test_a_return_that_is_accepted_is_held_before_anything_else_is_decided() -> None:
    of = at_the_gate(AGED)
    gate.accept(of.snapshot_id, WHO, "Under appeal.")
    with pytest.raises(GateError, match=r"accepted already\. Hold it first"):
        gate.take_back(of.snapshot_id, ids(of, "CAS-236"), WHO, "No.")
    gate.hold(of.snapshot_id, "B. Steward", "The team rang: wrong file.")
    held = Register.open().submission(of.snapshot_id)
    assert Register.open().accepted() == [] and (held.held_by, held.reason, held.accepted_at) == (
        "B. Steward",
        "The team rang: wrong file.",
        None,
    )
    gate.accept(of.snapshot_id, WHO)
    assert len(Register.open().accepted()) == 1


def test_of_two_stewards_the_second_is_told_what_the_first_did(monkeypatch: pytest.MonkeyPatch) -> None:
    of = at_the_gate(AGED, AREA)
    looked = gate.standing(of, Register.open())
    gate.hold(of.snapshot_id, "B. Steward", "Wait for the team.")
    monkeypatch.setattr("scorecard.gate.decide.standing", lambda *_: looked)
    with pytest.raises(RegisterError, match=r"B\. Steward has decided something .* meanwhile"):
        gate.accept(of.snapshot_id, WHO, "Fine.")
    assert Register.open().accepted() == []
    assert [each.act for each in Register.open().acts(of.snapshot_id)] == ["held", "received"]


def test_what_nobody_can_place_and_what_is_no_longer_kept_is_not_accepted() -> None:
    of = at_the_gate(AGED)
    gate.findings_of(of).unlink()
    with pytest.raises(GateError, match="no longer kept"):
        gate.accept(of.snapshot_id, WHO, "Fine.")
