"""The register: what was received, who decided what and why, which releases there are, what is said of their figures, who opened what.
Acts are added, never changed or deleted; what says who opened which page goes when its time is up.

SQLite by default, PostgreSQL by URL (settings.register_url). Times are UTC without a zone.
"""

from __future__ import annotations

from pathlib import Path

from scorecard import settings
from scorecard.register.acts import now
from scorecard.register.briefings import Briefings
from scorecard.register.commentary import Commentaries
from scorecard.register.connection import RegisterError
from scorecard.register.copying import Copies
from scorecard.register.highlights import Highlights
from scorecard.register.links import BRIEFING, Links
from scorecard.register.rebases import Rebases
from scorecard.register.releases import Releases
from scorecard.register.submissions import Submissions
from scorecard.register.visits import ACCESS_LOG, Visits

__all__ = ["ACCESS_LOG", "BRIEFING", "Register", "RegisterError", "now"]


class Register(Submissions, Releases, Commentaries, Rebases, Highlights, Briefings, Links, Visits, Copies):
    """The register of one data root. Each method is one transaction: an act is there whole, or not at all."""

    @classmethod
    def open(cls) -> Register:
        """The register that the settings name; made where it is not there yet."""
        return cls(settings.register_url())

    @classmethod
    def if_there(cls) -> Register | None:
        """The register that the settings name; None where there is none yet (and none is made)."""
        url = settings.register_url()
        there = not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).is_file()
        return cls(url) if there else None

    @staticmethod
    def known_authority() -> str:
        """Our authority's code, without making a register where there is none yet."""
        register = Register.if_there()
        return register.authority() if register else settings.authority_code()
