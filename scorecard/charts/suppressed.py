"""Where a figure is suppressed, or too unreliable to be shown: a gap in the chart, and its sign at the foot. No number is sent for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scorecard.charts import theme
from scorecard.wording import LOW_RELIABILITY, SUPPRESSED

SIGNS = (SUPPRESSED, LOW_RELIABILITY)


def with_signs(spec: dict[str, Any], rows: Iterable[Mapping[str, object]]) -> dict[str, Any]:
    """A finished chart with the sign where a row of its data has it in the figure's place; the chart itself where none has."""
    if not any(row["Figure"] in SIGNS for row in rows):
        return spec
    drawn = next(each["encoding"] for each in spec["layer"] if "x" in each.get("encoding", {}) and "data" not in each)
    sign = {
        "transform": [{"filter": f"indexof({list(SIGNS)}, datum.Figure) >= 0"}],
        "mark": {"type": "text", "baseline": "bottom", "dy": -3, "fontSize": 14, "fontWeight": "bold", "color": theme.SIGN},
        "encoding": {
            "x": drawn["x"],
            "y": {"value": "height"},
            "text": {"field": "Figure", "type": "nominal"},
            "tooltip": [{"field": each, "type": "nominal"} for each in ("Month", "Figure")],
        },
    }
    return {**spec, "layer": [*spec["layer"], sign]}
