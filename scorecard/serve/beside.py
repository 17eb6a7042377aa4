"""What has to be said beside a frozen briefing that is opened by a link: its figures were revised, withdrawn, or are hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from scorecard import wording
from scorecard.links.frozen import Frozen
from scorecard.register import Register


class Revision(NamedTuple):
    """A figure that is told otherwise now: which, of which period, as it was and as it is."""

    label: str
    period: str
    old: str
    new: str


@dataclass(frozen=True)
class Notices:
    """`sentences`: all that has to be said, in words. `hides`: nobody may have its figures, nor its files. `explores`: its release may be
    looked at beyond it."""

    sentences: tuple[str, ...] = ()
    hides: bool = False
    explores: bool = True
    revisions: tuple[Revision, ...] = ()


def notices(of: Frozen) -> Notices:
    """What has become of a briefing's figures since it was frozen. Raises RegisterError."""
    gone = Register.open().withdrawn().get(of.manifest["release_id"])
    return Notices((wording.withdrawn(gone),), explores=False) if gone else Notices()
