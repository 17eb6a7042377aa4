"""A link's token: signed, random, written in one way alone, and naming nothing."""

from __future__ import annotations

import string

import pytest

from scorecard.links import is_ours, new, sha256
from scorecard.links.token import LENGTH

KEY, OTHER = b"a" * 32, b"b" * 32
LETTERS = string.ascii_letters + string.digits + "-_"


def test_a_token_is_known_by_its_key_alone() -> None:
    token = new(KEY)
    assert len(token) == LENGTH == 56 and set(token) <= set(LETTERS)
    assert is_ours(token, KEY) and not is_ours(token, OTHER) and not is_ours(token, b"")


def test_every_letter_counts() -> None:
    """No other writing of the same bytes passes: an altered token is altered wherever it was."""
    token = new(KEY)
    for place in range(LENGTH):
        for letter in LETTERS:
            if letter != token[place]:
                assert not is_ours(f"{token[:place]}{letter}{token[place + 1 :]}", KEY), (place, letter)


@pytest.mark.parametrize("change", ["{}A", "{}=", " {}", "{}\n", "{}%00", ""])
def test_another_form_is_nobodys(change: str) -> None:
    assert not is_ours(change.format(new(KEY)), KEY)


def test_what_is_no_ascii_is_refused_and_raises_nothing() -> None:
    assert not is_ours("é" * LENGTH, KEY) and not is_ours("\u0664" * LENGTH, KEY)


def test_none_is_drawn_twice_and_its_hash_tells_nothing_of_it() -> None:
    tokens = {new(KEY) for _ in range(500)}
    assert len(tokens) == 500
    assert all(len(sha256(each)) == 64 and each not in sha256(each) for each in tokens)
