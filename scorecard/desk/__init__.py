"""The steward's desk: what came and what is wrong with it. Reads the register, stored findings and the inbox; never a return's rows, and
nothing of the loading half, whose work is done in processes of its own."""

from scorecard.desk.clerk import ensure_clerk
from scorecard.desk.command import DeskError
from scorecard.desk.received import (
    MOST_SHOWN,
    SEVERITIES,
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
from scorecard.desk.submit import Sent, answer, clear, drop, largest_file, orders, submit
from scorecard.desk.worklists import Listed, Worklist, as_csv, as_xlsx, beside, known_lists, listed, open_list, you
from scorecard.inbox import InboxError

__all__ = [
    "MOST_SHOWN",
    "SEVERITIES",
    "DeskError",
    "Found",
    "InboxError",
    "Listed",
    "Sent",
    "Worklist",
    "answer",
    "as_csv",
    "as_xlsx",
    "beside",
    "clear",
    "drop",
    "ensure_clerk",
    "erased",
    "findings",
    "kept",
    "known_lists",
    "largest_file",
    "listed",
    "marked",
    "marked_name",
    "moment",
    "name",
    "open_list",
    "orders",
    "outcome",
    "received",
    "returns",
    "sheets",
    "submissions",
    "submit",
    "template",
    "you",
]
