"""Addresses that somebody makes up: none gives a file outside what it serves, none runs, and an unknown one is told in words."""

from __future__ import annotations

import http.client
from urllib.parse import quote, urlsplit

import pytest

CLIMBS = ("..", "%2e%2e", "%252e%252e", "..%5c", "..\\", "%c0%ae%c0%ae", "..%2f", "....", "%2e%2e%2f", "..;")
WANTED = (
    "app.py",
    "requirements.txt",
    ".streamlit/config.toml",
    ".git/config",
    "scorecard/settings.py",
    "releases/r0001.duckdb",
    "register.sqlite",
    "etc/passwd",
)
SERVED = (
    "/",
    "/static/",
    "/static/js/",
    "/media/",
    "/app/static/",
    "/component/",
    "/component/scorecard/",
    "/_stcore/",
    "/_stcore/bidi-components/",
    "/_stcore/bidi-components/scorecard/",
    "/_stcore/upload_file/",
    "/pages/",
    "/data/",
)
OURS = (b"root:", b"SQLite format", b"DUCK", b"import streamlit", b"[server]", b"streamlit==", b"[core]", b"SCORECARD_")


def ask(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """An answer to a path as it stands, which no library has tidied."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
    finally:
        connection.close()


@pytest.mark.parametrize("served", SERVED)
def test_no_address_leads_outside(address: str, served: str) -> None:
    first_page = ask(address, "/")[1]
    paths = [f"{served}{f'{climb}/' * deep}{name}" for climb in CLIMBS for deep in (1, 6) for name in WANTED]
    paths += [served + name for name in WANTED] + [served + quote(f"/{name}", safe="") for name in WANTED]
    paths += [f"{served}C:\\Windows\\win.ini", f"{served}%00/../app.py", f"{served}file:///etc/passwd", f"/{served}etc/passwd"]
    for path in paths:
        status, body, headers = ask(address, path)
        if status == 200:  # an address of no file gives the app's first page, which then says that it knows no such page
            assert body == first_page, path
        else:
            assert status in (301, 400, 403, 404, 405), f"{path}: {status}"
            assert not headers.get("location", "/").startswith(("//", "http")), path
        assert not any(each in body for each in OURS), path


def test_a_release_and_the_register_are_served_at_no_address(address: str) -> None:
    for path in ("/releases/r0001.duckdb", "/data/releases/r0001.duckdb", "/register.sqlite", "/data/register.sqlite", "/inbox/"):
        status, body, headers = ask(address, path)
        assert b"<title>Streamlit</title>" in body or (status == 301 and headers["location"] == path.rstrip("/")), path


@pytest.mark.parametrize("name", ["..%2f..%2fapp.py", "../../x.xlsx", "CON", "a" * 300])
def test_an_upload_of_no_session_is_refused(address: str, name: str) -> None:
    for method in ("PUT", "POST", "DELETE"):
        status, body, _ = ask(address, f"/_stcore/upload_file/somebody/{name}", method, **{"Content-Length": "0"})
        assert status in (400, 403, 404, 405), (method, status)
        assert not any(each in body for each in OURS)


def test_every_kind_of_answer_has_the_headers(address: str) -> None:
    script = next(word for word in ask(address, "/")[1].decode().split('"') if word.startswith("./static/js/"))
    for path in ("/", "/timeliness", "/_stcore/health", "/_stcore/host-config", "/media/none.csv", "/..%2fapp.py", script[1:]):
        _, _, headers = ask(address, path)
        assert "default-src 'self'" in headers["content-security-policy"] and headers["x-content-type-options"] == "nosniff", path
        assert headers["x-frame-options"] == "DENY" and "access-control-allow-origin" not in headers, path
        assert ("immutable" if path.endswith(".js") else "no-store") in headers["cache-control"], path


def test_another_name_and_another_page_are_turned_away(address: str) -> None:
    assert ask(address, "/", Origin="http://elsewhere.example")[0] == 403
    status, body, _ = ask(address, "/_stcore/metrics")
    assert status == 404 and b"session" not in body
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request("GET", "/", headers={"Host": "elsewhere.example"})
    assert connection.getresponse().status == 403  # the guard's answer, where nobody signs in
    connection.close()


@pytest.mark.parametrize(("name", "value"), [("Origin", "http://elsewhere.example"), ("Host", "elsewhere.example")])
def test_a_page_elsewhere_opens_no_session(address: str, name: str, value: str) -> None:
    """What a script of another site, or one whose name was made to point here, would ask for."""
    upgrade = {
        "Host": urlsplit(address).netloc,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Origin": address,
    }
    found = []
    for headers in (upgrade, {**upgrade, name: value}):
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
        connection.request("GET", "/_stcore/stream", headers=headers)
        found.append(connection.getresponse().status)
        connection.close()
    assert found == [101, 403]


HOSTILE = (
    "../../../../etc/passwd",
    "..\\..\\app.py",
    "r0001.duckdb",
    "' or 1=1 --",
    "x'; attach '/etc/passwd' as p; --",
    "<img src=x onerror=\"document.title='run'\">",
    "<script>document.title='run'</script>",
    "[open](javascript:document.title='run') ![](http://elsewhere.example/x.png)",
    "$\\href{javascript:alert(1)}{x}$ :material/delete: :red[x]",
    "\x00\u202e" + "a" * 3000,
)
ASKED = {
    "/": ("release", "scorecard", "as_at", "arranged", "show", "find"),
    "/measure": ("indicator", "release"),
    "/timeliness": ("phase", "need", "area", "months", "window", "release"),
    "/exclusions": ("provision", "phase"),
    "/improvement_plan": ("plan_as_at", "words", "by"),
    "/definitions": ("measure", "find"),
    "/returns_received": ("submission",),
    "/exceptions": ("indicator",),
    "/highlight_report": ("priority",),
}


@pytest.mark.parametrize("path", ASKED)
def test_what_an_address_asks_for_is_text(visit, address: str, path: str) -> None:  # type: ignore[no-untyped-def]
    names = ASKED[path]
    for first in range(0, len(HOSTILE), 4):  # each text for one name or another, several at once
        values = [HOSTILE[(first + place) % len(HOSTILE)] for place in range(max(4, len(names)))]
        asked = "&".join(f"{names[place % len(names)]}={quote(value, safe='')}" for place, value in enumerate(values))
        value = f"from {first}"
        opened = visit(f"{address}{path}?{asked}")
        page = opened.page
        assert page.title().endswith("SEND Scorecard") and opened.complaints == [], value
        assert opened.hosts <= {"127.0.0.1", ""}, value
        assert page.locator("[data-testid=stException]").count() == 0, value
        inside = page.locator("[data-testid=stMain]")
        assert inside.locator("img[src^=http], [onerror], a[href^='javascript']").count() == 0, value
        assert "root:" not in inside.inner_text()
        page.close()
