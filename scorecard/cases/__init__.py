"""The cases behind a figure, for stewards: children's records, so each opening is entered in the register, and no release has any."""

from scorecard.cases.chosen import CasesError
from scorecard.cases.opening import Cases, cases

__all__ = ["Cases", "CasesError", "cases"]
