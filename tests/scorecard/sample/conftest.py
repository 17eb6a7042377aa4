"""The sample's history, made once for all of its tests, and its sheets as at any of its month ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

import polars as pl
import pytest

from scorecard import sample
from scorecard.sample import casework
from scorecard.sample.history import History


@pytest.fixture(scope="session")
def history() -> History:
    """The history behind the sample that ships."""
    return sample.history()


@pytest.fixture(scope="session")
def sheets(history: History) -> Callable[[dt.date], dict[str, pl.DataFrame]]:
    """The six sheets as at a month end."""
    return cache(lambda as_at: casework.at(history, as_at))
