"""list the releases"""

from __future__ import annotations

import argparse

from scorecard.commands import DONE, inert, say


def arguments(_: argparse.ArgumentParser) -> None:
    """Nothing."""


def run(_: argparse.Namespace) -> int:
    """List them, newest first."""
    from scorecard.register import Register

    found = Register.open().releases()
    for place, each in enumerate(found):
        shows = "  (shows now)" if place == 0 else ""
        published = f"published {each.published_at:%Y-%m-%d %H:%M} UTC by {inert(each.published_by)}"
        print(f"{each.release_id}  as at {each.newest_as_at:%Y-%m-%d}  {published}{shows}")
    if not found:
        say("There is no release yet. Load returns, then run: python -m scorecard publish")
    return DONE
