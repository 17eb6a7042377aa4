"""The kinds of check that are answered without Great Expectations give what it would have given."""

import datetime as dt
import random
from pathlib import Path

import great_expectations as gx
import polars as pl
import pytest

from scorecard.earlier import LAST, REPLACED, Earlier
from scorecard.rules import ONE_STEP, Offending, Rules, is_answered
from scorecard.terms import Check, Column, Return, Severity, Sheet

VALUES = ["a", "b", "B", "a ", "", None, "ä", "1", "nothing"]


def frame(seed: int) -> pl.DataFrame:
    chosen = random.Random(seed)
    rows = chosen.randrange(1, 40)
    return pl.DataFrame({"kind": pl.Series([chosen.choice(VALUES) for _ in range(rows)], dtype=pl.String), "_row": range(5, rows + 5)})


def by_great_expectations(kind: str, kwargs: dict, rows: pl.DataFrame) -> list[int]:
    context = gx.get_context(mode="ephemeral")
    batch = context.data_sources.add_pandas("rows").add_dataframe_asset("all").add_batch_definition_whole_dataframe("all")
    expectation = getattr(gx.expectations, "".join(part.capitalize() for part in kind.split("_")))(**kwargs)
    result = batch.get_batch(batch_parameters={"dataframe": rows.to_pandas()}).validate(expectation, result_format="COMPLETE")
    return [rows["_row"][place] for place in sorted(result.result["unexpected_index_list"])]


@pytest.mark.parametrize("kind", sorted(ONE_STEP))
def test_the_same_rows_fail(kind: str) -> None:
    kwargs = {"column": "kind"} | ({"value_set": ["a", "B", "nothing"]} if "value_set" in ONE_STEP[kind][0] else {})
    each = Check("X-1", kind, kwargs, Severity.CRITICAL, "", "", "kind")
    sheet = Sheet("things", "", "", (), (), (Column("kind", "code"),), (each,))
    for seed in range(8):
        rows = frame(seed)
        found = Rules(Return("small", "", "", "month_end", 0, (sheet,)), {"things": rows}, dt.date(2024, 3, 31))
        assert list(found.offending(sheet, each).rows) == by_great_expectations(kind, kwargs, rows)


def test_a_kind_with_more_to_it_is_left_to_great_expectations() -> None:
    each = Check("X-1", "expect_column_values_to_be_unique", {"column": "kind", "mostly": 0.9}, Severity.CRITICAL, "", "")
    assert not is_answered(each)
    assert not is_answered(Check("X-2", "expect_column_values_to_match_regex", {"column": "kind", "regex": "a"}, Severity.CRITICAL, "", ""))


NEW = "select _row, kind, last_cover.as_at as last_as_at from things, last_cover where kind not in (select kind from last.things)"
GONE = "select null as _row, kind, last_cover.as_at as last_as_at from last.things, last_cover where kind not in (select kind from things)"
FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)


def things(*kinds: str) -> dict[str, pl.DataFrame]:
    return {
        "things": pl.DataFrame({"kind": pl.Series(kinds, dtype=pl.String), "_row": pl.Series(range(2, len(kinds) + 2), dtype=pl.Int64)})
    }


def asked(sql: str, now: dict[str, pl.DataFrame], **earlier: Earlier) -> Offending | None:
    each = Check("X-1", "expect_no_offending_rows", {"column": "X-1"}, Severity.CRITICAL, "", "", "kind", sql)
    sheet = Sheet("things", "", "", (), (), (Column("kind", "code"),), (each,))
    return Rules(Return("small", "", "", "month_end", "month", (sheet,)), now, MARCH, earlier).offending(sheet, each)


def test_a_query_may_ask_of_the_last_snapshot() -> None:
    last = Earlier(FEBRUARY, things("a", "b"))
    assert asked(NEW, things("a", "c"), last=last) == Offending({3: {"kind": "c", "last_as_at": FEBRUARY}})
    assert asked(GONE, things("a", "c"), last=last) == Offending(absent=[{"kind": "b", "last_as_at": FEBRUARY}])


def test_a_query_of_a_snapshot_that_there_is_none_of_is_not_run() -> None:
    assert asked(NEW, things("c")) is None
    assert (
        asked(NEW.replace("last", "last_year").replace("as last_year_as_at", "as year_before"), things("c"), last=Earlier(FEBRUARY, {}))
        is None
    )


def test_a_resubmission_is_compared_with_what_it_replaces_too_and_each_thing_is_said_once() -> None:
    earlier = {LAST: Earlier(FEBRUARY, things("a", "b", "d")), REPLACED: Earlier(MARCH, things("a", "d", "e"))}
    gone = asked(GONE, things("a"), **earlier)
    assert gone == Offending(
        absent=[{"kind": "d", "last_as_at": MARCH}, {"kind": "e", "last_as_at": MARCH}, {"kind": "b", "last_as_at": FEBRUARY}]
    )
    new = asked(NEW, things("b", "e", "f"), **earlier)
    assert new is not None and {row: words["last_as_at"] for row, words in new.rows.items()} == {2: MARCH, 3: FEBRUARY, 4: MARCH}
    assert asked(GONE, things("a"), replaced=earlier[REPLACED]) == Offending(absent=gone.absent[:2]), "there may be no other"


def test_a_query_of_a_sheet_that_could_not_be_read_is_not_run() -> None:
    assert asked(GONE, {}, last=Earlier(FEBRUARY, things("a"))) is None


UNRATED = "select _row, kind from things where kind not in (select code from rag_schemes)"


def test_a_query_may_ask_of_a_reference_file_and_is_not_run_where_that_has_no_rows(data_root: Path) -> None:
    assert asked(UNRATED, things("NS", "B")) == Offending({3: {"kind": "B"}})
    (data_root / "reference").mkdir(parents=True)
    (data_root / "reference" / "rag_schemes.csv").write_text("scheme,code\nours,B\n")
    assert asked(UNRATED, things("NS", "B")) == Offending({2: {"kind": "NS"}})
    (data_root / "reference" / "rag_schemes.csv").write_text("scheme,code\n")
    assert asked(UNRATED, things("NS", "B")) is None
