"""hold a submission, whatever its checks said, until it is accepted again"""

from __future__ import annotations

import argparse

from scorecard.commands import DONE, by, inert, named, reason, say, says_what_it_is, submission


def arguments(parser: argparse.ArgumentParser) -> None:
    """SUBMISSION --reason R [--by NAME]"""
    submission(parser)
    reason(parser)
    by(parser)


def run(options: argparse.Namespace) -> int:
    """Hold it. A release that rests on it goes on showing until it is withdrawn, or the next one is published."""
    from scorecard import gate
    from scorecard.register import Register

    register = Register.open()
    of = named(options.submission, register)
    gate.hold(of.snapshot_id, options.by, options.reason, register)
    print(inert(f"Held: {says_what_it_is(of)}."))
    current = register.current_release_id()
    if current and of.snapshot_id in register.snapshots_of(current):
        say(f"Release {current}, which shows, rests on it: publish anew, or withdraw it.")
    return DONE
