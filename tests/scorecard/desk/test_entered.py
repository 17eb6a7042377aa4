"""Text that somebody enters: taken on one line, or refused in a sentence."""

from __future__ import annotations

import pytest

from scorecard.desk import DeskError
from scorecard.desk.entered import MOST, name, text


@pytest.mark.parametrize(
    ("entered", "kept"),
    [
        ("  Two posts\nwere\tempty. \r\n", "Two posts were empty."),
        ("=1+1 <b>bold</b> **x** &amp; ‘é’ £", "=1+1 <b>bold</b> **x** &amp; ‘é’ £"),
        ("x" * MOST, "x" * MOST),
    ],
)
def test_text_is_kept_as_it_was_typed_on_one_line(entered: str, kept: str) -> None:
    assert text(entered, "a reason") == kept


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        (" \n ", "Give a reason"),
        ("x" * (MOST + 1), "1,001 characters is too long. Expected 1,000 at most"),
        ("one\x07two", r"cannot be seen \(U\+0007\)"),
        ("one\u200btwo", r"cannot be seen \(U\+200B\)"),
        ("one\u202etwo", r"cannot be seen \(U\+202E\)"),
    ],
)
def test_what_is_not_taken_is_said(entered: str, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        text(entered, "a reason")


def test_whoever_enters_it_is_named() -> None:
    assert name(" A. Steward ") == "A. Steward"
    with pytest.raises(DeskError, match="Give your name"):
        name(" ")
