"""Making a link: a token is drawn and signed, the register keeps its hash, and whoever made it is told the token, once."""

from __future__ import annotations

import datetime as dt

from scorecard.links.errors import LinkError
from scorecard.links.key import key, make_key
from scorecard.links.token import new, sha256
from scorecard.register import Register, now
from scorecard.terms import Link

LAST_YEARS = 6  # agenda papers stay open to the public for so long: Local Government Act 1972 s.100C(1)


def last_day(today: dt.date) -> dt.date:
    """The last day that a link which is made today may have."""
    try:
        return today.replace(year=today.year + LAST_YEARS)
    except ValueError:  # 29 February
        return today.replace(year=today.year + LAST_YEARS, day=28)


def make(briefing_id: str, release_id: str, until: dt.date, who: str) -> tuple[Link, str]:
    """Make a link to a frozen briefing; gives it, and its token. Raises LinkError for a day that is past or too far
    off, or without a key."""
    today = now().date()
    if not today <= until <= last_day(today):
        raise LinkError(
            f"The link's last day is {until:%d/%m/%Y}. Expected a day from {today:%d/%m/%Y} to {last_day(today):%d/%m/%Y}: "
            f"a link lasts {LAST_YEARS} years at most."
        )
    register = Register.open()
    if not register.links():  # a key that went is brought back, and not made anew: links rest on it
        make_key()
    token = new(key())
    return register.make_link(sha256(token), briefing_id, release_id, until, who), token
