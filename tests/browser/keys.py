"""Working a page by keyboard alone, and what a walk over it with Tab finds."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Locator, Page

MOST = 250  # stops of a page; one that has more holds whoever walks it
# What can be used on the page, as it stands: shown, not disabled, not in a closed fold. A table of cells is one control, its canvas.
CONTROLS = """() => {
  const all = "a[href], button, input, select, textarea, summary, canvas[tabindex], [tabindex='0']";
  const shown = each => each.checkVisibility({ visibilityProperty: true }) && !each.closest("[inert], [aria-hidden=true]");
  return [...document.querySelectorAll(`[data-testid=stMain] :is(${all})`)].filter(each =>
    shown(each) && !each.disabled && each.tabIndex >= 0 && !each.matches("[type=radio]:not(:checked), [role=radio]:not(:first-of-type)"));
}"""
START = f"""() => {{
  window.walk = {{ stops: new Set(), unseen: [], backwards: [], last: null, sign: null, controls: ({CONTROLS})() }};
  walk.drawn = each => {{
    const drawn = [];
    for (let at = each, up = 0; at && up < 5; at = at.parentElement, up++) {{
      const style = getComputedStyle(at);
      drawn.push(style.outlineStyle === "none" ? "" : style.outline, style.boxShadow, style.borderColor);
    }}
    return drawn.join();
  }};
  document.querySelector("[data-testid=stMain]").focus();
}}"""
# One stop: was the focus on the one before it drawn, is this one after it, and where are we? A cell's focus is drawn in its table's canvas.
STEP = """() => {
  const here = document.activeElement, grid = here.closest("[data-testid=stDataFrame]");
  const last = walk.last, inGrid = each => each.closest("[data-testid=stDataFrame]:has(canvas)");
  if (last && last !== here && last.isConnected && !inGrid(last) && walk.drawn(last) === walk.sign) walk.unseen.push(last.outerHTML.slice(0, 200));
  if (here === document.body || !here.closest("[data-testid=stMain]")) return "left";
  if (last && last !== here && !(last.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING) && !(grid && grid === inGrid(last)))
    walk.backwards.push(here.outerHTML.slice(0, 200));
  if (walk.stops.has(here) && !grid) return "again";
  walk.stops.add(here);
  if (grid) walk.stops.add(grid.querySelector("canvas"));
  walk.last = here;
  walk.sign = walk.drawn(here);
  return "on";
}"""
END = """() => ({ unseen: walk.unseen, backwards: walk.backwards,
  missed: walk.controls.filter(each => each.isConnected && !walk.stops.has(each)).map(each => each.outerHTML.slice(0, 200)) })"""


class Walk(NamedTuple):
    """What a walk found wrong, each as the mark-up of a control: those that Tab does not reach, those on which the focus is not seen, and
    those that it comes to in another order than they stand in. `ended`: it left the page at its end, and was held nowhere."""

    ended: bool
    missed: list[str]
    unseen: list[str]
    backwards: list[str]


def walk(page: Page) -> Walk:
    """Go over a page's own part with Tab alone, from where the link to the content leads."""
    page.add_style_tag(content="* { transition: none !important; }")
    page.evaluate(START)
    for _ in range(MOST):
        page.keyboard.press("Tab")
        where = page.evaluate(STEP)
        if where != "on":
            break
    return Walk(where == "left", **page.evaluate(END))


def press(control: Locator, key: str = "Enter") -> None:
    """Use a control by keyboard."""
    control.focus()
    control.page.keyboard.press(key)


def write(field: Locator, text: str) -> None:
    """Write into a field by keyboard, in place of what stands there, and go on to the next."""
    press(field, "ControlOrMeta+a")
    field.page.keyboard.type(text)
    field.page.keyboard.press("Tab")
