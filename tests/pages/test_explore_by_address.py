"""Exploring by a shared link where people sign in: whatever address is asked for with it, it is the one page; without it, one signs in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from make.briefing import frozen_root
from make.provider import secrets
from make.served import app, free_port
from make.session import Drawn, session
from scorecard import links, settings
from scorecard.links import FRESH_SECONDS
from scorecard.register import Register, now
from scorecard.wording import links as words

PAGES = sorted({path.stem for path in (settings.CHECKOUT / "pages").glob("*.py")} | {"measures", "scorecard", "no_such_page"})
MEASURE = "New EHC plans issued within 20 weeks"  # of the frozen briefing, and of every page of figures


class Served(NamedTuple):
    """The app with sign-in, and a link's token. Nobody signs in: its provider is asked for nothing."""

    address: str
    token: str
    root: Path


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("by_address")
    port = free_port()
    file = secrets(folder / "secrets.toml", "http://127.0.0.1:9", f"http://127.0.0.1:{port}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(folder / "data"))
        root = frozen_root(folder / "data")
        token = links.make("b0001", "r0001", now().date(), "A. Author")[1]
    with app(root, f"--secrets.files={file}", port=port) as address:
        yield Served(address, token, root)


def is_the_door(drawn: Drawn) -> bool:
    """Whether it is what anybody gets who has not signed in, and nothing else."""
    return drawn.headings == ["Sign in"] and MEASURE not in drawn.text and "r0001" not in drawn.text


@pytest.mark.parametrize("page", PAGES)
def test_every_address_with_the_link_is_the_one_page(served: Served, page: str) -> None:
    with session(served.address) as visitor:
        drawn = visitor.run(page, f"link={served.token}")
        assert drawn.headings[0] == "Explore" and drawn.headings[1] == MEASURE and drawn.pages == ["Explore"]
        assert is_the_door(visitor.run(page)), "without the link, by hand, in the same session"
        assert visitor.run(page, f"link={served.token}").headings[0] == "Explore"


@pytest.mark.parametrize("query", ["", "link", "link=", "link=x", "Link={token}", "links={token}", "link={token}&link=x", "link={token}x"])
def test_no_other_query_opens_anything(served: Served, query: str) -> None:
    with session(served.address) as visitor:
        drawn = visitor.run("board", query.format(token=served.token))
        assert is_the_door(drawn) or (drawn.headings == [words.NOT_OPEN] and drawn.pages == ["Explore"])
        assert MEASURE not in drawn.text


def test_it_closes_at_the_next_act_once_the_link_is_revoked(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_DATA", str(served.root))
    link, token = links.make("b0001", "r0001", now().date(), "A. Author")
    time.sleep(FRESH_SECONDS)
    with session(served.address) as visitor:
        assert visitor.run("", f"link={token}").headings[0] == "Explore"
        Register.open().revoke_link(link.link_id, "A. Author", "A mistake")
        time.sleep(FRESH_SECONDS)
        drawn = visitor.run("", f"link={token}&months=All+months")
        assert drawn.headings == [words.NOT_OPEN] and MEASURE not in drawn.text
