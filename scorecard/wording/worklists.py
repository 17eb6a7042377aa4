"""What stands above, in and below a list of cases."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.released import Point
from scorecard.wording.names import COLUMNS, cohort
from scorecard.wording.numbers import SIGNS, counts, day, shown

LIST_IS_PERSONAL = "Children's records: for stewards alone. Part of no release; each opening is in the register's access log."
RATES = ("percent", "per 100 pupils")  # whose two counts are said
HEADINGS = {
    "request_id": "Request",
    "plan_id": "Plan",
    "review_id": "Review",
    "person_id": "Child or young person",
    "pupil_id": "Pupil",
    "school_urn": "School (URN)",
    "post_id": "Post",
    "requested_date": "Asked for",
    "start_date": "Date",
    "case_officer_id": "Case officer",
    "case_officer_since": "Officer since",
    "since_date": "Since",
    "due_date": "Due",
    "age_days": "Age (days)",
    "age_weeks": "Age (weeks)",
    "past_due_days": "Days past due",
    "fte": "FTE",
}


def list_heading(name: str, notes: Mapping[str, str]) -> str:
    """A column's heading. `notes`: what the queries' heads say of the two dates that age and delay are counted from."""
    said = {"since_date": notes.get("since"), "due_date": notes.get("due")}
    plain = name.replace("_", " ")
    return said.get(name) or HEADINGS.get(name) or COLUMNS.get(name, plain)[0].upper() + COLUMNS.get(name, plain)[1:]


def list_title(title: str, figure: Point, unit: str, decimals: int, of: Mapping[str, str]) -> str:
    """`Assessments open past 20 weeks: 110 as at 31 March 2024 · Primary`; of a rate its two counts too."""
    among = f" ({counts(figure)})" if unit in RATES else ""
    whom = f" · {cohort(of)}" if cohort(of) else ""
    return f"{title}: {_figure(figure, unit, decimals)}{among} as at {day(figure.as_at)}{whom}"


def list_beside(release_id: str, published: Point | None, listed: Point, unit: str, decimals: int) -> str:
    """How a list's figure stands to the published one. Release IDs are empty before the first release."""
    if published is None:
        there = f"Release {release_id}, which shows now, has no such figure" if release_id else "No release shows such a figure"
        return f"{there}: the list is of a return that was accepted and not published yet."
    if (published.numerator, published.denominator) == (listed.numerator, listed.denominator):
        return f"Release {release_id} shows the same figure."
    return (
        f"Release {release_id} shows {_figure(published, unit, decimals)}: it rests on another return than the one accepted last, which "
        "this list is of. Publish to bring it up to date."
    )


def list_notes(notes: Mapping[str, str], shown_rows: int, rows: int) -> str:
    """What a reader of the table has to know."""
    said = [f"The first {shown_rows:,} of {rows:,} are shown; the files have all of them."] if shown_rows < rows else []
    if "due" in notes:
        said.append("Days past due are less than 0 where the day is still to come.")
    return " ".join([*said, LIST_IS_PERSONAL])


def _figure(figure: Point, unit: str, decimals: int) -> str:
    said = shown(figure._replace(denominator=None), unit, decimals)  # its counts stand beside it
    return SIGNS.get(said, said)
