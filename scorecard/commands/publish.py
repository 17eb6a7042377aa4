"""publish what was accepted as a new release"""

from __future__ import annotations

import argparse

from scorecard.commands import DONE, HELD, by, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """[--by NAME]"""
    by(parser)


def run(options: argparse.Namespace) -> int:
    """Publish; nothing is made anew where nothing has changed."""
    from scorecard.publish import PublishError, publish

    try:
        made = publish(options.by, progress=say)
    except PublishError as error:
        say(str(error))
        return HELD
    what = "Published" if made.new else "Nothing has changed since"
    print(f"{what} release {made.release.release_id}, as at {made.release.newest_as_at:%d/%m/%Y}.")
    return DONE
