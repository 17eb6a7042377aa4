"""`rebase`: limits start anew from a day on, or go on as before; each decision is an act."""

from __future__ import annotations

import pytest

from make.exceptional import Few, line
from scorecard.register import Register

NAME = "plans_20_weeks_rate"


@pytest.fixture(autouse=True)
def release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard.released.open_release", lambda: Few(line([70, 68, 63.4], target=95)))


def test_limits_start_anew_and_go_on_as_before(run) -> None:
    code, out, _ = run("rebase", NAME, "--from", "2024-02-01", "--reason", "A new panel.", "--by", "A. Steward")
    assert code == 0 and out.startswith("New plans within 20 weeks: From 1 February 2024: A new panel. (A. Steward, ")
    assert run("rebase", NAME)[1] == out
    assert run("rebase", NAME, "--from", "2024-02-01", "--take-back", "--reason", "It met before.")[1] == ""
    assert [each.act for each in Register.open().acts()] == ["rebase_taken_back", "rebased"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "2019-01-01", "--reason", "A new panel."), "1 February 2024 to 31 March 2024"),
        (("--from", "2024-02-01"), "Give a reason"),
        (("--reason", "A new panel."), "--from"),
        (("--from", "2024-02-01", "--take-back", "--reason", "Wrong."), "not rebased from"),
    ],
)
def test_a_rebase_that_cannot_be_entered_is_said(run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run("rebase", NAME, *arguments)
    assert (code, out) == (2, "") and said in err and Register.open().acts() == []
