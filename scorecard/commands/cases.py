"""list the cases behind a figure, with case officer and age; each opening is entered in the access log"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.commands import DONE, by, date, inert, say
from scorecard.terms import COHORT_COLUMNS

if TYPE_CHECKING:
    from scorecard.cases import Cases


def arguments(parser: argparse.ArgumentParser) -> None:
    """--measure M | --worklist W --as-at D [--phase P] … [--out FILE] [--by NAME]"""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--measure", metavar="M", help="a measure, by its ID")
    which.add_argument("--worklist", metavar="W", help="a worklist of data/reference/worklists.csv, by its name")
    parser.add_argument("--as-at", type=date, required=True, metavar="D", help="the figure's as-at date (yyyy-mm-dd)")
    for name in COHORT_COLUMNS:
        parser.add_argument(f"--{name.replace('_', '-')}", metavar="CODE", help="of this one alone, by the code in the return")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--out", type=Path, metavar="FILE", help="write them to a file (.csv, .xlsx) instead of standard output")
    how.add_argument("--json", action="store_true", help="as one JSON record, and nothing else, on standard output")
    by(parser)


def run(options: argparse.Namespace) -> int:
    """List them: as CSV, unless a file or JSON is asked for."""
    from scorecard.cases import cases
    from scorecard.desk import worklists

    if options.out and options.out.suffix.lower() not in (".csv", ".xlsx"):
        raise ValueError(f"{options.out} ends neither in .csv nor in .xlsx. Give the file one of these names.")
    of = worklists.worklist(options.worklist) if options.worklist else None
    cohort = {name: value for name in COHORT_COLUMNS if (value := getattr(options, name))}
    record = as_record(cases(of.measure_id if of else options.measure, options.as_at, cohort, options.by))
    if options.json:
        print(json.dumps(record))
        return DONE
    found = worklists.from_record(record, of)
    if options.out:
        kind = "xlsx" if options.out.suffix.lower() == ".xlsx" else "csv"
        options.out.write_bytes(worklists.list_as_file(kind, found))
    else:
        for line in worklists.list_as_file("csv", found).decode("utf-8-sig").splitlines():
            print(inert(line))
    say(inert(f"{found.headline}. {worklists.beside(found)}"))
    return DONE


def as_record(found: Cases) -> dict[str, object]:
    """A list as JSON can hold it: what it is of, its figure, and its rows with dates as yyyy-mm-dd."""
    one = found.measure
    rows = [[value.isoformat() if hasattr(value, "isoformat") else value for value in row] for row in found.table.rows()]
    about = {"measure_id": one.measure_id, "label": one.label, "unit": one.unit, "decimals": one.decimals}
    figure = {"numerator": found.numerator, "denominator": found.denominator, "value": found.value, "sign": found.sign}
    where = {"as_at": found.as_at.isoformat(), "cohort": dict(found.cohort), "release_id": found.release_id}
    return about | where | figure | {"notes": dict(found.notes), "columns": found.table.columns, "rows": rows}
