"""The faults that `sample --faults` plants in the returns other than casework, as planted.py does for that."""

from __future__ import annotations

import datetime as dt

import polars as pl

from scorecard.sample.planted import CRITICAL, JANUARY, NOTE, OCTOBER, QUERY, Fault, Heading, NoSheet, Row, shifted

WINTER, SPRING, JULY = dt.date(2022, 12, 31), dt.date(2023, 3, 31), dt.date(2023, 7, 31)
SUSPENDED = pl.col("category") == "SUSP"
EXCLUDED = pl.col("category") == "PERM"
SECONDARY = pl.col("phase") == "secondary"
PRIMARY = pl.col("phase") == "primary"
VACANT = pl.col("status") == "vacant"
UNCOVERED = VACANT & ~pl.col("post_id").is_in(pl.col("covers_post_id").drop_nulls().implode())
FILLED = pl.col("status") == "permanent"
COVERING = pl.col("covers_post_id").is_not_null()
ON_TRACK = pl.col("rag") == "P"
NOTHING: Row = {"sessions_possible": 0, "sessions_authorised": 0, "sessions_unauthorised": 0}


def _of(measure_id: str) -> pl.Expr:
    return pl.col("measure_id") == measure_id


def _saturday(row: Row) -> object:
    date = row["start_date"]
    assert isinstance(date, dt.date)
    return date + dt.timedelta((5 - date.weekday()) % 7)


def _too_many(row: Row) -> object:
    possible = row["sessions_possible"]
    assert isinstance(possible, int)
    return possible + 1


PLANTED_OTHERS: tuple[Fault | NoSheet | Heading, ...] = (
    # Suspensions and roll
    Fault(WINTER, "INC-105", CRITICAL, "suspensions", "phase", "no such phase", SUSPENDED, {"phase": "middle"}),
    Fault(WINTER, "INC-110", CRITICAL, "suspensions", "category", "no such category", SUSPENDED, {"category": "FIX"}),
    Fault(WINTER, "INC-112", CRITICAL, "suspensions", "start_date", "after the as-at date", SUSPENDED, {"start_date": dt.date(2023, 1, 9)}),
    Fault(WINTER, "INC-113", CRITICAL, "suspensions", "start_date", "last school year", SUSPENDED, {"start_date": dt.date(2022, 7, 11)}),
    Fault(WINTER, "INC-115", CRITICAL, "suspensions", "sessions", "a suspension of no session", SUSPENDED, {"sessions": 0}),
    Fault(WINTER, "INC-116", CRITICAL, "suspensions", "sessions", "a permanent exclusion with sessions", EXCLUDED, {"sessions": 10}),
    Fault(WINTER, "INC-119", CRITICAL, "suspensions", "perm_status", "upheld, of a suspension", SUSPENDED, {"perm_status": "upheld"}),
    Fault(WINTER, "INC-125", CRITICAL, "suspensions", "reason_1", "a code of later years", SUSPENDED, {"reason_1": "BW"}),
    Fault(WINTER, "READ-033", CRITICAL, "suspensions", "sessions", "days in words", SUSPENDED, {"sessions": "two days"}),
    Fault(WINTER, "INC-208", CRITICAL, "roll", "headcount", "a headcount under 0", PRIMARY, {"headcount": -3}),
    Fault(WINTER, "INC-210", CRITICAL, "roll", "school_urn", "the row stands twice", SECONDARY, again=True),
    Fault(WINTER, "INC-211", CRITICAL, "roll", "census_date", "a census to come", put={"census_date": dt.date(2023, 1, 19)}),
    Fault(OCTOBER, "INC-128", QUERY, "suspensions", "reason_2", "the same reason twice", SUSPENDED, {"reason_1": "DB", "reason_2": "DB"}),
    Fault(OCTOBER, "INC-131", QUERY, "suspensions", "pupil_id", "the row stands twice", SUSPENDED, again=True),
    Fault(OCTOBER, "INC-132", NOTE, "suspensions", "category", "the old word", SUSPENDED, {"category": "FIXD"}),
    Fault(
        OCTOBER, "INC-135", QUERY, "suspensions", "start_date", "on a Saturday",
        SUSPENDED & (pl.col("start_date") < dt.date(2023, 10, 1)), {"start_date": _saturday},
    ),
    Fault(OCTOBER, "INC-138", QUERY, "suspensions", "nc_year", "year 2 at a secondary school", SUSPENDED & SECONDARY, {"nc_year": "2"}),
    Fault(OCTOBER, "INC-214", QUERY, "roll", "census_date", "a Thursday too early", put={"census_date": dt.date(2023, 1, 12)}),
    # Enrolments
    Fault(SPRING, "ATT-103", CRITICAL, "enrolments", "school_urn", "an establishment number", put={"school_urn": "839/4001"}),
    Fault(SPRING, "ATT-105", CRITICAL, "enrolments", "phase", "no such phase", put={"phase": "sixth form"}),
    Fault(SPRING, "ATT-107", CRITICAL, "enrolments", "nc_year", "no such year group", put={"nc_year": "Year 7"}),
    Fault(SPRING, "ATT-109", CRITICAL, "enrolments", "sen_provision", "an old code", put={"sen_provision": "S"}),
    Fault(SPRING, "ATT-114", CRITICAL, "enrolments", "sessions_authorised", "under 0", put={"sessions_authorised": -2}),
    Fault(SPRING, "ATT-116", CRITICAL, "enrolments", "school_urn", "the enrolment stands twice", put={**NOTHING}, again=True),
    Fault(
        SPRING, "ATT-117", CRITICAL, "enrolments", "sessions_possible", "more missed than possible",
        put={"sessions_authorised": _too_many, "sessions_unauthorised": 0},
    ),
    Fault(SPRING, "READ-034", CRITICAL, "enrolments", "sessions_possible", "a thousands comma", put={"sessions_possible": "1,024"}),
    Fault(OCTOBER, "ATT-118", QUERY, "enrolments", "sessions_possible", "more sessions than days", put={"sessions_possible": 130}),
    Fault(OCTOBER, "ATT-120", QUERY, "enrolments", "nc_year", "year 11 at a primary school", PRIMARY, {"nc_year": "11"}),
    # Posts
    Fault(OCTOBER, "WOR-102", CRITICAL, "posts", "post_id", "the post stands twice", UNCOVERED, again=True, both=True),
    Fault(OCTOBER, "WOR-104", CRITICAL, "posts", "team", "no such team", FILLED & (pl.col("team") == "pfa"), {"team": "SEN"}),
    Fault(
        OCTOBER, "WOR-106", CRITICAL, "posts", "role", "no such role",
        FILLED & (pl.col("team") == "education"), {"role": "inclusion worker"},
    ),
    Fault(OCTOBER, "WOR-108", CRITICAL, "posts", "fte", "two posts in one", FILLED & (pl.col("team") == "send"), {"fte": 2.0}),
    Fault(OCTOBER, "WOR-110", CRITICAL, "posts", "status", "no such status", pl.col("status") == "fixed_term", {"status": "temporary"}),
    Fault(OCTOBER, "WOR-111", CRITICAL, "posts", "worker_id", "vacant, with a worker", VACANT & ~UNCOVERED, {"worker_id": "W999"}),
    Fault(OCTOBER, "WOR-113", CRITICAL, "posts", "covers_post_id", "covers no post", COVERING, {"covers_post_id": "SEND-999"}),
    Fault(
        OCTOBER, "WOR-117", CRITICAL, "posts", "start_date", "starts next month",
        FILLED & (pl.col("role") == "educational_psychologist"), {"start_date": dt.date(2023, 11, 6)},
    ),
    Fault(JULY, "WOR-112", QUERY, "posts", "worker_id", "filled by nobody", FILLED & (pl.col("team") == "education"), {"worker_id": None}),
    Fault(JULY, "WOR-114", QUERY, "posts", "covers_post_id", "covers a post that is filled", COVERING, {"covers_post_id": "PFA-101"}),
    Fault(
        JULY, "WOR-120", QUERY, "posts", "ipsea_level_2_date", "level 2 before level 1",
        pl.col("ipsea_level_2_date").is_not_null(), {"ipsea_level_2_date": shifted("ipsea_level_1_date", -30)},
    ),
    # What partners supply
    Fault(
        JANUARY, "IND-102", CRITICAL, "values", "measure_id", "no such indicator",
        _of("therapy_referrals_count"), {"measure_id": "salt_referrals"},
    ),
    Fault(
        JANUARY, "IND-107", CRITICAL, "values", "as_at", "next month's",
        _of("advice_service_cases_count"), {"as_at": dt.date(2024, 2, 29)},
    ),
    Fault(JANUARY, "IND-119", CRITICAL, "values", "value", "a figure that is being scoped", _of("replies_72_hours_rate"), {"value": 64.0}),
    Fault(
        JANUARY, "READ-034", CRITICAL, "values", "value", "a thousands comma",
        _of("school_age_pathway_waiting_count"), {"value": "1,641"},
    ),
    Fault(JANUARY, "READ-041", CRITICAL, "values", "value", "a status", _of("preschool_pathway_waiting_count"), {"value": "awaiting data"}),
    Fault(JANUARY, "READ-042", CRITICAL, "values", "value", "two figures", _of("camhs_4_weeks_rate"), {"value": "100% (12)"}),
    Fault(JANUARY, "IND-125", QUERY, "values", "value", "a share of one", _of("officer_communication_good_rate"), {"value": 0.83}),
    # The improvement plan
    Fault(JANUARY, "IMP-102", CRITICAL, "actions", "ref", "the action stands twice", ON_TRACK, again=True, both=True),
    Fault(JANUARY, "IMP-108", CRITICAL, "actions", "rag", "no such rating", ON_TRACK & (pl.col("priority") == "5"), {"rag": "B"}),
    Fault(JANUARY, "IMP-109", CRITICAL, "actions", "rag", "of another scheme", ON_TRACK & (pl.col("priority") == "2"), {"rag": "GREEN"}),
    Fault(JANUARY, "READ-030", CRITICAL, "actions", "due_date", "no date", ON_TRACK & (pl.col("priority") == "7"), {"due_date": "ongoing"}),
    Fault(
        JANUARY, "READ-031", CRITICAL, "actions", "due_date", "31 June",
        ON_TRACK & (pl.col("priority") == "4"), {"due_date": "31/06/2024"},
    ),
    Fault(JANUARY, "IMP-207", CRITICAL, "milestones", "target", "with a sign", pl.col("target") == "60", {"target": "60%"}),
    Fault(JANUARY, "IMP-307", QUERY, "risks", "severity_after", "worse", pl.col("severity_before") == "AMBER", {"severity_after": "RED"}),
)  # fmt: skip
