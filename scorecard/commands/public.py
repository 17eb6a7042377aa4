"""make the public file of a release anew: what shared links and briefings may show of it"""

from __future__ import annotations

import argparse

from scorecard.commands import DONE, inert, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """RELEASE..."""
    parser.add_argument("releases", metavar="RELEASE", nargs="+", help="a release's ID, as `releases` lists it")


def run(options: argparse.Namespace) -> int:
    """Make each, one after another: what one suppresses, the next does too."""
    from scorecard import release
    from scorecard.disclosure import make_public
    from scorecard.register import Register
    from scorecard.terms import ScorecardError

    known = {each.release_id for each in Register.open().releases()}
    if unknown := [each for each in options.releases if each not in known]:
        raise ScorecardError(f"There is no release {', '.join(unknown)}. The command `releases` lists those that there are.")
    with release.one_at_a_time(lambda line: say(inert(line))), release.writing():
        for each in options.releases:
            made = make_public(each, lambda line: say(inert(line)))
            many = len(made.suppressed)
            print(f"Made the public file of release {each}: {many:,} {'figure is' if many == 1 else 'figures are'} suppressed in it.")
    return DONE
