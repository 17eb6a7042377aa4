"""Failed tries at shared links, by address. A committee's members share one address: who has a good link is never counted, nor refused.

What keeps a link from being guessed is its length; this keeps whoever tries from being answered at length, and says so to them.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import ip_address, ip_network

MOST = 20  # failed tries
WITHIN_SECONDS = 60.0
MOST_ADDRESSES = 10_000  # of which the one that tried last longest ago is forgotten first


class Tries:
    """How often each address has failed of late. `clock` gives seconds, from whenever. Of the server's one event loop alone."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()

    def failed(self, address: str) -> bool:
        """Count a failed try; gives whether there were too many. One that was refused as one too many counts as well."""
        at, whose = self._clock(), _network(address)
        found = self._failed.setdefault(whose, deque(maxlen=MOST))
        self._failed.move_to_end(whose)
        too_many = len(found) == MOST and at - found[0] < WITHIN_SECONDS
        found.append(at)
        if len(self._failed) > MOST_ADDRESSES:
            self._failed.popitem(last=False)
        return too_many


def _network(address: str) -> str:
    """Whose an address is: of version 6 somebody has 2 to the 64 of them."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
