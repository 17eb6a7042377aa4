"""The reference files that reading needs: shipped, or the data root's own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from scorecard import contract, reference, settings
from scorecard.reference import ReferenceFileError, Sender
from scorecard.terms import Column


def own(data_root: Path, name: str, content: str | bytes) -> None:
    (data_root / "reference").mkdir(parents=True, exist_ok=True)
    (data_root / "reference" / name).write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Received Date", "received_date"),
        ("  RECEIVED-date:", "received_date"),
        ("Poole\u00a0North", "poole north"),
        ("Straße", "STRASSE"),
        ("St. Mary's", "st marys"),
    ],
)
def test_plain_names(text: str, same: str) -> None:
    assert reference.plain(text) == reference.plain(same)


def test_the_shipped_files_are_read() -> None:
    assert reference.areas()["poolenorth"] == "Poole North"
    assert reference.headings("requests") == {}


def test_a_column_s_codes_are_its_contract_s_or_those_of_an_authority_s_own_file(data_root: Path) -> None:
    assert reference.codes(Column("severity", "code", codes=("RED", "GREEN"))) == ("RED", "GREEN")
    rag = Column("rag", "code", codes_from="rag_schemes.code")
    assert reference.codes(rag)[:6] == ("R", "A", "P", "G", "C", "NS")
    own(data_root, "rag_schemes.csv", "scheme,code\nours,late\nours, done \ntheirs,late\ntheirs,\n")
    assert reference.codes(rag) == ("late", "done")
    own(data_root, "rag_schemes.csv", "scheme,word\nours,late\n")
    assert reference.codes(rag) == ()


def test_the_data_root_s_own_file_goes_before_the_shipped_one(data_root: Path) -> None:
    own(data_root, "areas.csv", "area\n  Alum   Chine \n\n\n")
    assert reference.areas() == {"alumchine": "Alum Chine"}
    assert settings.reference_file("aliases.csv").is_relative_to(settings.CHECKOUT)


def test_aliases_are_those_of_the_sheet(data_root: Path) -> None:
    own(data_root, "aliases.csv", "heading,column,sheet,note\nRec'd on, received_date ,Requests,ours\nCase,plan_id,plans\n")
    assert reference.headings("requests") == {"recdon": "received_date"} and reference.headings("plans") == {"case": "plan_id"}


@pytest.mark.parametrize("content", ["\ufeffarea\nÉcole\n", "area\nÉcole\n".encode("cp1252"), "Area \nÉcole\n", "AREA,notes\nÉcole,x\n"])
def test_files_as_excel_saves_them(data_root: Path, content: str | bytes) -> None:
    own(data_root, "areas.csv", content)
    assert reference.areas() == {"école": "École"}


@pytest.mark.parametrize("content", ["", "ward\nx\n", "sheet,column\nrequests,x\n"])
def test_a_file_without_its_columns_says_so(data_root: Path, content: str) -> None:
    own(data_root, "aliases.csv", content)
    with pytest.raises(ReferenceFileError, match=r"aliases\.csv has no column .*heading"):
        reference.headings("requests")


def test_a_file_that_is_not_text_says_so(data_root: Path) -> None:
    own(data_root, "areas.csv", b"PK\x03\x04\x81\x00")
    with pytest.raises(ReferenceFileError, match=r"areas\.csv"):
        reference.areas()


def test_half_terms_follow_each_other_through_every_academic_year() -> None:
    found = reference.half_terms()
    assert len(found) % 6 == 0
    for place, each in enumerate(found):
        assert each.half_term == f"HT{place % 6 + 1}"
        assert each.term == ("autumn", "autumn", "spring", "spring", "summer", "summer")[place % 6]
        assert (each.starts.month, each.starts.day) == (9, 1) or each.half_term != "HT1"
        assert each.academic_year == f"{each.starts.year - (each.starts.month < 9)}/{(each.starts.year + (each.starts.month > 8)) % 100:02}"
    assert found[33].half_term == "HT4" and found[33].academic_year == "2023/24"
    assert (found[32].starts, found[32].ends) == (dt.date(2024, 1, 1), dt.date(2024, 2, 15))


HEADINGS = "academic_year,half_term,starts,ends\n"


def test_half_terms_are_put_in_the_order_of_their_dates(data_root: Path) -> None:
    own(data_root, "half_terms.csv", f"{HEADINGS}2023/24,HT2,2023-11-01,2023-12-31\n2023/24, ht1 ,2023-09-01, 2023-10-31\n")
    assert [each.half_term for each in reference.half_terms()] == ["HT1", "HT2"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("2023/24,HT1,01/09/2023,31/10/2023\n", r"line 2: .*Write both dates as"),
        ("2023/24,HT1,2023-09-01,2023-10-31\n2023/24,HT7,2023-11-01,2023-12-31\n", r"line 3: HT7"),
        ("2023/24,HT1,2023-10-31,2023-09-01\n", r"line 2: HT1"),
        ("2023/24,HT1,2023-09-01,2023-10-20\n2023/24,HT2,2023-10-30,2023-12-31\n", r"HT1 ends on 2023-10-20 and 2023/24 HT2 starts"),
        ("2023/24,HT1,2023-09-01,2023-10-31\n2023/24,HT2,2023-10-31,2023-12-31\n", r"without a gap"),
    ],
    ids=["british dates", "a seventh", "ends before it starts", "a gap", "an overlap"],
)
def test_half_terms_that_cannot_be_used_say_where_and_why(data_root: Path, rows: str, says: str) -> None:
    own(data_root, "half_terms.csv", HEADINGS + rows)
    with pytest.raises(ReferenceFileError, match=says):
        reference.half_terms()


def test_every_return_has_a_team_that_sends_it_and_no_person() -> None:
    assert {each.return_name for each in reference.senders()} == {each.name for each in contract.returns()}
    assert all(each.team and each.days and not each.contact for each in reference.senders())


def senders(data_root: Path, *lines: str) -> tuple[Sender, ...]:
    own(data_root, "returns.csv", "\n".join(["return,team,contact,due_days,from,until", *lines]))
    return reference.senders()


def test_who_sends_what_is_read_as_excel_saves_it(data_root: Path) -> None:
    found = senders(data_root, " Casework , SEND  casework , send@council.example ,5,2024-01-31,", ",,,,,", "workforce,HR,,0,,2024-12-31")
    assert found == (
        Sender("casework", "SEND casework", "send@council.example", 5, dt.date(2024, 1, 31)),
        Sender("workforce", "HR", "", 0, None, dt.date(2024, 12, 31)),
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("caseworks,SEND,,5,,", r"returns\.csv, line 2: there is no return 'caseworks'\. Expected one of attendance, casework"),
        ("casework, ,,5,,", r"line 2: no team is named"),
        ("casework,SEND,Jo Smith,5,,", r"line 2: contact is 'Jo Smith'\. Enter the team's mailbox"),
        ("casework,SEND,,five,,", r"line 2: due_days is 'five'\. Enter the working days"),
        ("casework,SEND,,,,", r"due_days is ''"),
        ("casework,SEND,,-1,,", r"due_days is '-1'"),
        ("casework,SEND,,367,,", r"due_days is '367'\. .* 0 to 366"),
        ("casework,SEND,,5,31/01/2024,", r"line 2: .*Write `from` and `until` as 2024-03-31"),
        ("casework,SEND,,5,2024-02-29,2024-01-31", r"line 2: until, 2024-01-31, is before from, 2024-02-29"),
    ],
)
def test_a_line_that_cannot_be_used_says_where_and_why(data_root: Path, line: str, says: str) -> None:
    with pytest.raises(ReferenceFileError, match=says):
        senders(data_root, line)


def test_a_file_without_a_column_says_which(data_root: Path) -> None:
    own(data_root, "returns.csv", "return,team,due_days\ncasework,SEND,5\n")
    with pytest.raises(ReferenceFileError, match=r"returns\.csv has no column contact, from, until"):
        reference.senders()


def test_a_return_may_change_hands_but_two_teams_may_not_send_one_at_a_time(data_root: Path) -> None:
    before, after = "casework,Old team,,5,,2024-03-31", "casework,New team,,5,2024-04-01,"
    assert [each.team for each in senders(data_root, before, "workforce,HR,,5,,", after)] == ["Old team", "HR", "New team"]
    for other in ("casework,New team,,5,2024-03-31,", "casework,New team,,5,,"):
        with pytest.raises(ReferenceFileError, match=r"Old team and New team would both send casework .*Give the first an `until`"):
            senders(data_root, before, other)


@pytest.mark.parametrize(
    ("as_at", "days", "due"),
    [
        ("2024-03-31", 5, "2024-04-05"),  # a Sunday: Monday is the first working day
        ("2024-02-29", 5, "2024-03-07"),  # a Thursday, over a weekend
        ("2024-01-31", 10, "2024-02-14"),
        ("2024-08-31", 1, "2024-09-02"),  # a Saturday
        ("2024-05-31", 1, "2024-06-03"),  # a Friday
        ("2024-03-31", 0, "2024-03-31"),
    ],
)
def test_a_return_is_due_so_many_working_days_after_its_as_at_date(as_at: str, days: int, due: str) -> None:
    assert Sender("casework", "Team", days=days).due(dt.date.fromisoformat(as_at)) == dt.date.fromisoformat(due)


def test_where_nobody_says_by_when_nothing_is_due() -> None:
    assert Sender("casework", "Team").due(dt.date(2024, 3, 31)) is None


def test_a_team_sends_from_one_date_until_another_both_among_them() -> None:
    first, last = dt.date(2024, 1, 31), dt.date(2024, 3, 31)
    some, always = Sender("casework", "Team", first=first, last=last), Sender("casework", "Team")
    assert [some.sends(each) for each in (dt.date(2023, 12, 31), first, last, dt.date(2024, 4, 30))] == [False, True, True, False]
    assert always.sends(dt.date(1999, 1, 31))
