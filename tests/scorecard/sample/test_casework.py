"""Each month's sheets keep the contract, and the months tell one history."""

import datetime as dt
from itertools import pairwise

import polars as pl
import pytest

from scorecard import sample
from scorecard.contract import load_return

MONTH_ENDS = sample.month_ends()
SOME = MONTH_ENDS[::3]  # December 2022 to March 2024, a quarter apart: three windows
TYPES = {"date": pl.Date, "flag": pl.Boolean}


def all_cases(sheets):
    return sheets["requests"].join(sheets["assessments"], on="request_id", how="left").join(sheets["persons"], on="person_id", how="left")


def open_now(sheets):
    """Requests open at the as-at date (measures.md), in one month's own words."""
    refused = (pl.col("request_outcome") == "N") & pl.col("assessment_outcome").is_null()
    ended = refused | pl.col("closed_date").is_not_null() | pl.col("assessment_outcome").is_in(["Y", "N"]).fill_null(False)
    return set(all_cases(sheets).filter(~ended)["request_id"])


def none(frame, wrong):
    """No row of the frame where that is so."""
    found = frame.filter(wrong)
    assert found.is_empty(), found


def test_sixteen_month_ends():
    assert len(MONTH_ENDS) == 16
    assert (MONTH_ENDS[0], MONTH_ENDS[-1]) == (dt.date(2022, 12, 31), dt.date(2024, 3, 31))


@pytest.mark.parametrize("as_at", SOME, ids=str)
def test_sheets_have_the_contracts_columns_types_keys_and_codes(sheets, as_at):
    made = sheets(as_at)
    contract = load_return("casework")
    assert set(made) == {sheet.name for sheet in contract.sheets}
    for sheet in contract.sheets:
        frame = made[sheet.name]
        assert frame.schema == {column.name: TYPES.get(column.type, pl.String) for column in sheet.columns}
        assert not frame.select(sheet.key).is_duplicated().any(), sheet.name
        for column in sheet.columns:
            assert not (column.required and frame[column.name].null_count()), column.name
            if column.codes:
                assert frame[column.name].drop_nulls().is_in(column.codes).all(), column.name


@pytest.mark.parametrize("as_at", SOME, ids=str)
def test_a_return_holds_what_its_window_asks_for_and_nothing_else(sheets, as_at):
    made, opens = sheets(as_at), dt.date(as_at.year - 2, 1, 1)
    cases, plans, reviews = all_cases(made), made["plans"], made["annual_reviews"]
    refused = (pl.col("request_outcome") == "N") & pl.col("assessment_outcome").is_null()
    none(cases, refused & (pl.col("request_outcome_date") < opens))
    none(cases, (pl.col("closed_date") < opens) | (pl.col("assessment_outcome_date") < opens))
    none(plans, (pl.col("cease_date") < opens) | (pl.coalesce("moved_in_date", "start_date") > as_at))
    days = ("due_date", "meeting_date", "decision_date", "finalised_date")
    touched = pl.any_horizontal(*(pl.col(name).is_between(opens, as_at) for name in days))
    unheld = (pl.col("due_date") < opens) & pl.col("meeting_date").is_null()
    final = pl.col("finalised_date").is_not_null() | pl.col("decision").is_in(["maintain", "cease"]).fill_null(False)
    none(reviews, ~touched.fill_null(False) & ~unheld & ~((pl.col("meeting_date") < opens) & ~final))
    for name, frame in made.items():
        for column in (each for each, kind in frame.schema.items() if kind == pl.Date):
            if column not in ("due_date", "phase_transfer_due_date"):
                assert not (frame[column] > as_at).any(), f"{name}.{column}"
    assert set(made["persons"]["person_id"]) == {*made["requests"]["person_id"], *plans["person_id"]}
    assert set(plans["request_id"].drop_nulls()) <= set(made["requests"]["request_id"])
    assert set(made["advice"]["request_id"]) <= set(made["assessments"]["request_id"]) <= set(made["requests"]["request_id"])
    assert set(reviews["plan_id"]) <= set(plans["plan_id"])


@pytest.mark.parametrize("as_at", SOME, ids=str)
def test_rows_do_not_contradict_themselves(sheets, as_at):
    made = sheets(as_at)
    cases, plans, reviews = all_cases(made), made["plans"].join(made["persons"], on="person_id"), made["annual_reviews"]
    none(cases, pl.col("birth_date") > pl.col("received_date"))
    none(cases, pl.col("received_date") > pl.col("request_outcome_date"))
    none(cases, pl.col("request_outcome_date") > pl.col("assessment_outcome_date"))
    none(cases, pl.col("request_outcome").is_in(["Y", "N"]) == pl.col("request_outcome_date").is_null())
    none(cases, (pl.col("assessment_outcome").is_in(["Y", "N"]) == pl.col("assessment_outcome_date").is_null()).fill_null(False))
    left = (pl.col("request_outcome") == "W") | (pl.col("assessment_outcome") == "W").fill_null(False) | pl.col("exported")
    none(cases, left != pl.col("closed_date").is_not_null())
    none(cases, pl.col("exported") & (pl.col("assessment_outcome") == "Y"))
    appealed = pl.col("request_mediation") | pl.col("request_tribunal")
    none(cases, (pl.col("request_outcome") == "N") & ~appealed & pl.col("assessment_outcome").is_not_null())
    none(cases, (pl.col("request_outcome") == "Y") & pl.col("assessment_outcome").is_null())
    none(made["advice"], pl.col("requested_date") > pl.col("received_date"))
    none(plans, (pl.col("start_date") > pl.col("cease_date")) | (pl.col("birth_date") > pl.col("start_date")))
    none(plans, pl.col("cease_date").is_null() != pl.col("cease_reason").is_null())
    none(plans, pl.coalesce("cease_date", pl.lit(as_at)) >= pl.col("birth_date").dt.offset_by("25y"))
    none(plans, pl.col("phase_transfer_due_date") > as_at + dt.timedelta(days=456))
    maintained = plans.filter(pl.col("cease_date").is_null())
    assert not maintained["person_id"].is_duplicated().any()
    none(reviews, (pl.col("meeting_date") > pl.col("decision_date")) | (pl.col("decision_date") > pl.col("finalised_date")))
    none(reviews, pl.col("decision").is_null() != pl.col("decision_date").is_null())
    none(reviews, pl.col("finalised_date").is_not_null() & (pl.col("decision") != "amend").fill_null(True))


@pytest.mark.parametrize(("before", "after"), list(pairwise(MONTH_ENDS)), ids=str)
def test_each_month_follows_from_the_one_before(sheets, before, after):
    then, now = sheets(before), sheets(after)
    fixed = {
        "persons": ["person_id", "birth_date", "area", "upn"],
        "requests": ["request_id", "person_id", "received_date", "request_source", "phase"],
        "advice": ["request_id", "advice_from", "service", "requested_date"],
        "plans": ["plan_id", "person_id", "start_date", "moved_in_date", "primary_need"],
        "annual_reviews": ["review_id", "plan_id", "due_date"],
    }
    for name, columns in fixed.items():
        key = columns[: 4 if name == "advice" else 1]
        both = then[name].join(now[name].select(key), on=key, how="semi", nulls_equal=True)
        assert both.join(now[name], on=columns, how="anti", nulls_equal=True).is_empty(), name
    for name, columns in {"requests": ("request_outcome_date", "closed_date"), "assessments": ("assessment_outcome_date",)}.items():
        for column in columns:
            told = then[name].filter(pl.col(column).is_not_null()).join(now[name], on="request_id")
            none(told, pl.col(column).ne_missing(pl.col(f"{column}_right")))
    assert set(then["plans"].filter(pl.col("cease_date").is_null())["plan_id"]) <= set(now["plans"]["plan_id"])
    final = pl.col("finalised_date").is_not_null() | pl.col("decision").is_in(["maintain", "cease"]).fill_null(False)
    pending = then["annual_reviews"].filter(pl.col("meeting_date").is_not_null() & ~final)
    pending = pending.join(then["plans"].filter(pl.col("cease_date").is_null()), on="plan_id", how="semi")
    assert set(pending["review_id"]) <= set(now["annual_reviews"]["review_id"])


@pytest.mark.parametrize(("before", "after"), list(pairwise(MONTH_ENDS)), ids=str)
def test_open_cases_reconcile_with_what_came_and_went(sheets, before, after):
    then, now = sheets(before), sheets(after)
    was, still = open_now(then), open_now(now)
    assert was <= set(now["requests"]["request_id"]), "an open case vanished"
    received = set(now["requests"].filter(pl.col("received_date") > before)["request_id"])
    appealed = now["requests"].filter(pl.col("request_mediation") | pl.col("request_tribunal"))
    reopened = set(appealed.join(now["assessments"], on="request_id", how="semi")["request_id"]) - was
    assert still <= was | received | reopened


def test_it_shows_what_a_service_meets(sheets):
    """Overturned refusals, moves away, withdrawals at both stages, exceptions, moved-in and ceased plans, gaps in what is known."""
    made = sheets(MONTH_ENDS[-1])
    cases, plans, reviews = all_cases(made), made["plans"], made["annual_reviews"]
    kinds = {
        "overturned": (cases["request_outcome"] == "N") & cases["assessment_outcome"].is_not_null(),
        "moved away": cases["exported"],
        "withdrawn before the decision": cases["request_outcome"] == "W",
        "withdrawn in assessment": (cases["assessment_outcome"] == "W").fill_null(False),
        "exception": cases["week20"].fill_null(False),
        "no need yet": cases["primary_need"].is_null(),
        "no area": made["persons"]["area"].is_null(),
        "moved in": plans["moved_in_date"].is_not_null(),
        "review due and not held": reviews["meeting_date"].is_null(),
        "transfer late": (plans["phase_transfer_final_date"] > plans["phase_transfer_due_date"]).fill_null(False),
        "officer changed": (plans["case_officer_since"] > plans["start_date"]).fill_null(False),
    }
    assert {name: int(rows.sum()) for name, rows in kinds.items() if rows.sum() < 5} == {}
    assert set(plans["cease_reason"].drop_nulls()) >= {"1", "2", "4", "5", "6"}
    assert set(reviews["decision"].drop_nulls()) == {"maintain", "amend", "cease"}
    assert plans["phase_transfer_due_date"].drop_nulls().dt.strftime("%m-%d").unique().sort().to_list() == ["02-15", "03-31"]
