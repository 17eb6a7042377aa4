"""print a release's figures"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import sys

from scorecard.commands import DONE, UNREADABLE, date, say

CSV_COLUMNS = ("measure_id", "as_at", "phase", "sen_provision", "primary_need", "area", "detail", "numerator", "denominator", "value")
WINDOWS = ("month", "quarter", "year_to_date", "rolling_12_months")


def arguments(parser: argparse.ArgumentParser) -> None:
    """[--measure M] [--as-at D] [--release R] [--window W] --csv"""
    parser.add_argument("--measure", metavar="M", help="one measure, by its ID")
    parser.add_argument("--as-at", type=date, metavar="D", help="one as-at date (yyyy-mm-dd)")
    parser.add_argument("--release", metavar="R", help="a release by its ID (the one that shows, unless given)")
    parser.add_argument("--window", choices=WINDOWS, default="month", metavar="W", help=", ".join(WINDOWS))
    parser.add_argument("--csv", action="store_true", help="every cohort, unrounded, as CSV")


def run(options: argparse.Namespace) -> int:
    """Print them: everybody's figure a line, or every cohort as CSV."""
    from scorecard import wording
    from scorecard.released import ReleaseError, open_release

    try:
        release = open_release(options.release)
        rows = release.rows(options.measure, options.as_at, options.window)
    except ReleaseError as error:
        say(str(error))
        return UNREADABLE
    if options.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(CSV_COLUMNS)
        writer.writerows([_csv_value(row[name]) for name in CSV_COLUMNS] for row in rows)
    else:
        for row in rows:
            if all(row[name] == "All" for name in CSV_COLUMNS[2:7]):
                about = release.measure(str(row["measure_id"]))
                sign = wording.SIGNS.get(str(row["sign"]), "not available")
                value = wording.number(row["value"], about.unit, about.decimals) if isinstance(row["value"], float) else sign
                print(f"{row['as_at']:%Y-%m-%d}  {row['measure_id']:<42} {value:>14}")
    return DONE


def _csv_value(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return f"{value:%Y-%m-%d}"
    return int(value) if isinstance(value, float) and value.is_integer() else value
