"""The improvement plan as at a date: actions and how they are rated, milestones against what was reached, risks with and without what is
done about them; and what became of each since the plan before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from scorecard.released.lines import Line, Reading
from scorecard.terms import Priority, Rating

DUE_SOON = dt.timedelta(days=28)
GROUPS = ("priority", "lead_role", "partner", "origin", "measure_id")  # what actions are totalled by


@dataclass(frozen=True, eq=False)
class Action:
    """An action of the plan. `line` is that of the indicator it should move, `was` the same action in the plan before."""

    ref: str
    priority: str
    origin: str
    action: str
    lead_role: str
    partner: str
    due_date: dt.date
    revised_due_date: dt.date | None
    rating: Rating
    success_measure: str
    measure_id: str
    progress: str
    impact: str
    line: Line | None = field(default=None, repr=False)
    was: Action | None = field(default=None, repr=False)

    @property
    def expected(self) -> dt.date:
        """The day by which it is now to be done: the revised one, where there is one."""
        return self.revised_due_date or self.due_date

    @property
    def slipped(self) -> bool:
        """Whether it is now expected later than was first agreed."""
        return self.expected > self.due_date

    @property
    def rated_anew(self) -> bool:
        """Whether its rating is another than in the plan before."""
        return self.was is not None and self.was.rating.code != self.rating.code

    @property
    def put_off(self) -> bool:
        """Whether it is expected on another day than in the plan before."""
        return self.was is not None and self.was.expected != self.expected

    def overdue(self, as_at: dt.date) -> bool:
        """Whether it was to be done before a date, and is not."""
        return self.expected < as_at and not self.rating.done

    def due_soon(self, as_at: dt.date) -> bool:
        """Whether it is to be done from a date to 28 days later, and is not yet."""
        return as_at <= self.expected <= as_at + DUE_SOON and not self.rating.done


class Reached(StrEnum):
    """How a milestone stands."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_DUE = "not_due"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, eq=False)
class Milestone:
    """What should be reached by a date, in a number or in words.

    `baseline`, `target` and `actual` are as told, their numbers beside them where they are numbers. `reading` is what the indicator's line
    has at the due date (before it, as at the plan's date), where the plan tells no actual.
    """

    label: str
    measure_id: str
    baseline: str
    baseline_value: float | None
    baseline_date: dt.date | None
    due_date: dt.date
    target: str
    target_value: float | None
    actual: str
    actual_value: float | None
    line: Line | None = field(default=None, repr=False)
    reading: Reading | None = None
    reached: Reached = Reached.NOT_KNOWN


@dataclass(frozen=True, eq=False)
class Risk:
    """A risk of the register: how severe as it stands, and with what is done about it. None where nobody said."""

    risk_id: str
    raised_on: dt.date | None
    risk: str
    severity_before: Rating | None
    mitigation: str
    severity_after: Rating | None
    was: Risk | None = field(default=None, repr=False)

    @property
    def severity(self) -> Rating | None:
        """How severe it is now: with what is done about it, where that was said."""
        return self.severity_after or self.severity_before

    @property
    def moved(self) -> str:
        """How severe it is since the plan before: worse, better or same; empty where either is not known."""
        now, then = self.severity, self.was.severity if self.was else None
        if now is None or then is None:
            return ""
        return "same" if now.place == then.place else "worse" if now.place < then.place else "better"


class Total(NamedTuple):
    """How many actions have a rating, and how many had it in the plan before; None without one, or where it was rated in another scheme."""

    rating: Rating
    actions: int
    before: int | None


@dataclass(frozen=True, eq=False)
class Plan:
    """The plan as at a date. `scheme` is what its actions are rated by, in order; `left` are actions of the plan before that left it."""

    as_at: dt.date
    scheme: tuple[Rating, ...]
    priorities: tuple[Priority, ...]
    actions: tuple[Action, ...]
    milestones: tuple[Milestone, ...] = ()
    risks: tuple[Risk, ...] = ()
    closed: tuple[Risk, ...] = ()  # of the plan before
    left: tuple[Action, ...] = ()
    before: Plan | None = field(default=None, repr=False)

    def totals(self) -> tuple[Total, ...]:
        """Actions by rating, in the scheme's order, those without an action too."""
        return tuple(Total(each, self._rated(each), self._rated_before(each)) for each in self.scheme)

    def by(self, column: str) -> dict[str, Plan]:
        """The plan of each value of a column of GROUPS, in the plan's order: priorities in theirs, others by name, the empty one last."""
        values = {getattr(each, column) for each in (*self.actions, *self.left)}
        order = [each.priority for each in self.priorities] if column == "priority" else []
        rest = sorted(values - set(order), key=lambda each: (not each, each.casefold()))
        return {value: self.narrowed(**{column: value}) for value in (*(each for each in order if each in values), *rest)}

    def narrowed(self, rag: str = "", words: str = "", **columns: str) -> Plan:
        """The plan of those actions that have this rating, all of these words, and in these columns of GROUPS these values.

        Milestones go by priority and measure alone; risks are the whole plan's.
        """
        asked = words.casefold().split()

        def kept(of: Iterable[Action]) -> tuple[Action, ...]:
            return tuple(
                each
                for each in of
                if rag in ("", each.rating.code)
                and all(getattr(each, name) == value for name, value in columns.items())
                and (not asked or all(word in _text(each) for word in asked))
            )

        milestones = tuple(
            each
            for each in self.milestones
            if columns.get("measure_id", each.measure_id) == each.measure_id
            and ("priority" not in columns or (each.line is not None and each.line.indicator.priority == columns["priority"]))
        )
        before = replace(self.before, actions=kept(self.before.actions)) if self.before else None
        return replace(self, actions=kept(self.actions), left=kept(self.left), milestones=milestones, before=before)

    @property
    def done(self) -> tuple[Action, ...]:
        """Actions whose rating says that they are finished."""
        return tuple(each for each in self.actions if each.rating.done)

    @property
    def in_trouble(self) -> tuple[Action, ...]:
        """Actions whose rating says that they need attention."""
        return tuple(each for each in self.actions if each.rating.trouble)

    @property
    def overdue(self) -> tuple[Action, ...]:
        """Actions that should be done and are not, the longest overdue first."""
        return _by_date(each for each in self.actions if each.overdue(self.as_at))

    @property
    def slipped(self) -> tuple[Action, ...]:
        """Actions that are now expected later than was first agreed, the furthest first."""
        return tuple(sorted((each for each in self.actions if each.slipped), key=lambda each: each.due_date - each.expected))

    @property
    def due_soon(self) -> tuple[Action, ...]:
        """Actions to be done within 28 days, the first due first."""
        return _by_date(each for each in self.actions if each.due_soon(self.as_at))

    @property
    def new(self) -> tuple[Action, ...]:
        """Actions that the plan before did not have; none where there is no plan before."""
        return tuple(each for each in self.actions if each.was is None) if self.before else ()

    @property
    def changed(self) -> tuple[Action, ...]:
        """Actions that are rated anew, or expected on another day, since the plan before."""
        return tuple(each for each in self.actions if each.rated_anew or each.put_off)

    def _rated(self, of: Rating) -> int:
        return sum(each.rating.code == of.code for each in self.actions)

    def _rated_before(self, of: Rating) -> int | None:
        if self.before is None or {each.scheme for each in self.before.scheme} != {each.scheme for each in self.scheme}:
            return None
        return self.before._rated(of)


def _by_date(found: Iterable[Action]) -> tuple[Action, ...]:
    return tuple(sorted(found, key=lambda each: each.expected))


def _text(each: Action) -> str:
    label = each.line.indicator.label if each.line else each.measure_id
    return " ".join(
        (each.ref, each.action, each.lead_role, each.partner, each.origin, each.success_measure, label, each.progress, each.impact)
    ).casefold()
