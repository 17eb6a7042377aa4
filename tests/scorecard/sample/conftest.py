"""The sample authority, simulated once for all of its tests, and its sheets as at any of its dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

import polars as pl
import pytest

from scorecard import sample
from scorecard.sample import casework
from scorecard.sample.history import History
from scorecard.sample.returns import RETURNS, Authority

Sheets = dict[str, pl.DataFrame]


@pytest.fixture(scope="session")
def authority() -> Authority:
    """The authority that ships."""
    return Authority(sample.SEED)


@pytest.fixture(scope="session")
def history(authority: Authority) -> History:
    """The history behind its casework."""
    return authority.history


@pytest.fixture(scope="session")
def sheets(history: History) -> Callable[[dt.date], Sheets]:
    """The six sheets of casework as at a month end."""
    return cache(lambda as_at: casework.at(history, as_at))


@pytest.fixture(scope="session")
def sent(authority: Authority) -> Callable[[str, dt.date], Sheets]:
    """The sheets of a return, by its name and as-at date."""
    made = {each.name: each.sheets for each in RETURNS}
    return cache(lambda name, as_at: made[name](authority, as_at))
