"""How long publishing one snapshot takes beside its measures' bare queries: each measure's rows counted, no cube, no file."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.floor import Row, best
from scorecard import contract, measure, publish, settings
from scorecard.load import load
from scorecard.register import Register
from scorecard.terms import Measure
from scorecard.worker import Worker


def rows(folder: Path, workbook: Path) -> list[Row]:
    """Lines of the table. `folder` becomes the data root of one accepted snapshot."""
    os.environ["SCORECARD_DATA"] = str(folder / "data")
    with Worker() as worker:
        loaded = load(worker, workbook, "Benchmark", "Benchmark")
    assert loaded.accepted, loaded.checked.findings[:3]
    floor = best(lambda: _bare_queries())
    taken = best(_publish_afresh)
    return [Row("publish one snapshot", taken, "its measures' bare queries", floor, 3.0, f"{len(_asked())} measures")]


def _asked() -> list[Measure]:
    """The measures that casework gives alone."""
    return [each for each in measure.measures() if measure.RETURNS[each.family] == "casework" and not measure.others_needed(each)]


def _publish_afresh() -> None:
    # Each time as if it were the first: otherwise nothing would have changed, and nothing would be done.
    for path in (settings.data_root() / "releases").glob("r*.duckdb"):
        path.unlink()
    register = Register.open()
    register.inputs = lambda _: ""  # type: ignore[method-assign]
    publish.publish("Benchmark", register)


def _bare_queries() -> None:
    (snapshot,) = Register.open().accepted()[-1:]
    assert snapshot.as_at is not None
    casework = contract.load_return(snapshot.return_name)
    opens = casework.window_opens(snapshot.as_at)
    con = measure.connect()
    sheets = [sheet.name for sheet in casework.sheets]
    measure.open_snapshot(con, sheets, settings.data_root() / snapshot.folder / "rows", snapshot.as_at, opens)
    for kind in ("window", "own"):
        measure.want_dates(con, measure.month_ends(opens, snapshot.as_at) if kind == "window" else [snapshot.as_at])
        for each in _asked():
            if each.dates == kind:
                con.execute(f"select as_at, sum(numerator), sum(denominator) from ({each.select}) group by as_at").fetchall()
    con.close()
