"""What checks say: findings, how much each weighs, and what they mean for the return."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: critical holds the return, warning wants a signed reason, info is recorded."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


class Outcome(StrEnum):
    """What the checks said of a submission. HELD cannot be published; QUERIES can once accepted with a reason."""

    PASSED = "passed"
    QUERIES = "queries"
    HELD = "held"


@dataclass(frozen=True)
class Finding:
    """One thing wrong, where it is, and what to do. `row` and `cell` are the workbook's own; empty where the whole sheet is meant."""

    code: str
    severity: Severity
    sheet: str
    message: str
    remedy: str
    column: str = ""
    row: int | None = None
    cell: str = ""
    value: str = ""
    record: str = ""  # the key of its row; `row 12` in a sheet without one
    identity: str = ""  # the same for the same thing found again of the same values, in another submission too
    releasable: bool = False  # critical, yet a steward may release it by a reason

    def __str__(self) -> str:
        where = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        found = f"found {self.value} · " if self.value else ""
        return " · ".join(part for part in (self.code, where) if part) + f" · {found}{self.message} {self.remedy}"
