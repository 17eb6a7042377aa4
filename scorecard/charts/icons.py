"""The variation and assurance icons, small pictures for a table's cell or a line of a page. Their shape says it, never colour alone.

Variation: the frame is the chart's shape for what it means (circle normal variation, square improvement, diamond concern, triangle
change); the letter H or L, with an arrow, says on which side. Assurance: P, F or ? for pass, fail or either, and where the target's line
lies: under what the process gives, over it, or within.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import cache

from scorecard.charts.theme import EDGE, SIGNALS
from scorecard.wording import ASSURANCES, VARIATIONS

_INK, _PAPER = "#1B1F24", "#FFFFFF"
_FRAMES: Mapping[str, str] = {
    "circle": "M38 20A18 18 0 1 1 2 20A18 18 0 1 1 38 20Z",
    "square": "M8 3H32A5 5 0 0 1 37 8V32A5 5 0 0 1 32 37H8A5 5 0 0 1 3 32V8A5 5 0 0 1 8 3Z",
    "diamond": "M20 1L39 20L20 39L1 20Z",
    "triangle-up": "M20 2L39 37H1Z",
    "triangle-down": "M20 38L1 3H39Z",
}
_HIGH = "M12 13V27M20 13V27M12 20H20M28 27V13M24.5 17L28 13L31.5 17"  # H, and an arrow up
_LOW = "M12 13V27H20M28 13V27M24.5 23L28 27L31.5 23"  # L, and an arrow down
_WAVE = "M7 21L13 16L18 23L24 17L29 22L33 18"
_PASS = "M16 24V8H21A4.5 4.5 0 0 1 21 17H16"
_FAIL = "M17 32V19H24.5M17 25H22.5"
_EITHER = "M14.5 15A5.5 5 0 1 1 22.5 18.6Q20 20 20 23M20 27.5V28.5"
_TARGET = {"consistently_meets": "M7 30H33", "consistently_fails": "M11.5 12.5H29", "hit_and_miss": "M4 20H12M28 20H36"}


@cache
def variation_icon(code: str) -> str:
    """The icon of a variation (`Process.variation`) as a data address; empty where there is none."""
    if code not in VARIATIONS:
        return ""
    meaning, _, side = code.partition("_")
    if code == "common_cause":
        return _drawn("Normal variation", _FRAMES["circle"], _WAVE, VARIATIONS[code])
    kind = {"improvement": "Improvement", "concern": "Concern", "neither": "Change"}[meaning]
    frame, glyph, down = SIGNALS[kind][1], _HIGH if side == "high" else _LOW, 0
    if kind == "Change":  # a triangle points the way, and is wide at the other end
        frame, down = ("triangle-up", 6) if side == "high" else ("triangle-down", -6)
    return _drawn(kind, _FRAMES[frame], glyph, VARIATIONS[code], down=down, size=0.85 if kind == "Change" else 1)


@cache
def assurance_icon(code: str) -> str:
    """The icon of an assurance (`Process.assurance`) as a data address; empty where there is none."""
    if code not in ASSURANCES:
        return ""
    kind, glyph = {
        "consistently_meets": ("Improvement", _PASS),
        "consistently_fails": ("Concern", _FAIL),
        "hit_and_miss": ("Normal variation", _EITHER),
    }[code]
    return _drawn(kind, _FRAMES[SIGNALS[kind][1]], glyph, ASSURANCES[code], dashed=_TARGET[code])


def _drawn(kind: str, frame: str, glyph: str, said: str, dashed: str = "", down: float = 0, size: float = 1) -> str:
    """A frame with a glyph in it, moved `down` and made smaller; `dashed` is the target's line."""
    colour = SIGNALS[kind][0]
    ink = _PAPER if kind == "Change" else _INK
    target = f'<path d="{dashed}" stroke-dasharray="4 2.5" stroke-linecap="butt"/>' if dashed else ""
    moved = f'transform="translate({20 - 20 * size} {20 - 20 * size + down}) scale({size})"'
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40" role="img"><title>{said}</title>'
        f'<path d="{frame}" fill="{colour}" stroke="{EDGE}" stroke-width="1.5" stroke-linejoin="round"/>'
        f'<g fill="none" stroke="{ink}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round">'
        f'<path d="{glyph}" {moved}/>{target}</g></svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(picture.encode()).decode()}"
