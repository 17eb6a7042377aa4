"""Casework by chance, dense in boundaries: rows that the critical checks let through, however odd, for holding two workings against each other.

Dates are drawn from where rules change: the 42nd, 112th, 140th and 364th day and their neighbours, ends of months, leap days, both edges of the
window and of every run-in, birthdays. `casework(as_at, seed)` gives the same rows for the same seed.
"""

from __future__ import annotations

import calendar
import datetime as dt
import random
from collections.abc import Sequence

from make.casework import Row, Rows

NEEDS = ("SLCN", "ASD", "SEMH", "MLD")
AREAS = ("Bournemouth East", "Christchurch", "Poole North")
SOURCES = ("parent", "young_person", "early_years", "school", "post_16", "health", "social_care", "other")
PHASES = ("early_years", "primary", "secondary", "post_16")
PLACEMENTS = ("mainstream_early_years", "mainstream_primary", "mainstream_secondary", "resourced_provision", "special", "inmss")
PLACEMENTS += ("inmss", "alternative_provision", "further_education", "ehe", "neet", "other", "awaiting", "awaiting")
CLOCKS = (28, 42, 84, 112, 140, 210, 364)
NEAR = (-1, 0, 1)


def casework(as_at: dt.date, seed: int, requests: int = 400, plans: int = 350, reviews: int = 500) -> Rows:
    """The six sheets as at that month end, by seed."""
    return Draws(as_at, seed).sheets(requests, plans, reviews)


class Draws:
    """One return's draws. `day` and `after` give dates not past the as-at date, most of them on or beside a boundary."""

    def __init__(self, as_at: dt.date, seed: int) -> None:
        self.rng, self.as_at, self.opens = random.Random(f"{as_at} {seed}"), as_at, dt.date(as_at.year - 2, 1, 1)
        edges = [as_at, self.opens, *(each for year in range(self.opens.year, as_at.year + 1) for each in _month_ends(year))]
        edges += [dt.date(year, 2, 29) for year in range(self.opens.year, as_at.year + 1) if calendar.isleap(year)]
        self.edges = [each for each in edges if each <= as_at]

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def one(self, of: Sequence[object]) -> object:
        return self.rng.choice(of)

    def day(self, earliest: dt.date | None = None) -> dt.date:
        """A day whose 42nd, 112th … day is on or beside an edge; or a plain one; from half a year before the window on."""
        earliest = earliest or self.opens - dt.timedelta(200)
        for _ in range(50):
            back = 0 if self.chance(0.3) else self.one(CLOCKS)
            date = self.one(self.edges) - dt.timedelta(back + self.one(NEAR))
            if self.chance(0.3):
                date = self.as_at - dt.timedelta(self.rng.randrange(900))
            if earliest <= date <= self.as_at:
                return date
        return earliest

    def after(self, date: dt.date, clocks: Sequence[int] = CLOCKS, latest: dt.date | None = None) -> dt.date | None:
        """A day on or after that one: the same day, a clock's last day or its neighbours, an edge; None where it is still to come."""
        draw = self.rng.random()
        if draw < 0.6:
            found = date + dt.timedelta(self.one(clocks) + self.one(NEAR))
        elif draw < 0.7:
            found = date
        elif draw < 0.85:
            found = date + dt.timedelta(self.rng.randrange(400))
        else:
            later = [each for each in self.edges if each >= date]
            found = self.one(later) + dt.timedelta(self.one((0, 1))) if later else date
        return max(found, date) if found <= (latest or self.as_at) else None

    # The sheets

    def sheets(self, requests: int, plans: int, reviews: int) -> Rows:
        self.rows: Rows = {"persons": [], "requests": [], "assessments": [], "advice": [], "plans": [], "annual_reviews": []}
        for number in range(requests * 2 // 3):
            self.rows["persons"].append({"person_id": f"P{number}", "birth_date": self.birth_date(), "area": self.one((*AREAS, None))})
        for number in range(requests):
            self.case(f"R{number}")
        for number in range(plans):
            self.plan(f"E{number}")
        for number in range(reviews):
            self.review(f"V{number}")
        for row in self.rows["plans"]:
            del row["_last_day"]
        return self.rows

    def birth_date(self) -> dt.date:
        """Beside an 18th birthday on the as-at date, beside 1 September of a Reception year, on a leap day, or any."""
        year = self.as_at.year
        kind = self.rng.random()
        if kind < 0.25:
            return dt.date(year - 18, self.as_at.month, 28) + dt.timedelta(self.rng.randrange(-2, 5))
        if kind < 0.7:
            return dt.date(year - self.rng.randrange(4, 9), 9, 1) + dt.timedelta(self.one((-366, -1, 0, 1, 200, 364)))
        if kind < 0.75:
            return dt.date(self.one((2000, 2004, 2008, 2012)), 2, 29)
        return dt.date(year - self.rng.randrange(6, 22), self.rng.randrange(1, 13), self.rng.randrange(1, 28))

    def person_of(self, day: dt.date) -> object:
        """A child born by that day; some children come up again and again."""
        born = [row["person_id"] for row in self.rows["persons"] if row["birth_date"] <= day]
        return self.one(born[:40] if self.chance(0.3) else born)

    def case(self, request_id: str) -> None:
        """A request that ends in any way, with its assessment and advice."""
        received = self.day()
        row: Row = {"person_id": self.person_of(received), "request_id": request_id, "received_date": received}
        row |= {
            "request_source": self.one(SOURCES),
            "phase": self.one(PHASES),
            "primary_need": self.one((*NEEDS, None)),
            "rya": self.chance(0.1),
        }
        row |= {"request_outcome": "A", "request_outcome_date": None, "request_mediation": False, "request_tribunal": False}
        row |= {"exported": False, "closed_date": None}
        self.rows["requests"].append(row)
        if received < self.opens and self.chance(0.4):
            return self.closed_before(row)
        decided = self.after(received, (0, 42, 42, 42, 60))
        if decided and self.chance(0.9):
            row |= {"request_outcome": self.one("YYYYNN"), "request_outcome_date": decided}
        elif self.chance(0.05):
            row["request_outcome_date"] = decided  # a date without an outcome: a query
        goes_on = self.chance(0.95 if row["request_outcome"] == "Y" else 0.5 if row["request_outcome"] == "N" else 0.05)
        if row["request_outcome"] == "N":
            row |= {"request_mediation": self.chance(0.4), "request_tribunal": self.chance(0.4)}
        elif self.chance(0.03):
            row["request_tribunal"] = True
        assessment = self.assessment(row) if goes_on else None
        if closed := self.after(received, (20, 42, 42, 112, 140, 140)):
            self.leave(row, assessment, closed)
        self.advice(row)

    def closed_before(self, row: Row) -> None:
        """A case closed before the window: H, with or without what came of it; advice may still be in the return."""
        before = self.opens - dt.timedelta(1)
        row |= {"request_outcome": self.one("HHHYNAW"), "request_outcome_date": self.after(row["received_date"], latest=before) or before}
        row["closed_date"] = self.after(row["request_outcome_date"], latest=before) or before
        if row["request_outcome"] == "H" and self.chance(0.3):
            row |= {"request_outcome_date": None, "closed_date": None}
        outcome = "H" if row["request_outcome"] != "H" else self.one("HHYNW" if row["closed_date"] else "H")
        if row["request_outcome"] != "H" or self.chance(0.5):
            dated = row["request_outcome_date"] if outcome in "YN" or self.chance(0.5) else None
            self.rows["assessments"].append(self.assessed(row, outcome, dated))
        if outcome != "Y" and row["closed_date"] and self.chance(0.2):
            row["exported"] = True
        self.advice(row)

    def assessed(self, row: Row, outcome: str, dated: dt.date | None) -> Row:
        flags = {"assessment_mediation": self.chance(0.1), "assessment_tribunal": self.chance(0.15), "week20": self.chance(0.2)}
        return {"request_id": row["request_id"], "assessment_outcome": outcome, "assessment_outcome_date": dated, **flags}

    def assessment(self, row: Row) -> Row:
        """Pending, a plan or a refusal: by the clock from the day of the request, never before the decision."""
        first = row["request_outcome_date"] or row["received_date"]
        ended = self.after(row["received_date"], (112, 140, 140, 140, 364))
        ended = ended if ended and ended >= first else self.after(first)
        made = self.assessed(row, "A", None)
        if ended and self.chance(0.85):
            made |= {"assessment_outcome": self.one("YYYYN"), "assessment_outcome_date": ended}
        self.rows["assessments"].append(made)
        return made

    def leave(self, row: Row, assessment: Row | None, closed: dt.date) -> None:
        """Some cases are withdrawn, at either stage, or move away, or both."""
        way = self.rng.random()
        if way < 0.08:  # an outcome already dated may stand beside the W
            row |= {"request_outcome": "W", "closed_date": closed}
            row["request_outcome_date"] = row["request_outcome_date"] if self.chance(0.3) else None
            if assessment and self.chance(0.5):
                assessment |= {"assessment_outcome": "W", "assessment_outcome_date": None}
        elif way < 0.22 and assessment:
            row["closed_date"] = closed
            assessment |= {"assessment_outcome": "W", "assessment_outcome_date": None}
        if way < 0.01 or 0.2 < way < 0.3:
            if assessment and assessment["assessment_outcome"] == "Y":
                assessment |= {"assessment_outcome": self.one("AN")}
            row |= {"exported": True, "closed_date": closed}

    def advice(self, row: Row) -> None:
        """Requests for advice whose 42nd day is beside a boundary, or beside the day the case closed; advice before, on and after it."""
        assessment = next((each for each in self.rows["assessments"] if each["request_id"] == row["request_id"]), None)
        ends = [row["closed_date"], row["request_outcome_date"], assessment and assessment["assessment_outcome_date"]]
        ends = [each for each in ends if each]
        asked = set()
        for _ in range(self.rng.randrange(4) if assessment else self.one((0, 0, 1))):
            requested = self.after(row["request_outcome_date"] or row["received_date"], (0, 7, 42)) or self.day(row["received_date"])
            if ends and self.chance(0.5):
                requested = min(self.one(ends) - dt.timedelta(self.one((0, 20, 42, 42)) + self.one(NEAR)), self.as_at)
            received = None if self.chance(0.3) else self.after(requested, (0, 42, 42, 42, 60))
            if ends and self.chance(0.3):
                received = self.one(ends) + dt.timedelta(self.one(NEAR))
            received = received if received and requested <= received <= self.as_at else None
            key = (row["request_id"], self.one(("educational_psychology", "health", "social_care")), self.one((None, "therapy")), requested)
            if key not in asked:
                asked.add(key)
                names = ("request_id", "advice_from", "service", "requested_date")
                self.rows["advice"].append(dict(zip(names, key, strict=True)) | {"received_date": received})

    def plan(self, plan_id: str) -> None:
        """A plan with every edge: of its start, move, end, officer, transfer."""
        early = self.chance(0.3)
        start = self.day() if not early else self.opens - dt.timedelta(self.rng.randrange(900))
        start = max(start, min(row["birth_date"] for row in self.rows["persons"]))
        moved_in = self.after(start) if self.chance(0.2) else None
        if moved_in and self.chance(0.05):
            moved_in = start - dt.timedelta(30)  # a query
        ceased = None
        if self.chance(0.4):
            ceased = self.one((self.as_at, self.day(), self.one(self.edges))) + dt.timedelta(self.one((*NEAR, 0, 30)))
            ceased = ceased if ceased >= start else start
        due = None
        if self.chance(0.5):
            first = (self.as_at + dt.timedelta(1)).replace(year=(self.as_at + dt.timedelta(1)).year - 1)
            due = self.one((first, self.as_at, dt.date(self.as_at.year, 2, 15), self.day())) + dt.timedelta(self.one((*NEAR, 0)))
        transferred = self.after(due or self.day(), (0,)) if self.chance(0.5) and (due is None or due <= self.as_at) else None
        if due and self.chance(0.3):
            transferred = min(due - dt.timedelta(self.one((0, 1, 30))), self.as_at)
        month = self.as_at.replace(day=1)
        since = self.one((None, month, self.as_at, month - dt.timedelta(1), self.as_at - dt.timedelta(1), self.day()))
        self.rows["plans"].append(
            {
                "plan_id": plan_id,
                "person_id": self.person_of(min(start, moved_in or start)),
                "request_id": None if self.chance(0.6) else self.one(self.rows["requests"])["request_id"],  # of another child: a query
                "start_date": start,
                "moved_in_date": moved_in,
                "cease_date": ceased,
                "cease_reason": "2" if ceased else None,
                "placement": self.one(PLACEMENTS),
                "primary_need": self.one(NEEDS),
                "looked_after": self.chance(0.2),
                "awaiting_specialist": self.chance(0.3),
                "case_officer_id": self.one((None, "C1", "C2")),
                "case_officer_since": since,
                "phase_transfer_due_date": due,
                "phase_transfer_final_date": transferred,
                "_last_day": ceased or self.as_at,
            }
        )

    def review(self, review_id: str) -> None:
        """A review in any state, some of one plan due on one day, some due or held beside the plan's own edges."""
        plan = self.one(self.rows["plans"][:60] if self.chance(0.4) else self.rows["plans"])
        edges = [self.day(), self.as_at, plan["_last_day"], plan["moved_in_date"] or plan["start_date"], self.one(self.edges)]
        due = self.one(edges) + dt.timedelta(self.one((*NEAR, 0)))
        if self.chance(0.1):
            due = self.as_at + dt.timedelta(self.rng.randrange(400))
        held = None
        if self.chance(0.75):
            held = min(self.one((due, self.day(), self.day(), self.one(self.edges))) + dt.timedelta(self.one((*NEAR, 0))), self.as_at)
        decided = self.after(held or min(due, self.as_at), (0, 28, 28, 28)) if self.chance(0.7 if held else 0.1) else None
        if decided and due <= self.as_at and (held is None or held <= due) and self.chance(0.3):
            decided = max(held or due, min(due + dt.timedelta(self.one(NEAR)), self.as_at))
        decision = self.one(("maintain", "amend", "amend", "cease")) if decided or self.chance(0.05) else None
        if decided and self.chance(0.03):
            decision = None  # a query
        finished = None
        if decision and self.chance(0.6):
            finished = self.after(held or decided or self.day(), (28, 84, 84, 84))
            finished = finished if finished and finished >= max(each for each in (held, decided, finished) if each) else decided
        row: Row = {"review_id": review_id, "plan_id": plan["plan_id"], "due_date": due, "meeting_date": held}
        self.rows["annual_reviews"].append(row | {"decision_date": decided, "decision": decision, "finalised_date": finished})


def _month_ends(year: int) -> list[dt.date]:
    return [dt.date(year, month, calendar.monthrange(year, month)[1]) for month in range(1, 13)]
