"""The contracts of `expectations/`: every return, its sheets, their columns and checks, read from the JSON files beside each other.

The folder is the registry: a folder is a return, a file in it is a sheet, and `return.json` says what the return itself is.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from scorecard import settings
from scorecard.terms import Check, Column, Return, ScorecardError, Severity, Sheet

AS_AT = ("month_end", "half_term_end")
WINDOWS = ("calendar_years", "academic_year", "month")
TYPES = ("id", "date", "flag", "code", "text", "area", "integer", "number", "figure")
CODE_SET = "expect_column_values_to_be_in_set"


class ContractError(ScorecardError):
    """A contract file that cannot be used: says which file, what was found and what was expected."""


@cache
def returns() -> tuple[Return, ...]:
    """Every return of `expectations/`, by name. Raises ContractError where a file cannot be used."""
    folders = sorted(path.parent for path in settings.EXPECTATIONS.glob("*/return.json"))
    found = tuple(_read_return(folder) for folder in folders)
    for what, names in (
        ("sheet", [sheet.name for each in found for sheet in each.sheets]),
        ("family", [family for each in found for family in each.families]),
    ):
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ContractError(f"More than one return has a {what} named {', '.join(twice)}. Give each a name of its own.")
    return found


def load_return(name: str) -> Return:
    """The return of that name, matched without regard to case and spacing. Raises KeyError where there is none."""
    wanted = name.strip().lower().replace(" ", "_").replace("-", "_")
    for each in returns():
        if each.name == wanted:
            return each
    raise KeyError(name)


def naming(sheet: Sheet) -> tuple[str, ...]:
    """The columns that name a row of a sheet: its key; of a sheet without one, its IDs and dates."""
    return sheet.key or tuple(column.name for column in sheet.columns if column.type in ("id", "date"))


def _read_return(folder: Path) -> Return:
    about = _read_json(folder / "return.json")
    sheets = tuple(_read_sheet(path) for path in sorted(folder.glob("*.json")) if path.name != "return.json")
    if about["return"] != folder.name:
        raise ContractError(
            f"{folder}/return.json names the return {about['return']!r}; its folder is {folder.name!r}. Make them the same."
        )
    codes = [check.code for sheet in sheets for check in sheet.checks]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise ContractError(f"{folder} uses {', '.join(twice)} for more than one check. Give each check a code of its own.")
    for key, allowed in (("as_at", AS_AT), ("window", WINDOWS)):
        if about.get(key) not in allowed:
            raise ContractError(f"{folder}/return.json: {key} is {about.get(key)!r}; expected one of {', '.join(allowed)}.")
    families = {family: tuple(columns) for family, columns in about.get("families", {}).items()}
    return Return(
        name=about["return"],
        title=about["title"],
        frequency=about["frequency"],
        as_at=about["as_at"],
        window=about["window"],
        sheets=sheets,
        years_before=about.get("years_before", 0),
        decimals=about.get("decimals", 1),
        families=families,
        ties=tuple(about.get("case", {}).get("tied_by", ())),
        whole=about.get("case", {}).get("whole_of", ""),
        about_children=about.get("about_children", True),
    )


def _read_sheet(path: Path) -> Sheet:
    text = _read_json(path)
    checks = tuple(_read_check(path, entry) for entry in text["expectations"])
    codes = {check.column: check.kwargs["value_set"] for check in checks if check.type == CODE_SET and check.sql is None}
    columns = tuple(_read_column(path, entry, codes.get(entry["name"], ())) for entry in text["columns"])
    names = [column.name for column in columns]
    for check in checks:
        if check.column is not None and check.column not in names:
            raise ContractError(f"{path}: {check.code} points at column {check.column!r}, which the sheet does not have.")
    return Sheet(path.stem, text["title"], text["grain"], tuple(text["tabs"]), tuple(text["key"]), columns, checks)


def _read_column(path: Path, entry: dict, codes: object) -> Column:
    if entry["type"] not in TYPES:
        raise ContractError(f"{path}: column {entry['name']} has type {entry['type']!r}; expected one of {', '.join(TYPES)}.")
    if (source := entry.get("codes_from", "")) and source.count(".") != 1:
        raise ContractError(
            f"{path}: column {entry['name']} has its codes from {source!r}; expected a reference file's column: file.column."
        )
    return Column(
        name=entry["name"],
        type=entry["type"],
        required=entry.get("required", False),
        headings=tuple(entry.get("headings", ())),
        codes=tuple(str(code) for code in codes),  # type: ignore[attr-defined]
        codes_from=source,
        keep=entry.get("keep", True),
        holds=entry.get("holds", ""),
    )


def _read_check(path: Path, entry: dict) -> Check:
    meta = entry.get("meta", {})
    missing = [name for name in ("code", "message", "remedy") if not meta.get(name)]
    if missing:
        raise ContractError(f"{path}: a check of type {entry.get('type')} has no {', '.join(missing)} in its meta. Every check needs them.")
    try:
        severity = Severity(entry["severity"])
    except (KeyError, ValueError):
        raise ContractError(f"{path}: {meta['code']} has severity {entry.get('severity')!r}; expected critical, warning or info.") from None
    sql = meta.get("sql")
    kwargs = dict(entry["kwargs"])
    first_of_list = next(iter(kwargs.get("column_list", ())), None)
    column = meta.get("column") or kwargs.get("column") or kwargs.get("column_A") or first_of_list
    return Check(
        code=meta["code"],
        type=entry["type"],
        kwargs=kwargs,
        severity=severity,
        message=meta["message"],
        remedy=meta["remedy"],
        column=column,
        sql="\n".join(sql) if isinstance(sql, list) else sql,
        releasable=meta.get("released_by") == "reason",
    )


def _read_json(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ContractError(f"{path}, line {error.lineno}: not valid JSON ({error.msg}).") from None
