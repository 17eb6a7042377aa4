"""Retention: rows and files of submissions are erased when their time is up; figures, hashes, findings without values, and decisions stay.

due(register)      what is to go now: of an accepted submission counted from its acceptance, of any other from when it was received
retain(who)        erase it, each erasure an act in the register; and what the access log tells of visits, once its time is up
Source: architecture.md, "Privacy". How long is settings.keep_rows_months, keep_files_months and keep_access_months.
"""

from scorecard.retain.due import FILE, ROWS, Due, due, visits_due
from scorecard.retain.erasing import Retained, retain

__all__ = ["FILE", "ROWS", "Due", "Retained", "due", "retain", "visits_due"]
