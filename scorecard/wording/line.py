"""A line of the scorecard on its own page, in sentences: where it stands, what it serves, how each period was first told."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.released import Figures, Line, Point, Reading
from scorecard.spc import why_not
from scorecard.terms import ALL, Priority
from scorecard.wording.board import NO_REAL_CHANGE, RATINGS, BoardRow, compared, dated, decimals, figure, rated, said, within
from scorecard.wording.inert import in_a_line
from scorecard.wording.names import label
from scorecard.wording.numbers import count, counts, day, period
from scorecard.wording.process import process_sentences
from scorecard.wording.sentences import control, set_aside

COVERS = {
    "month": "of the month, or as at its end",
    "term": "of the term",
    "half_term": "of the half-term",
    "quarter": "of the quarter",
    "year_to_date": "of the year so far",
    "rolling_12_months": "of the last 12 months",
}
PERIODS = ("Period", "Figure", "Cases", "Target", "Rating", "We work out", "First published")
KINDS = {
    "worked_out": "Worked out here from the returns.",
    "supplied": "Supplied by a partner, as it was told.",
    "published": "Published by the Department for Education of this authority.",
}
SHARES = {
    "year_to_date": "It adds up from period to period",
    "rolling_12_months": "Each figure of 12 months shares months with the one before",
}
FREQUENCIES = {"monthly": "month", "termly": "term", "half_termly": "half-term", "quarterly": "quarter", "annual": "year"}


def line_title(row: BoardRow) -> str:
    """Where an indicator stands, as a heading: `67.1% in Mar 2024, below tolerance of the target of 95%`."""
    now, period = row.reading, f" {within(row.line, row.reading)}".rstrip()
    stands = f"{row.latest}{period}" if now.value is not None else f"{row.latest}{period}: no figure"
    target = row.line.target(now.as_at)
    if not row.rating or target is None or target.target is None:
        return stands
    above, below, _, _ = RATINGS[row.rating]
    words = (above if row.line.indicator.better == "higher" else below).lower()
    aim = figure(row.line, target.target)
    joined = f"{words.removesuffix(' target')} the target of {aim}" if words.endswith("target") else f"{words} of the target of {aim}"
    return f"{stands}, {joined}"


def line_sentences(row: BoardRow) -> str:
    """What the figure is compared with, in a sentence each."""
    line, now = row.line, row.reading
    each = FREQUENCIES[line.indicator.frequency]
    found = []
    if now.value is not None and row.earlier is not None and line.directed():
        # Of what is told by quarter or year, the one before that there is may be further back: its period is named.
        when = within(line, row.earlier) if line.indicator.frequency in ("quarterly", "annual") else f"the {each} before"
        found.append(_change(line, now, row.earlier, when, row.verdict == "noise"))
    if now.value is not None and (then := line.year_before(now)) is not None:
        found.append(_change(line, now, then, "at the same point a year before", row.year_change.endswith(NO_REAL_CHANGE)))
    if not line.directed():
        found.append(f"{SHARES[line.indicator.window]}, so it is not set beside the one before, only beside the same point of last year.")
    if row.note:
        found.append(row.note)
    if now.comment and now.supplied and line.indicator.kind != "published":
        found.append(f"With it came: \u201c{now.comment}\u201d")
    return " ".join(found)


def _change(line: Line, now: Reading, then: Reading, when: str, noise: bool = False) -> str:
    if then.value is None:
        return f"{when[0].upper()}{when[1:]}: {said(line, then).lower()}."
    if noise:
        assert now.value is not None
        return f"{'Higher' if now.value > then.value else 'Lower'} than {said(line, then)} {when}, which is no real change."
    verdict, _ = compared(line, now, then)
    words = {"better": "Better than", "worse": "Worse than", "same": "The same as", "up": "Higher than", "down": "Lower than"}
    return f"{words[verdict]} {said(line, then)} {when}."


def line_serves(row: BoardRow, priorities: Sequence[Priority]) -> str:
    """The priority and the aim that a figure leads to; empty where the plan has none for it."""
    of = next((each for each in priorities if each.priority == row.priority), None)
    return f"Serves priority {of.priority}, {of.name}: {of.aim[0].lower()}{of.aim[1:]}." if of else ""


def line_definition(line: Line) -> str:
    """What an indicator counts, whose it is, and where its figures are from, in Markdown."""
    of = line.indicator
    cohort = [label(name, getattr(of, name)) for name in ("phase", "sen_provision", "detail") if getattr(of, name) != ALL]
    about = [
        in_a_line(of.definition),
        f"- Who answers for it: {in_a_line(of.owner)}",
        f"- Where it is from: {KINDS[of.kind]}",
        *([f"- Of: {in_a_line(', '.join(cohort))}"] if cohort else []),
        f"- Told once a {FREQUENCIES[of.frequency]}, {COVERS[of.window]}",
        f"- Better: {of.better or 'neither higher nor lower'}",
        *([f"- Numbered {of.monthly} on the board's monthly scorecard"] if of.monthly else []),
        *([f"- Numbered {of.termly} on the board's termly scorecard"] if of.termly else []),
    ]
    return "\n".join([about[0], "", *about[1:]])


def periods_table(line: Line, until: Reading) -> dict[str, list[str]]:
    """Every period to a reading's, newest first: what stands, what we work out, the target and rating, and how it was first published."""
    rows = [each for each in reversed(line.readings) if each.as_at <= until.as_at]
    found: dict[str, list[str]] = {name: [] for name in PERIODS}
    for each in rows:
        target, ours = line.target(each.as_at), line.ours_at(each.as_at)
        told, now, release_id = _told_first(line, each)
        found["Period"].append(dated(line, each))
        found["Figure"].append(said(line, each))
        cases = each.denominator is not None and each.numerator is not None and line.unit == "percent"
        found["Cases"].append(counts(Point(each.as_at, each.numerator, each.denominator, each.value, each.sign)) if cases else "")
        found["Target"].append(figure(line, target.target) if target and target.target is not None else "")
        found["Rating"].append(rated(line.rating(each), line.indicator.better))
        found["We work out"].append(said(line, ours) if ours else "")
        found["First published"].append("" if not told else f"{told} ({release_id})" if told != now else "as now")
    return {name: cells for name, cells in found.items() if any(cells) or name in ("Period", "Figure")}


def revised(line: Line) -> int:
    """How many periods are told otherwise than when they were first published."""
    return sum(told != now for told, now, _ in (_told_first(line, each) for each in line.readings) if told)


def _told_first(line: Line, each: Reading) -> tuple[str, str, str]:
    """A period's figure as it was first published and as it is now, supplied or worked out as it stands, and the release that first told
    it; the first is empty where that is not kept."""
    first, supplied = line.first.get(each.as_at), line.first_supplied.get(each.as_at) if each.supplied else None
    # What stood first: the supplied one, unless ours was published before anything was supplied.
    if supplied and (first is None or (len(supplied.release_id), supplied.release_id) <= (len(first.release_id), first.release_id)):
        return said(line, supplied.reading), said(line, each), supplied.release_id
    if first is None:
        return "", "", ""
    value = first.numerator if line.indicator.figure == "numerator" else first.value
    return said(line, Reading(each.as_at, value, sign=first.sign)), said(line, each._replace(beside=None)), first.release_id


def revisions(line: Line) -> str:
    """Whether figures were revised since they were first published."""
    if not line.first and not line.first_supplied:
        return "These are the figures as they stand now. What was first published of them is in the earlier releases."
    if not (changed := revised(line)):
        return "No figure has changed since it was first published."
    return f"{count(changed, 'figure has', 'figures have').capitalize()} changed since first published: both are shown."


def line_process(row: BoardRow) -> list[str]:
    """The sentences under an indicator's chart: what its process says, or why it has none."""
    of, process = row.line.indicator, row.process
    if process is None or process.last is None:
        return [why_not(of.window, of.frequency)] if why_not(of.window, of.frequency) else []
    older = [] if row.judged else [f"The last figure is of {period(process.last.as_at, of.window)}."]
    return [*older, *process_sentences(process, of.unit, decimals(row.line), of.window)]


def board_source(figures: Figures, measure_ids: Sequence[str] = ()) -> str:
    """Which release a scorecard's figures are of, and what was set aside of the returns that they rest on (of some measures' alone)."""
    stands = [f"Release {figures.release_id}", f"as at {day(figures.newest)}", *control(figures.public)]
    stands += set_aside(figures.set_aside(measure_ids))
    return f"{' · '.join(stands)}. Supplied figures stand as partners sent them; the others are worked out here."


def file_words(about: str) -> str:
    """What a download is called, without its ending."""
    return "_".join("".join(each if each.isalnum() else " " for each in about.lower()).split())
