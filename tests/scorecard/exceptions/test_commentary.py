"""What the register says beside a figure, for everybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from make.exceptional import FEBRUARY, MARCH, line, said
from scorecard.exceptions import entries, open_commentary, rebases
from scorecard.register import Register
from scorecard.spc import Rebase
from scorecard.terms import ALL, Rebased


def test_nothing_is_said_where_there_is_no_register_and_none_is_made(data_root: Path) -> None:
    assert entries() == () and open_commentary(MARCH) == {} and rebases([line([70])]) == {}
    assert not data_root.exists()


def test_what_is_open_as_at_a_date() -> None:
    register = Register.open()
    register.explain(said(FEBRUARY), "A. Steward")
    assert open_commentary(FEBRUARY - dt.timedelta(days=1)) == {}
    assert open_commentary(MARCH)["plans_20_weeks_rate"].reason == "Two posts were empty."
    register.close(said(MARCH), "A. Steward", "Both are filled.")
    assert open_commentary(MARCH) == {} and list(open_commentary(FEBRUARY)) == ["plans_20_weeks_rate"], "history is kept"


def test_rebases_of_a_lines_own_cohort() -> None:
    register = Register.open()
    decided = Rebased("plans_20_weeks_rate", ALL, ALL, MARCH, "A new panel.")
    register.rebase(decided, "A. Steward")
    register.rebase(replace(decided, phase="primary", reason="Primary alone."), "A. Steward")
    register.rebase(replace(decided, indicator_id="another"), "A. Steward")
    assert rebases([line([70])]) == {"plans_20_weeks_rate": (Rebase(MARCH, "A new panel."),)}
