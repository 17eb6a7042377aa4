"""The reference files that reading needs: shipped, or the data root's own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from scorecard import reference, settings
from scorecard.reference import ReferenceFileError


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
