"""The file of a release that the public may see, `<release>.public.duckdb`: the officers' file after disclosure control, whole or absent.

It has the same tables and views. Of the cube it has the cells that exist in public, and in the place of a suppressed one's numbers the sign
c. No person, no name of a file, no count of records and nothing that somebody wrote in a return is in it. What rule was in force stands in
its table `disclosure`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from scorecard import release, settings
from scorecard.carried import opened
from scorecard.disclosure.cells import Cell, DisclosureError, Rule, breakdown_of, public_cells, rules
from scorecard.disclosure.control import Controlled, Unsafe, control
from scorecard.disclosure.first import control_first
from scorecard.disclosure.supplied import control_first_supplied, control_supplied
from scorecard.terms import ALL, COHORT_COLUMNS, HalfTerm

PUBLIC = ".public"
SUPPRESSED = "c"
KEY = ("measure_id", "as_at", *COHORT_COLUMNS)
# Tables that are as in the officers' file but for some columns: who did what, what the file of a return was called, and how many of its
# records were queried or set aside. Of the improvement plan's actions it has when each is due and how it is rated, numbered anew, and no
# word of them. Any other table (what a return tells in words) stays empty: no rule can read words.
NOTHING: Mapping[str, str] = {}
COPIED: Mapping[str, Mapping[str, str]] = {
    "measures": NOTHING,
    "half_terms": NOTHING,
    "indicators": NOTHING,
    "targets": NOTHING,
    "priorities": NOTHING,
    "ratings": NOTHING,
    "recommendations": NOTHING,
    "comparators": NOTHING,
    "inputs": NOTHING,
    "release": {"published_by": "''"},
    "snapshots": {
        "file_name": "''",
        "sha256": "''",
        "accepted_by": "''",
        "reason": "''",
        "set_aside": "null::integer",
        "findings": "null::integer",
        "rows": "null::bigint",
    },
    "actions": {
        "ref": "dense_rank() over (order by ref)::varchar",
        **dict.fromkeys(("action", "lead_role", "partner", "origin", "success_measure", "progress", "impact"), "''"),
    },
}
LEFT_OUT: Mapping[str, str] = {"inputs": "kind <> 'snapshot'"}
WRITTEN = f"""
select
    count(*) filter (sign = '{SUPPRESSED}'), count(*),
    count(*) filter (sign = '{SUPPRESSED}' and coalesce(numerator, denominator, value) is not null)
from building.cube
"""
DISCLOSURE = """
create table building.disclosure as
select ?::integer as threshold, ?::integer as figures, ?::integer as small, ?::integer as kept, ?::integer as beside
"""


def path_of(release_id: str) -> Path:
    """The public file of a release."""
    return release.path_of(f"{release_id}{PUBLIC}")


def make_public(release_id: str, progress: Callable[[str], None] = lambda _: None) -> Controlled:
    """Make the public file of a release, in place of one that there is; gives what is suppressed in it.

    Raises DisclosureError where the officers' file cannot be read, or an earlier public one; Unsafe, and makes nothing, where the audit
    finds that a suppressed figure could be worked out; ValueError where the threshold is set to what it may not be.
    """
    threshold = settings.disclosure_threshold()
    with duckdb.connect() as con, opened(con, release_id) as is_there:
        if not is_there:
            raise DisclosureError(f"The file of release {release_id} is not there, or cannot be read, so its public file cannot be made.")
        progress("Suppressing small numbers, and what would give them away")
        of = rules(con, "published")
        before = _suppressed_before(con, release_id)
        cells = _with_gone(public_cells(con, "published", of.values()), of, before)
        half_terms = [HalfTerm(*row) for row in con.execute("select * from published.half_terms").fetchall()]
        found = control(cells, of, half_terms, threshold, before)
        progress("Writing the public release")
        with _building(con) as built:
            _write(con, cells, found, of, threshold)
            views = [
                sql
                for (sql,) in con.execute("select sql from duckdb_views() where not internal and database_name = 'published'").fetchall()
            ]
            release.finish(con, built, f"{release_id}{PUBLIC}", [sql.replace("published.", "") for sql in views])
    return found


@contextmanager
def _building(con: duckdb.DuckDBPyConnection) -> Iterator[Path]:
    """A new file that is taken away when the block ends, unless it was given its name by then."""
    built = release.new_file(con)
    try:
        yield built
    except BaseException:
        con.execute("detach database if exists building")
        raise
    finally:
        for left in built.parent.glob(f"{built.name}*"):
            left.unlink()


def _suppressed_before(con: duckdb.DuckDBPyConnection, release_id: str) -> set[tuple]:
    """Every figure that a public release has suppressed, an earlier making of this one among them. Raises DisclosureError for another
    release's that cannot be read."""
    found: set[tuple] = set()
    for path in sorted(release.folder().glob(f"r*{PUBLIC}.duckdb")):
        other = path.name.removesuffix(f"{PUBLIC}.duckdb")
        with opened(con, f"{other}{PUBLIC}", "earlier") as is_there:
            if not is_there and other == release_id:
                continue
            if not is_there:
                raise DisclosureError(
                    f"{path.name} cannot be read, so nobody knows what it suppressed. Make it again (`public {other}`), then do this again."
                )
            rows = con.execute(f"select {', '.join(KEY)} from earlier.cube where sign = '{SUPPRESSED}'").fetchall()
        found |= {(row[0], row[1], tuple(row[2:])) for row in rows}
    return found


def _with_gone(cells: list[Cell], of: Mapping[str, Rule], before: Iterable[tuple]) -> list[Cell]:
    """The cells, and those that were suppressed before and that nobody is in any more: that they are empty now is not told either."""
    known = {cell.key for cell in cells}
    totals = {(cell.measure_id, cell.as_at): cell for cell in cells if not cell.breakdown and cell.numerator is not None}
    gone = [
        Cell(measure_id, as_at, cohort, 0.0, None if totals[measure_id, as_at].denominator is None else 0.0)
        for measure_id, as_at, cohort in sorted(set(before) - known)
        if (measure_id, as_at) in totals and breakdown_of(cohort) in of[measure_id].breakdowns
    ]
    return cells + gone


def _write(con: duckdb.DuckDBPyConnection, cells: list[Cell], found: Controlled, of: Mapping[str, Rule], threshold: int) -> None:
    """Every table after disclosure control, in the file that is attached as `building`."""
    rows = [(cell.measure_id, cell.as_at, *cell.cohort, at in found.suppressed) for at, cell in enumerate(cells)]
    con.register("public_cells", pl.DataFrame(rows, schema=[*KEY, "suppressed"], orient="row").to_arrow())
    hidden = {name: f"case when not suppressed then {name} end as {name}" for name in ("numerator", "denominator", "value")}
    con.execute(
        f"""
        create table building.cube as
        select {", ".join(KEY)}, {", ".join(hidden.values())}, case when suppressed then '{SUPPRESSED}' else sign end as sign,
            coalesce(figures.snapshot_id, totals.snapshot_id) as snapshot_id
        from public_cells
        left join published.cube as figures using ({", ".join(KEY)})
        left join (
            select measure_id, as_at, snapshot_id from published.cube where {" and ".join(f"{name} = '{ALL}'" for name in COHORT_COLUMNS)}
        ) as totals using (measure_id, as_at)
        order by {", ".join(KEY)}
        """
    )
    con.unregister("public_cells")
    tables = con.execute("select table_name from duckdb_tables() where database_name = 'published' order by 1").fetchall()
    suppressed = {cells[at].key for at in found.suppressed}
    for (table,) in tables:
        if table == "first_published":
            control_first(con, cells, suppressed, of, threshold)
        elif table == "supplied":
            control_supplied(con, suppressed, threshold)
        elif table == "first_supplied":
            control_first_supplied(con, suppressed, threshold)
        elif table != "cube":
            _copy(con, table)
    con.execute(DISCLOSURE, [threshold, len(cells), found.small, found.kept, found.beside])
    if con.execute(WRITTEN).fetchone() != (len(suppressed), len(cells), 0):
        raise Unsafe("The public release was not written as disclosure control decided. It was not made. Make it again.")


def _copy(con: duckdb.DuckDBPyConnection, table: str) -> None:
    columns = {name for name, *_ in con.execute(f"describe published.{table}").fetchall()}
    replaced = [f"{instead} as {name}" for name, instead in COPIED.get(table, NOTHING).items() if name in columns]
    what = f"* replace ({', '.join(replaced)})" if replaced else "*"
    which = LEFT_OUT.get(table, "true") if table in COPIED else "false"
    con.execute(f"create table building.{table} as select {what} from published.{table} where {which} order by rowid")
