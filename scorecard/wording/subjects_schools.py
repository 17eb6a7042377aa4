"""How to speak of suspensions, exclusions and absence. Their {month} is a half-term's last day."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.wording.subject import Subject

_YEAR = "in the school year to {month}"


def _rate_on_roll(what: str, short: str) -> Subject:
    """Incidents for every 100 pupils on roll."""
    finding = f"{what[0].upper()}{what[1:]} came to {{value}}"
    return Subject("per 100", short, short, "Pupils", "pupils on roll", finding)


def _absent(how: str, short: str) -> Subject:
    return Subject(
        "rate", short, short, "Pupils", f"pupils with sessions {_YEAR}", f"{{value}} of pupils {how} {_YEAR}", how,
    )  # fmt: skip


SCHOOLS: Mapping[str, Subject] = {
    "suspensions_count": Subject(
        "flow", "Suspensions in the half-term", "Suspensions in the half-term", "Suspensions",
        "suspensions began", one="suspension began",
    ),
    "suspensions_ytd_count": Subject(
        "to_date", "Suspensions", "Suspensions since September", "Suspensions", "suspensions began", one="suspension began"
    ),
    "suspension_rate": _rate_on_roll(f"suspensions {_YEAR}", "Suspensions per 100 pupils"),
    "suspension_term_rate": _rate_on_roll("suspensions in the term so far, to {month}", "Suspensions per 100 pupils, this term"),
    "pupils_suspended_rate": Subject(
        "rate",
        "Pupils suspended at least once",
        "Pupils suspended at least once",
        "Pupils",
        "pupils on roll",
        f"{{value}} of pupils were suspended at least once {_YEAR}",
        f"were suspended at least once {_YEAR}",
    ),
    "permanent_exclusions_ytd_count": Subject(
        "to_date", "Permanent exclusions", "Permanent exclusions since September", "Permanent exclusions",
        "permanent exclusions were made", one="permanent exclusion was made",
    ),
    "permanent_exclusion_rate": _rate_on_roll(f"permanent exclusions {_YEAR}", "Permanent exclusions per 100 pupils"),
    "pupils_over_45_days_count": Subject(
        "to_date", "Pupils over 45 days", "Pupils suspended for over 45 days", "Pupils",
        "pupils had lost over 45 school days to suspension", one="pupil had lost over 45 school days to suspension",
    ),
    "suspension_sessions_mean": Subject(
        "mean",
        "Sessions lost to a suspension",
        "Average length of a suspension",
        "Suspensions",
        f"suspensions {_YEAR}",
        f"Suspensions {_YEAR} lasted {{value}} (half days) on average",
    ),
    "lunchtime_exclusions_ytd_count": Subject(
        "to_date", "Lunchtime exclusions", "Lunchtime exclusions since September", "Lunchtime exclusions",
        "lunchtime exclusions were made", one="lunchtime exclusion was made",
    ),
    "persistent_absence_rate": _absent("missed a tenth or more of their sessions", "Persistent absence"),
    "severe_absence_rate": _absent("missed half or more of their sessions", "Severe absence"),
    "absence_rate": Subject(
        "rate",
        "Sessions missed",
        "Sessions missed",
        "Pupils",
        f"possible sessions {_YEAR}",
        f"{{value}} of sessions were missed {_YEAR}",
        "were missed",
    ),
}  # fmt: skip
