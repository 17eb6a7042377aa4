"""Who to chase, and the e-mail to them: what is late, what holds a return, what has to be answered.

An e-mail goes outside: it is made of counts, of our own names of sheets and columns and of what a check says without its values. Nothing
that a team's file holds is in it: no cell, record or ID, no name of a tab, a heading or the file; nor anybody's reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scorecard import access, contract, gate
from scorecard.access import Role
from scorecard.desk.month import Month
from scorecard.desk.place import Place, Stands
from scorecard.desk.received import moment
from scorecard.terms import COVER, Finding, Return
from scorecard.wording import count, day

CHASED = {Stands.LATE: "not received yet", Stands.HELD: "to be mended", Stands.QUERIES: "with queries to answer"}
MOST_KINDS = 8  # of findings of one return that are told one by one
MOST_DATES = 6  # of one return that are late that are told one by one
SEE = "The marked workbook says what and why."
# What is found of a return as a whole: its own words have figures in them.
OURS = {
    "CHECK-001": "A check could not be run. We look after that; there is nothing for you to do.",
    "CHECK-002": "It could not be compared with the return before. Tell us what has changed since.",
    "CHECK-003": "A figure of an earlier month is not what it was reported as. Correct the rows if they are wrong, or tell us why.",
}
AGAIN = re.compile(r"(, then|\. Then) send the return again\.$")  # said once, at the end


@dataclass(frozen=True)
class Email:
    """What to write to a team. `places` are the returns that it is about."""

    team: str
    contact: str
    subject: str
    body: str
    places: tuple[Place, ...]

    @property
    def why(self) -> str:
        """How many returns it is about, and why: `1 not received yet · 2 to be mended`."""
        return " · ".join(_numbers(self.places))


@access.only(Role.STEWARD)
def chase(of: Month) -> list[Email]:
    """An e-mail for each team that has something late, held or with queries, in the calendar's order."""
    teams: dict[str, list[Place]] = {}
    for line in of.lines:
        chased = [place for place in line.places if place.stands in CHASED]
        if line.sender.team and chased:
            teams.setdefault(line.sender.team, []).extend(chased)
    return [_email(team, places) for team, places in teams.items()]


def _email(team: str, places: Sequence[Place]) -> Email:
    contact = next((each.sender.contact for each in places if each.sender.contact), "")
    alone = places[0]
    subject = f"{alone.name}: {CHASED[alone.stands]}" if len(places) == 1 else f"SEND returns: {', '.join(_numbers(places))}"
    return Email(team, contact, subject, "\n\n".join(_paragraphs(team, places)), tuple(places))


def _numbers(places: Sequence[Place]) -> list[str]:
    many = {words: sum(each.stands is stands for each in places) for stands, words in CHASED.items()}
    return [f"{number} {words}" for words, number in many.items() if number]


def _paragraphs(team: str, places: Sequence[Place]) -> Iterator[str]:
    yield f"Hello {team},"
    late = [each for each in places if each.stands is Stands.LATE]
    if late:
        yield "We have not had:\n" + "\n".join(_late(late)) + "\nPlease send what is missing, or tell us when it will come."
    sent = [each for each in places if each.stands is not Stands.LATE]
    for each in sent:
        yield _sent(each)
    if sent:
        yield (
            "Where … stands, something of your workbook is left out. You can have it back with all of these cells marked and explained. It "
            "holds children's records, so we send it by the usual secure route: ask us if it has not reached you. Please mend what has to "
            "be mended, then send the whole return again by that route."
        )
    yield "Please name no child in your reply, and give no child's number."
    yield "Thank you."


def _late(places: Sequence[Place]) -> Iterator[str]:
    for title in dict.fromkeys(each.title for each in places):
        mine = [each for each in places if each.title == title and each.due]
        if len(mine) > MOST_DATES:
            first, last = mine[-1], mine[0]
            yield f"- {title}: {len(mine)} returns, as at {day(first.as_at)} to {day(last.as_at)}, the first of them due on {_due(first)}"
        else:
            yield from (f"- {each.name}, due on {_due(each)}" for each in mine)


def _due(place: Place) -> str:
    return day(place.due) if place.due else ""


def _sent(place: Place) -> str:
    """What has to be done about a return that came."""
    assert place.submission is not None and place.standing is not None
    due = f" (due on {_due(place)})" if place.due else ""
    lines = [f"{place.name}{due}, received {moment(place.submission.received_at)} UTC:"]
    of = next((each for each in contract.returns() if each.name == place.sender.return_name), None)
    for found, one, many in (
        (place.standing.holding, "finding has to be mended:", "findings have to be mended:"),
        (
            place.standing.queries,
            "query needs mending, or your reason why it is right:",
            "queries need mending, or your reason why they are right:",
        ),
    ):
        if found:
            lines += [count(len(found), one, many), *_kinds(found, of)]
    if place.submission.held_by:
        lines.append("It is on hold. We will tell you why.")
    elif len(lines) == 1:
        lines.append("It cannot be used, and its findings are no longer kept. Please send it again.")
    return "\n".join(lines)


def _kinds(findings: Sequence[Finding], of: Return | None) -> Iterator[str]:
    """A line for each check and column, the most first."""
    groups = gate.grouped(_bare(each, of) for each in findings)
    for each in groups[:MOST_KINDS]:
        first = each.first
        where = f" in {', '.join(filter(None, (first.sheet, first.column)))}" if first.sheet else ""
        code = f" ({first.code})" if first.code else ""
        yield f"- {len(each.findings)}{where}{code}: {' '.join(filter(None, (first.message, AGAIN.sub('.', first.remedy))))}"
    if rest := groups[MOST_KINDS:]:
        more = sum(len(each.findings) for each in rest)
        yield f"- {count(more, 'other', 'others')} of {count(len(rest), 'more kind', 'more kinds')}: the marked workbook has them all."


def _bare(finding: Finding, of: Return | None) -> Finding:
    """A finding without its values and its place, its sheet and column only where they are the contract's own, its code only where it is
    still ours."""
    columns = {sheet.name: {column.name for column in sheet.columns} for sheet in of.sheets} if of else {}
    column = finding.column if finding.column in columns.get(finding.sheet, ()) else ""
    bare = replace(gate.without_values(replace(finding, column=column), of), row=None, cell="")
    bare = bare if bare.sheet in {COVER, *columns} else replace(bare, sheet="")
    if bare.code in OURS:
        return replace(bare, message=OURS[bare.code], remedy="")
    if bare.code.startswith(gate.OURS) or not bare.remedy:  # every check that is still made says what to do
        return replace(bare, code="", message=SEE, remedy="")
    return bare
