"""What a briefing says, as plain text and tables: made once, and rendered alike as a page, on paper and as tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorecard import wording
from scorecard.briefing import picture
from scorecard.briefing.draft import Draft, Figure
from scorecard.wording.briefing import SECTIONS
from scorecard.wording.signals import KEY


@dataclass(frozen=True)
class Table:
    """A table: what it is, its headings, and its rows, whose first cell is the row's heading. All of it is text."""

    about: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class FigureTold:
    """A figure: its ID within the page, its name, its figure and period, its words, its facts, its chart (empty: none) and its table."""

    name: str
    label: str
    figure: str
    period: str
    words: str
    facts: Sequence[tuple[str, str]]
    chart: str
    alt: str
    table: Table


@dataclass(frozen=True)
class Told:
    """A whole briefing, as text. `sections`: the headings of its four parts, in order."""

    title: str
    whose: str
    synthetic: str
    about: Sequence[tuple[str, str]]
    sections: Sequence[str]
    asked: Table
    nothing_asked: str
    then: Table
    no_then: str
    questions: Sequence[str]
    no_question: str
    figures: Sequence[FigureTold]
    key: Sequence[str]
    source: str


def told(of: Draft) -> Told:
    """A draft as text, with its charts."""
    briefing, release = of.briefing, of.release.release
    source = wording.briefing.source(release.release_id, release.newest_as_at, release.published_at)
    about = [("Committee", briefing.committee), ("Meeting", wording.day(briefing.meeting)), ("Figures", source)]
    if briefing.replaces:
        about.append(("Replaces", f"briefing {briefing.replaces}"))
    credit = wording.credit(each for figure in of.figures for each in figure.row.line.comparators)
    return Told(
        title=briefing.title,
        whose=release.authority_name or release.authority_code,
        synthetic=wording.states.SYNTHETIC if wording.is_synthetic(release.authority_name) else "",
        about=about,
        sections=SECTIONS,
        asked=_asked(of),
        nothing_asked=wording.briefing.NOTHING_ASKED,
        then=_then(of),
        no_then=wording.briefing.NO_THEN,
        questions=of.questions,
        no_question=wording.briefing.NOTHING_TO_ASK,
        figures=tuple(_figure(place, each) for place, each in enumerate(of.figures, 1)),
        key=[each for each in (wording.briefing.rule(of.release.public), KEY, credit) if each],
        source=source,
    )


def _asked(of: Draft) -> Table:
    """What a member looks for comes first: on a phone the last columns are beyond the edge."""
    headings = ("Asked for", "Stands", "The figure now", "What came of it", "Who answers", "Due", "Meeting")
    rows = [
        (
            *(each.resolution, wording.briefing.answered(each, of.briefing.meeting), stands or "No figure shows this"),
            *(each.response or "No answer yet", each.owner, wording.short_day(each.due) if each.due else "No day was set"),
            wording.short_day(each.meeting),
        )
        for each, stands in of.answers
    ]
    return Table("What this committee asked for", headings, rows)


def _then(of: Draft) -> Table:
    headings = ("Figure", "Then", "Today", "A real change?", "The earlier period, as told today", "Told at")
    rows = []
    for each in of.figures:
        if each.then is None:
            continue
        was = each.then
        at = f"the meeting of {wording.short_day(was.meeting)}" if was.meeting else f"release {was.release_id}"
        again = f"{wording.briefing.REVISED}: {was.as_now}" if was.revised else wording.briefing.AS_THEN
        rows.append((each.row.label, f"{was.told} ({was.period})", f"{each.told} ({each.row.period})", was.verdict, again, at))
    return Table("Earlier figures beside today's", headings, rows)


def _figure(place: int, of: Figure) -> FigureTold:
    row = of.row
    readings = [each for each in row.line.readings if each.as_at <= row.reading.as_at][-picture.MOST :]
    process = row.process
    signals: Mapping[dt.date, str] = {each.as_at: wording.signal(each) for each in process.points} if process else {}
    columns = wording.briefing.table(row.line, readings, signals)
    table = Table(f"{row.label}, by period", tuple(columns), list(zip(*columns.values(), strict=True)))
    drawn = picture.drawn(row)
    facts = [("Target", row.target), ("Rating", row.rated), ("Signal", row.signal), ("Target and process", row.outlook)]
    facts += [(name, getattr(row, key)) for key, name in wording.briefing.PLACES.items() if key in of.item.comparators]
    facts += [("Not comparable", row.incomparable)] if of.item.comparators else []
    return FigureTold(
        name=f"figure-{place}",
        label=row.label,
        figure=of.told,
        period=row.period,
        words=of.words,
        facts=[(name, value) for name, value in facts if value and value != wording.NOTHING],
        chart=picture.svg(drawn),
        alt=wording.briefing.alt(row, drawn.kind),
        table=table,
    )
