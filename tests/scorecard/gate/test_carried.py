"""Reasons carry over while the values stay the same, and not a day longer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import polars as pl

from make.casework import frames, valid
from make.gated import AGED, AREA, AS_AT, VANISHED, at_the_gate, kept
from scorecard import gate
from scorecard.contract import load_return
from scorecard.register import Register
from scorecard.terms import Finding, Severity

APRIL = dt.date(2024, 4, 30)


def carried(*findings: Finding, as_at: dt.date = APRIL) -> dict[str, str]:
    found = [replace(each, identity=gate.identified([each], load_return("casework"), {}, as_at)[0].identity) for each in findings]
    return {each.code: each.reason for each in gate.carried(found, "casework", as_at, Register.open())}


def test_an_accepted_query_keeps_its_reason_while_its_value_is_the_same() -> None:
    of = at_the_gate(AGED, AREA)
    gate.accept(of.snapshot_id, "A. Steward", "Known to the team.")
    assert carried(AGED, AREA) == {"CAS-236": "Known to the team.", "CAS-107": "Known to the team."}
    assert carried(replace(AGED, value="2023-02-02"), replace(AREA, record="P05")) == {}
    assert carried(AGED, as_at=dt.date(2024, 2, 29)) == {}, "a return of before does not know what came after"


def test_the_reason_of_a_return_that_was_not_accepted_is_carried_to_its_resubmission_alone() -> None:
    of = at_the_gate(AGED, VANISHED)
    gate.answer(of.snapshot_id, {each.identity for each in kept(of)}, "A. Steward", "Under appeal.")
    gate.release(of.snapshot_id, {each.identity for each in kept(of)}, "A. Steward", "Merged.")
    assert carried(AGED, VANISHED, as_at=AS_AT) == {"CAS-236": "Under appeal.", "CAS-239": "Merged."}
    assert carried(AGED, VANISHED) == {}


def test_a_release_is_not_carried_to_the_next_month() -> None:
    of = at_the_gate(AGED, VANISHED)
    gate.release(of.snapshot_id, {each.identity for each in kept(of)}, "A. Steward", "Merged.")
    gate.accept(of.snapshot_id, "A. Steward", "Fine.")
    assert carried(AGED, VANISHED) == {"CAS-236": "Fine."}


def test_the_as_at_date_itself_is_no_value() -> None:
    def aged(as_at: dt.date) -> str:
        said = f"Born on 01/01/1999, so aged 25 or over on {as_at:%d/%m/%Y}, the last day that it was open."
        finding = Finding("CAS-236", Severity.WARNING, "requests", said, "Say why.", "received_date", 2, "D2", "x", "R1")
        return gate.identified([finding], load_return("casework"), {}, as_at)[0].identity

    assert aged(AS_AT) == aged(APRIL)


def test_a_row_is_known_by_its_key_wherever_it_stands_and_one_without_a_key_by_its_values() -> None:
    contract, rows = load_return("casework"), frames(valid())
    first = Finding("CAS-236", Severity.WARNING, "requests", "m", "r", "received_date", 2, "D2", "x")
    moved = dict(rows, requests=rows["requests"].with_columns(pl.col("_row") + 7))
    (here,), (there,) = (
        gate.identified([first], contract, rows, AS_AT),
        gate.identified([replace(first, row=9, cell="D9")], contract, moved, AS_AT),
    )
    assert here.record == there.record == "R01" and here.identity == there.identity
    inclusion = load_return("inclusion")
    columns = {column.name: "x" for column in inclusion.sheet("suspensions").columns}
    keyless = {"suspensions": pl.DataFrame([{**columns, "_row": 2}, {**columns, "sessions": "y", "_row": 3}])}
    query = Finding("INC-117", Severity.WARNING, "suspensions", "m", "r", "pupil_id", 2, "A2", "x")
    one, other = gate.identified([query, replace(query, row=3, cell="A3")], inclusion, keyless, AS_AT)
    assert (one.record, other.record) == ("row 2", "row 3") and one.identity != other.identity


def test_a_value_that_is_not_kept_is_not_told_by_its_hash() -> None:
    def of(upn: str) -> str:
        finding = Finding("CAS-108", Severity.WARNING, "persons", "Not a UPN.", "r", "upn", 2, "D2", upn, "P01")
        return gate.identified([finding], load_return("casework"), {}, AS_AT)[0].identity

    assert of("H801200001001") == of("H801200001002")


def test_a_resubmission_is_compared_with_what_it_replaces() -> None:
    before, now = kept(at_the_gate(AGED, AREA)), kept(at_the_gate(AREA, replace(AGED, value="2022-01-01")))
    found = gate.compared(before, now)
    assert [len(each) for each in (found.fixed, found.still, found.new)] == [1, 1, 1]
    assert (found.fixed[0].value, found.still[0].code, found.new[0].value) == ("2023-01-01", "CAS-107", "2022-01-01")
