"""The steward's desk: what came and what is wrong with it. Reads the register, stored findings and the inbox; never a return's rows, and
nothing of the loading half, whose work is done in processes of its own."""

from scorecard.desk import acts, briefings, exceptions, fixes, highlights, history, links, publishing, rebases, visits
from scorecard.desk.chase import Email, chase
from scorecard.desk.clerk import ensure_clerk
from scorecard.desk.command import DeskError
from scorecard.desk.month import Line, Month, month
from scorecard.desk.place import TO_DO, Place, Stands
from scorecard.desk.received import (
    about,
    erased,
    marked,
    marked_name,
    moment,
    name,
    outcome,
    received,
    returns,
    submissions,
    template,
)
from scorecard.desk.submit import Sent, answer, clear, drop, largest_file, orders, submit
from scorecard.desk.worklists import Listed, Worklist, beside, known_lists, list_as_file, listed, open_list
from scorecard.gate import GateError
from scorecard.inbox import InboxError
from scorecard.reference import ReferenceFileError

__all__ = [
    "TO_DO",
    "DeskError",
    "Email",
    "GateError",
    "InboxError",
    "Line",
    "Listed",
    "Month",
    "Place",
    "ReferenceFileError",
    "Sent",
    "Stands",
    "Worklist",
    "about",
    "acts",
    "answer",
    "beside",
    "briefings",
    "chase",
    "clear",
    "drop",
    "ensure_clerk",
    "erased",
    "exceptions",
    "fixes",
    "highlights",
    "history",
    "known_lists",
    "largest_file",
    "links",
    "list_as_file",
    "listed",
    "marked",
    "marked_name",
    "moment",
    "month",
    "name",
    "open_list",
    "orders",
    "outcome",
    "publishing",
    "rebases",
    "received",
    "returns",
    "submissions",
    "submit",
    "template",
    "visits",
]
