"""The kinds of check that are answered without Great Expectations give what it would have given."""

import datetime as dt
import random

import great_expectations as gx
import polars as pl
import pytest

from scorecard.rules import ONE_STEP, Rules, is_answered
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
        assert list(found.offending(sheet, each) or ()) == by_great_expectations(kind, kwargs, rows)


def test_a_kind_with_more_to_it_is_left_to_great_expectations() -> None:
    each = Check("X-1", "expect_column_values_to_be_unique", {"column": "kind", "mostly": 0.9}, Severity.CRITICAL, "", "")
    assert not is_answered(each)
    assert not is_answered(Check("X-2", "expect_column_values_to_match_regex", {"column": "kind", "regex": "a"}, Severity.CRITICAL, "", ""))
