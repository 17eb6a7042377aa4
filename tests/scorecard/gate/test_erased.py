"""What is no longer kept of a submission: said in plain words, and in the way where it has to be."""

from __future__ import annotations

import pytest

from make.gated import AREA, at_the_gate, kept
from scorecard import desk, gate, settings
from scorecard.gate import GateError
from scorecard.register import Register, now
from scorecard.retain import retain


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything's time is up."""
    monkeypatch.setenv("SCORECARD_KEEP_ROWS_MONTHS", "0")
    monkeypatch.setenv("SCORECARD_KEEP_FILES_MONTHS", "0")


def test_what_was_erased_is_said_and_when(at_once: None) -> None:
    of = at_the_gate(AREA)
    assert desk.erased(of) == ""
    retain("A. Steward")
    since = f"kept for 0 months after it was received on {now():%d/%m/%Y}"
    assert desk.erased(of) == (
        f"Erased on {now():%d/%m/%Y}: the file as it was sent, {since}. "
        f"Erased on {now():%d/%m/%Y}: the rows, and the values in findings, {since}."
    )


def test_what_has_no_rows_any_more_cannot_be_accepted_for_the_first_time(at_once: None) -> None:
    of = at_the_gate(AREA)
    retain("A. Steward")
    with pytest.raises(GateError, match="rows of this submission are erased"):
        gate.accept(of.snapshot_id, "A. Steward", "Looked at.")
    assert Register.open().accepted() == []


def test_what_was_accepted_once_can_be_again_and_its_reasons_still_stand(at_once: None) -> None:
    of = at_the_gate(AREA)
    gate.accept(of.snapshot_id, "A. Steward", "A new area.")
    gate.hold(of.snapshot_id, "A. Steward", "To be looked at.")
    retain("A. Steward")
    (found,) = kept(of)
    assert found.value == "" and not (settings.data_root() / of.folder / "rows").exists()
    gate.accept(of.snapshot_id, "A. Steward")
    assert [each.snapshot_id for each in Register.open().accepted()] == [of.snapshot_id]


def test_a_page_that_stays_open_keeps_no_value_that_was_erased(at_once: None) -> None:
    of = at_the_gate(AREA)
    assert desk.fixes.opened(of).standing.findings[0].value == AREA.value
    retain("A. Steward")
    assert desk.fixes.opened(of).standing.findings[0].value == ""


def test_a_resubmission_is_not_compared_with_findings_that_have_lost_their_values(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = at_the_gate(AREA), at_the_gate(AREA)
    assert desk.fixes.opened(second).before == first
    with monkeypatch.context() as soon:
        soon.setenv("SCORECARD_KEEP_ROWS_MONTHS", "0")
        retain("A. Steward")
    third = at_the_gate(AREA)
    assert desk.fixes.opened(third).since is None
