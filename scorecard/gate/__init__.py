"""The gate between a submission and the charts: its findings as they are kept, what a steward decided of them, and whether it may pass.

The loading half and the stewards' desk share it: what one writes, the other decides upon.
"""

from scorecard.gate.carried import carried, replaced
from scorecard.gate.compared import Compared, compared
from scorecard.gate.decide import PASSED, GateError, accept, answer, hold, release, take_back
from scorecard.gate.erased import erased, has_rows
from scorecard.gate.groups import Group, grouped
from scorecard.gate.identity import identified, record
from scorecard.gate.kept import WEIGHT, as_record, findings_file, findings_of, in_order, outcome, read_findings, write_findings, write_table
from scorecard.gate.standing import Standing, standing
from scorecard.gate.values import OURS, without_values

__all__ = [
    "OURS",
    "PASSED",
    "WEIGHT",
    "Compared",
    "GateError",
    "Group",
    "Standing",
    "accept",
    "answer",
    "as_record",
    "carried",
    "compared",
    "erased",
    "findings_file",
    "findings_of",
    "grouped",
    "has_rows",
    "hold",
    "identified",
    "in_order",
    "outcome",
    "read_findings",
    "record",
    "release",
    "replaced",
    "standing",
    "take_back",
    "without_values",
    "write_findings",
    "write_table",
]
