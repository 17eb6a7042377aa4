"""`aside`: records set aside, the return checked without them, and what is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from make.files import put, tables, xlsx
from scorecard.register import Register

MARCH = "casework/2024-03-31"
WHY = ("--reason", "Nobody knows the day.", "--by", "A. Steward")


@pytest.fixture
def held(run, tmp_path: Path) -> None:
    """A return with two requests received on days that do not exist, and an area that is asked about."""
    sheets = put(put(tables(), "requests", 3, "received_date", "31/06/2024"), "requests", 5, "received_date", "31/06/2024")
    assert run("load", xlsx(tmp_path / "held.xlsx", put(sheets, "persons", 2, "area", "Atlantis")))[0] == 1


def test_what_is_left_is_printed(run, held) -> None:
    code, out, err = run("aside", MARCH, "--record", "requests!R02", *WHY)
    assert code == 1 and "Set aside: 1 in all." in out and "requests!C5" in out and "requests!C3" not in out and "CAS-001" in out
    assert "1 finding holds it, 1 query has no reason yet. 1 record is set aside." in err
    code, out, err = run("aside", MARCH, "--record", "requests!R04", *WHY)
    assert code == 1 and "Set aside: 2 in all." in out and "READ-031" not in out
    assert run("accept", MARCH, "--reason", "A new area.")[0] == 0
    (of,) = Register.open().accepted()
    assert (of.set_aside, of.check) == (2, 3)


def test_several_at_once_are_one_act(run, held) -> None:
    code, out, _ = run("aside", MARCH, "--record", "requests!R02", "requests!R04", *WHY)
    assert code == 1 and "Set aside: 2 in all." in out
    (act, *_), register = Register.open().acts(), Register.open()
    assert (act.act, act.who, register.decided()[act.act_id]) == ("set_aside", "A. Steward", 2)


@pytest.mark.parametrize(
    ("record", "said"), [("R02", "names no record"), ("requests!R99", "not in the return"), ("horses!R02", "no sheet horses")]
)
def test_what_is_no_record_of_the_return_changes_nothing(run, held, record: str, said: str) -> None:
    code, out, err = run("aside", MARCH, "--record", record, *WHY)
    assert (code, out) == (2, "") and said in err and Register.open().submissions()[0].check == 1
