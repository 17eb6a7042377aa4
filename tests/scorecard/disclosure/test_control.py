"""Disclosure control over figures by hand: what is hidden beside what is small, and why. And over figures at random, attacked by trying
every whole number."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from make.disclosed import AS_AT, AUTUMN_1, AUTUMN_2, HALF_TERMS, SPRING_1, Figures, cells, cohort, rule
from scorecard.disclosure.cells import Cell, Rule
from scorecard.disclosure.control import Unsafe, audited, control, model_of
from scorecard.terms import ALL

FAR = 8  # beyond what a figure is, as far as brute force tries


def hidden(figures: Sequence[Cell], *of: Rule, threshold: int = 5, before=()) -> set[str]:
    """What is suppressed, by the values of cohorts, with the measure and date where there are several."""
    found = control(figures, {each.measure_id: each for each in of}, HALF_TERMS, threshold, before)
    many = len({(cell.measure_id, cell.as_at) for cell in figures}) > 1
    return {
        " ".join([*([cell.measure_id, f"{cell.as_at:%d/%m}"] if many else []), *(each for each in cell.cohort if each != ALL)]) or "total"
        for at, cell in enumerate(figures)
        if at in found.suppressed
    }


def by_area(**areas: float) -> Figures:
    return {"": sum(areas.values())} | {f"area={name}": count for name, count in areas.items()}


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert hidden(cells(by_area(North=8, South=9, West=0)), rule()) == set()


def test_the_next_smallest_is_hidden_beside_what_is_small_and_the_total_stays() -> None:
    assert hidden(cells(by_area(North=2, South=9, West=30)), rule()) == {"North", "South"}


def test_two_small_ones_that_are_too_few_together_hide_a_third() -> None:
    """1 + 1: whoever knows that they are 2 knows each to be 0, 1 or 2; five values are wanted."""
    assert hidden(cells(by_area(North=1, South=1, East=12, West=30)), rule()) == {"North", "South", "East"}
    assert hidden(cells(by_area(North=4, South=3, East=12, West=30)), rule()) == {"North", "South"}


def test_a_total_goes_where_there_is_nothing_else_to_hide() -> None:
    assert hidden(cells(by_area(North=2, South=0)), rule()) == {"total", "North"}


def test_a_zero_hides_nobody() -> None:
    assert "West" not in hidden(cells(by_area(North=2, South=9, West=0)), rule())


@pytest.mark.parametrize(
    ("threshold", "expected"), [(3, set()), (5, {"North", "South"}), (6, {"North", "South"}), (10, {"North", "South"})]
)
def test_the_threshold_decides(threshold: int, expected: set[str]) -> None:
    assert hidden(cells(by_area(North=4, South=12, West=30)), rule(), threshold=threshold) == expected


def test_a_crossing_hides_a_rectangle() -> None:
    """One small figure of phase x SEN provision: another in its row and in its column, and the corner across."""
    figures = {"": 60, "phase=primary": 24, "phase=secondary": 36, "sen_provision=E": 22, "sen_provision=K": 38}
    figures |= {"phase=primary, sen_provision=E": 4, "phase=primary, sen_provision=K": 20}
    figures |= {"phase=secondary, sen_provision=E": 18, "phase=secondary, sen_provision=K": 18}
    of = rule(columns="phase, sen_provision", public="phase x sen_provision")
    assert hidden(cells(figures), of) == {"primary E", "primary K", "secondary E", "secondary K"}


def test_overlapping_breakdowns_hide_on_both_sides_where_the_total_has_to_go() -> None:
    """The total of 3 is small, and follows from each breakdown that is shown whole."""
    figures = {"": 3, "phase=primary": 3, "area=North": 3}
    assert hidden(cells(figures), rule()) == {"total", "primary", "North"}


def test_a_rate_hides_beside_it_what_its_parts_would_be_worked_out_from() -> None:
    figures = {"": (50, 90), "area=North": (4, 20), "area=South": (16, 30), "area=West": (30, 40)}
    found = hidden(cells(figures, "some_rate"), rule("some_rate", "percent"))
    assert len(found) == 2 and "North" in found


def test_a_count_is_hidden_where_a_rate_counts_the_same() -> None:
    """2 of 40 requests agreed: the count of those refused tells the other side of the refusal rate."""
    rate, count = rule("refusal_to_assess_rate", "percent", ""), rule("assessments_agreed_count", columns="")
    figures = cells({"": (38, 40)}, rate.measure_id) + cells({"": 2}, count.measure_id)
    assert hidden(figures, rate, count) == {"refusal_to_assess_rate 29/02", "assessments_agreed_count 29/02"}


def test_a_rate_is_not_worked_out_from_two_other_measures() -> None:
    """2 of 40 refused: 38 agreed is a count of its own, and all 40 decisions are in the six-week rate."""
    refused, agreed = rule("refusal_to_assess_rate", "percent", ""), rule("assessments_agreed_count", columns="")
    decided = rule("decision_6_weeks_rate", "percent", "")
    figures = cells({"": (2, 40)}, refused.measure_id) + cells({"": 38}, agreed.measure_id) + cells({"": (20, 40)}, decided.measure_id)
    assert hidden(figures, refused, agreed, decided) > {"refusal_to_assess_rate 29/02"}


def test_what_is_hidden_of_a_count_is_hidden_of_its_namesake() -> None:
    """Plans by area, twice: South cannot be hidden in one and shown in the other."""
    one, other = rule("plans_maintained_count"), rule("plans_mainstream_rate", "percent")
    areas = {"North": 3, "South": 50, "West": 90}
    counts = cells(by_area(**areas), one.measure_id)
    rates = cells({"": (61, 143), "area=North": (0, 3), "area=South": (20, 50), "area=West": (41, 90)}, other.measure_id)
    found = hidden(counts + rates, one, other)
    assert {each.split()[-1] for each in found if each.startswith("plans_maintained")} == {
        each.split()[-1] for each in found if each.startswith("plans_mainstream")
    }


def test_some_kinds_of_a_breakdown_that_a_rate_adds_up_are_hidden_together() -> None:
    """Mainstream plans are the rate's numerator: one hidden kind of placement would be what the others leave of it."""
    kinds, rate = rule("plans_by_placement_count", columns="detail"), rule("plans_mainstream_rate", "percent", "")
    figures = {"": 100, "detail=mainstream_primary": 40, "detail=mainstream_secondary": 30, "detail=resourced_provision": 3}
    figures |= {"detail=special": 8, "detail=inmss": 19}
    found = hidden(cells(figures, kinds.measure_id) + cells({"": (73, 100)}, rate.measure_id), kinds, rate)
    assert {each.split()[-1] for each in found} >= {"resourced_provision", "mainstream_secondary"}


def test_what_lies_within_another_count_and_is_all_of_it_is_hidden_with_it() -> None:
    """All 40 plans issued are in the 20-week rate: whoever sees the rate's areas sees the count's."""
    issued, rate = rule("plans_issued_count"), rule("plans_mean_weeks", "weeks")
    within = rule("plans_20_weeks_rate", "percent")
    figures = cells(by_area(North=3, South=12, West=25), issued.measure_id)
    figures += cells({"": (500, 40), "area=North": (30, 3), "area=South": (170, 12), "area=West": (300, 25)}, rate.measure_id)
    figures += cells({"": (20, 40), "area=North": (0, 3), "area=South": (5, 12), "area=West": (15, 25)}, within.measure_id)
    found = hidden(figures, issued, rate, within)
    assert all({f"{each.measure_id} 29/02 North", f"{each.measure_id} 29/02 South"} <= found for each in (issued, rate, within))


def test_a_half_term_is_not_the_year_to_date_less_the_one_before() -> None:
    """2 suspensions in the second half-term: 20, then 22 since September tell it."""
    year, half = rule("suspensions_ytd_count", since="school_year", columns=""), rule("suspensions_count", since="half_term", columns="")
    figures = [
        *cells({"": 20}, year.measure_id, AUTUMN_1),
        *cells({"": 22}, year.measure_id, AUTUMN_2),
        *cells({"": 20}, half.measure_id, AUTUMN_1),
        *cells({"": 2}, half.measure_id, AUTUMN_2),
    ]
    found = hidden(figures, year, half)
    assert "suspensions_count 15/12" in found
    assert found & {"suspensions_ytd_count 20/10", "suspensions_ytd_count 15/12"}


def test_a_term_is_not_the_year_less_the_term_before() -> None:
    """3 suspensions so far in the spring: 22 by Christmas, then 25 since September tell it."""
    year, term = (
        rule("suspensions_ytd_count", since="school_year", columns=""),
        rule("suspension_term_rate", "per 100 pupils", "", since="term"),
    )
    figures = [*cells({"": 22}, year.measure_id, AUTUMN_2), *cells({"": 25}, year.measure_id, SPRING_1)]
    figures += cells({"": (3, 900)}, term.measure_id, SPRING_1)
    found = hidden(figures, year, term)
    assert "suspension_term_rate 09/02" in found and len(found) == 2


def test_what_was_suppressed_in_public_before_stays_so() -> None:
    figures = cells(by_area(North=8, South=9, West=30))
    assert hidden(figures, rule(), before=[("some_count", AS_AT, cohort("area=North"))]) == {"North", "South"}


def test_reasons_are_told_apart() -> None:
    figures = cells(by_area(North=2, South=9, West=30, East=12))
    found = control(figures, {"some_count": rule()}, [], 5, [("some_count", AS_AT, cohort("area=East"))])
    assert (found.small, found.kept, found.beside) == (1, 1, 0)


def test_the_audit_refuses_when_what_was_hidden_beside_is_shown_again() -> None:
    figures = cells(by_area(North=2, South=9, West=30))
    model = model_of(figures, {"some_count": rule()}, [], 5)
    suppressed = control(figures, {"some_count": rule()}, [], 5).suppressed
    audited(model, suppressed, 5)
    (south,) = (at for at in suppressed if figures[at].cohort == cohort("area=South"))
    with pytest.raises(Unsafe, match=r"1 suppressed figure could be worked out.*some_count as at 29/02/2024, North") as refused:
        audited(model, suppressed - {south}, 5)
    assert " 2" not in str(refused.value).replace(" 29/02/2024", "")  # never the figure itself


def test_the_audit_refuses_a_total_that_comes_back_by_another_breakdown() -> None:
    figures = cells({"": 3, "phase=primary": 3, "area=North": 3})
    with pytest.raises(Unsafe, match="in total"):
        audited(model_of(figures, {"some_count": rule()}, [], 5), {0, 2}, 5)


def test_control_refuses_where_there_is_nothing_left_to_hide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard.disclosure.control.to_hide", lambda *_: [])
    monkeypatch.setattr("scorecard.disclosure.secondary.Hiding.complete", lambda _: None)
    with pytest.raises(Unsafe, match="could be worked out"):
        hidden(cells(by_area(North=2, South=9, West=30)), rule())


def states(shown: Sequence[float | None], truth: Sequence[int]) -> np.ndarray:
    """Every state of affairs of some counts, one a row, that has the shown ones as they are."""
    ranges = [range(value + FAR) if seen is None else (value,) for seen, value in zip(shown, truth, strict=True)]
    return np.array(list(itertools.product(*ranges)))


def too_close(found: np.ndarray, fits: np.ndarray, truth: int, threshold: int) -> bool:
    """Whether a hidden count, by state, has fewer than `threshold` values in the states that fit. A zero is no secret."""
    left = np.unique(found[fits])
    return truth != 0 and (len(left) < threshold or left.min() >= threshold > truth)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=4, max_size=4), st.sampled_from([3, 5]))
@example([1, 4, 4, 7], 5)
@example([1, 0, 0, 1], 3)
def test_no_crossing_is_worked_out_by_trying_every_whole_number(counts: list[int], threshold: int) -> None:
    """Two phases x two SEN provisions, with both margins and the total."""
    names = [(phase, provision) for phase in ("p", "s") for provision in ("E", "K")]
    figures: dict[str, float] = {"": sum(counts)}
    for (phase, provision), count in zip(names, counts, strict=True):
        for named in (f"phase={phase}", f"sen_provision={provision}", f"phase={phase}, sen_provision={provision}"):
            figures[named] = figures.get(named, 0) + count
    made = cells(figures)
    of = rule(columns="phase, sen_provision", public="phase x sen_provision")
    suppressed = {made[at].cohort for at in control(made, {"some_count": of}, [], threshold).suppressed}
    inner = [f"phase={phase}, sen_provision={provision}" for phase, provision in names]
    all_states = states([None if cohort(each) in suppressed else figures[each] for each in inner], counts)
    adds_up = {named: [all(part in each for part in named.split(", ")) if named else True for each in inner] for named in figures}
    by_name = {named: all_states[:, which].sum(axis=1) for named, which in adds_up.items()}
    fits = np.all([by_name[named] == figures[named] for named in figures if cohort(named) not in suppressed] or [np.True_], axis=0)
    fits = np.broadcast_to(fits, len(all_states))
    for named, count in figures.items():
        if cohort(named) in suppressed:
            assert not too_close(by_name[named], fits, int(count), threshold), (named, figures, suppressed)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=2, max_size=3))
@example([(1, 6), (6, 6)])
def test_no_rate_is_worked_out_by_trying_every_whole_number(areas: list[tuple[int, int]]) -> None:
    """Numerators and the rest of two or three areas and their total, with a threshold of 3."""
    figures = {f"area={at}": (yes, yes + no) for at, (yes, no) in enumerate(areas)}
    figures[""] = (sum(yes for yes, _ in areas), sum(yes + no for yes, no in areas))
    made = cells(figures, "some_rate")
    suppressed = {made[at].cohort for at in control(made, {"some_rate": rule("some_rate", "percent", "area")}, [], 3).suppressed}
    is_total_hidden = cohort("") in suppressed
    for side in (0, 1):
        counts = [each[side] for each in areas]
        found = states([None if cohort(f"area={at}") in suppressed else count for at, count in enumerate(counts)], counts)
        fits = np.full(len(found), True) if is_total_hidden else found.sum(axis=1) == sum(counts)
        for at, count in enumerate(counts):
            if cohort(f"area={at}") in suppressed and (count < 3 or side == 0):
                assert not too_close(found[:, at], fits, count, 3), (areas, suppressed)
