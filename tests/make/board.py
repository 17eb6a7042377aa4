"""A release by hand for the board's scorecard: lines of a catalogue, a few cells of the cube, what partners supplied, targets, comparators.

released = made(lines=[line("plans_20_weeks_rate", kind="worked_out", unit="percent")], cells=[cell("plans_20_weeks_rate", "2024-03-31", 55, 82)])
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import astuple

from make.views import cell
from scorecard import measure, reference, release, tables
from scorecard.released import Released
from scorecard.terms import ALL, Measure, Release

__all__ = ["cell", "comparator", "line", "made", "supplied", "target"]
Row = dict[str, object]
DEPARTMENT = "Department for Education, Education, health and care plans"
MARCH = dt.date(2024, 3, 31)


def line(measure_id: str, indicator_id: str = "", **about: object) -> Row:
    """A line of the catalogue; supplied each month, a count, and for everybody, unless said otherwise."""
    usual = {
        **{"indicator_id": indicator_id or measure_id, "label": f"Label of {indicator_id or measure_id}", "monthly": 0, "termly": 0},
        **{"plan": "", "impact": "", "asked": False, "priority": "5", "section": "Timeliness", "theme": "experience", "unit": "count"},
        **{"better": "higher", "frequency": "monthly", "window": "month", "owner": "SEND casework", "definition": "What it counts."},
        **{"kind": "supplied", "measure_id": measure_id, "figure": "value", "phase": ALL, "sen_provision": ALL, "detail": ALL},
        "year_measure_id": "",
    }
    return usual | about


def supplied(measure_id: str, as_at: str, value: float | None = None, status: str = "value", **more: object) -> Row:
    """A row of the return `indicators`, of the last snapshot unless said."""
    about = {"measure_id": measure_id, "as_at": as_at, "phase": ALL, "sen_provision": ALL, "value": value, "status": status}
    return about | {"snapshot_id": "last"} | more


def target(measure_id: str, number: float | None = 95, tolerance: float = 5, **more: object) -> Row:
    """A target for everybody's value, from the start and until further notice."""
    about = {"measure_id": measure_id, "phase": ALL, "sen_provision": ALL, "detail": ALL, "figure": "value", "target": number}
    return about | {"words": "", "tolerance": tolerance, "source": "the board"} | more


def comparator(measure_id: str, as_at: str, value: float | None, place_kind: str = "england", **more: object) -> Row:
    """A published percentage of the calendar year that ends on a date."""
    about = {"measure_id": measure_id, "phase": ALL, "sen_provision": ALL, "place_kind": place_kind, "place_code": "E92000001"}
    about |= {"place_name": place_kind.capitalize(), "period": as_at[:4], "as_at": as_at, "window": "calendar_year", "value": value}
    return (
        about | {"sign": "" if value is not None else "x", "unit": "percent", "same_basis": True, "basis": "", "source": DEPARTMENT} | more
    )


def made(
    lines: Sequence[Row],
    cells: Sequence[Mapping[str, object]] = (),
    told: Sequence[Row] = (),
    targets: Sequence[Row] = (),
    comparators: Sequence[Row] = (),
    first: Sequence[Row] = (),
    as_at: dt.date = MARCH,
) -> Released:
    """The release, opened. `told` are rows that partners supplied, of the snapshots `before` and `last`; measures have real headers."""
    con = measure.connect()
    release_id, built = release.next_id([]), release.begin(con)
    tables.gather(con, [], release.SCHEMA)
    con.execute("create table building.first_published as select measure_id, phase, sen_provision, detail, as_at, numerator, denominator,"
                " value, sign, ''::varchar as release_id from building.cube limit 0")  # fmt: skip
    said = [name for name in Measure.__dataclass_fields__ if name != "sql"]
    known = [
        {name: getattr(each, name) for name in said} | {"cohorts": list(measure.FAMILIES[each.family]), "other_returns": []}
        for each in measure.measures()
        if each.measure_id in {row["measure_id"] for row in cells}
    ]
    snapshots = [{"snapshot_id": name} for name in ("before", "last")]
    half_terms = [
        dict(zip(("academic_year", "half_term", "starts", "ends"), astuple(each), strict=True)) for each in reference.half_terms()
    ]
    about = Release(release_id, dt.datetime(2024, 4, 4, 9, 30), "A. Steward", as_at, "E06000058", "Sample authority (synthetic)")
    for table, rows in {
        **{"measures": known, "snapshots": snapshots, "half_terms": half_terms, "release": [dict(about.__dict__)], "cube": cells},
        **{"indicators": lines, "supplied": told, "targets": targets, "comparators": comparators, "first_published": first},
    }.items():
        for row in rows:
            names = ", ".join(f'"{name}"' for name in row)
            con.execute(f"insert into building.{table} ({names}) values ({', '.join('?' for _ in row)})", list(row.values()))
    path = release.finish(con, built, release_id)
    con.close()
    return Released(path)
