"""The command line: `python -m scorecard --help` lists the commands, each a file of `scorecard/commands/`.

Exit codes: 0 done; 1 held, or queries open without --accept; 2 no rows readable, or return or date unknown; of several files the highest.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys

from scorecard import commands
from scorecard.commands import DONE, UNREADABLE, inert, say
from scorecard.terms import ScorecardError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = parser().parse_args(arguments)
    try:
        return options.run(options)
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stdout = None  # type: ignore[assignment]
        return DONE
    except (OSError, ValueError, ScorecardError) as error:
        say(f"That did not work: {inert(str(error))}")
        return UNREADABLE
    except KeyboardInterrupt:
        say("Stopped. Nothing was left half done.")
        return UNREADABLE


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments."""
    made = argparse.ArgumentParser(prog="python -m scorecard", description="Monthly SEND returns, checked before anything is charted.")
    listed = made.add_subparsers(required=True, metavar="COMMAND")
    for found in pkgutil.iter_modules(commands.__path__):
        command = importlib.import_module(f"{commands.__name__}.{found.name}")
        words = (command.__doc__ or "").strip()
        each = listed.add_parser(found.name.replace("_", "-"), help=words, description=words)
        command.arguments(each)
        each.set_defaults(run=command.run)
    return made


if __name__ == "__main__":
    sys.exit(main())
