"""A submission's findings as a fix list: what holds it, what waits for a reason, what was decided, what changed since it was last sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from scorecard import access, export, gate, settings
from scorecard.access import Role
from scorecard.register import Register
from scorecard.terms import Act, Decision, Finding, Severity, Snapshot
from scorecard.wording import count

MOST_SHOWN = 2_000  # findings sent to the browser at once
SEVERITIES = {Severity.CRITICAL: "■ Holds the return", Severity.WARNING: "? Query", Severity.INFO: "· Note"}
DECIDED = {Act.ANSWERED: "✔ Answered", Act.RELEASED: "✔ Released"}
NEW, STILL, FIXED = "new", "still", "fixed"
HEADINGS = ("Standing", "Sheet", "Cell", "Record", "Found", "What is wrong", "What to do", "Check", "Reason")


@dataclass(frozen=True)
class Fixes:
    """A submission's findings and how they stand; `before` is the submission that it replaces, `since` what became of that one's."""

    standing: gate.Standing
    before: Snapshot | None = None
    since: gate.Compared | None = None

    def which(self, name: str) -> tuple[Finding, ...]:
        """Findings of now (`name` empty, new, still), or those of the submission before that are fixed."""
        if self.since is None or not name:
            return self.standing.findings
        return {NEW: self.since.new, STILL: self.since.still, FIXED: self.since.fixed}[name]


@access.only(Role.STEWARD)
def opened(of: Snapshot) -> Fixes:
    """How a submission stands now."""
    register = Register.open()
    return _fixes(str(settings.data_root()), of, register.last_act(of.snapshot_id), gate.erased(of.snapshot_id, register))


@lru_cache(maxsize=8)
def _fixes(_root: str, of: Snapshot, _last_act: int, _erased: str) -> Fixes:
    """Kept until something is decided of it, or erased: reading some ten thousand findings takes a moment."""
    register = Register.open()
    stands = gate.standing(of, register)
    came = register.submissions()  # newest first
    sooner = came[[each.snapshot_id for each in came].index(of.snapshot_id) + 1 :]
    earlier = [each for each in sooner if each.as_at and (each.return_name, each.as_at) == (of.return_name, of.as_at)]
    before = next((each for each in earlier if _has_values(each, register)), None)
    comparable = before and _has_values(of, register)
    since = gate.compared(gate.read_findings(gate.findings_of(before)), stands.findings) if before and comparable else None
    return Fixes(stands, before, since)


def _has_values(of: Snapshot, register: Register) -> bool:
    """Whether its findings are kept, and as they were found: without their values they cannot be told from others."""
    return gate.findings_of(of).is_file() and (gate.has_rows(of) or not gate.erased(of.snapshot_id, register))


@access.to_all
def narrowed(
    findings: Iterable[Finding], severity: Severity | None = None, sheet: str = "", code: str = "", records: Collection[str] = ()
) -> list[Finding]:
    """The findings of one severity, sheet and check, and of some records; of all where one is not given."""
    return [
        each
        for each in findings
        if (severity is None or each.severity is severity)
        and (not sheet or each.sheet == sheet)
        and (not code or each.code == code)
        and (not records or each.record in records)
    ]


@access.to_all
def remedies(findings: Iterable[Finding]) -> pl.DataFrame:
    """What to mend, a row for each check, sheet and column: worst first, most first."""
    rows = [
        (
            SEVERITIES[each.first.severity],
            len(each.findings),
            each.first.sheet,
            each.first.cell or each.first.record,
            each.message,
            each.remedy,
            each.first.code,
        )
        for each in gate.grouped(findings)
    ]
    headings = ("Weight", "How many", "Sheet", "First", "What is wrong", "What to do", "Check")
    return pl.DataFrame(rows, schema=list(headings), orient="row", schema_overrides={"How many": pl.Int64})


@access.to_all
def table(findings: Sequence[Finding], stands: gate.Standing) -> pl.DataFrame:
    """Findings, a row each, worst first, with what was decided of them."""
    return pl.DataFrame(_rows(findings, stands), schema=dict.fromkeys(HEADINGS, pl.String), orient="row")


@access.to_all
def as_file(kind: str, findings: Sequence[Finding], stands: gate.Standing, title: str, became: Mapping[str, str] | None = None) -> bytes:
    """Every one of these findings as CSV or XLSX, text as text. `became`: what became of each since it was last sent, by identity."""
    rows = _rows(findings, stands)
    if became:
        by_row = (became.get(each.identity, "") for each in gate.in_order(findings))
        rows = [(*row, what) for row, what in zip(rows, by_row, strict=True)]
    sheet = export.Sheet((*HEADINGS, "Since last sent") if became else HEADINGS, tuple(rows), title, "")
    return export.as_file(kind, sheet)


def _rows(findings: Sequence[Finding], stands: gate.Standing) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for each in gate.in_order(findings):
        decided = stands.decisions.get(each.identity)
        weight = DECIDED[decided.kind] if decided else SEVERITIES[each.severity]
        why = f"{decided.reason} ({decided.who})" if decided else ""
        rows.append((weight, each.sheet, each.cell, each.record, each.value, each.message, each.remedy, each.code, why))
    return rows


@access.to_all
def answerable(findings: Iterable[Finding], stands: gate.Standing) -> list[Finding]:
    """Queries among these that wait for a reason."""
    return [each for each in findings if each.severity is Severity.WARNING and each.identity not in stands.decisions]


@access.to_all
def releasable(findings: Iterable[Finding], stands: gate.Standing) -> list[Finding]:
    """Findings among these that hold the return and that a steward may release by a reason."""
    return [each for each in findings if each.releasable and each.identity not in stands.decisions]


@access.to_all
def records(findings: Iterable[Finding], stands: gate.Standing) -> list[tuple[str, str]]:
    """The records, by sheet and key, whose own cells hold the return: those that may be set aside."""
    found = [
        (each.sheet, each.record)
        for each in findings
        if each.severity is Severity.CRITICAL and each.record and each.row is not None and each.identity not in stands.decisions
    ]
    return list(dict.fromkeys(found))


@access.to_all
def decided(findings: Iterable[Finding], stands: gate.Standing) -> list[Decision]:
    """Answers and releases given to these."""
    return [stands.decisions[name] for name in dict.fromkeys(each.identity for each in findings) if name in stands.decisions]


@access.to_all
def says(stands: gate.Standing) -> str:
    """How a submission stands, in a sentence with a symbol: what is in the way of accepting it, or that nothing is."""
    of = stands.snapshot
    if of.accepted_at:
        return f"✔ Accepted by {of.accepted_by}: {of.reason}"
    if of.held_by:
        return f"■ Held by {of.held_by}: {of.reason}"
    if not stands.kept:
        return "Its findings are no longer kept."
    holding, queries = len(stands.holding), len(stands.queries)
    if holding:
        also = f", and {count(queries, 'query waits', 'queries wait')} for a reason" if queries else ""
        return f"■ {count(holding, 'finding holds', 'findings hold')} this return{also}."
    if queries:
        return f"? {count(queries, 'query waits', 'queries wait')} for a reason. Nothing holds this return."
    return "✔ Nothing is in the way: it can be accepted."
