"""The fix list: worst first, narrowed, every one of it as a file with text as text, and how the submission stands in a sentence."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from make.gated import AGED, AREA, HOLDS, NOTE, VANISHED, at_the_gate, kept
from make.release import HOSTILE, made_root
from scorecard import desk, gate
from scorecard.register import Register
from scorecard.terms import Severity, Snapshot


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Snapshot:
    """The held return of the made root, with hostile text in its cells."""
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    return desk.submissions()[2]


def test_findings_come_worst_first_with_cell_and_remedy(made: Snapshot) -> None:
    fixes = desk.fixes.opened(made)
    table = desk.fixes.table(fixes.which(""), fixes.standing)
    first = table.row(0, named=True)
    assert (first["Standing"], first["Sheet"], first["Cell"], first["Found"]) == ("■ Holds the return", "requests", "F212", "31/06/2024")
    assert first["What to do"] == "Enter the day it was decided." and first["Check"] == "CAS-114"
    assert table["Standing"].to_list()[-1] == "? Query"


def test_remedies_say_how_many_and_where_the_first_is(made: Snapshot) -> None:
    rows = desk.fixes.remedies(desk.fixes.opened(made).which("")).rows(named=True)
    assert [(each["How many"], each["First"], each["Check"]) for each in rows] == [(4, "F212", "CAS-114"), (1, "A91", "CAS-231")]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_finding_as_a_file_has_text_as_text(made: Snapshot, kind: str) -> None:
    fixes = desk.fixes.opened(made)
    content = desk.fixes.as_file(kind, fixes.which(""), fixes.standing, "Findings")
    if kind == "csv":
        found = [row["Found"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]
        assert "'" + HOSTILE[0] in found and len(found) == 5
    else:
        cells = [cell for row in openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(min_row=2) for cell in row]
        assert {each.data_type for each in cells} <= {"s", "n"} and HOSTILE[0] in {each.value for each in cells}


def test_findings_are_narrowed_by_weight_sheet_check_and_record() -> None:
    found = kept(at_the_gate(HOLDS, AGED, AREA, NOTE))
    narrowed = desk.fixes.narrowed
    assert [each.code for each in narrowed(found, Severity.WARNING)] == ["CAS-236", "CAS-107"]
    assert [each.code for each in narrowed(found, sheet="requests", code="CAS-236")] == ["CAS-236"]
    assert [each.code for each in narrowed(found, records=["P04"])] == ["CAS-107"]
    assert narrowed(found, sheet="plans", code="CAS-107") == []


def test_what_may_be_decided_of_what_is_listed() -> None:
    of = at_the_gate(HOLDS, replace(HOLDS, code="CAS-218"), VANISHED, AGED, NOTE)
    stands = desk.fixes.opened(of).standing
    found = stands.findings
    assert [each.code for each in desk.fixes.answerable(found, stands)] == ["CAS-236"]
    assert [each.code for each in desk.fixes.releasable(found, stands)] == ["CAS-239"]
    assert desk.fixes.records(found, stands) == [("requests", "R02")], "one record, however many findings it has"
    desk.acts.give_reason(of, found, "A. Steward", "Under appeal.")
    stands = desk.fixes.opened(of).standing
    assert desk.fixes.answerable(found, stands) == []
    assert [each.code for each in desk.fixes.decided(found, stands)] == ["CAS-236"]
    shown = desk.fixes.table(found, stands)
    assert ("✔ Answered", "Under appeal. (A. Steward)") in set(shown.select("Standing", "Reason").rows())


def test_how_it_stands_is_said_in_a_sentence() -> None:
    def says(of: Snapshot) -> str:
        return desk.fixes.says(desk.fixes.opened(Register.open().submission(of.snapshot_id)).standing)

    of = at_the_gate(VANISHED, AGED)
    assert says(of) == "■ 1 finding holds this return, and 1 query waits for a reason."
    desk.acts.release_by_reason(of, kept(of), "A. Steward", "Merged.")
    assert says(of) == "? 1 query waits for a reason. Nothing holds this return."
    desk.acts.give_reason(of, kept(of), "A. Steward", "Under appeal.")
    assert says(of) == "✔ Nothing is in the way: it can be accepted."
    desk.acts.accept(of, "A. Steward", "")
    assert says(of) == "✔ Accepted by A. Steward: Every query of it has a reason."
    desk.acts.hold(of, "B. Steward", "Wait.")
    assert says(of) == "■ Held by B. Steward: Wait."
    gate.findings_of(of).unlink()
    assert desk.fixes.says(gate.standing(of, Register.open())) == "Its findings are no longer kept."
