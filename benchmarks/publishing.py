"""How long publishing one snapshot takes beside its measures' bare queries: each measure's rows counted, no cube, no file."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from benchmarks import workbooks
from benchmarks.floor import Row, best
from scorecard import contract, measure, publish, reference, settings
from scorecard.load import load
from scorecard.register import Register
from scorecard.terms import Measure
from scorecard.worker import Worker

AIMS = {("casework", 1): 3.0}
PUBLIC_AIM = 2.0  # disclosure control takes as long as the rest of a publication at most


def rows(folder: Path) -> Iterator[Row]:
    """Lines of the table: every return at every scale, each in a data root of its own, as each is known."""
    for scale in workbooks.SCALES:
        for name in workbooks.NAMES:
            data_root(folder / f"data_{name}_{scale}", [workbooks.write(folder, name, scale)])
            asked = _asked(name)
            times = 3 if scale == 1 else 2
            floor = best(lambda asked=asked: _bare_queries(asked), times)
            taken = best(without_public_file, times)
            note = f"{len(asked)} measures"
            what = f"publish one snapshot of {name}, scale {scale}"
            yield Row(what, taken, "its measures' bare queries", floor, AIMS.get((name, scale)), note)
            yield Row(f"{what}, with its public file", best(publish_afresh, times), "without it", taken, PUBLIC_AIM)


def data_root(root: Path, paths: list[Path]) -> None:
    """Make `root` the data root, with these workbooks loaded and accepted in it."""
    os.environ["SCORECARD_DATA"] = str(root)
    with Worker() as worker:
        for path in paths:
            loaded = load(worker, path, "Benchmark", "Benchmark")
            assert loaded.accepted, (path.name, loaded.checked.findings[:3])


def publish_afresh() -> None:
    """Publish all that was accepted, each time as if it were the first: otherwise nothing would have changed, and nothing would be done."""
    for path in (settings.data_root() / "releases").glob("r*.duckdb"):
        path.unlink()
    register = Register.open()
    register.inputs = lambda _: ""  # type: ignore[method-assign]
    publish.publish("Benchmark", register)


def without_public_file() -> None:
    """The same without disclosure control."""
    with patch.object(publish, "make_public"):
        publish_afresh()


def _asked(return_name: str) -> list[Measure]:
    """The measures that a return gives alone."""
    return [each for each in measure.measures() if measure.RETURNS[each.family] == return_name and not measure.others_needed(each)]


def _bare_queries(asked: list[Measure]) -> None:
    (snapshot,) = Register.open().accepted()
    assert snapshot.as_at is not None
    its_return = contract.load_return(snapshot.return_name)
    opens = its_return.window_opens(snapshot.as_at, reference.half_terms())
    con = measure.connect()
    sheets = [sheet.name for sheet in its_return.sheets]
    measure.open_snapshot(con, sheets, settings.data_root() / snapshot.folder / "rows", snapshot.as_at, opens)
    for kind in sorted({each.dates for each in asked}):
        these = [each for each in asked if each.dates == kind]
        measure.want_dates(con, _dates(these, snapshot.as_at, opens))
        for each in these:
            con.execute(f"select as_at, sum(numerator), sum(denominator) from ({each.select}) group by as_at").fetchall()
    con.close()


def _dates(asked: list[Measure], as_at: dt.date, opens: dt.date) -> set[dt.date]:
    return {date for each in asked for date in measure.dates_given(each, as_at, opens)}
