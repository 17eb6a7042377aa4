"""Read a return: from whatever file a team sends to typed rows per sheet, with a finding for every cell that is not of its type."""

from scorecard import faults
from scorecard.read.reading import Reading, peek, read

__all__ = ["Reading", "faults", "peek", "read"]
