"""The file of a release: its tables, its views, and the one way that it comes to be: built under another name, flushed, renamed."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from filelock import FileLock, Timeout

from scorecard import board, comparators, disk, reference, settings
from scorecard.cube import TABLE, Cubes
from scorecard.measure import others_needed
from scorecard.terms import HalfTerm, Indicator, Measure, Priority, Rating, Recommendation, Release, ScorecardError, Snapshot, Target

WAIT_SECONDS = 60.0
BUILDING = ".building-"
NAME = re.compile(r"(r(\d{4,}))(\.public)?\.duckdb")  # a release's file, and the one that the public may see
SCHEMA = "building"
CUBE = f"{SCHEMA}.cube"  # where a release's cube is added up
TABLES = """
create table building.measures (
    measure_id varchar, label varchar, asks varchar, section varchar, unit varchar, better varchar, family varchar, detail varchar,
    counts varchar, out_of varchar, calendar varchar, since varchar, decimals integer, dates varchar, run_in_days integer,
    adds_up boolean, public varchar, basis varchar, owner varchar, next_review varchar, cohorts varchar[], other_returns varchar[]
);
create table building.snapshots (
    snapshot_id varchar, return_name varchar, as_at date, received_at timestamp, file_name varchar, sha256 varchar,
    accepted_at timestamp, accepted_by varchar, reason varchar, set_aside integer, findings integer, rows bigint
);
create table building.release (
    release_id varchar, published_at timestamp, published_by varchar, newest_as_at date, authority_code varchar, authority_name varchar
);
create table building.half_terms (academic_year varchar, half_term varchar, starts date, ends date);
create table building.indicators (
    indicator_id varchar, label varchar, monthly integer, termly integer, plan varchar, impact varchar, asked boolean, priority varchar,
    section varchar, theme varchar, unit varchar, better varchar, frequency varchar, "window" varchar, owner varchar, definition varchar,
    kind varchar, measure_id varchar, figure varchar, phase varchar, sen_provision varchar, detail varchar, year_measure_id varchar
);
create table building.targets (
    measure_id varchar, phase varchar, sen_provision varchar, detail varchar, figure varchar, first date, last date,
    target double, words varchar, tolerance double, source varchar
);
create table building.priorities (priority varchar, name varchar, aim varchar, owner varchar);
create table building.ratings (
    scheme varchar, code varchar, word varchar, meaning varchar, shape varchar, colour varchar, place integer, done boolean, trouble boolean
);
create table building.recommendations (
    recommendation_id varchar, meeting date, committee varchar, resolution varchar, owner varchar, due date, response varchar,
    status varchar, linked varchar
);
create table building.inputs (kind varchar, name varchar, sha256 varchar);
create table building.comparators (
    measure_id varchar, phase varchar, sen_provision varchar, place_kind varchar, place_code varchar, place_name varchar,
    period varchar, as_at date, "window" varchar, value double, lowest double, highest double, authorities integer,
    numerator bigint, denominator bigint, sign varchar, unit varchar, same_basis boolean, basis varchar,
    source varchar, licence varchar, url varchar
);
"""


BOARD: tuple[tuple[str, Any, Callable[[], Sequence]], ...] = (  # the board's reference files, by table
    ("indicators", Indicator, board.indicators),
    ("targets", Target, board.targets),
    ("priorities", Priority, board.priorities),
    ("ratings", Rating, board.ratings),
    ("recommendations", Recommendation, board.recommendations),
)


class Busy(ScorecardError):
    """Another publication, or an erasure, that does not end. Nothing was changed."""


class Unwritten(ScorecardError):
    """A release that could not be written: says why. What showed before still shows."""


@contextmanager
def writing() -> Iterator[None]:
    """What the database says while a release is written, as a sentence. Raises Unwritten."""
    try:
        yield
    except duckdb.Error as error:
        what = str(error).splitlines()[0]
        raise Unwritten(
            f"The release could not be written: {what}. Nothing was changed, and what showed before still shows. Make room on the disk, or "
            f"see that {folder()} may be written to; then publish again."
        ) from error


@contextmanager
def one_at_a_time(progress: Callable[[str], None] = lambda _: None, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Nobody else publishes or erases rows meanwhile. Raises Busy where somebody still does after `wait` seconds."""
    lock = FileLock(folder() / ".publishing.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress("Another publication is running; waiting for it to end.")
        try:
            lock.acquire(timeout=wait)
        except Timeout:
            raise Busy(
                f"Another publication has been running for {wait:g} seconds. Nothing was changed; try again when it has ended."
            ) from None
    try:
        yield
    finally:
        lock.release()


def folder() -> Path:
    """Where releases are; made where it is not there yet."""
    path = settings.data_root() / "releases"
    path.mkdir(parents=True, exist_ok=True)
    return path


def path_of(release_id: str) -> Path:
    """The file of a release."""
    return folder() / f"{release_id}.duckdb"


def next_id(known: Sequence[str]) -> str:
    """The next release's ID: after every one that the register knows and every file that is there."""
    files = [found[1] for path in folder().iterdir() if (found := NAME.fullmatch(path.name))]
    taken = [int(each[1:]) for each in (*known, *files)]
    return f"r{max(taken, default=0) + 1:04d}"


def clear_unfinished(known: Sequence[str]) -> None:
    """Take away what a publisher that was killed left behind: half-built files, and a whole file that never was entered in the register."""
    for path in folder().iterdir():
        half_built = path.name.startswith(BUILDING)
        named = NAME.fullmatch(path.name)
        if half_built or (named and named[1] not in known):
            path.unlink()


def begin(con: duckdb.DuckDBPyConnection) -> Path:
    """Attach a new, empty release file to `con` as `building`, under a name that nobody opens."""
    path = new_file(con)
    try:
        con.execute(TABLES)
        con.execute(TABLE.format(table=CUBE))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def new_file(con: duckdb.DuckDBPyConnection) -> Path:
    """Attach an empty file to `con` as `building`, under a name that nobody opens."""
    path = folder() / f"{BUILDING}{uuid.uuid4().hex}.duckdb"
    try:
        con.execute(f"attach '{path.as_posix().replace(chr(39), chr(39) * 2)}' as building")
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def fill(
    con: duckdb.DuckDBPyConnection,
    release: Release,
    measures: Sequence[Measure],
    cubes: Cubes,
    snapshots: Sequence[tuple[Snapshot, int, int]],
    inputs: Sequence[tuple[str, str, str]],
) -> None:
    """Write everything but the cube, which is added up where it stays, and the views: measures, snapshots (with findings and rows),
    half-terms, the board's reference files, inputs, and the published comparators of the release's authority."""
    said = [name for name in Measure.__dataclass_fields__ if name != "sql"]
    cohorts = {name: list(about.cohort) for name, about in cubes.shapes.items()}
    about = [(*(getattr(m, name) for name in said), cohorts.get(m.measure_id, []), list(others_needed(m))) for m in measures]
    _insert(con, "measures", [*said, "cohorts", "other_returns"], about)
    kept = [
        "snapshot_id",
        "return_name",
        "as_at",
        "received_at",
        "file_name",
        "sha256",
        "accepted_at",
        "accepted_by",
        "reason",
        "set_aside",
    ]
    rows_of = [(*(getattr(s, name) for name in kept), findings, rows) for s, findings, rows in snapshots]
    _insert(con, "snapshots", [*kept, "findings", "rows"], rows_of)
    _insert(con, "release", list(Release.__dataclass_fields__), [astuple(release)])
    _insert(con, "half_terms", list(HalfTerm.__dataclass_fields__), [astuple(each) for each in reference.half_terms()])
    for name, term, read in BOARD:
        _insert(con, name, list(term.__dataclass_fields__), [astuple(each) for each in read()])
    _insert(con, "inputs", ["kind", "name", "sha256"], inputs)
    con.register("published", comparators.for_authority(release.authority_code).to_arrow())
    con.execute("insert into building.comparators by name select * from published")
    con.unregister("published")


def _insert(con: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], rows: Sequence[tuple]) -> None:
    """Put rows into a table of the release all at once: a row at a time takes longer than the cube."""
    if rows:
        con.register("incoming", pl.DataFrame(rows, schema=list(columns), orient="row", infer_schema_length=None).to_arrow())
        con.execute(f"insert into building.{table} by name select * from incoming")
        con.unregister("incoming")


def finish(con: duckdb.DuckDBPyConnection, built: Path, release_id: str, views: Sequence[str] = ()) -> Path:
    """Add the views (`create view` statements; those of `queries/3_views/` unless given), flush the file, and give it its name: from this
    moment the release is there, whole."""
    con.execute("detach building")
    with duckdb.connect(str(built)) as own:
        for view in views or _views():
            own.execute(view)
        own.execute("checkpoint")
    disk.flush_file(built)
    target = path_of(release_id)
    built.replace(target)
    disk.flush_names(target.parent)
    return target


def _views() -> Iterator[str]:
    for view in sorted((settings.QUERIES / "3_views").glob("*.sql")):
        yield f"create view {view.stem} as {view.read_text(encoding='utf-8').strip().rstrip(';')}"
