"""What a page says when there is little or nothing to show, and what it says of the release as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scorecard.released import HALF_TERM, Figures, Public
from scorecard.terms import ALL, Entry
from scorecard.wording.numbers import SUPPRESSED, count, day

NO_RELEASE = (
    "**Nothing has been published yet.** To see figures here, load a return, then publish it:\n\n"
    "```\npython -m scorecard load casework_2024-03.xlsx\npython -m scorecard publish\n```\n\n"
    "A return that passes its checks is accepted when it is loaded. One that is held stands under *Returns received*, with what to mend."
)
ALL_WITHDRAWN = "The figures that stood here are withdrawn, and there are none before them. They come back once a release is published."
SYNTHETIC = "Synthetic sample: no real children"
STEWARD = (
    "No sign-in is set up: whoever uses this computer is data steward, author and administrator, and sees figures and findings whole. "
    "No other computer is let in."
)
PUBLIC = (
    "**As the public will see it.** Counts of 1 to {most} are suppressed and read *c*, and so are those beside them that would give them "
    "away. Nothing is crossed but what the definitions name."
)


def as_the_public_will(rule: Public | None) -> str:
    """What a page says that an officer sees with the public's eyes."""
    return PUBLIC.format(most=rule.threshold - 1) if rule else ""


def withdrawn(act: Entry, shows: str = "") -> str:
    """Why another release shows than before, or none: which one was withdrawn, when, by whom and why. `shows`: the release that does."""
    said = f"Release {act.subject} was withdrawn on {day(act.at.date())} at {act.at:%H:%M} UTC by {act.who}: {_sentence(act.reason)}"
    return f"{said} {f'Release {shows}, the one before it, is shown instead.' if shows else ALL_WITHDRAWN}"


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def is_synthetic(authority_name: str) -> bool:
    """Whether an authority's figures are made up, by its name."""
    return "synthetic" in authority_name.casefold()


def empty(figures: Figures, measure_ids: Iterable[str], about: str) -> str:
    """Why there is nothing to draw; empty where there is something."""
    points = [point for each in measure_ids for point in figures.of(each)]
    if any(point.value for point in points):
        return ""
    if not points and figures.public and sum(value != ALL for value in figures.cohort.values()) > 1:
        return not_crossed(about)
    if not points:
        return f"This release has no figures of {about}. They appear once a return that holds them has been accepted and published."
    every = "half-term" if figures.window == HALF_TERM else "month"
    if any(point.sign == SUPPRESSED for point in points):
        return f"Nothing to draw: what is not zero is suppressed in every {every} shown, for it is of few children, or would tell of them."
    if all(point.value is not None for point in points):
        return f"Zero in every {every} shown."
    if any(point.value is not None for point in points):
        return f"Zero in every {every} shown that has a case to count."
    if all(point.sign == "x" for point in points):
        return f"Not available in any {every} shown: it rests on another return too, which has not been published for the same date."
    return f"Nothing to draw: in no {every} shown is there a case to count."


def not_crossed(about: str) -> str:
    """Why the public figures have none of something that officers' have."""
    return f"Public figures are broken down by one thing at a time: {about}, of what is chosen above, is not among them."


def unknown_value(column: str, value: str, instead: str = "All are shown instead.") -> str:
    """An address that asks for what the release does not have, and what is shown instead. The value is shown as plain text, cut short."""
    plain = "".join(character for character in value[:40] if character.isalnum() or character in " -_")
    return f"The link asks for {column} \u201c{plain}\u201d, which this release does not have. {instead}"


# What the charts need a reader to know, in words that a councillor can read out.
TWO_LENSES = (
    "Why there are two lines: the first looks at the plans issued in a month, however old the case. Clearing a backlog of late cases "
    "therefore lowers it, for as long as the clearing lasts. The second looks at the requests whose 20 weeks ended in the month, "
    "and so shows what families now meet."
)
TWO_LENSES_6_WEEKS = (
    "The first line looks at the decisions made in a month, late ones among them; the second at the requests whose 6 weeks ended in it."
)
EXCEPTIONS = (
    "The law excuses a delay where a school is closed for four weeks or more, a family is away for as long, an appointment is missed, or "
    "circumstances are exceptional. Leaving those plans out takes them from both sides of the rate."
)
OVERTURNED = (
    "All plans are counted here. The rates above leave out plans that followed a refusal overturned on appeal: their time limits run "
    "from the appeal, not from the request."
)
TRIBUNAL = "Cases under appeal are left out here, so there may be fewer than the bars above add up to beyond 20 weeks."
REVIEWS = (
    "A review is overdue when its due date has passed without a decision. One that was held and is not finished has had its meeting, "
    "and still waits for its decision or its amended plan."
)
LUNCHTIMES = (
    "A session is half a school day. Lunchtime exclusions are counted apart, and in none of the other figures but the 45 days, which are "
    "the most that a pupil may be suspended for in a school year."
)
PERMANENT = "Those that were cancelled, or after which the pupil was reinstated, are left out. Pending ones may still be."
PERSISTENT = (
    "A pupil is persistently absent who missed a tenth or more of the sessions (half days) that were possible for them since September, "
    "for whatever reason; severely absent at half or more. A pupil who moved school counts at each school, as in national figures."
)
POSTS = (
    "Posts are counted in full-time equivalents. Each share has its own base: agency workers are set against everybody at work, vacant "
    "posts against all posts but agency workers, so the three do not add up to 100%."
)
CASELOAD = "Plans that have a case officer, over the SEND team's case officers and senior case officers at work, agency workers included."
NO_VIEW = (
    "**This release is older than this page**, and holds none of its figures. They appear once a return that holds them has been loaded "
    "and then published, with `python -m scorecard publish`."
)
NOTHING_CAME = (
    "**Nothing has come yet.** To check a return and keep it, whether it passes or not, open the page *Submit*, or:\n\n"
    "```\npython -m scorecard load casework_2024-03.xlsx\n```"
)
OUTCOMES = (
    "✔ Accepted: counts, and can be published. ▸ Passed, not accepted yet: waits for a steward. "
    "? Queries open: waits for a steward's reason, or for a mended return. "
    "■ Held: something has to be mended, or a steward holds it; nothing of it reaches a figure."
)
DECIDE = (
    "What you decide applies to the findings in the list above, as it is narrowed. A reason answers queries. What came of a comparison (a "
    "case that vanished, a sheet that halved) may be released by a reason. A record may be set aside: its whole case then leaves every "
    "sheet and every figure; up to ten records, or half a percent of a sheet where that is more."
)
ACCEPT = "Accepted, it counts from the next publication on. Held, it counts for nothing until it is accepted again."
SINCE = "This return was sent before for the same date. Since then: "
NOTHING_WAITS = "**Nothing waits to be published.** What is accepted under *Returns received* stands here until it is."
COMPARED = (
    "The first table has each measure's newest figure, the second the figures of dates that already show, each largest first; what "
    "partners supplied stands among them, by the line of the scorecard. Look at what you did not expect before you publish: a figure that "
    "is published is quoted."
)
WITHDRAWING = (
    "A release that is withdrawn does not show any more: the one before shows again, with a note saying why. It can be published again."
)
NOTHING_LISTED = "No finding of this return is like that."
CHANGE = (
    "The arrow shows which way a figure went (▲ up, ▼ down, ● the same when rounded). The word says whether that is the way we want: "
    "better or worse; up or down where neither is better. On a wide screen, click a heading to sort."
)
NO_CATALOGUE = (
    "**This release is older than the catalogue of indicators**, so it has no scorecard. The next publication has: "
    "`python -m scorecard publish`. The page Every measure shows what this release holds."
)
NO_SUCH_LINE = "No indicator is left by these choices. Choose another scorecard, show all lines, or find fewer words."
NO_FIGURE_YET = (
    "There is no figure of this indicator yet. One appears once its owner sends it in the indicators return, and that is published."
)
NO_COHORTS = "This indicator is told for one cohort alone, so there is nothing to set side by side."
NO_COMPARATORS = "Nothing is published of this indicator that it could be set beside."
NO_SUCH_MEASURE = "No measure has all of these words. Try fewer, or parts of words."
MARKED = (
    "A copy of the team's own file: its cells coloured, a comment in each saying what to do, and all findings on its first sheet. "
    "Of a file that is no .xlsx or .xlsm, the findings alone."
)
NO_LIST_YET = (
    "**No list is open.** Choose one above, then open it. It has a row for each case that the figure counts: who opened which list, and "
    "when, is entered in the register's access log."
)
NO_FIGURE = "The release that shows has no figure of it. One appears once a return that gives it has been accepted and published."
NO_CASES = "There is no case to list."
FILES = (
    "Workbooks (.xlsx, .xlsm, .xlsb, .ods), or a zip of CSV files, one for each sheet. Several at once are taken in by as-at date. Which "
    "return a file is, whose, and as at which date, is read from its cover sheet."
)
AFTER_SENDING = (
    "A file is in nobody's figures until it is accepted and published. This list is the same for every steward; what is over leaves it "
    "after a day, and a question that nobody answers after seven, with its file. What was taken in stays under *Returns received*."
)
CLEARED = "Takes what is over off this list. What was taken in stays under Returns received."
NOTHING_SENT = "Nothing has been sent from this page of late."
NOTHING_DONE = "**Nothing has been done yet.** Every act stands here once a return has been received: what was done, by whom, when and why."
ACTS = (
    "Every act that the register holds: none is ever changed or deleted. Reasons stand as they were written. "
    "Of findings and records it says how many were decided on; which ones, *Returns received* says."
)
OPENINGS = "Each opening of a list of cases is entered with who opened it, of which figure, and how many rows it had; never with a case."
NO_OPENINGS = "No list of cases has been opened."
NO_SUCH_SUBMISSION = "The link asks for a return that was not received here. The newest is shown instead."
NO_FINDINGS = "Nothing was found wrong in this return."
NOT_KEPT = "The findings of this return are no longer kept. Its outcome stands above."


NONE_CAME = "None has come yet. It is expected from the first one on, or from the date under `from` in data/reference/returns.csv."
NO_RETURNS = (
    "**No return is expected.** `data/reference/returns.csv` says which team sends which return, and how many working days after its as-at "
    "date it is due. It has no line."
)
NOTHING_TO_DO = "Nothing is late, and nothing waits for you."
NOBODY_TO_CHASE = "Nobody has to be chased: nothing is late, held or with queries."
STANDINGS = (
    "○ Due: not here yet, and in time. ! Late: nothing has come. ■ Held: a finding, or a steward, holds it. ? Queries open: they need a "
    "reason each, or a mended return. ▸ Ready to accept. ✔ Accepted: not published yet. ● Published: the release that shows rests on it. "
    "◐ Newer accepted: the release that shows rests on the one before. A return is due so many working days (Monday to Friday, bank "
    "holidays too) after its as-at date."
)
TO_COPY = (
    "To copy into an e-mail. It holds counts, our own names of sheets and columns, and what each check says: nothing of a cell, a record "
    "or a file's name. Send the marked workbook, which holds children's records, by your secure route alone."
)
NO_MAILBOX = "No mailbox is known: data/reference/returns.csv may name the team's, under contact."
COUNT_SINCE = "Count what has been due since"


def found(counts: Mapping[str, int], shown: int, matching: int) -> str:
    """How many findings there are of each weight (critical, warning, info), and how many of those asked for are in the table."""
    said = [
        count(counts[severity], one, many)
        for severity, one, many in (
            ("critical", "finding holds the return", "findings hold the return"),
            ("warning", "query", "queries"),
            ("info", "note", "notes"),
        )
        if counts.get(severity)
    ]
    rest = f" The first {shown:,} of {matching:,} are shown: choose a sheet or a weight to see others." if shown < matching else ""
    return f"{' · '.join(said)}.{rest}"
