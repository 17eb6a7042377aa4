"""What a publication would move, in words."""

import pytest

from scorecard.wording import moved_figure


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((67.0731, "percent", 1), "67.1%"),
        ((1234.0, "count", 1), "1,234"),
        ((67.0, "percent", None), "67%"),
        ((41.65, "percent", None), "41.65%"),
        ((0.0, "count", None), "0"),
        ((None, "count", 1, "z"), "not applicable"),
        ((None, "count", 1, "x"), "not available"),
        ((None, "count", None, "", "awaiting_data"), "awaiting data"),
        ((None, "count", None, "", "being_scoped"), "being scoped"),
        ((None, "count", None), "not available"),
    ],
)
def test_a_figure_or_the_word_in_its_place(given: tuple, expected: str) -> None:
    assert moved_figure(*given) == expected
