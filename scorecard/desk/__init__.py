"""The steward's desk: what came and what is wrong with it. Reads the register, stored findings and the inbox; never a return's rows, and
nothing of the loading half, whose work is done in processes of its own."""

from scorecard.desk.received import (
    MOST_SHOWN,
    SEVERITIES,
    DeskError,
    Found,
    erased,
    findings,
    kept,
    marked,
    marked_name,
    moment,
    name,
    outcome,
    received,
    returns,
    sheets,
    submissions,
    template,
)

__all__ = [
    "MOST_SHOWN",
    "SEVERITIES",
    "DeskError",
    "Found",
    "erased",
    "findings",
    "kept",
    "marked",
    "marked_name",
    "moment",
    "name",
    "outcome",
    "received",
    "returns",
    "sheets",
    "submissions",
    "template",
]
