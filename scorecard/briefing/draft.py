"""A briefing as it would read: every figure of its items from the release's public file, what was asked, then and now, and questions."""

from __future__ import annotations

from dataclasses import dataclass, field

from scorecard import exceptions, wording
from scorecard.briefing.errors import BriefingError
from scorecard.briefing.lines import line_of
from scorecard.briefing.questions import questions
from scorecard.briefing.then import Then, earlier, then_of
from scorecard.register import Register
from scorecard.released import Released, open_public
from scorecard.terms import Briefing, BriefingItem, Recommendation
from scorecard.wording import BoardRow


@dataclass(frozen=True, eq=False)
class Figure:
    """A figure of a briefing: its item, its row, the sentences drafted for it, and what was told of it before."""

    item: BriefingItem
    row: BoardRow
    drafted: str
    then: Then | None

    @property
    def words(self) -> str:
        """What stands beside it: the author's words, else the drafted ones."""
        return self.item.words.strip() or self.drafted

    @property
    def told(self) -> str:
        """The figure itself, or the sign in its place."""
        return wording.briefing.told(self.row.line, self.row.reading)


@dataclass(frozen=True, eq=False)
class Draft:
    """All that a briefing says. `answers`: each recommendation of the committee with how its linked figure stands."""

    briefing: Briefing
    release: Released = field(repr=False)
    figures: tuple[Figure, ...]
    answers: tuple[tuple[Recommendation, str], ...]
    questions: tuple[str, ...]


def draft(briefing: Briefing, register: Register | None = None) -> Draft:
    """What a briefing would say, from its release's public file and nothing else; reasons, rebases and earlier meetings are the register's.

    Raises BriefingError for a cohort that there is not, NoRelease without a public file, UnknownMeasure for a figure that it lacks.
    """
    register = register or Register.open()
    release = open_public(briefing.release_id)
    if release.public is None:
        raise BriefingError(f"The file of release {briefing.release_id} names no rule of disclosure control. Make its public file again.")
    before, limits = earlier(briefing, register), exceptions.rebases(release.lines())
    figures = tuple(_figure(release, each, before, limits) for each in briefing.items)
    as_at = release.release.newest_as_at
    rows = [each.row for each in figures]
    answers = _answers(release, briefing)
    explained, asked = exceptions.open_commentary(as_at).keys(), [each for each, _ in answers]
    return Draft(briefing, release, figures, answers, questions(release, rows, explained, asked, briefing.meeting))


def _figure(release: Released, item: BriefingItem, before, limits) -> Figure:  # type: ignore[no-untyped-def]
    line = line_of(release, item)
    own = () if item.column else limits.get(line.indicator.indicator_id, ())
    row = wording.board_row(line, release.release.newest_as_at, own)
    then = then_of(row, item, before, release.public)
    last = wording.briefing.since(then.told, then.period, then.meeting) if then else ""
    return Figure(item, row, wording.briefing.drafted(row, item.comparators, last), then)


def _answers(release: Released, briefing: Briefing) -> tuple[tuple[Recommendation, str], ...]:
    """What the committee recommended up to the meeting, the latest first, and how the linked figure stands."""
    asked = [
        each
        for each in release.recommendations()
        if each.committee.casefold() == briefing.committee.casefold() and each.meeting <= briefing.meeting
    ]
    asked.sort(key=lambda each: each.meeting, reverse=True)
    return tuple((each, _linked(release, each.linked)) for each in asked)


def _linked(release: Released, subject: str) -> str:
    if not subject:
        return ""
    row = wording.board_row(line_of(release, BriefingItem(subject)), release.release.newest_as_at)
    return wording.briefing.stands(row)
