"""The attack by linear programmes: what is too close together is found, whether one sum gives it away or several do."""

from __future__ import annotations

import pytest

from make.disclosed import cells, cohort, rule
from scorecard.disclosure.audit import Audit
from scorecard.disclosure.control import Unsafe, audited, model_of
from scorecard.disclosure.secondary import Hiding


def given_away(figures: dict, *hidden: str, threshold: int = 5, public: str = "", columns: str = "phase, area") -> list[str]:
    """Which hidden figures can be worked out, or nearly."""
    made = cells(figures)
    model = model_of(made, {"some_count": rule(columns=columns, public=public)}, [], threshold)
    suppressed = [at for at, each in enumerate(made) if each.cohort in {cohort(named) for named in hidden}]
    audit = Audit(Hiding(model, threshold, suppressed))
    found = []
    for number in audit.unsettled():
        found += [
            named for at in model.shown_by[number] for named in figures if cohort(named) == made[at].cohort and audit.given_away([number])
        ]
    return found


def test_one_hidden_part_is_what_the_others_leave() -> None:
    assert given_away({"": 41, "area=North": 2, "area=South": 9, "area=West": 30}, "area=North") == ["area=North"]


def test_two_hidden_parts_may_be_anything_up_to_their_sum() -> None:
    figures = {"": 41, "area=North": 2, "area=South": 9, "area=West": 30}
    assert given_away(figures, "area=North", "area=South") == []
    assert given_away(figures, "area=North", "area=South", threshold=10) == []  # 0 to 11: twelve values


def test_two_hidden_parts_of_few_are_too_close() -> None:
    assert sorted(given_away({"": 33, "area=North": 2, "area=South": 1, "area=West": 30}, "area=North", "area=South")) == [
        "area=North",
        "area=South",
    ]


def test_what_no_single_sum_gives_away_is_found() -> None:
    """Four figures hidden in a crossing, two in each row and column, but not a rectangle's: rows and columns determine them together."""
    counts = {("p", "E"): 4, ("p", "K"): 20, ("s", "E"): 18, ("s", "K"): 18, ("x", "E"): 30, ("x", "K"): 50}
    figures: dict[str, float] = {"": sum(counts.values())}
    for (phase, provision), count in counts.items():
        for named in (f"phase={phase}", f"sen_provision={provision}", f"phase={phase}, sen_provision={provision}"):
            figures[named] = figures.get(named, 0) + count
    crossing = {"public": "phase x sen_provision", "columns": "phase, sen_provision"}
    corners = [f"phase={phase}, sen_provision={provision}" for phase in "ps" for provision in "EK"]
    assert given_away(figures, *corners, **crossing) == []
    # The total of column E is hidden instead of the second row's: all of it comes back.
    assert corners[0] in given_away(figures, corners[0], corners[1], "sen_provision=E", **crossing)


def test_a_refusal_names_ten_figures_and_counts_the_rest() -> None:
    made = [each._replace(as_at=each.as_at.replace(day=1 + at)) for at in range(12) for each in cells({"": 32, "area=A": 2, "area=Z": 30})]
    hidden = [at for at, each in enumerate(made) if each.cohort == cohort("area=A")]
    with pytest.raises(Unsafe, match=r"12 suppressed figures could be worked out.*; and 2 more\. It was not made") as refused:
        audited(model_of(made, {"some_count": rule()}, [], 5), hidden, 5)
    assert str(refused.value).count("some_count") == 10
