"""Briefings at the desk: what an author can choose from, saving, freezing, and what became of the frozen ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scorecard import access, briefing, export, wording
from scorecard.access import Role
from scorecard.briefing import Draft, Frozen, Notices
from scorecard.desk.command import DeskError
from scorecard.desk.entered import name, text
from scorecard.export import Sheet
from scorecard.register import Register
from scorecard.released import NoRelease, Released, open_public
from scorecard.terms import ALL, Briefing, BriefingItem

MOST_WORDS = 1_500  # characters of an author's words for a figure
HEADINGS = ("ID", "Title", "Committee", "Meeting", "Release", "Figures", "Stands")


@access.only(Role.AUTHOR)
def known() -> list[Briefing]:
    """Every briefing as it was last saved, the newest meeting first."""
    return Register.open().briefings()


@access.to_all
def listed(of: Sequence[Briefing]) -> list[dict[str, str]]:
    """Briefings as a table: what each is for, and how it stands."""
    rows = []
    for each in of:
        stands = f"✔ Frozen by {each.frozen_by}, {wording.day(each.frozen_at.date())}" if each.frozen_at else f"○ Draft, by {each.who}"
        cells = (each.briefing_id, each.title, each.committee, wording.day(each.meeting), each.release_id, str(len(each.items)), stands)
        rows.append(dict(zip(HEADINGS, cells, strict=True)))
    return rows


@access.only(Role.AUTHOR)
def releases() -> list[str]:
    """The releases that a briefing can be frozen to, the newest first: not withdrawn, and with a public file."""
    register = Register.open()
    gone = register.withdrawn()
    return [each.release_id for each in register.releases() if each.release_id not in gone and _is_public(each.release_id)]


@access.only(Role.AUTHOR)
def public(release_id: str) -> Released:
    """A release as the public may see it. Raises NoRelease."""
    return open_public(release_id)


@access.only(Role.AUTHOR)
def committees(of: Released) -> list[str]:
    """The committees that made recommendations, or that a briefing was made for, by name."""
    return sorted({*(each.committee for each in of.recommendations()), *(each.committee for each in known())})


@access.only(Role.AUTHOR)
def subjects(of: Released) -> Mapping[str, str]:
    """What can be chosen, by ID: the catalogue's lines that have figures, in its order, then measures that it has no line of."""
    lines = [each.indicator for each in of.lines() if each.readings]
    found = {each.indicator_id: each.label for each in lines}
    shown = {each.measure_id for each in lines if (each.phase, each.sen_provision, each.detail) == (ALL, ALL, ALL)}
    return found | {each.measure_id: each.label for each in of.measures() if each.measure_id not in shown and each.measure_id not in found}


@access.only(Role.AUTHOR)
def cohorts(of: Released, subject: str) -> Mapping[tuple[str, str], str]:
    """The cohorts that a subject can be narrowed to, each in words; the first is everybody."""
    found = briefing.cohorts(of, briefing.line_of(of, BriefingItem(subject)))
    named = {
        (column, value): f"{wording.column(column)}: {wording.label(column, value)}" for column, values in found.items() for value in values
    }
    return {("", ""): "Everybody"} | named


@access.only(Role.AUTHOR)
def save(of: Briefing, who: str) -> Briefing:
    """Enter a briefing, as an act; gives it as it was entered.

    Raises DeskError where something is missing or cannot be taken, RegisterError where it is frozen, or somebody saved it meanwhile.
    """
    entered = replace(
        of,
        title=text(of.title, "a title", 120),
        committee=text(of.committee, "a committee", 120),
        items=tuple(replace(each, words=_words(each)) for each in of.items),
    )
    return Register.open().save_briefing(entered, name(who))


@access.only(Role.AUTHOR)
def draft(of: Briefing) -> Draft:
    """What a briefing would say. Raises BriefingError, ReleaseError."""
    return briefing.draft(of)


@access.only(Role.AUTHOR)
def preview(of: Draft) -> str:
    """The page that a briefing would be."""
    return briefing.page(briefing.told(of)).decode()


@access.only(Role.AUTHOR)
def freeze(of: Briefing, who: str) -> Frozen:
    """Freeze a briefing for good. Raises BriefingError, RegisterError, DeskError without a name."""
    return briefing.freeze(of, name(who))


@access.only(Role.AUTHOR)
def frozen(briefing_id: str) -> tuple[Frozen, Notices]:
    """A frozen briefing, and what has become of its figures since. Raises BriefingError, RegisterError."""
    found = briefing.frozen(briefing_id)
    return found, briefing.notices(found)


@access.only(Role.AUTHOR)
def new_version(of: Briefing) -> Briefing:
    """A briefing, not saved yet, that replaces a frozen one: as that was, of the newest release."""
    newest = next(iter(releases()), of.release_id)
    return Briefing("", of.title, of.committee, of.meeting, newest, of.items, replaces=of.briefing_id)


@access.only(Role.AUTHOR)
def empty(meeting: dt.date) -> Briefing:
    """A briefing of nothing yet, of the newest release. Raises NoRelease where none has a public file."""
    newest = next(iter(releases()), "")
    if not newest:
        raise NoRelease("No release has a public file yet, so that nothing can be put before a committee. Publish one.")
    return Briefing("", "", "", meeting, newest)


@access.to_all
def revisions(of: Notices) -> Sheet:
    """What is told otherwise since, as a table."""
    rows = tuple((each.label, each.period, each.old, each.new) for each in of.revisions)
    return export.Sheet(("Figure", "Period", "As it was given", "As it is told now"), rows, " ".join(of.sentences), of.revised_by)


def _is_public(release_id: str) -> bool:
    try:
        return open_public(release_id).public is not None
    except NoRelease:
        return False


def _words(of: BriefingItem) -> str:
    """An author's words, their lines kept. Raises DeskError where they are too long, or hold what nobody can see."""
    words = "\n".join(line.rstrip() for line in of.words.strip().splitlines())
    if len(words) > MOST_WORDS:
        raise DeskError(f"The words for {of.subject} have {len(words):,} characters. Expected {MOST_WORDS:,} at most: shorten them.")
    if hidden := next((each for each in words if not each.isprintable() and each != "\n"), ""):
        raise DeskError(f"The words for {of.subject} hold a character that cannot be seen (U+{ord(hidden):04X}). Type the text anew.")
    return words
