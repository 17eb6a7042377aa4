"""Every kind of file that is read, right and with a fault: .xlsm, .xlsb, .ods, CSV files in each encoding and separator, other programs' workbooks."""

from __future__ import annotations

import datetime as dt
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from corpus.entry import Make, Said, book, held, passes, post, posts
from make import workforce
from make.casework import workbook as by_a_program
from make.files import MAIN, OFFICE, Raw, Sheets, csv_folder, csv_text, csv_zip, ods, put, xlsb, xlsx

REAL = Path(__file__).parent / "real"
ODS_ERROR = '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
ODS_MERGED = '<table:table-cell table:number-rows-spanned="3" table:number-columns-spanned="1" office:value-type="string"><text:p>send</text:p></table:table-cell>'
SINCE_1904 = {
    name: [
        [Raw(f's="1"|<v>{(value - dt.date(1904, 1, 1)).days}</v>') if isinstance(value, dt.date) else value for value in row]
        for row in rows
    ]
    for name, rows in posts().items()
}


def faulty(row: int, column: str, value: object) -> Sheets:
    return put(posts(), "posts", row, column, value)


def as_xlsb(sheets: Sheets) -> Make:
    return lambda folder: xlsb(folder / "sent.xlsb", sheets)


def as_ods(sheets: Sheets) -> Make:
    return lambda folder: ods(folder / "sent.ods", sheets)


def as_csvs(sheets: Sheets, **how: str) -> Make:
    return lambda folder: csv_folder(folder / "sent", sheets, **how)


def as_zip(sheets: Sheets, **how: str) -> Make:
    return lambda folder: csv_zip(folder / "sent.zip", sheets, **how)


def one_csv(change: Callable[[str], str | bytes]) -> Make:
    """A folder of CSV files with another content in that of the posts."""

    def write(folder: Path) -> Path:
        path = csv_folder(folder / "sent", posts())
        changed = change(csv_text(posts()["posts"]))
        (path / "posts.csv").write_bytes(changed if isinstance(changed, bytes) else changed.encode())
        return path

    return write


def real(name: str) -> Make:
    """A file that stands beside this one, or a folder of them."""

    def copy(folder: Path) -> Path:
        copied = shutil.copytree if (REAL / name).is_dir() else shutil.copyfile
        return Path(copied(REAL / name, folder / name))

    return copy


def strict(folder: Path) -> Path:
    """A workbook saved as Strict Open XML."""
    path = xlsx(folder / "sent.xlsx", posts())
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info).decode() for info in archive.infolist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            text = text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
            archive.writestr(name, text.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"))
    return path


ENTRIES = [
    # Workbooks
    passes("a workbook made by a program", lambda folder: by_a_program(folder / "sent.xlsx", workforce.valid())),
    passes("macros", lambda folder: xlsx(folder / "sent.xlsm", posts(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(9000)})),
    passes("Strict Open XML", strict),
    passes("dates since 1904", book(SINCE_1904, date_1904=True)),
    passes("a date cell of its own type", post(3, "start_date", Raw('t="d"|<v>2024-03-11</v>'))),
    passes("an .xlsb workbook", as_xlsb(posts())),
    held("an error in an .xlsb", as_xlsb(faulty(3, "fte", "#DIV/0!")), Said("READ-037", "posts", "D3")),
    held("an error in an .ods", as_ods(faulty(3, "fte", Raw(ODS_ERROR))), Said("READ-037", "posts", "D3", "#DIV/0!")),
    held("an .ods that was never calculated", as_ods(faulty(3, "fte", Raw('<table:table-cell table:formula="of:=[.X1]"/>'))), Said("READ-038", "posts", "D3")),
    held("merged cells in an .ods", as_ods(faulty(3, "team", Raw(ODS_MERGED))), Said("READ-039", "posts", "B3", "(B3:B5)")),
    # What LibreOffice itself saved (real/README.md)
    passes("a template that LibreOffice saved as .ods", real("libreoffice.ods")),
    passes("a template that LibreOffice saved as .xlsx", real("libreoffice.xlsx")),
    passes("CSV files that LibreOffice saved", real("libreoffice_csv")),
    held("an .xls that LibreOffice saved", real("libreoffice.xls"), Said("READ-003")),
    held("an .ods that LibreOffice locked with a password", real("libreoffice_locked.ods"), Said("READ-002")),
    # CSV files
    passes("a folder of CSV files with a byte order mark and semicolons", as_csvs(posts(), encoding="utf-8-sig", delimiter=";")),
    passes("a folder of CSV files as Excel on Windows saves them", as_csvs(faulty(9, "worker_id", "Zoë £"), encoding="cp1252"), Said("READ-056", "posts", "F9", "DIAERESIS")),
    passes("a folder of CSV files in UTF-16 with tabs", as_csvs(posts(), encoding="utf-16", delimiter="\t")),
    passes("a zip of CSV files with ISO dates", as_zip(posts(), folder="March 2024/", date="%Y-%m-%d")),
    passes("a CSV file with a title that holds commas", one_csv(lambda text: "SEND, workforce, and others\r\n\r\n" + text)),
    held("CSV files with dates as in America", as_csvs(posts(), date="%m/%d/%Y"), brings="READ-013 READ-012 READ-031"),
    held("a comma in a text without quotation marks", one_csv(lambda text: text.replace(",W06,", ",Smith, J,")), Said("READ-027", "posts", "K9", "11 cells"), Said("WOR-113", "posts", "G9"), Said("WOR-115", "posts", "G9")),
    held("a quotation mark without its other", one_csv(lambda text: text.replace(",W06,", ',"W06,')), Said("READ-007", "posts", words="line"), Said("READ-014")),
    held("a CSV file that is no text", one_csv(lambda text: b"\x00\x05\x16\x07" + text.encode()), Said("READ-001", "posts", words="save it as CSV UTF-8"), Said("READ-014")),
    held("a CSV file in UTF-16 without its mark", one_csv(lambda text: text.encode("utf-16-le")), Said("READ-001", "posts", words="save it as CSV UTF-8"), Said("READ-014")),
    held("an empty CSV file", one_csv(lambda text: ""), Said("READ-022", "posts"), Said("READ-014")),
    held("two CSV files for one sheet", lambda folder: csv_zip(folder / "sent.zip", {**posts(), "Team B/POSTS": posts()["posts"]}), Said("READ-021", "posts")),
    held("a CSV file that is missing", as_csvs({name: rows for name, rows in posts().items() if name != "posts"}), Said("READ-020", "posts"), Said("READ-014")),
]  # fmt: skip
