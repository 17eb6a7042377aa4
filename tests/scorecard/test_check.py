"""The known traps of Great Expectations, each where it bites. (What the checks themselves find is in tests/expectations/.)"""

import dataclasses
import datetime as dt

import polars as pl
import pytest

from make.casework import frames, valid
from scorecard import check as checking
from scorecard.check import check
from scorecard.contract import ContractError, load_return
from scorecard.gate import outcome
from scorecard.terms import Check, Column, Finding, Outcome, Return, Severity, Sheet

AS_AT = dt.date(2024, 3, 31)


def small(*checks: Check) -> Return:
    columns = (Column("thing_id", "id"), Column("kind", "code"), Column("seen_date", "date"))
    sheet = Sheet("things", "Things", "one row per thing", (), ("thing_id",), columns, checks)
    return Return("small", "Small", "monthly", "month_end", "calendar_years", (sheet,), 2)


def one(code: str, kind: str, severity: Severity = Severity.CRITICAL, sql: str | None = None, **kwargs: object) -> Check:
    column = str(kwargs.get("column", "kind"))
    return Check(code, kind, kwargs, severity, "Kind is {kind}.", "Mend {thing_id}.", column if sql is None else "kind", sql)


def rows(*kinds: str | None) -> dict[str, pl.DataFrame]:
    count = len(kinds)
    return {
        "things": pl.DataFrame(
            {
                "thing_id": [str(place) for place in range(count)],
                "kind": pl.Series(list(kinds), dtype=pl.String),
                "seen_date": pl.Series([AS_AT] * count, dtype=pl.Date),
                "_row": pl.Series(range(2, count + 2), dtype=pl.Int64),
            }
        )
    }


def test_a_misspelt_type_refuses_to_run() -> None:
    """Trap 1: it is dropped with only a log line."""
    with pytest.raises(ContractError, match="X-1"):
        check(small(one("X-1", "expect_column_values_to_be_unqiue", column="kind")), rows("a"), AS_AT)


def test_every_check_of_every_suite_is_loaded() -> None:
    for sheet in load_return("casework").sheets:
        assert len(checking._suite(sheet).expectations) == len(sheet.checks) > 0


def test_all_failing_rows_come_back_with_their_own_row_numbers() -> None:
    """Not the first twenty."""
    found = check(
        small(one("X-1", "expect_column_values_to_not_be_null", column="kind")),
        rows(*[None] * 50),
        AS_AT,
        letters={"things": {"kind": "F"}},
    )
    assert [each.row for each in found] == list(range(2, 52))
    assert found[7].cell == "F9"


def test_the_message_names_the_rows_own_values() -> None:
    found = check(small(one("X-1", "expect_column_values_to_be_in_set", column="kind", value_set=["b"])), rows("a"), AS_AT)
    assert (found[0].message, found[0].remedy, found[0].value) == ("Kind is a.", "Mend 0.", "a")


def test_a_cells_own_braces_do_no_harm() -> None:
    found = check(
        small(one("X-1", "expect_column_values_to_be_in_set", column="kind", value_set=["b"])), rows("{kind.__class__}{0}"), AS_AT
    )
    assert found[0].message == "Kind is {kind.__class__}{0}."


def test_a_rule_in_sql_names_its_offending_rows() -> None:
    rule = one("X-1", "expect_no_offending_rows", sql="select _row, 'seen' as kind from things where kind = 'a'", column="X-1")
    found = check(small(rule), rows("a", "b", "a"), AS_AT)
    assert [(each.row, each.column, each.message) for each in found] == [(2, "kind", "Kind is seen."), (4, "kind", "Kind is seen.")]


def test_a_rule_may_ask_for_the_half_terms() -> None:
    sql = "select _row, half_term as kind from things join half_terms on seen_date between starts and ends"
    found = check(small(one("X-1", "expect_no_offending_rows", sql=sql, column="X-1")), rows("a"), AS_AT)
    assert [each.message for each in found] == ["Kind is HT4."]


def test_a_rule_that_cannot_be_run_holds() -> None:
    found = check(small(one("X-1", "expect_no_offending_rows", sql="select _row from nowhere", column="X-1")), rows("a"), AS_AT)
    assert [each.code for each in found] == ["CHECK-001"]
    assert outcome(found) is Outcome.HELD


def test_an_expectation_that_raises_holds() -> None:
    """Trap 4: a missing column comes back as an exception, not as a failed row."""
    found = check(small(one("X-1", "expect_column_values_to_not_be_null", column="not_there")), rows("a"), AS_AT)
    assert [each.code for each in found] == ["CHECK-001"]


def test_a_warning_alone_does_not_hold() -> None:
    """Trap 3: a suite's `success` is false when only a warning fails."""
    found = check(small(one("X-1", "expect_column_values_to_not_be_null", Severity.WARNING, column="kind")), rows(None), AS_AT)
    assert outcome(found) is Outcome.QUERIES


def test_a_note_alone_passes() -> None:
    found = check(small(one("X-1", "expect_column_values_to_not_be_null", Severity.INFO, column="kind")), rows(None), AS_AT)
    assert len(found) == 1
    assert outcome(found) is Outcome.PASSED


def test_a_cell_that_could_not_be_read_gets_no_second_finding() -> None:
    already = Finding("READ-030", Severity.CRITICAL, "things", "", "", "kind", 2, "B2")
    asked = small(one("X-1", "expect_column_values_to_not_be_null", column="kind"))
    assert [each.row for each in check(asked, rows(None, None), AS_AT, [already])] == [3]


def test_a_rule_across_sheets_is_not_asked_where_a_sheet_could_not_be_read() -> None:
    """A missing parent sheet is one finding, not one for each child."""
    typed = frames(valid(AS_AT))
    del typed["persons"]
    assert check(load_return("casework"), typed, AS_AT) == []


def test_two_sheets_of_one_name_in_different_contracts_have_suites_of_their_own() -> None:
    first = small(one("X-1", "expect_column_values_to_not_be_null", column="kind"))
    second = dataclasses.replace(first, sheets=(dataclasses.replace(first.sheets[0], checks=()),))
    assert check(first, rows(None), AS_AT)
    assert not check(second, rows(None), AS_AT)


def test_no_usage_statistics_and_no_progress_bars() -> None:
    """Trap 5: both are on by default."""
    context = checking._batch_definition().data_asset.datasource.data_context
    assert context.config.analytics_enabled is False
    assert context.variables.progress_bars.globally is False
