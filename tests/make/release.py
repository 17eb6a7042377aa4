"""A small data root made by code: one release of made-up figures with its register and submissions, for tests of what shows them.

27 months to March 2024; four phases, four needs, three areas. Figures are drawn case by case with a fixed seed and added up by
the real cube, so totals and breakdowns agree. July 2022 has exceptions alone (a rate that does not apply); no one in
Christchurch has need PD. The other three returns' figures are `make.school_release`'s, the improvement plan is `make.plan`'s.
"""

from __future__ import annotations

import atexit
import dataclasses
import datetime as dt
import random
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from make import plan, school_release
from scorecard import gate, measure, release, settings, tables
from scorecard.cube import Cubes
from scorecard.register import Register
from scorecard.terms import Finding, Measure, Outcome, Release, Severity, Snapshot

AS_AT = dt.date(2024, 3, 31)
OPENS = dt.date(2022, 1, 1)
AUTHORITY = ("E06000058", "Sample authority (synthetic)")
PHASES = ("early_years", "primary", "secondary", "post_16")
NEEDS = ("ASD", "SEMH", "SLCN", "PD", "Unknown")
AREAS = ("Bournemouth East", "Christchurch", "Poole North")
ALL_EXCEPTIONS = dt.date(2022, 7, 31)
BANDS = {
    "assessments_open_count": ("0-6", "6-16", "16-20", "20-30", "30-52", "52+"),
    "plans_issued_count": ("within_20_weeks", "20_to_52_weeks", "over_52_weeks"),
    "requests_count": ("parent", "school", "health"),
}
# How many cases a month, at the first month and at the last; the share of them that counts, at the first and at the last.
STORY = {
    "requests_count": (60, 118, 1, 1),
    "plans_issued_count": (40, 82, 1, 1),
    "plans_on_day_140_count": (1, 3, 1, 1),
    "plans_20_weeks_rate": (40, 82, 0.10, 0.67),
    "plans_20_weeks_excluding_exceptions_rate": (36, 74, 0.11, 0.72),
    "plans_20_weeks_due_rate": (45, 70, 0.15, 0.75),
    "decision_6_weeks_rate": (70, 95, 0.27, 0.96),
    "decision_6_weeks_due_rate": (70, 95, 0.25, 0.95),
    "ep_advice_6_weeks_rate": (60, 80, 0.05, 0.92),
    "health_advice_6_weeks_rate": (60, 80, 0.85, 0.91),
    "social_care_advice_6_weeks_rate": (60, 80, 0.12, 0.47),
    "plans_mean_weeks": (40, 82, 1, 1),
    "assessments_open_count": (700, 263, 1, 1),
    "assessments_overdue_count": (333, 110, 1, 1),
    "assessments_overdue_mean_weeks": (333, 110, 1, 1),
    "assessments_due_28_days_count": (60, 40, 1, 1),
    "reviews_overdue_count": (900, 640, 1, 1),
    "reviews_backlog_count": (2012, 1030, 1, 1),
    "refusal_to_assess_rate": (70, 90, 0.25, 0.2),
    "refusal_to_issue_rate": (45, 85, 0.06, 0.05),
    "closed_otherwise_count": (4, 3, 1, 1),
}
HOSTILE = ('=HYPERLINK("http://example.invalid","open")', "<script>document.title='run'</script>", "**bold** [link](javascript:alert(1))")


def cases(name: str, cohort: tuple[str, ...], months: list[dt.date], draw: random.Random) -> Iterator[dict[str, object]]:
    """The made-up counted things of a measure, one row each, as its SQL would give them."""
    first, last, share_first, share_last = STORY[name]
    for place, month in enumerate(months):
        way = place / max(len(months) - 1, 1)
        count = round((first + (last - first) * way) * draw.uniform(0.9, 1.1)) if place < len(months) - 1 else last
        for _ in range(count):
            need = draw.choice(NEEDS)
            area = draw.choice([each for each in AREAS if (need, each) != ("PD", "Christchurch")])
            row: dict[str, object] = {"as_at": month, "phase": draw.choice(PHASES), "primary_need": need, "area": area}
            row = {key: value for key, value in row.items() if key == "as_at" or key in cohort}
            if name in BANDS:
                row["detail"] = draw.choice(BANDS[name])
            if name.endswith("_weeks"):
                row |= {"numerator": round(draw.uniform(30, 20) * 7), "denominator": 1}
            else:
                row |= {"numerator": int(draw.random() < share_first + (share_last - share_first) * way), "denominator": 1}
            if name.endswith("excluding_exceptions_rate") and month == ALL_EXCEPTIONS:
                row |= {"numerator": 0, "denominator": 0}
            yield row


def make_release(root: Path, release_id: str = "r0001", months: int | None = None, casework_alone: bool = False) -> Release:
    """Write a release file under `root`, with the first so many months (all of them unless said; those of casework alone where they are
    said, or `casework_alone` is). SCORECARD_DATA must be `root`."""
    assert settings.data_root() == root.resolve(), "set SCORECARD_DATA to the test's own folder first"
    draw = random.Random(7)
    con = measure.connect()
    built = release.begin(con)
    tables.gather(con, [], release.SCHEMA)
    cubes = Cubes(con)
    used: list[Measure] = []
    told: list[Snapshot] = []
    for each in measure.measures():
        if each.measure_id not in STORY:
            continue
        dates = measure.dates_given(each, AS_AT, OPENS)[:months]
        rows = pl.DataFrame(list(cases(each.measure_id, measure.FAMILIES[each.family], dates, draw)))
        con.register("drawn", rows.to_arrow())
        con.execute(f"create table drawn_{each.measure_id} as select * from drawn")
        used.append(dataclasses.replace(each, sql=f"select * from drawn_{each.measure_id}"))
        cubes.gather(used[-1], dates, "casework/2024-03-31/made")
    if months is None and not casework_alone:
        used += school_release.add(con, cubes)
        plan.add(con, release.SCHEMA)
        told = plan.snapshots()
    cubes.add_up(release.CUBE)
    made = Release(release_id, dt.datetime(2024, 4, 4, 9, 30), "Sample steward", dates[-1], *AUTHORITY)
    snapshots = [(each, 0, 9_000) for each in [*submissions(), *told] if each.accepted_at]
    release.fill(con, made, used, cubes, snapshots, [("made", "tests/make/release.py", "0" * 64)])
    release.finish(con, built, release_id)
    con.close()
    return made


def submissions() -> list[Snapshot]:
    """What came: one that passed, one accepted with queries, one held, and one that nobody could place."""
    name, known = "casework", {"authority_code": AUTHORITY[0], "authority_name": AUTHORITY[1]}

    def sent(as_at: dt.date | None, received: str, file: str, outcome: Outcome, accepted: str = "", reason: str = "") -> Snapshot:
        at = dt.datetime.fromisoformat(received)
        place = f"{name}/{as_at}" if as_at else "unplaced"
        folder = f"snapshots/{place}/{at:%Y%m%dT%H%M%SZ}-0123abcd"
        signed = {"accepted_at": at, "accepted_by": accepted, "reason": reason} if accepted else {}
        return Snapshot(
            folder.removeprefix("snapshots/"), name if as_at else "", as_at, at, file, "0" * 64, folder, outcome, **known, **signed
        )

    return [
        sent(dt.date(2024, 2, 29), "2024-03-05T10:15:00", "casework_2024-02.xlsx", Outcome.PASSED, "A. Steward", "It passed every check."),
        sent(AS_AT, "2024-04-03T10:15:00", "casework_2024-03.xlsx", Outcome.HELD),
        sent(AS_AT, "2024-04-04T08:00:00", "casework_2024-03_second.xlsx", Outcome.QUERIES, "A. Steward", "Ages confirmed by the team."),
        sent(None, "2024-04-04T08:30:00", "letters.docx", Outcome.HELD),
    ]


def findings(of: Snapshot) -> list[Finding]:
    """Made-up findings of a submission; the held one's values are hostile text, which has to stay text."""
    if of.outcome is Outcome.PASSED:
        return []
    query = Finding(
        "CAS-231", Severity.WARNING, "requests", "This young person was 25 or over on the last day that the request was open or the plan maintained.",
        "Check the birth date; if it is right, tell the steward why the request is open or the plan still maintained.", "person_id", 91, "A91", "P4471"
    )  # fmt: skip
    if of.outcome is Outcome.QUERIES:
        return [query]
    if of.as_at is None:
        return [Finding("READ-001", Severity.CRITICAL, "", "This is not a workbook.", "Save it as .xlsx, then send it again.")]
    faulty = [
        Finding("CAS-114", Severity.CRITICAL, "requests", "This date does not exist.", "Enter the day it was decided.", "request_outcome_date", 212 + place, f"F{212 + place}", value)
        for place, value in enumerate(("31/06/2024", *HOSTILE))
    ]  # fmt: skip
    return [*faulty, query]


def make_root(root: Path, with_release: bool = True, casework_alone: bool = False) -> Path:
    """A whole data root: submissions with their findings, the register, and (unless told not to) release r0001."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(root))
        patch.delenv("SCORECARD_REGISTER", raising=False)
        register = Register.open()
        for each in submissions():
            found = findings(each)
            gate.write_findings(root / each.folder / "findings.parquet", found)
            register.receive(each, len(found), 9_000 if each.as_at else 0, "A. Steward")
            if each.accepted_at:
                register.accept(each.snapshot_id, each.accepted_by, each.reason)
        if with_release:
            made = make_release(root, casework_alone=casework_alone)
            register.publish(made, "made up", [each.snapshot_id for each in submissions() if each.accepted_at])
    return root


@cache
def made_root() -> Path:
    """A whole data root, made once for all tests of a run and not to be changed by any."""
    folder = Path(tempfile.mkdtemp(prefix="scorecard-made-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return make_root(folder)
