"""The shelf under way: what is ready is given while something else is still put together, and each briefing is put together once."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from make.briefing import frozen_root, saved
from scorecard.briefing import Notices, freeze
from scorecard.register import now
from scorecard.serve.shelf import Shelf
from scorecard.terms import Link


def link(number: int, briefing_id: str) -> Link:
    return Link(number, briefing_id, "r0001", now().date(), "A. Author", now(), sha256=f"hash {number}")


@pytest.fixture
def two(data_root: Path) -> tuple[Link, Link]:
    """Links to two frozen briefings."""
    frozen_root(data_root)
    freeze(saved(), "A. Author")
    return link(1, "b0001"), link(2, "b0002")


def test_what_is_ready_does_not_wait_for_what_is_not(two: tuple[Link, Link]) -> None:
    began, goes_on = threading.Event(), threading.Event()

    def slow(of, link: Link) -> Notices:
        if link.briefing_id == "b0002":
            began.set()
            assert goes_on.wait(30)
        return Notices()

    shelf, given = Shelf(slow), []
    ready = shelf.answer(two[0], "/b/one", "", 0)
    others = threading.Thread(target=lambda: given.append(shelf.answer(two[1], "/b/two", "", 0)))
    others.start()
    try:
        assert began.wait(30) and shelf.is_ready(two[0], "", 0)
        mine = threading.Thread(target=lambda: given.append(shelf.answer(two[0], "/b/one", "", 0)))
        mine.start()
        mine.join(10)
        assert given == [ready], "the other one is still under way"
    finally:
        goes_on.set()
        others.join(30)
    assert len(given) == 2


def test_a_briefing_is_put_together_once_and_again_after_an_act(two: tuple[Link, Link]) -> None:
    asked = []
    shelf = Shelf(lambda of, link: asked.append(of.briefing.briefing_id) or Notices())
    for name in ("", "briefing.pdf", "", "no.csv"):
        shelf.answer(two[0], "/b/one", name, 0)
    shelf.answer(link(3, "b0001"), "/b/three", "", 0)
    assert asked == ["b0001"]
    shelf.answer(two[0], "/b/one", "", 1)
    assert asked == ["b0001", "b0001"]
