"""Disclosure control: what the public may see of a release, so that no small number of children can be read or worked out.

cells      which figures exist in public: the total, each breakdown, and the crossings that a measure's header names
primary    which of them are too small, by themselves
counts     what each of them tells: its numerator, its denominator, and the difference
same       which of those are one number under two names
sums       every way in which they add up
secondary  which others are hidden, so that no hidden one follows from what is shown
audit      the attack: the least and the greatest that each hidden count can be, by linear programmes
control    all of it, in that order, over the figures of one release
first      what follows for figures as they were first published
supplied   the same first rule for what partners supplied
public     the file that is made of it, `<release>.public.duckdb`
"""

from scorecard.disclosure.cells import DisclosureError
from scorecard.disclosure.control import Controlled, Unsafe
from scorecard.disclosure.public import make_public, path_of

__all__ = ["Controlled", "DisclosureError", "Unsafe", "make_public", "path_of"]
