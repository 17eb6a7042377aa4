"""A shared link: by which a committee's members open one frozen briefing, without signing in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Link:
    """A link to a frozen briefing, and to the public file of the release that it is frozen to. `until` is its last day, in UTC.

    The link itself is kept nowhere: `sha256` is the hash of its token, by which it is known again.
    """

    link_id: int
    briefing_id: str
    release_id: str
    until: dt.date
    made_by: str
    made_at: dt.datetime
    revoked_by: str = ""
    revoked_at: dt.datetime | None = None
    reason: str = ""  # why it was revoked
    sha256: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """What it is called in History and in the access log: `Link 3`. It opens nothing."""
        return f"Link {self.link_id}"

    def opens(self, at: dt.datetime) -> bool:
        """Whether it opens anything at a time (UTC)."""
        return self.revoked_at is None and at.date() <= self.until
