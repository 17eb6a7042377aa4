"""What links open, ready to be sent: read once, put together once, compressed once. Frozen briefings never change; what is said beside one
does, and it is put together anew after an act that may change that."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from html import escape
from pathlib import Path

from scorecard import briefing
from scorecard.briefing import PAGE, PAPER, BriefingError, Frozen, Notices
from scorecard.released import open_beside
from scorecard.serve import answers
from scorecard.serve.answers import Answer
from scorecard.terms import Link
from scorecard.wording import links as words

WHOLE, CHANGES, EXPLORE = "briefing.html", "changes", "explore"
MOST_BRIEFINGS, MOST_ANSWERS = 32, 512
# A frozen page, parted where something is put into it: its list of parts, the beginning of its content, and the end of that.
_PARTED = re.compile(r"(.*)(</ul>\s*</nav>\s*<main\b[^>]*>)(.*</main>)(.*)", re.DOTALL)


def notices(of: Frozen, link: Link) -> Notices:
    """What has become of a briefing's figures, for whoever opened it by a link, without a role. Raises RegisterError, LinkError."""
    return briefing.notices(of, opens=partial(open_beside, link))


class Shelf:
    """Answers by link and name. Safe to use from several threads. `beside` tells what is said beside a briefing."""

    def __init__(self, beside: Callable[[Frozen, Link], Notices] = notices) -> None:
        self._beside = beside
        self._alone = threading.Lock()
        self._ready: OrderedDict[tuple[str, str, int], Answer | None] = OrderedDict()
        self._briefings: OrderedDict[tuple[str, int], _Briefing] = OrderedDict()

    def is_ready(self, link: Link, name: str, last_act: int) -> bool:
        """Whether `answer` gives it without reading anything, and without waiting for who does."""
        return (link.sha256, name, last_act) in self._ready

    def answer(self, link: Link, address: str, name: str, last_act: int) -> Answer | None:
        """What a link opens by a name (empty: the briefing); None where there is no such thing, or nobody may have it. `address` is the
        link's own, `last_act` the last act that changes what is said beside it. Raises ScorecardError where it cannot be told."""
        key = (link.sha256, name, last_act)
        try:
            return self._ready[key]
        except KeyError:
            pass
        with self._alone:
            if key not in self._ready:
                of = self._briefing(link, last_act)
                self._ready[key] = of.answer(address, name) if name in of.names else None
                if len(self._ready) > MOST_ANSWERS:
                    self._ready.popitem(last=False)
            return self._ready[key]

    def _briefing(self, link: Link, last_act: int) -> _Briefing:
        key = (link.briefing_id, last_act)
        if key not in self._briefings:
            of = briefing.frozen(link.briefing_id)
            self._briefings[key] = _Briefing(of, self._beside(of, link))
            if len(self._briefings) > MOST_BRIEFINGS:
                self._briefings.popitem(last=False)
        return self._briefings[key]


class _Briefing:
    """A briefing with what is said beside it."""

    def __init__(self, of: Frozen, beside: Notices) -> None:
        self._of, self._beside = of, beside
        self._explores = not beside.hides and beside.withdrawn is None
        files = [name for name in of.manifest["files"] if Path(name).suffix in answers.TYPES and name != PAGE]
        self._files = [] if beside.hides else files
        self.names = {"", *self._files}
        if not beside.hides:
            self.names |= {WHOLE} | ({CHANGES} if beside.revisions else set()) | ({EXPLORE} if self._explores else set())
        self._file = lru_cache(maxsize=None)(self._read_file)  # one body, whichever link it is asked for by

    def answer(self, address: str, name: str) -> Answer:
        """One of `names`."""
        if name == "":
            return answers.page(self._hidden() if self._beside.hides else self._page(address))
        if name == CHANGES:
            return answers.page(self._changes(address))
        if name == EXPLORE:
            base, _, token = address.rpartition("/b/")
            return answers.led_to(f"{base}/?link={token}")
        return self._file(name)

    def _read_file(self, name: str) -> Answer:
        held = self._page("") if name == WHOLE else self._of.read(name)
        path = Path(name)
        return answers.file(name, held, f"{path.stem}_{self._of.manifest['meeting']}{path.suffix}")

    def _page(self, address: str) -> bytes:
        """The page as it was frozen, with what is said beside it, and where its files are. Without an address no link is in it: it is
        passed on as a file."""
        parted = _PARTED.fullmatch(self._of.read(PAGE).decode())
        if parted is None:
            raise BriefingError(f"{self._of.briefing.briefing_id} has a page without its main part. Freeze a new version of it.")
        head, begins, content, foot = parted.groups()
        way = f'<li><a href="#take-away">{words.TAKE_AWAY}</a></li>\n' if address else ""
        return f"{head}{way}{begins}{self._notices(address)}{content}{self._take_away(address)}{foot}".encode()

    def _notices(self, address: str) -> str:
        if not self._beside.sentences:
            return ""
        said = "".join(f"<p><strong>{escape(each)}</strong></p>" for each in self._beside.sentences)
        if address and self._beside.revisions:
            said += f'<p><a href="{escape(address)}/{CHANGES}">{words.CHANGES}</a></p>'
        return f'\n<section aria-labelledby="since"><h2 id="since">{words.SINCE}</h2>{said}</section>'

    def _take_away(self, address: str) -> str:
        if not address:
            return ""
        named = [(EXPLORE, words.EXPLORE)] if self._explores else []
        named += [(PAPER, words.PAPER)] if PAPER in self._files else []
        named += [(WHOLE, words.WHOLE), *((each, words.table(each)) for each in self._files if each != PAPER)]
        items = "".join(f'<li><a href="{escape(address)}/{escape(name)}">{escape(said)}</a></li>' for name, said in named)
        return f'\n<nav aria-labelledby="take-away"><h2 id="take-away">{words.TAKE_AWAY}</h2><ul>{items}</ul></nav>'

    def _hidden(self) -> bytes:
        """What stands in the place of figures that are shown to nobody: not even the title, which an author wrote who had seen them."""
        return answers.own(words.HIDDEN, "".join(f"<p>{escape(each)}</p>" for each in self._beside.sentences))

    def _changes(self, address: str) -> bytes:
        rows = [(each.label, each.period, each.old, each.new) for each in self._beside.revisions]
        back = f'<p><a href="{escape(address)}">{words.BACK}</a></p>'
        on, by = self._beside.revised_on, self._beside.revised_by
        said = f"<p>{escape(words.changes(on, by))}</p>" if on else ""
        return answers.own(f"{words.CHANGES}: {self._of.manifest['title']}", f"{back}\n{said}\n{_table(rows)}")


def _table(rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in words.CHANGES_HEADINGS)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(each)}</td>" for each in rest)}</tr>' for first, *rest in rows
    )
    about = escape(words.CHANGES)
    table = f"<table><caption>{about}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="wide" role="region" tabindex="0" aria-label="Table: {about}">{table}</div>'
