"""How to speak of posts and the people in them. Posts are counted in full-time equivalents (FTE) unless it is said otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.wording.subject import Subject

_END = "at the end of {month}"


def _posts(share: str, of: str, did: str, short: str) -> Subject:
    return Subject("rate", short, short, "Posts", f"FTE {of} {_END}", f"{{value}} of {share} {_END}", did)


def _psychologists(what: str, short: str) -> Subject:
    return Subject("fte", short, short, "Posts", "", f"{{value}} {what} {_END}")


WORKFORCE: Mapping[str, Subject] = {
    "posts_filled_permanent_rate": _posts(
        "posts were filled by permanent staff", "of posts, filled or vacant,", "were filled by permanent staff", "Filled permanently"
    ),
    "agency_rate": _posts("staff at work were agency workers", "at work", "were agency workers", "Agency workers"),
    "vacancy_rate": _posts("posts were vacant", "of posts, filled or vacant,", "were vacant", "Vacant posts"),
    "case_officers_permanent_rate": _posts(
        "case officer posts were filled by permanent staff",
        "of case officer posts",
        "were filled by permanent staff",
        "Case officers in permanent posts",
    ),
    "educational_psychologists_fte": _psychologists("of permanent educational psychologists were in post", "Permanent psychologists"),
    "ep_vacancies_fte": _psychologists("of educational psychologists' posts were vacant", "Vacant psychologists' posts"),
    "ep_agency_fte": _psychologists("of agency educational psychologists were at work", "Agency psychologists"),
    "ipsea_trained_rate": Subject(
        "rate",
        "Trained in SEND law",
        "SEND team trained in SEND law",
        "Posts",
        f"SEND team posts that were filled {_END}",
        f"{{value}} of the SEND team's filled posts had somebody trained in SEND law (IPSEA levels 1 and 2) {_END}",
        "were held by somebody with both IPSEA levels",
    ),
    "caseload_per_officer": Subject(
        "mean",
        "Plans per case officer",
        "Plans per case officer (FTE)",
        "Plans",
        f"case officers at work {_END}",
        f"Each full-time case officer held {{value}} on average {_END}",
    ),
    "officer_change_rate": Subject(
        "rate",
        "Plans that changed case officer",
        "Plans that changed case officer in the month",
        "Plans",
        "plans maintained before {month}",
        "{value} of plans changed case officer in {month}",
        "changed case officer in the month",
    ),
}  # fmt: skip
