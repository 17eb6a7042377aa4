"""Read a return: from whatever file a team sends to typed rows per sheet, with a finding for every cell that is not of its type."""

from scorecard.read.reading import Reading, peek, read

__all__ = ["Reading", "peek", "read"]
