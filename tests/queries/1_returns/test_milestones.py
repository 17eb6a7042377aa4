"""returns.milestones: what was sent, and its numbers where they are numbers."""

import pytest

from make.rows import given


def asked(**milestone):
    figures = given(as_at="2025-03-31", milestones=[milestone])
    return figures.connection.execute(
        "select target, target_value, baseline_value, actual_value, as_at::varchar from returns.milestones"
    ).fetchall()


def test_numbers_and_words():
    assert asked(target=" 92.5 ", baseline="-7", actual="on the way") == [("92.5", 92.5, -7.0, None, "2025-03-31")]


@pytest.mark.parametrize("words", ["model agreed", "below 20", "nan", "inf", "1e3", "20 weeks", "1,500", "60%", ""])
def test_what_is_no_plain_number_has_no_value(words):
    assert [row[:2] for row in asked(target=words)] == [(words, None)]
