"""What measures share by their definitions: every part that is named exists, and so does every kind of a breakdown."""

from __future__ import annotations

import json

from scorecard import measure, settings
from scorecard.disclosure.same import MADE_UP_OF, MAINSTREAM, SAME, WITHIN

PARTS = {"numerator", "denominator", "rest"}
NAMED = [
    *(name for names in SAME for name in names),
    *WITHIN,
    *WITHIN.values(),
    *MADE_UP_OF,
    *(each for parts in MADE_UP_OF.values() for each in parts),
]


def test_every_name_is_of_a_part_of_a_measure() -> None:
    known = {each.measure_id: each for each in measure.measures()}
    for name in NAMED:
        measure_id, part, *added = name.partition("=")[0].split(".")
        assert measure_id in known and part in PARTS and added in ([], ["added"]), name
        assert not added or known[measure_id].since, name


def test_mainstream_is_every_kind_of_placement_that_the_rate_counts() -> None:
    """The rate's query counts every placement that begins with mainstream, and resourced provision."""
    contract = json.loads((settings.EXPECTATIONS / "casework" / "plans.json").read_text(encoding="utf-8"))
    (kinds,) = (
        each["kwargs"]["value_set"]
        for each in contract["expectations"]
        if each["kwargs"].get("column") == "placement" and "value_set" in each["kwargs"]
    )
    assert {each for each in kinds if each.startswith("mainstream") or each == "resourced_provision"} == set(MAINSTREAM)
