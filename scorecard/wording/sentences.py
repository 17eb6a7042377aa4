"""Sentences that say what a chart shows. Each is true of the figures it is given: compared unrounded, and saying where a month is empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from scorecard.released import HALF_TERM, Figures, Point, Public, SetAside
from scorecard.terms import ALL, FEW, Measure
from scorecard.wording.names import column, label
from scorecard.wording.numbers import BY, SIGNS, SUPPRESSED, count, counts, day, month, months, number, period, period_before, rounded
from scorecard.wording.subjects import SUBJECTS, Subject

WHEN = {"stock": "at the end of", "to_date": "in the school year to"}  # by kind of subject
NAMED = 3  # returns with records set aside, by name, in a source line
CLOSED = ("plans_issued_count", "refusal_to_issue_rate", "refusal_to_assess_rate", "closed_otherwise_count")


def change(now: Point, before: Point | None, unit: str, window: str = "month", decimals: int = 1) -> str:
    """What became of a figure: `, up from 52.9% in February`; empty where there is nothing to compare. Begins with its comma."""
    if before is None or before.value is None or now.value is None:
        return ""
    then = f"{'at' if window == HALF_TERM else 'in'} {period_before(before.as_at, now.as_at, window)}"
    if now.value == before.value:
        return f", the same as {then}"
    if number(now.value, unit, decimals) == number(before.value, unit, decimals):
        return f", almost the same as {then}"
    return f", {'up' if now.value > before.value else 'down'} from {number(before.value, unit, decimals)} {then}"


def title(figures: Figures, measure_id: str) -> str:
    """A measure's finding for the newest month: `67.1% of plans issued in March 2024 were ..., up from 52.9% in February`."""
    measure, subject = figures.measure(measure_id), SUBJECTS.get(measure_id)
    if measure is None or not figures.months:
        return f"No figures for this in release {figures.release_id}"
    newest = figures.months[-1]
    now, before = figures.now(measure_id), figures.before(measure_id)
    if now is None:
        return f"{measure.label}: no figure yet for {period(newest, figures.window)}"
    if now.value is None and subject is not None and now.sign == "z":
        return _nothing(subject, newest, figures.window)
    if now.value is None or subject is None:
        said = number(now.value, measure.unit, measure.decimals) if now.value is not None else SIGNS.get(now.sign, "not available")
        return f"{measure.label}: {said} {'at' if figures.window == HALF_TERM else 'in'} {period(newest, figures.window)}"
    return _finding(subject, measure, now, figures.window) + change(now, before, measure.unit, figures.window, measure.decimals)


def _finding(subject: Subject, measure: Measure, now: Point, window: str) -> str:
    assert now.value is not None
    if subject.finding:
        return subject.finding.format(month=period(now.as_at, window), value=number(now.value, measure.unit, measure.decimals))
    said = count(now.value, subject.one, subject.many)
    when = WHEN.get(subject.kind) or ("in the half-term to" if window == HALF_TERM else "in")
    return f"{said[0].upper()}{said[1:]} {when} {period(now.as_at, window)}"


def _nothing(subject: Subject, newest: dt.date, window: str) -> str:
    what = "average" if subject.kind == "mean" else "rate"
    return f"There were no {subject.many.format(month=period(newest, window))}, so there is no {what}"


def of_them(figures: Figures, measure_id: str) -> str:
    """A rate's two counts for the newest month: `55 of 82 plans issued in March 2024 were issued within 20 weeks of the request.`"""
    subject, now = SUBJECTS[measure_id], figures.now(measure_id)
    if now is None or now.denominator is None:
        return ""
    many = subject.many.format(month=period(now.as_at, figures.window))
    if now.denominator == 0:
        return f"There were no {many}."
    few = " So few cases swing the rate: read it with care." if now.denominator < FEW else ""
    return f"{counts(now)} {many} {subject.did.format(month=period(now.as_at, figures.window))}.{few}"


def stands(figures: Figures, measure_id: str) -> str:
    """The finding as a sentence in running text, with whom it is of where a filter does not reach it; empty without figures."""
    if not figures.of(measure_id):
        return ""
    wider = ", ".join(label(name, ALL).lower() for name in figures.wider(measure_id))
    return f"{title(figures, measure_id)}{f' ({wider})' if wider else ''}."


def parts(figures: Figures, measure_id: str, details: Sequence[str]) -> str:
    """How the newest month's count divides: `Up to 6 weeks: 44 · 6 to 16 weeks: 50.`; empty where there is nothing to divide."""
    total = figures.now(measure_id)
    if total is None or not total.value:
        return ""
    said = []
    for detail in details:
        point = figures.now(measure_id, detail)
        if point is not None and point.sign == SUPPRESSED:
            said.append(f"{label('detail', detail)}: suppressed")
        elif point is not None and point.value:
            said.append(f"{label('detail', detail)}: {number(point.value)}")
    return f"{' · '.join(said)}." if said else ""


def closed(figures: Figures, as_at: dt.date) -> float | None:
    """How many cases left in a month, each way added up: plan issued, plan refused, assessment refused, closed for other reasons. None
    where one of them is suppressed."""
    found = [point for each in CLOSED for point in figures.of(each) if point.as_at == as_at]
    return None if any(point.sign == SUPPRESSED for point in found) else sum(point.numerator or 0 for point in found)


def flow_title(figures: Figures) -> str:
    """What came in and went out in the newest month: `118 requests came in and 173 cases were closed in March 2024`."""
    now = figures.now("requests_count")
    if now is None or not figures.months:
        return f"No figures for this in release {figures.release_id}"
    out = closed(figures, now.as_at)
    if now.sign == SUPPRESSED or out is None:
        return f"Requests in and cases closed in {period(now.as_at, figures.window)}: suppressed in part"
    came = count(now.numerator, "request", "requests")
    left = count(out, "case was", "cases were")
    return f"{came[0].upper()}{came[1:]} came in and {left} closed in {period(now.as_at, figures.window)}"


def flow_sentence(figures: Figures) -> str:
    """What that did to the open cases, and over the last twelve months."""
    now, before = figures.now("assessments_open_count"), figures.before("assessments_open_count")
    said = []
    if now is not None and before is not None and now.value is not None and before.value is not None:
        by = rounded(abs(now.value - before.value), 0)
        how = f"{'fell' if now.value < before.value else 'rose'} by {by:,} to" if by else "stayed at"
        said.append(f"Open assessments {how} {number(now.value)}.")
    year = figures.last(12)
    if len(year.months) == 12 and figures.window == "month":
        came, left = year.of("requests_count"), [closed(year, each) for each in year.months]
        known = [each for each in left if each is not None]
        if len(known) == len(left) and all(point.sign != SUPPRESSED for point in came):
            in_all = number(sum(point.numerator or 0 for point in came))
            said.append(f"Over 12 months {in_all} came in and {number(sum(known))} were closed.")
    return " ".join(said)


def unfiltered(figures: Figures, measure_id: str) -> str:
    """Why a chart shows more than the filters ask for; empty where it does not."""
    words = [column(name) for name in figures.wider(measure_id)]
    if not words:
        return ""
    subject = SUBJECTS[measure_id].plural if measure_id in SUBJECTS else "These"
    listed = " or ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])} or {words[-1]}"
    return f"{subject} are not counted by {listed}: this shows all of them, whatever is chosen above."


def begins(figures: Figures, measure_ids: Iterable[str]) -> str:
    """Why a line begins later than the chart; empty where none does."""
    said = []
    for measure_id in measure_ids:
        points = figures.of(measure_id)
        if points and figures.months and points[0].as_at > figures.months[0] and measure_id in SUBJECTS:
            said.append(f"\u201c{SUBJECTS[measure_id].short}\u201d begins in {month(points[0].as_at)}")
    return f"{'; '.join(said)}: earlier months would lack cases that had closed before the return begins." if said else ""


def alt(kind: str, about: str, figures: Figures, finding: str, newest_alone: bool = False) -> str:
    """A chart in one line, for who cannot see it: what kind, of what, which months (`newest_alone`: the last one), what it shows."""
    span = f", {BY.get(figures.window, 'by month')}, {months(figures.months[0], figures.months[-1])}" if figures.months else ""
    if newest_alone and figures.months:
        span = f", {period(figures.months[-1], figures.window)}"
    return f"{kind} of {about}{span}. {finding}. The figures are in the table below it."


def definitions(measures: Iterable[Measure | None]) -> str:
    """What is counted, in the measures' own words, with the law or source that says so, as a list in Markdown."""
    return "\n".join(f"- **{each.label}.** {each.asks} *Basis: {each.basis}.*" for each in measures if each is not None)


def source(figures: Figures, measure_ids: Sequence[str], linked: bool = False) -> str:
    """Where a chart's figures come from: release, as-at date, definition, and what was set aside of the returns that they rest on.
    `linked`: in Markdown, each definition leading to its own."""
    found = [each for each in map(figures.measure, measure_ids) if each is not None]
    named = "; ".join(f"[{each.label}](definitions?measure={each.measure_id})" if linked else each.label for each in found)
    to = f"figures to {day(figures.months[-1])}" if figures.window == HALF_TERM and figures.months else f"as at {day(figures.newest)}"
    said = [f"Release {figures.release_id}", to]
    if measure_ids:
        said.append(f"definition: {named or 'not in this release'}")
    elif linked:
        said.append("[definitions](definitions)")
    return " · ".join([*said, *control(figures.public), *set_aside(figures.set_aside(measure_ids))])


def control(public: Public | None) -> list[str]:
    """The rule of disclosure control that public figures are made by; nothing of officers' figures."""
    if public is None:
        return []
    return [f"Public figures: counts of 1 to {public.threshold - 1} are suppressed (c), and what would give them away"]


def set_aside(found: Sequence[SetAside]) -> list[str]:
    """How many records were set aside: `3 records set aside`; of several returns, in which: `… in casework as at 31 March 2024, 2 in …`."""
    if not found:
        return []
    first = f"{count(found[0].records, 'record', 'records')} set aside"
    if len(found) == 1:
        return [first]
    named = [f"{first} in {_sent(found[0])}", *(f"{each.records:,} in {_sent(each)}" for each in found[1:NAMED])]
    if rest := found[NAMED:]:
        named.append(f"{sum(each.records for each in rest):,} in {count(len(rest), 'other return', 'other returns')}")
    return [", ".join(named)]


def _sent(each: SetAside) -> str:
    return f"{each.return_name} as at {day(each.as_at)}"


def file_name(about: str, figures: Figures) -> str:
    """What a download is called, without its ending: `plans_within_20_weeks_2024-03_r0001`."""
    words = "_".join("".join(each if each.isalnum() else " " for each in about.lower()).split())
    return f"{words}_{figures.newest:%Y-%m}_{figures.release_id}"


def short(measure_id: str, measure: Measure | None = None) -> str:
    """A measure's short name, beside a line."""
    if measure_id in SUBJECTS:
        return SUBJECTS[measure_id].short
    return measure.label if measure else measure_id


def scope(figures: Figures, measure_id: str) -> str:
    """The cohort that a measure's figures are of, in words, without the columns that it does not have; empty for everyone."""
    wider = figures.wider(measure_id)
    return " · ".join(label(name, value) for name, value in figures.cohort.items() if value != ALL and name not in wider)
