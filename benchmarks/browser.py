"""How long a page takes to be there in a browser that has nothing of it yet, beside a page with one line of text."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.floor import Row, best
from benchmarks.pages import ONE_LINE, served
from scorecard import settings

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
PAGES = {"scorecard": "", "timeliness": "timeliness", "backlog": "backlog"}
ALL_DRAWN = """
    document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
    && document.querySelector('h1, [data-testid=stMarkdown]')
    && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
    && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every(each => each.querySelector('svg.marks'))
"""


def rows(data_root: Path, folder: Path) -> list[Row]:
    """Lines of the table: each page in a new browser context, until its last chart is drawn. `data_root` has a release."""
    one_line = folder / "one_line.py"
    one_line.write_text(ONE_LINE)
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("SCORECARD_CHROMIUM") or found, args=list(FLAGS))
        with served(one_line, data_root) as port:
            floor = best(_visit(browser, f"http://127.0.0.1:{port}/"))
        with served(settings.CHECKOUT / "app.py", data_root) as port:
            times = {name: best(_visit(browser, f"http://127.0.0.1:{port}/{path}")) for name, path in PAGES.items()}
    return [Row(f"first render of {name} in a new browser", taken, "one line of text", floor, 2.0) for name, taken in times.items()]


def _visit(browser: Browser, address: str) -> Callable[[], None]:
    def visit() -> None:
        page: Page = browser.new_context(bypass_csp=True).new_page()  # `wait_for_function` makes code of text in the page
        page.goto(address)
        page.wait_for_function(ALL_DRAWN, polling=20)
        page.context.close()

    return visit
