"""list the releases: which one shows, and which were withdrawn"""

from __future__ import annotations

import argparse

from scorecard.commands import DONE, inert, say


def arguments(_: argparse.ArgumentParser) -> None:
    """Nothing."""


def run(_: argparse.Namespace) -> int:
    """List them, newest first."""
    from scorecard.register import Register

    register = Register.open()
    found, shown, withdrawn = register.releases(), register.current_release_id(), register.withdrawn()
    for each in found:
        fate = "  (shows now)" if each.release_id == shown else ""
        if act := withdrawn.get(each.release_id):
            fate = f"  (withdrawn {act.at:%Y-%m-%d %H:%M} UTC by {act.who}: {act.reason})"
        published = f"published {each.published_at:%Y-%m-%d %H:%M} UTC by {each.published_by}"
        print(inert(f"{each.release_id}  as at {each.newest_as_at:%Y-%m-%d}  {published}{fate}"))
    if not found:
        say("There is no release yet. Load returns, then run: python -m scorecard publish")
    elif not shown:
        say("None of them shows: all were withdrawn. Publish one again with publish --again, or publish anew.")
    return DONE
