"""Files that are no workbook, are locked, old, damaged or cut short, whatever their name says."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from corpus.entry import Make, Said, book, content, held, named, posts
from make.files import MANIFEST, csv_text, csv_zip, encrypted, ods, ole, understated, xlsx

LOCKED_MANIFEST = MANIFEST.replace("/>", "><manifest:encryption-data/></manifest:file-entry>", 1)


def whole(**how: object) -> Make:
    """The right workbook."""
    return book(posts(), **how)


def changed(change: Callable[[bytes], bytes], **how: object) -> Make:
    """The right workbook's bytes, changed."""

    def write(folder: Path) -> Path:
        path = whole(**how)(folder)
        path.write_bytes(change(path.read_bytes()))
        return path

    return write


def zipped(**parts: str | bytes) -> Make:
    """A zip of these parts: `__` in a name stands for /, `_dot_` for a full stop."""

    def write(folder: Path) -> Path:
        with zipfile.ZipFile(folder / "sent.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name.replace("__", "/").replace("_dot_", "."), part)
        return folder / "sent.zip"

    return write


def twice_the_same_part(folder: Path) -> Path:
    path = whole()(folder)
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    content = b"".join(name.encode() for name, _ in parts)
    # zipfile warns of a second part of one name: it is written under another of the same length, and renamed.
    assert b"xl/worksheets/sheet9.xml" not in content
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/worksheets/sheet9.xml", "<worksheet/>")
    path.write_bytes(path.read_bytes().replace(b"xl/worksheets/sheet9.xml", b"xl/worksheets/sheet2.xml"))
    return path


def many_times_the_limit(folder: Path) -> Path:
    """Half a megabyte that unpacks to 130 MB of blank rows."""
    return xlsx(folder / "sent.xlsx", {**posts(), "notes": b"<worksheet><sheetData>" + b"<row/>" * 22_000_000})


WEB_PAGE = "<html><table><tr><th>post_id</th></tr><tr><td>C1</td></tr></table></html>"
CSV = csv_text(posts()["posts"])

ENTRIES = [
    held("an empty file", content(b""), Said("READ-004", words="is empty")),
    held("a CSV file named .xlsx", content(CSV.encode()), Said("READ-001", words="such as one CSV file")),
    held("a CSV file in UTF-16 named .xlsx", content(CSV.encode("utf-16")), Said("READ-001", words="such as one CSV file")),
    held("a single CSV file", content(CSV.encode(), "posts.csv"), Said("READ-001", words="a folder or zip of CSV files, one for each sheet")),
    held("an HTML table named .xlsx", content(WEB_PAGE.encode()), Said("READ-001", words="a web page under another name")),
    held("an HTML table named .xls in UTF-16", content(WEB_PAGE.encode("utf-16"), "sent.xls"), Said("READ-001", words="a web page")),
    held("a web archive named .xls", content(b"MIME-Version: 1.0\r\n\r\n<html>", "sent.xls"), Said("READ-001", words="it is text")),
    held("XML of Excel 2003", content(b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'), Said("READ-001", words="XML")),
    held("a PDF", content(b"%PDF-1.7\n%\xe2\xe3"), Said("READ-001", words="it is a PDF")),
    held("a picture", content(b"\x89PNG\r\n\x1a\n\x00\x00"), Said("READ-001", words="not that of a workbook")),
    held("the lock file of an open workbook", named("~$sent.xlsx", content(b"\x07A. Team" + bytes(157))), Said("READ-001", words="lock file")),
    held("an old .xls", lambda folder: ole(folder / "sent.xls", "Workbook"), Said("READ-003", words="save it as an .xlsx workbook")),
    held("an old .xls named .xlsx", lambda folder: ole(folder / "sent.xlsx", "Book"), Said("READ-003")),
    held("locked with a password", lambda folder: ole(folder / "sent.xlsx", "EncryptionInfo", "EncryptedPackage"), Said("READ-002")),
    held("a zip locked with a password", lambda folder: encrypted(csv_zip(folder / "sent.zip", posts())), Said("READ-002")),
    held("an .ods locked with a password", lambda folder: ods(folder / "sent.ods", posts(), LOCKED_MANIFEST), Said("READ-002")),
    held("a Word document", zipped(_Content_Types_dot_xml="<Types/>", word__document_dot_xml="<d/>"), Said("READ-001", words="neither")),
    held("an old Word document", lambda folder: ole(folder / "sent.doc", "WordDocument"), Said("READ-001", words="Word")),
    held("an e-mail", lambda folder: ole(folder / "sent.msg", "__substg1.0_0E1D001F"), Said("READ-001", words="e-mail")),
    held("a text document of LibreOffice", lambda folder: ods(folder / "sent.odt", posts(), mimetype="text"), Said("READ-001", words="another kind")),
    held("a zip with the workbook inside", zipped(March__sent_dot_XLSX="x"), Said("READ-001", words="send the workbook itself")),
    held("a zip with nothing of ours", zipped(notes_dot_txt="hello"), Said("READ-001", words="neither a workbook nor CSV files")),
    held("an empty zip", zipped(), Said("READ-001", words="neither a workbook nor CSV files")),
    held("a folder without CSV files", lambda folder: folder, Said("READ-001", words="neither a workbook nor CSV files")),
    held("a workbook cut short", changed(lambda content: content[: len(content) * 2 // 3]), Said("READ-007", words="cut short")),
    held("a workbook cut by one byte", changed(lambda content: content[:-1]), Said("READ-007")),
    held("a workbook with a byte changed in a sheet", changed(lambda content: content.replace(b"permanent", b"permanemt", 1), compression=zipfile.ZIP_STORED), Said("READ-007", "posts"), Said("READ-014")),
    held("no list of sheets", whole(parts={"xl/workbook.xml": "<not closed"}), Said("READ-007")),
    held("no styles that can be read", whole(parts={"xl/styles.xml": "<not closed"}), Said("READ-007")),
    held("two parts of one name", twice_the_same_part, Said("READ-007", words="more than once")),
    held("a sheet that breaks off", whole(parts={"xl/worksheets/sheet2.xml": '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></row>'}), Said("READ-007", "posts"), Said("READ-014")),
    held("a sheet that is not where the workbook says", whole(parts={"xl/_rels/workbook.xml.rels": "<Relationships/>"}), Said("READ-007")),
    held("a file over the limit", content(b"PK\x03\x04" + bytes(7_000_000)), Said("READ-005", words="This file has 6.7 MB; at most 6 MB")),
    held("an expansion bomb", many_times_the_limit, Said("READ-006", words="at most 120 MB")),
    held("a bomb that says it is small", lambda folder: understated(whole()(folder), "xl/worksheets/sheet2.xml", 200), Said("READ-007", "posts"), Said("READ-014")),
    held("a bomb of entities", whole(parts={"xl/workbook.xml": '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><workbook><sheets><sheet name="&b;"/></sheets></workbook>'}), Said("READ-007")),
]  # fmt: skip
