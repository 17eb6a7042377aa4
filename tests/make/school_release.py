"""Made-up figures of the other three returns, small and without chance, for the release of `make.release`: half-terms from autumn 2022 to
15 February 2024, month ends from November 2022 to March 2024.

Four kinds of school. Special schools have nobody without SEN, and two pupils with SEN support; alternative provision excludes nobody for
good; primary schools had no suspension in the newest half-term. Plans per case officer are not available in November 2022.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

import duckdb
import polars as pl

from scorecard import measure, reference
from scorecard.cube import Cubes
from scorecard.terms import HalfTerm, Measure

NEWEST = dt.date(2024, 2, 15)
HALF_TERMS = tuple(each for each in reference.half_terms() if dt.date(2022, 9, 1) <= each.starts and each.ends <= NEWEST)
MONTHS = tuple(measure.month_ends(dt.date(2022, 11, 1), dt.date(2024, 3, 31)))
ROLL = {
    "primary": {"E": 60, "K": 300, "N": 2_000},
    "secondary": {"E": 80, "K": 250, "N": 1_800},
    "special": {"E": 90, "K": 2},
    "alternative_provision": {"E": 5, "K": 20, "N": 15},
}
PHASES = tuple(ROLL)
REASONS = ("DB", "PP", "VA")
WEIGHT = {"E": 5, "K": 6, "N": 1}  # of a provision: how often it is suspended, how often it is absent
TEAMS = {"send": (14.0, 4.5, 3.0), "educational_psychology": (9.5, 2.0, 2.5), "education": (20.0, 1.0, 0.0)}  # permanent, vacant, agency
SHARES = {  # of the roll, for a weight of 1
    "pupils_suspended_rate": 0.004,
    "suspension_rate": 0.01,
    "suspension_term_rate": 0.01,
    "suspension_sessions_mean": 0.01,
    "suspensions_ytd_count": 0.01,
    "suspensions_count": 0.01,
    "permanent_exclusion_rate": 0.0005,
    "permanent_exclusions_ytd_count": 0.0005,
    "lunchtime_exclusions_ytd_count": 0.001,
    "persistent_absence_rate": 0.12,
    "severe_absence_rate": 0.015,
    "absence_rate": 0.06,
}


def add(con: duckdb.DuckDBPyConnection, cubes: Cubes) -> list[Measure]:
    """Gather the figures of every measure of the three returns, and of the two of plans that their pages show; gives those measures."""
    used = []
    for each in measure.measures():
        rows = list(_rows(each))
        if not rows:
            continue
        con.register("drawn", pl.DataFrame(rows, infer_schema_length=None).to_arrow())
        con.execute(f"create table drawn_{each.measure_id} as select * from drawn")
        used.append(dataclasses.replace(each, sql=f"select * from drawn_{each.measure_id}"))
        dates = sorted({row["as_at"] for row in rows})
        cubes.gather(used[-1], dates, f"made/{each.measure_id}")
        if each.measure_id == "caseload_per_officer":
            cubes.leave_out(used[-1], MONTHS[:1], "made")
    return used


def _rows(of: Measure) -> Iterator[dict[str, object]]:
    if of.measure_id == "pupils_over_45_days_count":
        yield from ({"as_at": each.ends, "numerator": int(each.half_term >= "HT3"), "denominator": 1} for each in HALF_TERMS)
    elif of.measure_id == "caseload_per_officer":
        yield from ({"as_at": each, "numerator": 2_400 + 10 * place, "denominator": 17} for place, each in enumerate(MONTHS[1:]))
    elif of.measure_id == "officer_change_rate":
        yield from ({"as_at": each, "area": "Poole North", "numerator": place, "denominator": 100} for place, each in enumerate(MONTHS))
    elif of.family in ("inclusion", "attendance"):
        yield from (row for each in HALF_TERMS for row in _of_schools(of, each))
    elif of.family == "workforce":
        yield from (row for place, each in enumerate(MONTHS) for row in _of_teams(of, each, place))


def _of_schools(of: Measure, half_term: HalfTerm) -> Iterator[dict[str, object]]:
    """One half-term's rows: a share of each roll, more in the newer year and, of what is counted from September, more with each half-term."""
    place = int(half_term.half_term[2:])
    times = 1.2 if half_term.academic_year == "2023/24" else 1.0
    if of.family == "inclusion" and of.measure_id != "suspensions_count":
        times *= (place - 1) % 2 + 1 if of.measure_id == "suspension_term_rate" else place
    for phase, provisions in ROLL.items():
        for provision, roll in provisions.items():
            row: dict[str, object] = {"as_at": half_term.ends, "phase": phase, "sen_provision": provision}
            counted = round(roll * SHARES[of.measure_id] * WEIGHT[provision] * times)
            if of.measure_id.startswith("permanent") and phase == "alternative_provision":
                counted = 0
            if of.measure_id == "suspension_sessions_mean":
                yield row | {"numerator": 4 * counted, "denominator": counted}
            elif of.measure_id == "suspensions_count":
                none = phase == "primary" and half_term.ends == NEWEST
                parts = (0, 0, 0) if none else (counted - counted // 2, counted // 2 - counted // 6, counted // 6)
                yield from (row | {"detail": code, "numerator": n, "denominator": 1} for code, n in zip(REASONS, parts, strict=True))
            elif of.measure_id == "permanent_exclusions_ytd_count":
                parts = (counted - counted // 3, counted // 3)
                yield from (
                    row | {"detail": each, "numerator": n, "denominator": 1} for each, n in zip(("upheld", "pending"), parts, strict=True)
                )
            else:
                yield row | {"numerator": min(counted, roll) if of.unit == "percent" else counted, "denominator": roll}


def _of_teams(of: Measure, as_at: dt.date, place: int) -> Iterator[dict[str, object]]:
    """One month's rows: a team each. The SEND team grows a little every month."""
    for team, (permanent, vacant, agency) in TEAMS.items():
        mine = permanent + 0.2 * place if team == "send" else permanent
        share = {
            "posts_filled_permanent_rate": (mine, mine + vacant),
            "vacancy_rate": (vacant, mine + vacant),
            "agency_rate": (agency, mine + agency),
            "case_officers_permanent_rate": (mine / 2, mine / 2 + vacant),
            "ipsea_trained_rate": (place, 20),
            "educational_psychologists_fte": (mine, 1),
            "ep_vacancies_fte": (vacant, 1),
            "ep_agency_fte": (agency, 1),
        }[of.measure_id]
        only = {"case_officers_permanent_rate": "send", "ipsea_trained_rate": "send"}.get(of.measure_id)
        if team == (only or ("educational_psychology" if of.unit == "fte" else team)):
            detail = {"detail": team} if of.detail else {}
            yield {"as_at": as_at, **detail, "numerator": share[0], "denominator": share[1]}
