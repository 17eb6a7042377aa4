"""The improvement plan in words: how it stands, what moved since the plan before, and its risks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scorecard.released import Action, Plan, Risk, Total
from scorecard.released.plan import DUE_SOON
from scorecard.terms import Priority, Rating
from scorecard.wording.board import NOTHING
from scorecard.wording.numbers import count, day, short_day, since

NO_PLAN = "**This release has no improvement plan.** It appears once the return *improvement_plan* has been loaded, accepted and published."
NO_SUCH_ACTION = "No action of the plan is like that. Choose less above."
LEFT = "Left the plan"
FILTERS = {
    "priority": "Priority",
    "rating": "Rating",
    "owner": "Owner",
    "partner": "Partner",
    "origin": "Origin",
    "measure": "Linked measure",
}
EVERY = {
    "priority": "All priorities",
    "rating": "All ratings",
    "owner": "All owners",
    "partner": "All partners",
    "origin": "All origins",
    "measure": "All measures",
}
LISTS: Mapping[str, Callable[[int], str]] = {
    "overdue": lambda many: f"{count(many, 'action is', 'actions are').capitalize()} overdue",
    "slipped": lambda many: f"{count(many, 'action has', 'actions have').capitalize()} slipped",
    "due_soon": lambda many: f"{count(many, 'action is', 'actions are').capitalize()} due within {DUE_SOON.days} days",
}
EXPLAINED = (
    "Overdue: to be done before the as-at date, by its revised date where it has one, and not done. Slipped: the revised date is later "
    f"than the first one. Due soon: to be done within {DUE_SOON.days} days of the as-at date, and not done."
)
RISKS = "Worst first, as they stand with what is done about them."
GROUPS: Mapping[str, str] = {
    "priority": "Priority",
    "lead_role": "Owner",
    "partner": "Partner",
    "origin": "Origin",
    "measure_id": "Linked measure",
}
UNSAID = {
    "priority": "No priority",
    "lead_role": "No owner given",
    "partner": "No partner given",
    "origin": "No origin given",
    "measure_id": "No measure linked",
}
MOVED = {"worse": "\u25b2 worse", "better": "\u25bc better", "same": "\u25cf same"}


def rating(of: Rating | None) -> str:
    """A rating in words, with its shape: `■ High risk`; a dash where there is none."""
    return f"{of.shape} {of.word}" if of else NOTHING


def headline(plan: Plan) -> str:
    """How many actions need attention, and what became of that number; of a scheme that does not say so, how many are done."""
    many = len(plan.actions)
    if any(each.trouble for each in plan.scheme):
        now, before = len(plan.in_trouble), _before(plan, "trouble")
        need = "needs" if now == 1 else "need"
        return f"{now or 'None'} of {count(many, 'action', 'actions')} {need} attention{_moved(now, before, plan)}"
    now, before = len(plan.done), _before(plan, "done")
    return f"{now or 'None'} of {count(many, 'action', 'actions')} {'is' if now == 1 else 'are'} done{_moved(now, before, plan)}"


def stands(plan: Plan) -> str:
    """The others by their ratings, and how many are overdue, slipped and due soon."""
    rest = [each for each in plan.totals() if each.actions and not (each.rating.trouble or each.rating.done)]
    done = len(plan.done)
    parts = [f"{_is(done)} done"] if any(each.trouble for each in plan.scheme) else []
    parts += [f"{each.actions} {_lower(each.rating.word)}" for each in rest]
    until = day(plan.as_at + DUE_SOON).removesuffix(f" {plan.as_at.year}")
    dates = f"{_is(len(plan.overdue))} overdue, {_has(len(plan.slipped))} slipped, and {_is(len(plan.due_soon))} due by {until}."
    first = f"Of the others, {_listed(parts)}. " if parts and len(plan.in_trouble) < len(plan.actions) else ""
    return f"{first}{dates[0].upper()}{dates[1:]}"


def changes(plan: Plan) -> str:
    """What is new, gone, rated anew or put off since the plan before; empty where there is none."""
    if plan.before is None:
        return ""
    anew = sum(each.rated_anew for each in plan.changed)
    off = sum(each.put_off for each in plan.changed)
    parts = (
        count(len(plan.new), "action is new", "actions are new"),
        f"{len(plan.left) or 'none'} left the plan",
        f"{_is(anew)} rated anew",
        f"{_is(off)} expected on another day",
    )
    return f"Since {since(plan.before.as_at, plan.as_at)}, {', '.join(parts[:-1])}, and {parts[-1]}."


def moved(total: Total, plan: Plan) -> str:
    """What became of a rating's number since the plan before: `2 fewer than in February`, `as in February`; empty where it is not known."""
    return _moved(total.actions, total.before, plan).removeprefix(", ").removeprefix("the same ")


def since_before(plan: Plan) -> str:
    """The heading of what became of actions: `Since February`; empty where there is no plan before."""
    return f"Since {since(plan.before.as_at, plan.as_at)}" if plan.before else ""


def held_by(of: Priority) -> str:
    """Who holds a priority: `Held by SEND casework.`; empty where nobody said."""
    return f"Held by {of.owner}." if of.owner else ""


def stands_in_short(plan: Plan) -> str:
    """A priority's actions by rating: `17 actions: ▲ Significant risk 4, ● On track 13.`"""
    parts = [f"{rating(each.rating)} {each.actions}" for each in plan.totals() if each.actions]
    return f"{count(len(plan.actions), 'action', 'actions').capitalize()}: {', '.join(parts)}."


def most_trouble(plan: Plan, column: str) -> str:
    """Where most actions need attention: `Most that need attention: 5 Pathway, 8 of 21 actions`; else how many groups there are."""
    found = [(len(each.in_trouble), group(plan, column, value), len(each.actions)) for value, each in plan.by(column).items()]
    most = max((many for many, *_ in found), default=0)
    where = [(name, of) for many, name, of in found if many == most]
    if not most:
        return f"Actions by {GROUPS[column].lower()}"
    if len(where) > 1:
        return (
            f"Most that need attention: {most} each in {_listed([name for name, _ in where])}"
            if len(where) < 4
            else f"Actions by {GROUPS[column].lower()}"
        )
    name, of = where[0]
    return f"Most that need attention: {name}, {most} of {count(of, 'action', 'actions')}"


def closed(plan: Plan) -> str:
    """The risks of the plan before that it has no more: `Closed since February: K9, …`"""
    named = "; ".join(f"{each.risk_id} {each.risk}" for each in plan.closed)
    return f"No longer in the register since {since(plan.before.as_at, plan.as_at)}: {named}." if plan.before and named else ""


def group(plan: Plan, column: str, value: str) -> str:
    """What a value of a column is called: `5 Pathway`, a role, an indicator's label."""
    if not value:
        return UNSAID[column]
    if column == "priority":
        found = next((each for each in plan.priorities if each.priority == value), None)
        return priority(found) if found else value
    if column == "measure_id":
        line = next((each.line for each in plan.actions if each.measure_id == value and each.line), None)
        return line.indicator.label if line else value
    return value


def priority(of: Priority) -> str:
    """A priority by number and name: `5 Pathway`."""
    return f"{of.priority} {of.name}"


def changed(of: Action) -> str:
    """What became of an action since a plan before: `new`, `was ▲ Significant risk; was due 31 Mar 2024`; empty where nothing did."""
    if of.was is None:
        return "new"
    parts = [f"was {rating(of.was.rating)}"] if of.rated_anew else []
    return "; ".join([*parts, *([f"was due {short_day(of.was.expected)}"] if of.put_off else [])])


def risk_moved(of: Risk, plan: Plan) -> str:
    """What became of a risk since the plan before: new, worse, better or the same."""
    if of.was is None:
        return "new" if plan.before else ""
    return MOVED.get(of.moved, "")


def risks_headline(plan: Plan) -> str:
    """How many risks there are, and how many stay at the worst severity whatever is done about them."""
    named = plan.risks[0].severity if plan.risks else None  # the worst stands first
    if named is None:
        return count(len(plan.risks), "risk", "risks").capitalize()
    still = sum(each.severity is not None and each.severity.place == named.place for each in plan.risks)
    stay, them = ("stays", "it") if still == 1 else ("stay", "them")
    return f"{still} of {count(len(plan.risks), 'risk', 'risks')} {stay} {named.word.lower()}, whatever is done about {them}"


def source(plan: Plan, release_id: str) -> str:
    """Where the page's words and numbers are from."""
    return f"Improvement plan as at {day(plan.as_at)}, as its return tells it. Release {release_id}."


def chart_alt(plan: Plan, title: str, column: str) -> str:
    """What the bars show, for who cannot see them."""
    return (
        f"Stacked bar chart. {title}. Actions by {GROUPS[column].lower()} and rating, as at {day(plan.as_at)}. "
        "The table below it says the same."
    )


def _before(plan: Plan, kind: str) -> int | None:
    found = [each.before for each in plan.totals() if getattr(each.rating, kind)]
    return None if any(each is None for each in found) else sum(each or 0 for each in found)


def _moved(now: int, before: int | None, plan: Plan) -> str:
    if before is None or plan.before is None:
        return ""
    then = f"in {since(plan.before.as_at, plan.as_at)}"
    if now == before:
        return f", the same as {then}"
    return f", {abs(now - before):,} {'fewer' if now < before else 'more'} than {then}"


def _lower(word: str) -> str:
    """A word within a sentence: `On track` is on track; what is written in capitals stays."""
    return word if word.isupper() else word[:1].lower() + word[1:]


def _is(many: int) -> str:
    return f"{many or 'none'} {'is' if many < 2 else 'are'}"


def _has(many: int) -> str:
    return f"{many or 'none'} {'has' if many < 2 else 'have'}"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
