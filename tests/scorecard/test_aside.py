"""Setting records aside: the whole case leaves, nobody else's does, and never more than may be."""

from __future__ import annotations

import polars as pl
import pytest

from make.casework import frames, valid
from scorecard.aside import AsideError, leave_out, without
from scorecard.contract import load_return

CASEWORK = load_return("casework")


def ids(left: dict[str, pl.DataFrame]) -> dict[str, set]:
    keys = {
        "persons": "person_id",
        "requests": "request_id",
        "assessments": "request_id",
        "plans": "plan_id",
        "annual_reviews": "review_id",
    }
    return {sheet: set(left[sheet][column]) for sheet, column in keys.items()} | {"advice": set(left["advice"]["request_id"])}


def gone(sheet: str, *keys: str) -> dict[str, set]:
    rows = frames(valid())
    before, after = ids(rows), ids(without(CASEWORK, rows, [(sheet, key) for key in keys]))
    return {name: before[name] - after[name] for name in before if before[name] != after[name]}


def test_a_requests_case_leaves_every_sheet() -> None:
    every = {
        "requests": {"R03"},
        "assessments": {"R03"},
        "advice": {"R03"},
        "plans": {"E03"},
        "annual_reviews": {"V01"},
        "persons": {"P03"},
    }
    assert gone("requests", "R03") == every
    assert gone("annual_reviews", "V01") == every, "from whichever row of it"
    assert gone("assessments", "R03") == every


def test_a_person_whose_other_case_stays_stays_too() -> None:
    rows = valid()
    rows["requests"].append({**rows["requests"][0], "request_id": "R90", "person_id": "P03"})
    left = ids(without(CASEWORK, frames(rows), [("requests", "R03")]))
    assert "P03" in left["persons"] and "R90" in left["requests"] and "R03" not in left["requests"]


def test_a_person_takes_all_their_cases_along() -> None:
    assert gone("persons", "P04") == {
        "persons": {"P04"}, "requests": {"R04"}, "assessments": {"R04"}, "plans": {"E04"}, "annual_reviews": {"V03"},
    }  # fmt: skip


def test_an_empty_tie_ties_nothing_together() -> None:
    assert gone("plans", "E12") == {"plans": {"E12"}, "annual_reviews": {"V02", "V06"}, "persons": {"P12"}}


def test_ten_records_or_half_a_percent_of_a_sheet_and_not_one_more() -> None:
    request = valid()["requests"][0]
    people = [{"person_id": f"Q{each}", "birth_date": request["received_date"]} for each in range(3000)]
    rows = valid() | {
        "persons": people,
        "requests": [{**request, "request_id": f"S{each}", "person_id": f"Q{each}"} for each in range(3000)],
    }
    many = frames(rows)
    assert without(CASEWORK, many, [("requests", f"S{each}") for each in range(15)])["requests"].height == 2985
    with pytest.raises(AsideError, match="16 records of requests were chosen, and at most 15 of its 3,000"):
        without(CASEWORK, many, [("requests", f"S{each}") for each in range(16)])
    with pytest.raises(AsideError, match="11 records of requests were chosen, and at most 10 of its 12"):
        without(CASEWORK, frames(valid()), [("requests", f"R{each:02}") for each in range(1, 12)])


def test_a_record_that_is_not_there_or_would_leave_a_sheet_empty_is_refused() -> None:
    with pytest.raises(AsideError, match="1 of the records chosen in plans"):
        without(CASEWORK, frames(valid()), [("plans", "E99")])
    few = valid() | {"advice": valid()["advice"][:4]}
    with pytest.raises(AsideError, match="Nothing would be left in advice"):
        without(CASEWORK, frames(few), [("requests", "R02")])


def test_leaving_out_passes_over_what_is_not_there() -> None:
    assert ids(leave_out(CASEWORK, frames(valid()), [("plans", "E99")])) == ids(frames(valid()))


def test_a_row_without_a_key_is_chosen_by_its_number() -> None:
    rows = frames(valid())
    rows["requests"] = rows["requests"].with_columns(pl.when(pl.col("_row") == 3).then(None).otherwise("request_id").alias("request_id"))
    left = without(CASEWORK, rows, [("requests", "row 3")])
    assert left["requests"].height == rows["requests"].height - 1 and left["plans"].height == rows["plans"].height
