"""Every way in which public figures add up:

- a total is the sum of a breakdown's parts, a crossing's row or column is the figure that it breaks down;
- a rate's denominator is its numerator and the rest;
- what is counted since September, or since the term began, is what it was a half-term before and what the half-term added.

Windows of several months are no figures of a public release: they are added up, where they are shown, from months that are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scorecard.disclosure.cells import Breakdown, Cohort, Rule, breakdown_of
from scorecard.disclosure.counts import Counts, Key, Quantity, Row
from scorecard.disclosure.primary import SUMS
from scorecard.terms import ALL, COHORT_COLUMNS, HalfTerm


def add_half_terms(counts: Counts, rules: Mapping[str, Rule], half_terms: Sequence[HalfTerm]) -> list[Row]:
    """What each half-term added to every half-termly count, and the sums that this makes. At the first half-term of a term, or of the
    year, it is the count itself. Where a count has fallen there is no such sum: cases were taken out of it."""
    ended = {each.ends: each for each in half_terms}
    rows = []
    for quantity in [each for each in counts.of if _grows(each, rules)]:
        since, series = rules[quantity.measure_id].since, counts.of[quantity]
        dates = {date for date, _ in series}
        added = Quantity(f"{quantity.measure_id}.{quantity.part}", "added")
        for (date, cohort), number in list(series.items()):
            before = _before(ended, date, since)
            if date not in ended or (before and before not in dates):
                continue
            earlier = series.get((before, cohort)) if before else None
            value = counts.values[number] - (0 if earlier is None else counts.values[earlier])
            if value >= 0:
                new = counts.add(added, (date, cohort), value, counts.is_count[number], False)
                if earlier is None:
                    counts.join(new, number)
                else:
                    rows.append(Row(number, (earlier, new)))
    return rows


def _grows(quantity: Quantity, rules: Mapping[str, Rule]) -> bool:
    """Whether a part of a measure is counted on from half-term to half-term; what a rate is out of is not."""
    rule = rules[quantity.measure_id]
    return rule.grows and (quantity.part == "numerator" or (quantity.part == "denominator" and rule.unit in SUMS))


def _before(ended: Mapping[dt.date, HalfTerm], date: dt.date, since: str) -> dt.date | None:
    """The end of the half-term before the one that ends at a date, in the same term or year; None for the first of them."""
    now = ended.get(date)
    if now is None or since == "half_term":
        return None
    same = [
        each.ends
        for each in ended.values()
        if each.ends < date and each.academic_year == now.academic_year and (since == "school_year" or each.term == now.term)
    ]
    return max(same, default=None)


def of_rates(counts: Counts) -> Iterator[Row]:
    """Of each rate: the denominator is the numerator and the rest."""
    for quantity, series in counts.of.items():
        if quantity.part == "rest":
            numerators = counts.of[Quantity(quantity.measure_id, "numerator")]
            denominators = counts.of[Quantity(quantity.measure_id, "denominator")]
            for key, number in series.items():
                yield Row(denominators[key], (numerators[key], number))


def of_breakdowns(counts: Counts, rules: Mapping[str, Rule]) -> Iterator[Row]:
    """Of every figure that a breakdown or a crossing breaks down further: it is the sum of its parts."""
    for quantity, series in counts.of.items():
        rule = rules.get(quantity.measure_id)
        if rule is None or quantity.part == "rest":  # the rest adds up because the other two do
            continue
        by: dict[Breakdown, list[tuple[Key, int]]] = {}
        for key, number in series.items():
            by.setdefault(breakdown_of(key[1]), []).append((key, number))
        for wider, finer in _next(rule.breakdowns):
            groups: dict[Key, list[int]] = {}
            for (date, cohort), number in by.get(finer, ()):
                groups.setdefault((date, _only(cohort, wider)), []).append(number)
            for key, parts in groups.items():
                if key in series:
                    yield Row(series[key], tuple(parts))


def _next(breakdowns: Iterable[Breakdown]) -> list[tuple[Breakdown, Breakdown]]:
    """Each breakdown with those that break it down further, none of the public ones standing between."""
    known = list(dict.fromkeys(breakdowns))
    return [(wider, finer) for wider in known for finer in known if wider < finer and not any(wider < between < finer for between in known)]


def _only(cohort: Cohort, columns: Breakdown) -> Cohort:
    return tuple(value if name in columns else ALL for name, value in zip(COHORT_COLUMNS, cohort, strict=True))
