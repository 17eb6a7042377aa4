"""The history: every act in plain words, newest first, narrowed as asked for, and never a record's name."""

from __future__ import annotations

import csv
import datetime as dt
import io
import time
from pathlib import Path

import openpyxl
import pytest

from make.gated import AGED, AREA, HOLDS, VANISHED, at_the_gate, kept
from make.snapshots import submitted
from scorecard import export, gate
from scorecard.desk import history
from scorecard.register import Register, now
from scorecard.register.tables import ACTS, DECISIONS
from scorecard.terms import Act, Commentary, Decision, Outcome, Rebased, Release, Snapshot

A, B = "A. Steward", "B. Steward"


@pytest.fixture
def register() -> Register:
    """A return from its receipt to a release that was withdrawn, a file that nobody could place, and a list that was opened."""
    found = Register.open()
    of = at_the_gate(AGED, AREA, VANISHED)
    aged, area, vanished = (each.identity for each in kept(of))
    gate.answer(of.snapshot_id, {aged, area}, A, "Asked the team.", found)
    gate.release(of.snapshot_id, {vanished}, A, "Merged.", found)
    gate.take_back(of.snapshot_id, {area}, B, "Not asked.", found)
    found.decide(
        of.snapshot_id, B, "Not known.", [Decision(Act.SET_ASIDE, f"requests!R0{each}", "", "requests", f"R0{each}") for each in "67"]
    )
    found.accept(of.snapshot_id, A, "Looked at.", found.last_act(of.snapshot_id))
    found.publish(Release("r0001", now(), B, of.as_at or dt.date.max, "E06000058", "Sample"), "all", [of.snapshot_id])
    found.withdraw("r0001", B, "=Wrong file")
    found.enter(Act.PROPOSED, "0" * 64, A, "A second person publishes it.")
    lost = Snapshot("unplaced/x", "", None, now(), "Ann Other.docx", "0" * 64, "snapshots/unplaced/x", Outcome.HELD)
    found.receive(lost, 1, 0, A)
    found.access(A, "cases", "requests_count as at 2024-03-31: 7 rows")
    return found


def test_every_act_newest_first_in_plain_words(register: Register) -> None:
    found = history.acts()
    assert [each.what for each in found] == [
        "Received",
        "Publication proposed",
        "Withdrawn",
        "Published",
        "Accepted",
        "Records set aside: 2",
        "Decisions taken back: 1",
        "Findings released: 1",
        "Queries answered: 2",
        "Received",
    ]
    assert [each.of for each in found[:4]] == [
        "A file that nobody could place",
        "A publication",
        "Release r0001, as at 31 March 2024",
        "Release r0001, as at 31 March 2024",
    ]
    assert (found[4].of, found[4].who, found[4].why) == ("casework as at 31 March 2024", A, "Looked at.")
    assert found[4].received == found[-1].at and found[2].received is None
    assert [each.return_name for each in found[:5]] == ["Not recognised", "Releases", "Releases", "Releases", "casework"]


def test_it_names_no_record_and_no_file(register: Register) -> None:
    said = export.csv(history.listed(history.acts())).decode("utf-8-sig") + str(history.table(history.acts()).rows())
    assert not [each for each in ("R06", "R07", "R03", "P04", "R77", "Ann Other") if each in said]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"kind": "Received"}, 2),
        ({"return_name": "casework"}, 6),
        ({"return_name": "Releases"}, 3),
        ({"who": B}, 4),
        ({"words": "RELEASE wrong"}, 1),
        ({"words": "31 march file"}, 1),
        ({"words": "nothing of this"}, 0),
        ({"kind": "Received", "return_name": "casework", "who": A}, 1),
        ({}, 10),
    ],
)
def test_it_may_be_narrowed(register: Register, asked: dict[str, str], left: int) -> None:
    assert len(history.narrowed(history.acts(), **asked)) == left


def test_what_it_may_be_narrowed_by(register: Register) -> None:
    found = history.acts()
    assert history.kinds(found)[:2] == ["Received", "Queries answered"] and len(history.kinds(found)) == 9
    assert history.returns(found) == ["casework", "Not recognised", "Releases"]
    assert history.people(found) == [A, B]


def test_as_files_text_is_text_and_all_of_it_is_there(register: Register) -> None:
    made = history.listed(history.acts())
    rows = list(csv.DictReader(io.StringIO(export.csv(made).decode("utf-8-sig"))))
    assert len(rows) == 10 and rows[2]["Why"] == "'=Wrong file" and rows[2]["ID"] == "r0001" and rows[5]["How many"] == "2"
    assert dt.datetime.fromisoformat(rows[0]["When (UTC)"]) <= now()
    sheet = openpyxl.load_workbook(io.BytesIO(export.xlsx(made))).worksheets[0]
    assert sheet["G4"].value == "=Wrong file" and sheet["G4"].data_type == "s" and sheet["C7"].value == 2


def test_openings_of_records_are_listed(register: Register) -> None:
    (row,) = history.opened(history.openings()).rows()
    assert row[1:] == (A, "cases", "requests_count as at 2024-03-31: 7 rows")
    assert history.listed_openings(history.openings()).rows[0][1:] == row[1:]


def test_nothing_was_done_yet() -> None:
    assert history.acts() == [] and history.openings() == [] and history.opened([]).is_empty() and history.table([]).is_empty()


def test_an_act_of_a_later_version_is_listed_by_its_own_name() -> None:
    snapshot_id, register = submitted(accept=False), Register.open()
    with register._writes() as con:
        register._act(con, type("Later", (), {"value": "archived"})(), snapshot_id, A, "")  # type: ignore[arg-type]
    assert [each.what for each in history.acts()] == ["archived", "Received"] and "archived" in history.kinds(history.acts())


def test_five_thousand_acts_are_listed_at_once() -> None:
    of, register = at_the_gate(HOLDS), Register.open()
    act = {"at": now(), "who": A, "act": "answered", "subject": of.snapshot_id}
    decision = {"snapshot_id": of.snapshot_id, "kind": "answered", "code": "", "sheet": "", "record": "", "identity": "a"}
    with register._writes() as con:
        last = register._act(con, Act.HELD, of.snapshot_id, A, "")
        con.execute(ACTS.insert(), [act | {"reason": f"Reason {place}"} for place in range(5_000)])
        con.execute(DECISIONS.insert(), [decision | {"act_id": last + 1 + place // 2} for place in range(10_000)])
    began = time.perf_counter()
    found = history.acts()
    shown = history.table(history.narrowed(found, words="reason"))
    assert time.perf_counter() - began < 1.5
    assert (len(found), shown.height) == (5_002, history.MOST_SHOWN) and len(history.listed(found).rows) == 5_002
    assert found[0].why == "Reason 4999" and found[0].what == "Queries answered: 2"


def test_what_was_said_of_an_indicator_is_told_by_its_name() -> None:
    found = Register.open()
    found.explain(
        Commentary("requests_count", dt.date(2024, 3, 31), "Schools ask more.", "None.", "SEND casework", dt.date(2024, 6, 30)), A
    )
    found.rebase(Rebased("no_longer_known", "All", "All", dt.date(2024, 1, 1), "A new panel."), B)
    told = [(each.what, each.of, each.return_name, each.who, each.why) for each in history.acts()]
    assert told == [
        ("Limits start anew", "no_longer_known", history.OF_INDICATORS, B, "A new panel."),
        ("Exception explained", "Requests for an EHC needs assessment", history.OF_INDICATORS, A, "Schools ask more."),
    ]
    assert history.returns(history.acts()) == [history.OF_INDICATORS]


def test_a_catalogue_that_cannot_be_read_is_no_reason_to_show_no_history(data_root: Path) -> None:
    Register.open().rebase(Rebased("requests_count", "All", "All", dt.date(2024, 1, 1), "A new panel."), B)
    (data_root / "reference").mkdir(parents=True)
    (data_root / "reference" / "indicators.csv").write_bytes(b"\x00\x81\x00")
    assert [each.of for each in history.acts()] == ["requests_count"]
