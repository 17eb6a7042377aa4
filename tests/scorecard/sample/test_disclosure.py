"""The public release of the whole sample: attacked, and searched for counts that are one and are not known to be."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import duckdb
import pytest

from make.attack import recovered
from scorecard import release
from scorecard.disclosure import path_of
from scorecard.disclosure.cells import public_cells, rules
from scorecard.disclosure.counts import gather
from scorecard.disclosure.same import SAME, WITHIN

ENOUGH = 5  # cells over 0 that two counts have in common


@pytest.fixture
def of_sample(published_root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The sample's release, in its own data root."""
    monkeypatch.setenv("SCORECARD_DATA", str(published_root))
    return "r0001"


def test_no_suppressed_figure_of_the_sample_comes_back(of_sample: str) -> None:
    attacked, found = recovered(path_of(of_sample), release.path_of(of_sample), 5)
    assert attacked > 20_000
    assert found == []


def test_counts_that_are_always_equal_are_known_to_be_one(of_sample: str) -> None:
    """A new measure that counts what another counts has to be told in `same.py`."""
    with duckdb.connect() as con:
        con.execute(f"attach '{release.path_of(of_sample)}' as published (read_only)")
        of = rules(con, "published")
        counts = gather(public_cells(con, "published", of.values()), of)
    by_figures = defaultdict(list)
    for quantity, series in counts.of.items():
        figures = {key: value for key, number in series.items() if (value := counts.values[number])}
        if len(figures) >= ENOUGH:
            by_figures[frozenset(figures.items())].append(f"{quantity.measure_id}.{quantity.part}")
    known = [set(names) for names in SAME] + [{inner, outer} for inner, outer in WITHIN.items()]
    for names in by_figures.values():
        unknown = [(one, other) for one in names for other in names if one < other and not any({one, other} <= each for each in known)]
        assert unknown == []
