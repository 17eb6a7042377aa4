"""Findings without what the rows held: where each was and what its check says, with a … for every value.

A finding's words are its check's template, filled from the row. What the row gave is left out by going back to the template; the words of
a check that is no longer in the contract cannot be told from its values, and go whole.
"""

from __future__ import annotations

import re
import string
from collections.abc import Container, Mapping
from dataclasses import replace

from scorecard import faults
from scorecard.terms import COVER, Finding, Return

GAP = "…"
GONE = "What this check said is not kept any more."
OURS = "CHECK-"  # of a return as a whole: dates, codes and figures, which stay
LETTERS = re.compile(r"[A-Z]{1,3}")  # a column of no contract is named by its letters


def without_values(of: Finding, contract: Return | None, decided: Container[str] = ()) -> Finding:
    """The finding without its value, the key of its record, and values in its words; nor names of tabs that are none of ours.

    Its identity is a hash over values, and stays only where somebody decided something of it (`decided`), as that decision does.
    """
    sheet = of.sheet if _is_ours(of.sheet, contract) else GAP
    bare = replace(
        of, value="", record="", identity=of.identity if of.identity in decided else "", sheet=sheet, column=_column(of, contract)
    )
    if of.code.startswith(OURS):
        return bare
    message, remedy = _templates(contract).get(of.code, (GONE, ""))
    known = {"sheet": sheet, "column": bare.column} if of.code in FAULTS else {}
    return replace(bare, message=_with_gaps(message, known), remedy=_with_gaps(remedy, known))


FAULTS = {each.code: (each.message, each.remedy) for each in vars(faults).values() if isinstance(each, faults.Fault)}


def _templates(contract: Return | None) -> dict[str, tuple[str, str]]:
    sheets = contract.sheets if contract else ()
    return FAULTS | {check.code: (check.message, check.remedy) for sheet in sheets for check in sheet.checks}


def _with_gaps(template: str, known: Mapping[str, str]) -> str:
    parts = []
    for words, field, _, _ in string.Formatter().parse(template):
        parts.append(words)
        if field is not None:
            parts.append(known.get(field, GAP))
    return "".join(parts)


def _is_ours(sheet: str, contract: Return | None) -> bool:
    return sheet in ("", COVER) or (contract is not None and sheet in {each.name for each in contract.sheets})


def _column(of: Finding, contract: Return | None) -> str:
    names = {column.name for sheet in contract.sheets if sheet.name == of.sheet for column in sheet.columns} if contract else set()
    return of.column if of.column in names or of.sheet == COVER or LETTERS.fullmatch(of.column) else ""
