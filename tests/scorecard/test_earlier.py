"""Which accepted snapshots a return is compared with, whatever the order they came in; and rows that are not there any more."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from make.casework import frames, valid
from scorecard import reference
from scorecard.contract import load_return
from scorecard.earlier import LAST, LAST_YEAR, REPLACED, Accepted, choose, for_return
from scorecard.snapshot import write_rows
from scorecard.terms import Severity

JANUARY, FEBRUARY, MARCH = dt.date(2024, 1, 31), dt.date(2024, 2, 29), dt.date(2024, 3, 31)
CASEWORK, INCLUSION = load_return("casework"), load_return("inclusion")


def known(*snapshots: tuple[str, dt.date, str]) -> list[Accepted]:
    """Accepted snapshots as the register gives them: by as-at date, those of one date in the order of acceptance."""
    return sorted((Accepted(name, as_at, Path(rows)) for name, as_at, rows in snapshots), key=lambda each: each.as_at)


def chosen(snapshots: list[Accepted], name: str, as_at: dt.date) -> dict[str, str]:
    return {what: each.rows.name for what, each in choose(snapshots, load_return(name), as_at, reference.half_terms()).items()}


def test_the_first_return_ever_is_compared_with_nothing() -> None:
    assert choose([], CASEWORK, MARCH) == {} and for_return((), CASEWORK, MARCH) == ({}, [])


def test_the_last_one_is_the_latest_before_and_never_one_after() -> None:
    all_three = known(("casework", MARCH, "march"), ("casework", JANUARY, "january"), ("casework", FEBRUARY, "february"))
    assert chosen(all_three, "casework", dt.date(2024, 4, 30)) == {LAST: "march"}
    without_february = [each for each in all_three if each.as_at != FEBRUARY]
    assert chosen(without_february, "casework", FEBRUARY) == {LAST: "january"}, "February after March is compared with January"
    assert chosen(without_february, "casework", MARCH) == {LAST: "january", REPLACED: "march"}
    assert chosen(all_three, "casework", dt.date(2023, 12, 31)) == {}


def test_of_several_with_one_date_the_last_accepted_counts() -> None:
    twice = known(("casework", FEBRUARY, "first"), ("casework", FEBRUARY, "second"), ("casework", MARCH, "a"), ("casework", MARCH, "b"))
    assert chosen(twice, "casework", MARCH) == {LAST: "second", REPLACED: "b"}


def test_other_returns_do_not_count() -> None:
    assert chosen(known(("workforce", FEBRUARY, "posts"), ("workforce", MARCH, "posts")), "casework", MARCH) == {}


def test_a_half_termly_return_has_the_same_half_term_a_year_before_too() -> None:
    ends = {(each.academic_year, each.half_term): each.ends for each in reference.half_terms()}
    ours = known(
        *(("inclusion", ends[year, "HT3"], year[:4]) for year in ("2021/22", "2022/23")), ("inclusion", ends["2023/24", "HT2"], "HT2")
    )
    assert chosen(ours, "inclusion", ends["2023/24", "HT3"]) == {LAST: "HT2", LAST_YEAR: "2022"}
    assert chosen(ours, "inclusion", ends["2022/23", "HT3"]) == {LAST: "2021", REPLACED: "2022", LAST_YEAR: "2021"}
    skipped = [each for each in ours if each.rows.name != "2022"]
    assert LAST_YEAR not in chosen(skipped, "inclusion", ends["2023/24", "HT3"]), "two years before is no year before"
    assert LAST_YEAR not in chosen(known(("casework", dt.date(2023, 3, 31), "a")), "casework", MARCH)


def test_its_rows_are_given_in_the_columns_of_todays_contract(tmp_path: Path) -> None:
    typed = frames(valid(FEBRUARY))
    write_rows(tmp_path, CASEWORK, typed)
    old = typed["requests"].drop("rya", "closed_date").with_columns(pl.lit("x").alias("a_column_of_then"))
    old.write_parquet(tmp_path / "requests.parquet")
    earlier, findings = for_return([Accepted("casework", FEBRUARY, tmp_path)], CASEWORK, MARCH)
    assert findings == [] and earlier[LAST].as_at == FEBRUARY
    requests = earlier[LAST].frames["requests"]
    assert requests.columns == typed["requests"].columns and requests.height == typed["requests"].height
    assert not requests["rya"].any() and requests["rya"].null_count() == 0 and requests["closed_date"].null_count() == requests.height
    assert earlier[LAST].frames["persons"]["upn"].null_count() == 14, "what is not kept is not there"


@pytest.mark.parametrize("lost", ["folder", "sheet", "torn"])
def test_rows_that_are_gone_are_a_query_and_nothing_else_is_asked(tmp_path: Path, lost: str) -> None:
    rows = tmp_path / "rows"
    if lost != "folder":
        write_rows(rows, CASEWORK, frames(valid(FEBRUARY)))
        (rows / "plans.parquet").unlink()
    if lost == "torn":
        (rows / "plans.parquet").write_bytes(b"PAR1")
    earlier, (finding,) = for_return([Accepted("casework", FEBRUARY, rows)], CASEWORK, MARCH)
    assert earlier == {} and (finding.code, finding.severity, finding.cell) == ("CHECK-002", Severity.WARNING, "")
    assert "as at 29/02/2024" in finding.message
