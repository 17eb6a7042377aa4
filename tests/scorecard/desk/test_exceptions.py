"""Exceptions at the desk: a reason is entered, changed and closed; what is missing is said, and nothing is entered then."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from make.exceptional import FEBRUARY, MARCH, TODAY, Few, line
from scorecard import export
from scorecard.desk import DeskError, exceptions
from scorecard.exceptions import BELOW, Exceptional, Stands
from scorecard.register import Register, RegisterError
from scorecard.released import UnknownMeasure

NAME = "plans_20_weeks_rate"
SAID = {"reason": "Two posts were empty.", "action": "Agency cover.", "owner": "SEND casework", "review_date": dt.date(2024, 6, 30)}


RELEASE: Any = Few(line([70, 68, 60, 63.4], target=95), line([95, 96, 97, 98], name="fine"), line([None], name="silent"))


def now(as_at: dt.date = MARCH, today: dt.date = TODAY) -> Exceptional:
    return exceptions.one(RELEASE, NAME, as_at, today)


def explain(of: Exceptional, **given: object) -> None:
    exceptions.explain(of, **({"who": "A. Steward"} | SAID | given), today=TODAY)  # type: ignore[arg-type]


def test_what_needs_a_reason_is_found_in_the_release() -> None:
    found = exceptions.found(RELEASE, MARCH, TODAY)
    assert [(each.indicator_id, each.stands) for each in found] == [(NAME, Stands.ASKED)]
    assert (now().why, now().since) == ((BELOW,), dt.date(2023, 12, 31))
    assert exceptions.judged(RELEASE, MARCH) == 2


def test_a_reason_is_entered_changed_carried_forward_and_closed() -> None:
    explain(now(FEBRUARY))
    assert (now().stands, now().said.as_at, now().said.reason) == (Stands.EXPLAINED, FEBRUARY, "Two posts were empty.")
    explain(now(), reason="One post is filled.", who="B. Steward")
    assert (now().said.as_at, now(FEBRUARY).said.reason) == (MARCH, "Two posts were empty."), "what was said of February stays so"
    assert now(today=dt.date(2024, 7, 1)).stands is Stands.OVERDUE
    exceptions.close(now(), "C. Steward", "Both posts are filled.")
    assert (now().stands, now().said.closing, now(FEBRUARY).stands) == (Stands.CLOSED, "Both posts are filled.", Stands.EXPLAINED)
    assert [(each.who, each.closed) for each in exceptions.history(NAME)] == [
        ("C. Steward", True),
        ("B. Steward", False),
        ("A. Steward", False),
    ]
    explain(now(), reason="One left again.")
    assert now().stands is Stands.EXPLAINED, "closed too early, it is explained again"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"reason": " "}, "Give a reason"),
        ({"action": ""}, "Give an action"),
        ({"owner": ""}, "Give who acts"),
        ({"who": ""}, "Give your name"),
        ({"review_date": None}, "Give a review date"),
        ({"review_date": TODAY}, "10 April 2024, which is not to come"),
        ({"action": "x" * 1001}, "too long"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_entered(given: dict, said: str) -> None:
    before = Register.open().acts()
    with pytest.raises(DeskError, match=said):
        explain(now(), **given)
    assert Register.open().acts() == before and exceptions.history(NAME) == []


def test_of_two_at_once_the_second_is_told() -> None:
    seen = now()
    explain(seen)
    with pytest.raises(RegisterError, match="meanwhile"):
        explain(seen, who="B. Steward")
    assert [each.who for each in exceptions.history(NAME)] == ["A. Steward"]


def test_nothing_is_closed_that_is_not_open_or_without_a_reason() -> None:
    with pytest.raises(DeskError, match="Nothing is open"):
        exceptions.close(now(), "A. Steward", "Done.")
    explain(now())
    with pytest.raises(DeskError, match="a reason for closing it"):
        exceptions.close(now(), "A. Steward", " ")
    exceptions.close(now(), "A. Steward", "Done.")
    with pytest.raises(DeskError, match="Nothing is open"):
        exceptions.close(now(), "A. Steward", "Done again.")


def test_what_is_no_exception_has_nothing_to_explain() -> None:
    with pytest.raises(DeskError, match="no exception as at 31 March 2024"):
        exceptions.one(RELEASE, "fine", MARCH, TODAY)
    with pytest.raises(UnknownMeasure):
        exceptions.one(RELEASE, "nothing", MARCH, TODAY)


def test_an_entry_never_stands_before_the_one_that_it_follows() -> None:
    """Where a release was withdrawn, the one that shows may be older than what was said."""
    of = now()
    later = Exceptional(of.line, of.reading._replace(as_at=FEBRUARY), of.why, of.since, None, Stands.ASKED)
    explain(of)
    said = now().said
    exceptions.close(Exceptional(later.line, later.reading, (), None, said, Stands.EXPLAINED, 1), "A. Steward", "Done.")
    assert now().stands is Stands.CLOSED and exceptions.history(NAME)[0].as_at == MARCH


def test_dates_are_month_ends_newest_first() -> None:
    found = exceptions.dates(RELEASE)
    assert found == [MARCH, FEBRUARY, dt.date(2024, 1, 31), dt.date(2023, 12, 31)]


def test_a_table_of_them_writes_text_as_text() -> None:
    explain(now(), reason='=HYPERLINK("http://example.invalid","open")')
    sheet = exceptions.listed(exceptions.found(RELEASE, MARCH, TODAY), MARCH)
    row = next(row for row in sheet.rows if row[1] == NAME)
    told = dict(zip(sheet.headings, row, strict=True))
    assert (told["Why"], told["Since"], told["Standing"], told["Review date"]) == (
        "✖ Below tolerance", "2023-12-31", "✔ Explained", "2024-06-30",
    )  # fmt: skip
    assert told["Figure"].endswith("in Mar 2024, target 95%") and (told["Entered by"], told["Said of"]) == ("A. Steward", "2024-03-31")
    written = export.csv(sheet).decode("utf-8-sig")
    assert "\"'=HYPERLINK(" in written, "it begins with an apostrophe, so that no spreadsheet runs it"
