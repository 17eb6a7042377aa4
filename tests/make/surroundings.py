"""A return's sheets as teams lay them out: titles above, blank rows among, columns of their own beside and between, other headings, any order.

`laid_out(sheets)` is a strategy of hypothesis. What it gives knows where each cell of the plain sheets has gone.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from make.files import Sheets, Table
from scorecard.contract import returns
from scorecard.read.grid import cell
from scorecard.reference import plain as plain_name

COLUMNS = {sheet.name: sheet.columns for each in returns() for sheet in each.sheets}
TITLES = ((), (None, "SEND data, March 2024"), ("As at", "31/03/2024", None, 7), ("OFFICIAL - SENSITIVE",), (None, None, "Post and worker"))
EXTRA = ("Surname", "Comment", "Checked?", "=A1", "Lookup 😀", "2024", "x" * 300)
BESIDE = (None, "Smith", "31/06/2024", -1.5, 45000, "1,234", "#REF!", "=1+1", "<b>", True)
DRESSES = (
    lambda heading: heading,
    str.upper,
    str.title,
    lambda heading: heading.replace("_", " "),
    lambda heading: f" {heading} ",
    lambda heading: f"{heading} *",
    lambda heading: f"{heading} (required)",
    lambda heading: heading.replace("_", "\u00a0").capitalize() + ":",
)


@dataclass(frozen=True)
class LaidOut:
    """The sheets, and by sheet where the rows (by their Excel number in the plain sheet) and the columns (by name) have gone, from 0."""

    sheets: Sheets
    rows: Mapping[str, Mapping[int, int]]
    columns: Mapping[str, Mapping[str, int]]

    def cell(self, sheet: str, row: int, column: str) -> str:
        """Where a cell of the plain sheets stands now, as Excel says it."""
        return cell(self.rows[sheet][row], self.columns[sheet][column])


@st.composite
def laid_out(draw: st.DrawFn, sheets: Sheets, in_order: bool = False) -> LaidOut:
    """The sheets laid out by chance; their first is the cover, which stays. `in_order`: the rows of a sheet stay in theirs."""
    chance = draw(st.randoms(use_true_random=False))
    cover, *names = list(sheets)
    made: Sheets = {cover: sheets[cover]}
    rows, columns = {}, {}
    chance.shuffle(names)
    for name in names:
        titles = [list(draw(st.sampled_from(TITLES))) for _ in range(draw(st.integers(0, 14)))]
        made[name], rows[name], columns[name] = _laid_out(chance, name, sheets[name], titles, in_order)
    return LaidOut(made, rows, columns)


def _laid_out(
    chance: random.Random, name: str, plain: Table, titles: Table, in_order: bool
) -> tuple[Table, dict[int, int], dict[str, int]]:
    """One sheet: its table, where its rows and where its columns have gone."""
    headings = [str(each) for each in plain[0]]
    places: list[str | None] = [*headings, *[None] * chance.randrange(4)]  # None: a column of the team's own
    chance.shuffle(places)
    places = [None] * chance.choice((0, 0, 1, 2)) + places
    order = list(range(1, len(plain)))
    if not in_order:
        chance.shuffle(order)
    for _ in range(chance.choice((0, 0, 1, 3))):
        order.insert(chance.randrange(len(order) + 1), 0)  # 0: a blank row
    known = {plain_name(each) for column in COLUMNS[name] for each in (column.name, *column.headings)}
    beside = [chance.choice([each for each in EXTRA if plain_name(each) not in known]) for _ in places]
    table: Table = [*titles, [beside[at] if each is None else _heading(chance, name, each) for at, each in enumerate(places)]]
    rows = {}
    for number in order:
        if number:
            rows[number + 1] = len(table)
        cells = dict(zip(headings, plain[number], strict=True)) if number else {}
        table.append([chance.choice(BESIDE) if each is None and number else cells.get(str(each)) for each in places])
    return table, rows, {each: at for at, each in enumerate(places) if each is not None}


def _heading(chance: random.Random, sheet: str, name: str) -> str:
    column = next(each for each in COLUMNS[sheet] if each.name == name)
    return chance.choice(DRESSES)(chance.choice((name, *column.headings)))
