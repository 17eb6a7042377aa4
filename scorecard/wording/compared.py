"""Sentences that compare cohorts, or parts of a figure, at its newest date. What rounds to the same is not said to be more or less."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from scorecard.released import HALF_TERM, Figures, Point
from scorecard.terms import FEW, Measure
from scorecard.wording.names import label
from scorecard.wording.numbers import SUPPRESSED, bare, number, period, period_before, rounded
from scorecard.wording.sentences import short, title
from scorecard.wording.subjects import SUBJECTS

MOST_NAMED = 3  # of those that are level; above that they are counted


def highest(found: Mapping[str, Figures], measure_id: str) -> str:
    """Which cohort has the highest figure: `Persistent absence to 15 February 2024: highest for EHC plan (37.19%), lowest for ...`.

    `found`: all together first, then the cohorts, by their names.
    """
    (_, every), *cohorts = found.items()
    measure = every.measure(measure_id)
    points = [(name, each.now(measure_id)) for name, each in cohorts]
    values = {name: point.value for name, point in points if point is not None and point.value is not None}
    if measure is None or not values:
        return title(every, measure_id)
    what = f"{short(measure_id, measure)} to {period(every.months[-1], every.window_of(measure_id))}"
    return _ends(what, values, measure) + _hidden(point for _, point in points)


def highest_part(figures: Figures, measure_id: str) -> str:
    """Which detail of a measure has the highest figure: `Vacant posts at the end of March 2024: highest for SEND team (18.2%), ...`."""
    measure = figures.measure(measure_id)
    points = [(label("detail", each), figures.now(measure_id, each)) for each in figures.details(measure_id)]
    values = {name: point.value for name, point in points if point is not None and point.value is not None}
    if measure is None or not values:
        return title(figures, measure_id)
    what = f"{short(measure_id, measure)} at the end of {period(figures.months[-1], figures.window)}"
    return _ends(what, values, measure) + _hidden(point for _, point in points)


def _ends(what: str, values: Mapping[str, float], measure: Measure) -> str:
    """The highest and the lowest of some values by name, as they are shown."""
    said = {name: bare(value, measure) for name, value in values.items()}
    top, bottom = max(values, key=lambda name: values[name]), min(values, key=lambda name: values[name])
    if len(values) == 1:
        return f"{what}: {said[top]} for {top}, the only one with a figure"
    if said[top] == said[bottom]:
        return f"{what}: {'the same' if values[top] == values[bottom] else 'almost the same'} for all ({said[top]})"
    high, low = (_listed([name for name in values if said[name] == said[end]]) for end in (top, bottom))
    return f"{what}: highest for {high} ({said[top]}), lowest for {low} ({said[bottom]})"


def few(found: Mapping[str, Figures], measure_id: str) -> str:
    """Which cohorts are so small that few cases swing their rate; empty where none is: `Few pupils, so read with care: No SEN (3).`"""
    _, *cohorts = found.items()
    points = [(name, each.now(measure_id)) for name, each in cohorts]
    small = [f"{name} ({number(point.denominator)})" for name, point in points if point and point.denominator and point.denominator < FEW]
    return f"Few {SUBJECTS[measure_id].plural.lower()}, so read with care: {', '.join(small)}." if small else ""


def largest(figures: Figures, measure_id: str) -> str:
    """The largest part of the newest count: `Persistent disruptive behaviour was the main reason for 640 of 1,359 suspensions`."""
    total, subject = figures.now(measure_id), SUBJECTS[measure_id]
    found = [(label("detail", each), figures.now(measure_id, each)) for each in figures.details(measure_id)]
    values = {name: point.value for name, point in found if point is not None and point.value}
    if total is None or not total.value or not values:
        return title(figures, measure_id)
    most = max(values.values())
    share = f"{number(most)} of {number(total.value)} {subject.plural.lower()}"
    when = f"in the half-term to {period(total.as_at, figures.window_of(measure_id))}"
    level = [name for name, value in values.items() if value == most]
    when += _hidden(point for _, point in found)
    if len(level) == 1:
        return f"{level[0]} was the main reason for {share} {when}"
    if len(level) > MOST_NAMED:
        return f"{len(level)} reasons were each the main one for {share} {when}"
    return f"{_listed(level)} were each the main reason for {share} {when}"


def sessions_lost(figures: Figures) -> str:
    """How much school suspensions took since September, in sessions and in days; empty where there were none."""
    now = figures.now("suspension_sessions_mean")
    if now is None or not now.numerator:
        return ""
    days = number(now.numerator / 2)
    when = period(now.as_at, figures.window_of("suspension_sessions_mean"))
    return f"Suspensions took {number(now.numerator)} sessions ({days} school days) in the school year to {when}."


def lowest_detail(figures: Figures, measure_id: str) -> str:
    """Which team has least of its posts filled: `SEND team: 62.5% of posts filled by permanent staff, the lowest of 4 teams`."""
    measure = figures.measure(measure_id)
    found = [(label("detail", each), figures.now(measure_id, each)) for each in figures.details(measure_id)]
    values = {name: point.value for name, point in found if point is not None and point.value is not None}
    if measure is None or not values:
        return title(figures, measure_id)
    said = {name: number(value, measure.unit, measure.decimals) for name, value in values.items()}
    when = f"in {period(figures.months[-1], figures.window)}{_hidden(point for _, point in found)}"
    bottom = min(values, key=lambda name: values[name])
    level, many = [name for name in values if said[name] == said[bottom]], f"{len(values)} {measure.detail}s"
    filled = f"{said[bottom]} of posts filled by permanent staff"
    if len(values) == 1:
        return f"{bottom}: {filled} {when}"
    if len(level) == len(values):
        return f"{filled} in each of {many} {when}"
    return f"{_listed(level)}: {filled}, the lowest of {many} {when}"


def gap(one: Figures, other: Figures, measure_id: str, who: str, whom: str) -> str:
    """How far apart two cohorts' rates are, which is the higher, and whether that is wider or narrower than what it is compared with.

    In percentage points; empty where one of them has no rate. `who` and `whom` name the cohorts in running text.
    """
    measure, now = one.measure(measure_id), (one.now(measure_id), other.now(measure_id))
    if measure is None or now[0] is None or now[1] is None or now[0].value is None or now[1].value is None:
        return ""
    apart = rounded(now[0].value - now[1].value, measure.decimals)
    said = f"The rate of {who} is {_way(apart)} that of {whom}"
    before = (one.before(measure_id), other.before(measure_id))
    if before[0] is None or before[1] is None or before[0].value is None or before[1].value is None:
        return f"{said}."
    then, window = rounded(before[0].value - before[1].value, measure.decimals), one.window_of(measure_id)
    when = f"{'at' if window == HALF_TERM else 'in'} {period_before(before[0].as_at, now[0].as_at, window)}"
    if then == apart:
        return f"{said}, as {when}."
    if then * apart <= 0:  # the other way round, or level at one of the two
        return f"{said}; {when} it was {_way(then)} it."
    return f"{said}, a {'wider' if abs(apart) > abs(then) else 'narrower'} gap than the {abs(then)} {when}."


def _hidden(points: Iterable[Point | None]) -> str:
    """That others are suppressed, which may be more or less than what is said; empty where none is."""
    hidden = sum(point is not None and point.sign == SUPPRESSED for point in points)
    return f" (of those shown; {hidden} suppressed)" if hidden else ""


def _way(apart: Decimal) -> str:
    """Above, below, or level with, and by how much."""
    return f"{abs(apart)} percentage points {'above' if apart > 0 else 'below'}" if apart else "level with"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
