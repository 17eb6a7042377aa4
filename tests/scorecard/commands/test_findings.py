"""`findings`: what to do, worst first, then every finding; of a resubmission, what became of those before."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from make.gated import AGED, AREA, HOLDS, NOTE, VANISHED, at_the_gate, kept
from scorecard import gate
from scorecard.register import Register
from scorecard.terms import Finding, Snapshot

MARCH = "casework/2024-03-31"


def test_what_to_do_comes_first_and_worst_first(run) -> None:
    of = at_the_gate(HOLDS, AGED, replace(AGED, row=9, cell="D9", record="R09", value="2022-12-31"), NOTE)
    code, out, err = run("findings", MARCH)
    assert code == 1 and "1 finding holds it, 2 queries have no reason yet." in err and "casework as at 31/03/2024, received on" in err
    to_do, every = out.split("\n\n")[:2]
    assert [line for line in to_do.splitlines() if not line.startswith(" ")] == [
        "critical CAS-217 · requests · request_outcome_date · 1 finding",
        "warning  CAS-236 · requests · received_date · 2 findings",
        "info     READ-040 · plans · 1 finding",
    ]
    assert "         Decided too soon. Mend it." in to_do.splitlines()
    assert every.splitlines()[0] == "critical CAS-217 · requests!H3 · found 2024-01-01 · Decided too soon. Mend it. [requests!R02]"
    assert len(every.splitlines()) == 4 and run("findings", of.snapshot_id)[1] == out


def test_they_may_be_narrowed(run) -> None:
    at_the_gate(HOLDS, AGED, AREA)
    for asked, there in ((("--sheet", "persons"), "CAS-107"), (("--severity", "critical"), "CAS-217"), (("--code", "cas-236"), "CAS-236")):
        _, out, _ = run("findings", MARCH, *asked)
        assert {code for code in ("CAS-217", "CAS-236", "CAS-107") if code in out} == {there}


def test_what_was_decided_stands_beside_it(run) -> None:
    of = at_the_gate(AGED, VANISHED)
    gate.answer(of.snapshot_id, {kept(of)[0].identity, kept(of)[1].identity}, "A. Steward", "Seen the certificate.")
    code, out, err = run("findings", MARCH)
    assert code == 1 and "1 finding holds it." in err and "It may be released by a reason." in out
    assert "· 1 finding, 0 of them open" in out and "[answered by A. Steward: Seen the certificate.]" in out


def test_what_nothing_stands_in_the_way_of_gives_0(run) -> None:
    at_the_gate(NOTE)
    code, out, err = run("findings", MARCH)
    assert code == 0 and "Nothing is in its way" in err and "READ-040" in out


def test_every_one_as_csv_and_as_a_workbook_with_text_as_text(run, tmp_path: Path) -> None:
    at_the_gate(HOLDS, replace(AREA, value='=HYPERLINK("http://example.invalid")'))
    _, out, _ = run("findings", MARCH, "--csv")
    headings, first, second = csv.reader(io.StringIO(out))
    assert headings == ["Standing", "Sheet", "Cell", "Record", "Found", "What is wrong", "What to do", "Check", "Reason"]
    assert first[:5] == ["■ Holds the return", "requests", "H3", "R02", "2024-01-01"] and second[4].startswith("'=HYPERLINK")
    code, out, _ = run("findings", MARCH, "--xlsx", tmp_path / "a.xlsx", "--severity", "warning")
    assert code == 1 and out == f"1 finding, in {tmp_path / 'a.xlsx'}\n"
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["E2"]
    assert cell.data_type == "s" and cell.value.startswith("=HYPERLINK")


def resubmitted(before: Snapshot, *findings: Finding) -> Snapshot:
    """Another submission of the same return and date, received an hour later."""
    later = replace(
        before,
        snapshot_id=f"{before.snapshot_id}-later",
        folder=f"{before.folder}-later",
        received_at=before.received_at + dt.timedelta(hours=1),
        outcome=gate.outcome(findings),
    )
    gate.write_findings(gate.findings_of(later), findings)
    Register.open().receive(later, len(findings), 0, "A. Steward")
    return later


def test_a_resubmission_says_what_is_fixed_still_there_and_new(run) -> None:
    resubmitted(at_the_gate(HOLDS, AGED), AGED, AREA)
    code, out, err = run("findings", MARCH, "--against")
    assert code == 1 and "Against: casework as at 31/03/2024, received on" in err
    fixed, still, new = (out.index(f"{each}: 1\n") for each in ("Fixed", "Still there", "New"))
    assert fixed < out.index("CAS-217") < still < out.index("CAS-236") < new < out.index("CAS-107")
    rows = list(csv.DictReader(io.StringIO(run("findings", MARCH, "--against", "--csv")[1])))
    assert [(row["Check"], row["Since last sent"]) for row in rows] == [
        ("CAS-217", "Fixed"),
        ("CAS-107", "New"),
        ("CAS-236", "Still there"),
    ]


def test_the_first_submission_is_compared_with_nothing(run) -> None:
    at_the_gate(HOLDS)
    code, out, err = run("findings", MARCH, "--against")
    assert (code, out) == (2, "") and "It cannot be compared" in err


@pytest.mark.parametrize("named", ["casework/2024-01-31", "casework", "workforce/2024-03-31", "casework/none", "casework/2024-03-31/none"])
def test_what_was_not_received_is_said(run, named: str) -> None:
    at_the_gate(HOLDS)
    code, out, err = run("findings", named)
    assert (code, out) == (2, "") and named.partition("/")[0] in err


def test_of_two_submissions_the_return_and_date_name_the_newest(run) -> None:
    first = at_the_gate(HOLDS)
    resubmitted(first, AREA)
    assert "CAS-107" in run("findings", "Casework/2024-03-31")[1] and "CAS-217" in run("findings", first.snapshot_id)[1]


def test_findings_that_are_not_kept_any_more(run) -> None:
    of = at_the_gate(HOLDS)
    gate.findings_of(of).unlink()
    code, out, err = run("findings", MARCH)
    assert (code, out) == (2, "") and "no longer kept" in err


def test_no_cell_steers_the_terminal(run) -> None:
    at_the_gate(replace(HOLDS, value="\x1b[2J", record="R\x9b31m"))
    for how in ((), ("--csv",)):
        _, out, err = run("findings", MARCH, *how)
        assert all(each.isprintable() or each == "\n" for each in out + err)
