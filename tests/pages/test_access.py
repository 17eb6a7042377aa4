"""The pages by role, without a browser: what the menu opens, what an address says, and the Access page."""

from __future__ import annotations

import datetime as dt
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from make.provider import SECRET
from make.release import made_root
from scorecard import access, settings
from scorecard.register import Register
from scorecard.terms import Came, Visit

AUTH = {
    "redirect_uri": "https://send.council.example/oauth2callback",
    "cookie_secret": SECRET,
    "client_id": "send",
    "client_secret": "of the tests",
    "server_metadata_url": "https://login.council.example/.well-known/openid-configuration",
}
ADDRESS = {role: f"{role}@council.example" for role in access.Role}


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch, data_root: Path) -> Path:
    """A data root with a release, and a list of roles that has one of each."""
    shutil.copytree(made_root(), data_root)
    monkeypatch.chdir(settings.CHECKOUT)
    (data_root / "roles.csv").write_text("kind,who,role\n" + "".join(f"email,{ADDRESS[role]},{role}\n" for role in access.Role))
    return data_root


@pytest.fixture
def visit(root: Path) -> Callable[..., AppTest]:
    """Somebody's visit to a page: `visit("officer@council.example", "pages/backlog.py")`."""

    def page(who: str, path: str = "", script: str = "app.py", **claims: object) -> AppTest:
        test = AppTest.from_file(str(settings.CHECKOUT / script), default_timeout=60)
        test.secrets["auth"] = AUTH
        if who:
            said = {
                "is_logged_in": True,
                "iss": AUTH["redirect_uri"],
                "sub": who,
                "email": who,
                "iat": int(time.time()),
                "nonce": str(id(test)),
            }
            test.user = said | claims
        test.run()
        if path:
            test.switch_page(path).run()
        assert not test.exception
        return test

    return page


def title(test: AppTest) -> str:
    return test.title[0].value


def said(test: AppTest) -> str:
    return " ".join(each.value for kind in (test.markdown, test.warning, test.caption, test.info, test.error) for each in kind).replace(
        "\\", ""
    )


PAGES = {
    "officer": ("board", "measure", "backlog", "improvement_plan", "highlight_report", "definitions"),
    "steward": ("month", "submit", "returns_received", "publish", "worklists", "history"),
    "author": ("exceptions",),
    "admin": ("access",),
}


@pytest.mark.parametrize("role", access.Role)
def test_each_role_opens_its_own_pages_and_no_other(visit, role: access.Role) -> None:
    opens = {"officer": {"officer"}, "steward": {"officer", "steward"}, "author": {"officer", "author"}, "admin": {"admin"}}[role]
    test = visit(ADDRESS[role])
    for needs, pages in PAGES.items():
        for page in pages:
            test.switch_page(f"pages/{page}.py").run()
            assert not test.exception
            assert (title(test) == "Not open to you") is (needs not in opens), page
            if needs not in opens:
                assert f"(`{needs}`)" in said(test) and "ask admin@council.example" in said(test) and not test.dataframe and not test.metric


def test_who_has_not_signed_in_sees_the_door_alone(visit) -> None:
    for path in ("", "pages/backlog.py", "pages/publish.py", "pages/access.py"):
        test = visit("", path)
        assert title(test) == "Sign in" and [each.label for each in test.button] == ["Sign in"]
        assert "31 March 2024" not in said(test) and not test.selectbox
    assert Register.open().visits() == []


def test_the_name_in_the_register_is_the_signed_in_one_and_is_not_asked_for(visit) -> None:
    test = visit(ADDRESS["steward"], script="pages/publish.py")  # without its frame: a form's button is not heard within it here
    assert [each.label for each in test.text_input] == ["Reason"]
    test.text_input(key="why Withdraw it").set_value("A wrong file.")
    next(each for each in test.button if each.label == "Withdraw it").click()
    test.run()
    (act,) = [each for each in Register.open().acts() if each.act == "withdrawn"]
    assert act.who == ADDRESS["steward"]


def test_a_page_refuses_by_itself_too(visit, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(AssertionError):
        visit(ADDRESS["officer"], script="pages/publish.py")
    assert "AccessError: This is open to data stewards. officer@council.example does not" in caplog.text


def test_a_visit_is_entered_once_for_each_page_and_not_for_each_click(visit, root: Path) -> None:
    test = visit(ADDRESS["officer"], "pages/measure.py")
    test.run()
    test.selectbox(key="line").set_value("plans_20_weeks_rate").run()
    test.run()
    entries = [(each.what, each.page, each.measure, each.release) for each in Register.open().visits()]
    first = next(each for each in entries if each[1] == "Measure" and each[2] != "plans_20_weeks_rate")
    assert sorted(entries) == sorted([
        (Came.SIGNED_IN, "", "", ""),
        (Came.OPENED, "Scorecard", "", "r0001"),
        first,
        (Came.OPENED, "Measure", "plans_20_weeks_rate", "r0001"),
    ])  # fmt: skip
    visit(ADDRESS["officer"], "pages/publish.py")
    assert (Came.REFUSED, "Publish") in [(each.what, each.page) for each in Register.open().visits()]


def test_no_role_and_a_wrong_list_are_said(visit, root: Path) -> None:
    test = visit("norman@council.example")
    assert title(test) == "No role yet" and "You are signed in as norman@council.example" in said(test)
    (root / "roles.csv").write_text("kind,who,role\nemail,officer@council.example,boss\n")
    test = visit(ADDRESS["officer"])
    assert title(test) == "No role yet" and "roles.csv, line 2: role is boss" in said(test)


def test_a_sign_in_of_long_ago_has_ended(visit) -> None:
    test = visit(ADDRESS["officer"], iat=int(time.time()) - 11 * 3600)
    assert title(test) == "Sign in" and "10 hours after you signed in" in said(test)


def test_the_access_page_tells_roles_and_visits_and_narrows_them(visit) -> None:
    for who in ("ann@council.example", "=ben@council.example"):
        Register.open().visited(Visit(access_day(1), who, Came.OPENED, "Backlog", "", "r0001"))
    test = visit(ADDRESS["admin"])
    assert title(test) == "Access"
    roles, visits = (each.value for each in test.dataframe)
    assert list(roles["Who"]) == [ADDRESS[role] for role in access.Role] and len(visits) == 4
    test.selectbox(key="visits of").set_value("ann@council.example").run()
    assert list(test.dataframe[1].value["Page"]) == ["Backlog"] and "1 entry of ann@council.example." in said(test)
    test.date_input(key="visits on").set_value(access_day(2).date()).run()
    assert len(test.dataframe) == 1 and "0 entries of ann@council.example on 2 March 2026." in said(test)


def test_without_sign_in_the_access_page_says_that_the_list_does_not_count(root: Path) -> None:
    test = AppTest.from_file(str(settings.CHECKOUT / "app.py"), default_timeout=60).run()
    test.switch_page("pages/access.py").run()
    assert title(test) == "Access" and "No sign-in is set up, so this list does not count yet" in said(test)
    assert Register.open().visits() == [], "nobody could be named"


def access_day(day: int) -> dt.datetime:
    return dt.datetime(2026, 3, day, 9, 0)
