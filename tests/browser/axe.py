"""axe-core on a page: what it finds broken, known exceptions aside. The script comes with a package: nothing is fetched."""

from __future__ import annotations

from typing import NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from browser.conftest import STILL
from browser.known import KNOWN

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ([tags, known]) => {
  const found = await axe.run({ runOnly: tags, resultTypes: ["violations"], elementRef: true });
  const broken = [], excused = [];
  for (const { id, help, nodes } of found.violations)
    for (const { element, html, target, failureSummary } of nodes) {
      const place = known.findIndex(([rule, elements]) => rule === id && element.matches(elements));
      if (place < 0) broken.push(`${id}: ${help}\\n  at ${target}\\n  ${html.slice(0, 300)}\\n  ${failureSummary}`);
      else excused.push(place);
    }
  return { broken, excused, passed: found.passes.length };
}"""


class Found(NamedTuple):
    """What is broken, in axe's words, and the places in KNOWN of what is excused."""

    broken: list[str]
    excused: set[int]


def axe(page: Page) -> Found:
    """Run axe on a page as it stands. Raises AssertionError where it tested next to nothing."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    done = page.evaluate(RUN, [TAGS, [[each.rule, each.elements] for each in KNOWN]])
    assert done["passed"] > 10, "a page passes many rules: axe saw none"
    return Found(done["broken"], set(done["excused"]))


def unfold(page: Page) -> None:
    """Open every fold of a page, those within others too, and wait until what is in them is drawn and stands still."""
    while page.locator("details:not([open])").count():
        page.locator("details:not([open]) > summary").evaluate_all("found => found.forEach(each => each.click())")
        page.wait_for_timeout(100)
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.evaluate(STILL)
