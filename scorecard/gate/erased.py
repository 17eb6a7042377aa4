"""What is no longer kept of a submission, because its time was up."""

from __future__ import annotations

from scorecard import settings
from scorecard.register import Register
from scorecard.terms import Act, Snapshot


def erased(snapshot_id: str, register: Register) -> str:
    """What was erased, when and why, in sentences; empty where all is kept."""
    acts = [each for each in reversed(register.acts(snapshot_id)) if each.act == Act.ERASED]
    return " ".join(f"Erased on {each.at:%d/%m/%Y}: {each.reason}." for each in acts)


def has_rows(of: Snapshot) -> bool:
    """Whether the typed rows that count are still there, so that figures can be worked out."""
    return (settings.data_root() / of.rows_in / "rows").is_dir()
