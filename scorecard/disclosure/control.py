"""Disclosure control over the figures of one release: what is small is suppressed, then what would give it away, until the audit finds
nothing that can be worked out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from scorecard.disclosure import same, sums
from scorecard.disclosure.audit import Audit
from scorecard.disclosure.cells import Cell, Cohort, DisclosureError, Rule
from scorecard.disclosure.counts import Model, gather, settle
from scorecard.disclosure.mend import to_hide
from scorecard.disclosure.secondary import Hiding
from scorecard.terms import ALL, HalfTerm

NAMED = 10  # cells named in a message


class Unsafe(DisclosureError):
    """A public release of which a suppressed figure could be worked out: says which. It is not made."""


@dataclass(frozen=True)
class Controlled:
    """What is suppressed of a release's public figures, by the cells' places; and of how many each reason is."""

    suppressed: frozenset[int]
    small: int  # by themselves
    kept: int  # because they were suppressed in public before
    beside: int  # because they would give others away


def control(
    cells: Sequence[Cell], rules: Mapping[str, Rule], half_terms: Sequence[HalfTerm], threshold: int, before: Collection[tuple] = ()
) -> Controlled:
    """Work out what is suppressed. `before`: the keys of figures that were suppressed in public before. Raises Unsafe."""
    model = model_of(cells, rules, half_terms, threshold)
    small = {at for at, told in enumerate(model.tells) if any(model.is_small(number, threshold) for number in told)}
    kept = {at for at, cell in enumerate(cells) if cell.key in before} - small
    hiding = Hiding(model, threshold, sorted(small | kept))
    hiding.complete()
    audit = Audit(hiding)
    while unsettled := audit.unsettled():
        for number in audit.given_away(unsettled):
            found = to_hide(hiding, number, audit.short_by(number))
            if not found:
                raise Unsafe(refusal(model, [number], hiding.suppressed))
            for each in found:
                hiding.hide(each)
            hiding.complete()
    return Controlled(frozenset(hiding.suppressed), len(small), len(kept), len(hiding.suppressed - small - kept))


def audited(model: Model, suppressed: Collection[int], threshold: int) -> None:
    """Attack a model of which these cells are suppressed. Raises Unsafe, which names what can be worked out."""
    hiding = Hiding(model, threshold, sorted(suppressed))
    audit = Audit(hiding)
    if given_away := audit.given_away(audit.unsettled()):
        raise Unsafe(refusal(model, given_away, hiding.suppressed))


def model_of(cells: Sequence[Cell], rules: Mapping[str, Rule], half_terms: Sequence[HalfTerm], threshold: int) -> Model:
    """What the figures tell, and every way in which they add up."""
    counts = gather(cells, rules)
    rows = sums.add_half_terms(counts, rules, half_terms)
    same.join_the_same(counts, rules)
    rows += same.of_definitions(counts, threshold)
    return settle(counts, cells, [*rows, *sums.of_rates(counts), *sums.of_breakdowns(counts, rules)])


def refusal(model: Model, given_away: Collection[int], suppressed: Collection[int]) -> str:
    """Which figures can be worked out, in words, without any of them."""
    cells = sorted({model.cells[at].key for number in given_away for at in model.shown_by.get(number, ()) if at in suppressed})
    named = "; ".join(_words(*key) for key in cells[:NAMED])
    more = f"; and {len(cells) - NAMED:,} more" if len(cells) > NAMED else ""
    return (
        f"The public release is not safe: {len(cells):,} suppressed {'figure' if len(cells) == 1 else 'figures'} could be worked out from "
        f"what it shows: {named}{more}. It was not made, and nothing was published. Tell whoever looks after disclosure control."
    )


def _words(measure_id: str, as_at: object, cohort: Cohort) -> str:
    chosen = ", ".join(value for value in cohort if value != ALL)
    return f"{measure_id} as at {as_at:%d/%m/%Y}, {chosen or 'in total'}"
