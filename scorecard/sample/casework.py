"""One casework return out of the history: what the authority's system would show at an as-at date, by the window rules of the return."""

from __future__ import annotations

import datetime as dt

import polars as pl

from scorecard.contract import load_return
from scorecard.sample.cases import MEDIATION, TRIBUNAL
from scorecard.sample.history import History
from scorecard.sample.targets import NEVER, day


def at(history: History, as_at: dt.date) -> dict[str, pl.DataFrame]:
    """The six sheets as at that month end (one that the history kept; else KeyError), columns as the contract names them."""
    on, opens = day(as_at), day(load_return("casework").window_opens(as_at))
    cases = _cases(history, on, opens)
    plans = _plans(history, cases, on, opens)
    reviews = _reviews(history, plans, on, opens)
    persons = history.persons.filter(pl.col("person").is_in(pl.concat([cases["person"], plans["person"]]).unique().implode()))
    names = history.persons.select("person", "person_id")
    return {
        "persons": persons.select("person_id", pl.col("birth").cast(pl.Int32).cast(pl.Date).alias("birth_date"), "area", "upn"),
        "requests": _request_sheet(cases.join(names, on="person", how="left", maintain_order="left"), on),
        "assessments": _assessment_sheet(cases, on),
        "advice": _advice_sheet(history, cases, on),
        "plans": _plan_sheet(plans.join(names, on="person", how="left", maintain_order="left"), on),
        "annual_reviews": _review_sheet(reviews, on),
    }


def _seen(column: str, on: int) -> pl.Expr:
    """The day as a date if it has come by then, else nothing."""
    return pl.when(pl.col(column) <= on).then(pl.col(column)).cast(pl.Int32).cast(pl.Date)


def _cases(history: History, on: int, opens: int) -> pl.DataFrame:
    """Cases received by then and not closed before the window, as far as that was known on the day."""
    refused = pl.col("refused") & (pl.col("decided") <= on) & (pl.col("agreed") > on)
    ended = pl.min_horizontal(
        pl.when(refused).then(pl.col("decided")).otherwise(NEVER),
        pl.when(pl.col("closed") <= on).then(pl.col("closed")).otherwise(NEVER),
        pl.when(pl.col("outcome_day") <= on).then(pl.col("outcome_day")).otherwise(NEVER),
    )
    return history.requests.filter((pl.col("received") <= on) & (ended >= opens))


def _request_sheet(cases: pl.DataFrame, on: int) -> pl.DataFrame:
    left = pl.col("closed") <= on
    decided = pl.col("decided") <= on
    outcome = (
        pl.when(decided & pl.col("refused"))
        .then(pl.lit("N"))
        .when(decided)
        .then(pl.lit("Y"))
        .when(left & ~pl.col("exported"))
        .then(pl.lit("W"))
        .otherwise(pl.lit("A"))
    )
    heard = pl.col("appeal_day") <= on
    return cases.select(
        "person_id",
        "request_id",
        _seen("received", on).alias("received_date"),
        "request_source",
        "phase",
        pl.when(pl.col("need_known") <= on).then(pl.col("primary_need")).alias("primary_need"),
        "rya",
        outcome.alias("request_outcome"),
        _seen("decided", on).alias("request_outcome_date"),
        ((pl.col("appeal") == MEDIATION) & heard).alias("request_mediation"),
        ((pl.col("appeal") == TRIBUNAL) & heard).alias("request_tribunal"),
        (pl.col("exported") & left).alias("exported"),
        _seen("closed", on).alias("closed_date"),
    )


def _assessment_sheet(cases: pl.DataFrame, on: int) -> pl.DataFrame:
    ended = pl.col("outcome_day") <= on
    outcome = (
        pl.when(ended & pl.col("plan_refused"))
        .then(pl.lit("N"))
        .when(ended)
        .then(pl.lit("Y"))
        .when((pl.col("closed") <= on) & ~pl.col("exported"))
        .then(pl.lit("W"))
        .otherwise(pl.lit("A"))
    )
    heard = pl.col("plan_appeal_day") <= on
    return cases.filter(pl.col("agreed") <= on).select(
        "request_id",
        outcome.alias("assessment_outcome"),
        _seen("outcome_day", on).alias("assessment_outcome_date"),
        ((pl.col("plan_appeal") == MEDIATION) & heard).alias("assessment_mediation"),
        ((pl.col("plan_appeal") == TRIBUNAL) & heard).alias("assessment_tribunal"),
        (pl.col("week20") & ended).alias("week20"),
    )


def _advice_sheet(history: History, cases: pl.DataFrame, on: int) -> pl.DataFrame:
    here = cases.filter(pl.col("agreed") <= on).select("case", "request_id")
    return (
        history.advice.filter(pl.col("requested") <= on)
        .join(here, on="case", how="inner", maintain_order="left")
        .select(
            "request_id",
            "advice_from",
            "service",
            _seen("requested", on).alias("requested_date"),
            _seen("received", on).alias("received_date"),
        )
    )


def _plans(history: History, cases: pl.DataFrame, on: int, opens: int) -> pl.DataFrame:
    """Plans maintained at any time in the window, with their state on the day and the latest phase transfer announced by it."""
    transfers = history.transfers.filter(pl.col("announced") <= on).group_by("plan", maintain_order=True).last().drop("announced")
    return (
        history.plans.filter((pl.col("came") <= on) & (pl.col("cease") >= opens))
        .join(history.states[on], on="plan", how="left", maintain_order="left")
        .join(transfers, on="plan", how="left", maintain_order="left")
        .join(cases.select("case", "request_id"), on="case", how="left", maintain_order="left")
    )


def _plan_sheet(plans: pl.DataFrame, on: int) -> pl.DataFrame:
    return plans.select(
        "plan_id",
        "person_id",
        "request_id",
        _seen("start", on).alias("start_date"),
        _seen("moved_in", on).alias("moved_in_date"),
        _seen("cease", on).alias("cease_date"),
        pl.when(pl.col("cease") <= on).then(pl.col("cease_reason")).alias("cease_reason"),
        "placement",
        "primary_need",
        "looked_after",
        "awaiting_specialist",
        "case_officer_id",
        _seen("case_officer_since", on).alias("case_officer_since"),
        pl.col("due").cast(pl.Int32).cast(pl.Date).alias("phase_transfer_due_date"),
        _seen("final", on).alias("phase_transfer_final_date"),
    )


def _reviews(history: History, plans: pl.DataFrame, on: int, opens: int) -> pl.DataFrame:
    """Reviews of those plans that were due, held, decided or final in the window, or still to be held or finished when it opened."""
    held, due = pl.col("meeting") <= on, pl.col("due") <= on
    in_window = pl.any_horizontal(*(pl.col(name).is_between(opens, on) for name in ("due", "meeting", "decided", "done")))
    unfinished = (pl.col("meeting") < opens) & (pl.col("done") >= opens)
    unheld = (pl.col("due") < opens) & (pl.col("meeting") >= opens) & (pl.col("next_meeting").fill_null(NEVER) >= opens)
    return (
        history.reviews.join(plans.select("plan", "plan_id", "cease"), on="plan", how="inner", maintain_order="left")
        # A review that fell due after the plan had ceased was never due.
        .filter((held | due) & (held | (pl.col("due") <= pl.col("cease"))) & (in_window | unfinished | unheld))
    )


def _review_sheet(reviews: pl.DataFrame, on: int) -> pl.DataFrame:
    return reviews.select(
        "review_id",
        "plan_id",
        pl.col("due").cast(pl.Int32).cast(pl.Date).alias("due_date"),
        _seen("meeting", on).alias("meeting_date"),
        _seen("decided", on).alias("decision_date"),
        pl.when(pl.col("decided") <= on).then(pl.col("decision")).alias("decision"),
        _seen("final", on).alias("finalised_date"),
    )
