"""Who to chase: an e-mail that says what is late and what to mend, and holds nothing of anybody's file."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace

import pytest

from make.month import HOLDS, LATER, QUERY, came, published, returns_csv
from scorecard import contract, faults, gate
from scorecard.desk import Email, chase, month
from scorecard.register import Register
from scorecard.terms import Finding, Severity

TODAY = dt.date(2024, 4, 10)
MARCH, FEBRUARY = "2024-03-31", "2024-02-29"
CHILD = "Zebedee Doe P4471 A12345678901B"
CHECKS = [(of, sheet, check) for of in contract.returns() for sheet in of.sheets for check in sheet.checks]
FAULTS = [each for each in vars(faults).values() if isinstance(each, faults.Fault)]


def to(team: str = "SEND casework", today: dt.date = TODAY) -> Email:
    """The e-mail to a team."""
    return next(each for each in chase(month(today)) if each.team == team)


def test_what_is_late_says_since_when_it_was_due() -> None:
    came("casework", FEBRUARY, accept=True)
    email = to()
    assert email.subject == "EHC casework as at 31 March 2024: not received yet" and email.why == "1 not received yet"
    assert "We have not had:\n- EHC casework as at 31 March 2024, due on 5 April 2024\nPlease send what is missing" in email.body
    assert email.body.startswith("Hello SEND casework,") and email.body.endswith("Thank you.")
    assert "marked" not in email.body, "there is no workbook"


def test_what_holds_and_what_is_asked_is_told_by_check_with_counts() -> None:
    came("casework", MARCH, HOLDS, replace(HOLDS, row=4, record="R03"), QUERY, file_name="Zebedee.xlsx")
    email = to()
    assert email.subject == "EHC casework as at 31 March 2024: to be mended"
    assert "EHC casework as at 31 March 2024 (due on 5 April 2024), received " in email.body
    assert (
        "2 findings have to be mended:\n"
        "- 2 in requests, received_date (CAS-203): There is no date received. Enter the day the authority received request ….\n"
        "1 query needs mending, or your reason why it is right:\n"
        "- 1 in persons, area (CAS-107): … is not in the list of areas. Correct its spelling; if it is a new area, add it to "
        "data/reference/areas.csv."
    ) in email.body
    assert "You can have it back with all of these cells marked" in email.body and "name no child in your reply" in email.body
    assert "Atlantis" not in email.body and "Zebedee" not in email.body and "R02" not in email.body


def test_several_returns_of_a_team_are_one_email() -> None:
    returns_csv("casework,SEND,send@council.example,5,,", "workforce,SEND,,5,2024-03-31,", "inclusion,Schools,,5,,")
    came("casework", FEBRUARY, HOLDS)
    published(came("casework", MARCH, accept=True))
    came("casework", MARCH, QUERY, after=LATER)
    found = chase(month(TODAY))
    assert [(each.team, each.contact) for each in found] == [("SEND", "send@council.example")]
    assert found[0].subject == "SEND returns: 1 not received yet, 1 to be mended, 1 with queries to answer"
    assert found[0].why == "1 not received yet · 1 to be mended · 1 with queries to answer"
    assert [each.as_at.month for each in found[0].places] == [3, 2, 3]


def test_what_asks_for_nothing_of_a_team_is_not_chased() -> None:
    came("casework", "2024-01-31", accept=True)
    came("casework", FEBRUARY)
    assert chase(month(dt.date(2024, 4, 2))) == [], "accepted, ready, and due"
    assert chase(month(TODAY)) != []


def test_a_query_that_has_a_reason_is_not_asked_again() -> None:
    snapshot_id = came("casework", MARCH, QUERY, replace(QUERY, row=9, record="P09", value="Lyonesse"))
    first = gate.read_findings(gate.findings_of(Register.open().submission(snapshot_id)))[0]
    gate.answer(snapshot_id, {first.identity}, "A. Steward", "New.")
    assert "- 1 in persons, area (CAS-107)" in to().body


def test_one_that_a_steward_holds_keeps_the_reason_to_itself() -> None:
    snapshot_id = came("casework", MARCH, accept=True)
    Register.open().hold(snapshot_id, "B. Steward", f"Ask about {CHILD}.")
    assert "It is on hold. We will tell you why." in to().body
    assert CHILD not in to().body and "B. Steward" not in to().body


def test_findings_that_are_no_longer_kept_ask_for_it_again() -> None:
    gate.findings_of(Register.open().submission(came("casework", MARCH, HOLDS))).unlink()
    assert "its findings are no longer kept. Please send it again." in to().body


def test_many_that_are_late_are_told_as_one() -> None:
    returns_csv("casework,SEND casework,,5,2023-01-31,")
    said = to().body
    assert "- EHC casework: 15 returns, as at 31 January 2023 to 31 March 2024, the first of them due on 7 February 2023\n" in said


def test_the_commonest_kinds_are_told_and_the_others_counted() -> None:
    sheet = contract.load_return("casework").sheet("plans")
    kinds = [each for each in sheet.checks if each.severity is Severity.CRITICAL and each.column][:11]
    many = [Finding(each.code, each.severity, "plans", "", "", each.column or "", row) for each in kinds for row in range(2, 4)]
    came("casework", MARCH, *many)
    lines = [each for each in to().body.splitlines() if each.startswith("- ")]
    assert len(lines) == 9 and lines[-1] == "- 6 others of 3 more kinds: the marked workbook has them all."


def test_a_figure_told_anew_is_said_without_the_figure() -> None:
    came("casework", MARCH, Finding("CHECK-003", Severity.WARNING, "requests", f"Requests was 1, and is 2 ({CHILD}).", CHILD, value=CHILD))
    assert "- 1 in requests (CHECK-003): A figure of an earlier month is not what it was reported as." in to().body
    assert CHILD not in to().body


@pytest.mark.parametrize(("of", "sheet", "check"), CHECKS, ids=lambda each: getattr(each, "code", ""))
def test_nothing_of_a_file_is_in_an_email(of: contract.Return, sheet: contract.Sheet, check: contract.Check) -> None:
    words = defaultdict(lambda: CHILD)
    severity = check.severity if check.severity is not Severity.INFO else Severity.WARNING
    message, remedy = check.message.format_map(words), check.remedy.format_map(words)
    hostile = Finding(check.code, severity, sheet.name, message, remedy, CHILD, 7, CHILD, CHILD, CHILD, CHILD)
    said = emailed(of, hostile, replace(hostile, sheet=CHILD), replace(hostile, code=CHILD), replace(hostile, column="ZEB", cell="ZEB1"))
    assert check.code in said


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: each.code)
def test_nor_of_one_that_could_not_be_read(fault: faults.Fault) -> None:
    words = defaultdict(lambda: CHILD)
    hostile = Finding(fault.code, Severity.CRITICAL, CHILD, fault.message.format_map(words), fault.remedy.format_map(words), CHILD, 7, "A7")
    said = emailed(contract.load_return("casework"), hostile, replace(hostile, column="ZEB"), replace(hostile, sheet="requests"))
    assert fault.code in said


def emailed(of: contract.Return, *findings: Finding) -> str:
    """The e-mail about these findings, which must not hold the child; nor may its subject, or the words that the page has for it."""
    as_at = MARCH if of.as_at == "month_end" else "2024-02-15"
    came(of.name, as_at, *findings, file_name=f"{CHILD}.xlsx")
    (email,) = chase(month(TODAY))
    said = "\n".join((email.subject, email.body, email.why))
    assert not [each for each in (*CHILD.split(), "ZEB") if each in said]
    return email.body
