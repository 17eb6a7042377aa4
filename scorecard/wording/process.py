"""The sentences under an SPC chart: what the last months come to, whether the target will be met, what the limits rest on."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from scorecard.released import HALF_TERM
from scorecard.spc import CONCERN, ENOUGH, HIGH, IMPROVEMENT, OUTSIDE, SHIFT, TREND, TWO_IN_THREE, Judged, Process, reach, unsteady
from scorecard.spc.order import compare
from scorecard.wording.numbers import PLACES, count, day, period, rounded, to_places, without_words

TERMS = {HALF_TERM: ("half-term", "half-terms"), "term": ("term", "terms")}  # windows that have no calendar of months
EACH = {1: ("month", "months"), 3: ("quarter", "quarters")}  # what one of the figures is called, by how many months they are apart
ENDS_WITH = {IMPROVEMENT: "an improvement", CONCERN: "a concern"}  # what is neither is a change
MOST_PLACES = 4  # decimals that are tried to tell a target from a limit


def process_sentences(process: Process, unit: str, decimals: int = 1, window: str = "month") -> list[str]:
    """What a process says, true of its unrounded figures; empty without figures. `decimals`: shown of the measure, where it is no count.

    A rebase is said with the reason that a person gave: text, which a page draws as such.
    """
    if process.last is None:
        return []
    said = [_variation(process, unit, decimals, window), _assurance(process, unit, decimals, window), _fixed(process, window)]
    said += [f"Limits set anew from {day(each.on)}: {each.reason.strip().rstrip('.')}." for each in process.rebases]
    if unsteady(process, unit):
        cases = rounded(process.cases or 0)
        said.append(
            f"On average {cases} cases stand behind each figure. So few swing it, and the limits are unsteady: read them with care."
        )
    return [each for each in said if each]


def expected(process: Process, unit: str, decimals: int = 1, apart_from: float | None = None) -> str:
    """What normal variation gives: `41% to 74%`, `17 to 24 weeks`, no further than the measure can go; empty without limits.

    A decimal less than the measure's, for limits are estimates; more where that is needed to tell them from a target (`apart_from`) or
    from each other.
    """
    if process.limits is None:
        return ""
    held = reach(process, unit)
    ends = [held.hold(process.limits.lower), held.hold(process.limits.upper)]
    places = _places([*ends, *([] if apart_from is None else [apart_from])], unit, decimals)
    low, high = (to_places(each, unit, places) for each in ends)
    return low if compare(*ends) == 0 else f"{without_words(low)} to {high}"


def _places(figures: Sequence[float], unit: str, decimals: int) -> int:
    """How many decimals it takes for those of the figures that differ to be seen to differ."""
    different = len([each for place, each in enumerate(figures) if all(compare(each, other) for other in figures[:place])])
    fewest = max(PLACES.get(unit, decimals) - 1, 0)
    enough = (places for places in range(fewest, MOST_PLACES) if len({rounded(each, places) for each in figures}) == different)
    return next(enough, MOST_PLACES)


def _variation(process: Process, unit: str, decimals: int, window: str) -> str:
    """What the last point is, and for how long."""
    last, limits, points = process.last, process.limits, process.current
    one, many = _each(process, window)
    assert last is not None
    if limits is None:
        return f"No limits yet: they need two {many}, and {ENOUGH} to tell a change from normal variation."
    if limits.trial:
        rest = count(limits.baseline, one, many)
        return f"Trial limits: they rest on {rest}, and {ENOUGH} are needed to tell a change from normal variation."
    if not last.cause:
        run = _tail(points, [not each.cause for each in points])
        if len(run) == 1:
            return f"No change beyond normal variation in {_when(last, window)}."
        return f"No change beyond normal variation for {count(len(run), one, many)}{_gaps(run, process, window)}."
    high, comes_to = last.side == HIGH, ENDS_WITH.get(last.meaning, "a change")
    if last.cause == OUTSIDE:
        limit, when = limits.upper if high else limits.lower, _when(last, window)
        said = to_places(limit, unit, _places([limit, _value(last)], unit, decimals))
        where = f"above the upper limit of {said}" if high else f"below the lower limit of {said}"
        return f"{when[0].upper()}{when[1:]} is {where}: {comes_to}."
    if last.cause == TWO_IN_THREE:
        sign, near = (1, limits.near_upper) if high else (-1, limits.near_lower)
        beyond = [compare(_value(each), near) == sign for each in points[-3:]]
        return f"{sum(beyond)} of the last 3 {many} are near or beyond the {'upper' if high else 'lower'} limit: {comes_to}."
    if last.cause == TREND:
        steps = [compare(_value(later), _value(earlier)) for earlier, later in pairwise(points)]
        run = _tail(points[1:], [each == (1 if high else -1) for each in steps])
        run = points[-len(run) - 1 :]  # the one that the first step leads from
        return f"{'Rising' if high else 'Falling'} over {count(len(run), one, many)} running{_gaps(run, process, window)}: {comes_to}."
    assert last.cause == SHIFT
    run = _tail(points, [compare(_value(each), limits.mean) == (1 if high else -1) for each in points])
    side = "above" if high else "below"
    return f"{count(len(run), one, many)} running {side} the average{_gaps(run, process, window)}: {comes_to}."


def _value(point: Judged) -> float:
    assert point.value is not None
    return point.value


def _tail(points: Sequence[Judged], flags: Sequence[bool]) -> Sequence[Judged]:
    """The last points that are all flagged."""
    start = len(points)
    while start and flags[start - 1]:
        start -= 1
    return points[start:]


def _each(process: Process, window: str) -> tuple[str, str]:
    """What one of its figures is called, and several: months, quarters (of a stock that is told by quarter too), half-terms."""
    return TERMS.get(window) or EACH.get(process.months_apart, ("figure", "figures"))


def _when(point: Judged, window: str) -> str:
    """The time of one figure: `March 2024`, `the half-term to 29 March 2024`."""
    return f"the {TERMS[window][0]} to {day(point.as_at)}" if window in TERMS else period(point.as_at, window)


def _gaps(run: Sequence[Judged], process: Process, window: str) -> str:
    """Says so where months between the first and the last have no figure; empty where all have."""
    months = (run[-1].as_at.year - run[0].as_at.year) * 12 + run[-1].as_at.month - run[0].as_at.month
    missing = window not in TERMS and process.months_apart and months >= len(run) * process.months_apart
    return ", those without a figure left out" if missing else ""


def _assurance(process: Process, unit: str, decimals: int, window: str) -> str:
    """Whether the target will be met, by normal variation alone."""
    target, limits = process.rules.target, process.limits
    if not process.assurance or target is None or limits is None:
        return ""
    many = _each(process, window)[1]
    named, gives = f"target of {_as_set(target, unit)}", expected(process, unit, decimals, target)
    if process.assurance == "consistently_fails":
        return f"The {named} is outside what this process gives ({gives}): it will not be met without a change."
    if process.assurance == "consistently_meets":
        return f"This process gives {gives}: the {named} will be met, unless something changes."
    if compare(limits.lower, limits.upper) == 0:
        return f"The {named} is what this process gives."
    return f"The {named} is within what this process gives ({gives}): some {many} will meet it and others will not."


def _as_set(target: float, unit: str) -> str:
    """A target as it was set: 95%, 97.5%."""
    exponent = Decimal(repr(float(target))).normalize().as_tuple().exponent
    return to_places(target, unit, max(-int(exponent), 0))


def _fixed(process: Process, window: str) -> str:
    """What fixed limits rest on."""
    if process.limits is None or not process.rules.fix_after or len(process.current) <= process.limits.baseline:
        return ""
    return f"The limits rest on the first {count(process.limits.baseline, *_each(process, window))}: later ones are judged by them."
