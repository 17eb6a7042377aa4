"""Check a return's typed rows against its suites: Great Expectations says which rows fail, our contract says what to do about each.

The only module that imports Great Expectations. It is slow to import (seconds) and heavy: never in the web process.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping, Sequence
from functools import cache

import duckdb
import great_expectations as gx
import pandas as pd
import polars as pl
from great_expectations.core import ExpectationSuite, ExpectationValidationResult
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.execution_engine import ExecutionEngine, PandasExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation

from scorecard.contract import ContractError
from scorecard.earlier import Earlier
from scorecard.rules import Offending, Rules, Words, is_answered
from scorecard.terms import Check, Finding, Return, Severity, Sheet

logging.getLogger("great_expectations").setLevel(logging.ERROR)
NO_OFFENDING_ROWS = "expect_no_offending_rows"
COMPLETE = {"result_format": "COMPLETE", "include_unexpected_rows": False, "return_unexpected_index_query": False}


class ExpectNoOffendingRows(BatchExpectation):
    """Every row keeps a check that `rules` answers: a query of the rows that do not, or one of the kinds that are one step.

    The answers stand in the batch as boolean columns named by code, true where the row keeps the check.
    """

    column: str

    def _validate(self, metrics: dict, runtime_configuration: dict | None = None, execution_engine: ExecutionEngine | None = None) -> dict:
        assert isinstance(execution_engine, PandasExecutionEngine)
        failing = (~execution_engine.dataframe[self.column]).to_numpy().nonzero()[0].tolist()
        return {"success": not failing, "result": {"unexpected_index_list": failing, "unexpected_count": len(failing)}}


def check(
    contract: Return,
    frames: Mapping[str, pl.DataFrame],
    as_at: dt.date,
    read_findings: Sequence[Finding] = (),
    letters: Mapping[str, Mapping[str, str]] | None = None,
    earlier: Mapping[str, Earlier] | None = None,
) -> list[Finding]:
    """Every finding of the suites over typed frames (one per sheet: the contract's columns and `_row`). All failing rows, with `_row`.

    `read_findings` are those of reading: a cell that could not be read has its finding, and gets no second one here. `letters` says in
    which column of the workbook each column stands; `earlier` are the snapshots that the return is compared with. Raises ContractError
    where a suite did not load whole; an expectation that raises becomes a critical finding.
    """
    rules = Rules(contract, frames, as_at, earlier)
    said = [each for each in read_findings if each.severity is Severity.CRITICAL]
    already = {(each.sheet, each.row, each.column) for each in said if each.row}
    # A column that is not there has its finding; the same again of each row would bury all others.
    missing = {(each.sheet, each.column) for each in said if each.column and not each.row}
    findings = []
    for sheet in contract.sheets:
        if sheet.name in frames:
            findings += _check_sheet(sheet, frames[sheet.name], rules, (letters or {}).get(sheet.name, {}))
    return [each for each in findings if (each.sheet, each.row, each.column) not in already and (each.sheet, each.column) not in missing]


def _check_sheet(sheet: Sheet, frame: pl.DataFrame, rules: Rules, letters: Mapping[str, str]) -> list[Finding]:
    extra: dict[str, Offending] = {}
    unasked, broken = set(), {}
    for each in sheet.checks:
        if not is_answered(each):
            continue
        try:
            offending = rules.offending(sheet, each)
        except (duckdb.Error, pl.exceptions.PolarsError) as error:  # one that cannot be run holds: it must never pass by failing
            broken[each.code], offending = str(error), None
        if offending is None:
            unasked.add(each.code)
        extra[each.code] = offending or Offending()
    kept = [
        ~pl.col("_row").is_in(list(found.rows)).alias(code) if found.rows else pl.lit(True).alias(code) for code, found in extra.items()
    ]
    columns = [pl.all()] if len(extra) < len(sheet.checks) else ["_row"]  # Great Expectations reads what it has to answer itself
    lines = frame.select(*columns, *kept)
    # What has no row in this workbook stands below its rows, on a line each.
    absent = [(code, words) for code, found in extra.items() for words in found.absent]
    if absent:
        below = pl.DataFrame({code: [code != name for name, _ in absent] for code in extra})
        lines = pl.concat([lines, below], how="diagonal")
    results = _validate(sheet, lines.to_pandas())
    findings = [_broken(sheet, code, text) for code, text in broken.items()]
    for each in sheet.checks:
        result = results[each.code]
        if _raised(result.exception_info):
            findings.append(_broken(sheet, each.code, str(result.exception_info)))
        elif not result.success and each.code not in unasked:
            indices = sorted(result.result.get("unexpected_index_list") or ())
            if indices:
                rows = extra[each.code].rows if each.code in extra else {}
                findings += _findings(sheet, each, frame[[at for at in indices if at < frame.height]], rows, letters)
                findings += [_absent(sheet, each, absent[at - frame.height][1]) for at in indices if at >= frame.height]
            else:
                findings.append(_broken(sheet, each.code, f"it failed and named no rows: {result.result}"))
    return findings


def _validate(sheet: Sheet, rows: pd.DataFrame) -> dict[str, ExpectationValidationResult]:
    """Results by code (Great Expectations gives them grouped by column, in an order of its own)."""
    batch = _batch_definition().get_batch(batch_parameters={"dataframe": rows})
    results = batch.validate(_suite(sheet), result_format=COMPLETE).results
    by_code = {((result.expectation_config and result.expectation_config.meta) or {}).get("code", ""): result for result in results}
    lost = {each.code for each in sheet.checks} - set(by_code)
    if lost:
        raise ContractError(f"Great Expectations gave no result for {', '.join(sorted(lost))} of the sheet {sheet.name}.")
    return by_code


@cache
def _suite(sheet: Sheet) -> ExpectationSuite:
    """The sheet's suite. Great Expectations drops an entry that it does not understand with only a log line: so they are counted."""
    _batch_definition()
    entries = [
        {
            "type": NO_OFFENDING_ROWS if is_answered(each) else each.type,
            "kwargs": {"column": each.code} if is_answered(each) else each.kwargs,
            "severity": each.severity.value,
            "meta": {"code": each.code},
        }
        for each in sheet.checks
    ]
    suite = ExpectationSuite(name=sheet.name, expectations=entries)
    loaded = [(each.meta or {}).get("code") for each in suite.expectations]
    dropped = [each.code for each in sheet.checks if each.code not in loaded]
    if dropped or len(loaded) != len(sheet.checks):
        raise ContractError(f"The suite {sheet.name} did not load whole: {', '.join(dropped)} was not understood. Mend its type or kwargs.")
    return suite


@cache
def _batch_definition():  # type: ignore[no-untyped-def]
    context = gx.get_context(mode="ephemeral")
    context.config.analytics_enabled = False
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_pandas("rows")
    return source.add_dataframe_asset("sheet").add_batch_definition_whole_dataframe("whole")


def _raised(info: Mapping) -> bool:
    """Whether an expectation raised; what Great Expectations gives is one record, or one for each metric."""
    if "raised_exception" in info:
        return bool(info["raised_exception"])
    return any(isinstance(each, Mapping) and each.get("raised_exception") for each in info.values())


def _broken(sheet: Sheet, code: str, text: str) -> Finding:
    message = f"The check {code} could not be run, so nobody can tell whether the rows pass it."
    return Finding("CHECK-001", Severity.CRITICAL, sheet.name, message, "Tell whoever looks after SEND Scorecard.", value=text[:120])


def _findings(sheet: Sheet, each: Check, failing: pl.DataFrame, extra: Mapping[int, Mapping], letters: Mapping[str, str]) -> list[Finding]:
    column = each.column or ""
    at = letters.get(column, "")
    found = []
    for row in failing.iter_rows(named=True):
        number = row["_row"]
        words = _Words({name: _shown(value) for name, value in {**row, **extra.get(number, {})}.items()})
        found.append(
            Finding(
                code=each.code,
                severity=each.severity,
                sheet=sheet.name,
                message=each.message.format_map(words),
                remedy=each.remedy.format_map(words),
                column=column,
                row=number,
                cell=f"{at}{number}" if at else "",
                value=_shown(row.get(column)) if column and row.get(column) is not None else "",
                releasable=each.releasable,
            )
        )
    return found


def _absent(sheet: Sheet, each: Check, words: Words) -> Finding:
    """A finding about what this workbook does not have: a sheet, and no cell in it."""
    shown = _Words({name: _shown(value) for name, value in words.items()})
    key = " · ".join(str(words[name]) for name in sheet.key) if all(words.get(name) is not None for name in sheet.key) else ""
    message, remedy = each.message.format_map(shown), each.remedy.format_map(shown)
    return Finding(each.code, each.severity, sheet.name, message, remedy, record=key, releasable=each.releasable)


class _Words(dict):
    """The words of a message; a name that nothing gives stays as it is, rather than lose the finding."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    text = str(value)
    return text if len(text) <= 120 else text[:119] + "…"
