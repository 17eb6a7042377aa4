"""Bars of the plan's actions: stacked by rating in the scheme's order, each part told by its shape; colours that can be read upon."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest

from make.release import made_root
from scorecard.charts import plan as bars
from scorecard.released import Plan, open_release


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> Plan:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    found = open_release().plan()
    assert found is not None
    return found


def test_each_part_of_a_bar_is_a_rating_and_says_its_shape_and_number(plan: Plan) -> None:
    picture = bars.rated(plan, "priority")
    found = [(row["group"], row["label"]) for row in picture.data.to_pylist() if row["group"].startswith(("5", "8"))]
    assert found == [
        *(("5 Pathway", "■ 1"), ("5 Pathway", "▲ 1"), ("5 Pathway", "● 1"), ("5 Pathway", "✔ 1")),
        *(("8 Managing resources", "■ 1"), ("8 Managing resources", "● 1")),
    ]
    assert sum(row["actions"] for row in picture.data.to_pylist()) == len(plan.actions)


def test_the_key_has_the_whole_scheme_in_its_own_colours_and_order(plan: Plan) -> None:
    scale = bars.rated(plan, "priority").spec["layer"][0]["encoding"]["color"]["scale"]
    assert scale["domain"][:3] == ["■ High risk", "▲ Significant risk", "● On track"] and scale["range"][0] == "#B3261E"


def test_priorities_stand_in_their_order_and_others_by_their_actions(plan: Plan) -> None:
    sort = [bars.rated(plan, column).spec["layer"][0]["encoding"]["y"]["sort"] for column in ("priority", "partner")]
    assert [each[0] for each in sort[0]] == ["1", "4", "5", "8"] and sort[1] == ["Council", "NHS"]


@pytest.mark.parametrize(
    ("ground", "ink"), [("#B3261E", "#FFFFFF"), ("#FFD500", "#000000"), ("#000000", "#FFFFFF"), ("#FFFFFF", "#000000")]
)
def test_ink_can_be_read_on_its_ground(ground: str, ink: str) -> None:
    assert bars.ink(ground) == ink


def test_what_is_no_colour_is_grey_and_a_shape_is_text(plan: Plan) -> None:
    strange = replace(plan.scheme[0], colour="red;background:url(x)", shape="<script>")
    assert bars.colour(strange) == bars.GREY
    drawn = unquote(bars.shape(strange) or "")
    assert "&lt;" in drawn and "script" not in drawn and bars.shape(None) is None
