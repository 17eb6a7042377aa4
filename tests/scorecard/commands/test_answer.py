"""`answer`: a reason for queries; what holds a return is released only where its check is named, and may be."""

from __future__ import annotations

from dataclasses import replace

from make.gated import AGED, AREA, HOLDS, VANISHED, at_the_gate
from scorecard.register import Register
from scorecard.terms import Act

MARCH = "casework/2024-03-31"
WHY = ("--reason", "Asked the team.", "--by", "A. Steward")
OLDER = replace(AGED, row=9, cell="D9", record="R09", value="2022-12-31")


def decided(snapshot_id: str) -> dict[str, tuple[Act, str]]:
    return {each.record: (each.kind, each.reason) for each in Register.open().decisions(snapshot_id)}


def test_without_a_name_all_open_queries_are_answered_and_nothing_is_released(run) -> None:
    of = at_the_gate(AGED, AREA, VANISHED)
    code, out, err = run("answer", MARCH, *WHY)
    assert (code, out) == (1, "Answered: 2.\n") and "1 finding holds it." in err
    assert decided(of.snapshot_id) == {"R03": (Act.ANSWERED, "Asked the team."), "P04": (Act.ANSWERED, "Asked the team.")}
    assert Register.open().acts(of.snapshot_id)[0].who == "A. Steward"


def test_a_check_that_is_named_is_released(run) -> None:
    of = at_the_gate(VANISHED)
    code, out, err = run("answer", MARCH, "--code", "CAS-239", *WHY)
    assert (code, out) == (0, "Released: 1.\n") and "Nothing is in its way" in err
    assert decided(of.snapshot_id) == {"R77": (Act.RELEASED, "Asked the team.")}


def test_what_may_not_be_released_is_refused_and_nothing_is_entered(run) -> None:
    of = at_the_gate(HOLDS, AGED)
    code, out, err = run("answer", MARCH, "--code", "CAS-217", "--code", "CAS-236", *WHY)
    assert (code, out) == (2, "") and "CAS-217 cannot be released" in err and decided(of.snapshot_id) == {}


def test_one_record_by_its_key_with_or_without_its_sheet(run) -> None:
    of = at_the_gate(AGED, OLDER, AREA)
    assert run("answer", MARCH, "--record", "R09", *WHY)[:2] == (1, "Answered: 1.\n")
    assert run("answer", MARCH, "--record", "persons!P04", *WHY)[:2] == (1, "Answered: 1.\n")
    assert set(decided(of.snapshot_id)) == {"R09", "P04"}


def test_naming_a_record_releases_nothing_unless_its_check_is_named_too(run) -> None:
    of = at_the_gate(VANISHED)
    code, _, err = run("answer", MARCH, "--record", "R77", *WHY)
    assert code == 2 and "no open finding" in err and decided(of.snapshot_id) == {}
    assert run("answer", MARCH, "--record", "R77", "--code", "CAS-239", *WHY)[0] == 0


def test_a_reason_that_was_given_stays_unless_its_record_is_named(run) -> None:
    of = at_the_gate(AGED, OLDER)
    assert run("answer", MARCH, "--record", "R03", "--reason", "Seen the certificate.")[0] == 1
    assert run("answer", MARCH, "--code", "CAS-236", *WHY)[:2] == (0, "Answered: 1.\n")
    assert decided(of.snapshot_id)["R03"][1] == "Seen the certificate."
    code, _, err = run("answer", MARCH, *WHY)
    assert code == 2 and "no open finding" in err
    assert run("answer", MARCH, "--record", "R03", *WHY)[0] == 0 and decided(of.snapshot_id)["R03"][1] == "Asked the team."


def test_a_reason_of_nothing_is_none(run) -> None:
    of = at_the_gate(AGED)
    code, _, err = run("answer", MARCH, "--reason", " ")
    assert code == 2 and "Give a reason" in err and decided(of.snapshot_id) == {}
