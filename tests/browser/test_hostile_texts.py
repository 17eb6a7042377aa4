"""Whatever people type, on every page: no script ran, no image was asked for, nothing leads elsewhere, and the text stands there as text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from browser.axe import unfold
from make.hostile import hostile_root
from make.served import app

PAGES = (
    "/",
    "/?arranged=Priority",
    "/measure?indicator=plans_20_weeks_rate",
    "/measures",
    "/timeliness",
    "/backlog?area=" + "%3Cimg%20src%3D'http%3A%2F%2Felsewhere.invalid%2Ftwo.png'%20onerror%3D'window.ran%3D1'%3Etwo",
    "/exclusions",
    "/attendance",
    "/workforce",
    "/improvement_plan",
    "/definitions",
    "/submit",
    "/month",
    "/returns_received",
    "/history",
    "/publish",
    "/worklists",
    "/exceptions",
    "/highlight_report",
)
SHOWS_NONE = {"/submit", "/worklists", "/month", "/publish"}  # of these texts beside the frame's own
LEADS = "a[href*=elsewhere], a[href^=javascript], a[href*='window.ran']"
DREW = ".katex, svg svg, iframe, object, embed, [onerror], [onload], img[src*=elsewhere]"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with app(hostile_root(tmp_path_factory.mktemp("hostile") / "data")) as found:
        yield found


@pytest.mark.parametrize("path", PAGES)
def test_what_people_type_is_text(visit, hostile: str, path: str) -> None:  # type: ignore[no-untyped-def]
    opened = visit(hostile + path)
    page = opened.page
    unfold(page)
    opened.settled()
    assert page.evaluate("window.ran") is None and page.title().endswith("SEND Scorecard")
    assert opened.hosts <= {"127.0.0.1", ""} and opened.complaints == []
    assert page.locator(LEADS).count() == 0
    assert page.locator(DREW).count() == 0
    assert (
        page.locator("strong, em, code, del, h1, h2, h3, span[style*=color]")
        .filter(has_text="hostile")
        .evaluate_all("found => found.filter(each => /^(hostilebold|hostilered)$/.test(each.textContent.trim())).length")
        == 0
    )
    assert page.locator("h1").is_visible(), "no style of theirs hides the page"
    body = (page.locator("body").text_content() or "").replace("\u2060", "")
    assert "elsewhere.invalid" in body or "**hostilebold**" in body or path in SHOWS_NONE, "a text is there, as text"
