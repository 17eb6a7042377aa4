"""Publish: what stewards accepted becomes a new release, the one that shows, with the file of it that the public may see.

Killed at any moment, this leaves the state before or the state after. One publisher at a time: a second one waits, then is told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from scorecard import release, settings
from scorecard.disclosure import DisclosureError, make_public
from scorecard.prepare import NothingToPublish, digest, inputs, prepared
from scorecard.register import Register, now
from scorecard.retain import retain
from scorecard.terms import Act, Release, ScorecardError, Snapshot


class PublishError(ScorecardError):
    """A publication that did not happen: says why. What showed before still shows."""


class SecondPersonNeeded(PublishError):
    """The publication is proposed, and waits for somebody else to publish it."""


@dataclass(frozen=True)
class Published:
    """What came of it: the release, and whether it is new (false: nothing had changed since that one)."""

    release: Release
    new: bool


def publish(
    who: str,
    register: Register | None = None,
    progress: Callable[[str], None] = lambda _: None,
    wait: float = release.WAIT_SECONDS,
    returns: Collection[str] = (),
) -> Published:
    """Publish all accepted snapshots as one new release, then erase what need be kept no longer. `progress` is told what is being done.

    Of `returns`, where some are named, what is accepted now; of the others, what the release that shows rests on. Raises PublishError
    where there is nothing, another publication is still running after `wait` seconds, or the release's public file would not be safe;
    SecondPersonNeeded where the settings ask for one and nobody else has proposed the very same.
    """
    settings.disclosure_threshold()  # what is set wrong is said before anything is worked out
    register = register or Register.open()
    try:
        with release.one_at_a_time(progress, wait), release.writing():
            published = _publish(who, register, progress, returns)
    except (release.Busy, release.Unwritten, NothingToPublish, DisclosureError) as error:
        raise PublishError(str(error)) from None
    try:
        retain(who, register, progress)
    except (OSError, ValueError, ScorecardError) as error:  # the release is there all the same
        progress(f"What should be erased by now could not be: {error} It is tried again at the next publication.")
    return published


def _publish(who: str, register: Register, progress: Callable[[str], None], returns: Collection[str]) -> Published:
    snapshots = to_publish(register, returns)
    known = register.releases()
    release.clear_unfinished([each.release_id for each in known])
    of = digest(inputs(snapshots))
    same = next((each for each in known if register.inputs(each.release_id) == of), None)
    if same and same.release_id == register.current_release_id():
        return Published(same, new=False)
    if same and (withdrawn := register.withdrawn().get(same.release_id)):
        raise PublishError(
            f"This would be {same.release_id} again, to the last figure, which {withdrawn.who} withdrew: {withdrawn.reason} "
            f"Correct what it rests on; or, if it was right after all, publish that release again."
        )
    reason = _second_person(who, register, of)
    made = a_release(release.next_id([each.release_id for each in known]), who, snapshots)
    with prepared(snapshots, made, register, progress) as (con, built):
        release.finish(con, built, made.release_id)
    try:
        make_public(made.release_id, progress)
    except BaseException:
        release.path_of(made.release_id).unlink(missing_ok=True)
        raise
    register.publish(made, of, [each.snapshot_id for each in snapshots], reason)
    return Published(made, new=True)


def to_publish(register: Register, returns: Collection[str] = ()) -> list[Snapshot]:
    """The snapshots that a publication takes, in deciding order. Raises PublishError where there are none, or a return has none."""
    accepted = register.accepted()
    if not accepted:
        raise PublishError(
            "There is nothing to publish: no submission has been accepted. Load a return that passes, or accept one that has queries."
        )
    if not returns:
        return accepted
    if without := sorted(set(returns) - {each.return_name for each in accepted}):
        raise PublishError(f"Nothing of {', '.join(without)} has been accepted, so it cannot be published.")
    current = register.current_release_id()
    shown = set(register.snapshots_of(current)) if current else set()
    return [each for each in accepted if each.return_name in returns or each.snapshot_id in shown]


def a_release(release_id: str, who: str, snapshots: Sequence[Snapshot]) -> Release:
    """What a release of these snapshots is called: as at the newest of their dates, of its authority."""
    newest = max(snapshots, key=lambda each: (each.as_at, each.accepted_at))
    assert newest.as_at is not None
    return Release(release_id, now(), who, newest.as_at, newest.authority_code, newest.authority_name)


def _second_person(who: str, register: Register, of: str) -> str:
    """Who proposed the publication; empty where nobody has to. Raises SecondPersonNeeded where nobody else did."""
    if not settings.second_person():
        return ""
    proposed = [each for each in register.acts(of) if each.act == Act.PROPOSED]
    others = [each for each in proposed if each.who.strip().casefold() != who.strip().casefold()]
    if others:
        return f"Proposed by {others[0].who} on {others[0].at:%d/%m/%Y at %H:%M} UTC."
    if not proposed:
        register.enter(Act.PROPOSED, of, who, "A second person publishes it.")
    raise SecondPersonNeeded(f"{who} has proposed this publication. A second person has to publish it; nothing has changed until then.")
