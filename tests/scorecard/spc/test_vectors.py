"""The published vectors, and our own: limits to four decimals and a label for every point (tests/data/spc_vectors.md)."""

import json
from typing import Any

import pytest

from make.process import points, process
from scorecard import settings, spc
from scorecard.spc.causes import close, shift, trend

VECTORS = {each["id"]: each for each in json.loads((settings.CHECKOUT / "tests" / "data" / "spc_vectors.json").read_text(encoding="utf-8"))}
LABELS = {
    "Common Cause": ("", ""),
    "Above UCL": ("outside", "high"),
    "Below LCL": ("outside", "low"),
    "7 Point Trend (Increasing)": ("trend", "high"),
    "7 Point Trend (Decreasing)": ("trend", "low"),
    "2 in 3 Above CL": ("two_in_three", "high"),
    "7 Points Below CL": ("shift", "low"),
}
A = VECTORS["A"]["values"]
D = VECTORS["D"]["values"]
H = VECTORS["H2"]["values"]
UP, SHIFT, ABOVE, BELOW = ("trend", "high"), ("shift", "low"), ("outside", "high"), ("outside", "low")


def judged(values: list[float], options: dict[str, Any]) -> spc.Process:
    """The vectors' options in our words; without mdc2023 they follow the package's older rule."""
    return process(
        values,
        screen=options.get("screen", True),
        fix_after=options.get("fix"),
        two_in_three="2023" if options.get("mdc2023") else "original",
    )


def told(found: spc.Process) -> list[tuple[str, str]]:
    return [(each.cause, each.side) for each in found.points]


def test_all_twelve_are_here() -> None:
    assert set(VECTORS) == {"A", "B", "C", "A1", "A12", "D", "F", "G", "H2", "M_R", "M_MDC2023", "T"}


@pytest.mark.parametrize("name", list(VECTORS))
def test_a_vector_gives_its_limits_and_labels(name: str) -> None:
    vector = VECTORS[name]
    found = judged(vector["values"], vector["options"])
    limits, expected = found.limits, vector["expected"]
    assert limits is not None
    for ours, theirs in (
        (limits.mean, "mean"), (limits.moving_range, "amr"), (limits.lower, "lpl"),
        (limits.upper, "upl"), (limits.near_lower, "nlpl"), (limits.near_upper, "nupl"),
    ):  # fmt: skip
        assert ours == pytest.approx(expected[theirs], abs=5.1e-5), theirs
    assert told(found) == [LABELS[each] for each in vector["labels"]]


@pytest.mark.parametrize(
    ("values", "options", "mean", "lower", "upper", "within"),
    [
        (A, {}, 0.1416238, -3.01138, 3.294627, 1e-5),
        ([*A[:14], 10, *A[15:]], {}, 0.6694159, -2.383666, 3.722497, 1e-5),
        ([*A[:14], 10, *A[15:]], {"screen": False}, 0.6694159, -4.596625, 5.935457, 1e-5),
        (A[:10], {}, 0.0746, -2.60, 2.75, 5e-3),
        (A[10:], {}, 0.209, -3.28, 3.70, 5e-3),
        (A, {"fix": 12}, 0.194179, -2.607400, 2.995758, 1e-5),
        (D, {}, 1.94, -0.72, 4.60, 5e-3),
        (D, {"screen": False}, 1.94, -3.06, 6.95, 5e-3),
        (H, {}, 20.992, 17.5703, 24.4137, 1e-4),
        (H, {"screen": False}, 20.992, 14.9294, 27.0546, 1e-4),
    ],
    ids=["A", "B", "C", "A1", "A2", "A12", "D", "E", "H", "H2"],
)
def test_limits_as_the_notes_give_them(values: list, options: dict, mean: float, lower: float, upper: float, within: float) -> None:
    limits = judged(values, options).limits
    assert limits is not None
    assert (limits.mean, limits.lower, limits.upper) == (
        pytest.approx(mean, abs=within),
        pytest.approx(lower, abs=within),
        pytest.approx(upper, abs=within),
    )


@pytest.mark.parametrize(("values", "options", "place"), [(D, {"screen": False}, 5), (H, {}, 7), (H, {"screen": False}, 7)])
def test_one_point_alone_is_above(values: list, options: dict, place: int) -> None:
    assert [(number, each) for number, each in enumerate(told(judged(values, options)), 1) if each != ("", "")] == [(place, ABOVE)]


def test_a_tie_breaks_the_trend_of_t2() -> None:
    found = told(judged([5, 6, 7, 8, 8, 9, 10, 11, 3, 5, 4, 6, 5, 4, 5, 6], {}))
    assert found == [("", "")] * 6 + [ABOVE] * 2 + [BELOW] + [SHIFT] * 7


def test_the_facets_of_a_are_a_rebase_of_ours() -> None:
    """A1 and A2 as one series with a rebase between them: each half has its own mean and limits, and no range across."""
    on = points(A)[10].as_at
    found = process(A, rebases=(spc.Rebase(on, "a new team"),))
    assert [round(each.limits.mean, 3) for each in found.points if each.limits] == [0.075] * 10 + [0.209] * 10


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (shift([1] * 6), [0] * 6),
        (shift([1] * 6 + [-1]), [0] * 7),
        (shift([1] * 8 + [-1]), [1] * 8 + [0]),
        (shift([-1] * 8 + [1]), [-1] * 8 + [0]),
        (shift([]), []),
        (trend([1, 2, 3, 4, 5, 6]), [0] * 6),
        (trend([1, 2, 3, 3, 4, 5, 6]), [0] * 7),
        (trend([2, 1, 2, 3, 4, 5, 6, 7, 3]), [0] + [1] * 7 + [0]),
        (trend([2, 7, 6, 5, 4, 3, 2, 1, 3]), [0] + [-1] * 7 + [0]),
        (trend([]), []),
        (close([1] * 7, [0, 0, 1, 0, 1, 0, 0]), [0, 0, 1, 0, 1, 0, 0]),
        (close([1] * 7, [0, 0, 1, 1, 0, 0, 0]), [0, 0, 1, 1, 0, 0, 0]),
        (close([1] * 4, [1, 0, 0, 1]), [0] * 4),
        (close([1] * 5, [1, 0, 0, 1, 1]), [0, 0, 0, 1, 1]),
        (close([1, -1, 1, -1, 1, -1, 1], [0, 0, 1, 0, 1, 0, 0]), [0] * 7),
        (close([-1] * 3, [-1, 0, -1]), [-1, 0, -1]),
        (close([1, 1], [1, 1]), [0, 0]),
        (close([], []), []),
    ],
)
def test_each_rule_by_itself(found: list[int], expected: list[int]) -> None:
    assert found == expected


# The package's three series, 1 to 3, 5 to 7 and 1 to 5, with limits that are those ends.
@pytest.mark.parametrize(
    ("better", "expected"),
    [
        ("higher", ["consistently_fails", "consistently_meets", "hit_and_miss"]),
        ("lower", ["consistently_meets", "consistently_fails", "hit_and_miss"]),
        ("", ["", "", ""]),
    ],
)
def test_assurance_of_a_target_of_four(better: str, expected: list[str]) -> None:
    rules = spc.Rules(better=better, target=4)
    found = []
    for lower, upper in ((1, 3), (5, 7), (1, 5)):
        limits = spc.Limits((lower + upper) / 2, 1, lower, lower, upper, upper, spc.ENOUGH)
        found.append(spc.Process((spc.Judged(points([1])[0].as_at, 1, limits),), rules).assurance)
    assert found == expected
