"""A real browser on the running app. The system's Chromium or Chrome is used; where there is none, these tests are skipped, but fail in CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, Response, expect, sync_playwright

from make.random_casework import casework
from make.release import AS_AT, made_root
from make.served import app
from make.snapshots import submitted
from scorecard.publish import publish

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT_MS = 45_000  # for whatever is awaited: a busy machine may take so long, and one that does not costs nothing
HEIGHT = 900  # of a window, in pixels
DONE = "[data-testid=stApp][data-test-script-state=notRunning]"
# Streamlit says that a run is over up to ten milliseconds (of the page's own time) before what it drew is put into the page.
PUT_IN = "() => new Promise(done => setTimeout(() => requestAnimationFrame(done), 50))"
STILL = """async () => { const frame = () => new Promise(requestAnimationFrame);
  const wide = () => [...document.querySelectorAll("svg.marks")].some(each => each.getBoundingClientRect().right > innerWidth);
  const moving = () => document.getAnimations().some(each => each.playState === "running");
  await frame();
  for (let frames = 0; frames < 300 && (moving() || wide()); frames++) await frame();
  await frame(); }"""


@dataclass
class Visit:
    """A page that was opened, with what the browser complained of and whom it asked."""

    page: Page
    kind: tuple[int, str]
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def listeners(self) -> dict[str, Callable[..., None]]:
        """What listens to the page, by event. A request is told of that the browser refused, too."""
        return {"pageerror": self._failed, "request": self._asked, "response": self._answered, "console": self._said}

    def settled(self) -> Visit:
        """Wait until the app has drawn everything that it was asked for."""
        self.page.wait_for_selector("h1")
        self.page.wait_for_selector(DONE)
        self.page.evaluate(PUT_IN)
        self.page.wait_for_selector(DONE)
        # (Not by `wait_for_function`: it makes code of text in the page, which the page's security policy forbids.)
        expect(self.page.locator("[data-stale=true], [data-testid=stSkeleton]")).to_have_count(0, timeout=WAIT_MS)
        expect(self.page.locator("[data-testid=stVegaLiteChart]:not(:has(svg.marks))")).to_have_count(0, timeout=WAIT_MS)
        return self

    def still(self) -> Visit:
        """Wait until nothing moves: what was unfolded is open, and what was laid out anew has its place. Five seconds at most."""
        self.page.evaluate(STILL)
        return self.settled()

    def _failed(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _asked(self, request: Request) -> None:
        self.hosts.add(_host(request.url))

    def _answered(self, response: Response) -> None:
        """Whom the page asked, and what it did not get. Streamlit looks for its own endpoints below a page's path first: those are not ours."""
        self.hosts.add(_host(response.url))
        if response.status >= 400 and "/_stcore/" not in response.url:
            self.complaints.append(f"{response.status} {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:  # told with its address by what was answered
            self.complaints.append(message.text)

    def headings(self) -> list[str]:
        """The findings: every third-level heading."""
        return [each.strip() for each in self.page.locator("h3").all_inner_texts()]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with a release: a copy, since its access log is written into."""
    root = tmp_path_factory.mktemp("shared") / "data"
    shutil.copytree(made_root(), root)
    with app(root) as found:
        yield found


@pytest.fixture(scope="module")
def own_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with a release, for tests that change what it holds."""
    root = tmp_path_factory.mktemp("own") / "data"
    shutil.copytree(made_root(), root)
    with app(root) as found:
        yield found


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on an empty data root."""
    with app(tmp_path_factory.mktemp("empty")) as found:
        yield found


@pytest.fixture(scope="session")
def address_with_rows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a data root that has children's rows, made up: March 2024's casework, published."""
    root = tmp_path_factory.mktemp("rows")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(root))
        submitted(AS_AT, casework(AS_AT, seed=1, requests=200, plans=200, reviews=250))
        publish("A. Steward")
    with app(root) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("SCORECARD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        what = "No Chromium or Chrome was found: install one, or name it in SCORECARD_CHROMIUM."
        if os.environ.get("CI"):
            pytest.fail(what)
        pytest.skip(what)
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


class Browsing:
    """Pages by width and colour scheme. One that a visitor is done with goes to the next, for a new one is a new window, which costs a browser
    two seconds of work, and so does going from the app to an empty page and back (another site, for which the browser starts a new process).
    They keep Streamlit's own files between tests; a session of the app is a visit's."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: dict[tuple[int, str], BrowserContext] = {}
        self._free: dict[tuple[int, str], list[Page]] = {}

    def visit(self, url: str, width: int = 1280, scheme: str = "light") -> Visit:
        """An address opened as by a new visitor, on a page that is listened to."""
        kind = (width, scheme)
        free = self._free.setdefault(kind, [])
        opened = Visit(free.pop() if free else self._context(kind).new_page(), kind)
        for event, listener in opened.listeners().items():
            opened.page.on(event, listener)  # type: ignore[call-overload]
        opened.page.goto(url)
        return opened.settled()

    def leave(self, visit: Visit) -> None:
        """Be done with a visit."""
        if visit.page.is_closed():
            return
        for event, listener in visit.listeners().items():
            visit.page.remove_listener(event, listener)
        if not _rests(visit.page):
            visit.page.close()
            return
        width, scheme = visit.kind
        visit.page.set_viewport_size({"width": width, "height": HEIGHT})
        visit.page.emulate_media(media="null", color_scheme=scheme, reduced_motion="reduce", forced_colors="null")  # type: ignore[arg-type]
        self._free[visit.kind].append(visit.page)

    def close(self) -> None:
        for each in self._contexts.values():
            each.close()

    def _context(self, kind: tuple[int, str]) -> BrowserContext:
        if kind not in self._contexts:
            width, scheme = kind
            self._contexts[kind] = self._browser.new_context(
                viewport={"width": width, "height": HEIGHT},
                color_scheme=scheme,  # type: ignore[arg-type]
                reduced_motion="reduce",
            )
            self._contexts[kind].set_default_timeout(WAIT_MS)
        return self._contexts[kind]


@pytest.fixture(scope="session")
def browsing(browser: Browser) -> Iterator[Browsing]:
    found = Browsing(browser)
    yield found
    found.close()


@pytest.fixture
def visit(browsing: Browsing) -> Iterator[Callable[..., Visit]]:
    """Open an address as a new visitor: `visit(address + "/backlog", width=390, scheme="dark")`."""
    opened = []

    def open_page(url: str, width: int = 1280, scheme: str = "light") -> Visit:
        opened.append(browsing.visit(url, width, scheme))
        return opened[-1]

    yield open_page
    for each in opened:
        browsing.leave(each)


@pytest.fixture
def newcomer(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A browser that has never been here: `newcomer(width=320, color_scheme="dark")`."""
    made: list[BrowserContext] = []

    def new(width: int = 1280, **how: object) -> BrowserContext:
        made.append(browser.new_context(viewport={"width": width, "height": HEIGHT}, **how))  # type: ignore[arg-type]
        made[-1].set_default_timeout(WAIT_MS)
        return made[-1]

    yield new
    for each in made:
        each.close()


def _rests(page: Page) -> bool:
    """Leave the app, but not its site: for the page of few words that says that it works. False where the app has ended by now."""
    try:
        page.goto("/".join([*page.url.split("/")[:3], "_stcore/health"]))
    except Error:
        return False
    return True


def _host(url: str) -> str:
    return url.split("/")[2].split(":")[0] if "://" in url else ""
