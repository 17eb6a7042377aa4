"""publish what was accepted as a new release, or a withdrawn release again"""

from __future__ import annotations

import argparse

from scorecard.commands import DONE, HELD, by, inert, reason, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """[--return NAME...] [--by NAME] | --again RELEASE --reason R [--by NAME]"""
    what = parser.add_mutually_exclusive_group()
    returns(what)
    what.add_argument("--again", metavar="RELEASE", help="show a release again that was withdrawn")
    reason(parser, required=False)
    by(parser)


def returns(parser: argparse._ActionsContainer) -> None:
    """Which returns are published; of the others what shows now stays."""
    words = "what is accepted of these returns alone; of the others what shows now stays"
    parser.add_argument("--return", dest="returns", nargs="+", action="extend", default=[], metavar="NAME", help=words)


def run(options: argparse.Namespace) -> int:
    """Publish; nothing is made anew where nothing has changed."""
    from scorecard.publish import PublishError, publish
    from scorecard.register import Register

    if options.again:
        Register.open().publish_again(options.again, options.by, options.reason)
        print(inert(f"Release {options.again} is published again, and shows."))
        return DONE
    if options.reason:
        raise ValueError("--reason goes with --again: a new release has the reasons that its returns were accepted with.")
    try:
        made = publish(options.by, progress=lambda line: say(inert(line)), returns=options.returns)
    except PublishError as error:  # nothing to publish, or a second person is waited for
        say(inert(str(error)))
        return HELD
    what = "Published" if made.new else "Nothing has changed since"
    print(f"{what} release {made.release.release_id}, as at {made.release.newest_as_at:%d/%m/%Y}.")
    return DONE
