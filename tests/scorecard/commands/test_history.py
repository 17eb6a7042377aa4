"""`history`: every act, newest first, of everything or of one thing."""

from __future__ import annotations

import csv
import io

import pytest

from make.gated import AGED, AREA, at_the_gate
from make.snapshots import submitted
from scorecard.register import Register


@pytest.fixture
def done(run) -> None:
    """A return with its queries answered, accepted and published, and the release withdrawn."""
    at_the_gate(AGED, AREA)
    for command in (
        ("answer", "casework/2024-03-31", "--reason", "Asked the team."),
        ("accept", "casework/2024-03-31"),
        ("publish",),
        ("withdraw", "r0001", "--reason", "Wrong file."),
    ):
        assert run(*command, "--by", "B. Steward")[0] == 0


def test_the_newest_act_comes_first_in_plain_words(run, done) -> None:
    code, out, _ = run("history")
    lines = out.splitlines()
    assert code == 0 and [each.split("UTC  ")[1].split(" · ")[0] for each in lines] == [
        "Withdrawn",
        "Published",
        "Accepted",
        "Queries answered: 2",
        "Received",
    ]
    assert lines[0].endswith("Withdrawn · Release r0001, as at 31 March 2024 · B. Steward: Wrong file.")
    assert "R03" not in out and "P04" not in out, "it names no record"


def test_of_one_submission_or_release_alone(run, done) -> None:
    other = submitted()
    (first,) = (each.snapshot_id for each in Register.open().submissions() if each.snapshot_id != other)
    assert len(run("history", "--subject", "r0001")[1].splitlines()) == 2
    assert len(run("history", "--subject", first)[1].splitlines()) == 3
    newest = Register.open().submissions()[0].snapshot_id
    assert run("history", "--subject", "casework/2024-03-31")[1] == run("history", "--subject", newest)[1]


@pytest.mark.parametrize("subject", ["r0009", "casework/2024-01-31", "casework/none"])
def test_what_nothing_was_done_to(run, done, subject: str) -> None:
    code, out, err = run("history", "--subject", subject)
    assert (code, out) == (2, "") and "That did not work" in err


def test_as_csv(run, done) -> None:
    _, out, _ = run("history", "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 5 and rows[0]["ID"] == "r0001" and rows[3]["How many"] == "2" and rows[3]["Why"] == "Asked the team."


def test_nothing_was_done_yet(run) -> None:
    code, out, err = run("history")
    assert (code, out) == (0, "") and "Nothing has been done yet" in err
