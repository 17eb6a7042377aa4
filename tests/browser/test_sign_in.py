"""Signing in, in a real browser, at a provider in a process of its own: the wanted page comes back, and each role opens its own pages alone."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page, TimeoutError, expect

from make.provider import knows, provider, secrets
from make.release import made_root
from make.served import app, free_port
from scorecard.register import Register
from scorecard.terms import Came

expect.set_options(timeout=30_000)  # a new browser has nothing of the app's yet
ROLES = """kind,who,role
email,olive@council.example,officer
email,Stan@Council.Example,steward
email,arthur@council.example,author
email,ada@council.example,admin
group,SEND performance,officer
"""


class Served(NamedTuple):
    """The app with sign-in, its data root and the provider."""

    address: str
    root: Path
    provider: str


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[Served]:
    root = folder / "data"
    shutil.copytree(made_root(), root)
    (root / "roles.csv").write_text(ROLES)
    port = free_port()
    with provider(free_port(), folder / "provider.log") as address:
        for name in ("olive", "stan", "arthur", "ada", "norman"):
            knows(address, name, email=f"{name}@council.example", name=name.title())
        knows(address, "grace", email="grace@council.example", groups=["SEND performance", "Others"])
        knows(address, "eve", email="stan@council.example", email_verified=False)
        file = secrets(folder / "secrets.toml", address, f"http://127.0.0.1:{port}")
        with app(root, f"--secrets.files={file}", port=port, **settings) as found:
            yield Served(found, root, address)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("signed_in")) as found:
        yield found


def door(page: Page) -> None:
    """The page where somebody is asked to sign in."""
    expect(page.locator("h1")).to_have_text("Sign in")


def sign_in(page: Page, who: str) -> None:
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/oauth2/authorize**")
    page.locator("input[name=sub]").fill(who)
    page.locator("form").filter(has=page.locator("input[name=sub]")).locator("button").first.click()


def enters(context: BrowserContext, place: Served, who: str, at: str = "/") -> Page:
    page = context.new_page()
    page.goto(place.address + at)
    door(page)
    sign_in(page, who)
    expect(page.locator(".st-key-signed_in")).to_contain_text(f"Signed in as {who}@council.example")
    return page


def heading(page: Page, words: str) -> None:
    expect(page.locator("h1")).to_have_text(words)


def menu(page: Page) -> list[str]:
    """The headings of the menu."""
    bar = page.get_by_test_id("stHeader").inner_text().splitlines()
    return [each for each in ("Stewards", "Authors", "Admin") if each in map(str.strip, bar)]


def test_the_page_that_was_wanted_opens_after_signing_in_with_its_query(newcomer, place: Served) -> None:
    page = newcomer().new_page()
    page.goto(f"{place.address}/backlog?phase=primary&months=All+months")
    door(page)
    assert "Scorecard" not in page.get_by_test_id("stMain").inner_text().replace("SEND Scorecard", "")
    sign_in(page, "olive")
    page.wait_for_url("**/backlog?**")
    heading(page, "Backlog")
    assert "phase=" in page.url and "months=" in page.url and page.url.startswith(place.address)
    expect(page.get_by_role("combobox").first).to_have_value("Primary")
    assert "All months" in [each.input_value() for each in page.get_by_role("combobox").all()]


def test_an_officer_has_figures_alone_in_the_menu_and_by_any_address(newcomer, place: Served) -> None:
    page = enters(newcomer(), place, "olive")
    heading(page, "Scorecard")
    assert menu(page) == []
    for address, role in (
        ("publish", "data stewards"),
        ("returns_received", "data stewards"),
        ("exceptions", "authors"),
        ("access", "administrators"),
    ):
        page.goto(f"{place.address}/{address}")
        heading(page, "Not open to you")
        said = page.get_by_test_id("stMain").inner_text()
        assert f"This is open to {role}. olive@council.example does not have that role" in said and "ask ada@council.example" in said
        assert page.locator("[data-testid=stDataFrame], [data-testid=stMain] button:not(:has-text('Sign out'))").count() == 0


def test_a_steward_and_an_author_have_their_own_pages_and_the_figures(newcomer, place: Served) -> None:
    steward = enters(newcomer(), place, "stan", "/publish")
    heading(steward, "Publish")
    assert menu(steward) == ["Stewards"]
    assert steward.get_by_label("Your name, for the register").count() == 0
    steward.goto(f"{place.address}/exceptions")
    heading(steward, "Not open to you")
    author = enters(newcomer(), place, "arthur", "/exceptions")
    heading(author, "Exceptions")
    assert menu(author) == ["Authors"]


def test_a_group_gives_a_role_and_an_address_that_is_not_verified_gives_none(newcomer, place: Served) -> None:
    page = enters(newcomer(), place, "grace", "/backlog")
    heading(page, "Backlog")
    eve = newcomer().new_page()
    eve.goto(place.address)
    door(eve)
    sign_in(eve, "eve")  # whose provider says that stan's address is hers, and that it has not looked
    heading(eve, "No role yet")
    assert "stan@council.example" not in eve.get_by_test_id("stMain").inner_text()


def test_without_a_role_there_is_nothing_but_whom_to_ask(newcomer, place: Served) -> None:
    page = enters(newcomer(), place, "norman", "/timeliness")
    heading(page, "No role yet")
    said = page.get_by_test_id("stMain").inner_text()
    assert "You are signed in as norman@council.example" in said and "Ask ada@council.example" in said
    assert "31 March 2024" not in said and menu(page) == []


def test_an_administrator_sees_who_opened_what_and_no_figure(newcomer, place: Served) -> None:
    officer = enters(newcomer(), place, "olive", "/measure?indicator=plans_20_weeks_rate")
    heading(officer, "Measure")
    officer.reload()  # another session of the browser: entered again
    heading(officer, "Measure")
    page = enters(newcomer(), place, "ada")
    heading(page, "Access")
    assert menu(page) == ["Admin"]
    page.goto(f"{place.address}/board")
    heading(page, "Not open to you")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(place.root))
        visits = Register.open().visits("olive@council.example")
    assert {(each.what, each.page, each.measure, each.release) for each in visits} >= {
        (Came.OPENED, "Measure", "plans_20_weeks_rate", "r0001"),
        (Came.SIGNED_IN, "", "", ""),
    }


def test_signing_out_ends_it_in_every_tab(newcomer, place: Served) -> None:
    context = newcomer()
    page = enters(context, place, "olive")
    other = context.new_page()
    other.goto(f"{place.address}/backlog")
    heading(other, "Backlog")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()
    door(page)
    other.get_by_role("link", name="Timeliness").click()
    door(other)
    expect(other.get_by_text("You have signed out.")).to_be_visible()
    sign_in(other, "stan")
    other.wait_for_url("**/timeliness**")
    heading(other, "Timeliness")


def test_a_role_that_is_taken_away_counts_at_the_next_click(newcomer, place: Served) -> None:
    page = enters(newcomer(), place, "stan", "/history")
    heading(page, "History")
    file = place.root / "roles.csv"
    try:
        file.write_text(ROLES.replace("Stan@Council.Example,steward", "stan@council.example,officer"))
        page.get_by_label("With the words").fill("anything")
        page.keyboard.press("Enter")
        heading(page, "Not open to you")
        assert menu(page) == []
        file.write_text(ROLES.replace(",steward", ",stewrd"))
        page.get_by_role("link", name="Backlog").click()
        heading(page, "No role yet")
        expect(page.get_by_text("roles.csv, line 3: role is stewrd")).to_be_visible()
    finally:
        file.write_text(ROLES)


def test_a_cookie_that_was_altered_is_nobodys(newcomer, place: Served) -> None:
    context = newcomer()
    enters(context, place, "olive")
    cookies = {each["name"]: each for each in context.cookies()}
    user = next(each for name, each in cookies.items() if name.startswith("_streamlit_user") and "tokens" not in name)
    assert user["httpOnly"] and user["sameSite"] == "Lax"
    value = user["value"]
    context.add_cookies([{**user, "value": value[:10] + ("A" if value[10] != "A" else "B") + value[11:]}])  # type: ignore[list-item]
    page = context.new_page()
    page.goto(f"{place.address}/backlog")
    door(page)
    assert "31 March 2024" not in page.get_by_test_id("stMain").inner_text()


def test_a_file_is_made_for_whoever_may_have_it_by_then(newcomer, place: Served) -> None:
    page = enters(newcomer(), place, "stan", "/history")
    heading(page, "History")
    page.get_by_role("button", name="Download").first.click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="What is shown as CSV").click()
    assert "Published" in Path(taken.value.path()).read_text(encoding="utf-8-sig")
    file = place.root / "roles.csv"
    try:
        file.write_text(ROLES.replace(",steward", ",officer"))
        with pytest.raises(TimeoutError), page.expect_download(timeout=4_000):
            page.get_by_role("button", name="Everything as CSV").click()
    finally:
        file.write_text(ROLES)


def test_a_session_that_is_not_used_ends_and_the_page_comes_back(newcomer, tmp_path: Path) -> None:
    with served(tmp_path, SCORECARD_IDLE_MINUTES="0.1") as place:
        page = enters(newcomer(), place, "olive", "/backlog")
        heading(page, "Backlog")
        time.sleep(7)
        page.get_by_role("link", name="Timeliness").click()
        door(page)
        expect(page.get_by_text("Your session has ended: it was not used for 0.1 minutes.")).to_be_visible()
        sign_in(page, "olive")
        page.wait_for_url("**/timeliness**")
        heading(page, "Timeliness")


@pytest.mark.parametrize(
    ("altered", "said"),
    [({"client_id": ""}, "client_id is missing"), ({"cookie_secret": "short"}, "cookie_secret in [auth]")],
)
def test_sign_in_that_is_set_up_by_halves_is_said_and_nothing_starts(tmp_path: Path, altered: dict[str, str], said: str) -> None:
    file = secrets(tmp_path / "secrets.toml", "https://login.example", "http://127.0.0.1:1", **altered)
    (tmp_path / "data").mkdir()
    with (
        pytest.raises(pytest.fail.Exception, match="SEND Scorecard does not start") as error,
        app(tmp_path / "data", f"--secrets.files={file}"),
    ):
        pass
    assert said in str(error.value)


def test_without_sign_in_it_starts_on_no_other_address(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"it was to listen on 0\.0\.0\.0"), app(tmp_path, "--server.address=0.0.0.0"):
        pass
