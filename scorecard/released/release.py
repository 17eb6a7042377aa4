"""One release file, opened read-only. It is never changed, so what is read from it once is kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import duckdb
import pyarrow as pa

from scorecard.released import aside, comparators, public, windows
from scorecard.released.board import Board
from scorecard.released.comparators import Comparator
from scorecard.released.errors import NoWindow, ReleaseError, UnknownMeasure
from scorecard.released.figures import EACH, HALF_TERM, Figures, Point
from scorecard.released.lines import Line
from scorecard.released.plan import Plan
from scorecard.released.plans import Plans
from scorecard.terms import ALL, COHORT_COLUMNS, HalfTerm, Measure, Priority, Rating, Recommendation, Release

FILTERS = ("phase", "sen_provision", "primary_need", "area")
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_BATCH = 10_000


class Released:
    """A release: what it is, its measures, and its figures. Safe to use from several threads: each query has its own cursor."""

    def __init__(self, path: Path) -> None:
        self._db = duckdb.connect(str(path), read_only=True, config={"autoinstall_known_extensions": "false"})
        # From here on no query can reach any other file, nor the network. (Somebody who still has the file open has seen to that before.)
        if not self._db.execute("select current_setting('lock_configuration')").fetchall()[0][0]:
            self._db.execute("set enable_external_access = false; set lock_configuration = true")
        self.release: Release = Release(*self._all("select * from release")[0])
        self._columns: dict[str, tuple[str, ...]] = {}
        self._measures: dict[str, Measure] = {}
        for row in self._dicts("select * from measures order by measure_id"):
            self._columns[row["measure_id"]] = tuple(row.pop("cohorts"))
            row.pop("other_returns", None)
            self._measures[row["measure_id"]] = Measure(**row)
        self._views = {name for (name,) in self._all("select view_name from duckdb_views() where not internal")} | {"cube"}
        self._comparators = lru_cache(maxsize=1)(lambda: comparators.read(self._all))
        has_half_terms = bool(self._all("select 1 from duckdb_tables() where table_name = 'half_terms'"))
        half_terms = self._all("select * from half_terms order by ends") if has_half_terms else ()
        self._half_terms = {each.ends: each for each in (HalfTerm(*row) for row in half_terms)}
        self._aside = aside.read(self._all)
        self.public = public.read(self._all)  # the rule of disclosure control, where this is what the public may see
        self._board = Board(
            self._all,
            self._measures,
            self._half_terms,
            lambda window, phase, provision: self.page("cube", window, phase=phase, sen_provision=provision),
            lambda measure_id, phase, provision: self.comparators(measure_id, phase=phase, sen_provision=provision),
            self._told,
        )
        self._lines = lru_cache(maxsize=1)(self._board.lines)
        self._plans = Plans(self._all, self._board.priorities, self._board.ratings, self.lines)
        self._plan = lru_cache(maxsize=4)(self._plans.at)
        self._page = lru_cache(maxsize=256)(self._read_page)
        self._choices = lru_cache(maxsize=None)(self._read_choices)

    def measures(self) -> tuple[Measure, ...]:
        """Every measure of the release, by ID."""
        return tuple(self._measures.values())

    def measure(self, measure_id: str) -> Measure:
        """A measure by its ID. Raises UnknownMeasure."""
        if measure_id not in self._measures:
            raise UnknownMeasure(
                f"Release {self.release.release_id} has no measure {measure_id}. The command `measures` lists those it has."
            )
        return self._measures[measure_id]

    def columns(self, measure_id: str) -> tuple[str, ...]:
        """The cohort columns that a measure has. Raises UnknownMeasure."""
        return self._columns[self.measure(measure_id).measure_id]

    def lines(self) -> tuple[Line, ...]:
        """Every line of the catalogue with all its periods, in the catalogue's order; none in a release of before there was one."""
        return self._lines()

    def line(self, indicator_id: str) -> Line:
        """An indicator's line. Raises UnknownMeasure."""
        found = next((each for each in self.lines() if each.indicator.indicator_id == indicator_id), None)
        if found is None:
            raise UnknownMeasure(f"The catalogue of release {self.release.release_id} has no indicator {indicator_id}.")
        return found

    def priorities(self) -> tuple[Priority, ...]:
        """The improvement plan's priorities with their aims, in their order."""
        return self._board.priorities

    def ratings(self) -> tuple[Rating, ...]:
        """Every code that an action may have, of every scheme."""
        return self._board.ratings

    def recommendations(self) -> tuple[Recommendation, ...]:
        """What committees recommended, in the file's order; none in a release of before they were kept."""
        return self._board.recommendations

    def plan_dates(self) -> tuple[dt.date, ...]:
        """The as-at dates of the improvement plans that the release has, newest first."""
        return self._plans.dates

    def plan(self, as_at: dt.date | None = None) -> Plan | None:
        """The improvement plan as at a date (the newest unless said); None where the release has none of that date."""
        found = as_at or next(iter(self._plans.dates), None)
        return self._plan(found) if found in self._plans.dates else None

    def snapshots(self) -> pa.Table:
        """The snapshots that made the release: one row each, newest as-at date first."""
        return self._arrow("select * from snapshots order by as_at desc, accepted_at desc")

    def choices(self, column: str, view: str = "cube") -> tuple[str, ...]:
        """The values of a cohort column that a view has, All not among them, in alphabetical order.

        None where hardly any measure of the view has the column (one at most): there it is no question to ask of the view.
        """
        if column not in COHORT_COLUMNS:
            raise ReleaseError(f"There is no cohort column {column}. There are {', '.join(COHORT_COLUMNS)}.")
        return self._choices(column, self._known_view(view))

    def has_view(self, name: str) -> bool:
        """Whether there is a view of that name; an older release has fewer."""
        return name in self._views

    def adds_up(self, view: str) -> bool:
        """Whether any measure of a view adds up over months, so that windows of more than one can be asked for."""
        return any(self._measures[each].adds_up for each, _ in self.page(view).points)

    def view(self, name: str, **filters: str) -> pa.Table:
        """The rows of a view whose columns equal `filters`, as an Arrow table. Raises UnknownMeasure where there is no such view."""
        names = [column for column in filters if _PLAIN_NAME.fullmatch(column)]
        where = " and ".join(f"{column} = ${column}" for column in names) or "true"
        return self._arrow(f"select * from {self._known_view(name)} where {where}", {column: filters[column] for column in names})

    def page(self, view: str, window: str = "month", **cohort: str) -> Figures:
        """What a view holds of one cohort (phase, sen_provision, primary_need, area; one not named is All), in a window.

        In a window of more than a month only measures that add up have figures. Raises UnknownMeasure, NoWindow.
        """
        return self._page(self._known_view(view), self._known_window(window), self._key(cohort))

    def figures(self, measure_id: str, window: str = "month", detail: str = ALL, **cohort: str) -> pa.Table:
        """One measure for one cohort, by date: as_at, detail, numerator, denominator, value, sign. `detail=EACH`: every detail but All.

        Raises UnknownMeasure; NoWindow where the measure does not add up over months.
        """
        measure = self.measure(measure_id)
        if window != "month" and not measure.adds_up:
            raise NoWindow(f"{measure.label} does not add up over months: there is no such figure for a {window.replace('_', ' ')}.")
        page = self._page("cube", self._known_window(window), self._key(cohort), measure_id)
        details = sorted(each for name, each in page.points if name == measure_id and (each != ALL if detail == EACH else each == detail))
        found = [(each, point) for each in details for point in page.of(measure_id, each)]
        columns = {"as_at": [point.as_at for _, point in found], "detail": [each for each, _ in found]}
        columns |= {name: [getattr(point, name) for _, point in found] for name in ("numerator", "denominator", "value", "sign")}
        types = [pa.date32(), pa.string(), pa.float64(), pa.float64(), pa.float64(), pa.string()]
        return pa.table(columns, schema=pa.schema(list(zip(columns, types, strict=True))))

    def rows(self, measure_id: str | None = None, as_at: dt.date | None = None, window: str = "month") -> Iterator[dict[str, object]]:
        """Every cell of the cube (of one measure, at one date) in a window, each by the names of the cube's columns. Nothing is filled in.

        Raises UnknownMeasure, NoWindow.
        """
        where = ["true"]
        given: dict[str, object] = {}
        if measure_id is not None:
            measure = self.measure(measure_id)
            if window != "month" and not measure.adds_up:
                raise NoWindow(f"{measure.label} does not add up over months: there is no such figure for a {window.replace('_', ' ')}.")
            where.append("measure_id = $measure_id")
            given["measure_id"] = measure_id
        if as_at is not None:
            where.append("as_at = $as_at")
            given["as_at"] = as_at
        query = windows.cells(self._known_window(window), " and ".join(where))
        return self._batches(query, given)

    def comparators(self, measure_id: str, **cohort: str) -> tuple[Comparator, ...]:
        """What the Department publishes of a measure for exactly this cohort, newest first; empty where it publishes nothing of it.

        A column that is not named is All, as in `page`; nothing is published by primary need or area. Raises ReleaseError where there is
        no such column.
        """
        chosen = dict(zip(FILTERS, self._key(cohort), strict=True))
        if chosen.pop("primary_need") != ALL or chosen.pop("area") != ALL:
            return ()
        return self._comparators().get((measure_id, chosen["phase"], chosen["sen_provision"]), ())

    def _key(self, cohort: dict[str, str]) -> tuple[str, ...]:
        for name in cohort:
            if name not in FILTERS:
                raise ReleaseError(f"There is no cohort column {name}. There are {', '.join(FILTERS)}.")
        return tuple(cohort.get(name, ALL) for name in FILTERS)

    def _read_page(self, view: str, window: str, key: tuple[str, ...], only: str = "") -> Figures:
        cohort = dict(zip(FILTERS, key, strict=True))
        points: dict[tuple[str, str], list[Point]] = {}
        for measure_id, as_at, detail, *figure in self._all(windows.cohort(view, window), {**cohort, "measure_id": only}):
            points.setdefault((measure_id, detail), []).append(Point(as_at, *figure))
        kept = {}
        for (name, detail), found in points.items():
            if told := self._told(name, {**cohort, "detail": detail}, found):
                kept[name, detail] = told
        by_half_term = kept and all(self._measures[name].calendar == HALF_TERM for name, _ in kept)
        return Figures(
            self.release.release_id,
            self.release.newest_as_at,
            HALF_TERM if by_half_term else window,
            cohort,
            self._measures,
            self._columns,
            kept,
            self._half_terms,
            aside=self._aside,
            public=self.public,
        )

    def _told(self, measure_id: str, cohort: Mapping[str, str], points: Sequence[Point]) -> tuple[Point, ...]:
        """A cohort's figures as this release tells them. The public is told none of a cohort that is not its own, and of a rate out of few
        the two counts alone."""
        if self.public is None:
            return tuple(points)
        measure = self._measures[measure_id]
        if not self.public.has(measure, self._columns[measure_id], cohort):
            return ()
        unsure = public.LOW_RELIABILITY
        return tuple(each._replace(value=None, sign=unsure) if measure.is_few(each.denominator) else each for each in points)

    def _read_choices(self, column: str, view: str) -> tuple[str, ...]:
        if sum(column in self._columns[name] for name in {name for name, _ in self.page(view).points}) < 2:
            return ()
        others = " and ".join(f"{name} = 'All'" for name in COHORT_COLUMNS if name != column)
        return tuple(
            value for (value,) in self._all(f"select distinct {column} from {view} where {column} <> 'All' and {others} order by 1")
        )

    def _known_view(self, name: str) -> str:
        if name not in self._views:
            raise UnknownMeasure(f"Release {self.release.release_id} has no view {name}. It has {', '.join(sorted(self._views))}.")
        return name

    def _known_window(self, window: str) -> str:
        if window not in windows.WINDOWS:
            raise NoWindow(f"There is no window {window}. There are {', '.join(windows.WINDOWS)}.")
        return window

    def _all(self, query: str, given: dict[str, object] | None = None) -> list[tuple]:
        with self._db.cursor() as cursor:
            return cursor.execute(query, given or {}).fetchall()

    def _dicts(self, query: str) -> list[dict]:
        with self._db.cursor() as cursor:
            cursor.execute(query)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _arrow(self, query: str, given: dict[str, object] | None = None) -> pa.Table:
        with self._db.cursor() as cursor:
            return cursor.sql(query, params=given or None).to_arrow_table()

    def _batches(self, query: str, given: dict[str, object]) -> Iterator[dict[str, object]]:
        with self._db.cursor() as cursor:
            cursor.execute(query, given)
            names = [column[0] for column in cursor.description]
            while batch := cursor.fetchmany(_BATCH):
                yield from (dict(zip(names, row, strict=True)) for row in batch)
