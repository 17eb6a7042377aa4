"""What kind of file it is, told without unpacking it, and what is refused. The common kinds of bad file stand in tests/corpus/containers.py."""

from __future__ import annotations

import struct
import time
import zipfile
from pathlib import Path

import pytest

from make.files import csv_folder, csv_zip, ods, tables, understated, xlsb, xlsx
from scorecard.read import faults, read
from scorecard.read.container import Unreadable, chunks, csv_files, open_container
from scorecard.terms import Severity


def refused(path: Path, fault: faults.Fault) -> str:
    """The one finding, which must be critical, in our words and with a remedy; gives its message."""
    with pytest.raises(Unreadable) as caught:
        open_container(path)
    finding = caught.value.finding
    assert (finding.code, finding.severity) == (fault.code, Severity.CRITICAL)
    assert finding.message and finding.remedy and "{" not in finding.message
    reading = read(path)
    assert reading.findings == [finding] and not reading.readable and not reading.frames
    return finding.message


def zipped(path: Path, **parts: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return path


@pytest.mark.parametrize("kind", ["xlsx", "xlsm", "xlsb", "ods", "zip", "folder"])
def test_the_kind_goes_by_what_is_in_the_file_and_never_by_its_name(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "submission.bin"
    make = {
        "xlsx": lambda: xlsx(path, tables()),
        "xlsm": lambda: xlsx(path, tables(), {"xl/vbaProject.bin": b"\x00macro"}),
        "xlsb": lambda: xlsb(path, tables()),
        "ods": lambda: ods(path, tables()),
        "zip": lambda: csv_zip(path, tables()),
        "folder": lambda: csv_folder(path, tables()),
    }[kind]
    assert open_container(make()).kind == kind


def test_no_file(tmp_path: Path) -> None:
    refused(tmp_path / "gone.xlsx", faults.NO_FILE)


@pytest.mark.parametrize("content", [b"P", b"PK"])
def test_a_file_of_a_letter_or_two(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    refused(tmp_path / "a.xlsx", faults.DAMAGED if content == b"PK" else faults.NOT_A_WORKBOOK)


def test_a_lock_file_is_told_by_its_length_and_its_first_byte(tmp_path: Path) -> None:
    path = tmp_path / "~$a.xlsx"
    for content, said in ((b"\x07A. Team" + bytes(157), True), (b"\x07A. Team" + bytes(158), False), (b"a" * 165, False)):
        path.write_bytes(content)
        assert ("lock file" in refused(path, faults.NOT_A_WORKBOOK)) is said


def test_only_hidden_files_and_copies_of_macos_in_a_zip(tmp_path: Path) -> None:
    hidden = {"__MACOSX__._requests.csv": "x", ".hidden.csv": "x", "~$requests.csv": "x"}
    refused(zipped(tmp_path / "f.zip", **hidden), faults.NOT_A_WORKBOOK)


def test_damage_is_told_without_the_names_of_libraries(tmp_path: Path) -> None:
    def said(path: Path) -> list[tuple[str, str]]:
        return [(each.code, each.message) for each in read(path).findings]

    whole = xlsx(tmp_path / "a.xlsx", tables(), {"xl/styles.xml": "<not closed"})
    assert said(whole) == [(faults.DAMAGED.code, "This workbook is damaged or cut short (Cannot detect file format).")]
    sheet = xlsx(tmp_path / "b.xlsx", {**tables(), "persons": "<worksheet><sheetData><row><c><v>1</v></row>"})
    assert said(sheet) == [(faults.DAMAGED.code, "This workbook is damaged or cut short (Unexpected end of xml, expecting '</c>').")]


def test_a_folder_without_csv_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "casework.xlsx").write_bytes(b"PK")
    refused(tmp_path, faults.NOT_A_WORKBOOK)


def test_only_csv_files_of_a_folder_are_taken_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("b.CSV", "a.csv", ".c.csv", "~d.csv", "e.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "f.csv").mkdir()
    assert [each.name for each in csv_files(tmp_path)] == ["a.csv", "b.CSV"]


def test_a_truncated_workbook_at_every_length(tmp_path: Path) -> None:
    whole = xlsx(tmp_path / "whole.xlsx", tables()).read_bytes()
    path = tmp_path / "cut.xlsx"
    for length in range(4, len(whole) - 1, 97):
        path.write_bytes(whole[:length])
        reading = read(path)
        assert not reading.readable and [each.code for each in reading.findings] == [faults.DAMAGED.code], length


def test_no_byte_that_is_changed_brings_reading_down(tmp_path: Path) -> None:
    whole = xlsx(tmp_path / "whole.xlsx", tables(), compression=zipfile.ZIP_STORED).read_bytes()
    path = tmp_path / "odd.xlsx"
    for at in range(0, len(whole), 1999):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        read(path)


def test_the_file_s_own_size_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "a.xlsx", tables())
    monkeypatch.setenv("SCORECARD_MAX_FILE_MB", str((path.stat().st_size - 1) / 1024 / 1024))
    refused(path, faults.TOO_LARGE)
    monkeypatch.setenv("SCORECARD_MAX_FILE_MB", str((path.stat().st_size + 1) / 1024 / 1024))
    assert read(path).readable


def test_the_limits_are_fifty_and_five_hundred_megabytes_unless_set(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(50 * 1024 * 1024 + 1)
    assert "at most 50 MB" in refused(path, faults.TOO_LARGE)
    bomb = understated(xlsx(tmp_path / "bomb.xlsx", tables()), "xl/styles.xml", 501 * 1024 * 1024)
    started = time.perf_counter()
    assert "501.0 MB; at most 500 MB" in refused(bomb, faults.EXPANDS)
    assert time.perf_counter() - started < 2, "told from the list, without unpacking"


def test_what_a_folder_and_a_zip_of_csv_files_hold_is_limited_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_MAX_EXPANDED_MB", "0.001")
    refused(csv_folder(tmp_path / "folder", tables()), faults.EXPANDS)
    refused(csv_zip(tmp_path / "a.zip", tables()), faults.EXPANDS)


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"])
@pytest.mark.parametrize("careful", [False, True], ids=["checksum of the whole", "checksum of the part"])
def test_a_zip_whose_list_understates_what_it_holds(tmp_path: Path, part: str, careful: bool) -> None:
    path = xlsx(tmp_path / "a.xlsx", tables())
    with zipfile.ZipFile(path) as archive:
        start = archive.read(part)[:200]
    understated(path, part, 200)
    if careful:  # the list's checksum is made to fit the part that it owns up to
        content = bytearray(path.read_bytes())
        at = content.rfind(b"PK\x01\x02", 0, content.rfind(part.encode()))
        content[at + 16 : at + 20] = struct.pack("<I", zipfile.crc32(start))
        path.write_bytes(bytes(content))
    reading = read(path)
    assert faults.DAMAGED.code in {each.code for each in reading.findings}


def test_a_csv_in_a_zip_that_understates_what_it_holds(tmp_path: Path) -> None:
    path = understated(csv_zip(tmp_path / "a.zip", tables()), "requests.csv", 50)
    reading = read(path)
    assert [each.code for each in reading.findings] == [faults.DAMAGED.code] and not reading.readable


def test_content_that_is_damaged_inside_a_sound_zip(tmp_path: Path) -> None:
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "_rels/.rels"):
        reading = read(xlsx(tmp_path / "a.xlsx", tables(), {part: "<not closed"}))
        assert [each.code for each in reading.findings] == [faults.DAMAGED.code], part


def test_chunks_are_the_content(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.csv": b"x" * 3_000_000})
    with zipfile.ZipFile(path) as archive:
        assert b"".join(chunks(archive, "a.csv")) == b"x" * 3_000_000
        assert [len(each) for each in chunks(archive, "a.csv")] == [1 << 20, 1 << 20, 3_000_000 - (2 << 20)]
