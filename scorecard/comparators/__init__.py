"""Published comparators: the Department for Education's files, brought into one tidy table of England, region, authority and neighbours.

Nothing here says which published figure answers which measure: `comparator_files.csv`, `comparator_items.csv` and
`comparator_cohorts.csv` of the reference folder do. `import_files` writes `comparators.csv` there; a release takes from it what is its
authority's (`for_authority`).
"""

from scorecard.comparators.catalogue import ComparatorError
from scorecard.comparators.importing import Imported, import_files
from scorecard.comparators.table import for_authority

__all__ = ["ComparatorError", "Imported", "for_authority", "import_files"]
