"""Exploring by a shared link: the public file of the briefing's release, no role, no menu, no other page, and it closes when the link ends."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from make.briefing import JULY, frozen_root, item, months, publish, saved
from scorecard import access, links, settings
from scorecard.briefing import freeze
from scorecard.links import STANDING, LinkError
from scorecard.register import Register
from scorecard.released import NoRelease, open_beside, open_by_link
from scorecard.wording import links as words

STEADY = [(60, 100), (62, 100)] * 10


@pytest.fixture
def root(data_root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A data root with a frozen briefing of two measures; gives a link's token."""
    frozen_root(data_root)
    monkeypatch.chdir(settings.CHECKOUT)
    return links.make("b0001", "r0001", links.last_day(dt.date.today()), "A. Author")[1]


def opened(token: str) -> AppTest:
    test = AppTest.from_file(str(settings.CHECKOUT / "app.py"), default_timeout=60)
    test.query_params["link"] = token
    test.run()
    assert not test.exception
    return test


def test_it_shows_the_briefings_measures_from_the_public_file_without_a_role(root: str) -> None:
    with access.on_behalf_of(lambda: access.NOBODY):
        release, link = open_by_link(root)
    assert release.public is not None and link.briefing_id == "b0001"
    test = opened(root)
    assert [each.value for each in test.title] == ["Explore"] and len(test.header) == 2
    assert not test.button and not test.toggle, "nothing to do but look"
    assert not any("definitions?" in each.value for each in (*test.caption, *test.markdown)), "no way to another page"


def test_a_link_that_ends_closes_it_at_the_next_act(root: str) -> None:
    test = opened(root)
    Register.open().revoke_link(1, "A. Author", "A mistake")
    STANDING.forget()
    test.run()
    assert [each.value for each in test.title] == [words.NOT_OPEN] and not test.header
    with pytest.raises(LinkError):
        open_by_link(root)


def test_of_a_withdrawn_release_nothing_is_explored(root: str) -> None:
    assert opened(root).header
    Register.open().withdraw(Register.open().current_release_id() or "", "A. Steward", "The returns were wrong")
    assert [each.value for each in opened(root).title] == [words.NOT_OPEN]


def test_where_a_briefings_figures_are_hidden_nothing_is_explored_though_its_own_release_stands(
    data_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(settings.CHECKOUT)
    publish(cells=months(STEADY))
    freeze(saved([item()]), "A. Author")
    publish("r0002", cells=months(STEADY))
    freeze(saved([item()], release_id="r0002", meeting=JULY), "A. Author")  # it quotes what the earlier meeting was told
    token = links.make("b0002", "r0002", links.last_day(dt.date.today()), "A. Author")[1]
    assert opened(token).title[0].value == "Explore"
    Register.open().withdraw("r0001", "A. Steward", "Two children at one school", disclosure=True)
    assert [each.value for each in opened(token).title] == [words.NOT_OPEN]


def test_what_stands_beside_a_briefing_is_read_by_a_link_that_opens_and_from_the_public_file(root: str) -> None:
    link = Register.open().links()[0]
    with access.on_behalf_of(lambda: access.NOBODY):
        assert open_beside(link, "r0001").public is not None
        with pytest.raises(NoRelease):
            open_beside(link, "../r0001")
        with pytest.raises(LinkError):
            open_beside(Register.open().revoke_link(link.link_id, "A. Author", "A mistake"), "r0001")


@pytest.mark.parametrize("token", ["", "x", "A" * 56])
def test_a_wrong_one_opens_nothing(root: str, token: str) -> None:
    assert [each.value for each in opened(token).title] == [words.NOT_OPEN]
