"""Published figures in words: whose, of when, how they differ, from where."""

import datetime as dt
from dataclasses import replace

from scorecard import measure, wording
from scorecard.released import Comparator

RATE = next(each for each in measure.measures() if each.measure_id == "suspension_rate")
ENGLAND = Comparator(
    "suspension_rate", "All", "All", "england", "E92000001", "England", "2022/23", dt.date(2023, 8, 31), "academic_year",
    9.333, None, None, None, 786_961, 8_430_000, "", "per 100 pupils", True, "", "Department for Education: Suspensions", "A licence.", ""
)  # fmt: skip
SIMILAR = replace(
    ENGLAND, place_kind="neighbours", place_name="Statistical neighbours of X", value=8.5, lowest=3.2, highest=12, authorities=9
)


def test_the_key_has_a_sentence_for_each_period_and_leaves_out_what_has_no_value() -> None:
    earlier = replace(ENGLAND, period="2021/22", value=6.9)
    silent = replace(ENGLAND, place_kind="region", value=None, sign="c")
    assert wording.key([ENGLAND, SIMILAR, silent, earlier], RATE) == (
        "Published, 2022/23: ◇ England 9.33 · ○ Ten similar authorities 8.50. Published, 2021/22: ◇ England 6.90."
    )
    assert wording.key([silent], RATE) == ""


def test_the_list_has_every_figure_with_its_range_its_sign_and_its_basis() -> None:
    other = replace(ENGLAND, place_kind="region", place_name="South West", value=None, sign="c")
    basis = replace(ENGLAND, same_basis=False, basis="They count requests, we count decisions.")
    assert wording.listed([ENGLAND, SIMILAR, other, basis], RATE).splitlines() == [
        "- England, 2022/23: **9.33 per 100 pupils**",
        "- Ten similar authorities, 2022/23: **8.50 per 100 pupils** (median of 9; 3.20 per 100 pupils to 12.00 per 100 pupils)",
        "- South West, 2022/23: **suppressed**",
        "- England, 2022/23: **9.33 per 100 pupils**. On another basis: They count requests, we count decisions.",
    ]


def test_source_and_licence_are_said_once() -> None:
    assert wording.credit([ENGLAND, SIMILAR]) == "Department for Education: Suspensions. A licence."


def test_each_place_has_a_mark_of_its_own() -> None:
    assert len({shape for shape, _ in wording.SHAPES.values()}) == len({sign for _, sign in wording.SHAPES.values()}) == 4
