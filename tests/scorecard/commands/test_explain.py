"""`explain`: what needs a reason is listed, a reason is entered and closed, and each is an act."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from make.exceptional import Few, line
from scorecard.register import Register

LATER = (dt.date.today() + dt.timedelta(days=30)).isoformat()
SAID = (
    "--reason",
    "Two posts were empty.",
    "--action",
    "Agency cover.",
    "--owner",
    "SEND casework",
    "--review",
    LATER,
    "--by",
    "A. Steward",
)
NAME = "plans_20_weeks_rate"


@pytest.fixture(autouse=True)
def release(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Few(line([70, 68, 63.4], target=95), line([96, 97, 98], name="fine", label="Fine"))
    monkeypatch.setattr("scorecard.released.open_release", lambda: made)


def test_what_needs_a_reason_is_listed(run) -> None:
    code, out, err = run("explain")
    assert (code, out) == (
        1,
        "? Needs a reason · plans_20_weeks_rate · New plans within 20 weeks · SEND casework · ✖ Below tolerance · "
        "63.4% in Mar 2024, target 95% · since January 2024\n",
    )
    assert err == "As at 31 March 2024, 1 of 2 figures is an exception: 1 needs a reason.\n"


def test_a_reason_is_entered_then_closed(run) -> None:
    code, out, _ = run("explain", NAME, *SAID)
    assert (code, out) == (0, "New plans within 20 weeks, as at 31 March 2024: ✔ Explained.\n")
    assert run("explain")[0] == 0
    assert run("explain", NAME, "--close", "Both posts are filled.", "--by", "B. Steward")[1].endswith("■ Closed.\n")
    assert [(each.act, each.who, each.reason) for each in Register.open().acts(NAME)] == [
        ("closed", "B. Steward", "Both posts are filled."),
        ("explained", "A. Steward", "Two posts were empty."),
    ]
    assert [each.split("UTC  ")[1] for each in run("history")[1].splitlines()] == [
        "Explanation closed · New EHC plans issued within 20 weeks, exceptions included · B. Steward: Both posts are filled.",
        "Exception explained · New EHC plans issued within 20 weeks, exceptions included · A. Steward: Two posts were empty.",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((NAME,), "Give a reason"),
        ((NAME, "--reason", "Two posts were empty."), "Give an action"),
        ((NAME, *SAID[:6], "--review", "2024-04-30"), "not to come"),
        ((NAME, "--close", "Done."), "Nothing is open"),
        ((NAME, *SAID, "--close", "Done."), "Either something is said"),
        (("fine", *SAID), "no exception"),
        (("nothing", *SAID), "no indicator"),
        (SAID, "Name the indicator"),
    ],
)
def test_what_cannot_be_entered_is_said(run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run("explain", *arguments)
    assert (code, out) == (2, "") and said in err
    assert Register.open().acts() == []


def test_as_csv(run) -> None:
    run("explain", NAME, *SAID)
    (row,) = csv.DictReader(io.StringIO(run("explain", "--csv")[1]))
    assert (row["ID"], row["Reason"], row["Review date"], row["Standing"]) == (NAME, "Two posts were empty.", LATER, "✔ Explained")


def test_as_at_an_earlier_date(run) -> None:
    run("explain", NAME, *SAID)
    assert "as at 29 February 2024" in run("explain", NAME, *SAID, "--as-at", "2024-02-29")[1]
    assert [each.as_at for each in Register.open().commentary()] == [dt.date(2024, 3, 31), dt.date(2024, 2, 29)]


def test_a_file_enters_several_or_nothing(run, tmp_path) -> None:
    file = tmp_path / "said.csv"
    heading = "indicator_id,reason,action,owner,review_date"
    file.write_text(f"{heading}\n{NAME},Two posts were empty,Agency cover,SEND casework,\n{NAME},,Agency cover,SEND casework,\n")
    code, _, err = run("explain", "--file", str(file), "--review", LATER, "--by", "A. Steward")
    assert code and f"{NAME}: Give a reason" in err and "Nothing of the file was entered." in err
    assert Register.open().commentary(NAME) == []
    file.write_text(f"{heading}\n{NAME},Two posts were empty,Agency cover,SEND casework,\n")
    code, _, _ = run("explain", "--file", str(file), "--review", LATER, "--by", "A. Steward")
    assert code == 0 and [each.reason for each in Register.open().commentary(NAME)] == ["Two posts were empty"]
    file.write_text("indicator_id,reason\nx,y\n")
    code, _, err = run("explain", "--file", str(file))
    assert code and "has no column action, owner, review_date" in err
