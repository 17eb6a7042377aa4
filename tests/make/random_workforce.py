"""Posts by chance, dense in boundaries, for holding two workings against each other (see random_casework).

Whole-time equivalents are decimals that a float cannot hold; vacant posts are covered or not; training dates stand on both sides of the
as-at date where a return may have them. Of the four teams, by seed, one may have no post, vacant posts alone or agency workers alone.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

from make.casework import Row, Rows

TEAMS = ("send", "educational_psychology", "education", "pfa")
ROLES = ("case_officer", "senior_case_officer", "manager", "educational_psychologist", "teacher", "business_support", "other")
STATUSES = ("permanent", "permanent", "permanent", "fixed_term", "agency", "vacant")
FTES = (0.1, 0.2, 0.3, 0.6, 0.7, 0.8, 1.0, 1.0, 1.5, 0.05, 0.333, 0.541, 0.0001)


def workforce(as_at: dt.date, seed: int, posts: int = 150, send: Sequence[str] = STATUSES, latest: int = 0) -> Rows:
    """The sheet as at that month end, by seed. `send` are the statuses of the SEND team; `latest` lets training dates pass the as-at date."""
    rng = random.Random(f"{as_at} {seed}")
    teams = dict.fromkeys(TEAMS, STATUSES) | {"send": send}
    # Kept out of the SEND team, whose posts most measures are about: say it with `send`.
    teams[rng.choice(TEAMS[1:])] = rng.choice(((), ("vacant",), ("agency",)))
    present = [team for team, statuses in teams.items() if statuses]

    def date() -> dt.date | None:
        """None, the as-at date or its neighbours, or a day long before."""
        days = rng.choice((None, 0, 0, 1, -latest, 30, 700))
        return None if days is None else as_at - dt.timedelta(days)

    listed: list[Row] = []
    for number in range(posts):
        team = rng.choice(("send", *present))
        role, status = rng.choice((*ROLES, "case_officer", "educational_psychologist")), rng.choice(teams[team])
        row: Row = {"post_id": f"Q{number}", "team": team, "role": role, "fte": rng.choice(FTES), "status": status}
        row |= {"worker_id": None, "covers_post_id": None, "start_date": None, "ipsea_level_1_date": None, "ipsea_level_2_date": None}
        if status != "vacant":
            row |= {"worker_id": f"W{number}", "start_date": as_at - dt.timedelta(rng.choice((0, 1, 30, 2000)))}
            row |= {"ipsea_level_1_date": date(), "ipsea_level_2_date": date()}
        listed.append(row)
    vacant = [row["post_id"] for row in listed if row["status"] == "vacant"]
    for row in listed:
        if row["status"] == "agency" and vacant and rng.random() < 0.6:
            row["covers_post_id"] = vacant.pop()
    return {"posts": listed}
