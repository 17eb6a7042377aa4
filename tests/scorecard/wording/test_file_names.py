"""Names of downloads: no path, no mark-up, and what every system takes."""

import pytest

from make.hostile import TEXTS
from scorecard.wording import name_of_file


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("casework 2024-03 (second)", "casework 2024-03 (second)"),
        ("..\\..\\x", "x"),
        ("../../etc/passwd", "etc_passwd"),
        ("CON", "_CON"),
        ("com1.final", "_com1.final"),
        ("console", "console"),
        ("a\u202excod\x1b", "a_xcod"),
        ("Überblick März", "Überblick März"),
        ("...", "file"),
        ("x" * 300, "x" * 80),
    ],
)
def test_what_is_left_of_a_text(text: str, name: str) -> None:
    assert name_of_file(text) == name


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_is_left_that_does_something(text: str) -> None:
    assert not set(name_of_file(text)) & set("<>:\"/\\|?*=+@'`${}%\n\r\x07\u202e")
