"""What a shared link opens, and what everything else gets: one plain page that tells nothing, and headers under which nothing runs."""

from __future__ import annotations

import datetime as dt
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1.util import patch_config_options

from make.briefing import frozen_root, item, months, publish, saved
from scorecard import access, links
from scorecard.briefing import Notices, Revision, freeze
from scorecard.links import STANDING, Standing
from scorecard.register import BRIEFING, Register, now
from scorecard.serve import ByLink, Headers
from scorecard.serve.openings import Openings
from scorecard.serve.shelf import Shelf
from scorecard.serve.tries import MOST
from scorecard.terms import Came
from scorecard.wording import links as words

TODAY = now().date()
WHO = "A. Author"
TITLE, TOLD = "How long families wait", "63.4%"  # of the frozen briefing: its title, and a figure in it
REVISIONS = (Revision("Plans", dt.date(2024, 3, 31), "March 2024", "63.4%", "<b>55%"),)
STEADY = [(60, 100), (62, 100)] * 10
OFFICE, CHAMBER = ("10.0.0.9", 1), ("10.0.0.10", 1)


@pytest.fixture
def openings() -> Openings:
    return Openings(after=3600)


@pytest.fixture
def client(openings: Openings):
    """A client of the app behind the link's addresses, at an address: `client(CHAMBER)`."""

    async def signed_in_page(_) -> PlainTextResponse:
        return PlainTextResponse("Sign in")

    inner = Starlette(routes=[Route("/{rest:path}", signed_in_page, methods=["GET", "POST"])])
    app = Headers(ByLink(inner, openings=openings))
    return lambda where=OFFICE: TestClient(app, client=where, follow_redirects=False)


@pytest.fixture(autouse=True)
def nobody() -> Iterator[None]:
    """Whoever opens a link has no role, as where sign-in is set up."""
    with access.on_behalf_of(lambda: access.NOBODY):
        yield


@pytest.fixture
def token(data_root: Path) -> str:
    """A link to a frozen briefing."""
    with access.ourselves():
        frozen_root(data_root)
    return links.make("b0001", "r0001", TODAY, WHO)[1]


def told_nothing(answer) -> bool:
    """Whether an answer is the one page for whatever opens nothing."""
    return words.NOT_OPEN in answer.text and TOLD not in answer.text and TITLE not in answer.text


def test_a_link_opens_the_briefing_without_a_cookie_and_asks_nobody_to_sign_in(client, token: str) -> None:
    answer = client().get(f"/b/{token}")
    assert answer.status_code == 200 and TOLD in answer.text and "<svg" in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8" and answer.headers["content-encoding"] == "gzip"
    assert "set-cookie" not in answer.headers and "<script" not in answer.text
    assert f'href="/b/{token}/briefing.pdf"' in answer.text and f'href="/b/{token}/explore"' in answer.text
    assert client().get("/").text == "Sign in", "the link is no way to another page"


def test_its_files_are_as_they_were_frozen_and_lead_from_its_page(client, token: str, data_root: Path) -> None:
    page, of = client().get(f"/b/{token}").text, data_root / "briefings" / "b0001"
    for name, kind in (
        ("briefing.pdf", "application/pdf"),
        ("figures.csv", "text/csv; charset=utf-8"),
        ("you_asked.csv", "text/csv; charset=utf-8"),
        ("tables.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ):
        answer = client().get(f"/b/{token}/{name}")
        assert (answer.status_code, answer.headers["content-type"], answer.content) == (200, kind, (of / name).read_bytes())
        stem, _, end = name.partition(".")
        assert answer.headers["content-disposition"] == f'attachment; filename="{stem}_2024-05-14.{end}"'
        assert f'href="/b/{token}/{name}"' in page


def test_every_link_of_the_page_leads_somewhere(client, token: str) -> None:
    page = client().get(f"/b/{token}").text
    for address in re.findall(r'href="([^"#]+)"', page):
        assert address.startswith(f"/b/{token}/") and client().get(address).status_code in (200, 303), address
    for anchor in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{anchor}"' in page, anchor


def test_the_file_to_take_away_has_no_link_in_it(client, token: str) -> None:
    answer = client().get(f"/b/{token}/briefing.html")
    assert TOLD in answer.text and answer.headers["content-disposition"].startswith("attachment")
    assert token not in answer.text and "/b/" not in answer.text


def test_nothing_can_run_or_be_loaded_and_no_one_keeps_or_frames_or_finds_it(client, token: str) -> None:
    found = client().get(f"/b/{token}").headers
    policy = dict(rule.split(" ", 1) for rule in found["content-security-policy"].split("; "))
    (style,) = re.findall(r"<style>(.*?)</style>", client().get(f"/b/{token}").text, re.DOTALL)
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "style-src": f"'sha256-{hashed}'",
        "img-src": "data:",
    }
    assert (found["cache-control"], found["referrer-policy"], found["x-frame-options"]) == ("no-store", "no-referrer", "DENY")
    assert found["x-content-type-options"] == "nosniff" and "noindex" in found["x-robots-tag"]
    assert len(found.get_list("content-security-policy")) == 1


def test_every_page_of_ours_has_its_style_by_its_hash(client) -> None:
    answer = client().get("/b/x")
    (style,) = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    assert b64encode(sha256(style.encode()).digest()).decode() in answer.headers["content-security-policy"]


def test_whatever_opens_nothing_is_one_and_the_same_answer(client, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = links.make("b0001", "r0001", TODAY, WHO)[1]
    gone_link, gone = links.make("b0001", "r0001", TODAY, WHO)
    lost = links.make("b0009", "r0001", TODAY, WHO)[1]  # its briefing's folder is not there
    Register.open().revoke_link(gone_link.link_id, WHO, "A mistake")
    STANDING.forget()
    before = Standing.find
    monkeypatch.setattr(Standing, "find", lambda self, each: None if each == ended else before(self, each))
    altered = token[:-1] + ("A" if token[-1] != "A" else "B")
    wrong = ["", "x", altered, links.new(b"x" * 32), gone, ended, lost]
    paths = ["/b", *(f"/b/{each}" for each in wrong), f"/b/{gone}/briefing.pdf", f"/b/{gone}/explore"]
    paths += [f"/b/{token}/{each}" for each in ("nothing.csv", "manifest.json", "index.html", "changes", "..%2Findex.html", "a/b", "%00")]
    paths += ["/b/%5C%5Cserver", "/b//server/share", f"/b/{token}/briefing.pdf/x", f"/b/%0A{token}"]
    answers = [client((f"10.0.1.{place}", 1)).get(path) for place, path in enumerate(paths)]
    for path, answer in zip(paths, answers, strict=True):
        assert answer.status_code == 404 and told_nothing(answer), path
        assert (answer.content, dict(answer.headers)) == (answers[0].content, dict(answers[0].headers)), path
    assert client().get(f"/b/{token}").status_code == 200


def test_head_has_the_headers_alone_and_counts_as_no_opening(client, token: str, openings: Openings) -> None:
    whole, head = client().get(f"/b/{token}"), client().head(f"/b/{token}")
    assert head.content == b"" and head.headers == whole.headers
    openings.flush()
    assert len(Register.open().visits()) == 1
    wrong = client().head("/b/x")
    assert (wrong.status_code, wrong.content, wrong.headers) == (404, b"", client().get("/b/x").headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_can_be_sent_to_a_link_good_or_not(client, token: str, method: str) -> None:
    good, wrong = (client().request(method, f"/b/{each}") for each in (token, "x"))
    assert good.status_code == wrong.status_code == 405 and good.content == wrong.content and told_nothing(good)


def test_failed_tries_are_limited_and_members_at_the_same_address_are_not(client, token: str) -> None:
    chamber = client(CHAMBER)
    statuses = [chamber.get("/b/x").status_code for _ in range(MOST + 5)]
    assert statuses == [404] * MOST + [429] * 5
    refused = chamber.get("/b/x")
    assert told_nothing(refused) and refused.headers == client().get("/b/x").headers
    assert {chamber.get(f"/b/{token}").status_code for _ in range(200)} == {200}
    assert chamber.get(f"/b/{token}/nothing.csv").status_code == 404, "who has a good link has tried nothing"
    assert client().get("/b/x").status_code == 404, "another address is not refused for it"


def test_that_it_was_opened_is_entered_and_by_whom_is_not(client, token: str, openings: Openings) -> None:
    for name in ("", "/briefing.pdf", "/nothing.csv"):
        client(CHAMBER).get(f"/b/{token}{name}", headers={"user-agent": "A tablet"})
    client(CHAMBER).get("/b/x")
    assert Register.open().visits() == []
    openings.flush()
    found = Register.open().visits()
    assert {(each.who, each.what, each.page, each.release) for each in found} == {
        ("Link 1", Came.BY_LINK, BRIEFING, "r0001"),
        ("Link 1", Came.BY_LINK, "briefing.pdf", "r0001"),
    }
    assert not re.search(r"10\.0\.0|tablet|" + token, str(found))


def test_a_register_that_cannot_be_read_opens_nothing(client, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_REGISTER", "mysql://nowhere")
    STANDING.forget()
    assert client().get(f"/b/{token}").status_code == 404


def test_a_file_that_was_changed_is_not_served(client, token: str, data_root) -> None:
    (data_root / "briefings" / "b0001" / "index.html").write_text("<main>99.9%</main>")
    for name in ("", "/briefing.pdf"):
        answer = client().get(f"/b/{token}{name}")
        assert answer.status_code == 404 and told_nothing(answer) and "99.9%" not in answer.text


def test_it_stands_below_the_apps_own_address(client, token: str) -> None:
    with patch_config_options({"server.baseUrlPath": "scorecard"}):
        answer = client().get(f"/scorecard/b/{token}")
        assert answer.status_code == 200 and f'href="/scorecard/b/{token}/briefing.pdf"' in answer.text
        assert client().get(f"/scorecard/b/{token}/explore").headers["location"] == f"/scorecard/?link={token}"
        assert client().get(f"/b/{token}").text == "Sign in"


def test_explore_leads_to_the_first_page_with_the_link(client, token: str) -> None:
    answer = client().get(f"/b/{token}/explore")
    assert (answer.status_code, answer.headers["location"], answer.content) == (303, f"/?link={token}", b"")


@pytest.fixture
def beside_it(openings: Openings):
    """A client where something is said beside the briefing."""

    async def nowhere(scope, receive, send) -> None:
        raise AssertionError("passed on")

    def with_notices(said: Notices) -> TestClient:
        return TestClient(Headers(ByLink(nowhere, shelf=Shelf(lambda of, link: said), openings=openings)), follow_redirects=False)

    return with_notices


def test_what_was_revised_is_said_above_the_content_and_listed(beside_it, token: str) -> None:
    said = "One figure was revised on 2 May 2026."
    client = beside_it(Notices((said,), revised_on=dt.date(2026, 5, 2), revised_by="r0002", revisions=REVISIONS))
    page = client.get(f"/b/{token}").text
    assert page.index('<main id="main"') < page.index(said) < page.index(TOLD)
    assert f'href="/b/{token}/changes"' in page
    changes = client.get(f"/b/{token}/changes")
    assert changes.status_code == 200 and "<td>63.4%</td><td>&lt;b&gt;55%</td>" in changes.text
    assert f'<a href="/b/{token}">' in changes.text and "release r0002, published on 2 May 2026" in changes.text
    kept = client.get(f"/b/{token}/briefing.html").text
    assert said in kept and token not in kept


def test_a_later_release_that_tells_a_figure_otherwise_counts_for_who_has_no_role(client, data_root: Path) -> None:
    publish(cells=months(STEADY))
    with access.ourselves():
        freeze(saved([item()]), WHO)
    token = links.make("b0001", "r0001", TODAY, WHO)[1]
    assert "revised" not in client().get(f"/b/{token}").text
    publish("r0002", cells=months([*STEADY[:-1], (70, 100)]))
    STANDING.forget()
    page = client().get(f"/b/{token}").text
    assert "Figures were revised on 6 April 2024" in page and "62.0%" in page and "70.0%" not in page
    changes = client().get(f"/b/{token}/changes").text
    assert "62.0%" in changes and "70.0%" in changes


def test_a_newer_version_is_said_at_once(client, token: str) -> None:
    assert "newer version" not in client().get(f"/b/{token}").text
    with access.ourselves():
        freeze(saved(replaces="b0001"), WHO)
    STANDING.forget()
    assert "There is a newer version of this briefing" in client().get(f"/b/{token}").text


def test_a_withdrawal_for_disclosure_hides_every_figure_and_file_of_it(client, token: str) -> None:
    assert TOLD in client().get(f"/b/{token}").text
    Register.open().withdraw("r0001", "A. Steward", "Two children at one school.", disclosure=True)
    STANDING.forget()
    page = client().get(f"/b/{token}")
    assert page.status_code == 200 and "could have told something of a child" in page.text and words.HIDDEN in page.text
    assert TITLE not in page.text, "an author wrote it who had seen the figures"
    assert "school" not in page.text and TOLD not in page.text and "<svg" not in page.text and "/b/" not in page.text
    for name in ("briefing.pdf", "briefing.html", "figures.csv", "you_asked.csv", "tables.xlsx", "changes", "explore"):
        answer = client().get(f"/b/{token}/{name}")
        assert answer.status_code == 404 and told_nothing(answer), name


def test_a_withdrawal_for_any_other_reason_is_said_and_the_figures_stay(client, token: str) -> None:
    assert f"/b/{token}/explore" in client().get(f"/b/{token}").text
    Register.open().withdraw("r0001", "A. Steward", "The returns were wrong")
    STANDING.forget()
    page = client().get(f"/b/{token}").text
    assert "The returns were wrong" in page and TOLD in page and "/explore" not in page
    assert client().get(f"/b/{token}/briefing.pdf").status_code == 200
    assert client().get(f"/b/{token}/explore").status_code == 404


def test_the_register_is_not_asked_for_each_request(client, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here = client()
    here.get(f"/b/{token}")
    monkeypatch.setattr(STANDING, "_clock", lambda: STANDING._known.at)
    monkeypatch.setattr("sqlalchemy.engine.Engine.connect", lambda self: pytest.fail("the register was asked"))
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda self: pytest.fail("a file was read"))
    assert {here.get(f"/b/{each}").status_code for each in (token, "x", token)} == {200, 404}


def test_it_ends_on_its_day(client, monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    assert client().get(f"/b/{token}").status_code == 200
    monkeypatch.setattr("scorecard.links.standing.now", lambda: now() + dt.timedelta(days=1))
    assert told_nothing(client().get(f"/b/{token}"))


@pytest.mark.parametrize(
    ("takes", "packed"),
    [("gzip, br", True), ("GZIP;q=0.5", True), ("gzip;q=0", False), ("gzip; q=0.0", False), ("br", False), ("", False)],
)
def test_it_is_compressed_for_who_takes_that(client, token: str, takes: str, packed: bool) -> None:
    answer = client().get(f"/b/{token}", headers={"accept-encoding": takes})
    assert ("content-encoding" in answer.headers) is packed and TOLD in answer.text and answer.headers["vary"] == "accept-encoding"
