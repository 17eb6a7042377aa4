"""The icons and a point's signal in a few words."""

import itertools

import pytest

from make.process import process
from scorecard import wording
from scorecard.wording.signals import CAUSES, MEANINGS

STEADY = [50.0, 52.0, 49.0, 51.0, 48.0, 50.0, 53.0, 49.0, 50.0, 52.0, 48.0, 51.0, 49.0]


@pytest.mark.parametrize(
    ("last", "better", "words"),
    [
        (50, "higher", "Normal variation"),
        (80, "higher", "Improvement, high"),
        (20, "lower", "Improvement, low"),
        (80, "lower", "Concern, high"),
        (20, "higher", "Concern, low"),
        (80, "", "Change, high"),
        (20, "", "Change, low"),
    ],
)
def test_variation(last: float, better: str, words: str) -> None:
    assert wording.variation(process([*STEADY, last], better=better)) == words


def test_where_there_is_no_icon_the_words_say_why() -> None:
    assert wording.variation(process(STEADY[:12])) == "Fewer than 13 figures"
    assert wording.variation(process([])) == wording.assurance(process([])) == ""
    assert wording.assurance(process(STEADY[:12], better="higher", target=99)) == ""


def test_assurance() -> None:
    found = [wording.assurance(process(STEADY, better="higher", target=each)) for each in (30, 50, 95)]
    assert found == ["Consistently meets target", "Hit and miss", "Consistently fails target"]


def test_every_icon_and_every_cause_has_words_of_its_own() -> None:
    codes = {"common_cause", *(f"{meaning}_{side}" for meaning in MEANINGS for side in ("high", "low"))}
    assert set(wording.VARIATIONS) == codes and len(set(wording.VARIATIONS.values())) == 7
    causes = set(itertools.product(("outside", "trend", "two_in_three", "shift"), ("high", "low")))
    assert set(CAUSES) == causes and len(set(CAUSES.values())) == 8


def test_a_point_s_signal() -> None:
    found = process([*STEADY, 80.0, None], better="lower")
    assert [wording.signal(each) for each in found.points[-3:]] == ["Normal variation", "Above the upper limit: concern", ""]
    assert wording.signal(process([*STEADY[:5], 80.0]).points[-1]) == "Trial limits"
