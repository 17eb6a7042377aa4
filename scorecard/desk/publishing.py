"""Publishing at the desk: what waits to be published, what it would change on the charts, and withdrawing a release.

Comparing and publishing are the loading half's work, asked for through the inbox. What was compared is what is published: where something
was accepted, held or published in between, it is compared again first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from scorecard import access, inbox
from scorecard.access import Role
from scorecard.desk.received import moment
from scorecard.inbox import Order, Standing
from scorecard.register import Register
from scorecard.terms import CHANGES_WHAT_SHOWS, Entry, Snapshot
from scorecard.wording import day, month, moved_figure

COMPARE, PUBLISH = "changes", "publish"


@access.only(Role.STEWARD)
def waiting() -> list[Snapshot]:
    """Accepted submissions that the release that shows does not rest on, the newest date first."""
    register = Register.open()
    current = register.current_release_id()
    shown = set(register.snapshots_of(current)) if current else set()
    return [each for each in reversed(register.accepted()) if each.snapshot_id not in shown]


@access.only(Role.STEWARD)
def compare(who: str, returns: Sequence[str]) -> None:
    """Ask what publishing these returns would change. Raises InboxError."""
    for each in _orders(COMPARE, returns):
        if each.standing in (Standing.DONE, Standing.FAILED):
            inbox.forget(each.order_id)
    inbox.put(COMPARE, who, returns=sorted(returns), as_of=_as_of())


@access.only(Role.STEWARD)
def publish(who: str, returns: Sequence[str]) -> None:
    """Ask for these returns to be published, as they were compared. Raises InboxError."""
    for each in _orders(PUBLISH):
        if each.standing in (Standing.DONE, Standing.FAILED):
            inbox.forget(each.order_id)
    inbox.put(PUBLISH, who, returns=sorted(returns), as_of=_as_of())


@access.only(Role.STEWARD)
def compared(returns: Sequence[str]) -> Order | None:
    """The last comparison of these returns; None where there is none, or something has changed since."""
    found = [each for each in _orders(COMPARE, returns) if each.arguments.get("as_of") == _as_of()]
    return found[-1] if found else None


@access.only(Role.STEWARD)
def published() -> Order | None:
    """The last publication that was asked for at the desk, while the inbox has it."""
    found = _orders(PUBLISH)
    return found[-1] if found else None


@access.only(Role.STEWARD)
def order(order_id: str) -> Order | None:
    """How what was asked for stands now; None where the inbox has it no more."""
    return inbox.state(order_id)


@access.to_all
def is_over(order: Order | None) -> bool:
    """Whether nothing is worked on any more."""
    return order is None or order.standing in (Standing.DONE, Standing.FAILED)


@access.only(Role.STEWARD)
def withdraw(release_id: str, who: str, reason: str, disclosure: bool = False) -> None:
    """Withdraw a release; `disclosure`: because it shows what could tell of a child. Raises RegisterError."""
    Register.open().withdraw(release_id, who, reason, disclosure)


@access.only(Role.STEWARD)
def publish_again(release_id: str, who: str, reason: str) -> None:
    """Show a withdrawn release again. Raises RegisterError."""
    Register.open().publish_again(release_id, who, reason)


@access.only(Role.STEWARD)
def showing() -> list[str]:
    """The releases that are not withdrawn, the newest first."""
    register = Register.open()
    withdrawn = register.withdrawn()
    return [each.release_id for each in register.releases() if each.release_id not in withdrawn]


@access.only(Role.STEWARD)
def withdrawn() -> dict[str, Entry]:
    """The releases that are withdrawn, with the act that did it."""
    return Register.open().withdrawn()


@access.only(Role.STEWARD)
def releases() -> pl.DataFrame:
    """Every release, the newest first, and how it stands."""
    register = Register.open()
    current, gone, told = register.current_release_id(), register.withdrawn(), register.withdrawn_for_disclosure()

    def stands(release_id: str) -> str:
        if each := gone.get(release_id):
            return f"✖ Withdrawn{' for disclosure' if release_id in told else ''} by {each.who}, {moment(each.at)}: {each.reason}"
        return "✔ Shows now" if release_id == current else "Replaced"

    found = register.releases()
    return pl.DataFrame(
        {
            "Release": [each.release_id for each in found],
            "As at": [day(each.newest_as_at) for each in found],
            "Published (UTC)": [moment(each.published_at) for each in found],
            "By": [each.published_by for each in found],
            "Standing": [stands(each.release_id) for each in found],
        }
    )


@access.to_all
def moved(rows: Sequence[Mapping[str, Any]], newest: bool) -> pl.DataFrame:
    """Figures that move, largest first, each as it shows and as it would show. `newest`: with the date of either side."""
    found = [
        {
            "Measure": each["label"],
            **({} if newest else {"As at": month(dt.date.fromisoformat((each["new"] or each["old"])["as_at"]))}),
            "Shows now": _told(each, "old", newest),
            "Would show": _told(each, "new", newest),
            "Change": _change(each),
        }
        for each in rows
    ]
    headings = ["Measure", *([] if newest else ["As at"]), "Shows now", "Would show", "Change"]
    return pl.DataFrame(found, schema=dict.fromkeys(headings, pl.String))


def _told(each: Mapping[str, Any], side: str, dated: bool) -> str:
    told = each[side]
    if told is None:
        return "–"
    value = moved_figure(told["value"], each["unit"], each["decimals"], told["sign"], told.get("status", ""))
    return f"{value} ({month(dt.date.fromisoformat(told['as_at']))})" if dated else value


def _change(each: Mapping[str, Any]) -> str:
    old, new = each["old"] and each["old"]["value"], each["new"] and each["new"]["value"]
    if old is None or new is None:
        return "new" if each["old"] is None else "gone" if each["new"] is None else ""
    difference = new - old
    size = moved_figure(abs(difference), each["unit"], each["decimals"])
    points = " points" if each["unit"] == "percent" else ""
    return f"{'▲' if difference > 0 else '▼' if difference < 0 else '●'} {size.removesuffix('%') if points else size}{points}"


def _orders(act: str, returns: Sequence[str] | None = None) -> list[Order]:
    """What was asked for at the desk, oldest first."""
    return [each for each in inbox.states() if each.act == act and (returns is None or each.arguments.get("returns") == sorted(returns))]


def _as_of() -> int:
    return Register.open().last_of(*CHANGES_WHAT_SHOWS)
