"""Shared links: made once, shown once, and known again by a signature and a hash. A link names nothing and nobody (docs/shared_links.md).

link, token = links.make("b0001", "r0007", until, who)    the token is what stands in the address; it is kept nowhere
links.STANDING.find(token)                                the link that a token is of, where it opens something now; or None
links.FRESH_SECONDS                                       how long a link that was revoked may still open
"""

from scorecard.links.errors import LinkError
from scorecard.links.key import key, why_not
from scorecard.links.making import LAST_YEARS, last_day, make
from scorecard.links.standing import FRESH_SECONDS, STANDING, Standing
from scorecard.links.token import is_ours, new, sha256

__all__ = [
    "FRESH_SECONDS",
    "LAST_YEARS",
    "STANDING",
    "LinkError",
    "Standing",
    "is_ours",
    "key",
    "last_day",
    "make",
    "new",
    "sha256",
    "why_not",
]
