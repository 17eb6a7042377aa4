"""What kind of file is it, and is it safe to unpack? Said from its first bytes and the zip's own list, before anything is unpacked."""

from __future__ import annotations

import copy
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scorecard import settings
from scorecard.read import faults
from scorecard.terms import Finding

OLE = b"\xd0\xcf\x11\xe0"
# Old Office files and locked new ones begin alike; the names of the streams inside (UTF-16) tell them apart.
OTHER_OLE = {"WordDocument": "an old Word document", "PowerPoint Document": "an old PowerPoint file", "__substg1.0_": "an e-mail"}
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LOCK_FILE_BYTES = 165  # of the file that Excel keeps beside a workbook while it is open
LIBRARY = re.compile(r"^(?:[\w ]*error: )+", re.IGNORECASE)  # what a library puts before its words
CHUNK = 1 << 20
MEGABYTE = 1024 * 1024


class Unreadable(Exception):
    """A file or sheet of which no row can be read; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


@dataclass(frozen=True)
class Container:
    """A file that may be read: `kind` is xlsx, xlsm, xlsb, ods, zip (of CSVs) or folder (of CSVs)."""

    path: Path
    kind: str


def open_container(path: Path) -> Container:
    """Look at a file without unpacking it. Raises Unreadable where it is no workbook, is locked, old, empty, or over the limits."""
    if not path.exists():
        raise Unreadable(faults.finding(faults.NO_FILE, value=path.name))
    with said_as_damage():
        return _open_folder(path) if path.is_dir() else _open_file(path)


def _open_folder(path: Path) -> Container:
    csvs = csv_files(path)
    if not csvs:
        raise Unreadable(faults.finding(faults.NOT_A_WORKBOOK, what="a folder without CSV files"))
    _within(sum(each.stat().st_size for each in csvs), settings.max_expanded_bytes(), faults.EXPANDS)
    return Container(path, "folder")


def _open_file(path: Path) -> Container:
    size = path.stat().st_size
    if size == 0:
        raise Unreadable(faults.finding(faults.EMPTY_FILE))
    _within(size, settings.max_file_bytes(), faults.TOO_LARGE)
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(OLE):
        raise Unreadable(_ole(path.read_bytes()))
    if not start.startswith(b"PK"):
        raise Unreadable(faults.finding(faults.NOT_A_WORKBOOK, what=_look_of(start)))
    return Container(path, _kind_of_zip(path))


@contextmanager
def said_as_damage(sheet: str = "") -> Iterator[None]:
    """Whatever a library raises on a damaged file becomes one finding. Raises Unreadable; lets MemoryError through (that is no damage)."""
    try:
        yield
    except (Unreadable, MemoryError):
        raise
    except BaseException as error:  # Rust and zlib raise what they like; a Rust panic is not even an Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        what = LIBRARY.sub("", str(error).strip()) or "nobody can tell where"
        what = what.splitlines()[0][:200]
        raise Unreadable(faults.finding(faults.DAMAGED, sheet=sheet, what=what)) from None


def csv_files(folder: Path) -> list[Path]:
    """The CSV files of a folder, by name; hidden ones left out."""
    return sorted(each for each in folder.iterdir() if each.is_file() and _is_csv(each.name))


def csv_entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The CSV files inside a zip, by name; hidden ones and the copies that macOS adds left out."""
    wanted = [info for info in archive.infolist() if _is_csv(entry_name(info)) and "__MACOSX" not in info.filename]
    return sorted(wanted, key=entry_name)


def entry_name(info: zipfile.ZipInfo) -> str:
    """The name of a file inside a zip, with / between folders (some Windows programs write a backslash)."""
    return info.filename.replace("\\", "/")


def chunks(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> Iterator[bytes]:
    """A part's content, a chunk at a time. Raises Unreadable where it unpacks to more than the zip's list says: that list was the limit."""
    info = name if isinstance(name, zipfile.ZipInfo) else archive.getinfo(name)
    one_more = copy.copy(info)
    one_more.file_size += 1  # zipfile stops at the size in the list, whatever there is
    size = 0
    with archive.open(one_more) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > info.file_size:
                raise Unreadable(faults.finding(faults.DAMAGED, what=f"{info.filename} unpacks to more than the file says"))
            yield chunk


def _is_csv(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix.lower() == ".csv" and not path.name.startswith((".", "~"))


def _ole(content: bytes) -> Finding:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return faults.finding(faults.PASSWORD)
    for stream, what in OTHER_OLE.items():
        if stream.encode("utf-16-le") in content:
            return faults.finding(faults.NOT_A_WORKBOOK, what=f"it is {what}")
    return faults.finding(faults.OLD_XLS)


def _look_of(start: bytes) -> str:
    """What a file that is no workbook looks like, in words."""
    if len(start) == LOCK_FILE_BYTES and 0 < start[0] < ord(" "):  # the length of its owner's name stands first
        return "it is the small lock file that Excel keeps beside an open workbook; close the workbook and send that"
    if start.startswith(UTF_16):
        start = start.decode("utf-16", "ignore").encode()
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<table")):
        return "it is a web page under another name, as some systems export them"
    if text.startswith(b"<?xml"):
        return "it is an XML file"
    if text.startswith(b"%pdf"):
        return "it is a PDF"
    if text and b"\x00" not in start:
        return "it is text, such as one CSV file"
    return "its content is not that of a workbook"


def _kind_of_zip(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        names = [info.filename for info in infos]
        _within(sum(info.file_size for info in infos), settings.max_expanded_bytes(), faults.EXPANDS)
        if any(info.flag_bits & 1 for info in infos):
            raise Unreadable(faults.finding(faults.PASSWORD))
        twice, count = Counter(names).most_common(1)[0] if names else ("", 0)
        if count > 1:  # two readers would take two different ones of them
            raise Unreadable(faults.finding(faults.DAMAGED, what=f"it holds {twice} more than once"))
        if "xl/workbook.bin" in names:
            return "xlsb"
        if "[Content_Types].xml" in names and any(name.lower().startswith("xl/") for name in names):
            return "xlsm" if "xl/vbaProject.bin" in names else "xlsx"
        if "content.xml" in names:
            _look_into_ods(archive, names)
            return "ods"
        if csv_entries(archive):
            return "zip"
        inside = "a zip with a workbook inside; send the workbook itself"
        what = inside if any(name.lower().endswith(WORKBOOKS) for name in names) else "a zip that holds neither a workbook nor CSV files"
        raise Unreadable(faults.finding(faults.NOT_A_WORKBOOK, what=what))


def _look_into_ods(archive: zipfile.ZipFile, names: list[str]) -> None:
    kind = b"".join(chunks(archive, "mimetype")).decode("ascii", "replace") if "mimetype" in names else "spreadsheet"
    if "spreadsheet" not in kind:
        raise Unreadable(faults.finding(faults.NOT_A_WORKBOOK, what=f"it is a document of another kind, {kind[:80]}"))
    if "META-INF/manifest.xml" in names and b"encryption-data" in b"".join(chunks(archive, "META-INF/manifest.xml")):
        raise Unreadable(faults.finding(faults.PASSWORD))


def _within(size: int, limit: int, fault: faults.Fault) -> None:
    if size > limit:
        raise Unreadable(faults.finding(fault, size=f"{size / MEGABYTE:,.1f}", limit=f"{limit / MEGABYTE:,g}"))
