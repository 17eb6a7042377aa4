"""The month at a glance: which as-at dates are expected, and how each stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from make.month import HOLDS, LATER, QUERY, came, published, returns_csv
from scorecard import gate, settings
from scorecard.desk import Month, Place, Stands, month
from scorecard.register import Register

TODAY = dt.date(2024, 4, 10)
MARCH, FEBRUARY = "2024-03-31", "2024-02-29"


def places(return_name: str = "casework", today: dt.date = TODAY, **given: bool) -> dict[str, Place]:
    """A return's places by as-at date."""
    return {f"{each.as_at}": each for line in month(today, **given).lines if line.sender.return_name == return_name for each in line.places}


def one(today: dt.date = TODAY) -> Place:
    """How casework as at March stands."""
    return places(today=today)[MARCH]


def test_dates_are_expected_from_the_first_accepted_one_to_those_that_are_due_soon() -> None:
    came("casework", "2024-01-31", accept=True)
    assert list(places()) == [MARCH, FEBRUARY, "2024-01-31"]
    assert list(places(today=dt.date(2024, 4, 15)))[:1] == [MARCH]
    assert list(places(today=dt.date(2024, 4, 16)))[:1] == ["2024-04-30"], "14 days before its as-at date"
    assert places("workforce") == {}, "nothing came of it, and nobody said from when"


def test_what_did_not_come_is_due_until_its_day_and_then_late() -> None:
    came("casework", FEBRUARY, accept=True)
    due = one(dt.date(2024, 4, 5))
    assert (due.stands, due.said, due.due) == (Stands.DUE, "○ Due by 5 April", dt.date(2024, 4, 5))
    late = one(dt.date(2024, 4, 6))
    assert (late.stands, late.said, late.days_late) == (Stands.LATE, "! Late by 1 day", 1)
    assert one().said == "! Late by 5 days" and one().submission is None


def test_a_due_date_of_another_year_says_so() -> None:
    came("casework", "2023-11-30", accept=True)
    assert places(today=dt.date(2024, 1, 2))["2023-12-31"].said == "○ Due by 5 January 2024"


def test_half_termly_returns_are_expected_at_half_terms_ends() -> None:
    came("inclusion", "2023-12-31", accept=True)
    found = places("inclusion")
    assert {date: each.said for date, each in found.items()} == {
        MARCH: "○ Due by 12 April",
        "2024-02-15": "! Late by 41 days",
        "2023-12-31": "✔ Accepted",
    }


@pytest.mark.parametrize(
    ("findings", "stands", "said"),
    [
        ([HOLDS, HOLDS, QUERY], Stands.HELD, "■ Held: 2 findings"),
        ([QUERY], Stands.QUERIES, "? 1 query open"),
        ([], Stands.READY, "▸ Ready to accept"),
    ],
)
def test_what_came_stands_by_its_findings(findings: list, stands: Stands, said: str) -> None:
    snapshot_id = came("casework", MARCH, *findings)
    found = one()
    assert (found.stands, found.said) == (stands, said)
    assert found.submission and found.submission.snapshot_id == snapshot_id


def test_a_query_with_a_reason_is_open_no_more() -> None:
    snapshot_id = came("casework", MARCH, QUERY)
    identity = gate.read_findings(gate.findings_of(Register.open().submission(snapshot_id)))[0].identity
    gate.answer(snapshot_id, {identity}, "A. Steward", "A new area.")
    assert one().stands is Stands.READY


def test_a_steward_holds_what_passed() -> None:
    Register.open().hold(came("casework", MARCH, accept=True), "B. Steward", "Wait for the team.")
    assert (one().stands, one().said) == (Stands.HELD, "■ Held by B. Steward")


def test_accepted_then_published_then_withdrawn() -> None:
    snapshot_id = came("casework", MARCH, accept=True)
    assert one().said == "✔ Accepted"
    release_id = published(snapshot_id)
    assert one().said == "● Published"
    Register.open().withdraw(release_id, "A. Steward", "A figure was wrong.")
    assert one().said == "✔ Accepted", "a release that was withdrawn does not count"
    published(came("workforce", MARCH, accept=True), release_id="r0002")
    assert one().stands is Stands.ACCEPTED, "the release that shows rests on others"


def test_a_resubmission_that_waits_stands_before_what_is_published() -> None:
    first = came("casework", MARCH, accept=True)
    second = came("casework", MARCH, HOLDS, after=LATER)
    assert (one().said, one().beside) == ("■ Held: 1 finding", "an earlier one is accepted")
    published(first)
    assert one().beside == "an earlier one is published"
    assert one().submission and one().submission.snapshot_id == second  # type: ignore[union-attr]


def test_one_accepted_since_the_publication_is_told() -> None:
    published(came("casework", MARCH, accept=True))
    came("casework", MARCH, accept=True, after=LATER)
    assert (one().stands, one().said) == (Stands.RENEWED, "◐ Newer accepted")
    assert one().beside == "the release that shows rests on the one before"


def test_a_steward_may_have_accepted_the_one_before_since() -> None:
    first = came("casework", MARCH, QUERY, after=-2 * LATER)
    came("casework", MARCH, HOLDS, after=-LATER)
    Register.open().accept(first, "A. Steward", "The second was sent in error.")
    assert one().stands is Stands.ACCEPTED


@pytest.mark.parametrize(("after", "stands"), [(LATER, Stands.PUBLISHED), (-LATER, Stands.RENEWED)], ids=["before", "since"])
def test_records_set_aside_before_and_since_the_publication(after: dt.timedelta, stands: Stands) -> None:
    snapshot_id = came("casework", MARCH, accept=True)
    register = Register.open()
    published(snapshot_id, after=after)
    register.hold(snapshot_id, "A. Steward", "A record is wrong.")
    again = replace(register.submission(snapshot_id), check=2, set_aside=1)
    register.checked_again(again, 0, 0, "A. Steward", "Set aside.")
    register.accept(snapshot_id, "A. Steward", "")
    assert one().stands is stands


def test_one_that_is_accepted_again_as_it_was_is_published_all_the_same() -> None:
    published(came("casework", MARCH, accept=True), after=-LATER)
    assert one().stands is Stands.PUBLISHED


def test_findings_are_read_of_what_is_not_accepted_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for as_at in ("2023-12-31", "2024-01-31", FEBRUARY):
        came("casework", as_at, QUERY, accept=True)
    came("casework", MARCH, QUERY)
    read = []
    real = gate.standing
    monkeypatch.setattr(gate, "standing", lambda of, register: read.append(of.as_at) or real(of, register))
    month(TODAY)
    assert read == [dt.date(2024, 3, 31)]


def test_findings_that_are_no_longer_kept_leave_the_outcome() -> None:
    snapshot_id = came("casework", MARCH, HOLDS)
    gate.findings_of(Register.open().submission(snapshot_id)).unlink()
    assert one().said == "■ Held"


def test_what_has_to_be_done_is_counted() -> None:
    came("casework", "2023-12-31", accept=True)
    came("casework", MARCH, HOLDS)
    came("workforce", MARCH)
    came("attendance", "2024-02-15", QUERY)
    found = month(TODAY)
    assert found.numbers() == {"Late": 2, "Held": 1, "With queries": 1, "Ready to accept": 1, "Ready to publish": 1}
    assert [each.as_at.month for each in found.of(Stands.LATE)] == [2, 1], "newest first"


def test_from_and_until_say_what_is_expected() -> None:
    returns_csv("casework,SEND,,5,2024-01-31,2024-02-29", "workforce,HR,,5,2024-03-31,")
    assert {date: each.said for date, each in places().items()} == {FEBRUARY: "! Late by 34 days", "2024-01-31": "! Late by 63 days"}
    assert list(places("workforce")) == [MARCH]


def test_a_return_changes_hands() -> None:
    returns_csv("casework,Old team,,5,,2024-02-29", "casework,New team,,10,2024-03-01,")
    came("casework", "2024-01-31", accept=True)
    lines = {line.sender.team: [f"{each.as_at}" for each in line.places] for line in month(TODAY).lines}
    assert lines == {"Old team": [FEBRUARY, "2024-01-31"], "New team": [MARCH]}
    assert one().said == "○ Due by 12 April"


def test_a_return_that_no_team_is_named_for_is_shown_where_it_came() -> None:
    returns_csv("casework,SEND,,5,,")
    came("workforce", MARCH, HOLDS)
    line = month(TODAY).lines[1]
    assert (line.sender.return_name, line.sender.team, [each.said for each in line.places]) == ("workforce", "", ["■ Held: 1 finding"])


def test_one_received_as_at_an_odd_date_is_no_reason_to_expect_a_hundred_years() -> None:
    came("casework", "1924-03-31", HOLDS)
    came("casework", FEBRUARY, accept=True)
    assert list(places()) == [MARCH, FEBRUARY, "1924-03-31"]


def silent() -> Month:
    """A data root whose last return came long ago."""
    for as_at in ("2023-08-31", "2023-09-30"):
        came("casework", as_at, accept=True)
    came("inclusion", "2023-05-31", accept=True)
    return month(TODAY)


def test_where_nothing_has_come_for_half_a_year_nothing_since_is_late() -> None:
    found = silent()
    assert found.silent and found.newest == dt.date(2023, 9, 30) and "as at 30 September 2023, 193 days ago" in found.silence
    assert "not counted as late" in found.silence and found.numbers()["Late"] == 0
    assert list(places()) == ["2023-09-30", "2023-08-31"] and list(places("inclusion")) == ["2023-05-31"], "each to its own last one"


def test_unless_that_is_asked_for() -> None:
    silent()
    found = month(TODAY, all_due=True)
    assert found.numbers()["Late"] == 6 + 4, "casework October to March, inclusion August to February; its March is due on the 12th"
    assert found.silence.endswith("What has been due since is counted as late.")


def test_up_to_half_a_year_what_is_missing_is_late() -> None:
    came("casework", "2023-10-31", accept=True)
    found = month(dt.date(2023, 10, 31) + dt.timedelta(days=183))
    assert not found.silent and found.silence == "" and found.numbers()["Late"] == 5


def test_a_gap_before_the_last_one_is_late_all_the_same() -> None:
    came("casework", "2023-07-31", accept=True)
    came("casework", "2023-09-30", accept=True)
    assert places()["2023-08-31"].stands is Stands.LATE


def test_six_dates_stand_side_by_side_up_to_the_month_that_is_asked_for() -> None:
    came("casework", "2023-05-31", accept=True)
    came("casework", MARCH, accept=True)
    line = month(TODAY).lines[0]
    assert [each.as_at.month for each in line.up_to(TODAY)] == [3, 2, 1, 12, 11, 10]
    assert [each.as_at.month for each in line.up_to(dt.date(2023, 7, 31))] == [7, 6, 5]


def test_the_months_are_those_with_a_date() -> None:
    came("casework", FEBRUARY, accept=True)
    came("inclusion", "2023-12-31", accept=True)
    assert month(TODAY).months() == [dt.date(2024, 3, 31), dt.date(2024, 2, 29), dt.date(2023, 12, 31)]


def test_an_empty_data_root_expects_nothing_and_gets_no_register(data_root: Path) -> None:
    found = month(TODAY)
    assert found.lines and not any(line.places for line in found.lines) and not any(found.numbers().values())
    assert not found.silent and found.months() == []
    assert not (settings.data_root() / "register.sqlite").exists()
