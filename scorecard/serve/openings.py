"""That something was opened by a shared link, for the access log: which link it was, what, and when. Nobody's name, and no address.

Written a moment later, all of that moment at once: nobody waits for the register, and two hundred who open a link together are one entry in
its book-keeping and not two hundred.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress

from scorecard.register import Register, RegisterError
from scorecard.terms import Visit

AFTER_SECONDS = 1.0
MOST_WAITING = 100_000  # where the register cannot be written to: the oldest go first


def _enter(visits: Sequence[Visit]) -> None:
    Register.open().visited_all(visits)


class Openings:
    """Openings that wait to be entered. Safe to use from several threads."""

    def __init__(self, enter: Callable[[Sequence[Visit]], None] = _enter, after: float = AFTER_SECONDS) -> None:
        self._enter, self._after = enter, after
        self._waiting: deque[Visit] = deque(maxlen=MOST_WAITING)
        self._alone = threading.Lock()
        self._timer: threading.Timer | None = None

    def note(self, visit: Visit) -> None:
        """Have an opening entered soon."""
        with self._alone:
            self._waiting.append(visit)
            if self._timer is None:
                self._timer = threading.Timer(self._after, self.flush)
                self._timer.daemon = True
                self._timer.start()

    def flush(self) -> None:
        """Enter what waits. What the register does not take waits for the next time."""
        with self._alone:
            found, self._timer = list(self._waiting), None
            self._waiting.clear()
        if found:
            entered = False
            with suppress(RegisterError):
                self._enter(found)
                entered = True
            if not entered:
                with self._alone:
                    self._waiting.extendleft(reversed(found))
