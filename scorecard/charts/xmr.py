"""An SPC chart (XmR): a series with its mean, limits and target; special causes by colour and shape; a break where limits were set anew."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pyarrow as pa

from scorecard.charts import theme
from scorecard.charts.series import Picture, Series, months_of, rows_of
from scorecard.charts.suppressed import with_signs
from scorecard.charts.table import by_month
from scorecard.spc import Judged, Process, Reach, Rebase, reach
from scorecard.wording import short_month, signal, to_places, without_words
from scorecard.wording.numbers import PLACES
from scorecard.wording.signals import MEANINGS

APART = 0.085  # of the axis: labels beside the lines' ends stand at least this far from each other
OVER = 52  # pixels above the chart, for what is said of a rebase
WIDEST = 20  # letters in a line of those
LIMIT_DASHES = {False: [5, 4], True: [1, 3]}  # by whether they are trial limits


@lru_cache(maxsize=512)
def xmr(series: Series, process: Process) -> Picture:
    """The SPC chart of a series, with its process. Limits are drawn no further than the measure can go; a missing month is a gap.

    On trial limits no point is shown as a special cause. The axis need not begin at zero: the limits say how much is much.
    """
    held = reach(process, series.unit)
    judged = {f"{each.as_at:%Y-%m}": each for each in process.points}
    rows = _rows(series, judged, _months(series, process), held)
    spec = with_signs(_spec(series, process, rows, held), rows)
    data = pa.Table.from_pylist(rows) if rows else pa.table({})
    return Picture(
        data, with_signs(spec, rows), _table(series, process, held), "SPC chart", (series,), beside=_beside(series, process, held)
    )


def _months(series: Series, process: Process) -> list[str]:
    """The months on the axis: every one that should have a figure, and no others: what is told by quarter has no gap of two months.
    Half-terms and terms, which follow no step, are those that there are."""
    there = [f"{each.as_at:%Y-%m}" for each in series.points]
    step = process.months_apart if series.window in ("month", "quarter") else 0
    return sorted({*there, *(months_of([series._replace(window="month")])[::step] if step else [])})


def _rows(series: Series, judged: dict[str, Judged], months: Sequence[str], held: Reach) -> list[dict[str, Any]]:
    """A row a month: what is drawn and what is said of it. A month that the series leaves out has the limits of the one before."""
    rows, part, before = [], 0, None
    for row in rows_of([series._replace(window="month")]):
        if row["month"] not in months:
            continue
        point = judged.get(str(row["month"]))
        limits = point.limits if point else before
        part += before is not None and limits is not before
        before = limits
        low, mean, high = (held.hold(limits.lower), limits.mean, held.hold(limits.upper)) if limits else (None, None, None)
        known = {name: row[name] for name in ("month", "value", "Month", "Figure", "Cases")}
        drawn = {"mean": mean, "low": low, "high": high, "part": str(part), "kind": _kind(point), "trial": bool(limits and limits.trial)}
        said = {"Expected": _said(low, high, series), "Signal": signal(point) if point else ""}
        rows.append(known | drawn | said)
    return rows


def _kind(point: Judged | None) -> str:
    return MEANINGS[point.meaning].capitalize() if point is not None and point.special else "Normal variation"


def _said(low: float | None, high: float | None, series: Series) -> str:
    if low is None or high is None:
        return ""
    return f"{without_words(_level(low, series))} to {_level(high, series)}"


def _spec(series: Series, process: Process, rows: Sequence[dict[str, Any]], held: Reach) -> dict:
    months = [row["month"] for row in rows]
    x = theme.month_axis(months)
    x["scale"] = alt.Scale(domain=months, type="band")  # a rebase stands between two months
    target = process.rules.target
    drawn = [row[name] for row in rows for name in ("value", "low", "high") if row[name] is not None]
    low, high = _ends([*drawn, *([] if target is None else [target])], held)
    y = theme.level_axis(series.unit, low, high)
    base = alt.Chart(theme.DATA).encode(x=x)

    def level(name: str, trial: bool | None = None, **how: Any) -> alt.Chart:
        of = base if trial is None else base.transform_filter(alt.datum.trial == trial)
        return of.mark_line(color=theme.EDGE, tooltip=False, **how).encode(y=_same(y, name), detail="part:N")

    layers = [
        level("mean", strokeWidth=1.5),
        *(level(each, trial, strokeWidth=1.5, strokeDash=dash) for trial, dash in LIMIT_DASHES.items() for each in ("low", "high")),
        *([] if target is None else [_target(target, y)]),
        base.mark_line(strokeWidth=2).encode(y=y, color=theme.grey(), detail="part:N"),
        _points(base, y, {row["kind"] for row in rows if row["value"] is not None}, series.unit == "percent", bool(process.rebases)),
        *_labels(series, process, rows, (low, high)),
        *(layer for each in process.rebases for layer in _rebase(each, process, months)),
    ]
    spec = theme.finish(alt.layer(*layers))
    over = OVER if process.rebases else 0  # a key stands above what is said of a rebase; without one the padding makes the room
    spec["height"] += 2 * over
    keyed = len({row["kind"] for row in rows}) > 1
    spec["padding"] = {"left": 0, "top": 4 if keyed else max(4, over), "bottom": 0, "right": 92}  # room for the words beside the lines
    return spec


def _same(y: alt.Y, name: str) -> alt.Y:
    """The same axis, of another column."""
    return alt.Y(f"{name}:Q", scale=y["scale"], axis=y["axis"])


def _ends(figures: Sequence[float], held: Reach) -> tuple[float, float]:
    """The axis: a little beyond all that is drawn, and no further than the measure can go."""
    low, high = min(figures, default=0.0), max(figures, default=1.0)
    room = (high - low) / 20 or abs(high) / 20 or 1.0
    return held.hold(low - room), held.hold(high + room)


def _target(target: float, y: alt.Y) -> alt.Chart:
    rule = alt.Chart(alt.Data(values=[{"level": target}])).mark_rule(
        color=theme.TARGET, strokeDash=[9, 3, 2, 3], strokeWidth=2, tooltip=False
    )
    return rule.encode(y=_same(y, "level"))


def _points(base: alt.Chart, y: alt.Y, kinds: set[str], with_cases: bool, rebased: bool) -> alt.Chart:
    """The points, special causes larger; a key where there is more than one kind."""
    named = [each for each in theme.SIGNALS if each in kinds]
    colours, shapes = ([theme.SIGNALS[each][place] for each in named] for place in (0, 1))
    key = theme.key(named)
    if key is not None:
        key["symbolStrokeWidth"] = 1
        key["offset"] = OVER if rebased else key["offset"]
    told = [alt.Tooltip(f"{each}:N") for each in ("Month", "Figure", *(["Cases"] if with_cases else []), "Expected", "Signal")]
    return base.mark_point(filled=True, opacity=1, stroke=theme.EDGE, strokeWidth=1).encode(
        y=y,
        fill=alt.Fill("kind:N", scale=alt.Scale(domain=named, range=colours), legend=key),
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=named, range=shapes), legend=key),
        size=alt.condition("datum.kind == 'Normal variation'", alt.value(45), alt.value(130)),
        tooltip=told,
    )


def _labels(series: Series, process: Process, rows: Sequence[dict[str, Any]], ends: tuple[float, float]) -> list[alt.Chart]:
    """What the lines are, beside their right ends, moved so that no two overlap."""
    last = rows[-1] if rows else {}
    levels = {"upper": last.get("high"), "average": last.get("mean"), "lower": last.get("low"), "target": process.rules.target}
    placed = [
        (level, f"{name} {without_words(_level(level, series, name == 'target'))}") for name, level in levels.items() if level is not None
    ]
    values = [{"at": at, "said": said} for at, said in apart(placed, *ends)]
    text = alt.Chart(alt.Data(values=values)).mark_text(align="left", dx=6, fontSize=12, tooltip=False)
    return [text.encode(x=alt.value("width"), y=alt.Y("at:Q"), text="said:N", color=theme.grey())] if values else []


def _level(level: float, series: Series, whole: bool = False) -> str:
    """A mean or a limit, to a decimal at least; a target that is a whole number without (`whole`)."""
    places = 0 if whole and float(level).is_integer() else max(PLACES.get(series.unit, series.decimals), 1)
    return to_places(level, series.unit, places)


def apart(labels: Sequence[tuple[float, str]], low: float, high: float) -> list[tuple[float, str]]:
    """Labels at their levels, lowest first, moved so far that none overlaps another nor leaves the axis."""
    step, floor, placed = APART * (high - low), low - 1e9, []
    for level, said in sorted(labels):
        floor = max(level, floor + step)
        placed.append((floor, said))
    ceiling = high
    for place in reversed(range(len(placed))):
        ceiling = min(placed[place][0], ceiling)
        placed[place] = (ceiling, placed[place][1])
        ceiling -= step
    return placed


def _rebase(rebase: Rebase, process: Process, months: Sequence[str]) -> list[alt.Chart]:
    """A rule before the first month of the new limits, with the month and the reason above it."""
    begins = next(each.as_at for each in process.points if each.as_at >= rebase.on)
    first = f"{begins:%Y-%m}"
    if first not in months:  # the process goes on beyond what is drawn
        return []
    lines = [f"New limits, {short_month(begins)}", *textwrap.wrap(rebase.reason, WIDEST, max_lines=2, placeholder=" …")]
    drawn = alt.Chart(alt.Data(values=[{"month": first, "said": lines, "why": rebase.reason}]))
    x = alt.X("month:O", bandPosition=0, scale=alt.Scale(domain=list(months), type="band"))
    why = [alt.Tooltip("why:N", title="New limits")]
    ends = list(months).index(first) > len(months) / 2
    text = drawn.mark_text(align="right" if ends else "left", dx=3 if ends else -3, fontSize=12, lineHeight=14)
    rule = drawn.mark_rule(color=theme.EDGE, strokeWidth=1.5).encode(x=x, tooltip=why)
    return [rule, text.encode(x=x, y=alt.value(2 - 14 * len(lines)), text="said:N", color=theme.grey(), tooltip=why)]


def _table(series: Series, process: Process, held: Reach) -> pa.Table:
    """The table behind the chart: its figures, newest first, with mean, limits and signals as text."""
    table, beside = by_month((series,)), _beside(series, process, held)
    dates = sorted({point.as_at for point in series.points}, reverse=True)
    for heading, column in beside.items():
        cells = [column.get(date) for date in dates]
        said = [_level(each, series) if isinstance(each, float) else each or "" for each in cells]
        table = table.append_column(heading, pa.array(said, pa.string()))
    return table


def _beside(series: Series, process: Process, held: Reach) -> dict[str, dict[dt.date, float | str | None]]:
    """What stands beside the figures, by date: mean, limits as drawn, signals."""
    points = [(each.as_at, each.limits, each) for each in process.points]
    return {
        "Average": {date: limits.mean if limits else None for date, limits, _ in points},
        "Lower limit": {date: held.hold(limits.lower) if limits else None for date, limits, _ in points},
        "Upper limit": {date: held.hold(limits.upper) if limits else None for date, limits, _ in points},
        "Signal": {date: signal(point) for date, _, point in points},
    }
