"""The reference files that reading needs: shipped, or the data root's own."""

from __future__ import annotations

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
