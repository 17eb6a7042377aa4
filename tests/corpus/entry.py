"""An entry of the corpus: a file with one fault, what makes it, and what must be said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from make import attendance, inclusion, indicators, workforce
from make.files import Sheets, Table, put, tables, xlsx
from scorecard.terms import Finding, Outcome

Make = Callable[[Path], Path]  # writes the file into an empty folder, and says which it is


@dataclass(frozen=True)
class Said:
    """One finding that must be there: its code, sheet and cell (the workbook's own), and words that stand in it."""

    code: str
    sheet: str = ""
    cell: str = ""
    words: str = ""

    @property
    def place(self) -> tuple[str, str, str]:
        """Code, sheet and cell."""
        return self.code, self.sheet, self.cell

    def is_in(self, findings: list[Finding]) -> bool:
        """Whether one of them says it."""
        found = [each for each in findings if (each.code, each.sheet, each.cell) == self.place]
        return any(self.words in f"{each.value} · {each.message} {each.remedy}" for each in found)


@dataclass(frozen=True)
class Entry:
    """A file by its name in the corpus. Nothing but what `says` names may be found; `brings` are the codes of checks that the fault may set
    off beside that, however often (a second table below has every ID again). `given` is what the steward says of the file."""

    name: str
    make: Make
    outcome: Outcome
    says: tuple[Said, ...] = ()
    brings: frozenset[str] = frozenset()
    given: Mapping[str, object] = field(default_factory=dict)
    stops: bool = False  # it ends the process that reads it

    def __str__(self) -> str:
        return self.name


def held(name: str, make: Make, *says: Said, brings: str = "", **given: object) -> Entry:
    """A file that holds the return."""
    return Entry(name, make, Outcome.HELD, says, frozenset(brings.split()), given)


def queried(name: str, make: Make, *says: Said, **given: object) -> Entry:
    """A file that asks for a reason."""
    return Entry(name, make, Outcome.QUERIES, says, given=given)


def passes(name: str, make: Make, *says: Said, **given: object) -> Entry:
    """A file that looks odd and is right: nothing is found, or notes alone."""
    return Entry(name, make, Outcome.PASSED, says, given=given)


# The right returns that the faults are planted in. Most are the workforce's: of one sheet, and soonest checked.


def posts() -> Sheets:
    """Fourteen posts, with their cover."""
    return tables(workforce.valid())


def suspensions() -> Sheets:
    """Ten suspensions and their rolls, with their cover."""
    return tables(inclusion.valid(), as_at=inclusion.AS_AT)


def enrolments() -> Sheets:
    """Nine enrolments, with their cover."""
    return tables(attendance.valid(), as_at=attendance.AS_AT)


def figures() -> Sheets:
    """Twenty-two figures that partners supplied, with their cover."""
    return tables(indicators.valid())


def book(sheets: Sheets | Mapping[str, Table | str | bytes], **how: object) -> Make:
    """A workbook of these sheets; `how` is that of `make.files.xlsx`."""
    return lambda folder: xlsx(folder / "sent.xlsx", sheets, **how)  # type: ignore[arg-type]


def post(row: int, column: str, value: object, **how: object) -> Make:
    """The posts with one cell changed; `row` is Excel's."""
    return book(put(posts(), "posts", row, column, value), **how)


def case(sheet: str, row: int, column: str, value: object) -> Make:
    """The casework with one cell changed."""
    return book(put(tables(), sheet, row, column, value))


def content(made: bytes, name: str = "sent.xlsx") -> Make:
    """A file of these bytes."""

    def write(folder: Path) -> Path:
        (folder / name).write_bytes(made)
        return folder / name

    return write


def named(name: str, make: Make) -> Make:
    """The same file under another name."""
    return lambda folder: make(folder).rename(folder / name)
