"""A highlight report in words: what is known of a priority, by rule, under each of its parts; and the whole as plain text."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping, Sequence

from scorecard.released import Action, Milestone, Plan, Reached
from scorecard.terms import PARTS, Priority
from scorecard.wording.board import NOTHING, BoardRow
from scorecard.wording.file_names import name_of_file
from scorecard.wording.milestones import REACHED, actual, in_unit
from scorecard.wording.numbers import count, day, short_day, since
from scorecard.wording.plan import priority, rating

TITLES: Mapping[str, str] = {
    "working_well": "Working well",
    "less_well": "Working less well",
    "opportunities": "Opportunities",
    "risks": "Risks and mitigation",
    "challenges": "Challenges",
    "milestones": "Milestones done and next",
    "difference": "What difference it makes",
    "help": "How the board can help",
}
NOT_WRITTEN = "Nothing written yet."
FILLED = (
    "Each part begins with what the figures and the plan say by rule. What somebody judged stands below it, with who wrote it; it is "
    "carried forward from the report before, marked as a draft, until it is saved again."
)
RISKS_ARE_COMMON = "The register is the whole plan's."
MOST, LONGEST = 3, 110  # sentences of a kind, and letters of a text that a page has room for


def facts(plan: Plan, said: Iterable[BoardRow], of: Priority) -> Mapping[str, tuple[str, ...]]:
    """What is known of a priority as at the plan's date, by part. `plan` is the whole plan, `said` every line of the
    catalogue as at its date."""
    own = plan.narrowed(priority=of.priority)
    rows = [each for each in said if each.priority == of.priority]
    found = {
        "working_well": (*_indicators(rows, "met", "better"), *_in_hand(own)),
        "less_well": (*_indicators(rows, "below", "worse"), *_in_trouble(own)),
        "risks": _risks(plan),
        "challenges": _first(
            [f"{_named(each)}: put off from {short_day(each.due_date)} to {short_day(each.expected)}" for each in own.slipped]
        ),
        "milestones": _milestones(own),
        "difference": _first([f"{each.ref}: {_short(each.impact)}" for each in own.actions if each.impact]),
    }
    return {part: found.get(part, ()) for part in PARTS}


def headline(plan: Plan, of: Priority) -> str:
    """A report's first line: which priority, as at which date."""
    return f"Highlight report: {priority(of)}, as at {day(plan.as_at)}"


def draft(as_at: dt.date, now: dt.date) -> str:
    """That a text is carried forward: `Draft, carried forward from February`."""
    return f"Draft, carried forward from {since(as_at, now)}"


def named(parts: str) -> str:
    """Parts as the register has them, in words: `Challenges, How the board can help`."""
    return ", ".join(TITLES.get(each, each) for each in parts.split(", "))


def written_by(who: str, at: dt.datetime) -> str:
    """Who wrote a text, and when."""
    return f"{who}, {day(at.date())}"


def entered(many: int) -> str:
    """What became of saving."""
    return f"{count(many, 'part', 'parts').capitalize()} saved."


def as_text(title: str, aim: str, said: Mapping[str, Sequence[str]], source: str) -> str:
    """The report as plain text: `said` has the lines of each part."""
    lines = [title, aim, ""]
    for part in PARTS:
        lines += [TITLES[part].upper(), *(said.get(part) or [NOT_WRITTEN]), ""]
    return "\r\n".join([*lines, source, ""])


def file_name(plan: Plan, of: Priority) -> str:
    """What a report's file is called."""
    return f"highlight_report_{name_of_file(of.priority)}_{plan.as_at:%Y-%m}.txt"


def _indicators(rows: Sequence[BoardRow], rated: str, verdict: str) -> tuple[str, ...]:
    """Indicators with this rating, or that moved this way; those with both first. One that is met and worse stands under both."""
    found = [each for each in rows if each.rating == rated or each.verdict == verdict]
    found = sorted(found, key=lambda each: (each.rating != rated) + (each.verdict != verdict))
    return _first([_stands(each) for each in found], "indicator", "indicators")


def _stands(row: BoardRow) -> str:
    parts = [row.latest]
    if row.rating:
        parts.append(f"{row.rated} ({row.target})")
    if row.verdict and row.previous != NOTHING:
        parts.append(f"{row.change}, before {row.previous}")
    return f"{_short(row.label)}: {'; '.join(parts)}"


def _in_hand(own: Plan) -> tuple[str, ...]:
    """How many actions need no attention, and which were done since the plan before."""
    rest = [each for each in own.totals() if each.actions and not each.rating.trouble]
    many = sum(each.actions for each in rest)
    if not many:
        return ()
    words = ", ".join(f"{rating(each.rating)} {each.actions}" for each in rest)
    needs = "needs" if many == 1 else "need"
    newly = [each for each in own.done if each.was is not None and not each.was.rating.done]
    since_then = f"Done since {since(own.before.as_at, own.as_at)}: " if own.before else ""
    return (
        f"{many} of {count(len(own.actions), 'action', 'actions')} {needs} no attention: {words}",
        *_first([f"{since_then}{_named(each)}" for each in newly]),
    )


def _in_trouble(own: Plan) -> tuple[str, ...]:
    found = sorted(own.in_trouble, key=lambda each: each.rating.place)
    said = _first(
        [f"{rating(each.rating)}: {_named(each)}" for each in found], "action that needs attention", "actions that need attention"
    )
    late = [f"{each.ref} ({short_day(each.expected)})" for each in own.overdue[:6]]
    more = f" and {len(own.overdue) - 6} more" if len(own.overdue) > 6 else ""
    return (*said, *([f"Overdue: {', '.join(late)}{more}"] if late else []))


def _risks(plan: Plan) -> tuple[str, ...]:
    said = [
        f"{rating(each.severity)} (without mitigation {rating(each.severity_before)}): {_short(each.risk)}. {_short(each.mitigation)}"
        for each in plan.risks
    ]
    return _first(said, "risk", "risks")


def _milestones(own: Plan) -> tuple[str, ...]:
    """Milestones that are due, the newest first, then those that come next; and the actions due next."""
    due = [each for each in own.milestones if each.reached in (Reached.MET, Reached.NOT_MET, Reached.NOT_KNOWN)]
    coming = [each for each in own.milestones if each.reached is Reached.NOT_DUE]
    done = _first([_milestone(each) for each in reversed(due)])
    following = _first([f"Next: {_aimed(each)}" for each in coming])
    actions = [f"Next: {_named(each)}, by {short_day(each.expected)}" for each in own.due_soon]
    return (*done, *following, *_first(actions, "action due soon", "actions due soon"))


def _milestone(of: Milestone) -> str:
    return f"{REACHED[of.reached]}: {_aimed(of)}"


def _aimed(of: Milestone) -> str:
    aimed = f"{_short(of.label)}, {in_unit(of.line, of.target, of.target_value)} by {short_day(of.due_date)}"
    return aimed if actual(of) == NOTHING else f"{aimed}; {actual(of)}"


def _first(said: Sequence[str], one: str = "", many: str = "") -> tuple[str, ...]:
    """The first few, and how many others there are."""
    rest = len(said) - MOST
    if rest <= 0:
        return tuple(said)
    return (*said[:MOST], f"And {count(rest, f'other {one}'.rstrip(), f'other {many}'.rstrip() if many else 'others')}")


def _named(of: Action) -> str:
    return f"{of.ref} {_short(of.action)}"


def _short(text: str) -> str:
    return textwrap.shorten(text, LONGEST, placeholder=" …").rstrip(".")
