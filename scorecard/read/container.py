"""What kind of file is it, and is it safe to unpack? Said from its first bytes and the zip's own list, before anything is unpacked."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from scorecard import settings
from scorecard.read import faults
from scorecard.terms import Finding

OLE = b"\xd0\xcf\x11\xe0"
MEGABYTE = 1024 * 1024


class Unreadable(Exception):
    """A file of which no row can be read; carries the finding that says why."""

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
    if path.is_dir():
        csvs = csv_files(path)
        if not csvs:
            raise Unreadable(faults.finding(faults.NOT_A_WORKBOOK, what="a folder without CSV files"))
        _within(sum(each.stat().st_size for each in csvs), settings.max_expanded_bytes(), faults.EXPANDS)
        return Container(path, "folder")
    size = path.stat().st_size
    if size == 0:
        raise Unreadable(faults.finding(faults.EMPTY_FILE))
    _within(size, settings.max_file_bytes(), faults.TOO_LARGE)
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(OLE):
        # A locked .xlsx and an old .xls begin alike: only the locked one holds a stream of this name.
        locked = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
        raise Unreadable(faults.finding(faults.PASSWORD if locked else faults.OLD_XLS))
    if not start.startswith(b"PK"):
        what = "it is one CSV file" if path.suffix.lower() == ".csv" else "its content is not that of a workbook"
        raise Unreadable(faults.finding(faults.NOT_A_WORKBOOK, what=what))
    return Container(path, _kind_of_zip(path))


def csv_files(folder: Path) -> list[Path]:
    """The CSV files of a folder, by name; hidden ones left out."""
    return sorted(
        each for each in folder.iterdir() if each.is_file() and each.suffix.lower() == ".csv" and not each.name.startswith((".", "~"))
    )


def csv_entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The CSV files inside a zip, by name; the copies that macOS adds left out."""
    wanted = [info for info in archive.infolist() if info.filename.lower().endswith(".csv") and not info.is_dir()]
    return sorted((info for info in wanted if "__MACOSX" not in info.filename), key=lambda info: info.filename)


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            names = {info.filename for info in infos}
            _within(sum(info.file_size for info in infos), settings.max_expanded_bytes(), faults.EXPANDS)
            if any(info.flag_bits & 1 for info in infos):
                raise Unreadable(faults.finding(faults.PASSWORD))
            if "xl/workbook.bin" in names:
                return "xlsb"
            if "[Content_Types].xml" in names and any(name.lower().startswith("xl/") for name in names):
                return "xlsm" if "xl/vbaProject.bin" in names else "xlsx"
            if "content.xml" in names:
                if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                    raise Unreadable(faults.finding(faults.PASSWORD))
                return "ods"
            if csv_entries(archive):
                return "zip"
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as error:
        raise Unreadable(faults.finding(faults.DAMAGED, what=str(error) or type(error).__name__)) from None
    raise Unreadable(faults.finding(faults.NOT_A_WORKBOOK, what="a zip that holds neither a workbook nor CSV files"))


def _within(size: int, limit: int, fault: faults.Fault) -> None:
    if size > limit:
        raise Unreadable(faults.finding(fault, size=f"{size / MEGABYTE:,.0f}", limit=f"{limit / MEGABYTE:,.0f}"))
