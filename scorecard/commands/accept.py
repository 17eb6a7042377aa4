"""accept a submission: from now on it counts"""

from __future__ import annotations

import argparse

from scorecard.commands import DONE, HELD, by, inert, named, reason, say, say_standing, says_what_it_is, submission


def arguments(parser: argparse.ArgumentParser) -> None:
    """SUBMISSION [--reason R] [--by NAME]"""
    submission(parser)
    reason(parser, required=False)
    by(parser)


def run(options: argparse.Namespace) -> int:
    """Accept it; the reason answers the queries that have none yet. What is held, or has queries without a reason, stays as it is."""
    from scorecard import gate
    from scorecard.register import Register

    register = Register.open()
    of = named(options.submission, register)
    stands = gate.standing(of, register)
    if stands.kept and (stands.holding or (stands.queries and not options.reason.strip())):
        say_standing(stands)
        say("Mend it and send it again, set records aside, or give a reason: `findings` lists what to do.")
        return HELD
    gate.accept(of.snapshot_id, options.by, options.reason, register)
    print(inert(f"Accepted: {says_what_it_is(of)}."))
    say("`changes` says what publishing it would change.")
    return DONE
